#include <doctest/doctest.h>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

int count(Harness& app, Role role) {
  int found = 0;
  for (const ui::Node& node : app.semantics().nodes()) found += node.role == role ? 1 : 0;
  return found;
}

Date today_of(const Harness& app) { return local_date(app.clock.now(), app.clock.utc_offset_minutes()); }

TEST_CASE("the first minute: sensible defaults, kept with one press, and undone with another") {
  Harness app;
  const ui::Node* hours = app.find(Role::kTextbox, "Hours a week");
  REQUIRE(hours != nullptr);
  CHECK(hours->value == "25");
  const ui::Node* start = app.find(Role::kTextbox, "Start date");
  REQUIRE(start != nullptr);
  CHECK(start->value == to_iso(monday_of(today_of(app))));
  app.set("Sunday", true);
  app.type("Hours a week", "20");
  CHECK_FALSE(app.state().settings.start_date.has_value());  // nothing counts before the press
  app.click("Begin with this");
  CHECK(app.state().settings.hours_per_week == 20);
  CHECK(app.state().settings.free_weekdays == 0b1000000);
  CHECK(app.state().settings.start_date == monday_of(today_of(app)));
  CHECK(app.find(Role::kRegion, "Welcome to Cairn") == nullptr);
  app.click("Undo");
  CHECK_FALSE(app.state().settings.start_date.has_value());
  CHECK(app.find(Role::kRegion, "Welcome to Cairn") != nullptr);
}

TEST_CASE("the first minute can be set aside, and the page is useful beside it") {
  Harness app;
  CHECK(app.find(Role::kHeading, "What to do now") != nullptr);
  app.click("Not now");
  CHECK(app.find(Role::kRegion, "Welcome to Cairn") == nullptr);
  CHECK(app.state().settings.hours_per_week == 25);
}

TEST_CASE("hours that cannot be are refused beside the field") {
  Harness app;
  app.type("Hours a week", "0");
  app.click("Begin with this");
  const ui::Node* hours = app.find(Role::kTextbox, "Hours a week");
  REQUIRE(hours != nullptr);
  CHECK(hours->invalid);
  CHECK(app.shows("from 1 to 80"));
  CHECK_FALSE(app.state().settings.welcome_dismissed);
}

TEST_CASE("on a phone the first minute is a few words until it is to be changed") {
  Harness app(nullptr, 390, 844);
  CHECK(app.find(Role::kTextbox, "Hours a week") == nullptr);
  app.click("Change these");
  CHECK(app.find(Role::kTextbox, "Hours a week") != nullptr);
}

TEST_CASE("what to do now: each has its reason, can be ticked, and leads to its week") {
  Harness app;
  app.click("Look around with a sample learner");
  const ui::Node* list = app.find(Role::kList, "What to do now");
  REQUIRE(list != nullptr);
  std::string first;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kCheckbox && first.empty()) {
      first = node.name;
      CHECK_FALSE(node.detail.empty());
    }
  REQUIRE_FALSE(first.empty());
  const std::size_t ticks = app.state().ticks.size();
  app.set(first, true);
  CHECK(app.state().ticks.size() == ticks + 1);
  CHECK(app.shows("ticked"));
  app.click("Undo");
  CHECK(app.state().ticks.size() == ticks);
  app.follow("Week 14");
  CHECK(app.page.hash == "#/week/14");
}

TEST_CASE("time: the timer runs and logs; minutes can be added by hand") {
  Harness app;
  app.click("Build");
  REQUIRE(app.state().timer.has_value());
  app.clock.advance_ms(30 * 60'000);
  app.frame();
  CHECK(app.shows("Building · 30 min"));
  app.click("Stop and log");
  CHECK_FALSE(app.state().timer.has_value());
  REQUIRE(app.state().time.size() == 1);
  CHECK(app.state().time.begin()->second.minutes == 30);

  app.click("Add time by hand");
  app.type("Minutes", "90");
  app.choose("Learning");
  app.click("Save time");
  REQUIRE(app.state().time.size() == 2);
  CHECK(app.shows("1.5 h of 10 h"));
  CHECK(app.shows("0.5 h of 15 h"));
  CHECK(app.shows("23 h left"));
}

TEST_CASE("this week's goals and the next milestone are on the page") {
  Harness app;
  CHECK(app.find(Role::kHeading, "Goals of week 1") != nullptr);
  CHECK(app.find(Role::kHeading, "Next milestone") != nullptr);
  CHECK(count(app, Role::kProgress) == 3);
  const std::string goal = real_content().week(1).goals.front().text;
  app.set(goal, true);
  CHECK(app.state().ticks.count(real_content().week(1).goals.front().id) == 1);
}

TEST_CASE("a slipped plan is a hint with a way out, and none for those in time") {
  Harness app;
  CHECK_FALSE(app.shows("past its planned days"));
  app.type("Start date", to_iso(add_days(monday_of(today_of(app)), -21)));
  app.click("Begin with this");
  CHECK(app.shows("weeks are past their planned days"));
  app.follow("See a new plan");
  CHECK(app.find(Role::kHeading, "Plan") != nullptr);
}

}  // namespace
}  // namespace cairn::test
