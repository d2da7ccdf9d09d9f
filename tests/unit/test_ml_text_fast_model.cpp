#include <cmath>

#include "base/checksum.h"
#include "base/random.h"
#include "base/text.h"
#include "doctest/doctest.h"
#include "ml/text/fast_scorer.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::ml::text;

namespace {

constexpr std::size_t kVersionAt = 8, kHeaderEnd = 28;

void put_number(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xFFu);
}

// With a checksum that fits, so that what lies behind it is looked at.
std::string sealed(std::string bytes) {
  put_number(bytes, bytes.size() - 4, crc32c(std::string_view(bytes).substr(0, bytes.size() - 4)));
  return bytes;
}

std::string shipped() { return testing::read_model_file("fast/model.bin"); }

Error error_of(std::string_view bytes) {
  const Result<FastModel> read = read_fast_model(bytes);
  REQUIRE_FALSE(read.ok());
  return read.error();
}

// Words the model knows, marks, emoji and bytes that are no UTF-8.
std::string random_text(Random& random) {
  static const char* const kParts[] = {
      "good",     "bad",   " ",       "n't", "'s",       "not", "never ", "...",   "!",        "\xE2\x80\x99",
      "<br />",   "&amp;", "http://", "@a",  "#",        ":)",  "$A",     "aaaa",  "\xC3\xA9", "\xF0\x9F\x98\x80",
      "\xCC\x81", "\xFF",  "\xE2",    "0",   "\xD7\x90", "<3",  "-lrb-",  "film ", "the ",     "."};
  std::string text;
  for (std::size_t i = random.index(200); i > 0; --i) {
    if (random.chance(0.1)) {
      text += static_cast<char>(random.below(256));
    } else {
      text += kParts[random.index(std::size(kParts))];
    }
    if (random.chance(0.3)) text += ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("fast model: the shipped file is read, and is small") {
  CHECK(shipped().size() <= 1'500'000);
  const FastModel& model = testing::fast_model();
  CHECK(model.shorter.entries() > 10'000);
  CHECK(model.longer.entries() > 10'000);
  CHECK(model.three.entries() > 10'000);
  CHECK(model.sure_two >= 0.5);
  CHECK(model.sure_three > 1.0 / 3);
}

TEST_CASE("fast model: files that are none say what is wrong") {
  const std::string good = shipped();
  CHECK(error_of("").where == "size");
  CHECK(error_of(std::string(30, 'x')).code == ErrorCode::kForeign);
  CHECK(error_of(good.substr(0, good.size() - 1)).where == "checksum");
  CHECK(error_of(good + "x").where == "checksum");

  std::string newer = good;
  put_number(newer, kVersionAt, kFastModelVersion + 1);
  CHECK(error_of(newer).code == ErrorCode::kTooNew);

  std::string flipped = good;
  flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
  CHECK(error_of(flipped).where == "checksum");

  CHECK(error_of(sealed(good + "1234")).where == "end");
  CHECK(error_of(sealed(good.substr(0, good.size() - 100))).where == "table of three");
  CHECK(error_of(sealed(good.substr(0, 40))).where == "short table");

  const auto with = [&](std::size_t at, std::uint32_t value) {
    std::string changed = good;
    put_number(changed, at, value);
    return error_of(sealed(changed));
  };
  CHECK(with(12, 0x7FC00000).where == "header");                   // not a number
  CHECK(with(16, 0).where == "header");                            // long texts begin before short ones end
  CHECK(with(kHeaderEnd, 2).where == "short table");               // outputs
  CHECK(with(kHeaderEnd + 4, 0).where == "short table");           // bits of a bucket
  CHECK(with(kHeaderEnd + 4, 31).where == "short table");          //
  CHECK(with(kHeaderEnd + 8, 0xFFFFFFFF).where == "short table");  // entries
  CHECK(with(kHeaderEnd + 8, 1).where == "short table");           //
  CHECK(with(kHeaderEnd + 12, 0).where == "short table");          // least number of tokens
}

TEST_CASE("fast model: cut or changed anywhere, a file is read or refused") {
  const std::string good = shipped();
  Random random(5);
  for (int i = 0; i < 20; ++i) {
    std::string bytes = good.substr(0, 12 + random.index(i % 2 == 0 ? 200 : good.size() - 12));
    for (int k = 0; k < 3; ++k) bytes[12 + random.index(bytes.size() - 12)] = static_cast<char>(random.below(256));
    if (bytes.size() < 16) continue;
    const Result<FastModel> read = read_fast_model(sealed(bytes));
    if (!read) CHECK_FALSE(read.error().message.empty());
  }
}

TEST_CASE("fast model: contributions and bias add up to the logits") {
  FastScorer scorer(testing::fast_model());
  Random random(7);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    const FastScores scores = scorer.score(text);
    const Explanation explanation = scorer.explain(text);
    CHECK(explanation.tokens.size() == scores.tokens);
    double sum = explanation.bias;
    std::array<double, 2> sums = explanation.bias_three;
    std::size_t last = 0;
    for (const Contribution& token : explanation.tokens) {
      CHECK(token.begin >= last);
      CHECK(token.end > token.begin);
      CHECK(token.end <= text.size());
      last = token.end;
      sum += token.logit;
      for (std::size_t k = 0; k < 2; ++k) sums[k] += token.three[k];
    }
    CHECK(std::abs(sum - scores.logit) < 1e-9);
    for (std::size_t k = 0; k < 2; ++k) CHECK(std::abs(sums[k] - scores.logits_three[k]) < 1e-9);
    CHECK(std::abs(scores.three[0] + scores.three[1] + scores.three[2] - 1) < 1e-12);
  }
}

TEST_CASE("fast model: a scorer forgets the texts before") {
  FastScorer used(testing::fast_model());
  Random random(9);
  for (int i = 0; i < 100; ++i) {
    const std::string text = random_text(random);
    FastScorer fresh(testing::fast_model());
    const FastScores first = fresh.score(text), again = used.score(text);
    CHECK(first.logit == again.logit);
    CHECK(first.three == again.three);
    CHECK(first.known == again.known);
  }
}

TEST_CASE("tokens: random bytes are taken, places lie on whole code points") {
  Random random(11);
  Tokens tokens;
  for (int i = 0; i < 2000; ++i) {
    std::string bytes(random.index(60), ' ');
    for (char& c : bytes) c = static_cast<char>(random.chance(0.5) ? 32 + random.below(96) : random.below(256));
    CAPTURE(bytes);
    tokenise(bytes, tokens);
    std::size_t last = 0;
    for (std::size_t k = 0; k < tokens.list.size(); ++k) {
      const Token& token = tokens.list[k];
      CHECK(token.begin >= last);
      CHECK(token.end > token.begin);
      CHECK(token.end <= bytes.size());
      last = token.end;
      CHECK_FALSE(tokens.word(k).empty());
      CHECK(is_valid_utf8(tokens.word(k)));
    }
  }
}

TEST_CASE("tokens: where they stand in the text") {
  const std::string text = "He DIDN\xE2\x80\x99T say it's \xC3\x89pic!!!";
  Tokens tokens;
  tokenise(text, tokens);
  std::string shown;
  for (std::size_t i = 0; i < tokens.list.size(); ++i) {
    const Token& token = tokens.list[i];
    shown += std::string(tokens.word(i)) + "=" + text.substr(token.begin, token.end - token.begin) + "|";
  }
  CHECK(shown == "he=He|did=DID|n't=N\xE2\x80\x99T|say=say|it=it|'s='s|epic=\xC3\x89pic|!!=!!!|");
}
