#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/tasks/agenda.h"
#include "apps/tasks/repeat_phrases.h"
#include "tasks_words_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

const Today kToday = {day("2026-11-26"), 10 * 60};  // a Thursday

Task due(const char* title, const char* on, std::optional<int> minute = {}) {
  Task task;
  task.title = title;
  task.due = When{day(on), minute};
  return task;
}

std::vector<std::string> again(const char* repeat, const char* first_due, const char* begin, const char* end) {
  Task task = due("T", first_due);
  const auto parsed = parse_repeat(repeat, kToday);
  REQUIRE(parsed);
  task.repeat = parsed.value();
  std::vector<std::string> days;
  for (const Date date : comes_again(task, kToday, day(begin), day(end))) days.push_back(to_iso(date));
  return days;
}

using Days = std::vector<std::string>;

TEST_CASE("tasks: a repeating task is expected on its later days, after today and after it is due") {
  CHECK(again("every week", "2026-11-27", "2026-11-23", "2026-12-14") == Days{"2026-12-04", "2026-12-11"});
  // Late by three days: what lies before today is not done again.
  CHECK(again("every day", "2026-11-23", "2026-11-23", "2026-11-30") == Days{"2026-11-27", "2026-11-28", "2026-11-29"});
  CHECK(again("every month", "2026-11-30", "2027-02-01", "2027-03-01") == Days{"2027-02-28"});
  CHECK(again("every week until 5 dec 2026", "2026-11-27", "2026-11-23", "2027-01-01") == Days{"2026-12-04"});
  CHECK(again("every 3 days after completion", "2026-11-27", "2026-11-23", "2026-12-14").empty());
  CHECK(again("every week", "2027-11-26", "2026-11-23", "2026-12-14").empty());
}

TEST_CASE("tasks: what is done comes not again") {
  Task task = due("T", "2026-11-27");
  task.repeat = Repeat{};
  task.status = TaskStatus::kDone;
  CHECK(comes_again(task, kToday, day("2026-11-23"), day("2026-12-31")).empty());
}

TEST_CASE("tasks: a day of the calendar goes by the time, what has none first") {
  State state;
  state.tasks["a"] = due("Late", "2026-11-27", 18 * 60);
  state.tasks["b"] = due("Early", "2026-11-27", 9 * 60);
  state.tasks["c"] = due("Some time", "2026-11-27");
  state.tasks["d"] = due("Water", "2026-11-20", 12 * 60);
  state.tasks["d"].repeat = Repeat{};
  Task hidden;
  hidden.title = "Snoozed";
  hidden.defer = When{day("2026-11-27"), 7 * 60};
  state.tasks["e"] = hidden;
  state.tasks["f"] = due("Another week", "2026-12-27");
  const Index index(state);
  const Agenda days = agenda(index, {0, 1, 2, 3, 4, 5}, kToday, day("2026-11-23"), day("2026-11-30"));
  REQUIRE(days.size() == 1);
  std::string order;
  for (const AgendaLine& line : days.at(day("2026-11-27"))) order += index.entries()[line.entry].task->title + ";";
  CHECK(order == "Some time;Snoozed;Early;Water;Late;");
  CHECK(days.at(day("2026-11-27"))[1].kind == AgendaKind::kBack);
  CHECK(days.at(day("2026-11-27"))[3].kind == AgendaKind::kAgain);
}

std::string written(const char* line, const char* on) {
  const QuickAdd draft = parse_on_day(line, day(on), {kToday, {}, nullptr});
  if (!draft.task.due) return draft.task.title + "|none";
  return draft.task.title + "|" + to_iso(draft.task.due->day) +
         (draft.task.due->minute ? " " + std::to_string(*draft.task.due->minute) : "");
}

TEST_CASE("tasks: a line written into a day is due then, unless it names another one") {
  CHECK(written("Call Ann", "2026-12-03") == "Call Ann|2026-12-03");
  CHECK(written("Call Ann 15:00", "2026-12-03") == "Call Ann|2026-12-03 900");
  CHECK(written("Call Ann at 9:00", "2026-12-03") == "Call Ann|2026-12-03 540");
  CHECK(written("Call Ann at 9:00", "2026-11-26") == "Call Ann|2026-11-26 540");
  CHECK(written("Call Ann 23:59", "2026-12-03") == "Call Ann|2026-12-03 1439");
  CHECK(written("Call Ann tomorrow", "2026-12-03") == "Call Ann|2026-11-27");
  CHECK(written("Call Ann tomorrow at 15:00", "2026-12-03") == "Call Ann|2026-11-27 900");
  CHECK(written("Call Ann today at 15:00", "2026-12-03") == "Call Ann|2026-11-26 900");
  CHECK(written("Call Ann fri", "2026-12-03") == "Call Ann|2026-11-27");
  CHECK(written("Call Ann in 3 days", "2026-12-03") == "Call Ann|2026-11-29");
  CHECK(written("Water the plants every 3 days", "2026-12-03") == "Water the plants|2026-12-03");
  CHECK(written("Water the plants every mon", "2026-12-03") == "Water the plants|2026-12-07");
  CHECK(written("Water the plants every mon 18:00", "2026-12-03") == "Water the plants|2026-12-07 1080");
  CHECK(written("Call Ann no date", "2026-12-03") == "Call Ann|none");
}

}  // namespace
