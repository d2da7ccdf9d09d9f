#include <doctest/doctest.h>

#include <string>

#include "base/json.h"
#include "base/random.h"

using namespace cairn;

namespace {
struct Bad {
  const char* text;
  const char* message;
  const char* where;
};
}  // namespace

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
