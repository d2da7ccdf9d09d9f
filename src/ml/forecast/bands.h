#pragma once
// How far a forecast may be off, from how far the same method was off before: conformal prediction. The errors of all
// steps ahead count together, each as a multiple of what is usual so many steps ahead; so a few years of months are
// enough also for the last step. Sources: G. Shafer, V. Vovk, "A Tutorial on Conformal Prediction", Journal of Machine
// Learning Research 9, 2008; on errors as multiples of a usual size H. Papadopoulos, V. Vovk, A. Gammerman, "Regression
// Conformal Prediction with Nearest Neighbours", Journal of Artificial Intelligence Research 40, 2011.

#include <cstddef>
#include <span>
#include <vector>

namespace cairn::forecast {

// Errors of one method on a history (backtest.h): one list an origin, of its steps ahead; none is empty.
using Errors = std::vector<std::vector<double>>;

class Bands {
 public:
  // At least one origin.
  explicit Bands(const Errors& errors);

  // Half the width of the band that holds the truth so many steps ahead (from 1) in `coverage` of all cases (0..1,
  // exclusive). It is wider than the errors alone say where there are few origins: neighbouring origins see the same
  // values, and the future is not the past.
  double half_width(int step, double coverage) const;

 private:
  double usual(int step) const;

  std::vector<double> sizes_;  // as multiples of what is usual, in order
  double growth_ = 0;          // of the usual size, as an exponent of the steps
  double widening_ = 1;
};

}  // namespace cairn::forecast
