// The first screen: what to do now and why, the hours of this week, the timer, the week's goals, the next milestone. On
// the very first visit a card offers to set the start; nothing waits for it.

#include "apps/roadmap/view_today.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kTwoColumns_px = 760;

bool tickable(const Suggestion& suggestion) {
  const bool item = suggestion.kind == SuggestionKind::kTopic || suggestion.kind == SuggestionKind::kStep ||
                    suggestion.kind == SuggestionKind::kGoal || suggestion.kind == SuggestionKind::kSetUp;
  return item && !suggestion.item_id.empty();
}

std::string_view ticked_words(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kTopic:
      return "Topic ticked";
    case SuggestionKind::kGoal:
      return "Goal ticked";
    default:
      return "Step ticked";
  }
}

const char* suggestion_icon(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kSetUp:
      return icon::kPackage;
    case SuggestionKind::kReplan:
      return icon::kCalendarRange;
    case SuggestionKind::kTopic:
      return icon::kBookOpen;
    case SuggestionKind::kStep:
      return icon::kHammer;
    case SuggestionKind::kGoal:
      return icon::kTarget;
    case SuggestionKind::kFinishWeek:
      return icon::kFlag;
    case SuggestionKind::kStartNext:
      return icon::kFootprints;
    case SuggestionKind::kRest:
      return icon::kLeaf;
    case SuggestionKind::kAllDone:
      return icon::kMountain;
  }
  return icon::kCircle;
}

// The last line of an item: what kind of work, how long, where it stands.
void draw_place(ui::Ui& ui, const Suggestion& suggestion) {
  const float line_px = ui.style(ui::Type::kSmall).line_px;
  const ui::Row row(ui, 6, line_px);
  ui.icon(suggestion_icon(suggestion.kind), std::round(14 * ui.scale()), ui.colors().muted);
  std::string what;
  if (suggestion.kind == SuggestionKind::kTopic) what = "Learn";
  if (suggestion.kind == SuggestionKind::kStep) what = "Build";
  if (suggestion.kind == SuggestionKind::kGoal) what = "Goal";
  if (suggestion.kind == SuggestionKind::kSetUp) what = "Set up";
  if (suggestion.minutes > 0) what += (what.empty() ? "" : " · ") + format_minutes(suggestion.minutes);
  if (suggestion.week > 0 && !what.empty()) what += " ·";
  if (!what.empty()) ui.muted(what);
  if (suggestion.week > 0) ui::link(ui, week_words(suggestion.week), week_href(suggestion.week), ui::Type::kSmall);
}

void draw_action(TodayPage& page, const Suggestion& suggestion) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const float indent = std::round(18 * std::max(1.0f, ui.scale())) + 10;
  const float top = ui.y() + 4;
  ui.flow().x += indent;
  ui.flow().w -= indent;
  ui.gap(4);
  ui.text(ui::Type::kBodyStrong, suggestion.text);
  ui.muted(suggestion.reason);
  if (suggestion.week > 0 && suggestion.kind != SuggestionKind::kRest && suggestion.kind != SuggestionKind::kAllDone) {
    ui.gap(ui::space::k8);
    ui::button_link(ui, "Open week " + std::to_string(suggestion.week), week_href(suggestion.week),
                    {.icon = icon::kArrowRight, .small = true});
  } else if (suggestion.kind == SuggestionKind::kAllDone) {
    ui.gap(ui::space::k8);
    ui::button_link(ui, "See your portfolio", "#/portfolio", {.icon = icon::kArrowRight, .small = true});
  }
  ui.flow().x -= indent;
  ui.flow().w += indent;
  ui.paint_icon({ui.x() + (indent - 10) / 2, top + ui.style(ui::Type::kBodyStrong).line_px / 2},
                std::round(18 * ui.scale()), c.accent, suggestion_icon(suggestion.kind));
}

void draw_suggestion(TodayPage& page, const Suggestion& suggestion) {
  ui::Ui& ui = page.ui;
  if (!tickable(suggestion)) return draw_action(page, suggestion);
  const bool ticked = is_ticked(page.context.state, suggestion.item_id);
  const ui::CheckOptions options{.detail = suggestion.reason, .disabled_because = page.context.read_only_because()};
  if (const auto on = ui::checkbox(ui, suggestion.text, ticked, options))
    tell(page.out, page.out.submit(SetTick{suggestion.item_id, *on}), ticked_words(suggestion.kind));
  const float indent = std::round(18 * std::max(1.0f, ui.scale())) + 10;
  ui.flow().x += indent;
  ui.flow().w -= indent;
  draw_place(ui, suggestion);
  ui.flow().x -= indent;
  ui.flow().w += indent;
}

void draw_now(TodayPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "What to do now", "now region");
  const ui::Card card(ui);
  section_title(ui, "What to do now", {});
  const ui::Container list(ui, ui::Role::kList, "What to do now", "now");
  bool first = true;
  int index = 0;
  for (const Suggestion& suggestion : page.context.derived.suggestions) {
    if (suggestion.kind == SuggestionKind::kReplan) continue;  // said by the hint above
    if (!first) {
      ui.gap(ui::space::k8);
      ui.divider();
      ui.gap(ui::space::k8);
    }
    first = false;
    const ui::Ui::Scope scope(ui, suggestion.item_id.empty() ? std::to_string(index) : suggestion.item_id);
    const ui::Container item(ui, ui::Role::kListItem, {}, "item");
    draw_suggestion(page, suggestion);
    ++index;
  }
  if (first) ui.muted("Nothing is waiting for you. Enjoy the day.");
}

}  // namespace

void draw_today(ui::Ui& ui, const ViewContext& context, TodayView& view, Out& out) {
  TodayPage page{ui, context, view, out};
  const Derived& derived = context.derived;
  ui.heading(1, "Today");
  std::string line = format_date(derived.today, derived.today);
  if (derived.current_week > 0)
    line += " · Week " + std::to_string(derived.current_week) + ": " + context.content.week(derived.current_week).title;
  ui.muted(line);
  ui.gap(ui::space::k24);
  if (!context.state.settings.welcome_dismissed && !context.in_sample) draw_today_welcome(page);
  draw_today_late(page);
  ui::Columns columns(ui, {5, 3}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_now(page);
  if (context.own_tasks) context.own_tasks(ui);
  if (!columns.stacked()) draw_today_goals(page);
  columns.next();
  draw_today_hours(page);
  ui.gap(ui::space::k24);
  draw_today_time(page);
  if (columns.stacked()) draw_today_goals(page);
  draw_today_milestone(page);
}

}  // namespace cairn::roadmap
