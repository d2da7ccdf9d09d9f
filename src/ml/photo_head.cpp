#include "ml/photo_head.h"

#include <cmath>
#include <string>
#include <utility>

#include "ml/half_floats.h"

namespace cairn::ml {

Result<PhotoHead> read_photo_head(std::string_view bytes, std::size_t features, std::size_t labels) {
  if (bytes.size() != 2 * labels * (features + 1))
    return Error{ErrorCode::kCorrupt, "A head has another size than its features and labels need.",
                 std::to_string(bytes.size()) + " bytes"};
  PhotoHead head{features, labels, std::vector<float>(labels * features), std::vector<float>(labels)};
  std::size_t at = 0;
  for (std::vector<float>* part : {&head.weights, &head.bias})
    for (float& number : *part)
      if (!read_half(bytes, at++, number))
        return Error{ErrorCode::kCorrupt, "A head holds something that is not a number.",
                     "number " + std::to_string(at)};
  return head;
}

std::vector<float> pooled(const std::vector<float>& map, std::size_t features) {
  const std::size_t cells = map.size() / features;
  std::vector<float> out(features);
  for (std::size_t k = 0; k < features; ++k) {
    double sum = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) sum += map[k * cells + cell];
    out[k] = static_cast<float>(sum / static_cast<double>(cells));
  }
  return out;
}

std::vector<double> logits(const PhotoHead& head, const std::vector<float>& features) {
  std::vector<double> out(head.bias.begin(), head.bias.end());
  for (std::size_t label = 0; label < head.labels; ++label) {
    const float* row = head.weights.data() + label * head.features;
    for (std::size_t k = 0; k < head.features; ++k) out[label] += static_cast<double>(row[k]) * features[k];
  }
  return out;
}

std::vector<double> activation(const PhotoHead& head, const std::vector<float>& map, std::size_t label) {
  const std::size_t cells = map.size() / head.features;
  const float* row = head.weights.data() + label * head.features;
  std::vector<double> out(cells);
  for (std::size_t k = 0; k < head.features; ++k)
    for (std::size_t cell = 0; cell < cells; ++cell) out[cell] += static_cast<double>(row[k]) * map[k * cells + cell];
  return out;
}

std::vector<float> unit_length(std::vector<float> features) {
  double square = 0;
  for (const float f : features) square += static_cast<double>(f) * f;
  if (square > 0)
    for (float& f : features) f = static_cast<float>(f / std::sqrt(square));
  return features;
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size() && k < b.size(); ++k) sum += static_cast<double>(a[k]) * b[k];
  return sum;
}

}  // namespace cairn::ml
