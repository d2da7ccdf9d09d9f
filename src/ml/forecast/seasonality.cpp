#include "ml/forecast/seasonality.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace cairn::forecast {
namespace {

constexpr double kTwoSided90 = 1.6448536269514722;  // of the normal distribution

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Of an even period the two ends count half, so that every place of it counts the same.
double moving_average(std::span<const double> series, std::size_t middle, std::size_t period) {
  const std::size_t half = period / 2;
  double sum = period % 2 == 0 ? (series[middle - half] + series[middle + half]) / 2 : 0;
  const std::size_t reach = period % 2 == 0 ? half - 1 : half;
  for (std::size_t i = middle - reach; i <= middle + reach; ++i) sum += series[i];
  return sum / static_cast<double>(period);
}

}  // namespace

bool is_seasonal(std::span<const double> series, int period) {
  const auto lags = static_cast<std::size_t>(period);
  if (period < 2 || series.size() < 3 * lags) return false;
  const double mean = mean_of(series);
  double variance = 0;
  for (const double value : series) variance += (value - mean) * (value - mean);
  if (!(variance > 0)) return false;
  double before = 1, last = 0;  // 1 + 2 * the squares of the autocorrelations at shorter lags
  for (std::size_t lag = 1; lag <= lags; ++lag) {
    double sum = 0;
    for (std::size_t i = lag; i < series.size(); ++i) sum += (series[i] - mean) * (series[i - lag] - mean);
    last = sum / variance;
    if (lag < lags) before += 2 * last * last;
  }
  return std::abs(last) > kTwoSided90 * std::sqrt(before / static_cast<double>(series.size()));
}

std::vector<double> seasonal_effects(std::span<const double> series, int period) {
  const auto places = static_cast<std::size_t>(period);
  const std::size_t half = places / 2;
  std::vector<double> effects(places, 0.0);
  std::vector<int> counts(places, 0);
  for (std::size_t i = half; i + half < series.size(); ++i) {
    effects[i % places] += series[i] - moving_average(series, i, places);
    ++counts[i % places];
  }
  for (std::size_t place = 0; place < places; ++place)
    if (counts[place] > 0) effects[place] /= counts[place];
  const double mean = mean_of(effects);
  for (double& effect : effects) effect -= mean;
  return effects;
}

}  // namespace cairn::forecast
