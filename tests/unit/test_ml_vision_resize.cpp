// Reference values: Image.resize((w, h), Image.BILINEAR, box=...) of Pillow 13.0.0.
#include <algorithm>
#include <string_view>

#include "base/checksum.h"
#include "doctest/doctest.h"
#include "ml/vision/resize.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;
using testing::made_up;

namespace {

std::uint32_t checksum(const Image& image) {
  return crc32c({reinterpret_cast<const char*>(image.rgb.data()), image.rgb.size()});
}

}  // namespace

TEST_CASE("resizing gives Pillow's numbers, up and down, whole and in part") {
  struct Case {
    int width, height;
    Box box;
    int to_width, to_height;
    std::vector<std::uint8_t> rgb;
  };
  const std::vector<Case> cases = {
      {9,
       7,
       {0, 0, 9, 7},
       3,
       2,
       {121, 135, 135, 129, 130, 128, 125, 120, 132, 123, 141, 129, 127, 121, 123, 132, 96, 133}},
      {9,
       7,
       {2, 1, 5, 5},
       2,
       3,
       {139, 130, 127, 119, 123, 130, 131, 124, 107, 134, 115, 129, 131, 124, 135, 134, 109, 115}},
      {2, 2, {0, 0, 2, 2}, 3, 3, {0,   53, 106, 19,  72, 125, 37,  90,  143, 46,  99,  152, 67, 120,
                                  173, 88, 141, 194, 91, 144, 197, 115, 168, 221, 139, 192, 245}},
      {7,
       31,
       {1, 0, 6, 30},
       3,
       2,
       {133, 132, 134, 129, 127, 133, 134, 113, 131, 136, 136, 133, 134, 130, 127, 132, 117, 138}},
      {5, 4, {0, 0, 5, 4}, 1, 1, {123, 133, 129}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.width);
    const Image out = resized(made_up(c.width, c.height), c.box, c.to_width, c.to_height);
    CHECK(out.width == c.to_width);
    CHECK(out.height == c.to_height);
    CHECK(out.rgb == c.rgb);
  }
}

TEST_CASE("resizing gives Pillow's numbers for large pictures, in both orders of the passes") {
  struct Case {
    int width, height;
    Box box;
    int to_width, to_height;
    std::uint32_t checksum;  // CRC-32C of the bytes
  };
  const std::vector<Case> cases = {
      {640, 427, {106, 0, 427, 427}, 224, 224, 0x7F35475E}, {256, 341, {0, 42, 256, 256}, 224, 224, 0x62A35AB9},
      {341, 256, {42, 0, 256, 256}, 224, 224, 0x8DA9DFBC},  {100, 100, {0, 0, 100, 100}, 224, 224, 0xF980109D},
      {223, 225, {3, 5, 211, 217}, 57, 91, 0x6E84AC92},     {50, 60, {0, 0, 50, 60}, 50, 23, 0x348A46C6},
      {50, 60, {0, 0, 50, 60}, 23, 60, 0x78A5D037},         {50, 60, {7, 0, 23, 60}, 23, 60, 0xC5E750F1},
      {300, 900, {0, 0, 300, 900}, 256, 256, 0x0890C119},   {1, 1, {0, 0, 1, 1}, 5, 4, 0x99504B3C},
      {999, 3, {0, 0, 999, 3}, 10, 30, 0x2B8297C3},         {64, 64, {0, 0, 64, 64}, 64, 64, 0x39FE2938},
  };
  for (const Case& c : cases) {
    CAPTURE(c.width);
    CAPTURE(c.height);
    CHECK(checksum(resized(made_up(c.width, c.height), c.box, c.to_width, c.to_height)) == c.checksum);
  }
}

TEST_CASE("a picture of its own size stays as it is, one colour stays that colour, and nothing leaves its range") {
  Random random(11);
  for (int i = 0; i < 200; ++i) {
    const Image image = testing::random_image(random, 40);
    const Box all{0, 0, image.width, image.height};
    CHECK(resized(image, all, image.width, image.height) == image);
    const Box part{static_cast<int>(random.below(static_cast<std::uint64_t>(image.width))),
                   static_cast<int>(random.below(static_cast<std::uint64_t>(image.height))), 1, 1};
    const int width = static_cast<int>(random.between(1, 60)), height = static_cast<int>(random.between(1, 60));
    const Image out = resized(image, part, width, height);
    CHECK(out.rgb.size() == static_cast<std::size_t>(width * height * 3));
    const Image shrunk = resized(image, all, width, height);
    CHECK(*std::max_element(shrunk.rgb.begin(), shrunk.rgb.end()) <=
          *std::max_element(image.rgb.begin(), image.rgb.end()));
    CHECK(*std::min_element(shrunk.rgb.begin(), shrunk.rgb.end()) >=
          *std::min_element(image.rgb.begin(), image.rgb.end()));
  }
  const Image plain = testing::grey_image(30, 20, [](int, int) { return 201; });
  for (const std::uint8_t value : resized(plain, {3, 2, 17, 15}, 50, 7).rgb) CHECK(value == 201);
}

TEST_CASE("a box that is not within the picture, and an empty result, give an empty picture") {
  const Image image = made_up(10, 8);
  for (const Box box : {Box{-1, 0, 5, 5}, Box{0, -1, 5, 5}, Box{6, 0, 5, 5}, Box{0, 4, 5, 5}, Box{0, 0, 0, 5},
                        Box{0, 0, 11, 5}, Box{2'147'483'647, 0, 1, 1}, Box{0, 0, 5, -5}})
    CHECK(resized(image, box, 4, 4).empty());
  CHECK(resized(image, {0, 0, 10, 8}, 0, 4).empty());
  CHECK(resized(image, {0, 0, 10, 8}, 4, -1).empty());
  CHECK(resized(image, {0, 0, 10, 8}, 4, kMaxSide + 1).empty());
  CHECK(resized({}, {0, 0, 0, 0}, 4, 4).empty());
}

TEST_CASE("a picture within a longer side keeps its shape, and a small one stays as it is") {
  const Image wide = made_up(90, 30);
  CHECK(within(wide, 90) == wide);
  CHECK(within(wide, 60).width == 60);
  CHECK(within(wide, 60).height == 20);
  CHECK(within(made_up(2, 90), 30).width == 1);
  CHECK(within({}, 30).empty());
}

TEST_CASE("the middle square is as large as it can be") {
  CHECK(middle_square(10, 10) == Box{0, 0, 10, 10});
  CHECK(middle_square(11, 4) == Box{3, 0, 4, 4});
  CHECK(middle_square(4, 11) == Box{0, 3, 4, 4});
  CHECK(middle_square(1, 1) == Box{0, 0, 1, 1});
}
