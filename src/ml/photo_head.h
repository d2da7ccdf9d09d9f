#pragma once
// What stands on an encoder of photos. The encoder leaves a map: for every cell of a grid over the photo so many
// features. The head is linear and takes the mean over the cells, so the answer is also the mean of what each cell
// says: a picture of what counted (B. Zhou et al., "Learning deep features for discriminative localization", 2016,
// section 2). Knows neither what the features nor what the labels mean.

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::ml {

struct PhotoHead {
  std::size_t features = 0, labels = 0;
  std::vector<float> weights;  // [labels][features]
  std::vector<float> bias;     // [labels]
};

// Little-endian IEEE 754 half floats, in the order of the members. kCorrupt if the size is another or a number is not
// finite.
Result<PhotoHead> read_photo_head(std::string_view bytes, std::size_t features, std::size_t labels);

// The mean over the cells. map: [features][cells].
std::vector<float> pooled(const std::vector<float>& map, std::size_t features);

// weights * features + bias.
std::vector<double> logits(const PhotoHead& head, const std::vector<float>& features);

// What each cell adds to the logit of a label: [cells]; their mean and the bias are the logit.
std::vector<double> activation(const PhotoHead& head, const std::vector<float>& map, std::size_t label);

// The features with length 1, so that the product of two is the cosine of the angle between them: how alike two photos
// are, -1..1. Zeros stay zeros.
std::vector<float> unit_length(std::vector<float> features);
double cosine(const std::vector<float>& a, const std::vector<float>& b);  // of two of length 1

}  // namespace cairn::ml
