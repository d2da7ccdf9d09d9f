#pragma once
// Resampling.

#include "ml/vision/image.h"

namespace cairn::vision {

// The part of the image in `box`, as width x height pixels: equal to the last bit to Image.resize((width, height),
// Image.BILINEAR, box=...) of Pillow 13, with which the models are trained. That is convolution with a triangle whose
// support grows with the reduction, so that every pixel counts (K. Turkowski, "Filters for Common Resampling Tasks",
// 1990), along rows and then along columns, or the other way round where the height shrinks by over twice as many
// pixels as the width (earlier Pillows never did that), with weights of 22 binary places and results rounded to 8 bits
// in between. Pixels beside the box, where the image has them, are within reach of those at its edge, and count. An
// empty image if the box does not lie within the image, or a side of the result is not in 1..kMaxSide.
Image resized(const Image& image, Box box, int width, int height);

// As large as it is, or reduced so that its longer side is so many pixels.
Image within(const Image& image, int longer_side);

// The largest square in the middle; of an odd rest the smaller half is to the left and above.
Box middle_square(int width, int height);

}  // namespace cairn::vision
