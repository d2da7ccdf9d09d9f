#pragma once
// What the photos of each class look like in the middle: the mean of their features, of length 1. How near a photo is
// to the nearest says whether it is like anything that was taught (K. Lee et al., "A simple unified framework for
// detecting out-of-distribution samples", 2018, section 2.1, with the cosine for a distance). Knows not what the
// classes mean.

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::ml {

struct Prototypes {
  std::size_t features = 0, classes = 0;
  std::vector<float> values;  // [classes][features], each class of length 1
};

// For every class a scale (half float) and its features as bytes -127..127; value = scale * byte, brought to length 1.
// kCorrupt if the size is another, a scale is not a number, or a class has no length.
Result<Prototypes> read_prototypes(std::string_view bytes, std::size_t features, std::size_t classes);

// The cosine of the angle between a photo's features and the prototype of a class; 0 for features without length.
double nearness(const Prototypes& prototypes, const std::vector<float>& features, std::size_t class_at);
double nearest(const Prototypes& prototypes, const std::vector<float>& features);  // the largest over the classes

}  // namespace cairn::ml
