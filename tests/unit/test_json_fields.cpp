#include <doctest/doctest.h>

#include "base/json_fields.h"

namespace cairn {
namespace {

constexpr const char* kColours[] = {"red", "green"};
enum class Colour { kRed, kGreen };

struct Thing {
  std::string name = "unnamed";
  int size = 7;
  bool on = true;
  Colour colour = Colour::kRed;
  std::vector<std::string> tags;
  std::optional<Date> day;
};

Result<Thing> read(const char* text) {
  const auto json = parse_json(text, 1000);
  REQUIRE(json.ok());
  JsonFields fields(json.value());
  Thing thing;
  fields.take("name", thing.name, 8);
  fields.take("size", thing.size, 1, 9);
  fields.take("on", thing.on);
  fields.take("colour", thing.colour, kColours);
  fields.take("tags", thing.tags, 2, 4);
  fields.take("day", thing.day);
  if (!fields.ok()) return fields.error("thing");
  return thing;
}

TEST_CASE("what is not there keeps its default") {
  const auto thing = read("{}");
  REQUIRE(thing.ok());
  CHECK(thing.value().name == "unnamed");
  CHECK(thing.value().size == 7);
  CHECK_FALSE(thing.value().day);
}

TEST_CASE("what is there is taken") {
  const auto thing =
      read(R"({"name":"kettle","size":9,"on":false,"colour":"green","tags":["a","bc"],"day":"2026-11-24"})");
  REQUIRE(thing.ok());
  CHECK(thing.value().name == "kettle");
  CHECK(thing.value().size == 9);
  CHECK_FALSE(thing.value().on);
  CHECK(thing.value().colour == Colour::kGreen);
  CHECK(thing.value().tags == std::vector<std::string>{"a", "bc"});
  CHECK(to_iso(*thing.value().day) == "2026-11-24");
}

TEST_CASE("the first field that is not what it must be is named") {
  const std::pair<const char*, const char*> wrong[] = {
      {R"({"name":"much too long"})", "name"},
      {R"({"name":3})", "name"},
      {R"({"size":0})", "size"},
      {R"({"size":10})", "size"},
      {R"({"size":1.5})", "size"},
      {R"({"size":18446744073709551615})", "size"},
      {R"({"on":1})", "on"},
      {R"({"colour":"blue"})", "colour"},
      {R"({"tags":["a","b","c"]})", "tags"},
      {R"({"tags":[""]})", "tags"},
      {R"({"tags":["a",1]})", "tags"},
      {R"({"day":"2026-02-30"})", "day"},
      {R"({"day":null,"tags":"a"})", "tags"},
  };
  for (const auto& [text, field] : wrong) {
    const std::string shown = text;
    CAPTURE(shown);
    const auto thing = read(text);
    REQUIRE_FALSE(thing.ok());
    CHECK(thing.error().code == ErrorCode::kInvalid);
    CHECK(thing.error().message == "It holds no valid thing.");
    CHECK(thing.error().where == field);
  }
}

TEST_CASE("a number beyond 63 bits is not taken for a negative one") {
  for (const char* text : {R"({"n":18446744073709551615})", R"({"n":9223372036854775808})"}) {
    const auto json = parse_json(text, 1000);
    REQUIRE(json.ok());
    JsonFields fields(json.value());
    int n = 7;
    fields.take("n", n, -9, 9);
    CHECK_FALSE(fields.ok());
    CHECK(n == 7);
  }
}

}  // namespace
}  // namespace cairn
