#include "ml/choice_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <utility>

#include "ml/conditioner.h"
#include "ml/exact_math.h"

namespace cairn::ml {
namespace {

constexpr int kMaxSteps = 25;
constexpr int kMaxInner = 30;     // conjugate gradient iterations a step
constexpr int kMaxHalvings = 20;  // of a step
constexpr double kSlope = 1e-4;   // Armijo's condition
constexpr double kInner = 0.2;    // how well a step solves for the direction, in length; less where the goal is near
// Newton's decrement, gradient * Hessian^-1 * gradient, is the squared distance to the optimum in standard deviations
// of the posterior, all parameters together. It ends at 1 for large data, far below what the data leave open, and at
// less where that costs little.
double goal_for(std::size_t choices) {
  const double share = static_cast<double>(choices) / 5000;
  return share < 1 ? share * share : 1;
}
constexpr double kCoarseGoal = 4;  // on a sample
// Large data are fitted on every 16th choice first, then every 4th, then all (growing samples: R. Byrd, G. Chin,
// J. Nocedal and Y. Wu, "Sample size selection in optimization methods for machine learning", 2012).
constexpr std::size_t kFewestSampled = 400, kGrowth = 4;

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Vector whitened(const Design& design, const Fit& fit) {
  Vector z(design.deviation.size() + 1);
  for (std::size_t i = 0; i + 1 < z.size(); ++i) z[i] = fit.parameters[i] / design.deviation[i];
  z.back() = (fit.base_weight - design.base_weight) / design.base_deviation;
  return z;
}

void unwhiten(const Design& design, const Vector& z, Fit& fit) {
  fit.parameters.resize(z.size() - 1);
  for (std::size_t i = 0; i + 1 < z.size(); ++i) fit.parameters[i] = z[i] * design.deviation[i];
  fit.base_weight = design.base_weight + z.back() * design.base_deviation;
}

// The problem in whitened coordinates z: parameter = deviation * z, base weight = mean + deviation * z; the prior is
// then |z|^2 / 2. The base weight is the last coordinate.
class Problem {
 public:
  Problem(const ChoiceData& data, std::size_t choices, const Design& design, std::size_t stride)
      : data_(data), design_(design), choices_(choices), stride_(stride), weight_(static_cast<double>(stride)) {
    probability_.resize(data.first_row[choices]);
    weights_.resize(design.cells());
    slopes_.resize(design.cells());
  }

  std::size_t size() const { return design_.deviation.size() + 1; }
  int passes() const { return passes_; }

  // Negative log posterior without constants; keeps the probabilities of all rows for gradient() and the Hessian.
  double objective(const Vector& z) {
    ++passes_;
    const double base_weight = design_.base_weight + z.back() * design_.base_deviation;
    spread(z);
    double sum = 0;
    for (std::size_t c = 0; c < choices_; c += stride_) {
      const std::size_t first = data_.first_row[c], end = data_.first_row[c + 1];
      double largest = -1e300;
      for (std::size_t row = first; row < end; ++row) {
        const double utility = at_row(row, base_weight);
        probability_[row] = utility;
        if (utility > largest) largest = utility;
      }
      const double chosen = probability_[first];
      double total = 0;
      for (std::size_t row = first; row < end; ++row) total += probability_[row] = exp(probability_[row] - largest);
      sum += largest + log(total) - chosen;
      const double share = 1 / total;
      for (std::size_t row = first; row < end; ++row) probability_[row] *= share;
    }
    return weight_ * sum + 0.5 * dot(z, z);
  }

  // At the z of the last call of objective().
  Vector gradient(const Vector& z) {
    double base_slope = 0;
    slopes_.assign(slopes_.size(), 0);
    for (std::size_t c = 0; c < choices_; c += stride_) {
      const std::size_t first = data_.first_row[c], end = data_.first_row[c + 1];
      for (std::size_t row = first; row < end; ++row) {
        const double slope = probability_[row] - (row == first ? 1 : 0);
        base_slope += slope * data_.base[row];
        add_slope(row, slope);
      }
    }
    return gathered(base_slope, z);
  }

  // The Hessian at that z, times a direction.
  Vector hessian_times(const Vector& direction) {
    ++passes_;
    const double base_weight = direction.back() * design_.base_deviation;
    spread(direction);
    slopes_.assign(slopes_.size(), 0);
    double base_slope = 0;
    Vector moved;
    for (std::size_t c = 0; c < choices_; c += stride_) {
      const std::size_t first = data_.first_row[c], end = data_.first_row[c + 1];
      moved.resize(end - first);
      double mean = 0;
      for (std::size_t row = first; row < end; ++row) {
        moved[row - first] = at_row(row, base_weight);
        mean += probability_[row] * moved[row - first];
      }
      for (std::size_t row = first; row < end; ++row) {
        const double slope = probability_[row] * (moved[row - first] - mean);
        base_slope += slope * data_.base[row];
        add_slope(row, slope);
      }
    }
    return gathered(base_slope, direction);
  }

  Conditioner conditioner() const { return make_conditioner(data_, choices_, stride_, design_, probability_); }

 private:
  void spread(const Vector& z) {  // cells from whitened parameters
    for (std::size_t cell = 0; cell < weights_.size(); ++cell) {
      double sum = 0;
      for (std::uint32_t e = design_.first_entry[cell]; e < design_.first_entry[cell + 1]; ++e)
        sum += z[design_.parameters[e]] * design_.deviation[design_.parameters[e]];
      weights_[cell] = sum;
    }
  }

  double at_row(std::size_t row, double base_weight) const {
    double sum = base_weight * data_.base[row];
    for (std::uint32_t e = data_.first_entry[row]; e < data_.first_entry[row + 1]; ++e) sum += weights_[data_.cells[e]];
    return sum;
  }

  void add_slope(std::size_t row, double slope) {
    for (std::uint32_t e = data_.first_entry[row]; e < data_.first_entry[row + 1]; ++e)
      slopes_[data_.cells[e]] += slope;
  }

  Vector gathered(double base_slope, const Vector& z) const {
    Vector result(size(), 0.0);
    for (std::size_t cell = 0; cell < slopes_.size(); ++cell) {
      for (std::uint32_t e = design_.first_entry[cell]; e < design_.first_entry[cell + 1]; ++e)
        result[design_.parameters[e]] += slopes_[cell];
    }
    for (std::size_t i = 0; i + 1 < result.size(); ++i) result[i] = weight_ * result[i] * design_.deviation[i] + z[i];
    result.back() = weight_ * base_slope * design_.base_deviation + z.back();
    return result;
  }

  const ChoiceData& data_;
  const Design& design_;
  std::size_t choices_, stride_;
  double weight_;
  Vector probability_, weights_, slopes_;
  int passes_ = 0;
};

// A direction that solves Hessian * direction = -gradient, by conjugate gradients in the conditioner's norm.
// `scaled` = conditioner^-1 * gradient; `goal` is descend()'s.
Vector newton_direction(Problem& problem, const Conditioner& conditioner, const Vector& gradient, Vector scaled,
                        double goal) {
  const std::size_t n = gradient.size();
  Vector direction(n, 0.0), residual(n), search(n);
  for (std::size_t i = 0; i < n; ++i) {
    residual[i] = -gradient[i];
    search[i] = -scaled[i];
  }
  double energy = -dot(residual, scaled);
  const double enough = std::max(kInner * kInner * energy, 0.25 * goal);
  for (int i = 0; i < kMaxInner; ++i) {
    const Vector image = problem.hessian_times(search);
    const double curve = dot(search, image);
    if (!(curve > 0)) break;
    const double step = energy / curve;
    for (std::size_t j = 0; j < n; ++j) {
      direction[j] += step * search[j];
      residual[j] -= step * image[j];
    }
    scaled = conditioner.solve(residual);
    const double next = dot(residual, scaled);
    if (next <= enough) break;
    const double keep = next / energy;
    energy = next;
    for (std::size_t j = 0; j < n; ++j) search[j] = scaled[j] + keep * search[j];
  }
  return direction;
}

// Newton's method from z, until the decrement is no more than the goal. False: it stopped before.
bool descend(Problem& problem, Vector& z, double goal, bool rough, Fit& counts) {
  double value = problem.objective(z);
  Vector gradient = problem.gradient(z), next(z.size());
  std::optional<Conditioner> conditioner;
  for (int steps = 0;; ++steps) {
    if (!conditioner || (rough && steps < 3)) conditioner.emplace(problem.conditioner());
    const Vector scaled = conditioner->solve(gradient);
    if (dot(gradient, scaled) <= goal) return true;
    if (steps == kMaxSteps) return false;
    ++counts.steps;
    const Vector direction = newton_direction(problem, *conditioner, gradient, scaled, goal);
    const double slope = dot(gradient, direction);
    if (!(slope < 0)) return false;
    double step = 1, next_value = value;
    bool falls = false;
    for (int halving = 0; halving < kMaxHalvings && !falls; ++halving, step *= 0.5) {
      for (std::size_t i = 0; i < z.size(); ++i) next[i] = z[i] + step * direction[i];
      next_value = problem.objective(next);
      falls = next_value <= value + kSlope * step * slope;
    }
    if (!falls) return false;  // the arithmetic's limit
    z.swap(next);
    value = next_value;
    gradient = problem.gradient(z);
  }
}

}  // namespace

Fit fit(const ChoiceData& data, std::size_t choices, const Design& design, const Fit* from) {
  assert(choices <= data.choices());
  Fit result;
  Vector z(design.deviation.size() + 1, 0.0);
  std::size_t stride = 1;
  bool rough = from == nullptr;
  if (from != nullptr) {
    z = whitened(design, *from);
  } else {
    while (choices / stride > kFewestSampled) stride *= kGrowth;
  }
  for (;; stride /= kGrowth) {
    Problem problem(data, choices, design, stride);
    const bool reached = descend(problem, z, stride > 1 ? kCoarseGoal : goal_for(choices), rough, result);
    rough = false;

    result.passes += static_cast<double>(problem.passes()) / static_cast<double>(stride);
    if (stride > 1) continue;
    result.converged = reached;
    unwhiten(design, z, result);
    return result;
  }
}

std::vector<double> cell_weights(const Design& design, const std::vector<double>& parameters) {
  std::vector<double> weights(design.cells());
  for (std::size_t cell = 0; cell < weights.size(); ++cell) {
    double sum = 0;
    for (std::uint32_t e = design.first_entry[cell]; e < design.first_entry[cell + 1]; ++e)
      sum += parameters[design.parameters[e]];
    weights[cell] = sum;
  }
  return weights;
}

void add_utilities(const ChoiceData& data, std::size_t first, std::size_t last, const std::vector<double>& weights,
                   double base_weight, std::vector<double>& utilities) {
  utilities.resize(data.rows());
  for (std::size_t row = data.first_row[first]; row < data.first_row[last]; ++row) {
    double sum = base_weight * data.base[row];
    for (std::uint32_t e = data.first_entry[row]; e < data.first_entry[row + 1]; ++e) sum += weights[data.cells[e]];
    utilities[row] = sum;
  }
}

}  // namespace cairn::ml
