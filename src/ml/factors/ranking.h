#pragma once
// How good recommendations are, judged by what was bought afterwards. A figure is a mean over customers.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ml/comparison.h"
#include "ml/factors/recommender.h"

namespace cairn::factors {

inline constexpr std::size_t kTop = 10;  // items that are recommended

// A customer who bought before the split and after it.
struct Trial {
  History history;                   // before
  std::vector<std::uint32_t> later;  // items bought after, ascending, each once
};
// Only what was not bought before; a trial without any such item is left out.
std::vector<Trial> only_new(const std::vector<Trial>& trials);

struct Hits {
  bool hit = false;   // one of them was bought
  double ndcg = 0;    // K. Järvelin and J. Kekäläinen, 2002; the ideal list has min(kTop, bought) hits
  double recall = 0;  // of all that was bought
};
Hits hits_of(const std::vector<std::uint32_t>& top, const std::vector<std::uint32_t>& later);

// One number a customer of each, in the order of the trials.
struct Ranking {
  std::vector<double> hit, ndcg, recall;
  std::vector<double> novelty;      // mean of -log2(share of all customers who had bought the item) over the list
  std::vector<std::uint8_t> shown;  // of every item: it was recommended to somebody
};

// Adds one trial to the ranking.
void judge(const Recommender& recommender, const Trial& trial, Purpose purpose, const std::vector<float>& known,
           std::size_t customers, Ranking& ranking);
double coverage(const Ranking& ranking, const std::vector<float>& known);  // share of the items known

// Mean and percentile interval over resampled customers (B. Efron and R. Tibshirani, 1993, chapter 13). The same seed
// resamples the same customers, so the interval of a difference is had from the differences.
ml::Interval mean_interval(const std::vector<double>& values, std::uint64_t seed, double level = 0.95);
std::vector<double> differences(const std::vector<double>& a, const std::vector<double>& b);  // a - b

}  // namespace cairn::factors
