#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/roadmap/application.h"
#include "roadmap_random.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

Json parsed(const std::string& text) {
  Result<Json> json = parse_json(text, 64u << 20);
  REQUIRE(json.ok());
  return std::move(json).value();
}

Change change(const char* kind, const std::string& data) { return {kind, parsed(data)}; }

void take(RoadmapApplication& application, const Change& change) {
  const auto step = application.read(change);
  REQUIRE(step.ok());
  application.apply(*step.value());
}

}  // namespace

TEST_CASE("every event survives the way to text and back") {
  const Content content = make_content();
  std::vector<bool> kinds(std::variant_size_v<Event>);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Random random(seed);
    State state;
    live_through(state, content, random, 120, [&](const Events& events) {
      for (const Event& event : events) {
        const Change written = to_change(event);
        const Change read{written.kind, parsed(to_text(written.data))};
        const Result<Event> again = to_event(read);
        INFO(written.kind, ": ", again.ok() ? "" : again.error().message);
        REQUIRE(again.ok());
        CHECK(again.value() == event);
        CHECK(to_event(inverted(read)).value() == invert(event));
        kinds[event.index()] = true;
      }
    });
    const Result<State> restored = state_from_json(parsed(to_text(state_to_json(state))));
    REQUIRE(restored.ok());
    CHECK(restored.value() == state);
  }
  for (const bool seen : kinds) CHECK(seen);
}

TEST_CASE("replaying the changes gives the live state") {
  const Content content = make_content();
  Random random(36);
  State live;
  RoadmapApplication replayed;
  live_through(live, content, random, 300, [&](const Events& events) {
    for (const Event& event : events) {
      take(replayed, to_change(event));
    }
  });
  CHECK(replayed.state() == live);

  RoadmapApplication restored;
  REQUIRE(restored.restore(replayed.snapshot()).ok());
  CHECK(restored.state() == live);
  restored.clear();
  CHECK(restored.state() == State());

  Result<std::vector<Change>> changes = restored.changes_to(replayed.snapshot());
  REQUIRE(changes.ok());
  for (const Change& one : changes.value()) take(restored, one);
  CHECK(restored.state() == live);
  changes = restored.changes_to_merge(replayed.snapshot());
  REQUIRE(changes.ok());
  CHECK(changes.value().empty());
}

TEST_CASE("a failed restore changes nothing") {
  RoadmapApplication application;
  take(application, to_change(TickChanged{"w01.topic.1", {}, Tick{noon(first_monday())}}));
  const State before = application.state();
  Json snapshot = application.snapshot();
  snapshot["time"]["x"] = {{"week", 99}};
  CHECK(!application.restore(snapshot).ok());
  CHECK(!application.restore(Json::array()).ok());
  CHECK(!application.changes_to(snapshot).ok());
  CHECK(!application.changes_to_merge(snapshot).ok());
  CHECK(application.state() == before);
}

TEST_CASE("a state of a newer version is told from a damaged one") {
  Json snapshot = state_to_json(State());
  snapshot["schema"] = 2;
  const Result<State> newer = state_from_json(snapshot);
  REQUIRE(!newer.ok());
  CHECK(newer.error().code == ErrorCode::kTooNew);
  snapshot.erase("schema");
  CHECK(state_from_json(snapshot).error().code == ErrorCode::kInvalid);
}

TEST_CASE("every part of a snapshot is required and checked") {
  const Json whole = state_to_json(State());
  for (const auto& item : whole.items()) {
    const std::string key = item.key();
    CAPTURE(key);
    Json wrong = whole;
    wrong[key] = "text";
    CHECK(!state_from_json(wrong).ok());
    if (key == "timer" || key == "plan") continue;  // these may be absent
    Json without = whole;
    without.erase(key);
    CHECK(!state_from_json(without).ok());
  }
}

TEST_CASE("changes that break a rule of form are refused, at the field") {
  struct Row {
    const char* kind;
    const char* data;
    const char* where;
  };
  const std::vector<Row> rows = {
      {"roadmap.tick", R"({"key":"","before":null,"after":null})", "key"},
      {"roadmap.tick", R"({"key":7,"before":null,"after":null})", "key"},
      {"roadmap.tick", R"({"before":null,"after":null})", "key"},
      {"roadmap.tick", R"({"key":"a","after":{"at":"yesterday"}})", "tick.at"},
      {"roadmap.tick", R"({"key":"a","after":"text"})", "after"},
      {"roadmap.tick", R"({"key":"a","before":7})", "before"},
      {"roadmap.tick", R"([1,2])", "data"},
      {"roadmap.week", R"({"key":0})", "key"},
      {"roadmap.week", R"({"key":37})", "key"},
      {"roadmap.week", R"({"key":4294967297})", "key"},
      {"roadmap.week", R"({"key":"7"})", "key"},
      {"roadmap.week", R"({"key":7,"after":{"status":"lost","reason":"","at":"2026-11-24T09:12:33.120Z"}})", "week"},
      {"roadmap.time",
       R"({"key":"t","after":{"week":1,"day":"2026-02-30","minutes":5,"activity":"learning","comment":""}})", "time"},
      {"roadmap.time",
       R"({"key":"t","after":{"week":1,"day":"2026-02-20","minutes":0,"activity":"learning","comment":""}})",
       "time.minutes"},
      {"roadmap.time",
       R"({"key":"t","after":{"week":1,"day":"2026-02-20","minutes":1441,"activity":"learning","comment":""}})",
       "time.minutes"},
      {"roadmap.evidence",
       R"({"key":"e","after":{"week":1,"goal_id":"","title":"","url":"javascript:alert","grade":"declared","at":"2026-11-24T09:12:33.120Z"}})",
       "evidence.url"},
      {"roadmap.evidence",
       R"({"key":"e","after":{"week":1,"goal_id":"","title":"","url":"","grade":"perfect","at":"2026-11-24T09:12:33.120Z"}})",
       "evidence"},
      {"roadmap.plan", R"({"key":"only","after":{"made_on":"2026-11-24","weeks":{"01":["2026-11-24"]}}})",
       "plan.weeks"},
      {"roadmap.plan", R"({"key":"only","after":{"made_on":"2026-11-24","weeks":{"1":["2026-11-24","2026-11-23"]}}})",
       "plan.weeks"},
      {"roadmap.plan", R"({"key":"only","after":{"made_on":"2026-11-24","weeks":{"x":["2026-11-24","2026-11-25"]}}})",
       "plan.weeks"},
      {"roadmap.unheard-of", R"({"key":"a"})", "kind"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.data);
    const Result<Event> event = to_event(change(row.kind, row.data));
    REQUIRE(!event.ok());
    CHECK(event.error().code == ErrorCode::kInvalid);
    CHECK(event.error().where == row.where);
  }
}

TEST_CASE("settings out of range are refused, at the field") {
  const Json good = to_change(SettingsChanged{{}, {}, Settings()}).data;
  REQUIRE(to_event({"roadmap.settings", good}).ok());
  struct Row {
    const char* field;
    Json value;
  };
  const std::vector<Row> rows = {
      {"hours_per_week", 0},         {"hours_per_week", 81},     {"hours_per_week", "25"},
      {"free_weekdays", 128},        {"free_weekdays", -1},      {"text_size_percent", 84},
      {"text_size_percent", 1000},   {"start_date", "tomorrow"}, {"days_off", Json::array({"2026-13-01"})},
      {"days_off", Json::array({5})}};
  for (const Row& row : rows) {
    CAPTURE(row.field);
    Json bad = good;
    bad["after"][row.field] = row.value;
    const Result<Event> event = to_event({"roadmap.settings", bad});
    REQUIRE(!event.ok());
    CHECK(event.error().where == std::string("settings.") + row.field);
  }
  for (const char* field : {"theme", "density", "name"}) {
    Json bad = good;
    bad["after"][field] = 3;
    CHECK(!to_event({"roadmap.settings", bad}).ok());
  }
}

TEST_CASE("a text that is too long for its place is refused") {
  Json note = to_change(NoteChanged{"n", {}, Note{1, "text", {}, {}}}).data;
  note["after"]["text"] = std::string(kMaxNoteBytes, 'x');
  CHECK(to_event({"roadmap.note", note}).ok());
  note["after"]["text"] = std::string(kMaxNoteBytes + 1, 'x');
  CHECK(!to_event({"roadmap.note", note}).ok());
  Json mark = to_change(WeekChanged{1, {}, WeekMark{WeekStatus::kSkipped, "known", {}}}).data;
  mark["after"]["reason"] = std::string(kMaxLineBytes + 1, 'x');
  CHECK(!to_event({"roadmap.week", mark}).ok());
}
