// Heads: half floats in, logits out.
#include <cmath>
#include <string>

#include "base/json.h"
#include "doctest/doctest.h"
#include "ml/dense_head.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::ml;

namespace {

// 1, -2, 0.5 and their like, as the bytes of half floats.
std::string halves(std::initializer_list<unsigned> bits) {
  std::string out;
  for (const unsigned b : bits) {
    out += static_cast<char>(b & 0xFF);
    out += static_cast<char>(b >> 8);
  }
  return out;
}
constexpr unsigned kOne = 0x3C00, kMinusTwo = 0xC000, kHalf = 0x3800, kSmallest = 0x0001, kInfinity = 0x7C00;

}  // namespace

TEST_CASE("head: one inner unit, two labels, by hand") {
  const auto head = read_dense_head(halves({kOne, kMinusTwo, kHalf, kOne, kMinusTwo, 0, kHalf}), 2, 2);
  REQUIRE(head.ok());
  CHECK(head.value().inner == 1);
  const float features[] = {1.5F, 0.25F};
  const double active = std::tanh(1.5 - 0.5 + 0.5);
  const std::vector<double> out = logits(head.value(), features);
  CHECK(out[0] == doctest::Approx(active));
  CHECK(out[1] == doctest::Approx(-2 * active + 0.5));
  const std::vector<double> p = softmax(out);
  CHECK(p[0] + p[1] == doctest::Approx(1));
  CHECK(p[0] / p[1] == doctest::Approx(std::exp(out[0] - out[1])));
}

TEST_CASE("head: the shipped heads make of features what the training program made of them") {
  struct Shipped {
    const char* question;
    const char* file;
    std::size_t labels;
  };
  const Result<Json> golden = parse_json(testing::read_model_file("deep/golden.json"), 1u << 20);
  REQUIRE(golden.ok());
  for (const Shipped& shipped : {Shipped{"two", "deep/two.head", 2}, Shipped{"three", "deep/three.head", 3},
                                 Shipped{"irony", "irony/irony.head", 2}, Shipped{"sarcasm", "irony/sarcasm.head", 2},
                                 Shipped{"emotion", "emotion/emotion.head", 4}}) {
    CAPTURE(shipped.file);
    const auto head = read_dense_head(testing::read_model_file(shipped.file), 768, shipped.labels);
    REQUIRE(head.ok());
    std::size_t compared = 0;
    for (const Json& row : *get_array(golden.value(), "texts")) {
      const Json* numbers = get_array(row, "features");
      if (numbers == nullptr) continue;
      std::vector<float> features;
      for (const Json& number : *numbers) features.push_back(number.get<float>());
      const std::vector<double> told = logits(head.value(), features.data());
      for (std::size_t k = 0; k < shipped.labels; k++)
        CHECK(std::abs(told[k] - row["logits"][shipped.question][k].get<double>()) < 1e-3);
      compared++;
    }
    CHECK(compared >= 5);
  }
}

TEST_CASE("head: the smallest half float is a number, infinity is none, another size is an error") {
  const auto head = read_dense_head(halves({kSmallest, 0, 0, 0}), 1, 1);
  REQUIRE(head.ok());
  CHECK(head.value().inner_weights[0] == std::ldexp(1.0F, -24));
  CHECK(read_dense_head(halves({kOne, kInfinity, 0, 0}), 1, 1).error().where == "number 2");
  CHECK_FALSE(read_dense_head(halves({kOne, 0, 0}), 1, 1).ok());
  CHECK_FALSE(read_dense_head("", 1, 1).ok());
  CHECK_FALSE(read_dense_head("odd", 1, 1).ok());
}

TEST_CASE("head: logits far apart do not overflow") {
  const std::vector<double> p = softmax({1000, 0});
  CHECK(p[0] == 1);
  CHECK(p[1] == 0);
}
