#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "apps/roadmap/application.h"
#include "apps/roadmap/forecast.h"
#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"
#include "base/ids.h"
#include "base/text.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

std::set<std::string> item_ids(const Content& content) {
  std::set<std::string> ids;
  for (const SetupItem& item : content.setup) ids.insert(item.id);
  for (const Week& week : content.weeks) {
    for (const Topic& topic : week.topics) ids.insert(topic.id);
    for (const Resource& resource : week.resources) ids.insert(resource.id);
    for (const Step& step : week.steps) ids.insert(step.id);
    for (const Goal& goal : week.goals) ids.insert(goal.id);
  }
  return ids;
}

// Every day of a leap year's last week and of the next year's first.
template <class Check>
void on_many_days(Check check) {
  for (int i = 0; i < 14; ++i) check(add_days(to_date({2028, 12, 25}), i));
}

}  // namespace

TEST_CASE("the sample is the same for the same day") {
  const Content content = make_content();
  CHECK(sample_state(content, first_monday()) == sample_state(content, first_monday()));
  CHECK_FALSE(sample_state(content, first_monday()) == sample_state(content, add_days(first_monday(), 1)));
}

TEST_CASE("the sample learner is in week 14, one calendar week behind, whatever day it is") {
  const Content content = make_content();
  on_many_days([&](Date today) {
    const State state = sample_state(content, today);
    const Progress progress = progress_of(content, state);
    CHECK(progress.weeks_done == 13);
    CHECK(current_week(content, state) == 14);
    CHECK(progress.week(14).fraction > 0.0);
    CHECK(progress.week(14).fraction < 1.0);
    CHECK(progress.milestones.done == 1);
    CHECK(lateness(content, state, today).missed_weeks == std::vector<int>{14});
    CHECK(forecast_of(content, state, today).likely.has_value());
    const Result<Plan> plan = make_plan(content, state, today);
    REQUIRE(plan.ok());
    CHECK(plan.value().dates.weeks.size() == 23);
  });
}

TEST_CASE("nothing in the sample happened after today") {
  const Content content = make_content();
  on_many_days([&](Date today) {
    const State state = sample_state(content, today);
    const auto past = [today](Instant at) { return local_date(at, 0) <= today; };
    for (const auto& [id, tick] : state.ticks) CHECK(past(tick.at));
    for (const auto& [id, evidence] : state.evidence) CHECK(past(evidence.at));
    for (const auto& [week, mark] : state.weeks) CHECK(past(mark.at));
    for (const auto& [id, note] : state.notes) {
      CHECK(past(note.updated_at));
      CHECK(note.created_at <= note.updated_at);
    }
    for (const auto& [id, entry] : state.time) {
      CHECK(entry.day <= today);
      CHECK(entry.day >= *state.settings.start_date);
    }
  });
}

TEST_CASE("the sample obeys the rules of a state") {
  const Content content = make_content();
  const State state = sample_state(content, add_days(first_monday(), 3));
  const std::set<std::string> known = item_ids(content);
  for (const auto& [id, tick] : state.ticks) CHECK(known.count(id) == 1);
  for (const auto& [id, note] : state.notes) {
    CHECK(is_id(id));
    CHECK(is_valid_utf8(note.text));
    CHECK_FALSE(note.text.empty());
  }
  for (const auto& [id, evidence] : state.evidence) {
    CHECK(is_id(id));
    CHECK((evidence.url.empty() || evidence.url.rfind("https://", 0) == 0));
    CHECK((evidence.goal_id.empty() || state.ticks.count(evidence.goal_id) == 1));
  }
  for (const auto& [id, entry] : state.time) {
    CHECK(is_id(id));
    CHECK(entry.minutes >= 1);
    CHECK(entry.minutes <= 1440);
  }
  CHECK(std::is_sorted(state.settings.days_off.begin(), state.settings.days_off.end()));
  const Result<State> back = state_from_json(state_to_json(state));
  REQUIRE(back.ok());
  CHECK(back.value() == state);
}

TEST_CASE("the sample learner worked on most days and missed one calendar week") {
  const Content content = make_content();
  const Date today = add_days(first_monday(), 3);
  const State state = sample_state(content, today);
  std::set<Date> days;
  std::set<Date> weeks;
  for (const auto& [id, entry] : state.time) {
    days.insert(entry.day);
    weeks.insert(monday_of(entry.day));
  }
  CHECK(days.size() > 60);
  CHECK(weeks.size() == 14);  // of 15 calendar weeks, the present one included
  CHECK(state.notes.size() == 15);
  CHECK(state.evidence.size() == 13);
  CHECK_FALSE(state.timer.has_value());
  CHECK_FALSE(state.plan.has_value());
  // Nothing is called checked that no examiner has read.
  for (const auto& [id, evidence] : state.evidence) CHECK(evidence.grade == Grade::kDeclared);
}
