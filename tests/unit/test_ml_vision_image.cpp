#include <numeric>
#include <string>

#include "doctest/doctest.h"
#include "ml/vision/image.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;

TEST_CASE("bytes of a canvas become a picture over white") {
  const std::string bytes("\x10\x20\x30\xFF\x10\x20\x30\x00\x00\x00\x00\x80\xFF\xFF\xFF\x01", 16);
  const auto image = from_rgba(2, 2, bytes);
  REQUIRE(image.ok());
  CHECK(image.value().width == 2);
  CHECK(image.value().height == 2);
  CHECK(image.value().rgb == std::vector<std::uint8_t>{0x10, 0x20, 0x30, 255, 255, 255, 127, 127, 127, 255, 255, 255});
}

TEST_CASE("bytes that do not fit their size are refused, and so are sizes that cannot be") {
  const std::string bytes(16, '\0');
  for (const auto& [width, height] : {std::pair{2, 3}, {1, 2}, {4, 4}, {0, 0}, {-2, -2}, {kMaxSide + 1, 1}, {0, 4}}) {
    const auto image = from_rgba(width, height, bytes);
    REQUIRE_FALSE(image.ok());
    CHECK(image.error().code == ErrorCode::kInvalid);
    CHECK_FALSE(image.error().message.empty());
  }
  CHECK_FALSE(from_rgba(2, 2, bytes.substr(1)).ok());
  CHECK_FALSE(from_rgba(2, 2, bytes + "x").ok());
  CHECK_FALSE(from_rgba(2, 2, "").ok());
  CHECK(from_rgba(4, 1, bytes).ok());
}

TEST_CASE("luma is Pillow's") {
  // Image.convert("L") of Pillow 13
  const Image colours{
      8, 1, {0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 12, 200, 99, 1, 1, 1, 77, 13, 241}};
  CHECK(luma(colours).values == std::vector<float>{0, 255, 76, 150, 29, 132, 1, 58});
  const Plane plane = testing::made_up_plane(40, 30);
  CHECK(std::accumulate(plane.values.begin(), plane.values.end(), 0.0) == 152151);
}

TEST_CASE("luma of a grey is that grey") {
  for (int grey = 0; grey < 256; ++grey) {
    const Plane plane = luma(testing::grey_image(1, 1, [&](int, int) { return grey; }));
    CHECK(plane.at(0, 0) == static_cast<float>(grey));
  }
}
