#include "ml/vision/corners.h"

#include <algorithm>
#include <cmath>

#include "ml/vision/filters.h"

namespace cairn::vision {
namespace {

// The matrix [xx xy; xy yy] of every pixel.
struct Structure {
  Plane xx, xy, yy;
};

Plane product(const Plane& a, const Plane& b) {
  Plane out = make_plane(a.width, a.height);
  for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] = a.values[i] * b.values[i];
  return out;
}

Structure structure_of(const Plane& plane, double sigma) {
  const Gradient gradient = sobel(plane);
  return {gaussian_blur(product(gradient.x, gradient.x), sigma), gaussian_blur(product(gradient.x, gradient.y), sigma),
          gaussian_blur(product(gradient.y, gradient.y), sigma)};
}

// of(xx, xy, yy) for every pixel.
template <class Of>
Plane for_each_matrix(const Plane& plane, double sigma, Of of) {
  const Structure m = structure_of(plane, sigma);
  Plane out = make_plane(plane.width, plane.height);
  for (std::size_t i = 0; i < out.values.size(); ++i)
    out.values[i] = static_cast<float>(of(static_cast<double>(m.xx.values[i]), static_cast<double>(m.xy.values[i]),
                                          static_cast<double>(m.yy.values[i])));
  return out;
}

bool is_peak(const Plane& response, int column, int row) {
  const float here = response.at(column, row);
  for (int y = row - 1; y <= row + 1; ++y)
    for (int x = column - 1; x <= column + 1; ++x)
      if (response.at(x, y) > here) return false;
  return true;
}

bool before(const Corner& a, const Corner& b) {
  if (a.strength != b.strength) return a.strength > b.strength;
  return a.row != b.row ? a.row < b.row : a.column < b.column;
}

// Corners that were taken, in cells as wide as they must be apart: only the cells around a place need be asked.
class Taken {
 public:
  Taken(int width, int height, double apart)
      : apart_(apart),
        cell_(std::max(1, static_cast<int>(std::min(apart, 1e6)))),
        columns_(width / cell_ + 1),
        rows_(height / cell_ + 1),
        cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

  bool is_near(const Corner& corner) const {
    const int column = corner.column / cell_, row = corner.row / cell_;
    // A cell may be a little narrower than the distance, so two cells to every side.
    for (int y = std::max(0, row - 2); y <= std::min(rows_ - 1, row + 2); ++y)
      for (int x = std::max(0, column - 2); x <= std::min(columns_ - 1, column + 2); ++x)
        for (const Corner& other : cells_[at(x, y)])
          if (distance_squared(corner, other) < apart_ * apart_) return true;
    return false;
  }
  void add(const Corner& corner) { cells_[at(corner.column / cell_, corner.row / cell_)].push_back(corner); }

 private:
  std::size_t at(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }
  static double distance_squared(const Corner& a, const Corner& b) {
    const double x = a.column - b.column, y = a.row - b.row;
    return x * x + y * y;
  }

  double apart_;
  int cell_, columns_, rows_;
  std::vector<std::vector<Corner>> cells_;
};

}  // namespace

Plane harris_response(const Plane& plane, double sigma, double k) {
  return for_each_matrix(plane, sigma, [k](double xx, double xy, double yy) {
    const double trace = xx + yy;
    return xx * yy - xy * xy - k * trace * trace;
  });
}

Plane least_eigenvalue(const Plane& plane, double sigma) {
  return for_each_matrix(plane, sigma, [](double xx, double xy, double yy) {
    const double spread = std::sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
    return std::max(0.0, (xx + yy - spread) / 2);
  });
}

std::vector<Corner> corners(const Plane& response, const CornerOptions& options) {
  if (response.empty()) return {};
  const float strongest = *std::max_element(response.values.begin(), response.values.end());
  const double least = static_cast<double>(strongest) * options.share;
  std::vector<Corner> peaks;
  for (int row = 1; row < response.height - 1; ++row)
    for (int column = 1; column < response.width - 1; ++column) {
      const float here = response.at(column, row);
      if (here > 0 && static_cast<double>(here) >= least && is_peak(response, column, row))
        peaks.push_back({column, row, here});
    }
  std::sort(peaks.begin(), peaks.end(), before);
  Taken taken(response.width, response.height, options.apart);
  std::vector<Corner> kept;
  for (const Corner& peak : peaks) {
    if (kept.size() >= options.most) break;
    if (taken.is_near(peak)) continue;
    taken.add(peak);
    kept.push_back(peak);
  }
  return kept;
}

}  // namespace cairn::vision
