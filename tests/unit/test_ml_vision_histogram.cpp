#include <cmath>

#include "doctest/doctest.h"
#include "ml/vision/histogram.h"
#include "unit/vision_fixture.h"

using namespace cairn;
using namespace cairn::vision;

namespace {

void check_spread(const Histogram& histogram, Spread expected) {
  const Spread spread = spread_of(histogram);
  CHECK(spread.mean == doctest::Approx(expected.mean).epsilon(1e-9));
  CHECK(spread.deviation == doctest::Approx(expected.deviation).epsilon(1e-9));
  CHECK(spread.dark == doctest::Approx(expected.dark).epsilon(1e-9));
  CHECK(spread.bright == doctest::Approx(expected.bright).epsilon(1e-9));
}

}  // namespace

TEST_CASE("histograms say of a picture what NumPy says") {
  // NumPy 2.4: mean, std, and shares; percentile(method="inverted_cdf")
  const Histograms all = histograms(testing::made_up(40, 30));
  check_spread(all.red, {129.7025, 73.9173795108, 0.0358333333333, 0.0383333333333});
  check_spread(all.green, {124.889166667, 74.2217300794, 0.0383333333333, 0.0366666666667});
  check_spread(all.blue, {129.4625, 73.6776894798, 0.0325, 0.0358333333333});
  check_spread(all.luma, {126.7925, 47.5135886923, 0, 0});
  CHECK(percentile(all.luma, 0) == 43);
  CHECK(percentile(all.luma, 0.05) == 55);
  CHECK(percentile(all.luma, 0.5) == 119);
  CHECK(percentile(all.luma, 0.95) == 204);
  CHECK(percentile(all.luma, 1) == 216);
}

TEST_CASE("every pixel is counted once in each") {
  Random random(4);
  for (int i = 0; i < 50; ++i) {
    const Image image = testing::random_image(random, 30);
    const Histograms all = histograms(image);
    for (const Histogram* histogram : {&all.red, &all.green, &all.blue, &all.luma}) {
      std::uint32_t sum = 0;
      for (const std::uint32_t count : histogram->counts) sum += count;
      CHECK(sum == histogram->total);
      CHECK(sum == image.rgb.size() / 3);
      int last = 0;
      for (int share = 0; share <= 20; ++share) {
        const int value = percentile(*histogram, share / 20.0);
        CHECK(value >= last);
        last = value;
      }
    }
  }
}

TEST_CASE("clipped values are counted from the ends, and nothing has no spread") {
  Histogram histogram;
  for (const int value : {0, kDarkest, kDarkest + 1, 100, kBrightest - 1, kBrightest, 255, 255})
    histogram.add(static_cast<std::uint8_t>(value));
  CHECK(spread_of(histogram).dark == 0.25);
  CHECK(spread_of(histogram).bright == 0.375);
  CHECK(spread_of({}).mean == 0);
  CHECK(spread_of({}).deviation == 0);
  CHECK(percentile({}, 0.5) == 0);
  CHECK(histograms({}).luma.total == 0);
}
