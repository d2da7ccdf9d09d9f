#include "ml/factors/blend.h"

#include <algorithm>
#include <cmath>

#include "ml/exact_math.h"

namespace cairn::factors {
namespace {

template <class Function>
std::vector<float> shares(const std::vector<float>& counts, Function function) {
  std::vector<double> values;
  double most = 0;
  values.reserve(counts.size());
  for (const float count : counts) {
    values.push_back(function(static_cast<double>(count)));
    most = std::max(most, values.back());
  }
  std::vector<float> out;
  out.reserve(values.size());
  for (const double value : values) out.push_back(static_cast<float>(most > 0 ? value / most : 0));
  return out;
}

double root(double x) { return std::sqrt(x); }
double log_of_one_more(double x) { return ml::log(1 + x); }

}  // namespace

Blend::Blend(ItemLinks links, const Demand& demand, double half_life_days)
    : links_(std::move(links)),
      half_life_days_(half_life_days),
      ever_(demand.ever),
      trend_(demand.trend),
      fortnight_(shares(demand.fortnight, root)),
      week_(shares(demand.week, log_of_one_more)),
      discovered_(shares(demand.discovered, root)) {}

double Blend::personal(const ItemHistory& item) { return std::sqrt(static_cast<double>(item.bought.size())); }

double Blend::everybody(std::uint32_t item, const BlendWeights& weights) const {
  return weights.fortnight * static_cast<double>(fortnight_[item]) + weights.week * static_cast<double>(week_[item]) +
         weights.discovered * static_cast<double>(discovered_[item]);
}

void Blend::similar(HistoryView history, std::vector<double>& scores) const {
  scores.assign(items(), 0.0);
  ItemHistory item;
  for (Items all(history); all.next(item);) links_.add(item.item, presence(item, half_life_days_), scores);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] *= static_cast<double>(trend_[i]);
}

void Blend::score(HistoryView history, Purpose purpose, std::vector<double>& scores) const {
  const BlendWeights& weight = weights(purpose);
  similar(history, scores);
  for (std::uint32_t i = 0; i < scores.size(); ++i) scores[i] = weight.similar * scores[i] + everybody(i, weight);
  ItemHistory item;
  for (Items all(history); all.next(item);) scores[item.item] += weight.personal * personal(item);
}

Reasons Blend::reasons(HistoryView history, Purpose purpose, std::uint32_t item) const {
  const BlendWeights& weight = weights(purpose);
  Reasons reasons;
  reasons.everybody = reasons.score = everybody(item, weight);
  const double similar = weight.similar * static_cast<double>(trend_[item]);
  ItemHistory from;
  for (Items all(history); all.next(from);) {
    double part = similar * presence(from, half_life_days_) * static_cast<double>(links_.weight(from.item, item));
    if (from.item == item) part += weight.personal * personal(from);
    if (part == 0) continue;
    reasons.bought.push_back({from.item, part});
    reasons.score += part;
  }
  return reasons;
}

}  // namespace cairn::factors
