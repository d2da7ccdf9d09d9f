#include <doctest/doctest.h>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

TEST_CASE("an empty portfolio says what evidence is and where to add it") {
  Harness app;
  app.go("#/portfolio");
  CHECK(app.find(Role::kHeading, "Five projects") != nullptr);
  app.follow("Add evidence in week 1");
  CHECK(app.page.hash == "#/week/1");
}

TEST_CASE("the sample's portfolio shows evidence with its grade") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/portfolio");
  CHECK(app.shows("Declared"));
  CHECK(app.find(Role::kList, "Evidence of phase 1") != nullptr);
  CHECK(app.shows("reached"));
}

TEST_CASE("the name is kept, and shared with the settings") {
  Harness app;
  app.go("#/portfolio");
  app.type("Name on the portfolio", "Ada Example");
  CHECK(app.state().settings.name == "Ada Example");
  app.go("#/settings");
  CHECK(app.find(Role::kTextbox, "Name")->value == "Ada Example");
}

TEST_CASE("files leave with a name, a kind and content") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/portfolio");
  for (const char* button : {"Save as a web page", "Save as Markdown", "Calendar (.ics)", "Progress (CSV)"})
    app.click(button);
  REQUIRE(app.files.saved().size() == 4);
  const char* kinds[] = {"text/html", "text/markdown", "text/calendar", "text/csv"};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(app.files.saved()[i].mime == kinds[i]);
    CHECK(app.files.saved()[i].bytes.size() > 200);
  }
  CHECK(app.files.saved()[2].bytes.find("BEGIN:VCALENDAR") == 0);
  app.click("Print");
  CHECK(app.files.printed().size() == 1);
}

TEST_CASE("search groups what it finds, leads there, and says when there is nothing") {
  Harness app;
  app.go("#/search?q=docker");
  CHECK(app.find(Role::kHeading, "Topics") != nullptr);
  CHECK(app.shows("results"));
  app.type("Search for", "zzqqxx");
  CHECK(app.shows("Nothing found"));
  CHECK(app.page.hash == "#/search?q=zzqqxx");
  app.type("Search for", "");
  CHECK(app.shows("Type a word or two"));
}

}  // namespace
}  // namespace cairn::test
