#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::TaskStatus;

bool has_cell(Harness& app, std::string_view text) {
  return std::any_of(app.semantics().nodes().begin(), app.semantics().nodes().end(),
                     [&](const ui::Node& node) { return node.name == text; });
}

TEST_CASE("tasks: a list is pasted, looked at, and added; broken rows are kept aside") {
  Harness app;
  app.go("#/tasks/files");
  app.type("Or paste a list", "- [ ] Buy stamps\n- [x] Call the bank\n");
  app.click("Read the list");
  CHECK(app.shows("2 tasks to add"));
  app.click("Add 2 tasks");
  CHECK(tasks_in(app) == 2);
  CHECK(task(app, "Call the bank").status == TaskStatus::kDone);
  app.drop_file("Choose a file", "tasks.csv", "title,due\nPay rent,2026-02-31\nWater the plants,2026-12-01\n");
  CHECK(app.shows("1 task to add"));
  CHECK(app.shows("kept aside"));
  app.click("Add 1 task");
  CHECK(tasks_in(app) == 3);
  app.drop_file("Choose a file", "photo.png", std::string("\x89PNG\r\n\x1A\n\0\0", 10));
  CHECK(app.shows("This could not be read"));
}

TEST_CASE("tasks: the preview shows what was understood of each task, and what was understood differently") {
  Harness app;
  app.go("#/tasks/files");
  app.drop_file(
      "Choose a file", "tasks.csv",
      "title,tags,priority,repeat,estimate\nPay rent,at home,high,monthly,30m\nCall,,,,\nA,b,c,d,e,surplus\n");
  CHECK(app.shows("#at-home"));
  CHECK(app.shows("High"));
  CHECK(app.shows("every month"));
  CHECK(app.shows("30 min"));
  CHECK(app.shows("The tag \"at home\" comes in as #at-home: a tag is one word."));
  CHECK(app.shows("1 row is kept aside"));
  CHECK_FALSE(app.shows("Deferred until"));
}

TEST_CASE("tasks: any list can be pasted: with bullets, with text around it, or of plain lines") {
  Harness app;
  app.go("#/tasks/files");
  app.type("Or paste a list", "Shopping for Ann:\n- buy milk\n- bread #food\n");
  app.click("Read the list");
  CHECK(app.shows("2 tasks to add. 1 row is kept aside."));
  CHECK(app.shows("Shopping for Ann:"));
  app.click("Add 2 tasks");
  app.type("Or paste a list", "buy rice\nsalt and pepper\n");
  app.click("Read the list");
  app.click("Add 2 tasks");
  CHECK(tasks_in(app) == 4);
  CHECK(task(app, "bread").tags == std::vector<std::string>{"food"});
}

TEST_CASE("tasks: a pasted line says as much as the line that adds tasks, and the preview shows what was understood") {
  Harness app;
  app.go("#/tasks/files");
  app.type("Or paste a list", "call the bank tomorrow #home\nask for a card !high ~10m @Bank\n");
  app.click("Read the list");
  CHECK(app.shows("Plain lines, 2 rows"));
  CHECK(app.shows("call the bank"));
  CHECK(app.shows("Tomorrow"));
  CHECK(app.shows("#home"));
  CHECK(app.shows("High"));
  CHECK(app.shows("10 min"));
  app.click("Add 2 tasks");
  CHECK(task(app, "call the bank").due.has_value());
  CHECK(task(app, "ask for a card").project == "Bank");
}

TEST_CASE("tasks: the preview shows of what a task is a part, by its indentation and in words") {
  Harness app;
  app.go("#/tasks/files");
  app.type("Or paste a list", "- [ ] Move house\n  - [ ] Pack\n    - [ ] Buy boxes\n- [ ] Rest\n");
  app.click("Read the list");
  CHECK(has_cell(app, "Part of"));
  CHECK(has_cell(app, "Move house"));
  CHECK(has_cell(app, "\u00A0\u00A0\u00A0\u00A0Pack"));
  CHECK(has_cell(app, "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0Buy boxes"));
  CHECK(has_cell(app, "Pack"));  // of what "Buy boxes" is a part
}

TEST_CASE("tasks: what is already there is said row by row, and left out unless one wants it") {
  Harness app;
  app.go("#/tasks");
  add(app, "Buy milk @Home tomorrow");
  add(app, "Buy bread");
  app.go("#/tasks/files");
  const std::string list = "buy MILK @home tomorrow\nBuy milk @Home\nBuy bread\nBuy rice\n";
  app.type("Or paste a list", list);
  app.click("Read the list");
  CHECK(app.shows("2 tasks to add. 2 tasks are already there."));
  CHECK(has_cell(app, "Already there: buy MILK"));
  CHECK(has_cell(app, "Buy milk"));
  CHECK(has_cell(app, "Already there: Buy bread"));
  app.set("Leave out what is already there", false);
  CHECK(app.shows("4 tasks to add. 2 of them are already there."));
  CHECK(has_cell(app, "Already there: Buy bread"));
  app.set("Leave out what is already there", true);
  app.click("Add 2 tasks");
  CHECK(tasks_in(app) == 4);
  app.key("z", true);
  CHECK(tasks_in(app) == 2);
  app.type("Or paste a list", list);
  app.click("Read the list");
  app.set("Leave out what is already there", false);
  app.click("Add 4 tasks");
  CHECK(tasks_in(app) == 6);
  app.key("z", true);
  CHECK(tasks_in(app) == 2);
}

TEST_CASE("tasks: what goes out says what does not come back") {
  Harness app;
  app.go("#/tasks/files");
  CHECK(app.shows("CSV comes back without the time worked"));
}

TEST_CASE("tasks: what goes out as a file") {
  Harness app;
  app.go("#/tasks");
  add(app, "=1+1 tomorrow");
  app.go("#/tasks/files");
  app.click("CSV");
  REQUIRE(app.files.saved().size() == 1);
  CHECK(app.files.saved()[0].bytes.find("'=1+1") != std::string::npos);
}

}  // namespace
}  // namespace cairn::test
