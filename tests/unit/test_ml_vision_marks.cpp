#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/vision/marks.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;

namespace {

Rgb at(const Image& image, int column, int row) {
  const std::size_t first = 3 * static_cast<std::size_t>(row * image.width + column);
  return {image.rgb[first], image.rgb[first + 1], image.rgb[first + 2]};
}

constexpr Rgb kRed{255, 0, 0};

}  // namespace

TEST_CASE("greys go from black at nothing to white at most, and stop there") {
  const Image greys = as_greys({5, 1, {-3, 0, 5, 10, 40}}, 10);
  CHECK(greys.rgb == std::vector<std::uint8_t>{0, 0, 0, 0, 0, 0, 128, 128, 128, 255, 255, 255, 255, 255, 255});
  for (const std::uint8_t value : as_greys({2, 1, {1, 2}}, 0).rgb) CHECK(value == 0);
}

TEST_CASE("signs have a colour each, and nothing is grey") {
  const Image signs = as_signs({4, 1, {-8, 0, 4, 99}}, 8);
  CHECK(at(signs, 0, 0) == kBelow);
  CHECK(at(signs, 1, 0) == kNeutral);
  CHECK(at(signs, 2, 0) == Rgb{184, 137, 77});
  CHECK(at(signs, 3, 0) == kAbove);
  CHECK(at(as_signs({1, 1, {5}}, 0), 0, 0) == kNeutral);
}

TEST_CASE("the reach of a plane is the nearest rank of its magnitudes") {
  const Plane plane{10, 1, {-10, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
  CHECK(reach(plane, 1) == 10);
  CHECK(reach(plane, 0.9) == 9);
  CHECK(reach(plane, 0.5) == 5);
  CHECK(reach(plane, 0) == 1);
  CHECK(reach({}, 0.5) == 0);
}

TEST_CASE("what is dimmed has no colour and is darker") {
  const Image grey = dimmed(testing::grey_image(4, 3, [](int, int) { return 200; }));
  for (const std::uint8_t value : grey.rgb) CHECK(value == 80);
  const Image coloured = dimmed({1, 1, {255, 0, 0}});
  CHECK(coloured.rgb[0] == coloured.rgb[1]);
  CHECK(coloured.rgb[1] == coloured.rgb[2]);
}

TEST_CASE("marks stay within the picture, wherever they are") {
  Image image = testing::grey_image(20, 12, [](int, int) { return 9; });
  mark_corners(image, {{10, 6, 1}}, 4, kRed);
  CHECK(at(image, 10, 6) == Rgb{9, 9, 9});  // a ring
  CHECK(at(image, 14, 6) == kRed);
  CHECK(at(image, 10, 2) == kRed);
  CHECK(at(image, 16, 6) == Rgb{9, 9, 9});
  Random random(5);
  for (int i = 0; i < 100; ++i) {
    Image other = testing::random_image(random, 12);
    const std::size_t bytes = other.rgb.size();
    mark_corners(other, {{static_cast<int>(random.between(-9, 20)), static_cast<int>(random.between(-9, 20)), 1}}, 5,
                 kRed);
    CHECK(other.rgb.size() == bytes);
  }
  Image masked = testing::grey_image(2, 2, [](int, int) { return 1; });
  mark_pixels(masked, {0, 1, 0, 0, 1, 1}, kRed);
  CHECK(at(masked, 1, 0) == kRed);
  CHECK(at(masked, 0, 0) == Rgb{1, 1, 1});
}

TEST_CASE("between the middles of cells a value changes evenly, beyond them it stays") {
  const std::vector<float> cells{0, 1, 0, 1};
  CHECK(between_cells(cells, 2, 0, 0) == 0);
  CHECK(between_cells(cells, 2, 0.25f, 0.9f) == 0);
  CHECK(between_cells(cells, 2, 0.5f, 0.5f) == doctest::Approx(0.5));
  CHECK(between_cells(cells, 2, 1, 0.1f) == 1);
}

TEST_CASE("a square is lit where its cells are, and never all dark") {
  const Image square = testing::grey_image(7, 7, [](int, int) { return 100; });
  std::vector<float> light(49, 0.0f);
  light[24] = 1;  // the middle
  const Image out = lit(square, light);
  CHECK(at(out, 3, 3)[0] == 100);
  CHECK(at(out, 0, 0)[0] == 20);
  CHECK(lit(square, {}) == square);
}
