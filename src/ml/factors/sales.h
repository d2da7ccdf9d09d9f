#pragma once
// Sales over time, and what can be learned and judged when they are cut in two: what came before a moment, and what the
// same customers bought after it.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "ml/factors/history.h"
#include "ml/factors/ranking.h"

namespace cairn::factors {

struct Sale {  // an item in an order of a known customer; once an order, however many lines
  std::uint32_t customer = 0, item = 0;
  std::int32_t minute = 0;  // of any clock that all sales share
  friend bool operator==(const Sale&, const Sale&) = default;
};

struct Sales {
  std::size_t customers = 0, items = 0;
  std::vector<Sale> all;  // ascending by minute
};

inline constexpr std::int32_t kDay_minutes = 24 * 60;

// What was sold before `minute`, looked at from there.
Interactions before(const Sales& sales, std::int32_t minute);
// Customers who bought before `minute`, and in minute..end - 1 as well; ascending by customer.
std::vector<Trial> trials_after(const Sales& sales, const Interactions& history, std::int32_t minute,
                                std::int32_t end = std::numeric_limits<std::int32_t>::max());

}  // namespace cairn::factors
