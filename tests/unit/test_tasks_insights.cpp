#include <doctest/doctest.h>

#include <limits>
#include <numeric>

#include "apps/tasks/insights.h"
#include "unit/tasks_insights_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

constexpr std::array<Period, 4> kPeriods = {Period::kFourWeeks, Period::kTwelveWeeks, Period::kYear, Period::kAll};

Insights insights_of(const State& state, Date today, Period period, int utc_offset_minutes = 0) {
  return compute_insights(state, Index(state), noon_of(today), utc_offset_minutes, period);
}

void check_rate(const Rate& rate, int done, int dropped, int left_open) {
  CHECK(rate.done == done);
  CHECK(rate.dropped == dropped);
  CHECK(rate.left_open == left_open);
  CHECK(rate.share == share_of(done, done + dropped + left_open));
}

template <class Rates>
Rate sum_of(const Rates& rates) {
  Rate sum;
  for (const Rate& rate : rates) {
    sum.done += rate.done;
    sum.dropped += rate.dropped;
    sum.left_open += rate.left_open;
  }
  sum.share = share_of(sum.done, sum.done + sum.dropped + sum.left_open);
  return sum;
}

// Anything that an import may bring.
Instant any_instant(Random& random) {
  if (random.chance(0.02)) return {random.chance(0.5) ? std::numeric_limits<std::int64_t>::max() : INT64_MIN};
  return at(day(static_cast<int>(random.between(-500, 60))), static_cast<int>(random.below(1440)));
}

State random_state(Random& random) {
  Desk desk;
  for (std::size_t n = random.index(60); n > 0; --n) {
    Task& task = desk.add(day(0));
    task.created_at = any_instant(random);
    task.status = static_cast<TaskStatus>(random.below(3));
    if (task.status != TaskStatus::kOpen && random.chance(0.97)) task.closed_at = any_instant(random);
    task.closed_utc_offset_minutes = static_cast<int>(random.between(-720, 840));
    task.priority = static_cast<Priority>(random.below(4));
    task.project = random.chance(0.3) ? "" : "P" + std::to_string(random.below(4));
    task.estimate_minutes = random.chance(0.4) ? 0 : static_cast<int>(random.between(1, 300));
    if (random.chance(0.5)) task.due = When{day(static_cast<int>(random.between(-400, 60))), {}};
    if (task.due && random.chance(0.5)) task.due->minute = static_cast<int>(random.below(1440));
    if (random.chance(0.2)) task.defer = When{day(static_cast<int>(random.between(-50, 60))), {}};
    for (std::size_t pieces = random.index(3); pieces > 0; --pieces)
      desk.work(day(static_cast<int>(random.between(-400, 10))), static_cast<int>(random.between(1, 1440)));
  }
  return desk.state;
}

}  // namespace

TEST_CASE("nothing recorded gives nothing but the days") {
  for (const Period period : kPeriods) {
    const Insights none = insights_of(State(), day(100), period);
    CHECK(none.tasks == 0);
    CHECK_FALSE(none.overall.share.known());
    CHECK_FALSE(none.median_age_days.has_value());
    CHECK_FALSE(none.on_time.known());
    CHECK(none.by_project.empty());
    CHECK(none.calibration.pairs.empty());
    CHECK(none.last_day == day(100));
  }
  CHECK(insights_of(State(), day(100), Period::kFourWeeks).days.size() == 28);
  CHECK(insights_of(State(), day(100), Period::kTwelveWeeks).days.size() == 84);
  CHECK(insights_of(State(), day(100), Period::kYear).days.size() == 364);
  CHECK(insights_of(State(), day(100), Period::kAll).days.size() == 1);
}

TEST_CASE("a task has the outcome that its rule gives") {
  Desk desk;
  const Today today = noon_of(day(100));
  const auto outcome = [&](const Task& task) { return outcome_of(task, today, 0); };
  const auto left_open = [](int offset) { return Outcome{Ending::kLeftOpen, day(offset)}; };

  CHECK(outcome(desk.add_closed(day(3), day(9))) == Outcome{Ending::kDone, day(9)});
  CHECK(outcome(desk.add_closed(day(3), day(9), TaskStatus::kDropped)) == Outcome{Ending::kDropped, day(9)});

  Task task = desk.add(day(72));
  CHECK(outcome(task) == left_open(100));  // 28 days old today
  task.created_at = at(day(73));
  CHECK_FALSE(outcome(task).has_value());
  task.created_at = at(day(10));
  task.defer = When{day(60), {}};
  CHECK(outcome(task) == left_open(88));
  task.defer = When{day(99), {}};
  CHECK_FALSE(outcome(task).has_value());

  task = desk.add(day(10));
  task.due = When{day(100), {}};
  CHECK_FALSE(outcome(task).has_value());  // today is not past, though the task is old
  task.due->minute = 12 * 60 - 1;
  CHECK(outcome(task) == left_open(100));
  task.due = When{day(99), {}};
  CHECK(outcome(task) == left_open(99));
  task.due = When{day(5), {}};  // was overdue when it came
  CHECK(outcome(task) == left_open(10));
}

TEST_CASE("a task is on time until the end of its due day, or its minute") {
  Desk desk;
  Task task = desk.add_closed(day(0), day(5));
  CHECK_FALSE(on_time(task).has_value());  // nobody asked for a day
  task.due = When{day(5), {}};
  CHECK(on_time(task) == true);
  task.due = When{day(4), {}};
  CHECK(on_time(task) == false);
  task.due = When{day(5), 12 * 60};
  CHECK(on_time(task) == true);
  task.due->minute = 12 * 60 - 1;
  CHECK(on_time(task) == false);
  task.closed_utc_offset_minutes = -60;  // it was 11:00 there
  CHECK(on_time(task) == true);
  task.status = TaskStatus::kDropped;
  CHECK_FALSE(on_time(task).has_value());
}

TEST_CASE("a hand-made month is counted by hand") {
  Desk desk;
  desk.add_closed(day(70), day(80)).project = "Home";                        // Thursday, done
  desk.add_closed(day(79), day(80)).project = "Home";                        // Thursday, done
  desk.add_closed(day(60), day(81), TaskStatus::kDropped).project = "Home";  // Friday
  desk.add_closed(day(1), day(2));                                           // before the month
  Task& overdue = desk.add(day(85));                                         // left open on Monday 91
  overdue.due = When{day(91), {}};
  overdue.estimate_minutes = 30;
  overdue.priority = Priority::kHigh;
  desk.add(day(98));                               // too young to count
  Task& late = desk.add_closed(day(90), day(95));  // Friday, done a day late
  late.due = When{day(94), {}};
  late.estimate_minutes = 121;
  desk.work(day(95), 45);

  const Insights month = insights_of(desk.state, day(100), Period::kFourWeeks);
  CHECK(month.first_day == day(73));
  CHECK(month.tasks == 7);
  CHECK(month.open_now == 2);
  CHECK(month.created == 4);
  CHECK(month.done == 3);
  CHECK(month.dropped == 1);
  CHECK(month.worked_minutes == 45);
  check_rate(month.overall, 3, 1, 1);
  REQUIRE(month.by_project.size() == 2);
  CHECK(month.by_project[0].project.empty());
  check_rate(month.by_project[0].rate, 1, 0, 1);
  CHECK(month.by_project[1].project == "Home");
  check_rate(month.by_project[1].rate, 2, 1, 0);
  check_rate(month.by_weekday[0], 0, 0, 1);
  check_rate(month.by_weekday[3], 2, 0, 0);
  check_rate(month.by_weekday[4], 1, 1, 0);
  check_rate(month.by_due_weekday[0], 0, 0, 1);
  check_rate(month.by_due_weekday[3], 1, 0, 0);  // due on Thursday, done on Friday: done
  check_rate(month.by_size[0], 2, 1, 0);
  check_rate(month.by_size[2], 0, 0, 1);
  check_rate(month.by_size[5], 1, 0, 0);
  check_rate(month.by_priority[3], 0, 0, 1);
  CHECK(month.done_on[3].done == 2);
  CHECK(month.done_on[3].days == 4);
  CHECK(month.on_time == share_of(0, 1));
  CHECK(month.median_age_days == 5);  // of 10, 1 and 5 days

  REQUIRE(month.days.size() == 28);
  CHECK(month.days[0].open_at_end == 2);  // those of day 60 and 70
  CHECK(month.days[7].done == 2);
  CHECK(month.days[7].open_at_end == 1);
  CHECK(month.days.back().open_at_end == 2);
  REQUIRE(month.weeks.size() == 5);  // from a Thursday to a Wednesday
  CHECK(month.weeks[0].days == 4);
  CHECK(month.weeks[1].first_day == day(77));
  CHECK(month.weeks[1].days == 7);
  CHECK(month.weeks[1].done == 2);
  CHECK(month.weeks[4].days == 3);
}

TEST_CASE("the bounds of the sizes are in the smaller one") {
  const std::vector<std::pair<int, std::size_t>> table = {{0, 0},  {1, 1},  {15, 1},  {16, 2},  {30, 2},    {31, 3},
                                                          {60, 3}, {61, 4}, {120, 4}, {121, 5}, {60'000, 5}};
  for (const auto& [minutes, size] : table) CHECK(size_of_estimate(minutes) == size);
}

TEST_CASE("a task closed before it was created came on the day it was closed") {
  Desk desk;
  desk.add_closed(day(50), day(40));
  const Insights all = insights_of(desk.state, day(60), Period::kAll);
  CHECK(all.first_day == day(40));
  CHECK(all.days.front().created == 1);
  CHECK(all.days.front().done == 1);
  CHECK(all.median_age_days == 0);
  CHECK(all.days.back().open_at_end == 0);
}

TEST_CASE("days ahead of today count as today") {
  Desk desk;
  desk.add_closed(day(10), day(30));
  desk.add(day(25));
  desk.work(day(25), 20);
  const Insights all = insights_of(desk.state, day(20), Period::kFourWeeks);
  CHECK(all.days.back().created == 1);
  CHECK(all.days.back().done == 1);
  CHECK(all.days.back().worked_minutes == 20);
}

TEST_CASE("all time goes back ten years and no further") {
  Desk desk;
  desk.add(day(-10'000));
  const Insights all = insights_of(desk.state, day(0), Period::kAll);
  CHECK(all.days.size() == kMostDaysOfHistory);
  CHECK(all.days.front().open_at_end == 1);
  CHECK(all.created == 0);
}

TEST_CASE("every grouping of random tasks adds up to the whole, and the series to the totals") {
  Random random(21);
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    const State state = random_state(random);
    for (const Period period : kPeriods) {
      const Insights found =
          insights_of(state, day(static_cast<int>(random.between(0, 60))), period, round % 5 * 120 - 240);
      REQUIRE(sum_of(found.by_weekday) == found.overall);
      REQUIRE(sum_of(found.by_size) == found.overall);
      REQUIRE(sum_of(found.by_priority) == found.overall);
      std::vector<Rate> projects;
      for (const ProjectRate& project : found.by_project) projects.push_back(project.rate);
      REQUIRE(sum_of(projects) == found.overall);
      REQUIRE(sum_of(found.by_due_weekday).share.of <= found.overall.share.of);
      REQUIRE(found.overall.done == found.done);
      REQUIRE(found.overall.dropped == found.dropped);
      for (const auto* series : {&found.days, &found.weeks}) {
        FlowPoint sum;
        sum.days = 0;
        for (const FlowPoint& point : *series) {
          sum.days += point.days;
          sum.created += point.created;
          sum.done += point.done;
          sum.dropped += point.dropped;
          sum.worked_minutes += point.worked_minutes;
          REQUIRE(point.open_at_end >= 0);
        }
        REQUIRE(sum.days == days_between(found.first_day, found.last_day) + 1);
        REQUIRE(sum.created == found.created);
        REQUIRE(sum.done == found.done);
        REQUIRE(sum.dropped == found.dropped);
        REQUIRE(sum.worked_minutes == found.worked_minutes);
        REQUIRE(series->back().open_at_end == found.open_now);
      }
      int done_on = 0, days = 0;
      for (const WeekdayDone& weekday : found.done_on) {
        done_on += weekday.done;
        days += weekday.days;
      }
      REQUIRE(done_on == found.done);
      REQUIRE(days == static_cast<int>(found.days.size()));
    }
  }
}

TEST_CASE("a longer period never counts less") {
  Random random(22);
  for (int round = 0; round < 60; ++round) {
    const State state = random_state(random);
    int outcomes = 0, created = 0;
    for (const Period period : {Period::kFourWeeks, Period::kTwelveWeeks, Period::kYear}) {
      const Insights found = insights_of(state, day(60), period);
      REQUIRE(found.overall.share.of >= outcomes);
      REQUIRE(found.created >= created);
      outcomes = found.overall.share.of;
      created = found.created;
    }
  }
}

TEST_CASE("a life moved by one zone and by its hours is the same life") {
  Random random(23);
  for (int round = 0; round < 60; ++round) {
    Desk desk = simulated(Person(), day(0), day(60), 10, static_cast<std::uint64_t>(round));
    const int zone = static_cast<int>(random.between(-11, 13)) * 60;
    State moved = desk.state;
    for (auto& [id, task] : moved.tasks) {
      task.created_at.ms -= zone * std::int64_t{60'000};
      if (task.closed_at) task.closed_at->ms -= zone * std::int64_t{60'000};
      task.closed_utc_offset_minutes = zone;
    }
    for (auto& [id, work] : moved.work) {
      work.started_at.ms -= zone * std::int64_t{60'000};
      work.utc_offset_minutes = zone;
    }
    const Insights here = insights_of(desk.state, day(60), Period::kTwelveWeeks);
    const Insights there = insights_of(moved, day(60), Period::kTwelveWeeks, zone);
    REQUIRE(here.days == there.days);
    REQUIRE(here.by_weekday == there.by_weekday);
    REQUIRE(here.median_age_days == there.median_age_days);
  }
}

TEST_CASE("late in the evening counts for the day where it was closed") {
  Desk desk;
  Task& task = desk.add_closed(day(0), day(1));
  task.closed_at = at(day(2), 3 * 60);  // 22:00 of the day before in New York
  task.closed_utc_offset_minutes = -300;
  CHECK(closed_day_of(task, day(9)) == day(1));
  CHECK(insights_of(desk.state, day(9), Period::kAll).days[1].done == 1);
}

TEST_CASE("estimates are compared where both sides are known, and not of wholes that have parts") {
  Desk desk;
  const auto pair = [&desk](int estimate, int worked, TaskStatus status) -> Task& {
    Task& task = status == TaskStatus::kOpen ? desk.add(day(0)) : desk.add_closed(day(0), day(1), status);
    task.estimate_minutes = estimate;
    if (worked > 0) desk.work(day(1), worked);
    return task;
  };
  pair(60, 90, TaskStatus::kDone);
  const std::string counted = desk.last_id();
  pair(0, 90, TaskStatus::kDone);
  pair(60, 0, TaskStatus::kDone);
  pair(60, 90, TaskStatus::kOpen);
  pair(60, 90, TaskStatus::kDropped);
  pair(600, 10, TaskStatus::kDone);
  const std::string whole = desk.last_id();
  desk.add(day(0)).parent = whole;
  const Calibration found = calibration_of(Index(desk.state), day(0), day(5));
  REQUIRE(found.pairs.size() == 1);
  CHECK(found.pairs[0] == EstimatePair{counted, 60, 90});
  CHECK(found.overall.n == 1);
  CHECK_FALSE(found.overall.value.has_value());
  CHECK(calibration_of(Index(desk.state), day(2), day(5)).pairs.empty());  // done before
}

TEST_CASE("eight pairs make a factor, seven do not, and one forgotten timer does not move it far") {
  Desk desk;
  const auto add = [&desk](int worked) {
    Task& task = desk.add_closed(day(0), day(1));
    task.estimate_minutes = 60;
    task.project = "Home";
    desk.work(day(1), worked);
  };
  for (const int worked : {60, 66, 72, 78, 84, 90, 96}) add(worked);
  Calibration found = calibration_of(Index(desk.state), day(0), day(5));
  CHECK_FALSE(found.overall.value.has_value());
  CHECK(found.by_project.empty());
  add(1440);
  found = calibration_of(Index(desk.state), day(0), day(5));
  REQUIRE(found.overall.value.has_value());
  CHECK(*found.overall.value == doctest::Approx(1.349).epsilon(0.001));  // sqrt(78 * 84) / 60
  CHECK(found.overall.low == 1);
  CHECK(found.overall.high == 24);
  CHECK(found.overall.p10 == 1);
  REQUIRE(found.by_project.size() == 1);
  CHECK(found.by_project[0].factor == found.overall);
  CHECK(found.by_size[3] == found.overall);
  CHECK(found.by_size[2].n == 0);
}

TEST_CASE("the bias of simulated people is found again, within its interval in most lives") {
  for (const double bias : {0.6, 1.0, 1.4, 2.0}) {
    CAPTURE(bias);
    int held = 0;
    std::vector<double> factors;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      Person person;
      person.bias = bias;
      const Desk desk = simulated(person, day(0), day(27), 5, seed);
      const Factor factor = calibration_of(Index(desk.state), day(0), day(27)).overall;
      REQUIRE(factor.value.has_value());
      REQUIRE(factor.low <= *factor.value);
      REQUIRE(*factor.value <= factor.high);
      REQUIRE(factor.p10 <= factor.p90);
      factors.push_back(*factor.value);
      if (factor.low <= bias * 1.02 && factor.high >= bias * 0.98) ++held;  // whole minutes round
    }
    CHECK(median_of(factors) == doctest::Approx(bias).epsilon(0.08));
    CHECK(held >= 35);
  }
}
