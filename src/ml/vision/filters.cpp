#include "ml/vision/filters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "ml/exact_math.h"

namespace cairn::vision {
namespace {

// Where pixel `at` of a row of `size` is found; it may lie any distance beyond the ends.
int mirrored(int at, int size) {
  if (size == 1) return 0;
  const int period = 2 * (size - 1);
  at %= period;
  if (at < 0) at += period;
  return at < size ? at : period - at;
}

// A row with `beyond` mirrored pixels at either end.
void widen(std::vector<double>& wide, int size, int beyond, const float* from, std::size_t stride) {
  wide.clear();
  for (int i = -beyond; i < size + beyond; ++i)
    wide.push_back(static_cast<double>(from[static_cast<std::size_t>(mirrored(i, size)) * stride]));
}

// Correlation of `count` pixels, `stride` apart, with a kernel of odd size.
void correlate(const float* from, float* to, int count, std::size_t stride, const std::vector<double>& kernel,
               std::vector<double>& wide) {
  widen(wide, count, static_cast<int>(kernel.size() / 2), from, stride);
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < kernel.size(); ++k) sum += kernel[k] * wide[i + k];
    to[i * stride] = static_cast<float>(sum);
  }
}

Plane separable(const Plane& plane, const std::vector<double>& along_rows, const std::vector<double>& along_columns) {
  Plane between = make_plane(plane.width, plane.height);
  if (plane.empty()) return between;
  Plane out = between;
  std::vector<double> wide;
  for (int row = 0; row < plane.height; ++row)
    correlate(&plane.values[plane.index(0, row)], &between.values[plane.index(0, row)], plane.width, 1, along_rows,
              wide);
  for (int column = 0; column < plane.width; ++column)
    correlate(&between.values[plane.index(column, 0)], &out.values[plane.index(column, 0)], plane.height,
              static_cast<std::size_t>(plane.width), along_columns, wide);
  return out;
}

}  // namespace

Plane gaussian_blur(const Plane& plane, double sigma) {
  if (!(sigma > 0)) return plane;
  sigma = std::min(sigma, kMaxSigma);
  const int reach = static_cast<int>(4 * sigma + 0.5);
  std::vector<double> kernel;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    kernel.push_back(ml::exp(-0.5 * i * i / (sigma * sigma)));
    sum += kernel.back();
  }
  for (double& weight : kernel) weight /= sum;
  return separable(plane, kernel, kernel);
}

Gradient sobel(const Plane& plane) {
  const std::vector<double> slope = {-1, 0, 1}, smooth = {1, 2, 1};
  return {separable(plane, slope, smooth), separable(plane, smooth, slope)};
}

Plane magnitude(const Gradient& gradient) {
  Plane out = make_plane(gradient.x.width, gradient.x.height);
  for (std::size_t i = 0; i < out.values.size(); ++i) {
    const auto x = static_cast<double>(gradient.x.values[i]), y = static_cast<double>(gradient.y.values[i]);
    out.values[i] = static_cast<float>(std::sqrt(x * x + y * y));
  }
  return out;
}

Plane laplacian(const Plane& plane) {
  const std::vector<double> curve = {1, -2, 1}, same = {1};
  Plane out = separable(plane, curve, same);
  const Plane other = separable(plane, same, curve);
  for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] += other.values[i];
  return out;
}

}  // namespace cairn::vision
