#include "apps/shop/desk/advice.h"

#include <algorithm>

#include "ml/factors/ranking.h"

namespace cairn::shop::desk {
namespace {

std::vector<std::uint32_t> best_of(const factors::Blend& blend, const factors::History& history,
                                   factors::Purpose purpose) {
  std::vector<double> scores;
  blend.score(history, purpose, scores);
  return factors::best(scores, history, purpose, blend.known(), factors::kTop);
}

}  // namespace

std::vector<Order> orders_of(const factors::Sales& sales, std::uint32_t customer) {
  std::vector<Order> orders;
  for (const factors::Sale& sale : sales.all) {
    if (sale.customer != customer) continue;
    if (orders.empty() || orders.back().minute != sale.minute) orders.push_back({sale.minute, {}});
    orders.back().items.push_back(sale.item);
  }
  std::reverse(orders.begin(), orders.end());
  return orders;
}

factors::History history_of_orders(const std::vector<Order>& orders, std::int32_t now_minute,
                                   const std::vector<std::int32_t>& left_out) {
  factors::History history;
  for (const Order& order : orders) {
    if (std::binary_search(left_out.begin(), left_out.end(), order.minute)) continue;
    const double age_minutes = static_cast<double>(now_minute) - static_cast<double>(order.minute);
    for (const std::uint32_t item : order.items)
      history.push_back({item, static_cast<float>(age_minutes / factors::kDay_minutes)});
  }
  factors::sort_history(history);
  return history;
}

Advice advise(const factors::Blend& blend, const factors::Sales& sales, std::int32_t now_minute, const Asked& asked) {
  Advice advice;
  advice.asked = asked;
  if (asked.customer) advice.orders = orders_of(sales, *asked.customer);
  const factors::History whole = history_of_orders(advice.orders, now_minute, {});
  const factors::History history = history_of_orders(advice.orders, now_minute, asked.left_out);
  const std::vector<std::uint32_t> before = best_of(blend, whole, asked.purpose);
  const std::vector<std::uint32_t> now = best_of(blend, history, asked.purpose);
  for (const std::uint32_t item : now) {
    Recommended one;
    one.item = item;
    if (const auto at = std::find(before.begin(), before.end(), item); at != before.end())
      one.place_before = static_cast<std::size_t>(at - before.begin());
    one.reasons = blend.reasons(history, asked.purpose, item);
    advice.best.push_back(std::move(one));
  }
  for (const std::uint32_t item : before)
    if (std::find(now.begin(), now.end(), item) == now.end()) advice.gone.push_back(item);
  return advice;
}

}  // namespace cairn::shop::desk
