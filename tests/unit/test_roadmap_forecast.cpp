#include <doctest/doctest.h>

#include "apps/roadmap/forecast.h"
#include "apps/roadmap/progress.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

const Date kMonday = first_monday();
Date day(int offset) { return add_days(kMonday, offset); }

State steady(int weeks) {  // one roadmap week done on the Friday of each calendar week
  State state = started(kMonday);
  for (int week = 1; week <= weeks; ++week) mark(state, week, WeekStatus::kDone, day(7 * week - 3));
  return state;
}

}  // namespace

TEST_CASE("too little history gives the plan only") {
  const Content content = make_content();
  const Forecast fresh = forecast_of(content, State{}, day(2));
  CHECK(fresh.full_weeks_of_history == 0);
  CHECK_FALSE(fresh.likely.has_value());
  CHECK(fresh.planned == day(36 * 7 - 1));
  REQUIRE(fresh.history.size() == 1);
  CHECK(fresh.history[0].weeks_done == 0);
  const Forecast two = forecast_of(content, steady(2), day(20));  // the third week ends today: not full yet
  CHECK(two.full_weeks_of_history == 2);
  CHECK(two.pace == doctest::Approx(1));
  CHECK_FALSE(two.early.has_value());
  const Forecast later = forecast_of(content, started(day(30)), day(2));
  CHECK(later.history.size() == 1);
  CHECK(later.full_weeks_of_history == 0);
}

TEST_CASE("a steady learner's range is one day") {
  const Content content = make_content();
  const Forecast forecast = forecast_of(content, steady(8), day(56));
  CHECK(forecast.full_weeks_of_history == 8);
  CHECK(forecast.pace == doctest::Approx(1));
  CHECK(forecast.early == day(36 * 7));
  CHECK(forecast.likely == forecast.early);
  CHECK(forecast.late == forecast.early);
  REQUIRE(forecast.history.size() == 9);
  CHECK(forecast.history[0].day == day(6));
  CHECK(forecast.history[3].weeks_done == doctest::Approx(4));
  CHECK(forecast.history.back().day == day(56));
}

TEST_CASE("no pace gives no date") {
  const Content content = make_content();
  const Forecast idle = forecast_of(content, started(kMonday), day(70));
  CHECK(idle.full_weeks_of_history == 10);
  CHECK(idle.pace == 0);
  CHECK_FALSE(idle.late.has_value());
  State crawling = started(kMonday);
  tick(crawling, item_id(1, "goal", 1), day(1));  // a tenth of a week in forty: no date within ten years
  const Forecast slow = forecast_of(content, crawling, day(280));
  CHECK(slow.pace > 0);
  CHECK_FALSE(slow.likely.has_value());
}

TEST_CASE("work before the start is counted but is no pace") {
  const Content content = make_content();
  State state = started(kMonday);
  mark(state, 1, WeekStatus::kDone, day(-10));
  const Forecast forecast = forecast_of(content, state, day(28));
  CHECK(forecast.history.front().weeks_done == doctest::Approx(1));
  CHECK(forecast.pace == doctest::Approx(0));
}

TEST_CASE("a start within the week does not make that week a full one") {
  const Content content = make_content();
  CHECK(forecast_of(content, started(day(2)), day(28)).full_weeks_of_history == 3);
}

TEST_CASE("a finished roadmap ends on the day when it was") {
  const Content content = make_content();
  const Forecast forecast = forecast_of(content, steady(kWeekCount), day(400));
  CHECK(forecast.early == day(7 * 36 - 3));
  CHECK(forecast.late == forecast.early);
  CHECK(forecast.history.back().weeks_done == doctest::Approx(kWeekCount));
}

TEST_CASE("skipped weeks need no more time") {
  const Content content = make_content();
  State state = steady(8);
  for (int week = 20; week < 30; ++week) mark(state, week, WeekStatus::kSkipped, day(50));
  const Forecast forecast = forecast_of(content, state, day(56));
  CHECK(forecast.likely == day(26 * 7));
}

TEST_CASE("forecasts of random states are ordered, repeatable and agree with the progress") {
  const Content content = make_content();
  Random random(11);
  int with_dates = 0;
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    const Date today = day(static_cast<int>(random.between(0, 300)));
    const State state = random_state(content, random, today);
    const Forecast forecast = forecast_of(content, state, today);
    const Forecast again = forecast_of(content, state, today);
    REQUIRE(forecast.early == again.early);
    REQUIRE(forecast.likely == again.likely);
    REQUIRE(forecast.late == again.late);
    REQUIRE_FALSE(forecast.history.empty());
    for (std::size_t i = 1; i < forecast.history.size(); ++i) {
      REQUIRE(forecast.history[i].day > forecast.history[i - 1].day);
      REQUIRE(forecast.history[i].weeks_done >= forecast.history[i - 1].weeks_done);
    }
    const double done = progress_of(content, state).fraction * kWeekCount;
    REQUIRE(forecast.history.back().weeks_done == doctest::Approx(done));
    if (!forecast.late) continue;
    ++with_dates;
    REQUIRE(forecast.early.has_value());
    REQUIRE(forecast.likely.has_value());
    REQUIRE(*forecast.early <= *forecast.likely);
    REQUIRE(*forecast.likely <= *forecast.late);
  }
  CHECK(with_dates > 50);
}

TEST_CASE("an uneven learner gets a range around the mean pace") {
  const Content content = make_content();
  State state = started(kMonday);
  for (int week = 1; week <= 8; ++week) mark(state, week, WeekStatus::kDone, day(14 * ((week - 1) / 2) + 3));
  const Forecast forecast = forecast_of(content, state, day(56));  // two weeks in every other week
  CHECK(forecast.pace == doctest::Approx(1));
  REQUIRE(forecast.late.has_value());
  CHECK(*forecast.early < *forecast.likely);
  CHECK(*forecast.likely < *forecast.late);
  CHECK(*forecast.early >= day(56 + 14 * 7));
  const int off = days_between(day(36 * 7), *forecast.likely);
  CHECK(off >= -21);
  CHECK(off <= 21);
}

TEST_CASE("a week finished late in the evening counts on the learner's own day") {
  const Content content = make_content();
  State state = started(kMonday);
  // Sunday 23:30 in New York (UTC-5) is Monday 04:30 in UTC: the first full week holds it only by local time.
  state.weeks[1] = WeekMark{WeekStatus::kDone, "", {(std::int64_t{day(7).days} * 24 * 60 + 4 * 60 + 30) * 60'000}};
  const Forecast local = forecast_of(content, state, day(8), -300);
  REQUIRE(local.history.size() >= 2);
  CHECK(local.history[0].day == day(6));
  CHECK(local.history[0].weeks_done == doctest::Approx(1));
  CHECK(forecast_of(content, state, day(8), 0).history[0].weeks_done == doctest::Approx(0));
}
