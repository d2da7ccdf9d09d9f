#pragma once
// Points that look different in every direction around them.

#include <cstddef>
#include <vector>

#include "ml/vision/image.h"

namespace cairn::vision {

inline constexpr double kHarrisK = 0.04;

// With the matrix M of products of Sobel derivatives, weighted by a Gaussian of that sigma around each pixel:
// det M - k (trace M)^2; C. Harris and M. Stephens, "A Combined Corner and Edge Detector", Alvey Vision Conference,
// 1988. Above 0 at corners, below 0 on edges.
Plane harris_response(const Plane& plane, double sigma, double k = kHarrisK);

// The smaller eigenvalue of the same matrix; J. Shi and C. Tomasi, "Good Features to Track", CVPR 1994. Never below 0.
Plane least_eigenvalue(const Plane& plane, double sigma);

struct Corner {
  int column = 0, row = 0;
  float strength = 0;
  friend bool operator==(const Corner&, const Corner&) = default;
};

struct CornerOptions {
  double share = 0.01;  // of the strongest: weaker ones are no corners
  double apart = 5;     // least distance between two, in pixels; of two that are nearer the stronger one stays
  std::size_t most = 200;
};

// Pixels above 0 that are no weaker than their eight neighbours, the strongest first, equals by row and then column.
// The outermost pixels, which saw more of the mirror than of the picture, are none.
std::vector<Corner> corners(const Plane& response, const CornerOptions& options);

}  // namespace cairn::vision
