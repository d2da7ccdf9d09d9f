#pragma once
// Order lines for figures: written by hand, and random ones of many sorts of shops, small enough for plain loops.

#include <cmath>
#include <string>
#include <vector>

#include "apps/shop/figures/counting.h"
#include "apps/shop/lines.h"
#include "base/date.h"
#include "base/random.h"

namespace cairn::shop::figures::testing {

struct Item {
  std::uint32_t product = 0;  // or kNoProduct
  int pieces = 1;
  int units = 1;  // of the currency
  LineKind kind = LineKind::kGoods;
};

// Orders are added by day, ascending.
inline void add_order(Lines& lines, Date day, std::uint32_t customer, const std::vector<Item>& items,
                      std::uint8_t currency = 0) {
  const auto order = static_cast<std::uint32_t>(lines.orders.size());
  lines.orders.push_back("A" + std::to_string(order));
  while (customer != kNobody && lines.customers.size() <= customer)
    lines.customers.push_back({std::to_string(lines.customers.size()), ""});
  while (lines.currencies.size() <= currency) lines.currencies.push_back("C" + std::to_string(lines.currencies.size()));
  for (const Item& item : items) {
    while (item.product != kNoProduct && lines.products.size() <= item.product)
      lines.products.push_back({"P" + std::to_string(lines.products.size()), ""});
    lines.order.push_back(order);
    lines.product.push_back(item.product);
    lines.customer.push_back(customer);
    lines.country.push_back(kNowhere);
    lines.currency.push_back(currency);
    lines.kind.push_back(item.kind);
    lines.minute.push_back(day.days * 24 * 60 + 60);
    lines.quantity.push_back(item.pieces * kOne);
    lines.amount.push_back(item.units * kUnit);
    lines.row_line.push_back(static_cast<std::uint32_t>(lines.size()));
  }
}

inline Date day(const char* iso) { return parse_date(iso).value_or(Date()); }

// Few or many customers, products and orders, dense or spread over years; returns that are orders of their own, gifts,
// two currencies, customers and products of which there is no order.
inline Lines any_shop(Random& random) {
  Lines lines;
  const auto customers = 1 + random.below(12), products = 1 + random.below(9);
  const auto orders = random.below(70);
  const auto gap = 1 + random.below(random.chance(0.5) ? 4 : 40);
  const double again = random.unit();
  for (std::uint64_t i = 0; i < customers; ++i) lines.customers.push_back({std::to_string(i), ""});
  for (std::uint64_t i = 0; i < products; ++i) lines.products.push_back({"P" + std::to_string(i), ""});
  lines.currencies = {"GBP", "EUR"};
  Date now{static_cast<std::int32_t>(random.between(-40, 20'000))};
  for (std::uint64_t n = 0; n < orders; ++n) {
    now = add_days(now, static_cast<int>(random.below(gap)));
    const bool back = random.chance(0.1);
    std::vector<Item> items;
    for (std::uint64_t k = 1 + random.below(4); k > 0; --k) {
      Item item{static_cast<std::uint32_t>(random.below(products)), static_cast<int>(1 + random.below(5)),
                static_cast<int>(random.below(4)), LineKind::kGoods};
      if (back || random.chance(0.1)) item = {item.product, -item.pieces, -item.units, LineKind::kReturn};
      if (random.chance(0.2)) item.kind = static_cast<LineKind>(random.below(kLineKinds));
      if (random.chance(0.1)) item.product = kNoProduct;
      items.push_back(item);
    }
    const auto customer = static_cast<std::uint32_t>(random.chance(again) ? 0 : random.below(customers));
    add_order(lines, now, random.chance(0.1) ? kNobody : customer, items,
              static_cast<std::uint8_t>(random.chance(0.15) ? 1 : 0));
  }
  return lines;
}

// Empty for all lines, else one a line.
inline std::vector<std::uint8_t> any_counts(Random& random, const Lines& lines) {
  std::vector<std::uint8_t> counts;
  if (random.chance(0.4)) return counts;
  for (std::size_t i = 0; i < lines.size(); ++i) counts.push_back(random.chance(0.7) ? 1 : 0);
  return counts;
}

// Since 1970, of a line.
inline std::int32_t days_of(const Lines& lines, std::size_t line) {
  return static_cast<std::int32_t>(std::floor(lines.minute[line] / (24 * 60.0)));
}

}  // namespace cairn::shop::figures::testing
