// The deep model around its encoder: with the shipped vocabulary and heads, and with an encoder that the test plays.
#include "apps/sentiment/deep_judge.h"

#include <cmath>

#include "doctest/doctest.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::sentiment;

namespace {

DeepJudge shipped() {
  const auto manifest = ml::read_model_manifest(testing::read_model_file("manifest.json"));
  REQUIRE(manifest.ok());
  const ml::Model* deep = manifest.value().find("deep");
  REQUIRE(deep != nullptr);
  auto judge = DeepJudge::read(*deep->encoder, testing::read_model_file(deep->encoder->vocabulary));
  REQUIRE(judge.ok());
  for (const ml::ModelHead& head : deep->heads)
    REQUIRE(judge.value().add(head, testing::read_model_file(head.file)).ok());
  return std::move(judge).value();
}

// An encoder for play: each id stirs its own features.
std::vector<float> features_of(const std::vector<std::int32_t>& ids) {
  std::vector<float> out(768, 0.0F);
  for (const std::int32_t id : ids) out[static_cast<std::size_t>(id) % 768] += 0.5F;
  return out;
}

}  // namespace

TEST_CASE("deep judge: an answer to each head, probabilities that add up, the likeliest and whether it is sure") {
  const DeepJudge judge = shipped();
  const Answers answers = judge.answers(features_of(judge.pieces("What a wonderful film.").ids));
  REQUIRE(answers.all.size() == 2);
  for (const Answer& answer : answers.all) {
    double sum = 0;
    for (const double p : answer.probabilities) sum += p;
    CHECK(sum == doctest::Approx(1));
    CHECK(answer.sure > 0.5);
    CHECK(answer.is_sure() == (answer.probabilities[answer.likeliest()] >= answer.sure));
  }
  CHECK(answers.to("three")->probabilities.size() == 3);
  CHECK(answers.to("irony") == nullptr);
}

TEST_CASE("deep judge: each word is left out once, with its place in the text") {
  const DeepJudge judge = shipped();
  const std::string text = "Not good. Café 😍!";
  const Occlusions all = judge.occlusions(text, 0, text.size(), 100);
  CHECK_FALSE(all.shortened);
  REQUIRE(all.parts.size() == 6);  // not, good, the stop, cafe, the feeling, the mark
  CHECK(text.substr(all.parts[0].begin, all.parts[0].end - all.parts[0].begin) == "Not");
  CHECK(text.substr(all.parts[3].begin, all.parts[3].end - all.parts[3].begin) == "Café");
  for (const auto& part : all.parts) CHECK(part.ids.size() < all.ids.size());
  CHECK(judge.occlusions(text, 0, 9, 100).parts.size() == 3);  // of the first sentence alone
  CHECK(judge.occlusions(text, 0, text.size(), 2).parts.size() == 2);
  CHECK(judge.occlusions("", 0, 0, 10).parts.empty());
}

TEST_CASE("deep judge: words that the model does not read are no parts") {
  const DeepJudge judge = shipped();
  std::string text;
  for (int i = 0; i < 400; i++) text += "word ";
  const Occlusions all = judge.occlusions(text, 0, text.size(), 1000);
  CHECK(all.shortened);
  CHECK(all.ids.size() == 256);
  CHECK(all.parts.size() == 254);
}

TEST_CASE("deep judge: a weight is the logit with a word less the logit without it") {
  const DeepJudge judge = shipped();
  const std::string text = "good film";
  const Occlusions occlusions = judge.occlusions(text, 0, text.size(), 10);
  std::vector<std::vector<float>> parts;
  for (const auto& part : occlusions.parts) parts.push_back(features_of(part.ids));
  const std::vector<float> whole = features_of(occlusions.ids);
  const auto logit = [&](const std::vector<float>& features) {
    const auto p = judge.answers(features).to("two")->probabilities;
    return std::log(p[1] / p[0]);
  };
  const auto weights = judge.weights(occlusions, "two", 1, whole, parts);
  REQUIRE(weights.size() == 2);
  CHECK(weights[0].logit == doctest::Approx(logit(whole) - logit(parts[0])));
  CHECK(weights[1].end == text.size());
  // For the other label of two it is the same with the other sign.
  CHECK(judge.weights(occlusions, "two", 0, whole, parts)[0].logit == doctest::Approx(-weights[0].logit));
  CHECK(judge.weights(occlusions, "irony", 1, whole, parts).empty());
}

TEST_CASE("deep judge: a head of another size is refused") {
  DeepJudge judge = shipped();
  CHECK_FALSE(judge.add({"irony", {"not_irony", "irony"}, "", 0.5}, "abc").ok());
}
