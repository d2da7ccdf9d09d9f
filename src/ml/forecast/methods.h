#pragma once
// Forecasts of a series by the methods that are compared on it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cairn::forecast {

enum class Method : std::uint8_t {
  kSeasonalNaive,     // as one period ago; where nothing is seasonal, as the last value
  kDampedTrend,       // smoothing.h
  kTheta,             // smoothing.h
  kRobustRegression,  // robust_regression.h
  kCombination,       // see combination.h
};
inline constexpr std::size_t kMethods = 5;
std::string_view method_name(Method method);  // "Damped trend", as people read it
std::string_view method_id(Method method);    // "damped-trend", to keep; never changes

// A series in the scale in which its changes add up: logarithms where all values are well above 0, without its seasons
// where it has some.
class Prepared {
 public:
  Prepared(std::span<const double> series, int period);

  std::span<const double> values() const { return values_; }
  bool logarithms() const { return least_ > 0; }
  bool seasonal() const { return !effects_.empty(); }
  int period() const { return period_; }
  // A value of the series so many steps after its end (1: the next one) with its season, still as a logarithm where
  // these are used; and from there to the unit of the series.
  double with_season(double value, int step) const;
  double in_units(double value) const;
  // The way back from in_units. Where logarithms are used, what is far below the series counts as the least that is
  // not.
  double scaled(double value) const;

 private:
  std::vector<double> values_, effects_;
  std::size_t size_ = 0;
  int period_ = 1;
  double least_ = 0;  // of which logarithms are taken; 0: of none
};

inline constexpr std::size_t kLeastHistory = 4;

// In the scale of `series`, with seasons; Prepared::in_units() makes values of it. At least kLeastHistory values.
std::vector<double> ahead(Method method, const Prepared& series, int horizon);

}  // namespace cairn::forecast
