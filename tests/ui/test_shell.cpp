#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "shell/screens.h"
#include "shell/shortcuts.h"
#include "ui/harness.h"
#include "ui/route.h"

namespace cairn::test {
namespace {

using ui::Role;

TEST_CASE("the first page is Today, with the app and not a form") {
  Harness app;
  CHECK(app.find(Role::kHeading, "Today") != nullptr);
  CHECK(app.page.title == "Today · Cairn");
  CHECK(app.find(Role::kDialog, "Welcome") == nullptr);
}

TEST_CASE("the navigation carries exactly its names, and each leads to its page") {
  Harness app;
  for (const ui::Screen& screen : ui::kScreens) {
    app.follow(screen.name);
    CHECK(app.page.hash == "#/" + std::string(screen.id));
    const ui::Node* link = app.find(Role::kLink, screen.name);
    REQUIRE(link != nullptr);
    CHECK(link->current == ui::Tri::kTrue);
    CHECK(app.page.title == std::string(screen.name) + " · Cairn");
  }
}

TEST_CASE("on a phone the bar holds five pages, and More opens the rest") {
  Harness app(nullptr, 390, 844);
  CHECK(app.find(Role::kLink, "Settings") == nullptr);
  app.click("More");
  REQUIRE(app.find(Role::kDialog, "More") != nullptr);
  app.follow("Settings");
  CHECK(app.find(Role::kDialog, "More") == nullptr);
  CHECK(app.find(Role::kHeading, "Settings") != nullptr);
}

TEST_CASE("every screen names its widgets and gives no two of them the same id, at any width") {
  for (const float width : {320.0f, 390.0f, 800.0f, 1440.0f}) {
    Harness app(nullptr, width, 900);
    app.click("Look around with a sample learner");
    for (const char* hash : {"#/today",
                             "#/roadmap",
                             "#/week/1",
                             "#/week/7",
                             "#/week/14",
                             "#/week/36",
                             "#/plan",
                             "#/portfolio",
                             "#/data",
                             "#/settings",
                             "#/profiles",
                             "#/search?q=python",
                             "#/nowhere",
                             "#/tasks",
                             "#/tasks/board",
                             "#/tasks/matrix",
                             "#/tasks/calendar",
                             "#/tasks/insights",
                             "#/tasks/order",
                             "#/tasks/files",
                             "#/sentiment",
                             "#/sentiment/texts",
                             "#/sentiment/evaluate",
                             "#/sentiment/teach",
                             "#/sentiment/feed",
                             "#/shop",
                             "#/shop/customers",
                             "#/shop/together",
                             "#/shop/products",
                             "#/shop/product",
                             "#/shop/store",
                             "#/shop/item",
                             "#/shop/cart",
                             "#/shop/lines",
                             "#/shop/recommend",
                             "#/shop/files",
                             "#/plants",
                             "#/plants/sees",
                             "#/plants/journal",
                             "#/plants/species"}) {
      CAPTURE(width);
      CAPTURE(hash);
      app.go(hash);
      std::set<ui::Id> ids;
      std::set<std::pair<ui::Id, std::string>> controls;
      int main_headings = 0;
      for (const ui::Node& node : app.semantics().nodes()) {
        CHECK_MESSAGE(ids.insert(node.id).second, "twice: " << node.name);
        main_headings += node.role == Role::kHeading && node.level == 1 ? 1 : 0;
        const bool control = node.role == Role::kButton || node.role == Role::kLink || node.role == Role::kCheckbox ||
                             node.role == Role::kTextbox || node.role == Role::kTextarea ||
                             node.role == Role::kCombobox || node.role == Role::kSlider || node.role == Role::kRadio;
        if (control) CHECK_MESSAGE(!node.name.empty(), "a control without a name");
        CHECK(node.rect.w >= 0);
        CHECK(node.rect.h >= 0);
      }
      CHECK(main_headings == 1);
    }
  }
}

TEST_CASE("nothing is wider than the page") {
  for (const float width : {320.0f, 390.0f, 768.0f}) {
    Harness app(nullptr, width, 900);
    app.click("Look around with a sample learner");
    for (const char* hash :
         {"#/today", "#/roadmap", "#/week/14", "#/sentiment", "#/sentiment/texts", "#/sentiment/feed", "#/shop",
          "#/plants", "#/plants/sees", "#/plants/journal", "#/plan", "#/portfolio", "#/data", "#/settings"}) {
      app.go(hash);
      const ui::Node* main = nullptr;
      for (const ui::Node& node : app.semantics().nodes())
        if (node.role == Role::kMain) main = &node;
      REQUIRE(main != nullptr);
      for (const ui::Node& node : app.semantics().nodes())
        if (node.parent == main->id)
          CHECK_MESSAGE(node.rect.right() <= main->rect.w + 1, hash << " at " << width << ": " << node.name);
    }
  }
}

TEST_CASE("the palette opens by key, finds a week by its words and goes there") {
  Harness app;
  app.key("k", true);
  REQUIRE(app.find(Role::kDialog, "Command palette") != nullptr);
  const ui::Node* field = app.find(Role::kTextbox, "Search commands and content");
  REQUIRE(field != nullptr);
  ui::Event typed{.kind = ui::EventKind::kInput, .id = field->id, .value = "settings"};
  app.shell().push(typed);
  app.frame();
  app.shell().push({.kind = ui::EventKind::kKey, .id = field->id, .key = "Enter"});
  app.frame();
  app.frame();
  CHECK(app.page.hash == "#/settings");
  CHECK(app.find(Role::kDialog, "Command palette") == nullptr);
}

TEST_CASE("Escape closes what lies on top") {
  Harness app;
  app.key("?");
  const ui::Node* dialog = app.find(Role::kDialog, "Keyboard shortcuts");
  REQUIRE(dialog != nullptr);
  app.shell().push({.kind = ui::EventKind::kDismiss, .id = dialog->id});
  app.frame();
  CHECK(app.find(Role::kDialog, "Keyboard shortcuts") == nullptr);
}

TEST_CASE("lists of shortcuts name single keys only where they are on") {
  Harness app;
  app.go("#/settings");
  for (const bool on : {true, false}) {
    CAPTURE(on);
    app.set("Single keys as well", on);
    CHECK(app.shows("Show every key") == on);
    app.click("Show all keys");
    REQUIRE(app.find(Role::kDialog, "Keyboard shortcuts") != nullptr);
    CHECK(app.shows("Ctrl+K"));
    CHECK(app.shows("or /") == on);
    CHECK(app.shows("n Tasks: list, board, matrix, calendar"));
    CHECK(app.shows("Snooze until tomorrow") == on);
    app.click("Close");
  }
}

TEST_CASE("the list of keys holds every single key that a widget wants") {
  Harness app;
  app.go("#/tasks");
  app.enter("Add a task", "One");
  std::set<std::string> wanted{"/", "?"};
  for (const char* hash : {"#/tasks", "#/tasks/board", "#/tasks/matrix", "#/today", "#/week/1"}) {
    app.go(hash);
    for (const ui::Node& node : app.semantics().nodes()) {
      std::istringstream keys(node.keys);
      for (std::string key; keys >> key;)
        if (key.size() == 1) wanted.insert(key);
    }
  }
  CHECK(wanted.size() > 2);
  std::set<std::string> listed;
  for (const ui::ShortcutGroup& group : ui::kShortcuts)
    for (const ui::Shortcut& shortcut : group.shortcuts) {
      std::istringstream keys{std::string(shortcut.single)};
      for (std::string key; keys >> key;) CHECK_MESSAGE(listed.insert(key).second, key << " is listed twice");
    }
  for (const std::string& key : wanted) CHECK_MESSAGE(listed.count(key) == 1, key << " is not listed");
  // Settings and the dialog are made of the list.
  app.go("#/settings");
  app.click("Show all keys");
  for (const std::string& key : listed) CHECK_MESSAGE(app.shows(key), key);
  CHECK(app.shows(
      "Keys that work alone: / ? everywhere; a f j k c x t s 1 2 3 4 d in Tasks: list, board, matrix, calendar."));
}

TEST_CASE("the sample learner leaves no trace") {
  Harness app;
  const std::string before = to_text(app.shell().session().snapshot());
  app.click("Look around with a sample learner");
  CHECK(app.shows("sample learner"));
  CHECK(app.state().ticks.size() > 50);
  app.click("Leave the sample");
  CHECK(to_text(app.shell().session().snapshot()) == before);
  CHECK(app.disk->log.empty());
}

TEST_CASE("a second tab may look, says why it may not write, and takes over when asked") {
  auto disk = std::make_shared<fake::FakeDisk>();
  Harness first(disk);
  {
    fake::FakeStorage other(disk);
    CHECK(other.role() == StorageRole::kFollower);
  }
  CHECK(first.shell().session().writable());
}

TEST_CASE("addresses") {
  CHECK(ui::parse_route("") == ui::Route{});
  CHECK(ui::parse_route("#/week/7") == ui::Route{"week", "7", "", "", ""});
  CHECK(ui::parse_route("#/search?q=a%20b%26c") == ui::Route{"search", "", "a b&c", "", ""});
  CHECK(ui::parse_route("#/search?q=%zz%") == ui::Route{"search", "", "%zz%", "", ""});
  for (const char* text : {"plain", "two words", "50 %", "a&b=c#d", "Größe", "数字"})
    CHECK(ui::parse_route(ui::search_href(text)).query == text);
  const ui::Route whole{"tasks", "board", "@Home due:<7d", "due", "project"};
  CHECK(ui::parse_route(ui::href_of(whole)) == whole);
  CHECK(ui::href_of(ui::Route{"tasks", "", "", "", ""}) == "#/tasks");
}

TEST_CASE("a pass over the heaviest screen settles in few passes") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/roadmap");
  app.frame();
  CHECK(app.shell().passes() <= 2);
}

}  // namespace
}  // namespace cairn::test
