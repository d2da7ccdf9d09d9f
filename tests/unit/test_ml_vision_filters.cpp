#include <cmath>
#include <vector>

#include "base/checksum.h"
#include "doctest/doctest.h"
#include "ml/vision/corners.h"
#include "ml/vision/filters.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;
using testing::made_up_plane;

namespace {

bool near(const std::vector<float>& values, const std::vector<double>& expected) {
  if (values.size() != expected.size()) return false;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::abs(static_cast<double>(values[i]) - expected[i]) > 1e-5 * std::abs(expected[i]) + 1e-4) return false;
  return true;
}

Plane random_plane(Random& random) { return luma(testing::random_image(random, 20)); }

std::uint32_t checksum(const Plane& plane) {
  return crc32c({reinterpret_cast<const char*>(plane.values.data()), plane.values.size() * sizeof(float)});
}

Plane turned(const Plane& plane) {
  Plane out = make_plane(plane.height, plane.width);
  for (int row = 0; row < plane.height; ++row)
    for (int column = 0; column < plane.width; ++column) out.at(row, column) = plane.at(column, row);
  return out;
}

}  // namespace

TEST_CASE("the Gaussian is SciPy's") {
  // scipy.ndimage.gaussian_filter(plane, sigma, mode="mirror") of SciPy 1.17
  CHECK(near(gaussian_blur(made_up_plane(6, 5), 1).values,
             {123.402, 130.707, 138.225, 135.317, 134.431, 136.533, 132.189, 135.575, 137.417, 131.908,
              128.393, 128.449, 135.117, 134.348, 131.336, 127.045, 124.576, 123.608, 131.87,  131.673,
              127.411, 124.206, 126.239, 127.627, 134.119, 133.709, 127.212, 123.983, 128.64,  131.273}));
  CHECK(near(gaussian_blur(made_up_plane(4, 3), 0.6).values, {87.5107, 112.424, 137.908, 138.586, 137.071, 151.066,
                                                              156.838, 133.399, 159.76, 136.795, 126.852, 128.631}));
  // Wider than the plane: mirrored again and again.
  CHECK(near(gaussian_blur(made_up_plane(1, 3), 2.5).values, {126.716, 126.75, 126.784}));
}

TEST_CASE("derivatives are those of OpenCV") {
  // cv2.Sobel(plane, CV_64F, 1, 0), (..., 0, 1), and cv2.Laplacian(plane, CV_64F, ksize=1) of OpenCV 5.0
  const Gradient gradient = sobel(made_up_plane(6, 5));
  CHECK(gradient.x.values == std::vector<float>{0,    282, -18, -114, 128, 0,   0,    99, -51, -99,
                                                22,   0,   0,   -40,  -40, -40, -40,  0,  0,   19,
                                                -102, 48,  40,  0,    0,   34,  -208, 92, 76,  0});
  CHECK(gradient.y.values == std::vector<float>{0,    0,    0,    0,    0,    0,   356, 173, -43, -61,
                                                -152, -258, -252, -208, -120, -32, 56,  100, 106, 121,
                                                30,   -32,  48,   84,   0,    0,   0,   0,   0,   0});
  CHECK(laplacian(made_up_plane(6, 5)).values ==
        std::vector<float>{256,  204,  168, -110, -271, -178, 67,  -208, -319, 175, 304,  -48, -380, 175,  275,
                           -131, -319, 284, 367,  19,   -319, 175, 275,  -250, -78, -344, 455, -123, -341, 236});
  const Plane size = magnitude(gradient);
  for (std::size_t i = 0; i < size.values.size(); ++i)
    CHECK(size.values[i] == doctest::Approx(std::hypot(gradient.x.values[i], gradient.y.values[i])));
}

TEST_CASE("filters of a flat plane, of a ramp, and of what was turned") {
  Random random(3);
  for (int i = 0; i < 100; ++i) {
    const Plane plane = random_plane(random);
    const double sigma = 0.3 + 3 * random.unit();
    CHECK(near(turned(gaussian_blur(turned(plane), sigma)).values, [&] {
      const Plane same = gaussian_blur(plane, sigma);
      return std::vector<double>(same.values.begin(), same.values.end());
    }()));
    CHECK(turned(sobel(turned(plane)).x) == sobel(plane).y);
    CHECK(turned(laplacian(turned(plane))) == laplacian(plane));
    Plane flat = plane;
    for (float& value : flat.values) value = 77;
    for (const float value : gaussian_blur(flat, sigma).values) CHECK(value == doctest::Approx(77));
    for (const float value : magnitude(sobel(flat)).values) CHECK(value == 0);
    for (const float value : laplacian(flat).values) CHECK(value == 0);
  }
  Plane ramp = make_plane(9, 4);
  for (int row = 0; row < 4; ++row)
    for (int column = 0; column < 9; ++column) ramp.at(column, row) = static_cast<float>(column);
  CHECK(sobel(ramp).x.at(4, 2) == 8);
  CHECK(sobel(ramp).y.at(4, 2) == 0);
  CHECK(sobel(ramp).x.at(0, 2) == 0);  // mirrored, so it has no slope there
}

TEST_CASE("no plane, no sigma, and one that is out of range") {
  CHECK(gaussian_blur({}, 2).empty());
  CHECK(sobel({}).x.empty());
  CHECK(laplacian({}).empty());
  const Plane plane = made_up_plane(5, 4);
  CHECK(gaussian_blur(plane, 0) == plane);
  CHECK(gaussian_blur(plane, -1) == plane);
  CHECK(gaussian_blur(plane, std::nan("")) == plane);
  CHECK(gaussian_blur(plane, 1e300) == gaussian_blur(plane, kMaxSigma));
}

TEST_CASE("filters have the same bits everywhere") {
  const Plane plane = made_up_plane(70, 50);
  CHECK(checksum(gaussian_blur(plane, 1.7)) == 0x4410511C);
  CHECK(checksum(magnitude(sobel(gaussian_blur(plane, 0.8)))) == 0xDB2BC1A4);
  CHECK(checksum(harris_response(plane, 1.2)) == 0xDBE0D817);
  CHECK(checksum(least_eigenvalue(plane, 1.2)) == 0x7F9EA772);
}
