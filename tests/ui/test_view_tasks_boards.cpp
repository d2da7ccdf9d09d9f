#include <doctest/doctest.h>

#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::Priority;
using tasks::TaskStatus;
using ui::Role;

TEST_CASE("tasks: a card is moved over the board by keys and by dragging") {
  Harness app;
  app.go("#/tasks");
  add(app, "Write the report");
  app.go("#/tasks/board");
  app.key_on(Role::kButton, "Write the report", "ArrowRight");
  CHECK(task(app, "Write the report").started_at.has_value());
  app.drag(Role::kButton, "Write the report", Role::kRegion, "To do");
  CHECK_FALSE(task(app, "Write the report").started_at.has_value());
  app.drag(Role::kButton, "Write the report", Role::kRegion, "Done");
  CHECK(task(app, "Write the report").status == TaskStatus::kDone);
  app.click("Undo");
  CHECK(task(app, "Write the report").status == TaskStatus::kOpen);
}

TEST_CASE("tasks: the matrix sets priority and due date, the calendar the day") {
  Harness app;
  app.go("#/tasks");
  add(app, "Sort the photos");
  app.go("#/tasks/matrix");
  app.drag(Role::kButton, "Sort the photos", Role::kRegion, "Do now");
  CHECK(task(app, "Sort the photos").priority == Priority::kHigh);
  REQUIRE(task(app, "Sort the photos").due);
  const Date due = task(app, "Sort the photos").due->day;
  app.go("#/tasks/calendar");
  app.click_one(format_date(due, due) + ",");
  app.drag_to_button("Sort the photos", format_date(add_days(due, 1), due) + ",");
  CHECK(task(app, "Sort the photos").due->day == add_days(due, 1));
}

}  // namespace
}  // namespace cairn::test
