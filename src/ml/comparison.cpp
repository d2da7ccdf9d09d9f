#include "ml/comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "ml/exact_math.h"

namespace cairn::ml {
namespace {

constexpr double kPi = 0x1.921fb54442d18p+1;

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// P(X <= k) of a fair coin thrown n times; n below 54, so that every number is exact.
double coin_tail(std::size_t k, std::size_t n) {
  double ways = 1, sum = 0, all = 1;
  for (std::size_t i = 0; i <= k; ++i) {
    sum += ways;
    ways = ways * static_cast<double>(n - i) / static_cast<double>(i + 1);
  }
  for (std::size_t i = 0; i < n; ++i) all *= 2;
  return sum / all;
}

// With linear interpolation between the two values beside it (R. Hyndman and Y. Fan, 1996, type 7).
double quantile(const std::vector<double>& sorted, double share) {
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Interval interval(double value, std::vector<double> made, double level) {
  if (made.empty()) return {value, value, value};
  std::sort(made.begin(), made.end());
  const double outside = (1 - level) / 2;
  return {value, quantile(made, outside), quantile(made, 1 - outside)};
}

std::vector<double> differences(const std::vector<double>& first, const std::vector<double>& second) {
  std::vector<double> out(std::min(first.size(), second.size()));
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = second[i] - first[i];
  return out;
}

}  // namespace

// Below 2.5 the series of M. Abramowitz and I. Stegun, 7.1.6, above it the continued fraction 7.1.14.
double complementary_error(double x) {
  if (x < 2.5) {
    double term = x, sum = x;
    for (int n = 1; n < 80; ++n) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 / std::sqrt(kPi) * exp(-x * x) * sum;
  }
  double fraction = 0;
  for (int n = 120; n > 0; --n) fraction = n / 2.0 / (x + fraction);
  return exp(-x * x) / (std::sqrt(kPi) * (x + fraction));
}

McNemar mcnemar(std::size_t only_first, std::size_t only_second) {
  McNemar out{only_first, only_second, false, 0, 1};
  const std::size_t discordant = only_first + only_second;
  out.exact = discordant < kFewDiscordantPairs;
  if (out.exact) {
    out.p = std::min(1.0, 2 * coin_tail(std::min(only_first, only_second), discordant));
    return out;
  }
  const double apart = std::abs(static_cast<double>(only_first) - static_cast<double>(only_second));
  const double corrected = std::max(apart - 1, 0.0);
  out.statistic = corrected * corrected / static_cast<double>(discordant);
  out.p = complementary_error(std::sqrt(out.statistic / 2));
  return out;
}

McNemar mcnemar(const std::vector<std::size_t>& truths, const std::vector<std::size_t>& first,
                const std::vector<std::size_t>& second) {
  std::size_t only_first = 0, only_second = 0;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const bool first_right = first[i] == truths[i], second_right = second[i] == truths[i];
    if (first_right && !second_right) ++only_first;
    if (second_right && !first_right) ++only_second;
  }
  return mcnemar(only_first, only_second);
}

std::optional<double> cohens_kappa(const std::vector<std::vector<std::size_t>>& counts) {
  double all = 0, same = 0, by_chance = 0;
  std::vector<double> first(counts.size(), 0.0), second(counts.size(), 0.0);
  for (std::size_t a = 0; a < counts.size(); ++a)
    for (std::size_t b = 0; b < counts.size(); ++b) {
      const auto count = static_cast<double>(counts[a][b]);
      all += count;
      first[a] += count;
      second[b] += count;
      if (a == b) same += count;
    }
  for (std::size_t k = 0; k < counts.size(); ++k) by_chance += first[k] * second[k];
  if (all == 0 || by_chance == all * all) return std::nullopt;
  return (same * all - by_chance) / (all * all - by_chance);
}

Bootstrap::Bootstrap(std::vector<std::size_t> truths, std::vector<std::size_t> told, std::size_t labels,
                     std::uint64_t seed, std::size_t resamples)
    : Bootstrap(std::move(truths), std::move(told), {}, labels, seed, resamples) {
  models_ = 1;
}

Bootstrap::Bootstrap(std::vector<std::size_t> truths, std::vector<std::size_t> first, std::vector<std::size_t> second,
                     std::size_t labels, std::uint64_t seed, std::size_t resamples)
    : truths_(std::move(truths)),
      told_{std::move(first), std::move(second)},
      labels_(labels),
      models_(told_[1].size() == truths_.size() ? 2 : 1),
      resamples_(truths_.empty() ? 0 : resamples),
      random_(seed),
      rows_(truths_.size()) {
  std::iota(rows_.begin(), rows_.end(), std::size_t{0});
  count(rows_);
  for (std::size_t model = 0; model < models_; ++model) whole_[model] = figures_of(confusion_[model]);
}

void Bootstrap::count(const std::vector<std::size_t>& rows) {
  for (std::size_t model = 0; model < models_; ++model) confusion_[model].assign(labels_ * labels_, 0);
  for (const std::size_t row : rows)
    for (std::size_t model = 0; model < models_; ++model)
      ++confusion_[model][truths_[row] * labels_ + told_[model][row]];
}

Bootstrap::Figures Bootstrap::figures_of(const std::vector<std::size_t>& confusion) const {
  Figures out;
  std::size_t right = 0, all = 0, occurring = 0;
  for (std::size_t k = 0; k < labels_; ++k) {
    std::size_t is = 0, said = 0;
    for (std::size_t other = 0; other < labels_; ++other) {
      is += confusion[k * labels_ + other];
      said += confusion[other * labels_ + k];
    }
    const std::size_t hits = confusion[k * labels_ + k];
    right += hits;
    all += is;
    if (is == 0) continue;
    ++occurring;
    out.macro_f1 += ratio(2 * hits, is + said);
  }
  if (occurring > 0) out.macro_f1 /= static_cast<double>(occurring);
  out.accuracy = ratio(right, all);
  return out;
}

bool Bootstrap::advance(std::size_t most_resamples) {
  for (; most_resamples > 0 && made() < resamples_; --most_resamples) {
    for (std::size_t& row : rows_) row = random_.index(truths_.size());
    count(rows_);
    for (std::size_t model = 0; model < models_; ++model) {
      const Figures figures = figures_of(confusion_[model]);
      accuracy_[model].push_back(figures.accuracy);
      macro_f1_[model].push_back(figures.macro_f1);
    }
  }
  return made() >= resamples_;
}

Interval Bootstrap::accuracy(std::size_t model, double level) const {
  return interval(whole_[model].accuracy, accuracy_[model], level);
}

Interval Bootstrap::macro_f1(std::size_t model, double level) const {
  return interval(whole_[model].macro_f1, macro_f1_[model], level);
}

Interval Bootstrap::accuracy_difference(double level) const {
  return interval(whole_[1].accuracy - whole_[0].accuracy, differences(accuracy_[0], accuracy_[1]), level);
}

Interval Bootstrap::macro_f1_difference(double level) const {
  return interval(whole_[1].macro_f1 - whole_[0].macro_f1, differences(macro_f1_[0], macro_f1_[1]), level);
}

}  // namespace cairn::ml
