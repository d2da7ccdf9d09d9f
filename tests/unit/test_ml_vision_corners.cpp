#include <algorithm>
#include <cmath>
#include <vector>

#include "doctest/doctest.h"
#include "ml/vision/corners.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;
using testing::made_up_plane;

namespace {

bool near(const std::vector<float>& values, const std::vector<double>& expected) {
  if (values.size() != expected.size()) return false;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::abs(static_cast<double>(values[i]) - expected[i]) > 2e-5 * std::abs(expected[i])) return false;
  return true;
}

// A white rectangle on black: its four corners are all there is.
Plane rectangle() {
  return luma(
      testing::grey_image(40, 30, [](int x, int y) { return x >= 10 && x < 28 && y >= 8 && y < 20 ? 255 : 0; }));
}

// Corners found without short cuts.
std::vector<Corner> slowly(const Plane& response, const CornerOptions& options) {
  const float strongest = *std::max_element(response.values.begin(), response.values.end());
  std::vector<Corner> kept;
  std::vector<bool> out(response.values.size(), false);
  while (kept.size() < options.most) {
    Corner best{0, 0, 0};
    for (int y = 1; y < response.height - 1; ++y)
      for (int x = 1; x < response.width - 1; ++x) {
        const float here = response.at(x, y);
        bool peak = !out[response.index(x, y)] && here > best.strength &&
                    static_cast<double>(here) >= static_cast<double>(strongest) * options.share;
        for (int v = y - 1; peak && v <= y + 1; ++v)
          for (int u = x - 1; u <= x + 1; ++u) peak = peak && response.at(u, v) <= here;
        if (peak) best = {x, y, here};
      }
    if (best.strength == 0) break;
    kept.push_back(best);
    for (int y = 0; y < response.height; ++y)
      for (int x = 0; x < response.width; ++x)
        if (std::hypot(x - best.column, y - best.row) < options.apart || (x == best.column && y == best.row))
          out[response.index(x, y)] = true;
  }
  return kept;
}

}  // namespace

TEST_CASE("responses of Harris and of Shi and Tomasi are those of SciPy's filters") {
  // scipy.ndimage: sobel, products, gaussian_filter(sigma=1), all with mode="mirror", then the formulas
  CHECK(near(harris_response(made_up_plane(6, 5), 1).values,
             {5.21681e+08, 3.59426e+08, 9.95065e+07, 4.75743e+07, 6.6739e+07,  6.319e+07,   3.61659e+08, 2.65676e+08,
              8.52333e+07, 3.98545e+07, 4.75978e+07, 4.02067e+07, 7.63177e+07, 8.60534e+07, 5.25245e+07, 2.42125e+07,
              1.9139e+07,  1.32396e+07, 2.76801e+07, 5.84808e+07, 5.2983e+07,  1.91547e+07, 1.06123e+07, 7.76679e+06,
              2.41431e+07, 4.74111e+07, 4.07129e+07, 1.31888e+07, 7.37187e+06, 5.5418e+06}));
  CHECK(near(least_eigenvalue(made_up_plane(6, 5), 1).values,
             {16921.1, 15482.7, 7941.67, 6063.66, 5898.68, 4465.07, 11169.4, 10631.5, 6782.38, 5256.29,
              4367.38, 3153.19, 3844.53, 4477.89, 4604.42, 3932.78, 2610.07, 1694.43, 2361.9,  4608.67,
              7042.14, 3732.96, 3043.71, 1844.5,  2812.32, 6064.9,  4754.08, 2129.28, 2293.44, 2203.02}));
}

TEST_CASE("a rectangle has four corners") {
  for (const Plane& response : {harris_response(rectangle(), 1.5), least_eigenvalue(rectangle(), 1.5)}) {
    const std::vector<Corner> found = corners(response, {0.1, 5, 20});
    REQUIRE(found.size() == 4);
    for (const Corner& corner : found) {
      CHECK(std::min(std::abs(corner.column - 10), std::abs(corner.column - 27)) <= 1);
      CHECK(std::min(std::abs(corner.row - 8), std::abs(corner.row - 19)) <= 1);
      CHECK(corner.strength == response.at(corner.column, corner.row));
    }
  }
  const Plane harris = harris_response(rectangle(), 1.5);
  CHECK(harris.at(10, 14) < 0);  // on an edge
  CHECK(harris.at(2, 2) == 0);   // in the flat
}

TEST_CASE("corners keep their distance, their order and their number") {
  Random random(9);
  for (int i = 0; i < 100; ++i) {
    Plane response = luma(testing::random_image(random, 40));
    for (float& value : response.values) value = static_cast<float>(random.below(20)) - 5;  // with many ties
    const CornerOptions options{random.unit(), 8 * random.unit(), static_cast<std::size_t>(random.below(40))};
    CHECK(corners(response, options) == slowly(response, options));
  }
}

TEST_CASE("nothing to find") {
  CHECK(corners({}, {}).empty());
  CHECK(corners(make_plane(10, 10), {}).empty());
  CHECK(corners(harris_response(made_up_plane(2, 2), 1), {}).empty());
  CHECK(harris_response({}, 1).empty());
  Plane below = make_plane(9, 9);
  for (float& value : below.values) value = -1;
  CHECK(corners(below, {}).empty());
}
