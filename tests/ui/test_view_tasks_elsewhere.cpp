// What the tracker shows outside its own pages: what is due, on Today; the running timer, everywhere.
#include <doctest/doctest.h>

#include <algorithm>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using ui::Role;

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kDay_ms = 24 * 60 * kMinute_ms;

bool due_section(Harness& app) { return app.find(Role::kList, "Due today or before") != nullptr; }

std::vector<std::string> links_to_tasks(Harness& app) {
  std::vector<std::string> titles;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kLink && node.href.rfind("#/tasks/task-", 0) == 0) titles.push_back(node.name);
  return titles;
}

void focus_on(Harness& app, std::string_view title) {
  app.go("#/tasks");
  add(app, title);
  app.click(title);
  app.click("Focus");
}

TEST_CASE("today: without tasks nothing is said of them") {
  Harness app;
  CHECK(app.find(Role::kLink, "All tasks") == nullptr);
}

TEST_CASE("today: tasks due today or before are completed there, in one record, with undo") {
  Harness app;
  app.go("#/tasks");
  add(app, "Pay rent today");
  add(app, "Call the bank tomorrow");
  add(app, "Someday");
  app.go("#/today");
  REQUIRE(due_section(app));
  CHECK(links_to_tasks(app) == std::vector<std::string>{"Pay rent"});
  const std::size_t records = app.shell().session().record_count();
  app.set("Done: Pay rent", true);
  CHECK(task(app, "Pay rent").status == tasks::TaskStatus::kDone);
  CHECK(app.shell().session().record_count() == records + 1);
  CHECK(app.shows("Nothing is due today."));
  app.click("Undo");
  CHECK(task(app, "Pay rent").status == tasks::TaskStatus::kOpen);
  CHECK(due_section(app));
  app.clock.advance_ms(2 * kDay_ms);
  app.frame();
  CHECK(links_to_tasks(app).size() == 2);
  app.follow("Pay rent");
  CHECK(app.find(Role::kTextbox, "Title") != nullptr);
  app.go("#/today");
  app.follow("All tasks");
  CHECK(app.page.hash == "#/tasks");
}

TEST_CASE("today: at most five tasks, the first of the order in force, and how many more there are") {
  Harness app;
  app.go("#/tasks");
  for (int i = 1; i <= 6; ++i) add(app, "Small thing " + std::to_string(i) + " today");
  add(app, "Great thing today !high");
  const std::vector<std::string> order = rows(app);
  app.go("#/today");
  const std::vector<std::string> shown = links_to_tasks(app);
  REQUIRE(shown.size() == 5);
  CHECK(shown.front() == "Great thing");
  CHECK(std::equal(shown.begin(), shown.end(), order.begin()));
  CHECK(app.shows("And 2 more."));
}

TEST_CASE("today: what was sent from the roadmap and stands there already is not shown twice") {
  Harness app;
  app.click("Begin with this");
  app.go("#/week/1");
  app.click_one("Send ");
  app.clock.advance_ms(60 * kDay_ms);  // all of it is overdue
  app.go("#/today");
  std::size_t there_already = 0;
  for (const ui::Node& node : app.semantics().nodes()) {
    if (node.role != Role::kCheckbox || node.name.rfind("Done: ", 0) == 0) continue;
    ++there_already;
    CHECK(app.find(Role::kCheckbox, "Done: " + node.name) == nullptr);
  }
  CHECK(there_already > 0);
  CHECK(due_section(app));  // the items that Today does not suggest
}

TEST_CASE("today: what is due at a time becomes overdue when it is past") {
  Harness app;
  app.go("#/tasks");
  add(app, "Call Anna today 23:30");
  app.go("#/today");
  app.clock.advance_ms(20'000);  // the notice is gone
  app.frame();
  const auto detail = [&] { return app.find(Role::kLink, "Call Anna")->detail; };
  CHECK(detail().find("overdue") == std::string::npos);
  const int minute = tasks::today_at(app.clock.now(), app.clock.utc_offset_minutes()).minute;
  const int wait = app.shell().tick();
  CHECK(wait <= (23 * 60 + 31 - minute) * kMinute_ms + 20);
  CHECK(wait > (23 * 60 + 30 - minute) * kMinute_ms);
  app.clock.advance_ms(wait);
  app.frame();
  CHECK(detail().find("overdue") != std::string::npos);
}

TEST_CASE("focus: the running timer stands on every page, and is stopped there") {
  for (const float width : {390.0f, 800.0f, 1280.0f}) {
    Harness app(nullptr, width, 844);
    focus_on(app, "Write the report");
    for (const char* hash : {"#/today", "#/roadmap", "#/week/1", "#/tasks", "#/tasks/board", "#/tasks/order", "#/plan",
                             "#/data", "#/settings", "#/profiles"}) {
      app.go(hash);
      CAPTURE(width);
      CAPTURE(hash);
      const ui::Node* bar = app.find(Role::kRegion, "Focus timer");
      REQUIRE(bar != nullptr);
      // It covers nothing: the page ends where it begins.
      for (const ui::Node& node : app.semantics().nodes())
        if (node.role == Role::kMain) CHECK(node.rect.bottom() <= bar->rect.y + 0.5f);
      CHECK(bar->rect.bottom() <= 844.5f);
    }
    app.clock.advance_ms(25 * kMinute_ms);
    app.go("#/plan");
    CHECK(app.shows("Time for a break."));
    app.follow("Write the report");
    CHECK(app.find(Role::kTextbox, "Title") != nullptr);
    app.go("#/plan");
    app.click("Stop and log");
    CHECK(app.find(Role::kRegion, "Focus timer") == nullptr);
    REQUIRE(app.shell().tasks_state().work.size() == 1);
    CHECK(app.shell().tasks_state().work.begin()->second.minutes == 25);
  }
}

TEST_CASE("focus: done with it, and discarded, are one record each and can be undone") {
  Harness app;
  focus_on(app, "Write the report");
  app.clock.advance_ms(10 * kMinute_ms);
  app.go("#/today");
  std::size_t records = app.shell().session().record_count();
  app.click("Done with it");
  CHECK(app.shell().session().record_count() == records + 1);
  CHECK(task(app, "Write the report").status == tasks::TaskStatus::kDone);
  CHECK(app.shell().tasks_state().work.size() == 1);
  app.click("Undo");
  CHECK(app.find(Role::kRegion, "Focus timer") != nullptr);
  records = app.shell().session().record_count();
  app.click("Discard");
  CHECK(app.shell().session().record_count() == records + 1);
  CHECK(app.shell().tasks_state().work.empty());
}

TEST_CASE("focus: on a low page it scrolls with the rest") {
  Harness app(nullptr, 640, 360);
  focus_on(app, "Write the report");
  app.go("#/today");
  const ui::Node* bar = app.find(Role::kRegion, "Focus timer");
  REQUIRE(bar != nullptr);
  const ui::Node* holder = app.semantics().find(bar->parent);
  REQUIRE(holder != nullptr);
  CHECK(holder->role == Role::kMain);
}

TEST_CASE("focus: a tick a minute while it runs, on any page, and none without it") {
  Harness app;
  app.go("#/settings");
  const int idle = app.shell().tick();
  CHECK(idle > 10 * kMinute_ms);  // the next day
  focus_on(app, "Write the report");
  app.go("#/settings");
  app.clock.advance_ms(20'000);  // the notice is gone
  app.frame();
  const int wait = app.shell().tick();
  CHECK(wait > 0);
  CHECK(wait <= kMinute_ms + 20);
  CHECK(wait > 10'000);
}

}  // namespace
}  // namespace cairn::test
