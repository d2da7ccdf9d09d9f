#include "ml/dense_head.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ml/exact_math.h"
#include "ml/half_floats.h"

namespace cairn::ml {
namespace {

double tanh(double x) {
  const double e = exp(-2 * std::abs(x));
  const double size = (1 - e) / (1 + e);
  return x < 0 ? -size : size;
}

}  // namespace

Result<DenseHead> read_dense_head(std::string_view bytes, std::size_t features, std::size_t labels) {
  // The inner width follows from the size: per inner unit its weights, its bias and its outer weights.
  const std::size_t numbers = bytes.size() / 2, each = features + 1 + labels;
  if (bytes.size() % 2 != 0 || numbers <= labels || (numbers - labels) % each != 0)
    return Error{ErrorCode::kCorrupt, "A head has another size than its features and labels need.",
                 std::to_string(bytes.size()) + " bytes"};
  DenseHead head;
  head.features = features;
  head.labels = labels;
  head.inner = (numbers - labels) / each;
  std::size_t at = 0;
  for (auto [part, size] : {std::pair{&head.inner_weights, head.inner * features},
                            {&head.inner_bias, head.inner},
                            {&head.outer_weights, labels * head.inner},
                            {&head.outer_bias, labels}}) {
    part->resize(size);
    for (float& number : *part)
      if (!read_half(bytes, at++, number))
        return Error{ErrorCode::kCorrupt, "A head holds something that is not a number.",
                     "number " + std::to_string(at)};
  }
  return head;
}

std::vector<double> logits(const DenseHead& head, const float* features) {
  std::vector<double> out(head.outer_bias.begin(), head.outer_bias.end());
  for (std::size_t i = 0; i < head.inner; i++) {
    const float* row = head.inner_weights.data() + i * head.features;
    double sum = head.inner_bias[i];
    for (std::size_t j = 0; j < head.features; j++) sum += static_cast<double>(row[j]) * features[j];
    const double active = tanh(sum);
    for (std::size_t k = 0; k < head.labels; k++)
      out[k] += static_cast<double>(head.outer_weights[k * head.inner + i]) * active;
  }
  return out;
}

std::vector<double> softmax(const std::vector<double>& logits) {
  const double top = *std::max_element(logits.begin(), logits.end());
  std::vector<double> out;
  double sum = 0;
  for (const double logit : logits) {
    out.push_back(exp(logit - top));
    sum += out.back();
  }
  for (double& p : out) p /= sum;
  return out;
}

}  // namespace cairn::ml
