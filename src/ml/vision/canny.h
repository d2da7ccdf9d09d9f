#pragma once
// Edges one pixel wide: J. Canny, "A Computational Approach to Edge Detection", IEEE PAMI 8(6), 1986.

#include <cstdint>
#include <vector>

#include "ml/vision/image.h"

namespace cairn::vision {

struct CannyOptions {
  double sigma = 1.4;           // of the Gaussian before, in pixels
  double low = 60, high = 140;  // of the Sobel magnitude, which for brightness 0..255 is 0..1443
};

// One byte a pixel, rows from the top: 1 on an edge. A pixel is a candidate where its magnitude is `low` or more and no
// less than on either side across the edge, there interpolated between neighbours (section VIII); candidates that touch
// one of `high` or more, by sides, corners or other candidates, are edges (hysteresis). The outermost pixels are none.
std::vector<std::uint8_t> canny(const Plane& plane, const CannyOptions& options);

}  // namespace cairn::vision
