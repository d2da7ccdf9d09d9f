#include "ml/forecast/robust_regression.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cairn::forecast {
namespace {

constexpr double kHuber = 1.345;         // 95 % as good as least squares where errors are normal
constexpr double kMedianScale = 1.4826;  // from the median absolute residual to a standard deviation
constexpr int kRounds = 20;

struct Line {
  double middle = 0;  // its value at the middle of the series
  double slope = 0;
  double slope_error = 0;  // standard error
};

double median_of(std::vector<double> values) {
  const auto half = static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), values.begin() + half, values.end());
  const double upper = values[static_cast<std::size_t>(half)];
  if (values.size() % 2 == 1) return upper;
  return (*std::max_element(values.begin(), values.begin() + half) + upper) / 2;
}

// Weighted least squares; without a slope where it is not wanted.
Line fit_line(std::span<const double> series, const std::vector<double>& weights, bool sloping) {
  const double center = static_cast<double>(series.size() - 1) / 2;
  double w = 0, wt = 0, wtt = 0, wy = 0, wty = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double t = static_cast<double>(i) - center;
    w += weights[i];
    wt += weights[i] * t;
    wtt += weights[i] * t * t;
    wy += weights[i] * series[i];
    wty += weights[i] * t * series[i];
  }
  const double determinant = w * wtt - wt * wt;
  Line line;
  if (sloping && determinant > 0) line.slope = (w * wty - wt * wy) / determinant;
  line.middle = (wy - line.slope * wt) / w;
  double squares = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double error = series[i] - line.middle - line.slope * (static_cast<double>(i) - center);
    squares += weights[i] * error * error;
  }
  if (sloping && determinant > 0 && w > 2) line.slope_error = std::sqrt(squares / (w - 2) * w / determinant);
  return line;
}

Line fit_robust(std::span<const double> series, bool sloping) {
  const double center = static_cast<double>(series.size() - 1) / 2;
  std::vector<double> weights(series.size(), 1.0), sizes(series.size());
  Line line = fit_line(series, weights, sloping);
  if (!sloping) line.middle = median_of({series.begin(), series.end()});
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < series.size(); ++i)
      sizes[i] = std::abs(series[i] - line.middle - line.slope * (static_cast<double>(i) - center));
    const double scale = kMedianScale * median_of(sizes);
    if (!(scale > 0)) break;  // more than half of the values lie on it
    for (std::size_t i = 0; i < series.size(); ++i)
      weights[i] = sizes[i] <= kHuber * scale ? 1 : kHuber * scale / sizes[i];
    line = fit_line(series, weights, sloping);
  }
  return line;
}

}  // namespace

std::vector<double> robust_line(std::span<const double> series, int horizon) {
  Line line = fit_robust(series, true);
  if (!(std::abs(line.slope) > 2 * line.slope_error)) line = fit_robust(series, false);
  const double end = static_cast<double>(series.size() - 1) / 2;
  std::vector<double> ahead;
  for (int step = 1; step <= horizon; ++step) ahead.push_back(line.middle + line.slope * (end + step));
  return ahead;
}

}  // namespace cairn::forecast
