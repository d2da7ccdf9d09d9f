#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::Priority;
using tasks::TaskStatus;
using ui::Role;

TEST_CASE("tasks: several are changed at once, and one undo takes it back") {
  Harness app;
  app.go("#/tasks");
  for (const char* title : {"One", "Two", "Three"}) add(app, title);
  app.click("Select");
  app.set("Select: One", true);
  app.set("Select: Three", true);
  app.click("Project");
  app.enter("Project", "Chores");
  CHECK(task(app, "One").project == "Chores");
  CHECK(task(app, "Two").project.empty());
  CHECK(task(app, "Three").project == "Chores");
  app.click("Undo");
  CHECK(task(app, "One").project.empty());
  app.click_one("Select all 3");
  app.click("Complete");
  CHECK(rows(app).empty());
}

TEST_CASE("tasks: while none is selected, nothing that is done to several can be chosen, and each says why") {
  Harness app;
  app.go("#/tasks");
  add(app, "One");
  app.click("Select");
  const auto off = [&app](Role role, std::string_view name) {
    const ui::Node* node = app.find(role, name);
    REQUIRE(node != nullptr);
    return node->disabled && node->description == "Select a task first";
  };
  for (const char* act : {"Complete", "Due", "Will not do", "Delete"}) CHECK(off(Role::kButton, act));
  CHECK(off(Role::kCombobox, "Priority of the selected"));
  app.set("Select: One", true);
  app.pick("Priority of the selected", 4);
  CHECK(task(app, "One").priority == Priority::kHigh);
}

TEST_CASE("tasks: what is said about a day within a sentence begins with a small letter") {
  Harness app;
  app.go("#/tasks");
  add(app, "One");
  app.key_on(Role::kButton, "One", "t");
  CHECK(app.shows("Due today: “One”"));
  app.key_on(Role::kButton, "One", "s");
  CHECK(app.shows("Deferred until tomorrow, past its due date: “One”"));
  add(app, "Water the plants today every day");
  app.key_on(Role::kButton, "Water the plants", "c");
  CHECK(app.shows("Done: “Water the plants”. Next: tomorrow"));
  add(app, "Two");
  app.click("Select");
  app.set("Select: Two", true);
  app.click("Due");
  app.enter("Due", "tomorrow");
  CHECK(app.shows("Due tomorrow: 1 task"));
  app.click("Due");
  app.enter("Due", "fri");
  CHECK(app.shows("Due Fri 25 Sep: 1 task"));
}

TEST_CASE("tasks: keys on a row complete, select, snooze and set the priority; arrows go on") {
  Harness app;
  app.go("#/tasks");
  for (const char* title : {"One", "Two", "Three"}) add(app, title);
  const auto press = [&](const char* row, const char* key) { app.key_on(Role::kButton, row, key); };
  press("Two", "1");
  CHECK(task(app, "Two").priority == Priority::kHigh);
  press("Two", "s");
  REQUIRE(task(app, "Two").defer);
  CHECK(rows(app).size() == 2);
  press("One", "ArrowDown");
  CHECK(app.focused_name() == rows(app).at(1));
  press("One", "c");
  CHECK(task(app, "One").status == TaskStatus::kDone);
  press("Three", "d");
  CHECK(tasks_in(app) == 2);
}

TEST_CASE("tasks: keys go through the rows, also to the last one, and on after a row has left") {
  Harness app;
  app.go("#/tasks");
  for (const char* title : {"One", "Two", "Three", "Four"}) add(app, title);
  const std::vector<std::string> all = rows(app);
  REQUIRE(all.size() == 4);
  const auto press = [&](const std::string& row, const char* key) { app.key_on(Role::kButton, row, key); };
  press(all[0], "j");
  CHECK(app.focused_name() == all[1]);
  press(all[1], "k");
  CHECK(app.focused_name() == all[0]);
  press(all[0], "End");
  CHECK(app.focused_name() == all[3]);
  press(all[3], "Home");
  CHECK(app.focused_name() == all[0]);
  press(all[1], "c");
  CHECK(app.focused_name() == all[2]);
  press(all[2], "s");
  CHECK(app.focused_name() == all[3]);
  press(all[3], "d");
  CHECK(app.focused_name() == all[0]);
  // The circle of a row hears them too.
  app.key_on(Role::kCheckbox, "Done: " + all[0], "1");
  CHECK(task(app, all[0]).priority == Priority::kHigh);
}

TEST_CASE("tasks: the page's keys go to the line that adds and to the filter") {
  Harness app;
  app.go("#/tasks");
  app.key("f");
  CHECK(app.focused_name() == "Filter the tasks");
  app.key("a");
  CHECK(app.focused_name() == "Add a task");
}

TEST_CASE("tasks: made due today, a task keeps its time of day, unless that is past") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank tomorrow 23:30");
  app.key_on(Role::kButton, "Call the bank", "t");
  const Date today = local_date(app.clock.now(), app.clock.utc_offset_minutes());
  CHECK(task(app, "Call the bank").due == tasks::When{today, 23 * 60 + 30});
  add(app, "Take the train tomorrow 0:05");
  app.key_on(Role::kButton, "Take the train", "t");
  CHECK(task(app, "Take the train").due == tasks::When{today, {}});
}

TEST_CASE("tasks: a keyboard comes into the rows from anywhere on the page, and from an empty field with Escape") {
  Harness app;
  app.go("#/tasks");
  for (const char* title : {"One", "Two", "Three"}) add(app, title);
  app.key("j");
  CHECK(app.focused_name() == rows(app).front());
  app.key("k");
  CHECK(app.focused_name() == rows(app).back());
  app.key_on(Role::kTextbox, "Add a task", "Escape");
  CHECK(app.focused_name() == rows(app).front());
}

TEST_CASE("tasks: undo says what it took back, by its title or by how many there were") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank");
  add(app, "Ask the neighbours about the fence that fell over in the storm last week");
  app.key_on(Role::kButton, "Call the bank", "d");
  CHECK(app.find(Role::kButton, "Undo")->description == "Undo deleting “Call the bank”");
  app.key("z", true);
  CHECK(app.shows("Undone: deleting “Call the bank”"));
  app.key("y", true);
  CHECK(app.shows("Done again: deleting “Call the bank”"));
  app.key("z", true);
  app.key("z", true);
  CHECK(app.shows("Undone: adding “Ask the neighbours about the fence that…”"));
  app.key("y", true);
  app.key_on(Role::kButton, "Call the bank", "c");
  app.key("z", true);
  CHECK(app.shows("Undone: completing “Call the bank”"));
  app.click("Call the bank");
  for (const char* part : {"Find the number", "Say the password"}) app.enter("Add a part", part);
  app.click("Close");
  app.key_on(Role::kButton, "Call the bank", "d");
  app.key("z", true);
  CHECK(app.shows("Undone: deleting “Call the bank”"));  // its parts go along
  app.click("Select");
  for (const tasks::Task* one : {&task(app, "Find the number"), &task(app, "Say the password")})
    app.set("Select: " + one->title, true);
  app.click("Delete");
  app.key("z", true);
  CHECK(app.shows("Undone: deleting 2 tasks"));
}

}  // namespace
}  // namespace cairn::test
