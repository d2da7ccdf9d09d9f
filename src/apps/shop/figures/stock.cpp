#include "apps/shop/figures/stock.h"

#include <algorithm>
#include <cstddef>

#include "apps/shop/figures/counting.h"
#include "apps/shop/figures/crossfilter.h"

namespace cairn::shop::figures {
namespace {

double rate_of(const Movement& moved, Date last_day) {
  if (!moved.first_sold || moved.units <= 0) return 0;
  const int days = std::clamp(days_between(*moved.first_sold, last_day) + 1, kFewest_rate_days, kRate_days);
  return static_cast<double>(moved.units) / kOne / days;
}

// Calls with each line of a product and its day, up to the last day; lines are sorted.
template <class Use>
void each_product_line(const Lines& lines, Date last_day, Use use) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Date day = day_of(lines.minute[i]);
    if (day > last_day) return;
    if (lines.product[i] != kNoProduct) use(i, day);
  }
}

}  // namespace

std::vector<Movement> movements(const Lines& lines, Date last_day) {
  std::vector<Movement> out(lines.products.size());
  const Date now = add_days(last_day, 1 - kRate_days), before = add_days(now, -kRate_days);
  each_product_line(lines, last_day, [&](std::size_t i, Date day) {
    if (!is_units(lines.kind[i])) return;
    Movement& moved = out[lines.product[i]];
    if (day >= now)
      moved.units += lines.quantity[i];
    else if (day >= before)
      moved.units_before += lines.quantity[i];
    if (lines.kind[i] != LineKind::kGoods) return;
    if (!moved.first_sold) moved.first_sold = day;
    moved.last_sold = day;
  });
  for (Movement& moved : out) moved.a_day = rate_of(moved, last_day);
  return out;
}

Left left_of(const Counted& counted, std::int64_t sold_since, double a_day) {
  Left out;
  out.pieces = counted.pieces - sold_since;
  out.oversold = out.pieces < 0;
  if (a_day > 0) out.days = static_cast<double>(std::max<std::int64_t>(0, out.pieces)) / kOne / a_day;
  return out;
}

std::vector<std::optional<Left>> left_of(const Lines& lines, std::span<const std::optional<Counted>> counted,
                                         std::span<const Movement> moved, Date last_day) {
  std::vector<std::int64_t> sold(lines.products.size(), 0);
  const std::size_t known = std::min(counted.size(), sold.size());
  each_product_line(lines, last_day, [&](std::size_t i, Date day) {
    const std::size_t product = lines.product[i];
    if (product < known && counted[product] && day > counted[product]->on && is_units(lines.kind[i]))
      sold[product] += lines.quantity[i];
  });
  std::vector<std::optional<Left>> out(lines.products.size());
  for (std::size_t product = 0; product < known; ++product)
    if (counted[product]) out[product] = left_of(*counted[product], sold[product], moved[product].a_day);
  return out;
}

std::vector<SlowMover> slow_movers(const Lines& lines, std::span<const Movement> moved, Date last_day, int days,
                                   std::uint8_t currency) {
  std::vector<Amount> revenue(lines.products.size(), 0);
  each_product_line(lines, last_day, [&](std::size_t i, Date) {
    if (lines.currency[i] == currency && is_revenue(lines.kind[i])) revenue[lines.product[i]] += lines.amount[i];
  });
  std::vector<SlowMover> out;
  for (std::uint32_t product = 0; product < moved.size(); ++product) {
    if (!moved[product].last_sold) continue;
    const Date last = *moved[product].last_sold;
    const int waits = days_between(last, last_day);
    if (waits >= days) out.push_back({product, last, waits, revenue[product]});
  }
  std::stable_sort(out.begin(), out.end(), [](const SlowMover& left, const SlowMover& right) {
    return left.days != right.days ? left.days > right.days : left.revenue > right.revenue;
  });
  return out;
}

}  // namespace cairn::shop::figures
