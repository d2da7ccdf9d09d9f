#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "apps/tasks/quotes.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"

using namespace cairn;
using namespace cairn::tasks;

namespace {

std::string shipped_bytes() {
  std::ifstream file(std::string(CAIRN_ASSETS_DIR) + "/quotes.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Quotes shipped() {
  Result<Quotes> quotes = read_quotes(shipped_bytes());
  REQUIRE(quotes.ok());
  return std::move(quotes).value();
}

Json file_of(int count) {
  Json file{{"format", "cairn-quotes"}, {"version", 1}, {"quotes", Json::array()}};
  for (int i = 0; i < count; ++i)
    file["quotes"].push_back({{"text", "Text " + std::to_string(i)}, {"author", "A"}, {"work", "W"}, {"year", "1900"}});
  return file;
}

std::string where_of(const Json& file) {
  const Result<Quotes> quotes = read_quotes(to_text(file));
  REQUIRE_FALSE(quotes.ok());
  CHECK(quotes.error().code == ErrorCode::kCorrupt);
  return quotes.error().where;
}

// What the text font has of Latin and punctuation (src/tools/fonts.mjs, text_points).
bool is_covered(char32_t point) {
  return (point >= 0x20 && point <= 0x7E) || (point >= 0xA0 && point <= 0x17F) || (point >= 0x2010 && point <= 0x2027);
}

}  // namespace

TEST_CASE("at least 120 quotes ship, and every one says who wrote it, where and when") {
  const Quotes quotes = shipped();
  CHECK(quotes.size() >= 120);
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    const Quote& quote = quotes.at(i);
    CAPTURE(quote.text);
    CHECK(count_code_points(quote.text) >= 15);
    CHECK(count_code_points(quote.text) <= 240);
    CHECK(quote.author.size() >= 4);
    CHECK(quote.work.size() >= 4);
    const bool dated = quote.year.find_first_of("0123456789") != std::string::npos;
    CHECK(dated);
    bool ended = false;
    for (const std::string_view end : {".", "?", ")", "”"})
      ended = ended || (quote.text.size() > end.size() && quote.text.substr(quote.text.size() - end.size()) == end);
    CHECK(ended);
    CHECK(quote.text.find("  ") == std::string::npos);
    CHECK(quote.text.find('!') == std::string::npos);
    CHECK(quote.text.find('\'') == std::string::npos);
    for (const std::string* field : {&quote.text, &quote.author, &quote.work, &quote.year, &quote.translator})
      for (std::size_t at = 0; at < field->size();) {
        const CodePoint point = next_code_point(*field, at);
        REQUIRE(is_covered(point.value));
        at += point.size;
      }
  }
}

TEST_CASE("no shipped quote comes twice, not even in other capitals or with other commas") {
  const Quotes quotes = shipped();
  std::set<std::string> seen;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    std::string letters;
    for (const char c : to_lower_ascii(quotes.at(i).text))
      if (c >= 'a' && c <= 'z') letters += c;
    CAPTURE(quotes.at(i).text);
    CHECK(seen.insert(letters).second);
  }
}

TEST_CASE("authors of other languages have a translator, and no author comes two days in a row") {
  const Quotes quotes = shipped();
  std::map<std::string, int> translated;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    const Quote& quote = quotes.at(i);
    if (!quote.translator.empty()) ++translated[quote.author];
    CHECK(quote.author != quotes.at(i + 1).author);
  }
  for (const char* author : {"Marcus Aurelius", "Epictetus", "Laozi", "Confucius", "Seneca", "Plato", "Aristotle",
                             "Blaise Pascal", "Johann Wolfgang von Goethe", "Friedrich Nietzsche", "The Bible"}) {
    CAPTURE(author);
    CHECK(translated[author] > 0);
  }
  for (std::size_t i = 0; i < quotes.size(); ++i)
    if (translated.count(quotes.at(i).author)) CHECK_FALSE(quotes.at(i).translator.empty());
}

TEST_CASE("every quote comes once before any comes again, also before 1970") {
  const Quotes quotes = shipped();
  const int size = static_cast<int>(quotes.size());
  for (const int start : {20'003, -400, 0}) {
    std::set<const Quote*> seen;
    for (int i = 0; i < size; ++i) seen.insert(&quote_of(quotes, Date{start + i}));
    CHECK(seen.size() == quotes.size());
    CHECK(&quote_of(quotes, Date{start + size}) == &quote_of(quotes, Date{start}));
  }
}

TEST_CASE("another one is the one of tomorrow, and after the last the first") {
  const Quotes quotes = shipped();
  const Date today{20'003};
  CHECK(&quotes.at(next_place(quotes, place_of(quotes, today))) == &quote_of(quotes, add_days(today, 1)));
  CHECK(next_place(quotes, quotes.size() - 1) == 0);
}

TEST_CASE("the order is the same wherever the same file is read, and not that of the file") {
  const Quotes one = shipped(), two = shipped();
  for (std::size_t i = 0; i < one.size(); ++i) REQUIRE(one.at(i) == two.at(i));
  const Result<Quotes> small = read_quotes(to_text(file_of(7)));
  REQUIRE(small.ok());
  std::string order;
  for (std::size_t i = 0; i < 7; ++i) order += small.value().at(i).text.back();
  CHECK(order.size() == 7);
  CHECK(order != "0123456");
}

TEST_CASE("a missing, empty or overlong field is named with its quote") {
  for (const char* field : {"text", "author", "work", "year"}) {
    CAPTURE(field);
    Json file = file_of(3);
    file["quotes"][1].erase(field);
    CHECK(where_of(file) == std::string("quotes[1].") + field);
    file["quotes"][1][field] = "";
    CHECK(where_of(file) == std::string("quotes[1].") + field);
    file["quotes"][1][field] = " x";
    CHECK(where_of(file) == std::string("quotes[1].") + field);
    file["quotes"][1][field] = std::string(kMaxQuoteBytes + 1, 'x');
    CHECK(where_of(file) == std::string("quotes[1].") + field);
    file["quotes"][1][field] = "two\nlines";
    CHECK(where_of(file) == std::string("quotes[1].") + field);
    file["quotes"][1][field] = 7;
    CHECK(where_of(file) == std::string("quotes[1].") + field);
  }
  Json file = file_of(3);
  file["quotes"][2]["translator"] = 7;
  CHECK(where_of(file) == "quotes[2].translator");
  file = file_of(3);
  file["quotes"][2]["text"] = "Text 0";
  CHECK(where_of(file) == "quotes[2].text");
  file["quotes"][0] = "text";
  CHECK(where_of(file) == "quotes[0]");
  CHECK(where_of(file_of(0)) == "quotes");
  file = file_of(1);
  file["format"] = "other";
  CHECK(where_of(file) == "format");
}

TEST_CASE("too many quotes and too many bytes are refused") {
  const Result<Quotes> many = read_quotes(to_text(file_of(static_cast<int>(kMaxQuotes) + 1)));
  REQUIRE_FALSE(many.ok());
  CHECK(many.error().code == ErrorCode::kTooLarge);
  const Result<Quotes> large = read_quotes(std::string(kMaxQuotesBytes + 1, ' '));
  REQUIRE_FALSE(large.ok());
  CHECK(large.error().code == ErrorCode::kTooLarge);
}

TEST_CASE("damaged bytes give an error or quotes, never a crash") {
  const std::string bytes = shipped_bytes();
  Random random(31);
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    std::string damaged = bytes.substr(0, 4000 + random.index(2000));
    if (round % 2 == 0) damaged = bytes;
    for (std::size_t hits = 1 + random.index(6); hits > 0; --hits)
      damaged[random.index(damaged.size())] = static_cast<char>(random.below(256));
    const Result<Quotes> quotes = read_quotes(damaged);
    if (!quotes.ok()) {
      ++refused;
      CHECK_FALSE(quotes.error().message.empty());
    } else {
      CHECK(quotes.value().size() > 0);
    }
  }
  CHECK(refused > 75);
}

TEST_CASE("a source is told with its translator") {
  CHECK(source_of({"T", "Thoreau", "Walden", "1854", ""}) == "Thoreau, Walden (1854)");
  CHECK(source_of({"T", "Epictetus", "Discourses, II, 17", "about 108", "George Long"}) ==
        "Epictetus, Discourses, II, 17 (about 108), translated by George Long");
  CHECK(source_of({"T", "Virgil", "Aeneid, V", "19 BC", "our translation"}) ==
        "Virgil, Aeneid, V (19 BC), our translation");
}
