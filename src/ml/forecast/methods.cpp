#include "ml/forecast/methods.h"

#include <algorithm>

#include "ml/exact_math.h"
#include "ml/forecast/combination.h"
#include "ml/forecast/robust_regression.h"
#include "ml/forecast/seasonality.h"
#include "ml/forecast/smoothing.h"

namespace cairn::forecast {
namespace {

// A value so much smaller than the median would be an outlier among logarithms, and change everything.
constexpr double kLeastShare = 0.02;

double least_logarithm(std::span<const double> series) {
  std::vector<double> sorted(series.begin(), series.end());
  std::sort(sorted.begin(), sorted.end());
  const double least = kLeastShare * sorted[sorted.size() / 2];
  return sorted.front() > 0 && sorted.front() >= least ? least : 0;
}

struct Names {
  std::string_view name, id;
};
constexpr std::array<Names, kMethods> kNames = {{{"Seasonal naive", "seasonal-naive"},
                                                 {"Damped trend", "damped-trend"},
                                                 {"Theta", "theta"},
                                                 {"Robust regression", "robust-regression"},
                                                 {"Combination", "combination"}}};

}  // namespace

std::string_view method_name(Method method) { return kNames[static_cast<std::size_t>(method)].name; }
std::string_view method_id(Method method) { return kNames[static_cast<std::size_t>(method)].id; }

Prepared::Prepared(std::span<const double> series, int period)
    : values_(series.begin(), series.end()), size_(series.size()), period_(period), least_(least_logarithm(series)) {
  if (logarithms())
    for (double& value : values_) value = ml::log(value);
  if (!is_seasonal(values_, period)) return;
  effects_ = seasonal_effects(values_, period);
  for (std::size_t i = 0; i < size_; ++i) values_[i] -= effects_[i % effects_.size()];
}

double Prepared::with_season(double value, int step) const {
  if (effects_.empty()) return value;
  return value + effects_[(size_ + static_cast<std::size_t>(step) - 1) % effects_.size()];
}

double Prepared::in_units(double value) const { return logarithms() ? ml::exp(value) : value; }
double Prepared::scaled(double value) const { return logarithms() ? ml::log(std::max(value, least_)) : value; }

std::vector<double> ahead(Method method, const Prepared& series, int horizon) {
  const std::span<const double> values = series.values();
  std::vector<double> found;
  switch (method) {
    case Method::kSeasonalNaive:
      if (series.seasonal()) {
        const auto period = static_cast<std::size_t>(series.period());
        for (std::size_t step = 0; step < static_cast<std::size_t>(horizon); ++step)
          found.push_back(values[values.size() - period + step % period]);
      } else {
        found.assign(static_cast<std::size_t>(horizon), values.back());
      }
      break;
    case Method::kDampedTrend:
      found = damped_trend(values, horizon);
      break;
    case Method::kTheta:
      found = theta(values, horizon);
      break;
    case Method::kRobustRegression:
      found = robust_line(values, horizon);
      break;
    case Method::kCombination:
      found = combination(values, horizon);
      break;
  }
  for (std::size_t step = 0; step < found.size(); ++step)
    found[step] = series.with_season(found[step], static_cast<int>(step) + 1);
  return found;
}

}  // namespace cairn::forecast
