// Keywords by class: a case worked by hand, which terms count, order, and bounded memory.
#include "ml/keywords.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "ml/text/stop_words.h"

namespace cairn::ml {
namespace {

std::vector<std::string> terms_of(const Keywords& keywords, std::size_t in_class, std::size_t least = 1) {
  std::vector<std::string> out;
  for (const Keyword& keyword : keywords.of(in_class, 100, least)) out.push_back(keyword.term);
  return out;
}

TEST_CASE("keywords: the figures of a case worked by hand") {
  Keywords keywords(2);
  for (int i = 0; i < 3; ++i) keywords.add("battery", 0);
  keywords.add("battery", 1);
  for (int i = 0; i < 4; ++i) keywords.add("screen", 1);
  const auto of_first = keywords.of(0, 10);
  REQUIRE(of_first.size() == 1);
  // All 8, battery 4, so its prior is 250; of the 3 of the first class 3, of the 5 of the second 1.
  const double delta = std::log(253.0 / (503 - 253)) - std::log(251.0 / (505 - 251));
  CHECK(of_first[0].term == "battery");
  CHECK(of_first[0].here == 3);
  CHECK(of_first[0].elsewhere == 1);
  CHECK(of_first[0].log_odds == doctest::Approx(delta));
  CHECK(of_first[0].z == doctest::Approx(delta / std::sqrt(1 / 253.0 + 1 / 251.0)));
  CHECK(terms_of(keywords, 1) == std::vector<std::string>{"screen"});
  CHECK(keywords.of(7, 10).empty());
  CHECK(Keywords(2).of(0, 10).empty());
}

TEST_CASE("keywords: one word and two, without stop words, numbers, links and names") {
  Keywords keywords(2);
  keywords.add("The battery life isn't great, really. https://x.example @anna 500 :)", 0);
  keywords.add("screen", 1);
  std::vector<std::string> found = terms_of(keywords, 0);
  std::sort(found.begin(), found.end());
  CHECK(found == std::vector<std::string>{"battery", "battery life", "great", "life", "not great"});
  Keywords repeated(2);
  repeated.add("bad bad bad bad", 0);
  repeated.add("good", 1);
  CHECK(repeated.of(0, 10, 1)[0].here == 1);
  CHECK(repeated.of(0, 10, 2).empty());
}

TEST_CASE("keywords: the order does not depend on the order of the texts") {
  const std::vector<std::string> words = {"alpha", "beta", "gamma", "delta", "omega", "sigma"};
  Random random(3);
  std::vector<std::pair<std::string, std::size_t>> texts;
  for (int i = 0; i < 200; ++i)
    texts.emplace_back(words[random.index(6)] + " " + words[random.index(6)], random.index(3));
  Keywords once(3), again(3);
  for (const auto& [text, in_class] : texts) once.add(text, in_class);
  random.shuffle(texts);
  for (const auto& [text, in_class] : texts) again.add(text, in_class);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto found = once.of(k, 20, 1);
    CHECK(found == again.of(k, 20, 1));
    CHECK(std::is_sorted(found.begin(), found.end(), [](const Keyword& a, const Keyword& b) { return a.z > b.z; }));
  }
}

TEST_CASE("keywords: memory is bounded, and what is frequent is not forgotten") {
  Keywords keywords(2, 100);
  for (int i = 0; i < 500; ++i) {
    keywords.add("screen rare" + std::string(1, static_cast<char>('a' + i % 26)) +
                     std::string(1, static_cast<char>('a' + i / 26)),
                 0);
    keywords.add("battery", 1);
    CHECK(keywords.terms() <= 100);
  }
  CHECK(keywords.of(0, 1)[0].term == "screen");
  CHECK(keywords.of(0, 1)[0].here == 500);
}

TEST_CASE("stop words are found, negations are told apart") {
  for (const char* word : {"the", "a", "yourselves", "n't", "'s", "'d", "now", "wont"}) CHECK(text::is_stop_word(word));
  for (const char* word : {"", "battery", "zebra", "good", "bad"}) CHECK_FALSE(text::is_stop_word(word));
  CHECK(text::is_negation("n't"));
  CHECK_FALSE(text::is_negation("the"));
}

}  // namespace
}  // namespace cairn::ml
