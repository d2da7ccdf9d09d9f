#pragma once
// A head: what turns the features of an encoder into the logits of one question, by one inner layer with tanh. Knows
// neither what the features nor what the labels mean.

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::ml {

struct DenseHead {
  std::size_t features = 0, inner = 0, labels = 0;
  std::vector<float> inner_weights;  // [inner][features]
  std::vector<float> inner_bias;     // [inner]
  std::vector<float> outer_weights;  // [labels][inner]
  std::vector<float> outer_bias;     // [labels]
};

// Little-endian IEEE 754 half floats, in the order of the members. kCorrupt if the size is another or a number is not
// finite.
Result<DenseHead> read_dense_head(std::string_view bytes, std::size_t features, std::size_t labels);

// outer_weights * tanh(inner_weights * features + inner_bias) + outer_bias. `features` has head.features numbers.
std::vector<double> logits(const DenseHead& head, const float* features);

// e^logit over their sum.
std::vector<double> softmax(const std::vector<double>& logits);

}  // namespace cairn::ml
