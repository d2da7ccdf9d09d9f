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

}  // namespace
}  // namespace cairn::test
