#include "ml/metrics.h"

#include <cassert>
#include <cmath>

namespace cairn::ml {

double choice_auc(const double* scores, std::size_t count) {
  if (count < 2) return 0.5;
  std::size_t halves = 0;
  for (std::size_t i = 1; i < count; ++i) halves += scores[0] > scores[i] ? 2 : scores[0] == scores[i] ? 1 : 0;
  return static_cast<double>(halves) / static_cast<double>(2 * (count - 1));
}

Estimate estimate(const std::vector<double>& values) {
  Estimate result;
  result.count = values.size();
  if (values.empty()) return result;
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  result.mean = sum / n;
  if (values.size() < 2) return result;
  double squares = 0;
  for (const double value : values) squares += (value - result.mean) * (value - result.mean);
  result.error = std::sqrt(squares / (n - 1) / n);
  return result;
}

Estimate estimate_difference(const std::vector<double>& a, const std::vector<double>& b) {
  assert(a.size() == b.size());
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) differences[i] = a[i] - b[i];
  return estimate(differences);
}

}  // namespace cairn::ml
