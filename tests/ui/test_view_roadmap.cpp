#include <doctest/doctest.h>

#include <string>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

std::string name_of(int week) { return "Week " + std::to_string(week) + ": " + real_content().week(week).title; }

int weeks_shown(Harness& app) {
  int count = 0;
  for (int week = 1; week <= roadmap::kWeekCount; ++week) count += app.find(Role::kLink, name_of(week)) ? 1 : 0;
  return count;
}

TEST_CASE("roadmap: all weeks, phases and months on one screen") {
  Harness app(nullptr, 1440, 900);
  app.go("#/roadmap");
  CHECK(weeks_shown(app) == roadmap::kWeekCount);
  for (const roadmap::Phase& phase : real_content().phases) CHECK(app.find(Role::kHeading, phase.title) != nullptr);
  for (int month = 1; month <= 9; ++month) CHECK(app.shows("Month " + std::to_string(month)));
  for (int week = 1; week <= roadmap::kWeekCount; ++week) {
    const ui::Node* link = app.find(Role::kLink, name_of(week));
    REQUIRE(link != nullptr);
    CHECK(link->href == "#/week/" + std::to_string(week));
    CHECK(link->description.find("goals reached") != std::string::npos);
  }
}

TEST_CASE("roadmap: a week says its state, its hours and its goals") {
  Harness app;
  app.go("#/week/1");
  app.set(real_content().week(1).goals.front().text, true);
  app.click("Add time");
  app.type("Minutes", "90");
  app.click("Save time");
  app.click("Mark week done");
  app.go("#/roadmap");
  const std::string words = app.find(Role::kLink, name_of(1))->description;
  CHECK(words.find("Done") != std::string::npos);
  CHECK(app.find(Role::kLink, name_of(1))->detail.find("1.5 h") != std::string::npos);
  CHECK(words.find("1 of ") != std::string::npos);
  CHECK(app.find(Role::kLink, name_of(2))->description.find("Current week") != std::string::npos);
  CHECK(app.find(Role::kLink, "Go to week 2")->href == "#/week/2");
}

TEST_CASE("roadmap: one week is marked as planned for today") {
  Harness app;
  app.go("#/roadmap");
  int marked = 0;
  for (int week = 1; week <= roadmap::kWeekCount; ++week)
    marked += app.find(Role::kLink, name_of(week))->description.find("planned for today") != std::string::npos ? 1 : 0;
  CHECK(marked == 1);
}

TEST_CASE("roadmap: the filter and the search field narrow it, and one button shows all again") {
  Harness app(nullptr, 1440, 900);
  app.go("#/week/1");
  app.click("Mark week done");
  app.go("#/roadmap");
  app.choose("Done");
  CHECK(weeks_shown(app) == 1);
  app.choose("Open");
  CHECK(weeks_shown(app) == roadmap::kWeekCount - 1);
  app.choose("All");
  app.type("Search the weeks", "mongodb");
  CHECK(weeks_shown(app) >= 1);
  CHECK(weeks_shown(app) < 12);
  CHECK(app.find(Role::kLink, name_of(6)) != nullptr);
  app.type("Search the weeks", "xylophone quartz");
  CHECK(weeks_shown(app) == 0);
  app.click("Show all weeks");
  CHECK(weeks_shown(app) == roadmap::kWeekCount);
}

TEST_CASE("roadmap: on a phone it is a list with the same weeks") {
  Harness app(nullptr, 390, 844);
  app.go("#/roadmap");
  CHECK(weeks_shown(app) == roadmap::kWeekCount);
  const ui::Node* first = app.find(Role::kLink, name_of(1));
  REQUIRE(first != nullptr);
  CHECK(first->rect.h >= 44);
  CHECK(app.find(Role::kCombobox, "Show") != nullptr);
}

}  // namespace
}  // namespace cairn::test
