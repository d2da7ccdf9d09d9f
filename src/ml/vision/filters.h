#pragma once
// Linear filters on a plane. Beyond the border a plane is mirrored about its outermost pixels (dcb|abcd|cba: what
// OpenCV calls BORDER_REFLECT_101 and SciPy "mirror"). Sums are of doubles in a fixed order, so the same bits
// everywhere.

#include "ml/vision/image.h"

namespace cairn::vision {

inline constexpr double kMaxSigma = 50;

// Convolution with a Gaussian, cut off at 4 sigma (int(4 sigma + 0.5) pixels) and of sum 1. A sigma that is not above 0
// leaves the plane as it is; above kMaxSigma it counts as kMaxSigma.
Plane gaussian_blur(const Plane& plane, double sigma);

// The derivatives of I. Sobel and G. Feldman (1968), not divided by 8: a ramp that rises by 1 a pixel gives 8.
struct Gradient {
  Plane x, y;  // rising to the right, and downwards
};
Gradient sobel(const Plane& plane);

// sqrt(x^2 + y^2).
Plane magnitude(const Gradient& gradient);

// The four neighbours less four times the pixel.
Plane laplacian(const Plane& plane);

}  // namespace cairn::vision
