#include "apps/tasks/view_address.h"

#include "icons.h"

namespace cairn::tasks {
namespace {

constexpr std::string_view kTaskPrefix = "task-";  // of an address that opens one
// After the last letter of a filter. Browsers let a page change its address about a hundred times in half a minute.
constexpr std::int64_t kTypingPause_ms = 700;

// As the address has them; the first is not said.
constexpr std::array<std::string_view, 6> kSortNames{"", "due", "priority", "newest", "title", "project"};
constexpr std::array<std::string_view, 5> kGroupNames{"", "due", "project", "priority", "tag"};

// The view with what is shown now: the filter goes along.
ui::Route address_of(const View& view, std::string_view argument) {
  return {"tasks", std::string(argument), view.settled, std::string(kSortNames[static_cast<std::size_t>(view.sort)]),
          std::string(kGroupNames[static_cast<std::size_t>(view.group)])};
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

}  // namespace

const std::array<Tab, 7> kTabs{{{Screen::kList, "", "List", icon::kList},
                                {Screen::kBoard, "board", "Board", icon::kSquareKanban},
                                {Screen::kMatrix, "matrix", "Matrix", icon::kGrid2x2},
                                {Screen::kCalendar, "calendar", "Calendar", icon::kCalendarDays},
                                {Screen::kInsights, "insights", "Insights", icon::kChartLine},
                                {Screen::kLearning, "order", "Order", icon::kBrain},
                                {Screen::kTransfer, "files", "In and out", icon::kDownload}}};

std::string href_of(const View& view, const Tab& tab) { return ui::href_of(address_of(view, tab.argument)); }

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

}  // namespace cairn::tasks
