#include <doctest/doctest.h>

#include "apps/roadmap/progress.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

const Date kMonday = first_monday();

}  // namespace

TEST_CASE("nothing done is nothing, everything ticked is one, done is one") {
  const Content content = make_content();
  State state;
  Progress progress = progress_of(content, state);
  CHECK(progress.fraction == 0);
  CHECK(progress.goals.total == 72);
  CHECK(progress.milestones.total == 5);
  CHECK(progress.minutes == 0);
  tick_all(state, content.week(3), kMonday);
  mark(state, 8, WeekStatus::kDone, kMonday);
  mark(state, 9, WeekStatus::kSkipped, kMonday);
  progress = progress_of(content, state);
  CHECK(progress.week(3).fraction == doctest::Approx(1));
  CHECK(progress.week(8).fraction == 1);
  CHECK(progress.week(9).fraction == 0);
  CHECK(progress.weeks_done == 1);
  CHECK(progress.milestones.done == 1);
  CHECK(progress.goals.done == 2);
  CHECK(progress.fraction == doctest::Approx(2.0 / 36));
}

TEST_CASE("topics, steps and goals weigh 30, 50 and 20 per cent; resources do not count") {
  const Content content = make_content();
  State state;
  tick(state, item_id(1, "topic", 1), kMonday);
  CHECK(progress_of(content, state).week(1).fraction == doctest::Approx(0.15));
  tick(state, item_id(1, "step", 2), kMonday);
  CHECK(progress_of(content, state).week(1).fraction == doctest::Approx(0.15 + 0.5 / 3));
  tick(state, item_id(1, "goal", 1), kMonday);
  CHECK(progress_of(content, state).week(1).fraction == doctest::Approx(0.25 + 0.5 / 3));
  tick(state, item_id(1, "res", 1), kMonday);
  CHECK(progress_of(content, state).week(1).fraction == doctest::Approx(0.25 + 0.5 / 3));
  CHECK(progress_of(content, state).week(1).resources.done == 1);
}

TEST_CASE("the current week follows what is done, skipped and put off") {
  const Content content = make_content();
  State state;
  CHECK(current_week(content, state) == 1);
  mark(state, 1, WeekStatus::kDone, kMonday);
  CHECK(current_week(content, state) == 2);
  mark(state, 2, WeekStatus::kDeferred, kMonday);
  CHECK(current_week(content, state) == 3);
  for (int week = 3; week <= 6; ++week) mark(state, week, WeekStatus::kDone, kMonday);
  // Week 7 builds on week 2, which is put off: week 9 can go on.
  CHECK(current_week(content, state) == 9);
  for (int week = 3; week <= kWeekCount; ++week) mark(state, week, WeekStatus::kSkipped, kMonday);
  CHECK(current_week(content, state) == 2);
  mark(state, 2, WeekStatus::kDone, kMonday);
  CHECK(current_week(content, state) == 0);
}

TEST_CASE("hours of a calendar week shrink with its days off") {
  Settings settings;
  settings.hours_per_week = 25;
  CHECK(available_minutes(settings, kMonday) == 1500);
  settings.free_weekdays = 0b1100000;  // Saturday and Sunday
  CHECK(available_minutes(settings, kMonday) == 1500);
  settings.days_off = {kMonday, add_days(kMonday, 5)};  // a Saturday is free anyway
  CHECK(available_minutes(settings, kMonday) == 1200);
  CHECK(available_minutes(settings, add_days(kMonday, 7)) == 1500);
  settings.free_weekdays = 127;
  CHECK(available_minutes(settings, kMonday) == 0);
}

TEST_CASE("the budget counts this calendar week, split 40 to 60") {
  State state;
  log_time(state, 1, add_days(kMonday, -1), 500, Activity::kLearning);
  log_time(state, 1, kMonday, 30, Activity::kLearning);
  log_time(state, 2, add_days(kMonday, 6), 45, Activity::kBuilding);
  log_time(state, 2, add_days(kMonday, 7), 500, Activity::kBuilding);
  for (const int offset : {0, 3, 6}) {
    const WeekBudget budget = budget_of(state, add_days(kMonday, offset));
    CHECK(budget.learning_minutes == 30);
    CHECK(budget.building_minutes == 45);
    CHECK(budget.learning_budget_minutes == 600);
    CHECK(budget.building_budget_minutes == 900);
  }
}

TEST_CASE("without a chosen start the Monday of this week is assumed") {
  Settings settings;
  CHECK(start_date(settings, add_days(kMonday, 4)) == kMonday);
  settings.start_date = add_days(kMonday, 2);
  CHECK(start_date(settings, add_days(kMonday, 4)) == add_days(kMonday, 2));
}
