// The tracker's page: its head, what is common to its views, and the view that the address asks for.

#include <algorithm>
#include <array>
#include <cmath>

#include "apps/tasks/view_cards.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::string_view kTaskPrefix = "task-";  // of an address that opens one
// After the last letter of a filter. Browsers let a page change its address about a hundred times in half a minute.
constexpr std::int64_t kTypingPause_ms = 700;

struct Tab {
  Screen screen;
  std::string_view argument;  // of the address
  std::string_view name;
  const char* icon;
};
constexpr std::array<Tab, 7> kTabs{{{Screen::kList, "", "List", icon::kList},
                                    {Screen::kBoard, "board", "Board", icon::kSquareKanban},
                                    {Screen::kMatrix, "matrix", "Matrix", icon::kGrid2x2},
                                    {Screen::kCalendar, "calendar", "Calendar", icon::kCalendarDays},
                                    {Screen::kInsights, "insights", "Insights", icon::kChartLine},
                                    {Screen::kLearning, "order", "Order", icon::kBrain},
                                    {Screen::kTransfer, "files", "In and out", icon::kDownload}}};

// As the address has them; the first is not said.
constexpr std::array<std::string_view, 6> kSortNames{"", "due", "priority", "newest", "title", "project"};
constexpr std::array<std::string_view, 5> kGroupNames{"", "due", "project", "priority", "tag"};

// The view with what is shown now: the filter goes along.
ui::Route address_of(const View& view, std::string_view argument) {
  return {"tasks", std::string(argument), view.settled, std::string(kSortNames[static_cast<std::size_t>(view.sort)]),
          std::string(kGroupNames[static_cast<std::size_t>(view.group)])};
}

std::string href_of(const View& view, const Tab& tab) { return ui::href_of(address_of(view, tab.argument)); }

void draw_tab(Page& page, const Tab& tab, bool current) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle style = ui.style(current ? ui::Type::kBodyStrong : ui::Type::kBody);
  const float icon_px = std::round(16 * std::max(1.0f, ui.scale()));
  const float w = std::ceil(ui.text_width(ui.style(ui::Type::kBodyStrong), tab.name)) + icon_px + 27;
  const ui::Rect rect = ui.place(w, ui.control_h());
  ui::Node node;
  node.id = ui.id(tab.name);
  node.role = ui::Role::kLink;
  node.name = tab.name;
  node.href = href_of(page.view, tab);
  node.current = current ? ui::Tri::kTrue : ui::Tri::kNone;
  const bool hovered = ui.hovered(node.id);
  if (current || hovered) ui.fill(rect, current ? c.accent_soft : c.hover, ui::kControlRadius_px);
  ui.paint_icon({rect.x + 10 + icon_px / 2, rect.center_y()}, icon_px, current ? c.accent : c.muted, tab.icon);
  ui.paint_text({rect.x + 16 + icon_px, rect.y, rect.w - icon_px - 20, rect.h}, style, current ? c.accent : c.ink,
                tab.name);
  ui.focus_ring(node.id, rect.inset(2), ui::kControlRadius_px - 2);
  ui.semantics().leaf(std::move(node), rect);
}

// On a phone one list to choose from: seven tabs would take the room of the tasks.
void draw_tabs(Page& page, Screen screen) {
  ui::Ui& ui = page.ui;
  if (ui.phone()) {
    std::vector<std::string> names;
    int current = 0;
    for (const Tab& tab : kTabs) {
      if (tab.screen == screen) current = static_cast<int>(names.size());
      names.emplace_back(tab.name);
    }
    if (const auto chosen = ui::select(ui, "View", names, current, ui.width(), false))
      page.out.actions.push_back(ui::Navigate{href_of(page.view, kTabs[static_cast<std::size_t>(*chosen)])});
    return;
  }
  const ui::Container group(ui, ui::Role::kNavigation, "Views of the tasks", "tabs");
  const ui::Row row(ui, 4);
  for (const Tab& tab : kTabs) draw_tab(page, tab, tab.screen == screen);
}

// One quotation a day, small; it can be changed for another one, or switched off.
void draw_quote(Page& page) {
  const ViewContext& context = page.context;
  if (!context.quotes || !context.state.settings.quotes) return;
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "quote part");
  const std::size_t place = place_of(*context.quotes, page.today().day) + page.view.other_quotes;
  const Quote& quote = context.quotes->at(place);
  const ui::Container region(ui, ui::Role::kRegion, "Quotation of the day", "quote");
  {
    const ui::Container words(ui, ui::Role::kQuote, {}, "words");
    ui::Ui::TextOptions options;
    options.color = ui.colors().muted;
    options.max_width = 0;
    ui.text(ui::Type::kBody, "\xE2\x80\x9C" + quote.text + "\xE2\x80\x9D", options);
  }
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  ui.muted(source_of(quote));
  if (ui::button(ui, "Another one", {.look = ui::ButtonLook::kQuiet, .small = true})) {
    const Quote& next = context.quotes->at(place_of(*context.quotes, page.today().day) + ++page.view.other_quotes);
    page.out.actions.push_back(ui::Announce{next.text + " " + source_of(next)});
  }
  if (ui::button(ui, "No quotations",
                 {.look = ui::ButtonLook::kQuiet, .disabled_because = context.read_only_because(), .small = true})) {
    Settings settings = context.state.settings;
    settings.quotes = false;
    tell(page.out, page.out.submit(ChangeSettings{settings}), "No more quotations");
  }
}

// Once there is something better to offer, it is said where the order is used.
void draw_offer(Page& page) {
  const Assessment& assessment = page.context.learning.assessment;
  if (page.context.state.settings.ranking != Ranking::kUndecided || assessment.standing != Standing::kBetter) return;
  ui::Ui& ui = page.ui;
  {
    const ui::Container region(ui, ui::Role::kRegion, "An order learned from you", "offer");
    const ui::Card card(ui, ui::CardLook::kAccent, ui::space::k12);
    ui::Ui::TextOptions wide;
    wide.max_width = 0;
    ui.text(ui::Type::kBody, words(assessment), wide);
    ui.gap(ui::space::k8);
    ui::button_link(ui, "Look at it and decide", "#/tasks/order", {.icon = icon::kBrain, .small = true});
  }
  ui.gap(ui::space::k16);
}

void draw_empty(Page& page) {
  ui::Ui& ui = page.ui;
  const View& view = page.view;
  if (page.context.state.tasks.empty()) {
    ui::empty_state(
        ui, icon::kListTodo, "Nothing to do yet",
        "Write the first task into the line above and press Enter. Or bring your tasks from another program "
        "under \xE2\x80\x9CIn and out\xE2\x80\x9D.");
  } else if (const std::size_t hidden = view.arranged.arrangement.hidden; hidden > 0) {
    ui::empty_state(ui, icon::kClock, "Nothing to do now",
                    counted(static_cast<std::int64_t>(hidden), "task is", "tasks are") + " deferred until later.");
  } else if (!trim(view.arranged.good_query).empty()) {
    ui::empty_state(ui, icon::kFilter, "No task matches", "Take a word out of the filter, or clear it.");
  } else {
    ui::empty_state(ui, icon::kCircleCheck, "All done", "No task is open. Enjoy the free time.");
  }
}

void draw_view(Page& page, Screen screen) {
  const ui::Ui::Scope scope(page.ui, "view");
  switch (screen) {
    case Screen::kList:
      draw_list(page);
      break;
    case Screen::kBoard:
      draw_board(page);
      break;
    case Screen::kMatrix:
      draw_matrix(page);
      break;
    case Screen::kCalendar:
      draw_calendar(page);
      break;
    case Screen::kInsights:
    case Screen::kLearning:
    case Screen::kTransfer:
    case Screen::kNone:
      break;
  }
}

Sort sort_of(std::string_view name) {
  for (std::size_t i = 0; i < kSortNames.size(); ++i)
    if (kSortNames[i] == name) return static_cast<Sort>(i);
  return Sort::kScore;
}

Group group_of(std::string_view name) {
  for (std::size_t i = 0; i < kGroupNames.size(); ++i)
    if (kGroupNames[i] == name) return static_cast<Group>(i);
  return Group::kNone;
}

// What is shown stays the same when the page is loaded again, and can be sent to somebody.
void keep_in_address(Page& page) {
  View& view = page.view;
  if (view.settled == view.query) view.typed_at.reset();
  const bool paused = view.typed_at && *address_due_ms(view, page.context.now) <= 0;
  // Only with what somebody did: the passes after it still have the old address where a new one is on its way.
  if (page.ui.event().kind == ui::EventKind::kNone && !paused) return;
  if (paused) {
    view.settled = view.query;
    view.typed_at.reset();
  }
  const ui::Route* route = page.context.route;
  if (!route || route->argument.rfind(kTaskPrefix, 0) == 0) return;
  for (const ui::Action& action : page.out.actions)
    if (std::holds_alternative<ui::Navigate>(action)) return;  // somebody is leaving anyway
  const ui::Route wanted = address_of(page.view, route->argument);
  if (wanted != *route) page.out.actions.push_back(ui::Navigate{ui::href_of(wanted), true});
}

}  // namespace

std::optional<std::int64_t> address_due_ms(const View& view, Instant now) {
  if (!view.typed_at) return {};
  return view.typed_at->ms + kTypingPause_ms - now.ms;
}

Layout layout_of(Screen screen) {
  switch (screen) {
    case Screen::kBoard:
      return Layout::kBoard;
    case Screen::kMatrix:
      return Layout::kMatrix;
    case Screen::kCalendar:
      return Layout::kCalendar;
    default:
      return Layout::kList;
  }
}

Screen screen_of(Layout layout) {
  switch (layout) {
    case Layout::kList:
      break;
    case Layout::kBoard:
      return Screen::kBoard;
    case Layout::kMatrix:
      return Screen::kMatrix;
    case Layout::kCalendar:
      return Screen::kCalendar;
  }
  return Screen::kList;
}

std::string href_of(const View& view, Screen screen) {
  for (const Tab& tab : kTabs)
    if (tab.screen == screen) return href_of(view, tab);
  return "#/tasks";
}

std::string title_of(Screen screen) {
  for (const Tab& tab : kTabs)
    if (tab.screen == screen && screen != Screen::kList) return "Tasks: " + to_lower_ascii(tab.name);
  return "Tasks";
}

std::string task_href(const std::string& id) { return "#/tasks/" + std::string(kTaskPrefix) + id; }

void follow_address(const ui::Route& route, View& view) {
  if (route.argument.rfind(kTaskPrefix, 0) == 0) {
    view.editor = Editor{};
    view.editor.id = route.argument.substr(kTaskPrefix.size());
    view.screen = Screen::kList;
    return;
  }
  if (route == address_of(view, route.argument)) return;  // what is being typed stays
  view.query = view.settled = route.query;
  // How it is sorted and grouped stays as well where the address says nothing at all.
  if (route.query.empty() && route.sort.empty() && route.group.empty()) return;
  view.sort = sort_of(route.sort);
  view.group = group_of(route.group);
}

Screen screen_of(std::string_view argument) {
  if (argument.rfind(kTaskPrefix, 0) == 0) return Screen::kList;
  for (const Tab& tab : kTabs)
    if (tab.argument == argument) return tab.screen;
  return Screen::kNone;
}

void draw_tasks(ui::Ui& ui, const ViewContext& context, Screen screen, View& view, Out& out) {
  Page page{ui, context, view, out};
  // What was open may have been removed, by undo or by another tab.
  if (!view.editor.id.empty() && !page.index().find(view.editor.id)) close_editor(page);
  if (screen != view.screen) close_editor(page);
  view.screen = screen;
  const bool filters = screen != Screen::kInsights && screen != Screen::kLearning && screen != Screen::kTransfer;
  if (!filters) view.typed_at.reset();
  // The focus is asked for until the page has it; whatever is done next is newer.
  if (ui.event().kind != ui::EventKind::kNone) {
    view.focus_wanted.clear();
    view.leaving.reset();
  }
  if (ui.hot_key("j", false) || ui.hot_key("k", false)) focus_row(page, ui.hot_key("k", false));
  ui.heading(1, "Tasks");
  ui.gap(ui::space::k12);
  draw_tabs(page, screen);
  ui.gap(ui::space::k16);
  if (screen == Screen::kInsights) return draw_insights(page);
  if (screen == Screen::kLearning) return draw_learning(page);
  if (screen == Screen::kTransfer) return draw_transfer(page);
  if (ui::Node* main = ui.semantics().last(ui::Role::kMain)) main->keys = kPageKeys;
  draw_offer(page);
  draw_quick_add(page);
  ui.gap(ui.phone() ? ui::space::k8 : ui::space::k16);
  draw_filter_bar(page);
  ui.gap(ui::space::k12);
  if (screen == Screen::kList) draw_selection_bar(page);
  const bool more = screen == Screen::kCalendar || (screen == Screen::kBoard && board_has_more(page));
  if (arranged(page).lines.empty() && !more)
    draw_empty(page);
  else
    draw_view(page, screen);
  if (screen != Screen::kList) draw_editor_over(page);
  keep_in_address(page);
  if (screen == Screen::kList) {
    ui.gap(ui::space::k32);
    draw_quote(page);
  }
}

}  // namespace cairn::tasks
