#include "ml/factors/recommender.h"

#include <algorithm>

namespace cairn::factors {

std::vector<std::uint32_t> best(const std::vector<double>& scores, HistoryView history, Purpose purpose,
                                const std::vector<float>& known, std::size_t count) {
  std::vector<std::uint32_t> top;  // the best so far, the highest first
  if (count == 0) return top;
  top.reserve(count + 1);
  std::size_t at = 0;  // in the history, which ascends as the items do
  for (std::uint32_t item = 0; item < scores.size(); ++item) {
    while (at < history.size() && history[at].item < item) ++at;
    if (!(known[item] > 0)) continue;
    if (top.size() == count && !(scores[item] > scores[top.back()])) continue;
    if (purpose == Purpose::kNew && at < history.size() && history[at].item == item) continue;
    const auto place = std::upper_bound(top.begin(), top.end(), item,
                                        [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    top.insert(place, item);
    if (top.size() > count) top.pop_back();
  }
  return top;
}

void Popularity::score(HistoryView, Purpose, std::vector<double>& scores) const {
  scores.assign(customers_.begin(), customers_.end());
}

Reasons Popularity::reasons(HistoryView, Purpose, std::uint32_t item) const {
  const auto customers = static_cast<double>(customers_[item]);
  return {customers, customers, {}};
}

PersonalHistory::PersonalHistory(const std::vector<float>& customers) : everybody_(customers.begin(), customers.end()) {
  double most = 0;
  for (const double count : everybody_) most = std::max(most, count);
  for (double& count : everybody_) count /= most + 1;
}

void PersonalHistory::score(HistoryView history, Purpose, std::vector<double>& scores) const {
  scores = everybody_;
  for (const Bought& bought : history) scores[bought.item] += 1;
}

Reasons PersonalHistory::reasons(HistoryView history, Purpose, std::uint32_t item) const {
  Reasons reasons{everybody_[item], everybody_[item], {}};
  double orders = 0;
  for (const Bought& bought : history)
    if (bought.item == item) orders += 1;
  if (orders > 0) reasons.bought.push_back({item, orders});
  reasons.score += orders;
  return reasons;
}

double LinkedItems::strength(const ItemHistory& item) const {
  return half_life_days_ > 0 ? presence(item, half_life_days_) : 1;
}

void LinkedItems::score(HistoryView history, Purpose, std::vector<double>& scores) const {
  scores.assign(items(), 0.0);
  ItemHistory item;
  for (Items all(history); all.next(item);) links_.add(item.item, strength(item), scores);
}

Reasons LinkedItems::reasons(HistoryView history, Purpose, std::uint32_t item) const {
  Reasons reasons;
  ItemHistory from;
  for (Items all(history); all.next(from);) {
    const auto weight = static_cast<double>(links_.weight(from.item, item));
    if (weight == 0) continue;
    reasons.bought.push_back({from.item, strength(from) * weight});
    reasons.score += reasons.bought.back().part;
  }
  return reasons;
}

}  // namespace cairn::factors
