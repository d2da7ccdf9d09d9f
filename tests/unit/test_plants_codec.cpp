#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/plants/application.h"
#include "apps/plants/codec.h"
#include "plants_random.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::testing;

namespace {

const Json& sound_observation() {
  static const Json kSound = {{"day", "2026-05-17"}, {"added", "2026-05-17T12:00:00.000Z"},
                              {"species", 3},        {"told", 4},
                              {"permille", 500},     {"sure", true},
                              {"minute", 5},         {"place", "x"},
                              {"latitude_e6", 1},    {"longitude_e6", -1},
                              {"notes", "n"},        {"photos", {"p", "q"}}};
  return kSound;
}

const Json& sound_card() {
  static const Json kSound = {{"stability", 1},
                              {"difficulty", 1000},
                              {"at", "2026-05-17T12:00:00.000Z"},
                              {"due", "2026-05-18"},
                              {"reviews", 1}};
  return kSound;
}

Result<Observation> observation_of(const Json& json) { return decode(json, static_cast<Observation*>(nullptr)); }
Result<Card> card_of(const Json& json) { return decode(json, static_cast<Card*>(nullptr)); }

const std::vector<Json>& strange_values() {
  static const std::vector<Json> kAll = {Json(),
                                         Json(true),
                                         Json(-1),
                                         Json(1.5),
                                         Json(1e300),
                                         Json(std::uint64_t{18'446'744'073'709'551'615U}),
                                         Json(std::int64_t{-9'223'372'036'854'775'807}),
                                         Json(""),
                                         Json("2026-02-30"),
                                         Json(std::string(30'000, 'x')),
                                         Json(Json::array()),
                                         Json(Json::array({1})),
                                         Json(Json::array({""})),
                                         Json(Json::object())};
  return kAll;
}

}  // namespace

TEST_CASE("plants: what is replayed from JSON equals what was lived through") {
  for (std::uint64_t seed = 11; seed <= 16; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State state;
    PlantsApplication replayed;
    live_through(state, random, 200, [&](const Events& events) {
      for (const Event& event : events) {
        const Change change = to_change(event);
        const auto parsed = parse_json(to_text(change.data), 1u << 20);
        REQUIRE(parsed.ok());
        const Change read{change.kind, parsed.value()};
        const Result<Event> decoded = to_event(read);
        REQUIRE_MESSAGE(decoded.ok(), (decoded.ok() ? "" : decoded.error().message + " " + decoded.error().where));
        CHECK(decoded.value() == event);
        const auto step = replayed.read(read);
        REQUIRE(step.ok());
        replayed.apply(*step.value());
      }
    });
    CHECK(replayed.state() == state);
    PlantsApplication restored;
    REQUIRE(restored.restore(parse_json(to_text(replayed.snapshot()), 16u << 20).value()).ok());
    CHECK(restored.state() == state);
  }
}

TEST_CASE("plants: an observation without more than a day is a small object") {
  Observation o;
  o.day = to_date({2026, 5, 17});
  o.added_at = *parse_instant("2026-05-17T12:00:00.000Z");
  CHECK(to_text(encode(o)) == R"({"added":"2026-05-17T12:00:00.000Z","day":"2026-05-17"})");
  CHECK(observation_of(encode(o)).value() == o);
}

TEST_CASE("plants: observations that are none are refused") {
  REQUIRE(observation_of(sound_observation()).ok());
  for (const char* key : {"day", "added", "latitude_e6", "longitude_e6"}) {
    Json json = sound_observation();
    json.erase(key);
    CHECK_MESSAGE(!observation_of(json).ok(), key);
  }
  for (const auto& [name, wrong] :
       std::vector<std::pair<const char*, Json>>{{"species", 103},
                                                 {"species", -1},
                                                 {"species", "3"},
                                                 {"told", 0},
                                                 {"told", 103},
                                                 {"permille", 1001},
                                                 {"sure", 1},
                                                 {"minute", 1440},
                                                 {"minute", -1},
                                                 {"day", "2026-02-29"},
                                                 {"day", "17.05.2026"},
                                                 {"added", "2026-05-17"},
                                                 {"latitude_e6", 90'000'001},
                                                 {"longitude_e6", -180'000'001},
                                                 {"place", std::string(201, 'x')},
                                                 {"name", std::string(121, 'x')},
                                                 {"notes", std::string(20'001, 'x')},
                                                 {"photos", "p"},
                                                 {"photos", {"p", ""}},
                                                 {"photos", {std::string(41, 'p')}},
                                                 {"photos", std::vector<std::string>(13, "p")}}) {
    Json json = sound_observation();
    json[name] = wrong;
    CAPTURE(to_text(json));
    const auto read = observation_of(json);
    CHECK(!read.ok());
    if (!read.ok()) CHECK(read.error().code == ErrorCode::kInvalid);
  }
  for (const Json& json : {Json(), Json(1), Json("x"), Json(Json::array()), Json(Json::object())})
    CHECK(!observation_of(json).ok());
}

TEST_CASE("plants: cards that are none are refused") {
  REQUIRE(card_of(sound_card()).ok());
  for (const auto& [key, value] : sound_card().items()) {
    Json json = sound_card();
    json.erase(key);
    CAPTURE(to_text(json));
    CHECK(!card_of(json).ok());
  }
  for (const auto& [name, wrong] : std::vector<std::pair<const char*, Json>>{{"stability", 0},
                                                                             {"stability", 2'147'483'648},
                                                                             {"difficulty", 999},
                                                                             {"difficulty", 10'001},
                                                                             {"reviews", 0},
                                                                             {"lapses", 2},
                                                                             {"lapses", -1},
                                                                             {"due", "x"}}) {
    Json json = sound_card();
    json[name] = wrong;
    CAPTURE(to_text(json));
    CHECK(!card_of(json).ok());
  }
}

TEST_CASE("plants: whatever stands in a field, what is read can be kept") {
  for (const auto& [key, value] : sound_observation().items())
    for (const Json& strange : strange_values()) {
      Json json = sound_observation();
      json[key] = strange;
      if (const auto read = observation_of(json); read.ok()) {
        CHECK(check_observation(read.value()).ok());
        CHECK(observation_of(encode(read.value())).value() == read.value());
      }
    }
  for (const auto& [key, value] : sound_card().items())
    for (const Json& strange : strange_values()) {
      Json json = sound_card();
      json[key] = strange;
      if (const auto read = card_of(json); read.ok()) CHECK(check_card(read.value()).ok());
    }
}

TEST_CASE("plants: changes and snapshots that are none are refused") {
  const auto change = [](const char* kind, const Json& data) { return to_event(Change{kind, data}).ok(); };
  CHECK(change("plants.card", {{"key", "5"}, {"after", sound_card()}}));
  CHECK(change("plants.observation", {{"key", "a"}, {"after", sound_observation()}}));
  CHECK(!change("plants.card", {{"key", "0"}, {"after", sound_card()}}));
  CHECK(!change("plants.card", {{"key", "103"}, {"after", sound_card()}}));
  CHECK(!change("plants.card", {{"key", 5}, {"after", sound_card()}}));
  CHECK(!change("plants.card", {{"key", "5"}, {"after", sound_observation()}}));
  CHECK(!change("plants.observation", {{"key", ""}, {"after", sound_observation()}}));
  CHECK(!change("plants.observation", {{"key", std::string(81, 'k')}}));
  CHECK(!change("plants.observation", Json::array()));
  CHECK(!change("plants.leaf", {{"key", "a"}}));

  const Json snapshot{{"schema", 1}, {"observations", {{"a", sound_observation()}}}, {"cards", {{"5", sound_card()}}}};
  REQUIRE(state_from_json(snapshot).ok());
  Json json = snapshot;
  json["schema"] = 2;
  CHECK(state_from_json(json).error().code == ErrorCode::kTooNew);
  for (const char* key : {"schema", "observations", "cards"}) {
    json = snapshot;
    json.erase(key);
    CHECK_MESSAGE(!state_from_json(json).ok(), key);
  }
  json = snapshot;
  json["cards"]["0"] = sound_card();
  CHECK(!state_from_json(json).ok());
  json = snapshot;
  json["observations"]["b"] = Json();
  CHECK(!state_from_json(json).ok());
}
