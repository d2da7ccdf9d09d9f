#include "ml/forecast/forecaster.h"

#include <algorithm>
#include <cmath>

#include "ml/exact_math.h"

namespace cairn::forecast {
namespace {

constexpr std::size_t kMostOrigins = 36, kEnoughBefore = 24;
// How much better than the combination a single method must have been: few origins tell methods apart by luck. Found on
// the monthly series of the M3 competition without their last 18 months of training.
constexpr double kMargin = 0.3;

std::size_t first_origin_of(std::size_t size) {
  const std::size_t before = std::max(kLeastHistory, std::min(size / 2, kEnoughBefore));
  return std::max(before, size - std::min(size, kMostOrigins));
}

}  // namespace

Forecast::Forecast(Method method, const Prepared& series, std::vector<double> scaled, Bands bands, Bands total_bands)
    : method_(method),
      scaled_(std::move(scaled)),
      logarithms_(series.logarithms()),
      seasonal_(series.seasonal()),
      bands_(std::move(bands)),
      total_bands_(std::move(total_bands)) {
  double total = 0;
  for (const double value : scaled_) totals_.push_back(series.scaled(total += series.in_units(value)));
}

Interval Forecast::around(double scaled, double half) const {
  if (logarithms_) return {ml::exp(scaled - half), ml::exp(scaled + half)};
  return {scaled - half, scaled + half};
}

double Forecast::point(int step) const {
  const double value = scaled_[static_cast<std::size_t>(step - 1)];
  return logarithms_ ? ml::exp(value) : value;
}

Interval Forecast::band(int step, double coverage) const {
  return around(scaled_[static_cast<std::size_t>(step - 1)], bands_.half_width(step, coverage));
}

double Forecast::total(int steps) const {
  const double value = totals_[static_cast<std::size_t>(steps - 1)];
  return logarithms_ ? ml::exp(value) : value;
}

Interval Forecast::total_band(int steps, double coverage) const {
  return around(totals_[static_cast<std::size_t>(steps - 1)], total_bands_.half_width(steps, coverage));
}

Forecaster::Forecaster(std::vector<double> history, int period, int horizon)
    : history_(std::move(history)),
      period_(period),
      horizon_(horizon),
      whole_(history_, period),
      first_origin_(first_origin_of(history_.size())),
      origin_(first_origin_) {}

bool Forecaster::advance() {
  if (origin_ == history_.size()) return true;
  const Prepared before(std::span<const double>(history_).first(origin_), period_);
  const int steps = static_cast<int>(std::min(static_cast<std::size_t>(horizon_), history_.size() - origin_));
  for (std::size_t method = 0; method < kMethods; ++method) try_method(static_cast<Method>(method), before, steps);
  return ++origin_ == history_.size();
}

// Errors are in the scale of the whole history, whatever the part of it took.
void Forecaster::try_method(Method method, const Prepared& before, int steps) {
  const std::vector<double> expected = ahead(method, before, steps);
  std::vector<double> errors, total_errors;
  double total_expected = 0, total = 0;
  for (std::size_t step = 0; step < expected.size(); ++step) {
    const double value = before.in_units(expected[step]), truth = history_[origin_ + step];
    total_expected += value;
    total += truth;
    errors.push_back(whole_.scaled(truth) - whole_.scaled(value));
    total_errors.push_back(whole_.scaled(total) - whole_.scaled(total_expected));
  }
  errors_[static_cast<std::size_t>(method)].push_back(std::move(errors));
  total_errors_[static_cast<std::size_t>(method)].push_back(std::move(total_errors));
}

double Forecaster::share_done() const {
  return static_cast<double>(origin_ - first_origin_) / static_cast<double>(history_.size() - first_origin_);
}

std::array<double, kMethods> Forecaster::mean_errors() const {
  std::array<double, kMethods> means{};
  for (std::size_t method = 0; method < kMethods; ++method) {
    double sum = 0, count = 0;
    for (const std::vector<double>& origin : errors_[method])
      for (const double error : origin) {
        sum += std::abs(error);
        ++count;
      }
    means[method] = sum / count;
  }
  return means;
}

Method Forecaster::choose() const {
  const std::array<double, kMethods> means = mean_errors();
  auto best = Method::kCombination;
  double least = means[static_cast<std::size_t>(Method::kCombination)] * (1 - kMargin);
  for (std::size_t method = 0; method < kMethods; ++method) {
    if (!(means[method] < least)) continue;
    best = static_cast<Method>(method);
    least = means[method];
  }
  return best;
}

Forecast Forecaster::result() const {
  const Method method = choose();
  const auto place = static_cast<std::size_t>(method);
  return {method, whole_, ahead(method, whole_, horizon_), Bands(errors_[place]), Bands(total_errors_[place])};
}

std::array<double, kMethods> Forecaster::errors() const {
  std::array<double, kMethods> means = mean_errors();
  const double least = *std::min_element(means.begin(), means.end());
  if (least > 0)
    for (double& mean : means) mean /= least;
  return means;
}

}  // namespace cairn::forecast
