#pragma once
// The approximate Hessian that conditions the conjugate gradients of a choice model's fit. Part of choice_model.cpp.

#include <cstddef>
#include <vector>

#include "ml/choice_model.h"

namespace cairn::ml {

// Solves with an approximation of the Hessian in whitened coordinates (a parameter divided by its prior's deviation;
// the base weight last): one square matrix for the related parameters and the base weight, and one for every block of
// the others.
class Conditioner {
 public:
  // Square symmetric matrices by rows, each the identity (of the prior) plus something positive. `related_size`: of the
  // first, the base weight being its last row; `blocks`: all others, of `block` rows each.
  Conditioner(std::vector<double> related, std::size_t related_size, std::vector<double> blocks, std::size_t block);
  std::vector<double> solve(std::vector<double> values) const;

 private:
  std::vector<double> related_;
  std::size_t n_;
  std::vector<double> blocks_;
  std::size_t block_;
};

// From every stride-th of the first `choices` choices, thinned out further to some hundreds. `probability`: per row.
Conditioner make_conditioner(const ChoiceData& data, std::size_t choices, std::size_t stride, const Design& design,
                             const std::vector<double>& probability);

}  // namespace cairn::ml
