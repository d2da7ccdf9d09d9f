// How the tasks' pages look, as far as names and states do not tell it.

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/tasks_page.h"

namespace cairn::test {
namespace {

using ui::PaintedText;
using ui::Rect;
using ui::Role;

std::vector<PaintedText> painted(Harness& app) {
  std::vector<PaintedText> lines;
  app.shell().record_text(&lines);
  app.frame();
  app.shell().record_text(nullptr);
  return lines;
}

const PaintedText& line_with(const std::vector<PaintedText>& lines, std::string_view words) {
  for (const PaintedText& line : lines)
    if (line.text.find(words) != std::string::npos) return line;
  FAIL("not drawn: " << words);
  return lines.front();
}

Rect on_page(Harness& app, const ui::Node& node) {
  Rect rect = node.rect;
  for (const ui::Node* holder = app.semantics().find(node.parent); holder != nullptr;
       holder = app.semantics().find(holder->parent)) {
    rect.x += holder->rect.x;
    rect.y += holder->rect.y;
  }
  return rect;
}

// Corners of what is drawn in this colour inside `rect`, however thin.
int corners_of(const Rect& rect, ui::Color color) {
  const ImDrawData* drawn = ImGui::GetDrawData();
  REQUIRE(drawn != nullptr);
  const ImU32 wanted = IM_COL32(color.r, color.g, color.b, 0);
  int found = 0;
  for (const ImDrawList* list : drawn->CmdLists)
    for (const ImDrawVert& corner : list->VtxBuffer)
      found += (corner.col & ~IM_COL32_A_MASK) == wanted && rect.contains({corner.pos.x, corner.pos.y}) ? 1 : 0;
  return found;
}

TEST_CASE("tasks: on a card only what stands beside the button of its menu gives way to it") {
  Harness app;
  app.go("#/tasks");
  add(app, "Ring 2 dec !medium @Home #garden");
  app.go("#/tasks/board");
  const std::vector<PaintedText> lines = painted(app);
  const ui::Node* menu = app.find(Role::kButton, "Move “Ring”");
  REQUIRE(menu != nullptr);
  const Rect button = on_page(app, *menu);
  const PaintedText& title = line_with(lines, "Ring");
  CHECK(title.rect.right() <= button.x);
  const PaintedText& facts = line_with(lines, "Wed 2 Dec");
  CHECK(facts.rect.right() > button.x);
  CHECK(facts.rect.right() < button.right());
  CHECK_FALSE(facts.cut);
  const PaintedText& rest = line_with(lines, "#garden");
  CHECK_FALSE(rest.cut);
  CHECK(rest.rect.y >= facts.rect.bottom());
  app.go("#/tasks");
  add(app, "Write today @Family #errands ~40m");
  app.go("#/tasks/board");
  for (const PaintedText& line : painted(app)) {  // a dot stands between two facts of a line, and nowhere else
    CHECK(line.text.rfind("\xC2\xB7", 0) != 0);
    CHECK((line.cut || line.text.size() < 2 || line.text.substr(line.text.size() - 2) != "\xC2\xB7"));
  }
  const Rect card = on_page(app, *app.find(Role::kButton, "Ring"));
  CHECK(card.right() == button.right());  // what is drawn below the button is part of the card
  CHECK(rest.rect.bottom() <= card.bottom() - 8);
}

TEST_CASE("tasks: on a card what is overdue has its colour, and what stands behind it has not") {
  Harness app(nullptr, 1100, 700);
  app.go("#/tasks");
  add(app, "Ring today !medium @Home #bills ~15m");
  app.clock.advance_ms(24 * 3'600'000);
  app.go("#/tasks/board");
  const std::vector<PaintedText> lines = painted(app);
  CHECK(line_with(lines, "Yesterday").color == ui::light_palette().bad);
  CHECK(line_with(lines, "Medium priority").color == ui::light_palette().muted);
  CHECK_FALSE(line_with(lines, "Medium priority").cut);  // what was measured as one line is drawn as one
}

TEST_CASE("tasks: a day with what is overdue says so, and on a phone shows it") {
  for (const float width : {1280.0f, 390.0f}) {
    CAPTURE(width);
    Harness app(nullptr, width, 844);
    app.go("#/tasks");
    add(app, "Pay the rent today");
    add(app, "Sort the photos today");
    add(app, "Cook tomorrow");
    app.key_on(Role::kButton, "Sort the photos", "c");
    app.clock.advance_ms(24 * 3'600'000);
    app.go("#/tasks/calendar");
    app.choose("Month");
    const auto day = [&](std::string_view begins) {
      for (const ui::Node& node : app.semantics().nodes())
        if (node.takes_drops && node.name.rfind(begins, 0) == 0) return &node;
      FAIL("no such day: " << begins << app.listing());
      return &app.semantics().nodes().front();
    };
    CHECK(day("Mon 21 Sep,")->name == "Mon 21 Sep, 1 task, 1 overdue, Pay the rent");
    CHECK(day("Tue 22 Sep,")->name == "Tue 22 Sep, 1 task, Cook");
    if (width > 400) continue;
    const std::vector<PaintedText> lines = painted(app);
    const auto count_in = [&](const Rect& cell) {
      for (const PaintedText& line : lines)
        if (line.text == "1" && line.rect.overlaps(cell)) return line.color;
      FAIL("no count is drawn");
      return ui::Color();
    };
    CHECK(count_in(on_page(app, *day("Mon 21 Sep,"))) == ui::light_palette().bad);
    CHECK(count_in(on_page(app, *day("Tue 22 Sep,"))) == ui::light_palette().accent);
  }
}

TEST_CASE("tasks: where nothing can be written, the circle of a task does not look as if it could be pressed") {
  const auto disk = std::make_shared<fake::FakeDisk>();
  const auto priority_in_circle = [](Harness& app) {
    app.go("#/tasks");
    app.frame();
    const ui::Node* circle = app.find(Role::kCheckbox, "Done: Ring");
    REQUIRE(circle != nullptr);
    return corners_of(on_page(app, *circle), ui::light_palette().bad);
  };
  {
    Harness app(disk);
    app.go("#/tasks");
    add(app, "Ring !high");
    CHECK(priority_in_circle(app) > 0);
  }
  const fake::FakeStorage other(disk);
  Harness app(disk);
  REQUIRE_FALSE(app.shell().session().writable());
  CHECK(priority_in_circle(app) == 0);
}

TEST_CASE("a toast stands beside the navigation, however long it is") {
  for (const float width : {1440.0f, 1100.0f, 700.0f, 390.0f}) {
    CAPTURE(width);
    Harness app(nullptr, width, 800);
    app.go("#/tasks");
    add(app, "Write the report about the third quarter and send it to everyone who has asked for it today");
    app.key_on(Role::kButton, rows(app).at(0), "s");
    const auto& nodes = app.semantics().nodes();
    const auto toast = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
      return node.role == Role::kStatus && node.name.rfind("Deferred until tomorrow, past its due date: ", 0) == 0;
    });
    REQUIRE(toast != nodes.end());
    const ui::Node* navigation = app.find(Role::kNavigation, "Main");
    REQUIRE(navigation != nullptr);
    const float beside = width < ui::kPhoneBreakpoint_px ? 0 : navigation->rect.right();
    CHECK(toast->rect.x - 16 >= beside);
    CHECK(toast->rect.right() + 16 <= width);
  }
}

TEST_CASE("tasks: cards of the insights are equally far from each other, with and without anything done") {
  for (const bool done : {false, true}) {
    CAPTURE(done);
    Harness app;
    app.go("#/tasks");
    add(app, "Ring");
    if (done) app.key_on(Role::kButton, "Ring", "c");
    app.go("#/tasks/insights");
    std::vector<const char*> names = {"When the list is done", "Estimates"};
    if (done) names.insert(names.begin() + 1, "Done by weekday");
    for (std::size_t i = 1; i < names.size(); ++i) {
      const ui::Node* above = app.find(Role::kRegion, names[i - 1]);
      const ui::Node* below = app.find(Role::kRegion, names[i]);
      REQUIRE(above != nullptr);
      REQUIRE(below != nullptr);
      CHECK(std::abs(below->rect.y - above->rect.bottom() - ui::space::k24) <= 1);
    }
  }
}

TEST_CASE("no label below a chart ends beyond its plot") {
  for (const float width : {1280.0f, 390.0f}) {
    CAPTURE(width);
    Harness app(nullptr, width, 844);
    app.click("Look around with a sample learner");
    app.go("#/tasks/insights");
    const auto& nodes = app.semantics().nodes();
    const auto chart = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
      return node.role == Role::kImage && node.name.rfind("Tasks that came and were done, by week", 0) == 0;
    });
    REQUIRE(chart != nodes.end());
    float plot_right = chart->rect.w - ui::space::k12;
    for (const ui::Node& node : nodes)  // words beside the ends of the lines stand right of the plot
      if (node.parent == chart->id && (node.name == "done" || node.name == "came"))
        plot_right = std::min(plot_right, node.rect.x - 10);
    int labels = 0;
    bool last = false;
    for (const ui::Node& node : nodes) {
      if (node.parent != chart->id || node.name == "done" || node.name == "came") continue;
      ++labels;
      CHECK_MESSAGE(node.rect.right() <= plot_right + 0.5f, node.name);
      last = last || node.rect.right() > plot_right - 1.5f;
    }
    CHECK(last);
    CHECK(labels > 4);
  }
}

}  // namespace
}  // namespace cairn::test
