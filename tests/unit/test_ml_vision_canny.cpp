// Reference: skimage.feature.canny(scene, sigma, low_threshold, high_threshold, mode="mirror") of scikit-image 0.26.
#include <algorithm>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "ml/vision/canny.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;

namespace {

// A disc and an upright rectangle on a ramp with a little pattern.
Plane scene() {
  Plane plane = make_plane(36, 28);
  for (int y = 0; y < 28; ++y)
    for (int x = 0; x < 36; ++x) {
      int value = 40 + (x * 3 + y * 2) % 5 + x;
      if ((x - 14) * (x - 14) + (y - 13) * (y - 13) <= 64) value += 120;
      if (x >= 22 && x < 31 && y >= 6 && y < 21) value += 70;
      plane.at(x, y) = static_cast<float>(value);
    }
  return plane;
}

std::string drawn(const std::vector<std::uint8_t>& mask) {
  std::string text;
  for (const std::uint8_t pixel : mask) text += pixel == 1 ? '#' : '.';
  return text;
}

std::size_t count(const std::vector<std::uint8_t>& mask) {
  return static_cast<std::size_t>(std::count(mask.begin(), mask.end(), std::uint8_t{1}));
}

}  // namespace

TEST_CASE("edges of a disc and a rectangle are scikit-image's") {
  // clang-format off
  CHECK(drawn(canny(scene(), {1.4, 60, 140})) ==
"...................................."
"...................................."
"...................................."
"...................................."
"...................................."
".............###...........#........"
"..........###...###...#####.###....."
"........##.........###........#....."
"........#...........#.........#....."
".......#............##........#....."
".......#.............#........#....."
".......#.............##.......#....."
"......#...............#........#...."
"......#...............#........#...."
"......#...............#........#...."
".......#.............##.......#....."
".......#.............#........#....."
".......#............##........##...."
"........#...........#.........#....."
"........###........###........#....."
"..........###...###...#####.###....."
".............###...........#........"
"...................................."
"...................................."
"...................................."
"...................................."
"...................................."
"....................................");
  CHECK(drawn(canny(scene(), {0.8, 20, 300})) ==
"...................................."
"...................................."
"...................................."
"...................................."
"...................................."
"............#####..................."
"..........###...###................."
"........##.........##..............."
"........#...........#..............."
".......#............##.............."
".......#.............#.............."
"......##.............##............."
"......#...............#............."
"......#...............#............."
"......#...............#............."
"......##.............##............."
".......#.............#.............."
".......#............##.............."
"........#...........#..............."
"........##.........##..............."
"..........###...###................."
"............#####..................."
"...................................."
"...................................."
"...................................."
"...................................."
"...................................."
"....................................");
  // clang-format on
  CHECK(count(canny(scene(), {2, 30, 90})) == 78);
}

TEST_CASE("higher thresholds leave fewer edges, and a weak edge needs a strong one") {
  Random random(5);
  for (int i = 0; i < 60; ++i) {
    const Plane plane = luma(testing::random_image(random, 30));
    const double low = 200 * random.unit(), high = low + 300 * random.unit();
    const auto some = canny(plane, {1, low, high}), fewer = canny(plane, {1, low, high + 50}),
               most = canny(plane, {1, low, low});
    for (std::size_t at = 0; at < some.size(); ++at) {
      CHECK(fewer[at] <= some[at]);
      CHECK(some[at] <= most[at]);
    }
  }
  CHECK(count(canny(scene(), {1.4, 60, 5000})) == 0);
  CHECK(count(canny(scene(), {1.4, 0, 0})) > 0);
}

TEST_CASE("no edges where there is nothing to see, and no plane is too small") {
  CHECK(count(canny(luma(testing::grey_image(20, 20, [](int, int) { return 90; })), {1, 0, 0})) == 0);
  CHECK(canny({}, {}).empty());
  for (int width = 1; width < 5; ++width)
    for (int height = 1; height < 5; ++height) {
      const auto mask = canny(testing::made_up_plane(width, height), {0.5, 0, 0});
      CHECK(mask.size() == static_cast<std::size_t>(width * height));
      if (width < 3 || height < 3) CHECK(count(mask) == 0);
    }
}
