#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using ui::Role;

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

TEST_CASE("tasks: a saved filter can have another name; what it shows stays") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent @Home");
  add(app, "Write the report @Work");
  app.write("Filter the tasks", "@Home");
  app.click("Save this filter");
  app.enter("Name of the filter", "At home");
  app.write("Filter the tasks", "@Work");
  app.click("Save this filter");
  app.enter("Name of the filter", "At work");
  app.click("Rename");
  CHECK(app.find(Role::kTextbox, "Name of the filter")->value == "At work");
  app.enter("Name of the filter", "At home");
  CHECK(app.shows("Another filter has this name already."));
  app.enter("Name of the filter", "Office");
  CHECK(app.find(Role::kForm, "Rename the filter") == nullptr);
  CHECK(app.shell().tasks_state().filters.size() == 2);
  app.click("Open");
  app.click("Office");
  CHECK(rows(app) == std::vector<std::string>{"Write the report"});
  app.click("Undo");
  CHECK(app.find(Role::kButton, "At work") != nullptr);
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

TEST_CASE("tasks: what is deferred is counted and can be shown; done with it, the list is not called done") {
  Harness app;
  app.go("#/tasks");
  add(app, "Renew the passport tomorrow");
  app.key_on(Role::kButton, "Renew the passport", "s");
  CHECK(app.shows("Nothing to do now"));
  CHECK(app.shows("1 task is deferred until later."));
  app.click("Only the deferred");
  CHECK(rows(app) == std::vector<std::string>{"Renew the passport"});
  CHECK(app.page.hash == "#/tasks?q=is%3Adeferred");
}

TEST_CASE("tasks: the board and the calendar count what is deferred with what they show") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent");
  add(app, "Renew the passport tomorrow >mon");
  CHECK(app.shows("1 task: open. 1 more deferred until later"));
  for (const char* page : {"#/tasks/board", "#/tasks/calendar"}) {
    app.go(page);
    INFO(page);
    CHECK(app.shows("2 tasks: open, 1 of them deferred"));
    CHECK(app.find(Role::kButton, "Only the deferred") == nullptr);
  }
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
  CHECK(middle(Role::kButton, "Only the deferred") ==
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

}  // namespace
}  // namespace cairn::test
