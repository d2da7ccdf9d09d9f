#pragma once
// Whether one classifier is better than another on the same texts, and how sure its figures are. Labels are numbers
// below `labels`; the vectors of one call are of one length. The same bits on every platform.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.h"

namespace cairn::ml {

struct McNemar {
  std::size_t only_first = 0, only_second = 0;  // texts that only that one gets right
  bool exact = false;
  double statistic = 0;  // chi-square with one degree of freedom; 0 if exact
  double p = 1;          // two-sided: how likely so uneven a split is if both are equally good
};

inline constexpr std::size_t kFewDiscordantPairs = 25;

// Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", 1947. Below
// kFewDiscordantPairs the exact binomial, else chi-square with A. Edwards' correction for continuity (1948):
// (|b - c| - 1)^2 / (b + c).
McNemar mcnemar(std::size_t only_first, std::size_t only_second);
McNemar mcnemar(const std::vector<std::size_t>& truths, const std::vector<std::size_t>& first,
                const std::vector<std::size_t>& second);

// 1 - erf(x), for x >= 0; relative error below 1e-12 where it is not below 1e-300.
double complementary_error(double x);

// J. Cohen, "A coefficient of agreement for nominal scales", 1960: how far two raters agree beyond what chance would
// give. counts[a][b]: how often the first said a and the second b. None where chance alone gives full agreement, or
// there is nothing.
std::optional<double> cohens_kappa(const std::vector<std::vector<std::size_t>>& counts);

struct Interval {
  double value = 0;          // on the texts themselves
  double low = 0, high = 0;  // percentiles of the resamples
  friend bool operator==(const Interval&, const Interval&) = default;
};

// Percentile intervals of resampled texts (B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993,
// chapter 13). Two models are measured on the same resamples, so their difference is a paired one. Holds copies; works
// in slices, so that a page stays alive.
class Bootstrap {
 public:
  static constexpr std::size_t kResamples = 1000;

  Bootstrap(std::vector<std::size_t> truths, std::vector<std::size_t> told, std::size_t labels, std::uint64_t seed,
            std::size_t resamples = kResamples);
  Bootstrap(std::vector<std::size_t> truths, std::vector<std::size_t> first, std::vector<std::size_t> second,
            std::size_t labels, std::uint64_t seed, std::size_t resamples = kResamples);

  bool advance(std::size_t most_resamples);  // true once all are made
  std::size_t made() const { return accuracy_[0].size(); }

  // Of what has been made; `model` is 0 or 1. `level` is the share inside, 0..1.
  Interval accuracy(std::size_t model = 0, double level = 0.95) const;
  Interval macro_f1(std::size_t model = 0, double level = 0.95) const;  // over the labels that occur as truth
  // Second less first: above 0, the second is better.
  Interval accuracy_difference(double level = 0.95) const;
  Interval macro_f1_difference(double level = 0.95) const;

 private:
  struct Figures {
    double accuracy = 0, macro_f1 = 0;
  };
  Figures figures_of(const std::vector<std::size_t>& confusion) const;
  void count(const std::vector<std::size_t>& rows);  // fills confusion_ of both

  std::vector<std::size_t> truths_, told_[2];
  std::size_t labels_, models_, resamples_;
  Random random_;
  std::vector<std::size_t> confusion_[2], rows_;  // [truth * labels + told]
  Figures whole_[2];
  std::vector<double> accuracy_[2], macro_f1_[2];
};

}  // namespace cairn::ml
