#include "ml/forecast/bands.h"

#include <algorithm>
#include <cmath>

#include "ml/exact_math.h"

namespace cairn::forecast {
namespace {

// All four were found on the monthly series of the M3 competition without their last 18 months of training.
constexpr double kShift = 2;          // the usual error grows as (step + shift)^growth
constexpr double kUsualGrowth = 0.5;  // as of a random walk
constexpr double kTrust = 4;          // in this, against what the errors say
constexpr double kFewOrigins = 5;     // wider by so many parts of the number of origins
constexpr double kLeastGrowth = 0.1, kMostGrowth = 1.5;

double log_steps(std::size_t step) { return ml::log(static_cast<double>(step) + 1 + kShift); }

// The slope of the logarithm of the mean error against that of the steps, every error counting once.
double growth_of(const Errors& errors) {
  std::vector<double> sums, counts;
  for (const std::vector<double>& origin : errors) {
    if (origin.size() > sums.size()) {
      sums.resize(origin.size(), 0.0);
      counts.resize(origin.size(), 0.0);
    }
    for (std::size_t step = 0; step < origin.size(); ++step) {
      sums[step] += std::abs(origin[step]);
      ++counts[step];
    }
  }
  double w = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (std::size_t step = 0; step < sums.size(); ++step) {
    if (!(sums[step] > 0)) continue;
    const double at = log_steps(step), size = ml::log(sums[step] / counts[step]);
    w += counts[step];
    x += counts[step] * at;
    y += counts[step] * size;
    xx += counts[step] * at * at;
    xy += counts[step] * at * size;
  }
  if (!(w > 0)) return kUsualGrowth;
  const double spread = xx - x * x / w, together = xy - x * y / w;
  return std::clamp((together + kUsualGrowth * kTrust) / (spread + kTrust), kLeastGrowth, kMostGrowth);
}

}  // namespace

Bands::Bands(const Errors& errors)
    : growth_(growth_of(errors)), widening_(1 + kFewOrigins / static_cast<double>(errors.size())) {
  for (const std::vector<double>& origin : errors)
    for (std::size_t step = 0; step < origin.size(); ++step)
      sizes_.push_back(std::abs(origin[step]) / usual(static_cast<int>(step) + 1));
  std::sort(sizes_.begin(), sizes_.end());
}

double Bands::usual(int step) const { return ml::exp(growth_ * log_steps(static_cast<std::size_t>(step - 1))); }

double Bands::half_width(int step, double coverage) const {
  const auto count = static_cast<double>(sizes_.size());
  const double rank = std::min(std::ceil(coverage * (count + 1)), count);
  return sizes_[static_cast<std::size_t>(rank) - 1] * widening_ * usual(step);
}

}  // namespace cairn::forecast
