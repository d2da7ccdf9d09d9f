#pragma once
// Exponential smoothing of a series without seasons. All parameters, and the states it starts from, are those with the
// least squares of the errors one step ahead.

#include <span>
#include <vector>

namespace cairn::forecast {

// Simple exponential smoothing: the same for every step ahead. At least one value.
std::vector<double> simple_smoothing(std::span<const double> series, int horizon);

// The Theta method: simple smoothing, plus a drift of half the slope of the least squares line. Source: R. J. Hyndman,
// B. Billah, "Unmasking the Theta method", International Journal of Forecasting 19(2), 2003. At least two values.
std::vector<double> theta(std::span<const double> series, int horizon);

// ETS(A,Ad,N): a level and a trend that fades by a factor of 0.8 to 0.98 a step. Source: E. S. Gardner, E. McKenzie,
// "Forecasting Trends in Time Series", Management Science 31(10), 1985; bounds as in R. J. Hyndman, G. Athanasopoulos,
// "Forecasting: Principles and Practice", 3rd edition, 8.2. At least four values.
std::vector<double> damped_trend(std::span<const double> series, int horizon);

}  // namespace cairn::forecast
