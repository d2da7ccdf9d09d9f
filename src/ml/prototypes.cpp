#include "ml/prototypes.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ml/half_floats.h"

namespace cairn::ml {
namespace {

double length_of(const float* values, std::size_t count) {
  double square = 0;
  for (std::size_t i = 0; i < count; ++i) square += static_cast<double>(values[i]) * values[i];
  return std::sqrt(square);
}

}  // namespace

Result<Prototypes> read_prototypes(std::string_view bytes, std::size_t features, std::size_t classes) {
  const std::size_t each = 2 + features;
  if (bytes.size() != classes * each)
    return Error{ErrorCode::kCorrupt, "The prototypes have another size than their features and classes need.",
                 std::to_string(bytes.size()) + " bytes"};
  Prototypes out{features, classes, std::vector<float>(classes * features)};
  for (std::size_t c = 0; c < classes; ++c) {
    const std::string_view row = bytes.substr(c * each, each);
    float scale = 0;
    float* const values = out.values.data() + c * features;
    const bool read = read_half(row, 0, scale);
    for (std::size_t k = 0; k < features; ++k)
      values[k] = scale * static_cast<float>(static_cast<signed char>(row[2 + k]));
    const double length = length_of(values, features);
    if (!read || length <= 0)
      return Error{ErrorCode::kCorrupt, "A prototype holds something that is not a number.",
                   "class " + std::to_string(c + 1)};
    for (std::size_t k = 0; k < features; ++k) values[k] = static_cast<float>(values[k] / length);
  }
  return out;
}

double nearness(const Prototypes& prototypes, const std::vector<float>& features, std::size_t class_at) {
  const double length = length_of(features.data(), features.size());
  if (length <= 0) return 0;
  const float* const values = prototypes.values.data() + class_at * prototypes.features;
  double sum = 0;
  for (std::size_t k = 0; k < prototypes.features; ++k) sum += static_cast<double>(values[k]) * features[k];
  return sum / length;
}

double nearest(const Prototypes& prototypes, const std::vector<float>& features) {
  double most = -1;
  for (std::size_t c = 0; c < prototypes.classes; ++c) most = std::max(most, nearness(prototypes, features, c));
  return most;
}

}  // namespace cairn::ml
