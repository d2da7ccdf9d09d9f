#pragma once
// A forecast with the band that it deserves: every method is tried from earlier points of the same history (rolling
// origin), the best one is chosen, and its errors there say how far it may be off. Source: L. J. Tashman,
// "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16(4), 2000.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "ml/forecast/bands.h"
#include "ml/forecast/methods.h"

namespace cairn::forecast {

inline constexpr std::size_t kShortestHistory = kLeastHistory + 2;

struct Interval {
  double low = 0, high = 0;
};

class Forecast {
 public:
  // `scaled` as ahead() gives it.
  Forecast(Method method, const Prepared& series, std::vector<double> scaled, Bands bands, Bands total_bands);

  Method method() const { return method_; }
  bool seasonal() const { return seasonal_; }
  int horizon() const { return static_cast<int>(scaled_.size()); }
  // So many steps ahead, from 1: half of all outcomes are expected above it.
  double point(int step) const;
  // Where the value is expected to be in `coverage` of all cases (0..1, exclusive).
  Interval band(int step, double coverage) const;
  // The same of the sum of the steps up to this one. It has a band of its own: errors that follow each other add up,
  // others cancel out.
  double total(int steps) const;
  Interval total_band(int steps, double coverage) const;

 private:
  Interval around(double scaled, double half) const;

  Method method_;
  std::vector<double> scaled_, totals_;  // logarithms where logarithms_
  bool logarithms_, seasonal_;
  Bands bands_, total_bands_;
};

class Forecaster {
 public:
  // `history` is equally spaced, finite, and has kShortestHistory values at least. `period`: after how many steps it
  // repeats itself, if it does (12 of months); `horizon` from 1.
  Forecaster(std::vector<double> history, int period, int horizon);

  bool advance();             // tries from one origin more; true once all are done
  double share_done() const;  // 0..1
  Forecast result() const;    // once it is done
  // Mean absolute error of each method over all origins and steps, as a share of the best one's; once it is done.
  std::array<double, kMethods> errors() const;

 private:
  void try_method(Method method, const Prepared& before, int steps);
  Method choose() const;
  std::array<double, kMethods> mean_errors() const;

  std::vector<double> history_;
  int period_, horizon_;
  Prepared whole_;
  std::size_t first_origin_, origin_;
  std::array<Errors, kMethods> errors_, total_errors_;
};

}  // namespace cairn::forecast
