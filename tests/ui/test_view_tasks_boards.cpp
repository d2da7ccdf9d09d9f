#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using tasks::Priority;
using tasks::TaskStatus;
using ui::Role;

// The clock of the tests stands at 15:13 on a Monday.
Date today(Harness& app) { return local_date(app.clock.now(), app.clock.utc_offset_minutes()); }

// Titles of the cards in this column, from the top.
std::vector<std::string> cards(Harness& app, std::string_view column) {
  std::vector<std::string> titles;
  const auto& nodes = app.semantics().nodes();
  const auto inside = [&](const ui::Node& node) {
    for (const ui::Node* at = &node; at != nullptr; at = app.semantics().find(at->parent))
      if (at->role == Role::kRegion) return at->name == column;
    return false;
  };
  for (const ui::Node& node : nodes)
    if (node.role == Role::kButton && node.keys == tasks::kCardKeys && !node.unseen && inside(node))
      titles.push_back(node.name);
  return titles;
}

using Titles = std::vector<std::string>;

void send_to(Harness& app, const std::string& title, const std::string& place) {
  app.click("Move “" + title + "”");
  app.click(place + ": move “" + title + "”");
}

TEST_CASE("tasks: a card is moved over the board by keys and by dragging") {
  Harness app;
  app.go("#/tasks");
  add(app, "Write the report");
  app.go("#/tasks/board");
  app.key_on(Role::kButton, "Write the report", "ArrowRight");
  CHECK(task(app, "Write the report").started_at.has_value());
  app.drag(Role::kButton, "Write the report", Role::kRegion, "To do");
  CHECK_FALSE(task(app, "Write the report").started_at.has_value());
  app.drag(Role::kButton, "Write the report", Role::kRegion, "Done");
  CHECK(task(app, "Write the report").status == TaskStatus::kDone);
  app.click("Undo");
  CHECK(task(app, "Write the report").status == TaskStatus::kOpen);
}

TEST_CASE("tasks: an arrow key moves a card to the column beside, and Waiting asks what for") {
  Harness app;
  app.go("#/tasks");
  add(app, "Take the medicine every day");
  app.go("#/tasks/board");
  app.key_on(Role::kButton, "Take the medicine", "ArrowRight");
  app.key_on(Role::kButton, "Take the medicine", "ArrowRight");
  CHECK(app.find(Role::kForm, "What does it wait for?") != nullptr);
  CHECK(task(app, "Take the medicine").status == TaskStatus::kOpen);
  app.click("Leave it");
  app.drag(Role::kButton, "Take the medicine", Role::kRegion, "Done");
  CHECK(app.shows("Done: “Take the medicine”. Next: "));
}

TEST_CASE("tasks: the keys of a row do the same on a card") {
  Harness app;
  app.go("#/tasks");
  for (const char* title : {"One", "Two", "Three"}) add(app, title);
  app.go("#/tasks/board");
  const Titles all = cards(app, "To do");
  REQUIRE(all.size() == 3);
  app.key_on(Role::kButton, all[0], "j");
  CHECK(app.focused_name() == all[1]);
  app.key_on(Role::kButton, all[1], "ArrowUp");
  CHECK(app.focused_name() == all[0]);
  app.key_on(Role::kButton, all[0], "End");
  CHECK(app.focused_name() == all[2]);
  app.key_on(Role::kButton, all[1], "1");
  CHECK(task(app, all[1]).priority == Priority::kHigh);
  CHECK(app.focused_name() == all[1]);  // it stays in its column
  app.key_on(Role::kButton, all[1], "4");
  app.key_on(Role::kButton, all[1], "t");
  CHECK(task(app, all[1]).due->day == today(app));
  app.key("z", true);
  const Titles now = cards(app, "To do");
  app.key_on(Role::kButton, now[1], "s");
  CHECK(task(app, now[1]).defer->day == add_days(today(app), 1));
  CHECK(cards(app, "Waiting") == Titles{now[1]});
  CHECK(app.focused_name() == now[2]);
  app.key_on(Role::kButton, now[2], "c");
  CHECK(task(app, now[2]).status == TaskStatus::kDone);
  CHECK(app.focused_name() == now[0]);
  app.key_on(Role::kButton, now[0], "j");
  CHECK(app.focused_name() == now[1]);  // on in the next column that has cards
  app.key_on(Role::kButton, now[0], "d");
  CHECK(tasks_in(app) == 2);
  CHECK(app.focused_name() == now[1]);
  app.key_on(Role::kCheckbox, "Done: " + now[1], "Enter");
  CHECK(app.find(Role::kTextbox, "Title") != nullptr);
}

TEST_CASE("tasks: a key that moves a card of the matrix or of a day lets the focus go on beside it") {
  Harness app;
  app.go("#/tasks");
  add(app, "One today");
  app.clock.advance_ms(60'000);
  add(app, "Two today");
  app.go("#/tasks/matrix");
  const Titles all = cards(app, "Fit in");
  REQUIRE(all.size() == 2);
  app.key_on(Role::kButton, all[0], "1");
  CHECK(cards(app, "Do now") == Titles{all[0]});
  CHECK(app.focused_name() == all[1]);
  app.key_on(Role::kButton, all[0], "4");
  app.go("#/tasks/calendar");
  app.key_on(Role::kButton, "One", "j");
  CHECK(app.focused_name() == "Two");
  app.key_on(Role::kButton, "Two", "c");
  CHECK(task(app, "Two").status == TaskStatus::kDone);
  CHECK(app.focused_name() == "One");
}

TEST_CASE("tasks: each card can be sent to the other columns without dragging") {
  Harness app(nullptr, 390, 844);
  app.go("#/tasks");
  add(app, "Write the report");
  app.go("#/tasks/board");
  CHECK(app.find(Role::kButton, "Move “Write the report”")->rect.w >= 44);
  send_to(app, "Write the report", "Doing");
  CHECK(cards(app, "Doing") == Titles{"Write the report"});
  CHECK(app.shows("“Write the report” moved to Doing"));
  app.click("Move “Write the report”");
  CHECK(app.find(Role::kButton, "Doing: move “Write the report”") == nullptr);
  CHECK(app.find(Role::kButton, "To do: move “Write the report”") != nullptr);
}

TEST_CASE("tasks: what is done and taken back to Doing is one gesture") {
  Harness app;
  app.go("#/tasks");
  add(app, "Write the report");
  app.go("#/tasks/board");
  send_to(app, "Write the report", "Done");
  CHECK(cards(app, "Done") == Titles{"Write the report"});  // with nothing open the board stays
  const std::size_t before = app.shell().session().record_count();
  send_to(app, "Write the report", "Doing");
  CHECK(task(app, "Write the report").started_at.has_value());
  CHECK(app.shell().session().record_count() == before + 1);
  app.click("Undo");
  CHECK(task(app, "Write the report").status == TaskStatus::kDone);
}

TEST_CASE("tasks: a card that waits for another one says so, and does not pretend to have moved") {
  Harness app;
  app.go("#/tasks");
  add(app, "Ask for the figures");
  add(app, "Write the report");
  app.click("Write the report");
  app.write("Waits for", "figures");
  app.key_on(Role::kTextbox, "Waits for", "ArrowDown");
  app.key_on(Role::kTextbox, "Waits for", "Enter");
  REQUIRE(task(app, "Write the report").waits_for.size() == 1);
  app.go("#/tasks/board");
  CHECK(cards(app, "Waiting") == Titles{"Write the report"});
  CHECK(app.find(Role::kButton, "Write the report")->detail == "Waits for “Ask for the figures”");
  for (const char* column : {"Doing", "To do"}) {
    app.drag(Role::kButton, "Write the report", Role::kRegion, column);
    CHECK_FALSE(app.shows("moved to"));
    CHECK(app.shows("“Write the report” stays here: it waits for “Ask for the figures”."));
    CHECK_FALSE(task(app, "Write the report").started_at.has_value());
  }
  send_to(app, "Ask for the figures", "Done");
  app.drag(Role::kButton, "Write the report", Role::kRegion, "Doing");
  CHECK(cards(app, "Doing") == Titles{"Write the report"});
}

TEST_CASE("tasks: who drops a card on Waiting is asked what for, and can hide it until tomorrow") {
  Harness app;
  app.go("#/tasks");
  add(app, "Write the report");
  app.go("#/tasks/board");
  app.drag(Role::kButton, "Write the report", Role::kRegion, "Waiting");
  CHECK(app.shows("“Write the report” waits for nothing yet."));
  app.click("Leave it");
  CHECK_FALSE(app.shows("waits for nothing yet"));
  CHECK(cards(app, "To do") == Titles{"Write the report"});
  send_to(app, "Write the report", "Waiting");
  app.click("Defer until tomorrow");
  CHECK(cards(app, "Waiting") == Titles{"Write the report"});
  CHECK(app.find(Role::kButton, "Write the report")->detail == "Deferred until tomorrow");
  app.click("Undo");
  CHECK(cards(app, "To do") == Titles{"Write the report"});
  app.drag(Role::kButton, "Write the report", Role::kRegion, "Waiting");
  app.click("Open the task");
  CHECK(app.find(Role::kTextbox, "Waits for") != nullptr);
}

TEST_CASE("tasks: what is hidden stands among what waits, the next to come first, and comes out when it is moved") {
  Harness app;
  app.go("#/tasks");
  add(app, "Renew the passport >30 sep");
  add(app, "Call the bank >23 sep @Money");
  app.go("#/tasks/board");
  CHECK(cards(app, "Waiting") == Titles{"Call the bank", "Renew the passport"});
  CHECK(app.find(Role::kButton, "Renew the passport")->detail == "Deferred until Wed 30 Sep");
  app.write("Filter the tasks", "@Money");
  CHECK(cards(app, "Waiting") == Titles{"Call the bank"});
  app.drag(Role::kButton, "Call the bank", Role::kRegion, "Doing");
  CHECK(cards(app, "Doing") == Titles{"Call the bank"});
  CHECK(app.shows("It is deferred no longer"));
}

TEST_CASE("tasks: parts stand where what they are part of waits, and say with what") {
  Harness app;
  app.go("#/tasks");
  add(app, "Move house today");
  app.click("Move house");
  app.enter("Add a part", "Pack the books");
  app.click("Pack the books");
  app.type("Due", "tomorrow");
  app.click("Close");
  app.go("#/tasks/board");
  app.key_on(Role::kButton, "Move house", "s");
  CHECK(cards(app, "Waiting").size() == 2);
  CHECK(app.find(Role::kButton, "Pack the books")->detail.rfind("Deferred with “Move house” until tomorrow", 0) == 0);
  app.drag(Role::kButton, "Pack the books", Role::kRegion, "Doing");
  CHECK(app.shows("“Pack the books” stays here: it is deferred with “Move house”."));
  app.go("#/tasks");
  CHECK(rows(app).empty());
  CHECK(app.shows("2 tasks are deferred until later."));
}

TEST_CASE("tasks: a part that is due today is shown, whatever it is a part of is deferred until") {
  Harness app;
  app.go("#/tasks");
  add(app, "Move house >mon");
  app.click("Only the deferred");
  app.click("Move house");
  app.enter("Add a part", "Pack the books today");
  app.click("Close");
  app.click("Today");
  CHECK(rows(app) == Titles{"Pack the books"});
  app.go("#/today");
  CHECK(app.find(Role::kLink, "Pack the books") != nullptr);
}

TEST_CASE("tasks: a time that is past does not make a task late by moving it to today") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank tomorrow 9:00");
  add(app, "Cook tomorrow 19:00");
  app.go("#/tasks/board");
  app.choose("Due");
  app.drag(Role::kButton, "Call the bank", Role::kRegion, "Today");
  CHECK(cards(app, "Today") == Titles{"Call the bank"});
  CHECK_FALSE(task(app, "Call the bank").due->minute);
  CHECK(app.shows("Due today: “Call the bank”. 09:00 is past: it has no time of day any more"));
  app.drag(Role::kButton, "Cook", Role::kRegion, "Today");
  CHECK(task(app, "Cook").due->minute == 19 * 60);
  CHECK(app.shows("Due today 19:00: “Cook”"));
}

TEST_CASE("tasks: a column that stands for no one day says what to do instead") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call the bank tomorrow");
  app.go("#/tasks/board");
  app.choose("Due");
  const auto due = task(app, "Call the bank").due;
  app.drag(Role::kButton, "Call the bank", Role::kRegion, "Later");
  CHECK(app.shows("Which day? Open the card"));
  app.drag(Role::kButton, "Call the bank", Role::kRegion, "Overdue");
  CHECK(app.shows("A task is overdue once its day is past."));
  CHECK(task(app, "Call the bank").due == due);
}

TEST_CASE("tasks: the matrix is two by two with its axes, and one column on a phone") {
  Harness app;
  app.go("#/tasks");
  add(app, "Sort the photos");
  app.go("#/tasks/matrix");
  const auto at = [&](const char* name) {
    const ui::Node* node = app.find(Role::kRegion, name);
    REQUIRE(node != nullptr);
    return node->rect;
  };
  CHECK(at("Do now").y == at("Plan").y);
  CHECK(at("Fit in").y == at("Leave").y);
  CHECK(at("Fit in").y > at("Do now").y);
  CHECK(at("Do now").x == at("Fit in").x);
  CHECK(at("Plan").x == at("Leave").x);
  for (const char* words : {"Urgent", "Not urgent", "Important", "Not important"})
    CHECK(app.find(Role::kText, words) != nullptr);
  app.resize(390, 844);
  app.frame();
  CHECK(at("Do now").x == at("Leave").x);
  CHECK(at("Do now").y < at("Plan").y);
  CHECK(at("Fit in").y < at("Leave").y);
  CHECK(app.find(Role::kText, "Urgent") == nullptr);
  CHECK(app.find(Role::kText, "Important and urgent") != nullptr);
}

TEST_CASE("tasks: columns shrink again when their cards have left") {
  Harness app;
  app.go("#/tasks");
  for (const char* title : {"One", "Two", "Three", "Four"}) add(app, title);
  app.go("#/tasks/board");
  const auto high = [&] { return app.find(Role::kRegion, "Waiting")->rect.h; };
  const float before = high();
  app.click("Move “One”");
  CHECK(high() > before);
  app.click("Move “One”");
  CHECK(high() == before);
  for (const char* title : {"One", "Two"}) send_to(app, title, "Doing");
  CHECK(high() < before);
}

TEST_CASE("tasks: the matrix sets priority and due date, and keeps the time of day") {
  Harness app;
  app.go("#/tasks");
  add(app, "Sort the photos");
  add(app, "Call the bank in 9 days 9:00");
  app.go("#/tasks/matrix");
  app.drag(Role::kButton, "Sort the photos", Role::kRegion, "Do now");
  CHECK(task(app, "Sort the photos").priority == Priority::kHigh);
  CHECK(task(app, "Sort the photos").due->day == add_days(today(app), 1));
  CHECK(app.shows("High priority. Due tomorrow: “Sort the photos”"));
  send_to(app, "Call the bank", "Fit in");
  CHECK(task(app, "Call the bank").due == tasks::When{add_days(today(app), 1), 9 * 60});
  CHECK(task(app, "Call the bank").priority == Priority::kNone);
}

}  // namespace
}  // namespace cairn::test
