#include <doctest/doctest.h>

#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

TEST_CASE("tasks: what was not understood in a line is said while it is typed and once more when it is added") {
  Harness app;
  app.go("#/tasks");
  app.type("Add a task", "Pay rent 2026-13-45 pri:X");
  CHECK(app.shows("2026-13-45 is not a date."));
  add(app, "Pay rent 2026-13-45 pri:X");
  CHECK(tasks_in(app) == 1);
  CHECK(
      app.shows("Added: “Pay rent 2026-13-45 pri:X”. 2026-13-45 is not a date. “X” is no priority: write high, medium "
                "or low."));
}

TEST_CASE("tasks: a line that is typed into the palette goes on in the field that adds tasks") {
  Harness app;
  app.go("#/plan");
  app.key("k", true);
  app.write("Search commands and content", "Pay rent fri");
  const std::string_view palette = "Search commands and content";
  CHECK(app.find(ui::Role::kOption, "Add a task: Pay rent fri") != nullptr);
  app.key_on(ui::Role::kTextbox, palette, "ArrowUp");  // the last one
  app.key_on(ui::Role::kTextbox, palette, "Enter");
  CHECK(app.page.hash == "#/tasks");
  const ui::Node* field = app.find(ui::Role::kTextbox, "Add a task");
  REQUIRE(field != nullptr);
  CHECK(field->value == "Pay rent fri");
  CHECK(app.focused_name() == "Add a task");
  CHECK(app.shows("Due Fri"));
  CHECK(tasks_in(app) == 0);
  // The command without words leaves what stands there.
  app.go("#/plan");
  app.key("k", true);
  app.write(palette, "add a task");
  app.key_on(ui::Role::kTextbox, palette, "Enter");
  CHECK(app.find(ui::Role::kTextbox, "Add a task")->value == "Pay rent fri");
}

TEST_CASE("tasks: marks of other programs are taken, and the line says what for") {
  Harness app;
  app.go("#/tasks");
  app.type("Add a task", "Fix the tap due:fri project:Home p1 +code");
  CHECK(app.shows("High priority"));
  CHECK(app.shows("In Home"));
  CHECK(app.shows("“+code” is taken as a tag. Write @code for a project."));
  add(app, "Fix the tap due:fri project:Home p1 +code");
  const tasks::Task& tap = task(app, "Fix the tap");
  CHECK(tap.project == "Home");
  CHECK(tap.priority == tasks::Priority::kHigh);
  CHECK(tap.tags == std::vector<std::string>{"code"});
  CHECK(tap.due.has_value());
  CHECK(app.shows("Added: “Fix the tap”"));
  add(app, "Call Ann yesterday");
  CHECK(task(app, "Call Ann").due.has_value());
}

TEST_CASE("tasks: what keeps a line from being added is said once") {
  Harness app;
  app.go("#/tasks");
  const auto times = [&](std::string_view words) {
    int count = 0;
    for (const ui::Node& node : app.semantics().nodes())
      if (node.name.find(words) != std::string::npos) ++count;
    return count;
  };
  const std::string line = std::string(600, 'a');
  app.write("Add a task", line);
  CHECK(times("This title is too long") == 1);
  app.enter("Add a task", line);
  CHECK(tasks_in(app) == 0);
  CHECK(times("This title is too long") == 1);
  app.enter("Add a task", "tomorrow");
  CHECK(times("Give the task a title.") + times("The title is missing") == 1);
}

TEST_CASE("tasks: a name that is near one that is there is asked about, in the line and in the filter") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent #bills");
  app.type("Add a task", "Pay the phone #bils");
  CHECK(app.shows("“#bils” is new here. Did you mean #bills?"));
  app.type("Filter the tasks", "#bils");
  CHECK(app.shows("0 tasks: open, tagged bils. Nothing is tagged “bils”. Did you mean #bills?"));
  app.type("Filter the tasks", "#bills");
  CHECK_FALSE(app.shows("Nothing is tagged"));
}

}  // namespace
}  // namespace cairn::test
