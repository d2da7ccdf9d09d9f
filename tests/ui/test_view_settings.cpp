#include <doctest/doctest.h>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

TEST_CASE("settings apply at once, each is one gesture, and undo takes it back") {
  Harness app;
  app.go("#/settings");
  app.type("Hours a week", "30");
  CHECK(app.state().settings.hours_per_week == 30);
  app.set("Friday", true);
  CHECK(app.state().settings.free_weekdays == 0b10000);
  app.choose("Dark");
  CHECK(app.state().settings.theme == roadmap::Theme::kDark);
  CHECK(app.shell().dark());
  app.choose("Compact");
  CHECK(app.state().settings.density == roadmap::Density::kCompact);
  app.click("Undo");
  CHECK(app.state().settings.density == roadmap::Density::kComfortable);
  app.click("Undo");
  app.click("Undo");
  app.click("Undo");
  CHECK(app.state().settings == roadmap::Settings{});
  const ui::Node* hours = app.find(Role::kTextbox, "Hours a week");
  REQUIRE(hours != nullptr);
  CHECK(hours->value == "25");
}

TEST_CASE("hours outside the range are refused beside the field and change nothing") {
  Harness app;
  app.go("#/settings");
  for (const char* wrong : {"0", "81", "many", "", "2.5"}) {
    CAPTURE(wrong);
    app.type("Hours a week", wrong);
    const ui::Node* hours = app.find(Role::kTextbox, "Hours a week");
    REQUIRE(hours != nullptr);
    CHECK(hours->invalid);
    CHECK(app.state().settings.hours_per_week == 25);
  }
  app.type("Hours a week", "25");
  CHECK_FALSE(app.find(Role::kTextbox, "Hours a week")->invalid);
}

TEST_CASE("single days off are added in order, once each, and removed") {
  Harness app;
  app.go("#/settings");
  app.click("Add day off");
  CHECK(app.find(Role::kTextbox, "Day off")->invalid);
  app.type("Day off", "2027-01-01");
  app.click("Add day off");
  app.type("Day off", "2026-12-24");
  app.click("Add day off");
  REQUIRE(app.state().settings.days_off.size() == 2);
  CHECK(to_iso(app.state().settings.days_off.front()) == "2026-12-24");
  app.type("Day off", "2026-12-24");
  app.click("Add day off");
  CHECK(app.shows("on the list already"));
  CHECK(app.state().settings.days_off.size() == 2);
  std::string chip;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kButton && node.name.find("24 Dec") != std::string::npos) chip = node.name;
  REQUIRE_FALSE(chip.empty());
  app.click(chip);
  CHECK(app.state().settings.days_off.size() == 1);
}

TEST_CASE("the text size follows the slider in steps") {
  Harness app;
  app.go("#/settings");
  const ui::Node* slider = app.find(Role::kSlider, "Text size");
  REQUIRE(slider != nullptr);
  CHECK(slider->min == 85);
  CHECK(slider->max == 150);
  const ui::Id id = slider->id;
  for (const char* on_the_way : {"105", "120", "145"}) {
    app.shell().push({.kind = ui::EventKind::kInput, .id = id, .value = on_the_way});
    app.frame();
    CHECK(app.state().settings.text_size_percent == 100);  // dragging is not yet a change
  }
  CHECK(app.shows("Text size"));
  app.shell().push({.kind = ui::EventKind::kCommit, .id = id, .value = "150"});
  app.frame();
  app.frame();
  CHECK(app.state().settings.text_size_percent == 150);
  CHECK(app.find(Role::kHeading, "Settings") != nullptr);
}

}  // namespace
}  // namespace cairn::test
