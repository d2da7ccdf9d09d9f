// What stands on an encoder of photos: the head, what counted, prototypes.
#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/photo_head.h"
#include "ml/prototypes.h"

using namespace cairn;
using namespace cairn::ml;

namespace {

std::string halves(const std::vector<unsigned>& bits) {
  std::string out;
  for (const unsigned b : bits) {
    out += static_cast<char>(b & 0xFF);
    out += static_cast<char>(b >> 8);
  }
  return out;
}
constexpr unsigned kOne = 0x3C00, kMinusTwo = 0xC000, kHalf = 0x3800, kZero = 0, kInfinity = 0x7C00;

}  // namespace

TEST_CASE("photo head: two features, two labels, by hand") {
  const auto head = read_photo_head(halves({kOne, kMinusTwo, kHalf, kZero, kHalf, kOne}), 2, 2);
  REQUIRE(head.ok());
  const std::vector<double> out = logits(head.value(), {3.0F, 0.5F});
  CHECK(out == std::vector<double>{3 - 1 + 0.5, 1.5 + 1});
}

TEST_CASE("photo head: another size or what is no number is refused") {
  CHECK(read_photo_head(halves({kOne, kOne}), 2, 2).error().code == ErrorCode::kCorrupt);
  CHECK(read_photo_head(halves({kOne, kInfinity, kOne, kOne, kOne, kOne}), 2, 2).error().where == "number 2");
}

TEST_CASE("photo head: what the cells add has the logit, less the bias, for a mean") {
  Random random(5);
  constexpr std::size_t kFeatures = 7, kCells = 9, kLabels = 3;
  PhotoHead head{kFeatures, kLabels, {}, {}};
  for (std::size_t i = 0; i < kFeatures * kLabels; ++i) head.weights.push_back(static_cast<float>(random.unit() - 0.5));
  for (std::size_t i = 0; i < kLabels; ++i) head.bias.push_back(static_cast<float>(random.unit()));
  std::vector<float> map;
  for (std::size_t i = 0; i < kFeatures * kCells; ++i) map.push_back(static_cast<float>(6 * random.unit()));
  const std::vector<double> out = logits(head, pooled(map, kFeatures));
  for (std::size_t label = 0; label < kLabels; ++label) {
    const std::vector<double> parts = activation(head, map, label);
    REQUIRE(parts.size() == kCells);
    double sum = 0;
    for (const double part : parts) sum += part;
    CHECK(sum / kCells + head.bias[label] == doctest::Approx(out[label]).epsilon(1e-5));
  }
}

TEST_CASE("photo head: of features of length 1 the product is the cosine") {
  const std::vector<float> a = unit_length({3, 4}), b = unit_length({4, 3});
  CHECK(cosine(a, a) == doctest::Approx(1));
  CHECK(cosine(a, b) == doctest::Approx(24.0 / 25));
  CHECK(unit_length({0, 0}) == std::vector<float>{0, 0});
}

TEST_CASE("prototypes: the nearest class by the angle, whatever the length") {
  std::string bytes = halves({kOne}) + std::string("\x7F\x00", 2) + halves({kHalf}) + std::string("\x00\x81", 2);
  const auto read = read_prototypes(bytes, 2, 2);
  REQUIRE(read.ok());
  CHECK(nearness(read.value(), {5, 0}, 0) == doctest::Approx(1));
  CHECK(nearness(read.value(), {5, 0}, 1) == doctest::Approx(0));
  CHECK(nearness(read.value(), {0, -0.1F}, 1) == doctest::Approx(1));
  CHECK(nearest(read.value(), {3, 4}) == doctest::Approx(0.6));
  CHECK(nearest(read.value(), {0, 0}) == 0);
}

TEST_CASE("prototypes: another size, or a class without length, is refused") {
  CHECK(read_prototypes(halves({kOne}), 2, 1).error().code == ErrorCode::kCorrupt);
  CHECK(read_prototypes(halves({kZero}) + std::string("\x7F\x01", 2), 2, 1).error().where == "class 1");
  CHECK(read_prototypes(halves({kInfinity}) + std::string("\x7F\x01", 2), 2, 1).error().where == "class 1");
}
