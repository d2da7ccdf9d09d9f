#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/tasks/arrange.h"
#include "apps/tasks/commands.h"
#include "apps/tasks/sample.h"
#include "tasks_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

const Date kToday = to_date({2026, 11, 23});  // a Monday

Task task(const char* title, std::optional<int> due_in, Priority priority = Priority::kNone, const char* project = "") {
  Task one;
  one.title = title;
  one.priority = priority;
  one.project = project;
  one.created_at = first_noon();
  if (due_in) one.due = When{add_days(kToday, *due_in), {}};
  return one;
}

State some_tasks() {
  State state;
  state.tasks["a"] = task("Overdue", -2);
  state.tasks["b"] = task("today", 0, Priority::kLow, "Home");
  state.tasks["c"] = task("Älter", {}, Priority::kHigh, "Work");
  state.tasks["d"] = task("Next week", 8, Priority::kMedium, "Home");
  state.tasks["e"] = task("zuletzt", 30);
  return state;
}

Derived derived_of(const State& state) { return derive(state, Learning(), first_noon(), 0); }

std::string ids(const Derived& derived, const Arrangement& arrangement) {
  std::string all;
  for (const ListLine& line : arrangement.lines) {
    if (!line.heading) {
      all += *derived.index.entries()[line.entry].id;
      continue;
    }
    const ListHeading& heading = arrangement.headings[line.entry];
    all += "[" + heading.words + " " + std::to_string(heading.count) + "]";
  }
  return all;
}

std::string arranged(const State& state, Sort sort, Group group, const char* query = "") {
  const Derived derived = derived_of(state);
  const Result<Filter> filter = parse_filter(query, derived.today);
  REQUIRE(filter.ok());
  Orders orders;
  return ids(derived, arrange(derived, orders, filter.value(), sort, group));
}

}  // namespace

TEST_CASE("tasks: sorted by what was asked for, equal ones by score") {
  const State state = some_tasks();
  CHECK(arranged(state, Sort::kDue, Group::kNone) == "abdec");
  CHECK(arranged(state, Sort::kPriority, Group::kNone) == "cdbae");
  CHECK(arranged(state, Sort::kTitle, Group::kNone) == "cdabe");  // without case and accents
  CHECK(arranged(state, Sort::kProject, Group::kNone) == "bdcae");
  CHECK(arranged(state, Sort::kScore, Group::kNone).substr(0, 2) == "bd");
}

TEST_CASE("tasks: grouped by due date, project and priority, in the order of time and of names") {
  const State state = some_tasks();
  CHECK(arranged(state, Sort::kDue, Group::kDue) == "[Overdue 1]a[Today 1]b[Next week 1]d[Later 1]e[No due date 1]c");
  CHECK(arranged(state, Sort::kDue, Group::kProject) == "[Home 2]bd[Work 1]c[No project 2]ae");
  CHECK(arranged(state, Sort::kDue, Group::kPriority) ==
        "[High priority 1]c[Medium priority 1]d[Low priority 1]b[No priority 2]ae");
}

TEST_CASE("tasks: what is out of sight until later is counted, not shown, unless the filter asks for it") {
  State state = some_tasks();
  state.tasks["b"].defer = When{add_days(kToday, 3), {}};
  state.tasks["d"].defer = When{add_days(kToday, 3), {}};
  const Derived derived = derived_of(state);
  Orders orders;
  const auto hidden = [&](const char* query) {
    const Arrangement found =
        arrange(derived, orders, parse_filter(query, derived.today).value(), Sort::kDue, Group::kNone);
    return std::to_string(found.tasks) + " and " + std::to_string(found.hidden);
  };
  CHECK(hidden("") == "3 and 2");
  CHECK(hidden("@Work") == "1 and 0");
  CHECK(hidden("@Home") == "0 and 2");
  CHECK(hidden("is:deferred") == "2 and 0");
}

TEST_CASE("tasks: a part that is due before its whole comes back stays in sight") {
  State state = some_tasks();
  state.tasks["b"].defer = When{add_days(kToday, 5), {}};
  state.tasks["a"].parent = "b";  // overdue
  state.tasks["d"].parent = "b";  // due in eight days
  state.tasks["e"].parent = "b";
  state.tasks["e"].due = When{add_days(kToday, 5), {}};  // with the day on which the whole comes back
  const Derived derived = derived_of(state);
  const auto deferred = [&](const char* id) { return is_deferred(*derived.index.find(id), derived.today); };
  CHECK_FALSE(deferred("a"));
  CHECK(deferred("b"));
  CHECK(deferred("d"));
  CHECK(deferred("e"));
}

TEST_CASE("tasks: parts are out of sight with what they are part of, and are counted with it") {
  State state = some_tasks();
  state.tasks["b"].defer = When{add_days(kToday, 3), {}};
  state.tasks["d"].parent = "b";
  state.tasks["e"].parent = "d";
  const auto shown = [&](const char* query) {
    const Derived derived = derived_of(state);
    Orders orders;
    const Arrangement found =
        arrange(derived, orders, parse_filter(query, derived.today).value(), Sort::kTitle, Group::kNone);
    return ids(derived, found) + " and " + std::to_string(found.hidden);
  };
  CHECK(shown("") == "ca and 3");
  CHECK(shown("is:deferred") == "dbe and 0");
  CHECK(shown("defer:<7d") == "dbe and 0");
  CHECK(shown("is:actionable") == "ca and 0");
  state.tasks["e"].defer = When{add_days(kToday, 9), {}};  // longer than its whole
  CHECK(shown("defer:<7d") == "db and 0");
  state.tasks["b"].status = TaskStatus::kDone;
  state.tasks["b"].closed_at = first_noon();
  CHECK(shown("") == "cda and 1");
}

TEST_CASE("tasks: parts wait with what they are part of, but not for what needs them") {
  State state = some_tasks();
  state.tasks["b"].waits_for = {"a"};
  state.tasks["d"].parent = "b";
  state.tasks["e"].parent = "d";
  const auto found = [&](const char* query) { return arranged(state, Sort::kTitle, Group::kNone, query); };
  CHECK(found("is:blocked") == "dbe");
  CHECK(found("is:actionable") == "ca");
  const Derived held = derived_of(state);
  CHECK(held.index.find("e")->waits_with == &state.tasks["b"]);
  CHECK(held.index.find("b")->waits_with == nullptr);
  CHECK(held.index.find("a")->blocks == 1);  // one task that is finished next, not its parts as well
  state.tasks["a"].waits_for = {"e"};
  CHECK(found("is:blocked") == "dab");
  state.tasks["a"].waits_for.clear();
  state.tasks["a"].parent = "b";
  CHECK(found("is:blocked") == "be");
  state.tasks["a"].status = TaskStatus::kDone;
  state.tasks["a"].closed_at = first_noon();
  CHECK(found("is:blocked") == "");
}

TEST_CASE("tasks: the orders are the same however often and in which turn they are asked for") {
  Random random(7);
  const State state = lived_state(random, 120);
  const Derived derived = derived_of(state);
  const Filter all = parse_filter("is:any", derived.today).value();
  Orders kept;
  for (const Sort sort : {Sort::kTitle, Sort::kScore, Sort::kDue, Sort::kTitle, Sort::kProject, Sort::kDue}) {
    Orders fresh;
    const std::string once = ids(derived, arrange(derived, fresh, all, sort, Group::kNone));
    CHECK(ids(derived, arrange(derived, kept, all, sort, Group::kNone)) == once);
  }
}

TEST_CASE("tasks: what the filter lets through is arranged, all of it and nothing else") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State state = lived_state(random, 200);
    const Derived derived = derived_of(state);
    Orders orders;
    for (const char* query : {"", "is:any", "is:done", "#phone", "due:any"}) {
      CAPTURE(query);
      const Filter filter = parse_filter(query, derived.today).value();
      std::size_t expected = 0;
      for (const Entry& entry : derived.index.entries())
        expected += matches(filter, entry, derived.index, derived.today, 0) ? 1u : 0u;
      for (const Group group : {Group::kNone, Group::kDue, Group::kProject, Group::kPriority, Group::kTag}) {
        const Arrangement arrangement = arrange(derived, orders, filter, Sort::kScore, group);
        std::vector<bool> seen(derived.index.entries().size());
        std::size_t counted = 0;
        std::size_t under_headings = 0;
        for (const ListLine& line : arrangement.lines) {
          if (line.heading) {
            under_headings += arrangement.headings[line.entry].count;
            continue;
          }
          CHECK_FALSE(seen[line.entry]);
          seen[line.entry] = true;
          ++counted;
        }
        CHECK(counted == expected);
        CHECK(arrangement.tasks == expected);
        if (group != Group::kNone) CHECK(under_headings == expected);
      }
    }
  }
}

TEST_CASE("tasks: ranks are those of the scores, of what could be done now") {
  State state = some_tasks();
  state.tasks["a"].defer = When{add_days(kToday, 3), {}};
  state.tasks["e"].waits_for = {"b"};
  const Derived derived = derived_of(state);
  CHECK(derived.ranked == 3);
  CHECK(derived.ranks == std::vector<std::uint32_t>{0, 1, 3, 2, 0});
  CHECK(derived.open == 5);
}

TEST_CASE("tasks: time alone changes what is shown when a day begins, a habit's part of the day, or something is due") {
  State state = some_tasks();
  const Derived quiet = derived_of(state);
  const auto later = [](int minutes) { return Instant{first_noon().ms + minutes * 60'000}; };
  CHECK(still_holds(quiet, later(60), 0));
  CHECK_FALSE(still_holds(quiet, later(6 * 60), 0));
  CHECK_FALSE(still_holds(quiet, later(13 * 60), 0));
  CHECK_FALSE(still_holds(quiet, later(0), 60));
  state.tasks["b"].due->minute = 12 * 60 + 30;
  const Derived timed = derived_of(state);
  CHECK(still_holds(timed, later(10), 0));
  CHECK_FALSE(still_holds(timed, later(40), 0));
}

TEST_CASE("tasks: the learned order is used once it was agreed to, and only then") {
  State state = sample_state(kToday);
  REQUIRE(state.choices.size() >= 40);
  Learning learning;
  learn(state, Judging::kNow, learning);
  CHECK(derive(state, learning, first_noon(), 0).model.lessons == 0);
  state.settings.ranking = Ranking::kLearned;
  learn(state, Judging::kNow, learning);
  CHECK(derive(state, learning, first_noon(), 0).model.lessons == static_cast<int>(state.choices.size()));
  // Forgotten: as if nothing had ever been learned.
  state.choices.clear();
  learn(state, Judging::kNow, learning);
  CHECK(derive(state, learning, first_noon(), 0).model == Model());
}

TEST_CASE("tasks: a page that shows a few of them assesses the learned order only where it is in force") {
  State state = sample_state(kToday);
  Learning learning;
  learn(state, Judging::kWhereInForce, learning);
  CHECK_FALSE(learning.assessed);
  state.settings.ranking = Ranking::kLearned;
  learn(state, Judging::kWhereInForce, learning);
  CHECK(learning.assessed);
  CHECK(derive(state, learning, first_noon(), 0).model.lessons == static_cast<int>(state.choices.size()));
}

TEST_CASE("tasks: the sample is the same every time, and keeps to the rules") {
  const State state = sample_state(kToday);
  CHECK(state == sample_state(kToday));
  CHECK(state.tasks.size() > 50);
  for (const auto& [id, one] : state.tasks) CHECK(check_task(one).ok());
}
