#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using ui::Role;

// The clock of the tests stands at 15:13 on Monday 21 September 2026.
const Date kMonday = to_date({2026, 9, 21});

std::string words(Date day) { return format_date(day, kMonday); }

// The button of a day, in page coordinates of its group; what it says.
const ui::Node& cell(Harness& app, Date day) {
  for (const ui::Node& node : app.semantics().nodes())
    if (node.takes_drops && node.name.rfind(words(day) + ",", 0) == 0) return node;
  FAIL("no such day is shown: " << words(day) << app.listing());
  return app.semantics().nodes().front();
}

float top_of(Harness& app, const ui::Node* node) {
  float y = 0;
  for (; node != nullptr; node = app.semantics().find(node->parent)) y += node->rect.y;
  return y;
}

bool opened(Harness& app, Date day) { return cell(app, day).expanded == ui::Tri::kTrue; }

TEST_CASE("tasks: the day that is open is seen without scrolling") {
  Harness app;
  app.go("#/tasks/calendar");
  CHECK(opened(app, kMonday));
  const ui::Node* day = app.find(Role::kRegion, words(kMonday));
  REQUIRE(day != nullptr);
  CHECK(top_of(app, day) < 400);
  CHECK(app.find(Role::kRadio, "Month")->checked == ui::Tri::kTrue);
  app.click_one(words(to_date({2026, 9, 30})) + ",");
  day = app.find(Role::kRegion, words(to_date({2026, 9, 30})));
  REQUIRE(day != nullptr);
  CHECK(top_of(app, day) < 400);
}

TEST_CASE("tasks: on a phone the open day is seen below a week, or a month of small days") {
  Harness phone(nullptr, 390, 844);
  phone.go("#/tasks/calendar");
  CHECK(phone.find(Role::kRadio, "Week")->checked == ui::Tri::kTrue);
  CHECK(top_of(phone, phone.find(Role::kRegion, words(kMonday))) < 480);
  phone.choose("Month");
  CHECK(top_of(phone, phone.find(Role::kRegion, words(kMonday))) < 700);
  CHECK(cell(phone, kMonday).rect.h >= 44);
}

TEST_CASE("tasks: a day shows its times in their order, and what repeats comes again") {
  Harness app;
  app.go("#/tasks");
  add(app, "Cook tomorrow 19:00");
  add(app, "Call the bank tomorrow 9:00");
  add(app, "Water the plants tomorrow 12:00 every 3 days");
  app.go("#/tasks/calendar");
  CHECK(cell(app, add_days(kMonday, 1)).name ==
        "Tue 22 Sep, 3 tasks, 09:00 Call the bank, 12:00 Water the plants, 19:00 Cook");
  CHECK(cell(app, add_days(kMonday, 4)).name == "Fri 25 Sep, 0 tasks, 1 repeat to come, 12:00 Water the plants again");
  app.click_one("Tue 22 Sep,");
  CHECK(app.find(Role::kButton, "Call the bank")->detail == "09:00");
  app.click_one("Fri 25 Sep,");
  CHECK(app.find(Role::kButton, "Water the plants") == nullptr);
  CHECK(app.shows("12:00 Water the plants · repeats every 3 days"));
}

TEST_CASE("tasks: an entry of the day opens, and moves to another day by dragging, keys or its menu") {
  Harness app;
  app.go("#/tasks");
  add(app, "Sort the photos tomorrow");
  app.go("#/tasks/calendar");
  app.click_one("Tue 22 Sep,");
  app.click("Sort the photos");
  CHECK(app.find(Role::kTextbox, "Title") != nullptr);
  app.click("Close");
  const auto due = [&] { return task(app, "Sort the photos").due->day; };
  app.drag_to_button("Sort the photos", "Wed 23 Sep,");
  CHECK(due() == to_date({2026, 9, 23}));
  app.click_one("Wed 23 Sep,");
  app.key_on(Role::kButton, "Sort the photos", "ArrowRight");
  CHECK(due() == to_date({2026, 9, 24}));
  CHECK(opened(app, to_date({2026, 9, 24})));
  CHECK(app.focused_name() == "Sort the photos");
  app.click("Move “Sort the photos”");
  app.click("A week later: move “Sort the photos”");
  CHECK(due() == to_date({2026, 10, 1}));
  app.click("Undo");
  CHECK(due() == to_date({2026, 9, 24}));
}

TEST_CASE("tasks: a task that is moved to a day past says that it is overdue") {
  Harness app;
  app.go("#/tasks");
  add(app, "Sort the photos today");
  app.go("#/tasks/calendar");
  app.drag_to_button("Sort the photos", "Fri 18 Sep,");
  CHECK(app.shows("Due 3 days ago, so overdue: “Sort the photos”"));
}

TEST_CASE("tasks: what is hidden stands on the day it is due, or on the day it comes back") {
  Harness app;
  app.go("#/tasks");
  add(app, "Renew the passport >24 sep");
  add(app, "Call the bank >23 sep fri");
  app.go("#/tasks/calendar");
  CHECK(cell(app, add_days(kMonday, 3)).name == "Thu 24 Sep, 1 task, Renew the passport in sight again");
  CHECK(cell(app, add_days(kMonday, 4)).name == "Fri 25 Sep, 1 task, Call the bank");
  CHECK(cell(app, add_days(kMonday, 2)).name == "Wed 23 Sep, 0 tasks");
  app.click_one("Thu 24 Sep,");
  app.drag_to_button("Renew the passport", "Mon 28 Sep,");
  CHECK(task(app, "Renew the passport").defer->day == to_date({2026, 9, 28}));
  CHECK_FALSE(task(app, "Renew the passport").due);
}

TEST_CASE("tasks: a task is added on the open day in the language of the quick line") {
  Harness app;
  app.go("#/tasks/calendar");
  app.click_one("Thu 24 Sep,");
  app.write("Add a task on Thu 24 Sep", "Call Ann 15:00 !high");
  CHECK(app.shows("Due Thu 24 Sep 15:00 · High priority"));
  app.enter("Add a task on Thu 24 Sep", "Call Ann 15:00 !high");
  CHECK(task(app, "Call Ann").due == tasks::When{to_date({2026, 9, 24}), 15 * 60});
  CHECK(app.find(Role::kTextbox, "Add a task on Thu 24 Sep")->value.empty());
  app.enter("Add a task on Thu 24 Sep", "Cook tomorrow");
  CHECK(app.shows("Added: “Cook”, due tomorrow"));
  app.enter("Add a task on Thu 24 Sep", "#home");
  CHECK(app.find(Role::kTextbox, "Add a task on Thu 24 Sep")->invalid);
  CHECK(app.shows("Give the task a title."));
}

TEST_CASE("tasks: keys go from day to day, from month to month, and the page follows") {
  Harness app;
  app.go("#/tasks/calendar");
  const auto press = [&](Date day, const char* key) {
    app.key_on(Role::kButton, cell(app, day).name, key);
    return app.focused_name().substr(0, app.focused_name().find(','));
  };
  CHECK(press(kMonday, "ArrowRight") == "Tue 22 Sep");
  CHECK(press(kMonday, "ArrowUp") == "Mon 14 Sep");
  CHECK(press(kMonday, "End") == "Sun 27 Sep");
  CHECK(opened(app, kMonday));
  CHECK(press(kMonday, "PageDown") == "Wed 21 Oct");
  CHECK(app.find(Role::kHeading, "October 2026") != nullptr);
  CHECK(opened(app, to_date({2026, 10, 21})));
  CHECK(press(to_date({2026, 10, 21}), "PageUp") == "Mon 21 Sep");
}

TEST_CASE("tasks: a week shows each day with what is on it; turning it takes the open day along") {
  Harness app;
  app.go("#/tasks");
  add(app, "Cook sun 19:00");
  app.go("#/tasks/calendar");
  app.choose("Week");
  CHECK(app.find(Role::kHeading, "21–27 September 2026") != nullptr);
  CHECK(cell(app, to_date({2026, 9, 27})).name == "Sun 27 Sep, 1 task, 19:00 Cook");
  app.click("Next week");
  CHECK(app.find(Role::kHeading, "28 September – 4 October 2026") != nullptr);
  CHECK(opened(app, to_date({2026, 9, 28})));
  app.choose("Month");
  CHECK(app.find(Role::kHeading, "September 2026") != nullptr);
  app.click("Next month");
  CHECK(opened(app, to_date({2026, 10, 28})));
  app.click("Today in the calendar");
  CHECK(opened(app, kMonday));
}

}  // namespace
}  // namespace cairn::test
