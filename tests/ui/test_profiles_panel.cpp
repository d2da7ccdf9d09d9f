// The page Profiles, and what the rest of the frame makes of a locked profile.
#include <doctest/doctest.h>

#include <algorithm>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Role;

bool can_press(Harness& app, std::string_view button) {
  const ui::Node* node = app.find(Role::kButton, button);
  return node != nullptr && !node->disabled;
}

// The toast stays in the tree while it is shown.
bool said(Harness& app, std::string_view words) {
  const auto& nodes = app.semantics().nodes();
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
    return node.role == Role::kStatus && node.name.find(words) != std::string::npos;
  });
}

void rename_first(Harness& app, std::string_view name) { app.profiles.device().profiles[0].name = name; }

void add_second(Harness& app, bool locked) { app.profiles.device().profiles.push_back({"p-2", "Ben", locked, false}); }

TEST_CASE("Settings lead to the profiles") {
  Harness app;
  app.go("#/settings");
  app.follow("Profiles and passphrase");
  CHECK(app.page.hash == "#/profiles");
  CHECK(app.find(Role::kHeading, "Profiles") != nullptr);
  CHECK(app.page.title == "Profiles · Cairn");
  const ui::Node* settings = app.find(Role::kLink, "Settings");
  REQUIRE(settings != nullptr);
  CHECK(settings->current == ui::Tri::kTrue);
}

TEST_CASE("one open profile offers a passphrase and a second profile, and cannot be deleted") {
  Harness app;
  app.go("#/profiles");
  CHECK(app.shows("No passphrase"));
  CHECK(can_press(app, "Lock with a passphrase"));
  CHECK(can_press(app, "Add a profile"));
  CHECK_FALSE(can_press(app, "Delete First profile"));
  CHECK(app.find(Role::kButton, "Switch to First profile") == nullptr);
  CHECK(app.find(Role::kButton, "Lock now") == nullptr);
}

TEST_CASE("what is asked goes to the platform, with the profile that it is about") {
  Harness app;
  add_second(app, true);
  app.go("#/profiles");
  app.profiles.answer(false);  // left each time
  app.click("Rename Ben");
  app.click("Delete Ben");
  app.click("Switch to Ben");
  app.click("Lock with a passphrase");
  app.click("Add a profile");
  const auto& asked = app.profiles.asked();
  REQUIRE(asked.size() == 5);
  CHECK(asked[0].task == ProfileTask::kRename);
  CHECK(asked[1].task == ProfileTask::kDelete);
  CHECK(asked[2].task == ProfileTask::kSwitch);
  for (const std::size_t at : {0u, 1u, 2u}) CHECK(asked[at].id == "p-2");
  CHECK(asked[3].task == ProfileTask::kLock);
  CHECK(asked[4].task == ProfileTask::kAdd);
  CHECK_FALSE(said(app, "profile is"));
}

TEST_CASE("what was done shows in the list and is said") {
  Harness app;
  app.go("#/profiles");
  app.click("Add a profile");
  CHECK(said(app, "The profile is added"));
  CHECK(can_press(app, "Switch to Profile 2"));
  app.click("Lock with a passphrase");
  CHECK(said(app, "Cairn asks for the passphrase at the next start"));
  CHECK(app.shows("Has a passphrase"));
  CHECK(can_press(app, "Change the passphrase"));
  app.click("Remove the passphrase");
  CHECK(app.shows("No passphrase"));
  app.click("Delete Profile 2");
  CHECK(app.find(Role::kButton, "Switch to Profile 2") == nullptr);
}

TEST_CASE("what failed is said in its own words, and the list stays") {
  Harness app;
  app.go("#/profiles");
  app.profiles.answer(Error{ErrorCode::kConflict, "Cairn is open in another tab.", {}});
  app.click("Lock with a passphrase");
  CHECK(said(app, "Cairn is open in another tab."));
  CHECK(app.shows("No passphrase"));
}

TEST_CASE("while a dialog of the platform is open nothing else is asked") {
  Harness app;
  app.profiles.keep_waiting();
  app.go("#/profiles");
  app.click("Add a profile");
  app.click("Rename First profile");
  CHECK(app.profiles.asked().size() == 1);
}

TEST_CASE("without encryption there is no passphrase, and the page says why") {
  Harness app;
  app.profiles.device().can_lock = false;
  app.go("#/profiles");
  CHECK_FALSE(can_press(app, "Lock with a passphrase"));
  CHECK(app.shows("secure connection (https)"));
  CHECK(can_press(app, "Add a profile"));
}

TEST_CASE("only a locked profile can lock by itself; what was chosen is shown, what failed is said") {
  Harness app;
  app.go("#/profiles");
  const auto choice = [&] { return app.find(Role::kCombobox, "Lock by itself, without input"); };
  CHECK(choice() == nullptr);
  app.click("Lock with a passphrase");
  REQUIRE(choice() != nullptr);
  CHECK(choice()->value == "0");
  const auto choose = [&](const char* index) {
    app.shell().push({.kind = ui::EventKind::kCommit, .id = choice()->id, .value = index});
    app.frame();
    app.frame();
  };
  choose("2");
  CHECK(app.profiles.device().profiles[0].lock_after_minutes == 15);
  CHECK(choice()->value == "2");
  CHECK(said(app, "This profile locks after 15 minutes without input"));
  app.profiles.answer(Error{ErrorCode::kUnavailable, "The storage did not answer.", {}});
  choose("0");
  CHECK(said(app, "The storage did not answer."));
  CHECK(choice()->value == "2");
  app.profiles.keep_waiting();
  choose("1");
  choose("4");
  CHECK(app.profiles.device().profiles[0].lock_after_minutes == 5);
  app.profiles.let_go();
  app.frame();
  app.frame();
  app.profiles.let_go();
  app.frame();
  CHECK(app.profiles.device().profiles[0].lock_after_minutes == 60);
  CHECK(said(app, "This profile locks after 60 minutes without input"));
}

TEST_CASE("the open profile is named in the frame once there is something to tell it from") {
  for (const float width : {390.0f, 800.0f, 1280.0f}) {
    CAPTURE(width);
    const auto named = [width](bool renamed, bool second) {
      Harness app(nullptr, width, 844);
      if (renamed) rename_first(app, "Anna");
      if (second) add_second(app, false);
      app.go("#/profiles");
      app.go("#/plan");
      if (width < 640) app.click("More");
      const ui::Node* link = app.find(Role::kLink, renamed ? "Anna" : "First profile");
      if (link == nullptr) return false;
      CHECK(link->href == "#/profiles");
      CHECK(link->description.rfind("Profile in use", 0) == 0);
      app.go("#/profiles");
      if (width >= 640) {
        CHECK(app.find(Role::kLink, renamed ? "Anna" : "First profile")->current == ui::Tri::kTrue);
        CHECK(app.find(Role::kLink, "Settings")->current != ui::Tri::kTrue);
      }
      return true;
    };
    CHECK_FALSE(named(false, false));
    CHECK(named(true, false));
    CHECK(named(false, true));
    CHECK(named(true, true));
  }
}

TEST_CASE("a locked profile can be locked now from every screen and from the palette") {
  Harness app;
  app.profiles.device().profiles[0].locked = true;
  app.profiles.keep_waiting();  // the page would load again
  app.go("#/profiles");
  app.go("#/plan");
  app.click("Lock now");
  REQUIRE(app.profiles.asked().size() == 1);
  CHECK(app.profiles.asked()[0].task == ProfileTask::kLockNow);
  app.key("k", true);
  app.type("Search commands and content", "lock now");
  CHECK(app.find(Role::kOption, "Lock now") != nullptr);
}

TEST_CASE("on a phone More holds Lock now, only where there is a passphrase") {
  Harness app(nullptr, 390, 844);
  app.click("More");
  CHECK(app.find(Role::kButton, "Lock now") == nullptr);
  app.click("Close");
  app.profiles.device().profiles[0].locked = true;
  app.go("#/profiles");
  app.go("#/today");
  app.click("More");
  app.click("Lock now");
  CHECK(app.profiles.asked().size() == 1);
}

TEST_CASE("an export out of a locked profile says that the file is not locked") {
  Harness app;
  app.go("#/data");
  CHECK_FALSE(app.shows("The file is not locked"));
  app.profiles.device().profiles[0].locked = true;
  app.go("#/profiles");
  app.go("#/data");
  CHECK(app.shows("The file is not locked"));
}

TEST_CASE("where there are several profiles a wipe speaks of this one, and the palette names it") {
  Harness app;
  rename_first(app, "Anna");
  app.go("#/data");
  CHECK(app.shows("Removes everything that Cairn keeps in this browser"));
  add_second(app, false);
  app.go("#/profiles");
  app.go("#/data");
  CHECK(app.shows("Removes everything in this profile"));
  app.key("k", true);
  app.type("Search commands and content", "profiles");
  const ui::Node* option = app.find(Role::kOption, "Profiles");
  REQUIRE(option != nullptr);
  CHECK(option->detail == "Anna");
}

TEST_CASE("the page of profiles fits a narrow one, with long names and large letters") {
  for (const float width : {320.0f, 390.0f, 800.0f, 1440.0f}) {
    Harness app(nullptr, width, 900);
    rename_first(app, std::string(40, 'W'));
    add_second(app, true);
    app.go("#/profiles");
    CAPTURE(width);
    for (const ui::Node& node : app.semantics().nodes()) {
      CAPTURE(node.name);
      CHECK(node.rect.w <= width + 1);
    }
  }
}

}  // namespace
}  // namespace cairn::test
