#include "ml/factors/demand.h"

#include <algorithm>
#include <cmath>

namespace cairn::factors {
namespace {

constexpr float kDay = 1;

float first_purchase(HistoryView history) {
  float oldest = 0;
  for (const Bought& bought : history) oldest = std::max(oldest, bought.age_days);
  return oldest;
}

}  // namespace

Demand demand_of(const Interactions& data) {
  Demand demand;
  for (auto* counts : {&demand.ever, &demand.month, &demand.fortnight, &demand.week, &demand.discovered, &demand.trend})
    counts->assign(data.items(), 0.0f);
  ItemHistory item;
  for (std::size_t customer = 0; customer < data.customers(); ++customer) {
    const HistoryView history = data.of(customer);
    const float since = first_purchase(history);
    for (Items items(history); items.next(item);) {
      const float first = item.bought.front().age_days, last = item.bought.back().age_days;
      demand.ever[item.item] += 1;
      if (last <= kMonth_days) demand.month[item.item] += 1;
      if (last <= kFortnight_days) demand.fortnight[item.item] += 1;
      if (last <= kWeek_days) demand.week[item.item] += 1;
      if (since - first > kDay)
        demand.discovered[item.item] += static_cast<float>(faded(static_cast<double>(first), kDiscovery_days));
    }
  }
  const float usual = kFortnight_days / std::max(data.oldest_days(), kFortnight_days);
  for (std::size_t i = 0; i < data.items(); ++i)
    demand.trend[i] = std::sqrt(demand.fortnight[i] / (demand.ever[i] * usual + 1));
  return demand;
}

}  // namespace cairn::factors
