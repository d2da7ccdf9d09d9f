#include "ml/factors/ranking.h"

#include <algorithm>

#include "base/random.h"
#include "ml/exact_math.h"

namespace cairn::factors {
namespace {

constexpr double kLn2 = 0.693147180559945309417;
constexpr std::size_t kResamples = 1000;

double gain(std::size_t place) { return kLn2 / ml::log(static_cast<double>(place) + 2); }

bool in_history(HistoryView history, std::uint32_t item) {
  const auto found = std::lower_bound(history.begin(), history.end(), item,
                                      [](const Bought& bought, std::uint32_t other) { return bought.item < other; });
  return found != history.end() && found->item == item;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace

std::vector<Trial> only_new(const std::vector<Trial>& trials) {
  std::vector<Trial> out;
  for (const Trial& trial : trials) {
    Trial rest{trial.history, {}};
    for (const std::uint32_t item : trial.later)
      if (!in_history(trial.history, item)) rest.later.push_back(item);
    if (!rest.later.empty()) out.push_back(std::move(rest));
  }
  return out;
}

Hits hits_of(const std::vector<std::uint32_t>& top, const std::vector<std::uint32_t>& later) {
  Hits hits;
  double gained = 0, ideal = 0, found = 0;
  for (std::size_t place = 0; place < std::min(kTop, later.size()); ++place) ideal += gain(place);
  for (std::size_t place = 0; place < std::min(kTop, top.size()); ++place) {
    if (!std::binary_search(later.begin(), later.end(), top[place])) continue;
    gained += gain(place);
    found += 1;
  }
  hits.hit = found > 0;
  hits.ndcg = ideal > 0 ? gained / ideal : 0;
  hits.recall = later.empty() ? 0 : found / static_cast<double>(later.size());
  return hits;
}

void judge(const Recommender& recommender, const Trial& trial, Purpose purpose, const std::vector<float>& known,
           std::size_t customers, Ranking& ranking) {
  std::vector<double> scores;
  recommender.score(trial.history, purpose, scores);
  const std::vector<std::uint32_t> top = best(scores, trial.history, purpose, known, kTop);
  const Hits hits = hits_of(top, trial.later);
  ranking.hit.push_back(hits.hit ? 1 : 0);
  ranking.ndcg.push_back(hits.ndcg);
  ranking.recall.push_back(hits.recall);
  ranking.shown.resize(known.size(), 0);
  double novelty = 0;
  for (const std::uint32_t item : top) {
    ranking.shown[item] = 1;
    novelty -= ml::log(static_cast<double>(known[item]) / static_cast<double>(customers)) / kLn2;
  }
  ranking.novelty.push_back(top.empty() ? 0 : novelty / static_cast<double>(top.size()));
}

double coverage(const Ranking& ranking, const std::vector<float>& known) {
  double shown = 0, all = 0;
  for (std::size_t item = 0; item < known.size(); ++item) {
    if (!(known[item] > 0)) continue;
    all += 1;
    if (item < ranking.shown.size() && ranking.shown[item] != 0) shown += 1;
  }
  return all > 0 ? shown / all : 0;
}

ml::Interval mean_interval(const std::vector<double>& values, std::uint64_t seed, double level) {
  ml::Interval interval;
  interval.value = interval.low = interval.high = mean_of(values);
  if (values.size() < 2) return interval;
  Random random(seed);
  std::vector<double> means(kResamples);
  for (double& mean : means) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[random.index(values.size())];
    mean = sum / static_cast<double>(values.size());
  }
  std::sort(means.begin(), means.end());
  const auto at = [&](double share) {
    return means[static_cast<std::size_t>(share * static_cast<double>(kResamples - 1) + 0.5)];
  };
  interval.low = at((1 - level) / 2);
  interval.high = at((1 + level) / 2);
  return interval;
}

std::vector<double> differences(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] - b[i];
  return out;
}

}  // namespace cairn::factors
