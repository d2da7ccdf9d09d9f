// To-dos as a calendar file (RFC 5545).

#include "base/text.h"
#include "tasks_transfer_fixture.h"
#include "tasks_transfer_random.h"

namespace cairn::tasks::testing {
namespace {

Lines lines_of(const std::string& ics) {
  Lines lines;
  for (std::size_t at = 0; at < ics.size();) {
    const std::size_t end = ics.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    if (end == std::string::npos) break;
    lines.push_back(ics.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

Lines unfolded(const std::string& ics) {
  Lines out;
  for (const std::string& line : lines_of(ics)) {
    if (!line.empty() && line[0] == ' ' && !out.empty())
      out.back() += line.substr(1);
    else
      out.push_back(line);
  }
  return out;
}

// The lines of the first to-do that do not depend on when it was written.
Lines todo(const Task& task, const State& others = {}) {
  State state = others;
  state.tasks["t"] = task;
  Lines out;
  for (const std::string& line : unfolded(write_calendar(state, {"t"}, kHere.now)))
    if (line.find("CALENDAR") == std::string::npos && line.rfind("DTSTAMP", 0) != 0 && line.rfind("SEQUENCE", 0) != 0 &&
        line.rfind("CREATED", 0) != 0 && line.rfind("VERSION", 0) != 0 && line.rfind("PRODID", 0) != 0 &&
        line.rfind("CALSCALE", 0) != 0 && line.rfind("METHOD", 0) != 0)
      out.push_back(line);
  return out;
}

Task task_of(const char* title) {
  Task task;
  task.title = title;
  task.created_at = *parse_instant("2026-11-01T08:00:00.000Z");
  return task;
}

TEST_CASE("a calendar begins and ends as one, and says when it was written") {
  State state;
  state.tasks["t"] = task_of("One");
  CHECK(lines_of(write_calendar(state, {"t", "missing"}, kHere.now)) ==
        Lines{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cairn//Tasks//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
              "BEGIN:VTODO", "UID:t@tasks.cairn.invalid", "DTSTAMP:20261124T083000Z",
              "SEQUENCE:" + std::to_string(kHere.now.ms / 60'000), "CREATED:20261101T080000Z", "SUMMARY:One",
              "STATUS:NEEDS-ACTION", "END:VTODO", "END:VCALENDAR"});
}

TEST_CASE("days stay days, times float, and both properties are of one type") {
  Task task = task_of("a");
  task.due = When{to_date({2026, 12, 24}), {}};
  CHECK(todo(task) == Lines{"BEGIN:VTODO", "UID:t@tasks.cairn.invalid", "SUMMARY:a", "STATUS:NEEDS-ACTION",
                            "DUE;VALUE=DATE:20261224", "END:VTODO"});
  task.defer = When{to_date({2026, 12, 20}), 9 * 60 + 5};
  CHECK(todo(task)[4] == "DUE:20261224T235900");
  CHECK(todo(task)[5] == "DTSTART:20261220T090500");
  task.due->minute = 15 * 60;
  CHECK(todo(task)[4] == "DUE:20261224T150000");
  task.defer = When{to_date({2026, 12, 25}), {}};  // not before it is due
  CHECK(todo(task)[5] == "END:VTODO");
}

TEST_CASE("a repeating task counts from its due day") {
  Task task = task_of("a");
  task.due = When{to_date({2026, 12, 24}), {}};
  task.repeat = Repeat{RepeatUnit::kWeek, 2, 0b1000, 0, 0, false, to_date({2027, 6, 1})};
  CHECK(todo(task) == Lines{"BEGIN:VTODO", "UID:t@tasks.cairn.invalid", "SUMMARY:a", "STATUS:NEEDS-ACTION",
                            "DTSTART;VALUE=DATE:20261224", "DURATION:P1D",
                            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270601", "END:VTODO"});
  task.due->minute = 60;
  task.repeat->after_completion = true;
  CHECK(todo(task)[4] == "DTSTART:20261224T010000");
  CHECK(todo(task)[5] == "DURATION:PT1M");
  CHECK(todo(task)[6] == "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270601T235900");
  CHECK(todo(task)[7] == "X-CAIRN-REPEAT-FROM:COMPLETION");
}

TEST_CASE("states, priorities, categories and relations have their properties") {
  State others;
  others.tasks["whole"] = task_of("Whole");
  others.tasks["first"] = task_of("First");
  Task task = task_of("a; b, c\\d");
  task.note = "line one\nline two";
  task.priority = Priority::kMedium;
  task.project = "Home.Garden";
  task.tags = {"a", "b;c"};
  task.parent = "whole";
  task.waits_for = {"first", "gone"};
  task.started_at = kHere.now;
  task.estimate_minutes = 90;
  CHECK(todo(task, others) ==
        Lines{"BEGIN:VTODO", "UID:t@tasks.cairn.invalid", "SUMMARY:a\\; b\\, c\\\\d", "DESCRIPTION:line one\\nline two",
              "PRIORITY:5", "STATUS:IN-PROCESS", "CATEGORIES:Home.Garden,a,b\\;c",
              "RELATED-TO;RELTYPE=PARENT:whole@tasks.cairn.invalid",
              "RELATED-TO;RELTYPE=DEPENDS-ON:first@tasks.cairn.invalid", "X-CAIRN-ESTIMATE:PT90M", "END:VTODO"});
  task = task_of("a");
  task.status = decltype(task.status)::kDone;
  task.priority = Priority::kHigh;
  task.closed_at = *parse_instant("2026-11-20T10:11:12.000Z");
  CHECK(todo(task) == Lines{"BEGIN:VTODO", "UID:t@tasks.cairn.invalid", "SUMMARY:a", "PRIORITY:1", "STATUS:COMPLETED",
                            "COMPLETED:20261120T101112Z", "PERCENT-COMPLETE:100", "END:VTODO"});
  task.status = decltype(task.status)::kDropped;
  CHECK(todo(task)[4] == "STATUS:CANCELLED");
}

TEST_CASE("no line is longer than 75 octets, no character is cut, and nothing but lines stands in the file") {
  Random random(9);
  for (int i = 0; i < 40; ++i) {
    State state = random_state(random, 20);
    for (auto& [id, task] : state.tasks)
      task.note += std::string(random.index(90), 'x') + "\xF0\x9F\x93\x85\xC3\xA4" + std::string(random.index(90), 'y');
    const std::string ics = write_calendar(state, ids_of(state), kHere.now);
    for (const std::string& line : lines_of(ics)) {
      CHECK(line.size() <= 75);
      CHECK(is_valid_utf8(line));
      CHECK(line.find_first_of("\r\n\t") == std::string::npos);
    }
    for (const std::string& line : unfolded(ics)) CHECK(line.find(':') != std::string::npos);
  }
}

}  // namespace
}  // namespace cairn::tasks::testing
