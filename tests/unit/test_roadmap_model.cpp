#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "apps/roadmap/model.h"
#include "roadmap_random.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

void apply_all(State& state, const Events& events) {
  for (const Event& event : events) roadmap::apply(state, event);
}

State merged(State mine, const State& theirs) {
  apply_all(mine, changes_to_merge(mine, theirs));
  return mine;
}

std::multiset<std::string> texts(const State& state) {
  std::multiset<std::string> all;
  for (const auto& [id, note] : state.notes) all.insert(std::to_string(note.week) + " " + note.text);
  return all;
}

const Instant kEarly = noon(first_monday());
const Instant kLate = noon(add_days(first_monday(), 1));

}  // namespace

TEST_CASE("every event can be undone, one by one and all the way back") {
  const Content content = make_content();
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State state;
    std::vector<State> states = {state};
    Events log;
    live_through(state, content, random, 150, [&](const Events& events) {
      State at = states.back();
      for (const Event& event : events) {
        CHECK(invert(invert(event)) == event);
        const State before = at;
        roadmap::apply(at, event);
        State back = at;
        roadmap::apply(back, invert(event));
        CHECK(back == before);
        log.push_back(event);
        states.push_back(at);
      }
      CHECK(at == state);
    });
    REQUIRE(log.size() > 50);
    for (std::size_t i = log.size(); i > 0; --i) {
      roadmap::apply(state, invert(log[i - 1]));
      CHECK(state == states[i - 1]);
    }
    CHECK(state == State());
  }
}

TEST_CASE("changes between two states lead from the one to the other, and back") {
  const Content content = make_content();
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State a = lived_state(content, random, 60);
    const State b = lived_state(content, random, 60);
    CHECK(changes_between(a, a).empty());
    const Events changes = changes_between(a, b);
    State there = a;
    apply_all(there, changes);
    CHECK(there == b);
    for (auto event = changes.rbegin(); event != changes.rend(); ++event) roadmap::apply(there, invert(*event));
    CHECK(there == a);
  }
}

TEST_CASE("a merge keeps what both have, and doing it again changes nothing") {
  const Content content = make_content();
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State common = lived_state(content, random, 60);
    State a = common;
    State b = common;
    live_through(a, content, random, 60, [](const Events&) {});
    live_through(b, content, random, 60, [](const Events&) {});
    const State both = merged(a, b);
    const std::multiset<std::string> kept = texts(both);
    for (const auto& [id, note] : a.notes) CHECK(both.notes.count(id) == 1);
    for (const std::string& text : texts(a)) CHECK(kept.count(text) >= 1);
    for (const std::string& text : texts(b)) CHECK(kept.count(text) >= 1);
    for (const State* state : {&a, &b}) {
      for (const auto& [id, tick] : state->ticks) CHECK(both.ticks.count(id) == 1);
      for (const auto& [id, evidence] : state->evidence) CHECK(both.evidence.count(id) == 1);
      for (const auto& [id, entry] : state->time) CHECK(both.time.count(id) == 1);
      for (const auto& [week, mark] : state->weeks) CHECK(both.weeks.count(week) == 1);
    }
    CHECK(merged(both, b) == both);
    CHECK(merged(a, a) == a);
    CHECK(merged(State(), a) == a);
    CHECK(merged(a, State()) == a);
  }
}

TEST_CASE("in a merge the newer wins, but settings stay mine") {
  State mine;
  State theirs;
  mine.settings.hours_per_week = 20;
  theirs.settings.hours_per_week = 30;
  mine.weeks[4] = {WeekStatus::kDone, "", kEarly};
  theirs.weeks[4] = {WeekStatus::kSkipped, "known", kLate};
  mine.weeks[5] = {WeekStatus::kDone, "", kLate};
  theirs.weeks[5] = {WeekStatus::kSkipped, "known", kEarly};
  mine.evidence["e"] = {4, "", "old", "", Grade::kDeclared, kEarly};
  theirs.evidence["e"] = {4, "", "new", "", Grade::kDeclared, kLate};
  mine.ticks["t"] = {kEarly};
  theirs.ticks["t"] = {kLate};
  const State both = merged(mine, theirs);
  CHECK(both.settings.hours_per_week == 20);
  CHECK(both.weeks.at(4).status == WeekStatus::kSkipped);
  CHECK(both.weeks.at(5).status == WeekStatus::kDone);
  CHECK(both.evidence.at("e").title == "new");
  CHECK(both.ticks.at("t").at == kLate);
  State untouched;
  CHECK(merged(untouched, theirs).settings.hours_per_week == 30);
}

TEST_CASE("two texts of one note are both kept, under keys of their own") {
  State mine;
  State theirs;
  const auto note = [](const char* text) { return Note{7, text, kEarly, kLate}; };
  mine.notes = {{"n", note("mine")}, {"n-2", note("mine too")}};
  theirs.notes = {{"n", note("theirs")}, {"n-2", note("theirs too")}};
  const State both = merged(mine, theirs);
  CHECK(texts(both) == std::multiset<std::string>{"7 mine", "7 mine too", "7 theirs", "7 theirs too"});
  CHECK(both.notes.at("n").text == "mine");
  CHECK(merged(both, theirs) == both);
  // Copies of copies do not grow beyond what the codec takes as a key.
  State long_mine;
  State long_theirs;
  long_mine.notes[std::string(80, 'k')] = note("mine");
  long_theirs.notes[std::string(80, 'k')] = note("theirs");
  for (const auto& [key, kept] : merged(long_mine, long_theirs).notes) CHECK(key.size() <= 80);
}

TEST_CASE("the same text written later is the same note") {
  State mine;
  State theirs;
  mine.notes["n"] = {7, "text", kEarly, kEarly};
  theirs.notes["n"] = {7, "text", kEarly, kLate};
  CHECK(merged(mine, theirs).notes.at("n").updated_at == kLate);
  CHECK(merged(theirs, mine).notes.at("n").updated_at == kLate);
  CHECK(merged(mine, theirs).notes.size() == 1);
}
