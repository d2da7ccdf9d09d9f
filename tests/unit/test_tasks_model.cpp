#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "apps/tasks/application.h"
#include "apps/tasks/codec.h"
#include "tasks_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

void apply_all(State& state, const Events& events) {
  for (const Event& event : events) tasks::apply(state, event);
}

// What holds in every state, however it was reached.
void check_state(const State& state) {
  for (const auto& [id, task] : state.tasks) {
    const auto& shown_id = id;  // a binding cannot be captured
    CAPTURE(shown_id);
    const Status status = check_task(task);
    CHECK_MESSAGE(status.ok(), (status.ok() ? "" : status.error().message));
    if (!task.parent.empty()) CHECK(state.tasks.count(task.parent) == 1);
    for (const std::string& first : task.waits_for) CHECK(state.tasks.count(first) == 1);
    if (task.repeat) CHECK(task.due);
    // Neither parts nor waiting go in a circle.
    std::set<std::string> above;
    for (std::string at = id; !at.empty(); at = state.tasks.at(at).parent) REQUIRE(above.insert(at).second);
    std::set<std::string> before;
    std::vector<std::string> open = task.waits_for;
    while (!open.empty()) {
      const std::string at = open.back();
      open.pop_back();
      REQUIRE(at != id);
      if (!before.insert(at).second) continue;
      const auto& more = state.tasks.at(at).waits_for;
      open.insert(open.end(), more.begin(), more.end());
    }
  }
  for (const auto& [id, work] : state.work) CHECK(state.tasks.count(work.task) == 1);
  if (state.timer) CHECK(state.tasks.count(state.timer->task) == 1);
  for (const auto& [id, choice] : state.choices) {
    CHECK(!choice.passed_over.empty());
    CHECK(choice.passed_over.size() <= kMaxPassedOver);
  }
}

}  // namespace

TEST_CASE("tasks: every event can be undone, one by one and all the way back, and the rules hold in every state") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State state;
    std::vector<State> states = {state};
    Events log;
    live_through(state, random, 250, [&](const Events& events) {
      State at = states.back();
      for (const Event& event : events) {
        CHECK(invert(invert(event)) == event);
        const State before = at;
        tasks::apply(at, event);
        State back = at;
        tasks::apply(back, invert(event));
        CHECK(back == before);
        log.push_back(event);
        states.push_back(at);
      }
      CHECK(at == state);
      check_state(state);
    });
    REQUIRE(log.size() > 100);
    REQUIRE(!state.tasks.empty());
    for (std::size_t i = log.size(); i > 0; --i) {
      tasks::apply(state, invert(log[i - 1]));
      CHECK(state == states[i - 1]);
    }
    CHECK(state == State());
  }
}

TEST_CASE("tasks: what is replayed from JSON equals what was lived through") {
  for (std::uint64_t seed = 11; seed <= 16; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State state;
    TasksApplication replayed;
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
    TasksApplication restored;
    REQUIRE(restored.restore(parse_json(to_text(replayed.snapshot()), 16u << 20).value()).ok());
    CHECK(restored.state() == state);
  }
}

TEST_CASE("tasks: changes between two states lead from the one to the other, and back") {
  for (std::uint64_t seed = 21; seed <= 26; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State a = lived_state(random, 120);
    const State b = lived_state(random, 120);
    CHECK(changes_between(a, a).empty());
    const Events changes = changes_between(a, b);
    State there = a;
    apply_all(there, changes);
    CHECK(there == b);
    for (auto event = changes.rbegin(); event != changes.rend(); ++event) tasks::apply(there, invert(*event));
    CHECK(there == a);
  }
}

TEST_CASE("tasks: merging loses nothing that either side wrote, and merging again changes nothing") {
  for (std::uint64_t seed = 31; seed <= 36; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State base = lived_state(random, 80);
    State mine = base;
    State theirs = base;
    live_through(mine, random, 60, [](const Events&) {});
    live_through(theirs, random, 60, [](const Events&) {});
    State merged = mine;
    apply_all(merged, changes_to_merge(mine, theirs));
    for (const auto& [id, task] : mine.tasks) {
      REQUIRE(merged.tasks.count(id) == 1);
      CHECK(merged.tasks.at(id).note.find(task.note) != std::string::npos);
    }
    for (const auto& [id, task] : theirs.tasks) {
      REQUIRE(merged.tasks.count(id) == 1);
      CHECK(merged.tasks.at(id).note.find(task.note) != std::string::npos);
      if (task.status != TaskStatus::kOpen) CHECK(merged.tasks.at(id).status != TaskStatus::kOpen);
    }
    check_state(merged);
    CHECK(changes_to_merge(merged, theirs).empty());
  }
}

TEST_CASE("tasks: a damaged entity is refused with the name of what is wrong") {
  Task task;
  task.title = "Pay rent";
  task.created_at = first_noon();
  task.due = When{to_date({2026, 11, 30}), 9 * 60};
  const Json good = encode(task);
  REQUIRE(decode(good, static_cast<Task*>(nullptr)).value() == task);
  const struct {
    const char* field;
    Json value;
  } kWrong[] = {{"title", 3},
                {"title", ""},
                {"title", std::string(kMaxTitleBytes + 1, 'x')},
                {"created", "yesterday"},
                {"status", "undone"},
                {"status", "done"},  // without the time at which it was
                {"priority", "urgent"},
                {"tags", "errands"},
                {"tags", Json::array({"b", "a"})},
                {"tags", Json::array({""})},
                {"waits_for", Json::array({1})},
                {"due", "2026-02-30"},
                {"due", "2026-11-30T24:00"},
                {"due", "2026-11-30T09"},
                {"estimate", -1},
                {"estimate", 0.5},
                {"repeat", Json::object({{"unit", "fortnight"}})},
                {"repeat", Json::object({{"unit", "day"}, {"every", 0}})},
                {"closed", "2026-11-30T09:00:00.000Z"}};
  for (const auto& wrong : kWrong) {
    CAPTURE(wrong.field);
    CAPTURE(wrong.value.dump());
    Json bad = good;
    bad[wrong.field] = wrong.value;
    const Result<Task> decoded = decode(bad, static_cast<Task*>(nullptr));
    REQUIRE_FALSE(decoded.ok());
    CHECK(decoded.error().code == ErrorCode::kInvalid);
    CHECK(!decoded.error().where.empty());
  }
}
