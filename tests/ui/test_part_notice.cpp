// What stands on a screen whose part of the program is fetched apart, until it is here.
#include <doctest/doctest.h>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using ui::Role;

constexpr std::string_view kFetching = "Fetching this part of Cairn\xE2\x80\xA6";
const Error kNoNetwork{ErrorCode::kUnavailable, "The network did not answer.", "parts.load"};

TEST_CASE("parts: nothing is fetched before its screen is opened, and then once") {
  Harness app;
  CHECK(app.parts.asked().empty());
  app.go("#/tasks");
  REQUIRE(app.parts.asked().size() == 1);
  CHECK(app.parts.asked().front() == Part::kTasks);
  app.go("#/tasks/files");
  REQUIRE(app.parts.asked().size() == 2);
  CHECK(app.parts.asked().back() == Part::kTasksTransfer);
  CHECK(app.find(Role::kTextarea, "Or paste a list") != nullptr);
  app.go("#/tasks");
  app.go("#/tasks/files");
  CHECK(app.parts.asked().size() == 2);
}

TEST_CASE("parts: the tasks' own page says what it waits for") {
  Harness app;
  app.parts.keep_waiting(0);
  app.go("#/tasks");
  app.clock.advance_ms(300);
  app.frame();
  CHECK(app.find(Role::kHeading, "Tasks") != nullptr);
  CHECK(app.shows(kFetching));
  app.parts.finish(Done{});
  app.frame();
  CHECK_FALSE(app.shows(kFetching));
  CHECK(app.find(Role::kLink, "Insights") != nullptr);
}

TEST_CASE("parts: a wait is shown once it is one, with what has arrived") {
  Harness app;
  app.go("#/tasks");
  app.parts.keep_waiting(135'000);
  app.go("#/tasks/files");
  CHECK_FALSE(app.shows(kFetching));
  CHECK(app.find(Role::kTextarea, "Or paste a list") == nullptr);
  CHECK(app.find(Role::kHeading, "Tasks") != nullptr);
  CHECK(app.find(Role::kLink, "Insights") != nullptr);  // the way to the other views stays open
  CHECK(app.shell().tick() <= 300);
  app.clock.advance_ms(300);
  app.frame();
  CHECK(app.shows(kFetching));
  CHECK(app.shows("0 of 135 kB"));
  app.parts.arrive(0.4);
  app.frame();
  CHECK(app.shows("54 of 135 kB"));
  const ui::Node* bar = app.find(Role::kProgress, "Fetched of this part");
  REQUIRE(bar != nullptr);
  CHECK(bar->now == doctest::Approx(40));
  app.parts.finish(Done{});
  app.frame();
  CHECK_FALSE(app.shows(kFetching));
  CHECK(app.find(Role::kTextarea, "Or paste a list") != nullptr);
}

TEST_CASE("parts: one that is on its way is not asked for again by who leaves its screen and comes back") {
  Harness app;
  app.go("#/tasks");
  app.parts.keep_waiting(0);
  app.go("#/tasks/insights");
  app.go("#/today");
  app.clock.advance_ms(1000);
  app.go("#/tasks/insights");
  CHECK(app.parts.asked().size() == 2);
  CHECK(app.shows(kFetching));
  CHECK_FALSE(app.shows(" kB"));  // its size is not known
  app.go("#/today");
  app.parts.finish(Done{});
  app.go("#/tasks/insights");
  CHECK_FALSE(app.shows(kFetching));
  CHECK(app.parts.asked().size() == 2);
}

TEST_CASE("parts: a failure says why, and is tried again when that is asked for") {
  Harness app;
  app.go("#/tasks");
  app.parts.fail_next(kNoNetwork);
  app.go("#/tasks/insights");
  CHECK(app.shows("This part of Cairn could not be fetched"));
  CHECK(app.shows("The network did not answer."));
  app.go("#/tasks");
  app.go("#/tasks/insights");
  CHECK(app.parts.asked().size() == 2);  // not by itself
  app.parts.keep_waiting(58'000);
  app.click("Try again");
  CHECK(app.parts.asked().size() == 3);
  CHECK_FALSE(app.shows("This part of Cairn could not be fetched"));
  app.parts.finish(kNoNetwork);
  app.frame();
  CHECK(app.shows("This part of Cairn could not be fetched"));
  app.click("Try again");
  app.parts.finish(Done{});
  app.frame();
  CHECK_FALSE(app.shows("Try again"));
  CHECK(app.shows("Insights"));
}

TEST_CASE("parts: each is fetched for itself") {
  Harness app;
  app.go("#/tasks");
  app.parts.fail_next(kNoNetwork);
  app.go("#/tasks/insights");
  CHECK(app.shows("could not be fetched"));
  app.go("#/tasks/files");
  CHECK_FALSE(app.shows("could not be fetched"));
  CHECK(app.find(Role::kTextarea, "Or paste a list") != nullptr);
}

}  // namespace
}  // namespace cairn::test
