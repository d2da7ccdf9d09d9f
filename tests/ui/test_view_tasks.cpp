#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::Priority;
using tasks::TaskStatus;
using ui::Role;

TEST_CASE("tasks: the empty page says what to do first") {
  Harness app;
  app.follow("Tasks");
  CHECK(app.page.hash == "#/tasks");
  CHECK(app.page.title == "Tasks · Cairn");
  CHECK(app.shows("Nothing to do yet"));
  CHECK(app.find(Role::kTextbox, "Add a task") != nullptr);
}

TEST_CASE("tasks: one line becomes a task with all that it says") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent tomorrow !high @Home #bills ~15m");
  const tasks::Task& rent = task(app, "Pay rent");
  CHECK(rent.priority == Priority::kHigh);
  CHECK(rent.project == "Home");
  CHECK(rent.tags == std::vector<std::string>{"bills"});
  CHECK(rent.estimate_minutes == 15);
  REQUIRE(rent.due);
  CHECK(app.find(Role::kTextbox, "Add a task")->value.empty());
  CHECK(app.shows("Added: “Pay rent”"));
  app.click("Undo");
  CHECK(tasks_in(app) == 0);
}

TEST_CASE("tasks: what is understood of the line shows, and can be refused") {
  Harness app;
  app.go("#/tasks");
  app.write("Add a task", "Read the paper tomorrow");
  app.click_one("Due tomorrow");
  CHECK(app.shows("Taken as it stands: “tomorrow”"));
  add(app, "Read the paper tomorrow");
  CHECK_FALSE(task(app, "Read the paper tomorrow").due);
}

TEST_CASE("tasks: a line without a title is answered beside the field, and stays") {
  Harness app;
  app.go("#/tasks");
  add(app, "#home");
  CHECK(tasks_in(app) == 0);
  const ui::Node* field = app.find(Role::kTextbox, "Add a task");
  CHECK(field->invalid);
  CHECK(field->value == "#home");
  CHECK(app.shows("Give the task a title."));
}

TEST_CASE("tasks: the list is in the order of urgency, and completing takes a task out of it") {
  Harness app;
  app.go("#/tasks");
  add(app, "Some day");
  add(app, "Tomorrow first tomorrow !high");
  add(app, "Then this in 6 days");
  CHECK(rows(app) == std::vector<std::string>{"Tomorrow first", "Then this", "Some day"});
  app.set("Done: Tomorrow first", true);
  CHECK(task(app, "Tomorrow first").status == TaskStatus::kDone);
  CHECK(rows(app) == std::vector<std::string>{"Then this", "Some day"});
  CHECK(app.shell().tasks_state().choices.size() == 1);
  app.click("Undo");
  CHECK(task(app, "Tomorrow first").status == TaskStatus::kOpen);
  CHECK(app.shell().tasks_state().choices.empty());
}

TEST_CASE("tasks: a repeating task comes again when it is done") {
  Harness app;
  app.go("#/tasks");
  add(app, "Water the plants every 3 days");
  const Date first = task(app, "Water the plants").due->day;
  app.set("Done: Water the plants", true);
  CHECK(tasks_in(app) == 2);
  bool again = false;
  for (const auto& [id, one] : app.shell().tasks_state().tasks)
    if (one.status == TaskStatus::kOpen) again = one.due && one.due->day == add_days(first, 3);
  CHECK(again);
}

TEST_CASE("tasks: the focus timer logs what was worked") {
  Harness app;
  app.go("#/tasks");
  add(app, "Write the report");
  app.click("Write the report");
  app.click("Focus");
  app.clock.advance_ms(25 * 60'000);
  app.frame();
  CHECK(app.shows("25 min of 25 min. Time for a break."));
  app.click("Stop and log");
  REQUIRE(app.shell().tasks_state().work.size() == 1);
  CHECK(app.shell().tasks_state().work.begin()->second.minutes == 25);
}

TEST_CASE("tasks: the order says how good it is, is agreed to, and forgets") {
  Harness app;
  app.go("#/tasks");
  for (int i = 0; i < 6; ++i) add(app, "Task " + std::to_string(i));
  app.set("Done: Task 3", true);
  app.go("#/tasks/order");
  CHECK(app.shows("In force: urgency"));
  CHECK(app.shows("1 choice is kept."));
  app.click("Forget everything");
  CHECK(app.shell().tasks_state().choices.empty());
  app.click("Undo");
  CHECK(app.shell().tasks_state().choices.size() == 1);
}

TEST_CASE("tasks: the week's open items become tasks, and whichever is ticked the other follows, in one record") {
  Harness app;
  app.go("#/week/1");
  const roadmap::Week& week = real_content().week(1);
  app.click_one("Send ");
  CHECK(tasks_in(app) == week.topics.size() + week.steps.size());
  const std::string step = week.steps.front().text;
  CHECK(task(app, step).project == "Roadmap.Week 1");
  app.set(step, true);
  CHECK(task(app, step).status == TaskStatus::kDone);
  app.set(step, false);
  CHECK(task(app, step).status == TaskStatus::kOpen);
  app.go("#/tasks");
  const std::size_t before = app.shell().session().record_count();
  app.set("Done: " + step, true);
  CHECK(app.state().ticks.count(week.steps.front().id) == 1);
  CHECK(app.shell().session().record_count() == before + 1);
  app.click("Undo");
  CHECK(app.state().ticks.count(week.steps.front().id) == 0);
  CHECK(task(app, step).status == TaskStatus::kOpen);
}

TEST_CASE("tasks: of twenty thousand only those near the screen are described, and the focused one stays") {
  Harness app;
  app.go("#/tasks/files");
  std::string list;
  for (int i = 0; i < 20'000; ++i) list += "- [ ] Task " + std::to_string(i) + "\n";
  app.drop_file("Choose a file", "list.md", list);
  app.click("Add 20000 tasks");
  CHECK(tasks_in(app) == 20'000);
  app.go("#/tasks");
  CHECK(app.shows("20000 tasks: open"));
  CHECK(rows(app).size() < 100);
  const std::string first = rows(app).front();
  const ui::Node* row = app.find(Role::kButton, first);
  app.shell().pointer().focused = row->id;
  app.frame();
  app.scroll_main(200'000);
  CHECK(rows(app).size() < 120);
  CHECK(app.find(Role::kButton, first) != nullptr);
  app.shell().pointer().focused = 0;
  app.frame();
  app.frame();
  CHECK(app.find(Role::kButton, first) == nullptr);
}

TEST_CASE("tasks: the palette finds a task and opens it; so does its address") {
  Harness app;
  app.go("#/tasks");
  add(app, "Renew the passport");
  add(app, "Pay rent");
  app.go("#/today");
  app.key("k", true);
  app.write("Search commands and content", "passport");
  const ui::Node* found = app.find(Role::kOption, "Renew the passport");
  REQUIRE(found != nullptr);
  CHECK(found->detail == "Task");
  app.key_on(Role::kTextbox, "Search commands and content", "Enter");
  CHECK(app.page.hash.rfind("#/tasks/task-", 0) == 0);
  app.frame();
  REQUIRE(app.find(Role::kTextbox, "Title") != nullptr);
  CHECK(app.find(Role::kTextbox, "Title")->value == "Renew the passport");
}

TEST_CASE("tasks: the sample person has tasks, a history, and an order that was judged") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/tasks");
  CHECK(rows(app).size() >= 10);
  CHECK(app.shell().tasks_state().choices.size() >= 40);
  app.go("#/tasks/order");
  CHECK(app.find(Role::kTable, "Ranking AUC on your own history") != nullptr);
  app.click("Use the learned order");
  CHECK(app.shows("In force: the learned order"));
  CHECK(app.shows("What was learned"));
  app.go("#/tasks/insights");
  CHECK(app.find(Role::kTable, "Completion rate: By project") != nullptr);
}

TEST_CASE("tasks: urgency stays in force, and the page says so, until the learned order can be judged") {
  Harness app;
  app.go("#/tasks");
  add(app, "One");
  add(app, "Two");
  app.set("Done: One", true);
  app.go("#/tasks/order");
  CHECK(app.shows("In force: urgency"));
  REQUIRE(app.find(Role::kButton, "Use the learned order"));
  CHECK(app.find(Role::kButton, "Use the learned order")->disabled);
}

TEST_CASE("tasks: a tab that only reads says why nothing can be changed") {
  auto disk = std::make_shared<fake::FakeDisk>();
  const fake::FakeStorage writer(disk);
  Harness reader(disk);
  reader.go("#/tasks");
  const ui::Node* field = reader.find(Role::kTextbox, "Add a task");
  REQUIRE(field != nullptr);
  CHECK(field->disabled);
  CHECK(field->description.find("another tab") != std::string::npos);
}

}  // namespace
}  // namespace cairn::test
