#pragma once
// A straight line through a series that single values far from it do not move.

#include <span>
#include <vector>

namespace cairn::forecast {

// Regression on time by Huber's M-estimator (k = 1.345, scale from the median of the absolute residuals). Its slope is
// used only where it is more than twice its standard error; else the line is level. Source: P. J. Huber, E. M.
// Ronchetti, "Robust Statistics", 2nd edition, 2009, chapter 7. At least two values.
std::vector<double> robust_line(std::span<const double> series, int horizon);

}  // namespace cairn::forecast
