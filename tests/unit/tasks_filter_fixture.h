#pragma once
// Ten tasks on a fixed day, and which of them a filter lets through.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/filter.h"

namespace cairn::tasks::filter_testing {

inline constexpr int kOffset_minutes = 60;
inline const Today kToday{to_date({2026, 11, 25}), 10 * 60};  // a Wednesday, 10:00

inline Date day(int month, int of_month) { return to_date({2026, month, of_month}); }

// Half past midnight of that day, which is the day before in UTC.
inline Instant just_after_midnight(Date date) {
  return {std::int64_t{date.days} * 86'400'000 + (30 - kOffset_minutes) * std::int64_t{60'000}};
}

inline Task task(std::string title, std::string project, std::vector<std::string> tags, Date created) {
  Task task;
  task.title = std::move(title);
  task.project = std::move(project);
  task.tags = std::move(tags);
  task.created_at = just_after_midnight(created);
  return task;
}

inline void close(Task& task, TaskStatus status, Date on) {
  task.status = status;
  task.closed_at = just_after_midnight(on);
  task.closed_utc_offset_minutes = kOffset_minutes;
}

inline State ten_tasks() {
  State state;
  auto& tasks = state.tasks;
  tasks["rent"] = task("Pay rent", "Home", {"money"}, day(11, 20));
  tasks["rent"].due = When{day(11, 25), {}};
  tasks["rent"].priority = Priority::kHigh;
  tasks["rent"].estimate_minutes = 10;
  tasks["late"] = task("File taxes", "Work", {"money", "paper"}, day(10, 1));
  tasks["late"].due = When{day(11, 20), {}};
  tasks["late"].priority = Priority::kHigh;
  tasks["late"].estimate_minutes = 120;
  tasks["late"].note = "FORM 12b (the long one): not or and at the Büro";
  tasks["milk"] = task("Buy milk", "", {"errands"}, day(11, 25));
  tasks["milk"].due = When{day(11, 26), {}};
  tasks["milk"].priority = Priority::kLow;
  tasks["roses"] = task("Cut the Rosés", "Home.Garden", {"errands"}, day(11, 24));
  tasks["roses"].due = When{day(11, 29), {}};
  tasks["roses"].defer = When{day(11, 28), {}};
  tasks["roses"].repeat = Repeat{};
  tasks["mower"] = task("Fix mower", "Home.Garden", {}, day(11, 10));
  tasks["mower"].due = When{day(11, 30), {}};
  tasks["mower"].priority = Priority::kMedium;
  tasks["mower"].estimate_minutes = 45;
  tasks["mower"].waits_for = {"part"};
  tasks["part"] = task("Order spare parts, C++ \"manual\" ✓", "Home office", {}, day(11, 12));
  tasks["part"].estimate_minutes = 30;
  tasks["part"].parent = "mower";
  tasks["part"].started_at = just_after_midnight(day(11, 20));
  tasks["call"] = task("Call Mum at 15:30", "", {"Phone"}, day(11, 23));
  tasks["call"].due = When{day(11, 25), 9 * 60};
  tasks["read"] = task("Read Dune", "", {"Übung"}, to_date({2025, 11, 1}));
  tasks["sent"] = task("Send letter", "Home", {}, day(11, 16));
  tasks["sent"].due = When{day(11, 23), {}};
  close(tasks["sent"], TaskStatus::kDone, day(11, 24));
  tasks["gone"] = task("Learn the tuba", "Music", {}, day(9, 1));
  tasks["gone"].defer = When{to_date({2027, 1, 1}), {}};
  close(tasks["gone"], TaskStatus::kDropped, day(11, 10));
  return state;
}

// Ids of what passes, or "! " and the message.
inline std::string ids(std::string_view query, const Index& index, const Today& today = kToday) {
  const Result<Filter> filter = parse_filter(query, today);
  if (!filter) return "! " + filter.error().message;
  std::string list;
  for (const Entry& entry : index.entries())
    if (matches(filter.value(), entry, index, today, kOffset_minutes)) list += (list.empty() ? "" : " ") + *entry.id;
  return list;
}

inline Filter parsed(std::string_view query) {
  const Result<Filter> filter = parse_filter(query, kToday);
  REQUIRE_MESSAGE(filter.ok(), query << ": " << filter.error().message);
  return filter.value();
}

inline Error refused(std::string_view query) {
  const Result<Filter> filter = parse_filter(query, kToday);
  REQUIRE_MESSAGE(!filter.ok(), query);
  return filter.error();
}

struct Row {
  const char* query;
  const char* ids;
};

inline void check_rows(const std::vector<Row>& rows) {
  const State state = ten_tasks();
  const Index index(state);
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(ids(row.query, index) == row.ids);
  }
}

}  // namespace cairn::tasks::filter_testing
