#pragma once
// Random order lines, small enough to sum up by plain loops.

#include "apps/shop/lines.h"
#include "base/random.h"

namespace cairn::shop {

inline Lines random_lines(std::uint64_t seed, std::size_t orders = 60) {
  Random random(seed);
  Lines lines;
  for (int i = 0; i < 8; ++i) lines.products.push_back({"P" + std::to_string(i), "Product " + std::to_string(i)});
  for (int i = 0; i < 10; ++i) lines.customers.push_back({std::to_string(100 + i), i % 3 == 0 ? "Name" : ""});
  lines.countries = {"United Kingdom",
                     "Fran\xC3\xA7"
                     "e",
                     "EIRE"};
  lines.currencies = {"GBP", "EUR"};
  std::int32_t minute = -3 * 24 * 60 + 5;
  for (std::size_t order = 0; order < orders; ++order) {
    lines.orders.push_back("A" + std::to_string(order));
    minute += static_cast<std::int32_t>(random.below(2 * 24 * 60));
    const auto customer = random.chance(0.2) ? kNobody : static_cast<std::uint32_t>(random.below(10));
    const auto country = random.chance(0.1) ? kNowhere : static_cast<std::uint16_t>(random.below(3));
    const auto currency = static_cast<std::uint8_t>(random.chance(0.15) ? 1 : 0);
    for (std::size_t n = 1 + random.index(4); n > 0; --n) {
      const auto kind = random.chance(0.7) ? LineKind::kGoods : static_cast<LineKind>(random.below(kLineKinds));
      const bool back = kind == LineKind::kReturn || kind == LineKind::kDiscount;
      const auto amount = static_cast<Amount>(random.below(5'000'000));
      lines.order.push_back(static_cast<std::uint32_t>(order));
      lines.product.push_back(kind == LineKind::kDiscount ? kNoProduct : static_cast<std::uint32_t>(random.below(8)));
      lines.customer.push_back(customer);
      lines.country.push_back(country);
      lines.currency.push_back(currency);
      lines.kind.push_back(kind);
      lines.minute.push_back(minute);
      lines.quantity.push_back(static_cast<Quantity>(1 + random.below(20)) * kOne * (back ? -1 : 1));
      lines.amount.push_back(back ? -amount : amount);
      lines.row_line.push_back(static_cast<std::uint32_t>(lines.size()) + 1);
    }
  }
  return lines;
}

}  // namespace cairn::shop
