#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

const Date kMonday = first_monday();
Date day(int offset) { return add_days(kMonday, offset); }

Plan plan_for(const Content& content, const State& state, Date today) {
  Result<Plan> plan = make_plan(content, state, today);
  REQUIRE(plan.ok());
  return std::move(plan.value());
}

}  // namespace

TEST_CASE("an untouched roadmap takes one calendar week each") {
  const Content content = make_content();
  const Plan plan = plan_for(content, started(kMonday), kMonday);
  REQUIRE(plan.dates.weeks.size() == kWeekCount);
  for (int week = 1; week <= kWeekCount; ++week) {
    CHECK(plan.dates.weeks.at(week).first_day == day(7 * (week - 1)));
    CHECK(plan.dates.weeks.at(week).last_day == day(7 * (week - 1) + 6));
  }
  CHECK(plan.dates.made_on == kMonday);
  CHECK(plan.finish == day(36 * 7 - 1));
  CHECK(plan.slots.size() == kWeekCount);
  CHECK(plan.slots.front().minutes == 20 * 60);
}

TEST_CASE("free weekdays and days off are never planned on") {
  const Content content = make_content();
  State state = started(kMonday);
  state.settings.free_weekdays = 0b1100000;
  state.settings.days_off = {day(0), day(8)};
  const Plan plan = plan_for(content, state, kMonday);
  CHECK(plan.dates.weeks.at(1).first_day == day(1));
  CHECK(plan.dates.weeks.at(1).last_day == day(4));
  CHECK(plan.slots.front().minutes == 20 * 60);  // 25 h on four of five days
}

TEST_CASE("few hours stretch the roadmap") {
  const Content content = make_content();
  State state = started(kMonday);
  state.settings.hours_per_week = 10;
  const Plan plan = plan_for(content, state, kMonday);
  CHECK(plan.dates.weeks.at(1).last_day == day(13));
  CHECK(plan.dates.weeks.at(2).first_day == day(14));
  CHECK(plan.finish == day(72 * 7 - 1));
  state.settings.hours_per_week = 1;
  CHECK(plan_for(content, state, kMonday).dates.weeks.size() == kWeekCount);
}

TEST_CASE("the slack catches up a missed week") {
  const Content content = make_content();
  State state = started(kMonday);
  for (int week = 1; week <= 4; ++week) mark(state, week, WeekStatus::kDone, day(7 * week - 1));
  const Date today = day(35);  // week 5 was missed: the sixth calendar week begins
  const Plan plan = plan_for(content, state, today);
  CHECK(plan.dates.weeks.at(5).first_day == today);
  CHECK(plan.dates.weeks.at(6).first_day <= day(41));
  CHECK(plan.dates.weeks.at(9).first_day > day(55));  // 5 h a week gain a week in four
  CHECK(plan.dates.weeks.at(12).last_day == day(12 * 7 - 1));
  CHECK(plan.finish == day(36 * 7 - 1));
}

TEST_CASE("a learner who is ahead goes on at once and keeps the lead") {
  const Content content = make_content();
  State state = started(kMonday);
  for (int week = 1; week <= 4; ++week) mark(state, week, WeekStatus::kDone, day(5));
  const Plan plan = plan_for(content, state, day(7));
  CHECK(plan.dates.weeks.at(5).first_day == day(7));
  CHECK(plan.dates.weeks.at(6).first_day == day(14));
  CHECK(plan.finish == day(33 * 7 - 1));
}

TEST_CASE("what is done is not planned again") {
  const Content content = make_content();
  State state = started(kMonday);
  mark(state, 1, WeekStatus::kSkipped, kMonday);
  tick(state, item_id(2, "step", 1), kMonday);
  tick(state, item_id(2, "topic", 1), kMonday);
  const Plan plan = plan_for(content, state, day(7));
  CHECK(plan.dates.weeks.count(1) == 0);
  REQUIRE(plan.slots.front().week == 2);
  CHECK(plan.slots.front().minutes == 820);  // 1200 less 15 % and a sixth
  tick_all(state, content.week(2), kMonday);
  CHECK(plan_for(content, state, day(7)).slots.front().minutes == 15);  // still open
}

TEST_CASE("the hours already logged this week are gone") {
  const Content content = make_content();
  State state = started(kMonday);
  log_time(state, 1, kMonday, 600, Activity::kBuilding);
  const Plan plan = plan_for(content, state, kMonday);
  CHECK(plan.slots.front().minutes == 15 * 60);
  log_time(state, 1, kMonday, 1400, Activity::kBuilding);
  CHECK(plan_for(content, state, kMonday).slots.front().monday == day(7));
}

TEST_CASE("a deferred week comes last unless others build on it") {
  const Content content = make_content();
  State state = started(kMonday);
  mark(state, 2, WeekStatus::kDeferred, kMonday);   // week 7 needs it
  mark(state, 25, WeekStatus::kDeferred, kMonday);  // nobody does
  const Plan plan = plan_for(content, state, kMonday);
  REQUIRE(plan.dates.weeks.size() == kWeekCount);
  CHECK(plan.dates.weeks.at(2).first_day > plan.dates.weeks.at(6).last_day);
  CHECK(plan.dates.weeks.at(2).first_day < plan.dates.weeks.at(7).first_day);
  CHECK(plan.dates.weeks.at(25).last_day == plan.finish);
  CHECK(plan.dates.weeks.at(25).first_day > plan.dates.weeks.at(36).last_day);
}

TEST_CASE("without any hours there is no plan, and without open weeks nothing to plan") {
  const Content content = make_content();
  State state = started(kMonday);
  state.settings.free_weekdays = 0x7f;
  const Result<Plan> none = make_plan(content, state, kMonday);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == ErrorCode::kInvalid);
  CHECK(plan_in_force(content, state, kMonday).weeks.empty());
  CHECK(lateness(content, state, day(900)).missed_weeks.empty());
  for (int week = 1; week <= kWeekCount; ++week) mark(state, week, WeekStatus::kDone, kMonday);
  const Plan done = plan_for(content, state, day(3));
  CHECK(done.dates.weeks.empty());
  CHECK(done.finish == day(3));
}

TEST_CASE("plans of random states keep the hours, the needs and the calendar") {
  const Content content = make_content();
  Random random(7);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const Date today = day(static_cast<int>(random.between(0, 300)));
    const State state = random_state(content, random, today);
    const Plan plan = plan_for(content, state, today);
    std::map<Date, std::int64_t> by_week;
    std::map<int, std::int64_t> by_job;
    for (const PlanSlot& slot : plan.slots) {
      REQUIRE(slot.minutes > 0);
      by_week[slot.monday] += slot.minutes;
      by_job[slot.week] += slot.minutes;
    }
    for (const auto& [monday, minutes] : by_week) {
      const WeekBudget logged = budget_of(state, monday);
      REQUIRE(minutes + logged.learning_minutes + logged.building_minutes <= available_minutes(state.settings, monday));
    }
    const Progress progress = progress_of(content, state);
    for (const Week& week : content.weeks) {
      const auto found = state.weeks.find(week.number);
      const bool open = found == state.weeks.end() || found->second.status == WeekStatus::kDeferred;
      REQUIRE((plan.dates.weeks.count(week.number) == 1) == open);
      if (!open) continue;
      REQUIRE(by_job[week.number] + 1 >= static_cast<std::int64_t>(1200 * (1 - progress.week(week.number).fraction)));
      const PlannedWeek& planned = plan.dates.weeks.at(week.number);
      REQUIRE(planned.first_day >= std::max(today, *state.settings.start_date));
      REQUIRE(planned.first_day <= planned.last_day);
      REQUIRE(planned.last_day <= plan.finish);
      for (const int need : week.needs)
        if (plan.dates.weeks.count(need)) REQUIRE(plan.dates.weeks.at(need).last_day <= planned.first_day);
      for (const Date edge : {planned.first_day, planned.last_day}) {
        REQUIRE_FALSE(std::binary_search(state.settings.days_off.begin(), state.settings.days_off.end(), edge));
        REQUIRE_FALSE((state.settings.free_weekdays >> static_cast<unsigned>(weekday_of(edge)) & 1u));
      }
    }
    const Plan again = plan_for(content, state, today);
    REQUIRE(again.dates == plan.dates);
    REQUIRE(std::is_sorted(plan.slots.begin(), plan.slots.end(), [](const PlanSlot& a, const PlanSlot& b) {
      return a.monday != b.monday ? a.monday < b.monday : a.week < b.week;
    }));
  }
}

TEST_CASE("the plan in force is the accepted one, else that of the start") {
  const Content content = make_content();
  State state = started(kMonday);
  CHECK(plan_in_force(content, state, day(100)) == plan_for(content, started(kMonday), kMonday).dates);
  mark(state, 1, WeekStatus::kDone, day(3));
  CHECK(plan_in_force(content, state, day(100)).weeks.size() == kWeekCount);
  state.plan = AcceptedPlan{day(2), {{3, {day(4), day(9)}}}};
  CHECK(plan_in_force(content, state, day(100)) == *state.plan);
}

TEST_CASE("late weeks are the open ones whose days have passed") {
  const Content content = make_content();
  State state = started(kMonday);
  CHECK(lateness(content, state, day(6)).missed_weeks.empty());
  CHECK(lateness(content, state, day(6)).days_late == 0);
  mark(state, 1, WeekStatus::kDone, day(5));
  mark(state, 3, WeekStatus::kDeferred, day(15));
  const Lateness late = lateness(content, state, day(30));
  CHECK(late.missed_weeks == std::vector<int>{2, 4});
  CHECK(late.days_late == 17);
  state.plan = plan_for(content, state, day(30)).dates;
  CHECK(lateness(content, state, day(30)).missed_weeks.empty());
}

TEST_CASE("differences name what moves, comes and goes") {
  const PlannedWeek first{day(0), day(6)};
  const PlannedWeek second{day(7), day(13)};
  const AcceptedPlan before{kMonday, {{1, first}, {2, first}, {3, first}}};
  const AcceptedPlan after{day(1), {{2, first}, {3, second}, {4, second}}};
  const std::vector<PlanDifference> moved = differences(before, after);
  REQUIRE(moved.size() == 3);
  CHECK(moved[0].week == 1);
  CHECK_FALSE(moved[0].after.has_value());
  CHECK(moved[1].week == 3);
  CHECK(moved[1].before == first);
  CHECK(moved[1].after == second);
  CHECK(moved[2].week == 4);
  CHECK_FALSE(moved[2].before.has_value());
  CHECK(differences(before, before).empty());
}
