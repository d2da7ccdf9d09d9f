#include <doctest/doctest.h>

#include "apps/tasks/insights_forecast.h"
#include "unit/tasks_insights_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

Forecast forecast_on(const State& state, Date today) { return forecast_of(Index(state), noon_of(today), 0); }

// One task done on each of `days` days, `open` others open since the first.
Desk steady(int days, int open) {
  Desk desk;
  for (int i = 0; i < days; ++i) desk.add_closed(day(0), day(i));
  for (int i = 0; i < open; ++i) desk.add(day(0));
  return desk;
}

std::vector<DayFlow> flows(int days, double came, double went) {
  return std::vector<DayFlow>(static_cast<std::size_t>(days), DayFlow{came, 0, went});
}

// The morning of `today` in a life that went on: what had not happened yet is taken back.
State state_before(const State& life, Date today) {
  State then;
  for (const auto& [id, task] : life.tasks) {
    if (task.created_at >= at(today, 0)) continue;
    Task& kept = then.tasks.emplace(id, task).first->second;
    if (kept.closed_at && *kept.closed_at >= at(today, 0)) {
      kept.status = TaskStatus::kOpen;
      kept.closed_at.reset();
    }
  }
  return then;
}

// The day when as many tasks had left, from `today` on, as were open then.
std::optional<Date> day_when_left(const State& life, Date today, Date last, int open) {
  std::vector<int> left(static_cast<std::size_t>(days_between(today, last)) + 1);
  for (const auto& [id, task] : life.tasks) {
    if (!task.closed_at || *task.closed_at < at(today, 0)) continue;
    ++left[static_cast<std::size_t>(days_between(today, local_date(*task.closed_at, 0)))];
  }
  int sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    sum += left[i];
    if (sum >= open) return add_days(today, static_cast<int>(i));
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("an empty list needs no forecast, a young one has none") {
  CHECK(forecast_on(State(), day(5)).by_tasks.nothing_new.verdict == Verdict::kNothingOpen);
  const Forecast one = forecast_on(steady(0, 1).state, day(0));
  CHECK(one.open == 1);
  CHECK(one.history_days == 0);
  CHECK(one.by_tasks.nothing_new.verdict == Verdict::kTooLittleHistory);
  CHECK_FALSE(one.by_minutes.has_value());
  const Desk desk = steady(27, 3);
  CHECK(forecast_on(desk.state, day(27)).by_tasks.nothing_new.verdict == Verdict::kTooLittleHistory);
  CHECK(forecast_on(desk.state, day(28)).by_tasks.nothing_new.verdict == Verdict::kRange);
}

TEST_CASE("a month without eight closed tasks is too little") {
  const Forecast seven = forecast_on(steady(7, 5).state, day(28));
  CHECK(seven.history_days == 28);
  CHECK(seven.closed_in_history == 7);
  CHECK(seven.by_tasks.nothing_new.verdict == Verdict::kTooLittleHistory);
  CHECK(forecast_on(steady(8, 5).state, day(28)).by_tasks.nothing_new.verdict != Verdict::kTooLittleHistory);
}

TEST_CASE("a steady person's range is one day") {
  const Forecast forecast = forecast_on(steady(56, 20).state, day(56));
  CHECK(forecast.history_days == 56);
  CHECK(forecast.by_tasks.went_per_week == 7);
  const Scenario& scenario = forecast.by_tasks.nothing_new;
  CHECK(scenario.verdict == Verdict::kRange);
  CHECK(scenario.early == day(56 + 19));  // one of them today
  CHECK(scenario.likely == scenario.early);
  CHECK(scenario.late == scenario.early);
  CHECK(scenario.finished_share == 1);
}

TEST_CASE("what today has seen is not expected again") {
  Desk desk = steady(57, 20);  // one is closed today
  CHECK(forecast_on(desk.state, day(56)).by_tasks.nothing_new.likely == day(56 + 20));
}

TEST_CASE("free weekends stay free") {
  std::vector<DayFlow> history;
  for (int i = 0; i < 56; ++i) history.push_back({0, 0, i % 7 < 5 ? 2.0 : 0.0});
  const auto end = [&history](double open) { return simulate(history, 80, open, DayFlow(), false, day(56)).likely; };
  CHECK(end(10) == day(56 + 4));
  CHECK(end(11) == day(56 + 7));
  CHECK(end(20) == day(56 + 11));
}

TEST_CASE("as much in as out is never at this pace, and so is no outflow") {
  const Scenario growing = simulate(flows(56, 3, 2), 112, 10, DayFlow(), true, day(56));
  CHECK(growing.verdict == Verdict::kNotAtThisPace);
  CHECK_FALSE(growing.likely.has_value());
  CHECK(growing.finished_share == 0);
  CHECK(growing.growing_share == 1);
  CHECK(simulate(flows(56, 2, 2), 112, 10, DayFlow(), true, day(56)).verdict == Verdict::kNotAtThisPace);
  CHECK(simulate(flows(56, 3, 2), 112, 10, DayFlow(), false, day(56)).verdict == Verdict::kRange);
  CHECK(simulate(flows(56, 0, 0), 112, 10, DayFlow(), false, day(56)).verdict == Verdict::kNotAtThisPace);
}

TEST_CASE("what takes more than three years has no date") {
  CHECK(simulate(flows(84, 0, 1), 84, kForecastHorizon_days, DayFlow(), false, day(0)).likely.has_value());
  const Scenario beyond = simulate(flows(84, 0, 1), 84, kForecastHorizon_days + 2, DayFlow(), false, day(0));
  CHECK(beyond.verdict == Verdict::kNotAtThisPace);
}

TEST_CASE("new tasks make it later, and more open ones too") {
  const Desk desk = simulated({2, 3, 1}, day(0), day(70), 60, 5);
  const Forecast forecast = forecast_on(desk.state, day(71));
  const ListForecast& list = forecast.by_tasks;
  REQUIRE(list.nothing_new.verdict == Verdict::kRange);
  REQUIRE(list.as_before.verdict == Verdict::kRange);
  CHECK(*list.nothing_new.likely < *list.as_before.likely);
  Desk more = desk;
  for (int i = 0; i < 20; ++i) more.add(day(69));
  CHECK(*forecast_on(more.state, day(71)).by_tasks.nothing_new.likely > *list.nothing_new.likely);
}

TEST_CASE("deferred tasks are left out until they come into sight") {
  Desk desk = steady(56, 5);
  desk.add(day(0)).defer = When{day(100), {}};
  const Forecast forecast = forecast_on(desk.state, day(56));
  CHECK(forecast.open == 5);
  CHECK(forecast.deferred == 1);
  CHECK(forecast_on(desk.state, day(100)).open == 6);
}

TEST_CASE("tasks brought from elsewhere are on the list but no pace of arriving") {
  Desk desk = steady(56, 0);
  for (int i = 0; i < 50; ++i) desk.add(day(30)).origin = "todoist/" + std::to_string(i);
  Task& came_closed = desk.add_closed(day(31), day(31));
  came_closed.origin = "todoist/99";
  const Forecast forecast = forecast_on(desk.state, day(56));
  CHECK(forecast.open == 50);
  CHECK(forecast.by_tasks.came_per_week == 7);  // the 56 tasks that were done, all of the first day, in 8 weeks
  CHECK(forecast.closed_in_history == 56);      // without the one that came closed
}

TEST_CASE("minutes are told where half of the tasks have estimates, and use how they turned out") {
  Desk desk;
  for (int i = 0; i < 56; ++i) {
    Task& task = desk.add_closed(day(0), day(i));
    task.estimate_minutes = 30;
    task.project = i % 2 == 0 ? "Quick" : "Slow";
    desk.work(day(i), i % 2 == 0 ? 30 : 60);
  }
  for (int i = 0; i < 10; ++i) {
    Task& task = desk.add(day(0));
    task.project = "Slow";
    if (i < 5) task.estimate_minutes = 60;
  }
  const Forecast forecast = forecast_on(desk.state, day(56));
  CHECK(forecast.estimated_open == 5);
  REQUIRE(forecast.by_minutes.has_value());
  CHECK(forecast.by_minutes->went_per_week == 7 * 45);
  // 5 of 60 take twice as long; 5 without an estimate take the middle of 28 of 30, 28 of 60 and 5 of 120 minutes: 60.
  CHECK(forecast.by_minutes->open == 5 * 120 + 5 * 60);
  CHECK(forecast.by_minutes->nothing_new.likely == day(56 + 19));
  desk.add(day(0));
  CHECK_FALSE(forecast_on(desk.state, day(56)).by_minutes.has_value());
}

TEST_CASE("the same tasks give the same forecast, ordered, whatever they are") {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Person person{4 * random.unit(), 4 * random.unit(), 1};
    const int last = static_cast<int>(random.between(0, 120));
    const Desk desk = simulated(person, day(0), day(last), static_cast<int>(random.between(0, 60)), seed);
    const Forecast forecast = forecast_on(desk.state, day(last));
    const Forecast again = forecast_on(desk.state, day(last));
    for (const auto& [a, b] : {std::pair(forecast.by_tasks.nothing_new, again.by_tasks.nothing_new),
                               std::pair(forecast.by_tasks.as_before, again.by_tasks.as_before)}) {
      REQUIRE(a.verdict == b.verdict);
      REQUIRE(a.early == b.early);
      REQUIRE(a.likely == b.likely);
      REQUIRE(a.late == b.late);
      REQUIRE((a.verdict == Verdict::kRange) == a.likely.has_value());
      if (!a.likely) continue;
      REQUIRE(a.early.has_value());
      REQUIRE(day(last) <= *a.early);
      REQUIRE(*a.early <= *a.likely);
      if (a.late) REQUIRE(*a.likely <= *a.late);
    }
  }
}

TEST_CASE("the range of 80 % holds in 70 to 90 % of simulated lives") {
  for (const int weeks : {8, 12}) {
    CAPTURE(weeks);
    const Date today = day(7 * weeks);
    int judged = 0, held = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      const Person person{1, 2.5, 1};
      const Desk life = simulated(person, day(0), add_days(today, 120), 40 + 10 * weeks, seed);
      const Forecast forecast = forecast_on(state_before(life.state, today), today);
      const Scenario& scenario = forecast.by_tasks.nothing_new;
      REQUIRE(scenario.verdict == Verdict::kRange);
      const auto end = day_when_left(life.state, today, add_days(today, 120), forecast.open);
      if (!end) continue;
      ++judged;
      if (*end >= *scenario.early && (!scenario.late || *end <= *scenario.late)) ++held;
    }
    CHECK(judged >= 95);
    const double coverage = static_cast<double>(held) / judged;
    CHECK(coverage >= 0.70);
    CHECK(coverage <= 0.90);
  }
}

TEST_CASE("the back-test finds how often the range held") {
  BackTest all;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Desk desk = simulated({2.5, 2.6, 1}, day(0), day(250), 40, seed);
    const BackTest test = back_test(Index(desk.state), noon_of(day(250)), 0);
    REQUIRE(test.held + test.sooner + test.later == test.forecasts);
    REQUIRE(test.forecasts <= 26);
    all.forecasts += test.forecasts;
    all.held += test.held;
  }
  CHECK(all.forecasts > 150);
  const double coverage = static_cast<double>(all.held) / all.forecasts;
  CHECK(coverage >= 0.70);
  CHECK(coverage <= 0.95);
}

TEST_CASE("the back-test sees a pace that broke, and says nothing without a past") {
  CHECK(back_test(Index(State()), noon_of(day(9)), 0).forecasts == 0);
  Desk desk = steady(56, 30);  // and then nothing for ten weeks
  const BackTest test = back_test(Index(desk.state), noon_of(day(126)), 0);
  CHECK(test.forecasts > 0);
  CHECK(test.later == test.forecasts);
  const BackTest good = back_test(Index(steady(120, 10).state), noon_of(day(120)), 0);
  CHECK(good.later == 0);
}
