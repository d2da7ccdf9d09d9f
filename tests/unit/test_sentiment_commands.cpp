// The analyser's state: what commands make of it, its JSON, undo, merging; on random sequences.
#include "apps/sentiment/commands.h"

#include "apps/sentiment/application.h"
#include "doctest/doctest.h"
#include "unit/sentiment_random.h"

using namespace cairn;
using namespace cairn::sentiment;

namespace {

constexpr Context kNow{Instant{1'790'000'000'000}};

State after(const std::vector<Command>& commands) {
  State state;
  for (const Command& command : commands) {
    const Result<Events> events = decide(state, command, kNow);
    REQUIRE_MESSAGE(events.ok(), events.error().message);
    for (const Event& event : events.value()) sentiment::apply(state, event);
  }
  return state;
}

Collection collection(std::string name, int rows) {
  Collection made;
  made.name = std::move(name);
  made.rows = rows;
  return made;
}

ErrorCode code_of(const State& state, const Command& command) {
  const Result<Events> events = decide(state, command, kNow);
  REQUIRE_FALSE(events.ok());
  CHECK_FALSE(events.error().message.empty());
  return events.error().code;
}

}  // namespace

TEST_CASE("sentiment: a collection is added with a clean name, renamed, and goes with the tones of its rows") {
  State state = after({AddCollection{"a", collection("  Reviews\nof May ", 10)}, AddCollection{"b", collection("B", 5)},
                       SetTone{"a", {0, 3}, Tone::kPositive}, SetTone{"b", {1}, Tone::kNegative}});
  CHECK(state.collections.at("a").name == "Reviews of May");
  CHECK(state.collections.at("a").added_at == kNow.now);
  CHECK(state.tones.size() == 3);
  const Result<Events> removal = decide(state, RemoveCollection{"a"}, kNow);
  REQUIRE(removal.ok());
  for (const Event& event : removal.value()) sentiment::apply(state, event);
  CHECK(state.collections.size() == 1);
  REQUIRE(state.tones.size() == 1);
  CHECK(state.tones.begin()->first == "b/1");
}

TEST_CASE("sentiment: what cannot be is refused with a reason") {
  const State state = after({AddCollection{"a", collection("A", 10)}});
  CHECK(code_of(state, AddCollection{"a", collection("again", 1)}) == ErrorCode::kInvalid);
  CHECK(code_of(state, AddCollection{"c", collection(" ", 1)}) == ErrorCode::kInvalid);
  CHECK(code_of(state, AddCollection{"c", collection("C", 0)}) == ErrorCode::kInvalid);
  CHECK(code_of(state, AddCollection{"c", collection("C", kMaxRows + 1)}) == ErrorCode::kInvalid);
  CHECK(code_of(state, EditCollection{"a", std::string(500, 'x'), {}}) == ErrorCode::kInvalid);
  CHECK(code_of(state, EditCollection{"x", "X", {}}) == ErrorCode::kNotFound);
  CHECK(code_of(state, RemoveCollection{"x"}) == ErrorCode::kNotFound);
  CHECK(code_of(state, SetTone{"x", {0}, Tone::kNeutral}) == ErrorCode::kNotFound);
  CHECK(code_of(state, SetTone{"a", {10}, Tone::kNeutral}) == ErrorCode::kInvalid);
  CHECK(code_of(state, ForgetTones{"a"}) == ErrorCode::kInvalid);
}

TEST_CASE("sentiment: saying what was said already is no gesture") {
  const State state = after({AddCollection{"a", collection("A", 10)}, SetTone{"a", {2}, Tone::kPositive}});
  CHECK(decide(state, SetTone{"a", {2}, Tone::kPositive}, kNow).value().empty());
  CHECK(decide(state, SetTone{"a", {3}, std::nullopt}, kNow).value().empty());
  CHECK(decide(state, EditCollection{"a", "A", Scale::kThree}, kNow).value().empty());
}

TEST_CASE("sentiment: on random commands undo brings back the state, and JSON is the same state again") {
  Random random(20261127);
  State state;
  std::size_t done = 0;
  for (int i = 0; i < 3000; ++i) {
    const Command command = testing::random_command(random, state);
    const Result<Events> events = decide(state, command, kNow);
    if (!events.ok()) continue;
    ++done;
    const State before = state;
    for (const Event& event : events.value()) {
      const Result<Event> read = to_event(to_change(event));
      REQUIRE(read.ok());
      CHECK((read.value() == event));
      sentiment::apply(state, event);
    }
    State back = state;
    for (auto at = events.value().rbegin(); at != events.value().rend(); ++at) sentiment::apply(back, invert(*at));
    REQUIRE((back == before));
    for (const auto& [key, tone] : state.tones) {
      const auto place = place_of_row(key);
      REQUIRE(place.has_value());
      const auto found = state.collections.find(std::string(place->collection));
      REQUIRE(found != state.collections.end());
      CHECK(place->row < found->second.rows);
    }
    if (i % 50 != 0) continue;
    const Result<State> again = state_from_json(state_to_json(state));
    REQUIRE(again.ok());
    REQUIRE((again.value() == state));
    State made = before;
    for (const Event& event : changes_between(before, state)) sentiment::apply(made, event);
    REQUIRE((made == state));
  }
  CHECK(done > 500);
}

TEST_CASE("sentiment: merging keeps what either has, and mine where both differ") {
  const State mine = after({AddCollection{"a", collection("Mine", 10)}, SetTone{"a", {1}, Tone::kPositive}});
  const State theirs = after({AddCollection{"a", collection("Theirs", 10)}, AddCollection{"b", collection("B", 3)},
                              SetTone{"a", {1}, Tone::kNegative}, SetTone{"a", {2}, Tone::kNegative}});
  State both = mine;
  for (const Event& event : changes_to_merge(mine, theirs)) sentiment::apply(both, event);
  CHECK(both.collections.at("a").name == "Mine");
  CHECK(both.collections.count("b") == 1);
  CHECK(both.tones.at("a/1").tone == Tone::kPositive);
  CHECK(both.tones.at("a/2").tone == Tone::kNegative);
}

TEST_CASE("sentiment: what is no place of a row is none") {
  for (const char* key : {"", "a", "a/", "/1", "a/x", "a/-1", "a/01", "a/100000", "a/1234567", "a/1 "}) {
    CAPTURE(key);
    CHECK_FALSE(place_of_row(key).has_value());
  }
  CHECK(place_of_row(row_key("abc", 99'999))->row == 99'999);
  CHECK(place_of_row(row_key("abc", 0))->collection == "abc");
  CHECK_FALSE(to_event({"sentiment.tone",
                        {{"key", "nowhere"}, {"after", {{"tone", "neutral"}, {"at", "2026-01-01T00:00:00.000Z"}}}}})
                  .ok());
  CHECK_FALSE(
      to_event({"sentiment.tone", {{"key", "a/1"}, {"after", {{"tone", "sweet"}, {"at", "2026-01-01T00:00:00.000Z"}}}}})
          .ok());
}
