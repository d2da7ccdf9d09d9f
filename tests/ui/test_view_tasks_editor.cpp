#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::Priority;
using tasks::TaskStatus;
using ui::Role;

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

TEST_CASE("tasks: completing with a field that could not be kept says so") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent");
  app.click("Pay rent");
  app.type("Due", "someday");
  app.click("Complete");
  CHECK(task(app, "Pay rent").status == tasks::TaskStatus::kDone);
  CHECK(app.shows("Done: “Pay rent”. Not kept: Due. “someday”"));
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
  CHECK(app.shows("Not kept: Due. “someday” is no day"));
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

}  // namespace
}  // namespace cairn::test
