// Ways of looking at a photo: what is measured is what is marked, and every option changes the picture.
#include <algorithm>
#include <string>
#include <vector>

#include "apps/plants/desk/sights.h"
#include "doctest/doctest.h"
#include "ml/vision/marks.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::plants::desk;

namespace {

// A light square of 40 x 40 on dark ground: four corners, edges of 160 pixels.
vision::Image square_on_ground() {
  return vision::testing::grey_image(100, 80,
                                     [](int x, int y) { return x >= 30 && x < 70 && y >= 20 && y < 60 ? 220 : 40; });
}

SightMade made(const vision::Image& photo, const SightOptions& options) {
  return make_sight({.photo = &photo}, options);
}

std::size_t pixels_of(const vision::Image& picture, vision::Rgb color) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3)
    count += picture.rgb[i] == color[0] && picture.rgb[i + 1] == color[1] && picture.rgb[i + 2] == color[2];
  return count;
}

std::vector<float> first_layer_of(float value) {
  std::vector<float> first(plants::kFilters * kFirstSide * kFirstSide, 0.0f);
  first[first.size() - 1] = value;  // of the last filter, at the lower right
  return first;
}

}  // namespace

TEST_CASE("sights: the edges of a square go all the way around it, thin, over the photo or on black") {
  const vision::Image photo = square_on_ground();
  const SightMade over = made(photo, {.sight = Sight::kEdges});
  CHECK(over.picture.width == photo.width);
  CHECK(over.marked > 130);
  CHECK(over.marked < 200);
  const SightMade alone = made(photo, {.sight = Sight::kEdges, .over_photo = false});
  CHECK(alone.marked == over.marked);
  CHECK(pixels_of(alone.picture, {255, 255, 255}) == alone.marked);
  CHECK(pixels_of(alone.picture, {0, 0, 0}) == 100 * 80 - alone.marked);
  CHECK(made(photo, {.sight = Sight::kEdges, .canny = {.sigma = 1.4, .low = 2000, .high = 2000}}).marked == 0);
}

TEST_CASE("sights: a square has four corners by either measure, and no more are marked than were asked for") {
  const vision::Image photo = square_on_ground();
  for (const CornerMeasure measure : {CornerMeasure::kHarris, CornerMeasure::kShiTomasi}) {
    CHECK(made(photo, {.sight = Sight::kCorners, .measure = measure}).marked == 4);
    CHECK(made(photo, {.sight = Sight::kCorners, .measure = measure, .corners = 3}).marked == 3);
  }
}

TEST_CASE("sights: a gradient is bright at the rim, and has a sign along one direction") {
  const vision::Image photo = square_on_ground();
  const SightMade any = made(photo, {.sight = Sight::kGradient});
  CHECK(any.most > 100);
  const auto grey = [&](int x, int y) { return any.picture.rgb[3 * static_cast<std::size_t>(y * 100 + x)]; };
  CHECK(grey(30, 40) > 200);
  CHECK(grey(50, 40) == 0);
  const SightMade across =
      made(photo, {.sight = Sight::kGradient, .direction = Direction::kAcross, .gradient_sigma = 0});
  CHECK(pixels_of(across.picture, vision::Rgb{240, 146, 26}) == pixels_of(across.picture, vision::Rgb{38, 96, 214}));
  CHECK(pixels_of(across.picture, vision::Rgb{240, 146, 26}) > 70);
  CHECK(!(across.picture ==
          made(photo, {.sight = Sight::kGradient, .direction = Direction::kDown, .gradient_sigma = 0}).picture));
}

TEST_CASE("sights: what is clipped is counted and marked") {
  const vision::Image photo = vision::testing::grey_image(10, 10, [](int x, int) {
    return x < 2 ? 0 : x < 5 ? 255 : 128;
  });
  const SightMade brightness = made(photo, {.sight = Sight::kBrightness});
  CHECK(brightness.marked == 50);
  CHECK(pixels_of(brightness.picture, {128, 128, 128}) == 50);
}

TEST_CASE("sights: a filter's answer and a feature are pictures of the square, and there is none without them") {
  const std::vector<float> first = first_layer_of(3);
  const SightMade last = make_sight({.first = &first}, {.sight = Sight::kFirstLayer, .filter = 31});
  CHECK(last.most == 3);
  CHECK(*std::max_element(last.picture.rgb.begin(), last.picture.rgb.end()) == 255);
  CHECK(make_sight({.first = &first}, {.sight = Sight::kFirstLayer, .filter = 30}).most == 0);
  CHECK(make_sight({.first = &first}, {.sight = Sight::kFirstLayer, .filter = 32}).picture.empty());
  CHECK(make_sight({.first = &first}, {.sight = Sight::kFirstLayer, .filter = -1}).picture.empty());
  CHECK(filter_sight(first, 31).width == kFirstSide);
  CHECK(filter_sight({1, 2, 3}, 0).empty());
  const vision::Image square = vision::testing::grey_image(224, 224, [](int, int) { return 200; });
  std::vector<float> cells(49, 0.0f);
  cells[0] = 2;
  const SightMade feature = make_sight({.square = &square, .feature = &cells}, {.sight = Sight::kFeatures});
  CHECK(feature.picture.rgb.front() == 200);
  CHECK(feature.picture.rgb.back() == 40);
  const std::vector<float> none;
  CHECK(make_sight({.square = &square, .feature = &none}, {.sight = Sight::kFeatures}).picture.empty());
  for (std::size_t sight = 0; sight < kSights; ++sight)
    CHECK(make_sight({}, {.sight = static_cast<Sight>(sight)}).picture.empty());
}

TEST_CASE("sights: cells are scaled by the strongest") {
  CHECK(scaled_cells({-1, 0, 2, 4}) == std::vector<float>{0, 0, 0.5f, 1});
  CHECK(scaled_cells({-1, -2}) == std::vector<float>{0, 0});
  CHECK(scaled_cells({}).empty());
}
