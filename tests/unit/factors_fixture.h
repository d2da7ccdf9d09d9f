#pragma once
// Made-up customers with tastes: every customer likes one of a few groups of items, buys mostly of it, and often again.

#include <algorithm>

#include "base/random.h"
#include "ml/factors/sales.h"

namespace cairn::factors {

inline Sales made_up_sales(std::size_t customers, std::size_t groups, std::size_t items_a_group, int days,
                           std::uint64_t seed) {
  Random random(seed);
  Sales sales{customers, groups * items_a_group, {}};
  for (std::size_t customer = 0; customer < customers; ++customer) {
    const std::size_t group = random.index(groups);
    for (int day = static_cast<int>(random.below(30)); day < days; day += 5 + static_cast<int>(random.below(20))) {
      for (std::size_t n = 1 + random.index(4); n > 0; --n) {
        const std::size_t from = random.chance(0.85) ? group : random.index(groups);
        const std::size_t place = random.index(1 + random.index(items_a_group));  // the first ones more often
        sales.all.push_back({static_cast<std::uint32_t>(customer),
                             static_cast<std::uint32_t>(from * items_a_group + place), day * kDay_minutes});
      }
    }
  }
  const auto key = [](const Sale& sale) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(sale.minute)) << 32) ^
           (std::uint64_t{sale.customer} << 16) ^ sale.item;
  };
  std::sort(sales.all.begin(), sales.all.end(), [&](const Sale& a, const Sale& b) { return key(a) < key(b); });
  sales.all.erase(std::unique(sales.all.begin(), sales.all.end()), sales.all.end());
  return sales;
}

}  // namespace cairn::factors
