#pragma once
// The mean of several methods, also on sums of several steps. A mean of forecasts errs less than the best single one
// mostly does, and costs nothing to choose. Sources: R. T. Clemen, "Combining forecasts", International Journal of
// Forecasting 5(4), 1989; on sums of steps N. Kourentzes, F. Petropoulos, J. R. Trapero, "Improving forecasting by
// estimating time series structural components across multiple frequencies", International Journal of Forecasting
// 30(2), 2014.

#include <span>
#include <vector>

namespace cairn::forecast {

// Theta and damped trend on the steps, and on means of 3 and 6 steps. A series without seasons, of at least four
// values.
std::vector<double> combination(std::span<const double> series, int horizon);

}  // namespace cairn::forecast
