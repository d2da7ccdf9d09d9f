#include <doctest/doctest.h>

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/random.h"

using namespace cairn;

namespace {
struct Bad {
  const char* text;
  const char* message;
  const char* where;
};

// Any value: texts with escapes and broken UTF-8, numbers at their bounds, nesting, empty things.
Json random_json(Random& random, int depth) {
  const auto text = [&] {
    constexpr std::string_view kPieces[] = {
        "a",    "\"",   "\\", "\n", "\x01",         "\x1F",     "\x7F",   "\xC3\xA4",         "\xE2\x82\xAC",
        "\xFF", "\xC3", "/",  "\t", "\xED\xA0\x80", "\xC0\x80", "\b\f\r", "\xF0\x9F\x93\x85", "\xF4\x90\x80\x80"};
    std::string words;
    for (auto left = random.below(6); left > 0; --left) words += kPieces[random.index(std::size(kPieces))];
    return words;
  };
  switch (random.below(depth > 3 ? 8 : 10)) {
    case 0:
      return nullptr;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.between(-1'000'000, 1'000'000);
    case 3:
      return random.chance(0.5) ? Json(INT64_MIN) : Json(UINT64_MAX);
    case 4:
      return random.chance(0.5) ? random.unit() * 1e9 : static_cast<double>(random.between(-99, 99));
    case 5:
      return random.chance(0.5) ? -0.0 : 1e300;
    case 6:
    case 7:
      return text();
    case 8: {
      Json list = Json::array();
      for (auto left = random.below(4); left > 0; --left) list.push_back(random_json(random, depth + 1));
      return list;
    }
    default: {
      Json object = Json::object();
      for (auto left = random.below(4); left > 0; --left) object[text()] = random_json(random, depth + 1);
      return object;
    }
  }
}
}  // namespace

TEST_CASE("what is written is to the letter what the library writes") {
  Random random(20261126);
  for (int round = 0; round < 3000; ++round) {
    const Json json = random_json(random, 0);
    const std::string expected = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    REQUIRE(to_text(json) == expected);
  }
  for (int byte = 0; byte < 256; ++byte) {
    const Json json = std::string("<") + static_cast<char>(byte) + ">";
    REQUIRE(to_text(json) == json.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

TEST_CASE("the canonical form has whole numbers without a fraction part") {
  std::string text = "before ";
  append_canonical(text, Json{{"a", {90.0, -0.0, 1.25, 1e300, 9007199254740992.0, -3.0}}, {"b", "3.0"}});
  CHECK(text == R"(before {"a":[90,0,1.25,1e+300,9007199254740992,-3],"b":"3.0"})");
}

TEST_CASE("text is parsed into what it says") {
  const auto json = parse_json(R"({"b":[1,-2,2.5,true,null,"x\u00e9",{}],"a":{"c":18446744073709551615}})", 1000);
  REQUIRE(json);
  CHECK(to_text(json.value()) == R"({"a":{"c":18446744073709551615},"b":[1,-2,2.5,true,null,"xé",{}]})");
}

TEST_CASE("scalars stand alone, and the last of two equal keys wins") {
  CHECK(parse_json("3", 10).value() == 3);
  CHECK(parse_json(" \"a\" ", 10).value() == "a");
  CHECK(parse_json(R"({"a":1,"a":{"b":2}})", 100).value() == Json{{"a", {{"b", 2}}}});
}

TEST_CASE("a syntax error says what was expected and where") {
  const Bad table[] = {
      {"", "The text ends too early: expected a value.", "line 1, column 1"},
      {"[1 2]", "The text is not valid JSON: expected a comma or ].", "line 1, column 4"},
      {"{\"a\":1\n \"b\":2}", "The text is not valid JSON: expected a comma or }.", "line 2, column 2"},
      {"{\"a\" 1}", "The text is not valid JSON: expected a colon.", "line 1, column 6"},
      {"{a:1}", "The text is not valid JSON: invalid literal.", "line 1, column 2"},
      {"{1:1}", "The text is not valid JSON: expected a name in double quotes.", "line 1, column 2"},
      {"{\"a\":1,}", "The text is not valid JSON: expected a name in double quotes.", "line 1, column 8"},
      {"[1,]", "The text is not valid JSON: expected a value.", "line 1, column 4"},
      {"{} x", "The text is not valid JSON: invalid literal.", "line 1, column 4"},
      {"{} 1", "The text is not valid JSON: expected the end of the text.", "line 1, column 4"},
      {"{\"a\":[1,2", "The text ends too early: expected a comma or ].", "line 1, column 10"},
      {"{\n\n\"a\":\"é\xE2\x82\xACx", "The text ends too early.", "line 3, column 9"},
      {"[1e999]", "The text is not valid JSON: a number is too large.", "line 1, column 2"},
  };
  for (const Bad& bad : table) {
    CAPTURE(std::string(bad.text));
    const auto json = parse_json(bad.text, 1000);
    REQUIRE_FALSE(json);
    CHECK(json.error().code == ErrorCode::kCorrupt);
    CHECK(json.error().message == std::string(bad.message));
    CHECK(json.error().where == std::string(bad.where));
  }
}

TEST_CASE("bytes that are not UTF-8 are refused when read and replaced when written") {
  CHECK_FALSE(parse_json("\"a\xFF\"", 10));
  CHECK(to_text(Json("a\xFF")) == "\"a\xEF\xBF\xBD\"");
}

TEST_CASE("size and depth are bounded") {
  CHECK(parse_json("[1]", 2).error().code == ErrorCode::kTooLarge);
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(parse_json(nested(64), 1000));
  CHECK(parse_json(nested(65), 1000).error().code == ErrorCode::kTooLarge);
  CHECK_FALSE(parse_json(std::string(200000, '['), 1000000));
}

TEST_CASE("fields are read only when they have the asked-for type") {
  const Json object = {{"s", "x"},        {"i", -3},     {"u", 18446744073709551615u},
                       {"d", 1.5},        {"b", true},   {"a", {1, 2}},
                       {"o", {{"k", 1}}}, {"n", nullptr}};
  CHECK(get_string(object, "s") == "x");
  CHECK_FALSE(get_string(object, "i"));
  CHECK(get_int(object, "i") == -3);
  CHECK_FALSE(get_int(object, "u"));
  CHECK_FALSE(get_int(object, "d"));
  CHECK(get_number(object, "d") == 1.5);
  CHECK(get_number(object, "i") == -3.0);
  CHECK_FALSE(get_number(object, "s"));
  CHECK(get_bool(object, "b") == true);
  CHECK_FALSE(get_bool(object, "n"));
  CHECK(get_array(object, "a") != nullptr);
  CHECK(get_array(object, "o") == nullptr);
  CHECK(get_object(object, "o") != nullptr);
  CHECK(get_object(object, "missing") == nullptr);
  CHECK_FALSE(get_string(Json::array(), "s"));
}

TEST_CASE("random bytes never crash the reader") {
  Random random(11);
  const std::string sample = R"({"a":[1,2.5e3,"x\n\u20ac",{"b":null}],"c":{"d":true}})";
  for (int round = 0; round < 3000; ++round) {
    std::string text = sample.substr(0, random.index(sample.size() + 1));
    for (std::uint64_t flips = random.index(4); flips > 0 && !text.empty(); --flips) {
      text[random.index(text.size())] = static_cast<char>(random.index(256));
    }
    const auto json = parse_json(text, 1000);
    if (json) {
      const auto again = parse_json(to_text(json.value()), 2000);
      REQUIRE(again);
      CHECK(again.value() == json.value());
    } else {
      CHECK_FALSE(json.error().message.empty());
    }
  }
}
