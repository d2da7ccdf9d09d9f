#include <doctest/doctest.h>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

Date today_of(const Harness& app) { return local_date(app.clock.now(), app.clock.utc_offset_minutes()); }

const ui::Node* image(Harness& app, std::string_view begins_with) {
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kImage && node.name.rfind(begins_with, 0) == 0) return &node;
  return nullptr;
}

std::string announced(Harness& app, std::string_view part) {
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kStatus && node.name.find(part) != std::string::npos) return node.name;
  return {};
}

// A start three weeks ago with nothing done since.
void fall_behind(Harness& app) {
  app.type("Start date", to_iso(add_days(monday_of(today_of(app)), -21)));
  app.click("Begin with this");
  app.go("#/plan");
}

TEST_CASE("without history the plan says so instead of guessing") {
  Harness app;
  app.go("#/plan");
  CHECK(app.shows("Not known yet"));
  CHECK(app.shows("three full weeks"));
  CHECK(image(app, "Weeks done against the plan") != nullptr);
}

TEST_CASE("with history the finish is a range") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/plan");
  CHECK(app.shows("Likely finish, 8 times in 10"));
  CHECK(app.shows("At the pace so far it ends between"));
}

TEST_CASE("weeks that slipped: preview, accept, undo") {
  Harness app;
  fall_behind(app);
  CHECK(app.shows("are past their planned days"));
  const auto log = app.disk->log.size();
  app.click("Preview a new plan");
  CHECK(app.disk->log.size() == log);  // a preview changes nothing
  REQUIRE(app.find(Role::kTable, "Weeks that move") != nullptr);
  CHECK(app.find(Role::kColumnHeader, "") != nullptr);
  CHECK(app.shows("In the new plan"));
  app.click("Accept the new plan");
  REQUIRE(app.state().plan.has_value());
  CHECK(app.state().plan->weeks.at(1).first_day >= today_of(app));
  CHECK_FALSE(app.shows("past their planned days"));
  app.click("Undo");
  CHECK_FALSE(app.state().plan.has_value());
  CHECK(app.shows("are past their planned days"));
}

TEST_CASE("a preview can be left without a trace") {
  Harness app;
  fall_behind(app);
  app.click("Preview a new plan");
  app.click("Keep the plan as it is");
  CHECK(app.find(Role::kTable, "Weeks that move") == nullptr);
  CHECK_FALSE(app.state().plan.has_value());
}

TEST_CASE("a chart is read point by point with the arrow keys, and forgets when left") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/plan");
  const ui::Node* chart = image(app, "Hours a week");
  REQUIRE(chart != nullptr);
  CHECK(chart->wants_keys);
  CHECK(chart->wants_pointer);
  const ui::Id id = chart->id;
  app.shell().pointer().focused = id;
  app.shell().pointer().focus_visible = true;
  app.shell().push({.kind = ui::EventKind::kKey, .id = id, .key = "End"});
  app.frame();
  const std::string last = announced(app, "Learning");
  CHECK(last.find("Building") != std::string::npos);
  CHECK(last.find(" h") != std::string::npos);
  app.shell().push({.kind = ui::EventKind::kKey, .id = id, .key = "ArrowLeft"});
  app.frame();
  CHECK(announced(app, "Learning") != last);
  app.shell().pointer().focused = 0;
  app.shell().pointer().focus_visible = false;
  app.frame();
  CHECK(announced(app, "Learning").empty());
}

TEST_CASE("a chart answers the pointer") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/plan");
  const ui::Node* chart = image(app, "Weeks done against the plan");
  REQUIRE(chart != nullptr);
  const ui::Id id = chart->id;
  app.shell().pointer().hovered = id;
  app.shell().push({.kind = ui::EventKind::kPointer, .id = id, .x = 500, .y = 400});
  app.frame();
  CHECK_FALSE(announced(app, "Plan ").empty());
}

TEST_CASE("the same data as a table, and back") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/plan");
  app.click("Show as table");
  CHECK(app.find(Role::kTable, "Weeks done against the plan") != nullptr);
  CHECK(image(app, "Weeks done against the plan") == nullptr);
  app.click("Show as chart");
  CHECK(image(app, "Weeks done against the plan") != nullptr);
}

TEST_CASE("the weeks to come are listed with their dates and lead to their pages") {
  Harness app;
  app.go("#/plan");
  CHECK(app.shows("36 open"));
  CHECK_FALSE(app.shows("Week 36: "));
  app.click("Show all 36");
  CHECK(app.shows("Week 36: "));
}

}  // namespace
}  // namespace cairn::test
