#pragma once
// How good an order is at telling what was chosen. Must not know what is ordered.

#include <cstddef>
#include <vector>

namespace cairn::ml {

// Share of the others that the chosen one is above, ties counting half: the area under the ROC curve of one choice
// (Hanley and McNeil, 1982). scores[0] is the chosen one's; needs at least one other, else 0.5.
double choice_auc(const double* scores, std::size_t count);

// A mean with the standard error of the mean. The unit is a choice, not a pair: the pairs of one choice share their
// chosen task and are not independent.
struct Estimate {
  double mean = 0;
  double error = 0;  // sample standard deviation / sqrt(count); 0 with fewer than two values
  std::size_t count = 0;
  friend bool operator==(const Estimate&, const Estimate&) = default;
};
Estimate estimate(const std::vector<double>& values);
// Of the differences a - b, pair by pair. Both of one size.
Estimate estimate_difference(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace cairn::ml
