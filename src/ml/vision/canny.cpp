#include "ml/vision/canny.h"

#include <cmath>
#include <cstddef>
#include <utility>

#include "ml/vision/filters.h"

namespace cairn::vision {
namespace {

constexpr std::uint8_t kNone = 0, kEdge = 1, kCandidate = 2;

struct Step {
  int column = 0, row = 0;
};

// The magnitude one step along the gradient in `straight` (the axis along which it rises more), `share` of the way from
// there towards the neighbour in `diagonal`.
double beside(const Plane& size, int column, int row, Step straight, Step diagonal, double share) {
  const auto near = static_cast<double>(size.at(column + straight.column, row + straight.row));
  const auto far = static_cast<double>(size.at(column + diagonal.column, row + diagonal.row));
  return far * share + near * (1 - share);
}

bool is_ridge(const Gradient& gradient, const Plane& size, int column, int row) {
  const auto x = static_cast<double>(gradient.x.at(column, row)), y = static_cast<double>(gradient.y.at(column, row));
  const double wide = std::abs(x), high = std::abs(y);
  const bool mostly_across = wide >= high;
  const double share = mostly_across ? (wide > 0 ? high / wide : 0) : wide / high;
  const Step diagonal{x < 0 ? -1 : 1, y < 0 ? -1 : 1};
  const Step straight = mostly_across ? Step{diagonal.column, 0} : Step{0, diagonal.row};
  const auto here = static_cast<double>(size.at(column, row));
  return beside(size, column, row, straight, diagonal, share) <= here &&
         beside(size, column, row, {-straight.column, -straight.row}, {-diagonal.column, -diagonal.row}, share) <= here;
}

// Turns candidates that touch the edge pixels in `reached` into edges, and goes on from them.
void follow(std::vector<std::uint8_t>& mask, int width, std::vector<std::size_t> reached) {
  const auto stride = static_cast<std::size_t>(width);
  while (!reached.empty()) {
    const std::size_t at = reached.back();
    reached.pop_back();
    // No edge pixel is an outermost one, so all neighbours exist.
    for (const std::size_t row : {at - stride, at, at + stride})
      for (const std::size_t next : {row - 1, row, row + 1})
        if (mask[next] == kCandidate) {
          mask[next] = kEdge;
          reached.push_back(next);
        }
  }
}

}  // namespace

std::vector<std::uint8_t> canny(const Plane& plane, const CannyOptions& options) {
  std::vector<std::uint8_t> mask(plane.values.size(), kNone);
  const Gradient gradient = sobel(gaussian_blur(plane, options.sigma));
  const Plane size = magnitude(gradient);
  std::vector<std::size_t> sure;
  for (int row = 1; row < plane.height - 1; ++row)
    for (int column = 1; column < plane.width - 1; ++column) {
      const auto here = static_cast<double>(size.at(column, row));
      if (!(here >= options.low) || !(here > 0) || !is_ridge(gradient, size, column, row)) continue;
      const bool strong = here >= options.high;
      mask[plane.index(column, row)] = strong ? kEdge : kCandidate;
      if (strong) sure.push_back(plane.index(column, row));
    }
  follow(mask, plane.width, std::move(sure));
  for (std::uint8_t& pixel : mask) pixel = pixel == kEdge ? kEdge : kNone;
  return mask;
}

}  // namespace cairn::vision
