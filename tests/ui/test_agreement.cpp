// The canvas and the mirror say the same: every line of text that is drawn stands in the description of a widget in its
// place, and every text that the description shows is drawn.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "ui/harness.h"

namespace cairn::test {
namespace {

using ui::Node;
using ui::Rect;
using ui::Role;

constexpr float kTall_px = 12000;  // a window in which nothing has to be scrolled

std::string folded(std::string_view text) {  // white space counts once: lines are broken by width
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string without_space(std::string_view text) {
  std::string out = folded(text);
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

struct Placed {
  const Node* node;
  Rect rect;  // in page coordinates; nothing is scrolled in this test
};

std::vector<Placed> placed_nodes(const ui::Semantics& semantics) {
  std::vector<Placed> out;
  std::map<ui::Id, Rect> rects;
  for (const Node& node : semantics.nodes()) {
    const Rect parent = node.parent == 0 ? Rect{} : rects.at(node.parent);
    const Rect rect{parent.x + node.rect.x, parent.y + node.rect.y, node.rect.w, node.rect.h};
    rects[node.id] = rect;
    out.push_back({&node, rect});
  }
  return out;
}

bool says(const Node& node, const std::string& words) {
  for (const std::string& text : {node.name, node.detail, node.value, node.placeholder, node.options})
    if (folded(text).find(words) != std::string::npos) return true;
  return false;
}

// What is drawn but described nowhere near.
std::vector<std::string> undescribed(const std::vector<ui::PaintedText>& painted, const std::vector<Placed>& nodes) {
  std::vector<std::string> out;
  for (const ui::PaintedText& line : painted) {
    const std::string words = folded(line.text);
    if (words.empty()) continue;
    const bool found = std::any_of(nodes.begin(), nodes.end(), [&](const Placed& placed) {
      return placed.node->role != Role::kInk && placed.rect.overlaps(line.rect) && says(*placed.node, words);
    });
    if (!found) out.push_back(words);
  }
  return out;
}

// What a text or a heading says but the canvas does not show in its place.
std::vector<std::string> undrawn(const std::vector<ui::PaintedText>& painted, const std::vector<Placed>& nodes) {
  std::vector<std::string> out;
  for (const auto& [node, rect] : nodes) {
    if (node->role != Role::kText && node->role != Role::kHeading) continue;
    if (rect.h <= 0) continue;
    std::string drawn;
    bool cut = false;
    for (const ui::PaintedText& line : painted) {
      if (!rect.overlaps(line.rect) || folded(node->name).find(folded(line.text)) == std::string::npos) continue;
      drawn += line.text;
      cut = cut || line.cut;
    }
    const std::string got = without_space(drawn);  // words may be drawn in pieces, in several styles
    const std::string wanted = without_space(node->name);
    if (cut ? wanted.rfind(got, 0) != 0 || got.empty() : got.find(wanted) == std::string::npos)
      out.push_back("\"" + node->name + "\" is drawn as \"" + got + "\"");
  }
  return out;
}

// Lines that begin with what belongs to the end of the one before.
std::vector<std::string> badly_broken(const std::vector<Placed>& nodes) {
  std::vector<std::string> out;
  for (const auto& [node, rect] : nodes) {
    if (!std::all_of(node->name.begin(), node->name.end(), [](char c) { return c > 0; })) continue;
    for (const std::uint32_t turn : node->turns)
      if (std::string_view(".,;:!?)\"").find(node->name.at(turn)) != std::string_view::npos &&
          node->name.at(turn - 1) != ' ')
        out.push_back(node->name.substr(0, turn) + " / " + node->name.substr(turn));
  }
  return out;
}

std::string listed(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "\n  " + line;
  return out;
}

void compare(Harness& app) {
  std::vector<ui::PaintedText> painted;
  app.shell().record_text(&painted);
  app.frame();
  app.shell().record_text(nullptr);
  REQUIRE(!painted.empty());
  const std::vector<Placed> nodes = placed_nodes(app.semantics());
  const auto hidden = undescribed(painted, nodes);
  CHECK_MESSAGE(hidden.empty(), "drawn, but not in the mirror:" << listed(hidden));
  const auto missing = undrawn(painted, nodes);
  CHECK_MESSAGE(missing.empty(), "in the mirror, but not drawn:" << listed(missing));
  const auto broken = badly_broken(nodes);
  CHECK_MESSAGE(broken.empty(), "broken before what ends a sentence:" << listed(broken));
}

const char* const kScreens[] = {"#/today",
                                "#/roadmap",
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
                                "#/plants/species",
                                "#/plants/species/94",
                                "#/plan",
                                "#/portfolio",
                                "#/data",
                                "#/settings",
                                "#/profiles",
                                "#/search",
                                "#/search?q=docker",
                                "#/search?q=qqq",
                                "#/nowhere",
                                "#/week/1",
                                "#/week/9",
                                "#/week/36"};

TEST_CASE("canvas and mirror agree on every screen, for a newcomer and for the sample learner, wide and narrow") {
  for (const float width : {1440.0f, 1000.0f, 390.0f}) {
    for (const bool sample : {false, true}) {
      Harness app(nullptr, width, kTall_px);
      if (sample) app.click("Look around with a sample learner");
      for (const char* screen : kScreens) {
        CAPTURE(width);
        CAPTURE(sample);
        CAPTURE(screen);
        app.go(screen);
        compare(app);
      }
    }
  }
}

TEST_CASE("canvas and mirror agree on the 36 weeks") {
  Harness app(nullptr, 1280, kTall_px);
  for (int number = 1; number <= roadmap::kWeekCount; ++number) {
    CAPTURE(number);
    app.go("#/week/" + std::to_string(number));
    compare(app);
  }
}

TEST_CASE("canvas and mirror agree on open forms, dialogs, errors and toasts") {
  for (const float width : {1280.0f, 390.0f}) {
    CAPTURE(width);
    Harness app(nullptr, width, kTall_px);
    app.key("k", true);
    compare(app);
    app.type("Search commands and content", "docker");
    compare(app);
    app.key("k", true);
    app.go("#/week/1");
    app.click("Add time");
    app.type("Minutes", "abc");
    app.click("Save time");
    compare(app);
    app.click("Write a note");
    app.type("New note",
             "# A note\n\nwith `code`, **bold** and\n\n- a list\n\n> a quotation\n\n```\nint main() {}\n```");
    compare(app);
    app.click("Done");
    compare(app);
    app.click("Mark week done");
    compare(app);
  }
}

TEST_CASE("canvas and mirror agree on cards that are moved, and on months, weeks and days") {
  for (const float width : {1280.0f, 390.0f}) {
    CAPTURE(width);
    Harness app(nullptr, width, kTall_px);
    app.go("#/tasks");
    app.enter("Add a task",
              "Write the report about the third quarter and send it to everyone >fri tomorrow 9:00 !high");
    app.enter("Add a task", "Standup tomorrow 9:30 every weekday");
    app.enter("Add a task", "Sort the photos");
    app.go("#/tasks/board");
    app.click("Move “Sort the photos”");
    compare(app);
    app.click("Waiting: move “Sort the photos”");
    compare(app);
    app.click("Defer until tomorrow");
    compare(app);
    app.go("#/tasks/calendar");
    for (const char* shown : {"Week", "Month"}) {
      app.choose(shown);
      app.click_one("Tue 22 Sep,");
      compare(app);
      app.click_one("Wed 23 Sep,");
      app.write("Add a task on Wed 23 Sep", "Cook 19:00 #home");
      compare(app);
    }
  }
}

TEST_CASE("headings in a note skip no level of the page, whatever the note does") {
  Harness app;
  app.go("#/week/2");
  app.click("Write a note");
  app.type("New note", "### Deep first\n\n###### Deeper\n\n# Top\n\n## Next");
  app.click("Done");
  const auto level = [&app](std::string_view name) {
    const Node* node = app.find(Role::kHeading, name);
    REQUIRE(node != nullptr);
    return static_cast<int>(node->level);
  };
  CHECK(level("Notes") == 2);
  CHECK(level("Deep first") == 3);
  CHECK(level("Deeper") == 4);
  CHECK(level("Top") == 3);
  CHECK(level("Next") == 4);
}

TEST_CASE("text that needs shaping is left to the page, in its place and colour, and said once") {
  Harness app(nullptr, 1280, kTall_px);
  app.go("#/week/2");
  app.click("Write a note");
  app.type("New note", "مرحبا **بالعالم** and 👨‍👩‍👧");
  app.click("Done");
  compare(app);
  const auto& nodes = app.semantics().nodes();
  // The buttons beside it say which note they are for, and show nothing of it.
  const auto holds = [](const Node& n) { return !n.unseen && n.name.find("مرحبا") != std::string::npos; };
  CHECK(std::count_if(nodes.begin(), nodes.end(), holds) == 1);
  const auto text = std::find_if(nodes.begin(), nodes.end(), holds);
  REQUIRE(text != nodes.end());
  CHECK(text->role == Role::kText);
  CHECK(text->ink.size() == 9);
  CHECK(text->font_px > 0);
  REQUIRE(text->runs.size() == 3);
  CHECK(text->runs[1].strong);
}

TEST_CASE("a widget's words that need shaping are shown by the page and said by the widget") {
  Harness app(nullptr, 1280, kTall_px);
  app.go("#/settings");
  app.type("Name", "عائشة");
  compare(app);
  const auto& nodes = app.semantics().nodes();
  const auto ink = std::find_if(nodes.begin(), nodes.end(), [](const Node& n) { return n.role == Role::kInk; });
  REQUIRE(ink != nodes.end());
  CHECK(ink->name == "عائشة");
  CHECK(ink->ink.size() == 9);
  const auto field = std::find_if(nodes.begin(), nodes.end(),
                                  [](const Node& n) { return n.role == Role::kTextbox && n.name == "Name"; });
  REQUIRE(field != nodes.end());
  CHECK(field->value == "عائشة");
}

}  // namespace
}  // namespace cairn::test
