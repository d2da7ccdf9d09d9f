// The rows of a collection: how texts and verdicts are kept, what a file says of its own, filters, sums, buckets of
// time.
#include <algorithm>

#include "apps/sentiment/desk/buckets.h"
#include "apps/sentiment/desk/digest.h"
#include "apps/sentiment/desk/lens.h"
#include "apps/sentiment/texts.h"
#include "base/random.h"
#include "base/text.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::sentiment;
using namespace cairn::sentiment::desk;

namespace {

reading::ReadText text_of(std::string words) {
  reading::ReadText text;
  text.text = std::move(words);
  return text;
}

Verdict verdict(double negative, double neutral, double positive) {
  Verdict made;
  made.numbers[0] = Verdict::packed(negative);
  made.numbers[1] = Verdict::packed(neutral);
  made.numbers[2] = Verdict::packed(positive);
  made.numbers[3] = Verdict::packed(positive / (negative + positive));
  return made;
}

struct Given {
  Texts texts;
  std::vector<Verdict> verdicts;
  std::vector<std::int8_t> own;
  FileTones file;
  Rows rows() const {
    return {.texts = texts,
            .verdicts = verdicts,
            .others = nullptr,
            .own = own,
            .file = file,
            .scale = Scale::kThree,
            .threshold = 0.6,
            .other_threshold = 0.6,
            .other = "Deep"};
  }
};

// Five of each tone and five that are not sure, of two authors, a day apart.
Given some() {
  Given given;
  for (int i = 0; i < 20; ++i) {
    reading::ReadText text = text_of("Caf\xC3\xA9 number " + std::to_string(i) + (i % 4 == 0 ? " broke" : " works"));
    text.time = Instant{1'780'000'000'000 + std::int64_t{i} * 86'400'000};
    text.author = i % 2 == 0 ? "Ada" : "Ben";
    given.texts.push_back(std::move(text));
    const double part = 0.7 + 0.01 * i;
    const double rest = (1 - part) / 2;
    given.verdicts.push_back(i % 4 == 0   ? verdict(part, rest, rest)
                             : i % 4 == 1 ? verdict(rest, part, rest)
                             : i % 4 == 2 ? verdict(rest, rest, part)
                                          : verdict(0.4, 0.3, 0.3));
  }
  given.own.assign(20, -1);
  given.file = FileTones(given.texts);
  return given;
}

std::vector<std::uint32_t> shown(const Given& given, const Filter& filter) {
  Lens lens;
  while (lens.tend(filter, 1, given.rows())) {
  }
  return lens.shown();
}

}  // namespace

TEST_CASE("sentiment rows: texts come back as they were kept, whatever is in them") {
  Random random(3);
  Texts texts;
  for (int i = 0; i < 300; ++i) {
    reading::ReadText text = text_of("x");
    for (std::size_t k = random.index(60); k > 0; --k)
      append_utf8(text.text, static_cast<char32_t>(random.between(1, 0x1F9FF)));
    if (random.chance(0.5)) text.time = Instant{random.between(600'000'000'000, 2'000'000'000'000)};
    text.author = "a\"b\\c\n" + std::to_string(i);
    if (random.chance(0.5)) text.rating = static_cast<double>(random.between(-10, 100)) / 10;
    text.language = static_cast<reading::Language>(random.index(3));
    text.copies = random.index(5);
    texts.push_back(std::move(text));
  }
  const auto read = decode_texts(encode_texts(texts.data(), texts.size()));
  REQUIRE(read.ok());
  REQUIRE(read.value().size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CHECK(read.value()[i].text == texts[i].text);
    CHECK(read.value()[i].time == texts[i].time);
    CHECK(read.value()[i].author == texts[i].author);
    CHECK(read.value()[i].rating == texts[i].rating);
    CHECK(read.value()[i].language == texts[i].language);
    CHECK(read.value()[i].copies == texts[i].copies);
  }
  for (const char* bad : {"", "{}", "[1]", "[[\"a\"]]", "[[\"\",null,\"\",\"\",\"\",\"\",null,0,0]]",
                          "[[\"a\",null,\"\",\"\",\"\",\"\",null,7,0]]", "its seal is broken: x"}) {
    CAPTURE(bad);
    CHECK_FALSE(decode_texts(bad).ok());
  }
}

TEST_CASE("sentiment rows: verdicts come back as they were kept; what is no verdict is none") {
  Random random(4);
  std::vector<Verdict> verdicts(700);
  for (Verdict& one : verdicts)
    for (std::uint16_t& number : one.numbers) number = static_cast<std::uint16_t>(random.index(65536));
  CHECK(*decode_verdicts(encode_verdicts(verdicts.data(), verdicts.size())) == verdicts);
  CHECK(decode_verdicts("")->empty());
  CHECK_FALSE(decode_verdicts("abc").has_value());
  CHECK_FALSE(decode_verdicts(std::string(40, 'g')).has_value());
  for (const double p : {0.0, 0.25, 0.5, 1.0})
    CHECK(Verdict::unpacked(Verdict::packed(p)) == doctest::Approx(p).epsilon(1e-4));
  CHECK_FALSE(Verdict().irony().has_value());
  CHECK_FALSE(Verdict().emotions().has_value());
}

TEST_CASE("sentiment rows: keys say whose they are") {
  CHECK(chunk_key(texts_prefix("abc"), 7) == "sentiment/abc/texts/00007");
  CHECK(collection_of(chunk_key(verdicts_prefix("abc", "deep-1"), 12)) == "abc");
  CHECK(collection_of("sentiment/") == "");
  CHECK(collection_of("tasks/abc/x") == "");
}

TEST_CASE("sentiment rows: a file's labels and stars are tones") {
  CHECK(tone_of_label(" Positive ") == Tone::kPositive);
  CHECK(tone_of_label("NEG") == Tone::kNegative);
  CHECK_FALSE(tone_of_label("spam").has_value());
  const auto tones_of = [](const std::vector<double>& ratings) {
    Texts texts;
    for (const double rating : ratings) {
      texts.push_back(text_of("x"));
      texts.back().rating = rating;
    }
    const FileTones file(texts);
    std::vector<int> tones;
    for (const auto& text : texts) tones.push_back(file.of(text) ? static_cast<int>(*file.of(text)) : -1);
    return tones;
  };
  CHECK(tones_of({1, 2, 3, 4, 5}) == std::vector<int>{0, 0, 1, 2, 2});
  CHECK(tones_of({1, 4, 5, 6, 7, 10}) == std::vector<int>{0, 0, 1, 1, 2, 2});
  CHECK(tones_of({-1, 0, 1}) == std::vector<int>{0, 1, 2});
  CHECK(tones_of({0, 100}) == std::vector<int>{-1, -1});
}

TEST_CASE("sentiment rows: the filter lets through what it says, in the order it says") {
  Given given = some();
  CHECK(shown(given, {}).size() == 20);
  Filter filter;
  filter.words = "CAFE broke";
  CHECK(shown(given, filter) == std::vector<std::uint32_t>{0, 4, 8, 12, 16});
  filter = {};
  filter.which = Which::kUnsure;
  CHECK(shown(given, filter) == std::vector<std::uint32_t>{3, 7, 11, 15, 19});
  filter.author = "Ada";
  CHECK(shown(given, filter).empty());
  filter = {};
  filter.which = Which::kNegative;
  filter.order = Order::kMostNegative;
  CHECK(shown(given, filter) == std::vector<std::uint32_t>{16, 12, 8, 4, 0});
  filter = {};
  filter.order = Order::kNewest;
  CHECK(shown(given, filter).front() == 19);
  given.own[3] = static_cast<std::int8_t>(Tone::kPositive);
  filter = {};
  filter.which = Which::kOwn;
  CHECK(shown(given, filter) == std::vector<std::uint32_t>{3});
  filter.which = Which::kToLookAt;
  CHECK(shown(given, filter) == std::vector<std::uint32_t>{7, 11, 15, 19});
}

TEST_CASE("sentiment rows: sums count each judged row once, by the person's word where there is one") {
  Given given = some();
  given.own[3] = static_cast<std::int8_t>(Tone::kPositive);
  Digest digest;
  const DigestRules rules;
  while (digest.tend(1, given.rows(), rules)) {
  }
  const Sums& sums = digest.sums();
  CHECK(sums.rows == 20);
  CHECK(sums.all.tones == std::array<std::size_t, kTones>{5, 5, 6});
  CHECK(sums.all.unsure == 4);
  CHECK(sums.days.size() == 20);
  REQUIRE(sums.authors.count == 2);
  CHECK(sums.authors.most[0].first == "Ada");
  CHECK(sums.authors.most[0].second.all() + sums.authors.most[1].second.all() == 20);
  CHECK_FALSE(digest.tend(1, given.rows(), rules));
  given.own[3] = -1;
  while (digest.tend(2, given.rows(), rules)) {
  }
  CHECK(digest.sums().all.unsure == 5);
}

TEST_CASE("sentiment rows: sums of what is judged so far follow as more is judged") {
  const Given all = some();
  Given given = all;
  given.verdicts.resize(8);
  Digest digest;
  DigestRules rules;
  while (digest.tend(1, given.rows(), rules)) {
  }
  CHECK(digest.sums().rows == 8);
  given.verdicts = all.verdicts;
  while (digest.tend(1, given.rows(), rules)) {
  }
  CHECK(digest.sums().rows == 20);
  CHECK(digest.sums().all.tones == std::array<std::size_t, kTones>{5, 5, 5});
}

TEST_CASE("sentiment rows: time falls into at most 36 buckets without gaps, and none of it is lost") {
  Random random(9);
  for (const int span : {1, 20, 36, 37, 200, 252, 253, 900, 1500, 9000}) {
    CAPTURE(span);
    std::map<std::int32_t, Tally> days;
    std::size_t count = 0;
    for (int i = 0; i < 50; ++i) {
      const auto day = static_cast<std::int32_t>(20'000 + random.between(0, span - 1));
      ++days[day].tones[random.index(kTones)];
      ++count;
    }
    days[20'000];
    days[20'000 + span - 1];
    const Buckets buckets = buckets_of(days);
    CHECK(buckets.all.size() <= kMostBuckets + 1);
    std::size_t sum = 0;
    for (const Bucket& bucket : buckets.all) sum += bucket.tally.all();
    CHECK(sum == count);
  }
}
