#pragma once
// Conditional logit: which of several alternatives is chosen, from their features. Source: D. McFadden, "Conditional
// logit analysis of qualitative choice behavior", 1974. The utility of an alternative is
//
//     base_weight * base + sum over its cells of the cell's weight,   a cell's weight = the sum of its parameters,
//
// and it is chosen with probability softmax(utility). `base` is the order before anything was learned; every parameter
// has a normal prior around 0 (a ridge), the base weight one around a positive number, so without data the order is the
// start's. Found is the most probable fit; the problem is strictly convex, so there is one.
//
// Cells are the distinct places a row can be in (a bucket of a scale, a project in the evening): a row names a few,
// however many parameters they are made of. A thermometer code (each step of a scale adds a parameter to those below)
// is a cell with many parameters, and costs a row one entry.
//
// Must not know what the features mean. Deterministic: the same data in the same order gives the same bits everywhere.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cairn::ml {

struct ChoiceData {
  std::vector<std::uint32_t> first_row{0};    // per choice, and the end; its first row is what was chosen
  std::vector<std::uint32_t> first_entry{0};  // per row, and the end: where its cells are in `cells`
  std::vector<std::uint32_t> cells;
  std::vector<double> base;  // per row

  std::size_t choices() const { return first_row.size() - 1; }
  std::size_t rows() const { return base.size(); }
};

struct Design {
  std::vector<std::uint32_t> first_entry{0};  // per cell, and the end: where its parameters are in `parameters`
  std::vector<std::uint32_t> parameters;
  std::vector<double> deviation;  // per parameter: standard deviation of its prior, > 0
  // What speeds up the fit; it finds the same without. The first so many cells are made of the first so many parameters
  // only, and no other cell is: these few depend on each other and on the base, and go into a square matrix. The
  // parameters after them come in blocks of that size that belong together.
  std::size_t related_cells = 0, related_parameters = 0, block = 1;
  double base_weight = 1;     // mean of its prior
  double base_deviation = 1;  // > 0

  std::size_t cells() const { return first_entry.size() - 1; }
};

struct Fit {
  double base_weight = 0;
  std::vector<double> parameters;  // one per deviation of the design
  int steps = 0;                   // of Newton's method
  double passes = 0;               // over all the data
  bool converged = true;
};

// Fits the first `choices` choices of the data. `from`: a fit of the same design to start at, for speed; the result
// then agrees with a fresh one to the solver's tolerance, not to the bit.
// Truncated Newton: R. Dembo and T. Steihaug, "Truncated-Newton algorithms for large-scale unconstrained optimization",
// 1983; conjugate gradients inside, conditioned by an approximate Hessian; halving steps until the objective falls.
Fit fit(const ChoiceData& data, std::size_t choices, const Design& design, const Fit* from = nullptr);

// The weight of every cell.
std::vector<double> cell_weights(const Design& design, const std::vector<double>& parameters);

// Utility of every row of choices first..last-1 goes to `utilities` (resized to rows()).
void add_utilities(const ChoiceData& data, std::size_t first, std::size_t last, const std::vector<double>& weights,
                   double base_weight, std::vector<double>& utilities);

}  // namespace cairn::ml
