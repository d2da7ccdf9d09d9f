// Hashed words of a text.
#include "ml/text/word_features.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace cairn::ml::text {
namespace {

double product(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

TEST_CASE("word features: their squares add up to 1, or there is nothing") {
  for (const std::string text : {"good", "A kettle that boils, and boils!", "not good at all", "😍 \xFF\xFE 000"}) {
    const std::vector<float> features = word_features(text);
    CHECK(features.size() == kWordFeatures);
    CHECK(product(features, features) == doctest::Approx(1));
  }
  for (const std::string text : {"", "   ", "\xFF"})
    CHECK(word_features(text) == std::vector<float>(kWordFeatures, 0.0F));
}

TEST_CASE("word features: which words, not how often, in which case or in which order") {
  CHECK(word_features("the kettle leaks") == word_features("Leaks the KETTLE kettle leaks"));
  CHECK(word_features("good") != word_features("bad"));
  CHECK(word_features("is good") != word_features("is not good"));
}

TEST_CASE("word features: texts that share words are near, others are not") {
  const std::vector<float> a = word_features("my parcel was late and the courier was rude");
  const std::vector<float> b = word_features("the parcel was late again and the courier lost it");
  const std::vector<float> c = word_features("lovely sound, easy setup");
  CHECK(product(a, b) > 0.4);
  CHECK(std::abs(product(a, c)) < 0.3);
}

}  // namespace
}  // namespace cairn::ml::text
