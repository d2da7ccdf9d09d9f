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

TEST_CASE("tasks: a task that is opened low on the page is brought into sight as a whole, or from its upper end") {
  const auto top_of = [](Harness& app, const std::string& form) {
    float y = 0;
    for (const ui::Node* at = app.find(Role::kForm, form); at; at = app.semantics().find(at->parent))
      y += at->rect.y - at->scroll_y;
    return y;
  };
  for (const float height : {1100.0f, 600.0f}) {
    CAPTURE(height);
    Harness app(nullptr, 1280, height);
    app.go("#/tasks");
    for (int i = 1; i <= 14; ++i) add(app, "Task " + std::to_string(i));
    const std::vector<std::string> titles = rows(app);
    REQUIRE(titles.size() == 14);
    app.click(titles[12]);
    const std::string form = "Edit “" + titles[12] + "”";
    REQUIRE(app.find(Role::kForm, form));
    const float top = top_of(app, form);
    const bool whole = top + app.find(Role::kForm, form)->rect.h <= height;
    CHECK(top >= 0);
    CHECK(whole == (height > 1000));
    CHECK((whole || top < 60));
  }
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

TEST_CASE("tasks: a task is edited in place, field by field, and a mistake stands beside its field") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank");
  app.click("Call the bank");
  app.type("Title", "Call the bank about the card");
  app.type("Due", "fri 15:00");
  app.type("Takes about", "half a day and a bit");
  CHECK(app.find(Role::kTextbox, "Takes about")->invalid);
  app.type("Takes about", "45m");
  CHECK_FALSE(app.find(Role::kTextbox, "Takes about")->invalid);
  app.type("Project", "Money");
  app.type("Tags", "phone, urgent");
  app.choose("Medium");
  app.type("Note", "Ask for **Ms Gray**.");
  const tasks::Task& bank = task(app, "Call the bank about the card");
  CHECK(bank.due->minute == 15 * 60);
  CHECK(bank.estimate_minutes == 45);
  CHECK(bank.project == "Money");
  CHECK(bank.tags == std::vector<std::string>{"phone", "urgent"});
  CHECK(bank.priority == Priority::kMedium);
  CHECK(bank.note == "Ask for **Ms Gray**.");
  app.click("Close");
  CHECK(app.find(Role::kTextbox, "Title") == nullptr);
}

TEST_CASE("tasks: what is typed in an open task is kept when it is closed, left, or the page goes away") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank");
  app.click("Call the bank");
  app.write("Note", "Ask for the card");
  app.click("Close");
  CHECK(task(app, "Call the bank").note == "Ask for the card");
  app.click("Call the bank");
  app.write("Note", "Ask for Ms Gray");
  app.go("#/today");
  CHECK(task(app, "Call the bank").note == "Ask for Ms Gray");
  app.go("#/tasks");
  app.write("Title", "Call the bank today");
  app.shell().leave();
  CHECK(task(app, "Call the bank today").note == "Ask for Ms Gray");
}

TEST_CASE("tasks: undo while a task is open shows in its fields") {
  Harness app;
  app.go("#/tasks");
  add(app, "Old title");
  app.click("Old title");
  app.type("Title", "New title");
  app.click("Undo");
  CHECK(app.find(Role::kTextbox, "Title")->value == "Old title");
}

TEST_CASE("tasks: parts are added and ticked in the task, and the whole closes what is open of them") {
  Harness app;
  app.go("#/tasks");
  add(app, "Move house");
  app.click("Move house");
  app.enter("Add a part", "Pack the books");
  app.enter("Add a part", "Cancel the phone");
  app.set("Pack the books", true);
  CHECK(task(app, "Pack the books").status == TaskStatus::kDone);
  app.click("Complete");
  CHECK(task(app, "Cancel the phone").status == TaskStatus::kDone);
  CHECK(task(app, "Move house").status == TaskStatus::kDone);
  app.click("Undo");
  CHECK(task(app, "Cancel the phone").status == TaskStatus::kOpen);
  CHECK(task(app, "Pack the books").status == TaskStatus::kDone);
}

TEST_CASE("tasks: a score opens to an account that adds up") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent tomorrow !high @Home #bills");
  add(app, "Book the train in 5 days !high @Home");
  app.click("Pay rent");
  CHECK(app.find(Role::kButton, "Why here")->detail.find("1st of 2") == 0);
  app.click("Why here");
  CHECK(app.shows("Due tomorrow"));
  CHECK(app.shows("High priority"));
  CHECK(app.shows("from 1st to 2nd"));
  CHECK(app.shows("By urgency alone"));
}

TEST_CASE("tasks: the filter narrows the list, says what it means, and answers mistakes") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home");
  add(app, "Write the report @Work");
  app.write("Filter the tasks", "@Home");
  CHECK(rows(app) == std::vector<std::string>{"Pay rent"});
  CHECK(app.shows("1 task: open, in Home or below"));
  // A word that is not finished, or wrong, leaves the list as it was.
  app.write("Filter the tasks", "@Home is:opne");
  CHECK(rows(app) == std::vector<std::string>{"Pay rent"});
  CHECK(app.find(Role::kTextbox, "Filter the tasks")->invalid);
  CHECK(app.shows("Still shown: 1 task: open, in Home or below"));
  app.write("Filter the tasks", "@Home");
  app.click("Save this filter");
  app.enter("Name of the filter", "At home");
  CHECK(app.shell().tasks_state().filters.size() == 1);
  app.click("Open");
  CHECK(rows(app).size() == 2);
  app.click("At home");
  CHECK(rows(app) == std::vector<std::string>{"Pay rent"});
}

TEST_CASE("tasks: a project or a tag is chosen from a list, and a saved filter leads back to the view it was made in") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home #bills");
  add(app, "Write the report @\"Deep work\"");
  const ui::Node* names = app.find(Role::kCombobox, "Project or tag");
  REQUIRE(names != nullptr);
  CHECK(names->options == "Project or tag\n@Deep work (1)\n@Home (1)\n#bills (1)");
  app.pick("Project or tag", 1);
  CHECK(rows(app) == std::vector<std::string>{"Write the report"});
  app.follow("Board");
  app.click("Save this filter");
  app.enter("Name of the filter", "Deep");
  app.go("#/tasks");
  app.click("Open");
  app.click("Deep");
  CHECK(app.page.hash.rfind("#/tasks/board", 0) == 0);
}

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

TEST_CASE("tasks: what is deferred is counted and can be shown; done with it, the list is not called done") {
  Harness app;
  app.go("#/tasks");
  add(app, "Renew the passport tomorrow");
  app.key_on(Role::kButton, "Renew the passport", "s");
  CHECK(app.shows("Nothing to do now"));
  CHECK(app.shows("1 task is deferred until later."));
  app.click("Show the deferred");
  CHECK(rows(app) == std::vector<std::string>{"Renew the passport"});
  CHECK(app.page.hash == "#/tasks?q=is%3Adeferred");
}

TEST_CASE("tasks: an open task that the filter no longer lets through stays until it is closed") {
  Harness app;
  app.go("#/tasks");
  add(app, "Renew the passport");
  app.click("Renew the passport");
  app.type("Deferred until", "next week");
  REQUIRE(task(app, "Renew the passport").defer);
  CHECK(app.find(Role::kTextbox, "Title") != nullptr);
  CHECK(app.shows("it leaves the list with the end of editing"));
  app.click("Close");
  CHECK(rows(app).empty());
}

TEST_CASE("tasks: an address without a filter shows the open tasks, whatever was shown before") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home");
  add(app, "Write the report @Work");
  app.type("Filter the tasks", "@Home");
  // The views go along with the filter.
  app.go("#/tasks/board?q=%40Home");
  app.go("#/tasks?q=%40Home");
  CHECK(rows(app).size() == 1);
  app.go("#/today");
  app.follow("Tasks");
  CHECK(rows(app).size() == 2);
  CHECK(app.find(Role::kTextbox, "Filter the tasks")->value.empty());
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

TEST_CASE("tasks: a day of deferral behind the due date is said where it is set") {
  Harness app;
  app.go("#/tasks");
  add(app, "Buy milk tomorrow");
  app.click("Buy milk");
  app.type("Deferred until", "in 2 weeks");
  CHECK(app.shows("Past its due date"));
}

TEST_CASE("tasks: every wrong field says so, not only the last one") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank");
  app.click("Call the bank");
  app.type("Due", "soonish");
  app.type("Takes about", "a while");
  CHECK(app.find(Role::kTextbox, "Due")->invalid);
  CHECK(app.find(Role::kTextbox, "Takes about")->invalid);
  app.type("Due", "tomorrow");
  CHECK_FALSE(app.find(Role::kTextbox, "Due")->invalid);
  CHECK(app.find(Role::kTextbox, "Takes about")->invalid);
}

TEST_CASE("tasks: waiting: no circle is offered, one match is taken with Enter, and the row says for what") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pack the books");
  add(app, "Move house");
  app.click("Move house");
  app.enter("Waits for", "pack");
  CHECK(task(app, "Move house").waits_for.size() == 1);
  app.click("Close");
  CHECK(app.find(Role::kButton, "Move house")->detail.find("waits for “Pack the books”") != std::string::npos);
  app.click("Pack the books");
  app.enter("Waits for", "move");
  CHECK(task(app, "Pack the books").waits_for.empty());
  CHECK(app.shows("“Move house” comes after this one already: neither could ever be begun."));
}

TEST_CASE("tasks: filter, sorting and groups are in the address, and come back from it") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home");
  add(app, "Write the report @Work");
  app.type("Filter the tasks", "@Home");
  CHECK(app.page.hash == "#/tasks?q=%40Home");
  app.go("#/tasks?q=%40Work&sort=title&group=project");
  CHECK(rows(app) == std::vector<std::string>{"Write the report"});
  CHECK(app.find(Role::kCombobox, "Sort by")->value == "4");
  CHECK(app.find(Role::kCombobox, "Group")->value == "2");
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

TEST_CASE("tasks: words and buttons in one line have one middle") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home");
  add(app, "Call the bank >23 sep");
  const auto middle = [&](Role role, std::string_view begins) {
    for (const ui::Node& node : app.semantics().nodes())
      if (node.role == role && node.name.rfind(begins, 0) == 0) return node.rect.center_y();
    FAIL("not there: " << begins);
    return 0.0f;
  };
  CHECK(middle(Role::kButton, "Show the deferred") ==
        doctest::Approx(middle(Role::kText, "1 task: open")).epsilon(0.002));
  CHECK(middle(Role::kCombobox, "Project or tag") == doctest::Approx(middle(Role::kButton, "Overdue")).epsilon(0.002));
}

TEST_CASE("tasks: a filter that is being typed is in the address once the typing pauses, and adds no step back") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home");
  const int pushed = app.page.pushed;
  const int replaced = app.page.replaced;
  for (const char* typed : {"@", "@H", "@Home"}) {
    app.write("Filter the tasks", typed);
    CHECK(app.page.hash == "#/tasks");
    CHECK(app.shell().tick() <= 1000);
    app.clock.advance_ms(200);
  }
  app.clock.advance_ms(800);
  app.frame();
  CHECK(app.page.hash == "#/tasks?q=%40Home");
  CHECK(app.page.pushed == pushed);
  CHECK(app.page.replaced == replaced + 1);
  app.frame();
  CHECK(app.shell().tick() > 1000);
  CHECK(app.find(Role::kTextbox, "Filter the tasks")->value == "@Home");
  app.write("Filter the tasks", "@Home o");
  app.go("#/tasks/insights");
  CHECK(app.shell().tick() > 1000);
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

TEST_CASE("tasks: Escape leaves a field that proposes, then the editor; what was not kept is said") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent");
  app.click("Pay rent");
  app.write("Due", "someday");
  app.key_on(Role::kTextbox, "Due", "Escape");
  if (app.find(Role::kForm, "Edit “Pay rent”")) app.key_on(Role::kTextbox, "Due", "Escape");
  CHECK(app.find(Role::kForm, "Edit “Pay rent”") == nullptr);
  app.click("Pay rent");
  app.type("Due", "someday");
  app.click("Close");
  CHECK(app.shows("Not kept. "));
  CHECK_FALSE(task(app, "Pay rent").due);
}

TEST_CASE("tasks: a part is written as a task is") {
  Harness app;
  app.go("#/tasks");
  add(app, "Move house @Home");
  app.click("Move house");
  app.enter("Add a part", "Pack !high tomorrow #boxes");
  CHECK(task(app, "Pack").priority == Priority::kHigh);
  CHECK(task(app, "Pack").tags == std::vector<std::string>{"boxes"});
  CHECK(task(app, "Pack").project == "Home");
  CHECK(task(app, "Pack").due.has_value());
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
