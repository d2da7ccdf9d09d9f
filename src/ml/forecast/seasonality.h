#pragma once
// Whether a series repeats itself every so many steps, and how. Seasons add up: for those that multiply, take
// logarithms first.

#include <span>
#include <vector>

namespace cairn::forecast {

// Whether the autocorrelation at lag `period` differs from 0 at 90 %, with the variance that M. S. Bartlett (1946)
// gives it; the test that the Theta method is used with: V. Assimakopoulos, K. Nikolopoulos, "The theta model",
// International Journal of Forecasting 16(4), 2000. False for fewer than three periods, and where nothing changes.
// `period` >= 1; of 1 nothing is seasonal.
bool is_seasonal(std::span<const double> series, int period);

// What each place in a period adds, from a centred moving average over a period; their mean is 0. Element 0 is that of
// the first value of the series. At least two periods of values; `period` >= 2.
std::vector<double> seasonal_effects(std::span<const double> series, int period);

}  // namespace cairn::forecast
