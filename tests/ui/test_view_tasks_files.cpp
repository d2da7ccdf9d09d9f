#include <doctest/doctest.h>

#include <string>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::TaskStatus;

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
