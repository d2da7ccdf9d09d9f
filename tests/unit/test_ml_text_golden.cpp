// The C++ says of models/fast/golden.json what the Python that trained the model said.
#include <cstdio>
#include <set>

#include "base/json.h"
#include "doctest/doctest.h"
#include "ml/text/fast_scorer.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::ml::text;

namespace {

constexpr double kNear = 1e-3;

std::string hex(std::uint64_t value) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

}  // namespace

TEST_CASE("fast model: tokens, n-grams and logits are those of the training program") {
  const Result<Json> golden = parse_json(testing::read_model_file("fast/golden.json"), 1u << 20);
  REQUIRE(golden.ok());
  const Json* texts = get_array(golden.value(), "texts");
  REQUIRE(texts != nullptr);
  CHECK(texts->size() >= 40);
  FastScorer scorer(testing::fast_model());
  for (const Json& row : *texts) {
    const std::string text = get_string(row, "text").value();
    CAPTURE(text);
    Tokens tokens;
    tokenise(text, tokens);
    Json words = Json::array();
    for (std::size_t i = 0; i < tokens.list.size(); ++i) words.push_back(std::string(tokens.word(i)));
    CHECK(to_text(words) == to_text(row["tokens"]));

    std::vector<Ngram> ngrams;
    find_ngrams(tokens, ngrams);
    std::set<std::uint64_t> distinct;
    for (const Ngram& ngram : ngrams) distinct.insert(ngram.hash);
    CHECK(static_cast<std::int64_t>(distinct.size()) == get_int(row, "ngrams"));
    std::uint64_t sum = 0;
    for (const std::uint64_t hash : distinct) sum += hash;
    CHECK(hex(sum) == get_string(row, "hash_sum"));

    const FastScores scores = scorer.score(text);
    CHECK(std::abs(scores.logit - get_number(row, "logit").value()) < kNear);
    for (std::size_t k = 0; k < 2; ++k) {
      CHECK(std::abs(scores.logits_three[k] - row["logits_three"][k].get<double>()) < kNear);
    }
    for (std::size_t k = 0; k < 3; ++k) CHECK(std::abs(scores.three[k] - row["three"][k].get<double>()) < kNear);
  }
}

TEST_CASE("fast model: plain words of praise and blame") {
  FastScorer scorer(testing::fast_model());
  CHECK(scorer.score("What a wonderful film, I loved every minute of it.").positive > 0.8);
  CHECK(scorer.score("A dull, predictable waste of time.").positive < 0.2);
  CHECK(scorer.score("not good").positive < scorer.score("good").positive);
  const FastScores empty = scorer.score("");
  CHECK_FALSE(empty.sure_two);
  CHECK_FALSE(empty.sure_three);
  CHECK(empty.tokens == 0);
  CHECK(empty.known == 0);
}
