#include <algorithm>
#include <functional>
#include <vector>

#include "doctest/doctest.h"
#include "ml/vision/filters.h"
#include "ml/vision/photo_quality.h"
#include "ml/vision/resize.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;

namespace {

// Discs of many sizes and greys all over: something to see everywhere.
Image busy(int width, int height) {
  Random random(1);
  Plane grey = make_plane(width, height);
  for (float& value : grey.values) value = 110;
  for (int i = 0; i < 400; ++i) {
    const auto x = static_cast<int>(random.between(0, width)), y = static_cast<int>(random.between(0, height));
    const auto radius = static_cast<int>(random.between(2, 22));
    const auto tone = static_cast<float>(random.between(20, 200));
    for (int row = std::max(0, y - radius); row < std::min(height, y + radius); ++row)
      for (int column = std::max(0, x - radius); column < std::min(width, x + radius); ++column)
        if ((column - x) * (column - x) + (row - y) * (row - y) < radius * radius) grey.at(column, row) = tone;
  }
  return testing::grey_image(width, height, [&](int x, int y) { return grey.at(x, y); });
}

Image each(Image image, const std::function<double(double)>& change) {
  for (std::uint8_t& value : image.rgb)
    value = static_cast<std::uint8_t>(std::clamp(change(static_cast<double>(value)) + 0.5, 0.0, 255.0));
  return image;
}

// Grey pictures only.
Image blurred(const Image& image, double sigma) {
  const Plane soft = gaussian_blur(luma(image), sigma);
  return testing::grey_image(image.width, image.height, [&](int x, int y) { return soft.at(x, y) + 0.5F; });
}

Image pasted(Image ground, const Image& image, int left, int top) {
  for (int y = 0; y < image.height; ++y)
    std::copy_n(image.rgb.begin() + y * image.width * 3, image.width * 3,
                ground.rgb.begin() + ((top + y) * ground.width + left) * 3);
  return ground;
}

PhotoQuality measured(const Image& image) { return measure_photo(image, image.width, image.height); }

std::vector<PhotoProblem> problems(const Image& image) {
  std::vector<PhotoProblem> found;
  for (const PhotoFinding& finding : findings(measured(image))) found.push_back(finding.problem);
  return found;
}

bool has(const std::vector<PhotoProblem>& found, PhotoProblem problem) {
  return std::find(found.begin(), found.end(), problem) != found.end();
}

const Image& photo() {
  static const Image image = busy(360, 256);
  return image;
}

}  // namespace

TEST_CASE("a good photo has no findings") { CHECK(problems(photo()).empty()); }

TEST_CASE("what was spoilt in one way is found to be so") {
  using List = std::vector<PhotoProblem>;
  CHECK(problems(blurred(photo(), 4)) == List{PhotoProblem::kBlurred});
  CHECK(has(problems(each(photo(), [](double v) { return v * 0.25; })), PhotoProblem::kTooDark));
  CHECK(has(problems(each(photo(), [](double v) { return 255 - (255 - v) * 0.25; })), PhotoProblem::kTooBright));
  CHECK(has(problems(each(photo(), [](double v) { return v * 4; })), PhotoProblem::kTooBright));
  CHECK(problems(each(photo(), [](double v) { return 110 + (v - 110) * 0.2; })) == List{PhotoProblem::kFlat});
  const Image small = resized(photo(), {0, 0, 360, 256}, 120, 85);
  const Image plain = testing::grey_image(360, 256, [](int, int) { return 110; });
  for (const Image& spoilt :
       {pasted(plain, small, 120, 86), pasted(plain, small, 8, 8), pasted(blurred(photo(), 6), small, 8, 8)})
    CHECK(has(problems(spoilt), PhotoProblem::kSubjectSmall));
  PhotoQuality quality = measured(photo());
  quality.width = 4000;
  quality.height = 200;
  const std::vector<PhotoFinding> found = findings(quality);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == PhotoFinding{PhotoProblem::kTooFewPixels, 200, kLeastPhotoSide});
}

TEST_CASE("numbers of pictures that can be reckoned by hand") {
  // A checkerboard of single pixels: every neighbour is 200 away, so the Laplacian is 800 or -800.
  const PhotoQuality board =
      measured(testing::grey_image(64, 64, [](int x, int y) { return (x + y) % 2 == 0 ? 20 : 220; }));
  CHECK(board.laplacian_variance == doctest::Approx(640'000));
  CHECK(board.contrast == doctest::Approx(100));
  CHECK(board.sharpness == doctest::Approx(64));
  CHECK(board.mean_luma == doctest::Approx(120));
  CHECK(board.dark_share == 0);
  // Black on the left, white on the right: all the energy is in the two columns of the middle.
  const PhotoQuality halves = measured(testing::grey_image(64, 64, [](int x, int) { return x < 32 ? 0 : 255; }));
  CHECK(halves.dark_share == 0.5);
  CHECK(halves.bright_share == 0.5);
  CHECK(halves.contrast == 127.5);
  CHECK(halves.middle_share == doctest::Approx(0.5));
  CHECK(halves.off_centre == doctest::Approx(0));
  CHECK(halves.filled_share == doctest::Approx(29.0 / 256));  // of 32 tiles, each 1/32 of it
}

TEST_CASE("one colour has no sharpness and no framing to speak of") {
  for (const int grey : {0, 128, 255}) {
    const Image plain = testing::grey_image(300, 300, [&](int, int) { return grey; });
    const PhotoQuality quality = measured(plain);
    CHECK(quality.laplacian_variance == 0);
    CHECK(quality.sharpness == 0);
    CHECK(quality.middle_share == 0);
    CHECK(quality.off_centre == 0);
    CHECK_FALSE(has(problems(plain), PhotoProblem::kBlurred));
    CHECK_FALSE(has(problems(plain), PhotoProblem::kSubjectSmall));
    CHECK(has(problems(plain), PhotoProblem::kFlat));
  }
}

TEST_CASE("light and contrast do not change sharpness, and a larger copy is measured alike") {
  const double sharpness = measured(photo()).sharpness;
  CHECK(measured(each(photo(), [](double v) { return v * 0.5 + 60; })).sharpness ==
        doctest::Approx(sharpness).epsilon(0.05));
  double last = sharpness;
  for (const double sigma : {0.7, 1.0, 1.5, 2.0, 3.0}) {
    const double now = measured(blurred(photo(), sigma)).sharpness;
    CHECK(now < last);
    last = now;
  }
  const PhotoQuality once = measured(photo()), large = measured(resized(photo(), {0, 0, 360, 256}, 1080, 768));
  CHECK(large.width == 1080);
  CHECK(large.mean_luma == doctest::Approx(once.mean_luma).epsilon(0.01));
  CHECK(large.contrast == doctest::Approx(once.contrast).epsilon(0.1));
  CHECK(large.off_centre == doctest::Approx(once.off_centre).epsilon(0.1));
}

TEST_CASE("shares stay shares, for every size, and each problem is named once and in order") {
  Random random(8);
  for (int i = 0; i < 300; ++i) {
    const Image image = testing::random_image(random, 40);
    const PhotoQuality quality = measured(image);
    for (const double share : {quality.dark_share, quality.bright_share, quality.middle_share, quality.filled_share}) {
      CHECK(share >= 0);
      CHECK(share <= 1);
    }
    CHECK(quality.sharpness >= 0);
    const std::vector<PhotoFinding> found = findings(quality);
    for (std::size_t k = 1; k < found.size(); ++k) CHECK(found[k - 1].problem < found[k].problem);
  }
  CHECK(measured(testing::made_up(5000, 1)).width == 5000);
  CHECK(measure_photo({}, 3, 4).height == 4);
  CHECK(measure_photo({}, 3, 4).filled_share == 0);
}
