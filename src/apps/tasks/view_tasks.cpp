// The tracker's page: its head, what is common to its views, and the view that the address asks for.

#include "apps/tasks/view_address.h"
#include "apps/tasks/view_cards.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/part_notice.h"
#include "ui/tabs.h"

namespace cairn::tasks {
namespace {

void draw_tabs(Page& page, Screen screen) {
  std::vector<ui::Tab> tabs;
  tabs.reserve(kTabs.size());
  for (const Tab& tab : kTabs)
    tabs.push_back({std::string(tab.name), href_of(page.view, tab), tab.icon, tab.screen == screen});
  ui::tabs(page.ui, "Views of the tasks", tabs, page.out.actions);
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

}  // namespace

void draw_tasks(ui::Ui& ui, const ViewContext& context, Screen screen, View& view, Out& out,
                Here<Part::kTasks> /*here*/) {
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
  if (screen == Screen::kInsights) {
    if (const auto here = ui::part<Part::kTasksInsights>(ui, context.parts)) draw_insights(page, *here);
    return;
  }
  if (screen == Screen::kLearning) return draw_learning(page);
  if (screen == Screen::kTransfer) {
    if (const auto here = ui::part<Part::kTasksTransfer>(ui, context.parts)) draw_transfer(page, *here);
    return;
  }
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
