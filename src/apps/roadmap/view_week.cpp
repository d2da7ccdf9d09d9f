// The page of one week: what it is about, what to do, how far it is, and what was written and timed.

#include "apps/roadmap/view_week.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kTwoColumns_px = 800;

std::string week_address(int week) { return "#/week/" + std::to_string(week); }
std::string week_name(int week) { return "Week " + std::to_string(week); }

void draw_neighbour(ui::Ui& ui, const Content& content, int week, bool later) {
  ui::ButtonOptions options{.look = ui::ButtonLook::kQuiet};
  options.icon = later ? icon::kChevronRight : icon::kChevronLeft;
  options.icon_last = later;
  options.description = content.week(week).title;
  ui::button_link(ui, week_name(week), week_address(week), options);
}

// Neighbours stand where they lead: the earlier week at the left, the later one at the right, both with their signs on
// the page's edges.
void draw_neighbours(ui::Ui& ui, const Content& content, int week) {
  constexpr float kOverhang_px = 12;
  const ui::Container navigation(ui, ui::Role::kNavigation, "Weeks before and after");
  ui.flow().x -= kOverhang_px;
  ui.flow().w += 2 * kOverhang_px;
  {
    ui::Row row(ui, ui::space::k8);
    if (week > 1) draw_neighbour(ui, content, week - 1, false);
    if (week < kWeekCount) {
      row.push_right(ui::button_width(ui, week_name(week + 1), {.icon = icon::kChevronRight}));
      draw_neighbour(ui, content, week + 1, true);
    }
  }
  ui.flow().x += kOverhang_px;
  ui.flow().w -= 2 * kOverhang_px;
}

// An icon and its words stay on one line.
void fact(ui::Ui& ui, const char* icon, std::string_view words) {
  const float icon_px = std::round(15 * ui.scale());
  const float w = icon_px + ui.flow().row_gap + std::ceil(ui.text_width(ui.style(ui::Type::kSmall), words)) + 1;
  if (ui.remaining_in_row() < w) ui.flow().row_x = ui.flow().x + ui.flow().w;
  ui.icon(icon, icon_px, ui.colors().muted);
  ui.muted(words);
  ui.flow().row_x += ui::space::k8;
}

void draw_facts(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  const ui::Row row(ui, 6, ui.style(ui::Type::kSmall).line_px);
  const auto planned = derived.plan.weeks.find(page.week.number);
  if (planned != derived.plan.weeks.end()) {
    const PlannedWeek& days = planned->second;
    fact(ui, icon::kCalendarRange,
         "Planned " + format_date(days.first_day, derived.today) + " \xE2\x80\x93 " +
             format_date(days.last_day, derived.today));
  }
  fact(ui, icon::kClock, std::to_string(page.week.effort_hours) + " h");
  fact(ui, icon::kMap, "Month " + std::to_string(page.week.month));
  if (page.week.needs.empty()) return;
  fact(ui, icon::kFootprints, "Builds on");
  ui.flow().row_x -= ui::space::k8;
  for (const int need : page.week.needs)
    ui::link(ui, "week " + std::to_string(need), week_address(need), ui::Type::kSmall);
}

void draw_standing(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  const int number = page.week.number;
  const WeekState state = week_state(page.context, number);
  const bool over = state == WeekState::kDone || state == WeekState::kSkipped || state == WeekState::kDeferred;
  const auto& missed = derived.lateness.missed_weeks;
  if (over) return;
  if (!needs_met(page.week, page.context.state)) {
    std::vector<int> open;
    for (const int need : page.week.needs) {
      const WeekState needed = week_state(page.context, need);
      if (needed != WeekState::kDone && needed != WeekState::kSkipped) open.push_back(need);
    }
    std::string words = open.size() == 1 ? "Builds on week " : "Builds on weeks ";
    for (std::size_t i = 0; i < open.size(); ++i)
      words += (i == 0 ? "" : i + 1 == open.size() ? " and " : ", ") + std::to_string(open[i]);
    ui.gap(ui::space::k16);
    ui::notice(ui, ui::NoticeLook::kInfo, words,
               open.size() == 1 ? "That one is still open. You can read ahead here at any time."
                                : "Those are still open. You can read ahead here at any time.");
  } else if (std::find(missed.begin(), missed.end(), number) != missed.end()) {
    ui.gap(ui::space::k16);
    const ui::Row row(ui, 6, 22);
    ui.icon(icon::kCalendarRange, 16, ui.colors().warn);
    ui.muted("The planned days have passed.");
    ui::link(ui, "Move the plan", "#/plan", ui::Type::kSmall);
  }
}

}  // namespace

void section_title(ui::Ui& ui, std::string_view title, std::string_view count) {
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float w = count.empty() ? 0 : std::ceil(ui.text_width(small, count)) + 2;
  {
    ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kSection).line_px);
    ui.heading(2, title);
    if (w > 0 && ui.remaining_in_row() >= w) {
      row.push_right(w);
      ui.muted(count);
    }
  }
  ui.gap(ui::space::k8);
}

void tell(Out& out, const Status& status, std::string_view done_words) {
  if (!status)
    out.actions.push_back(ui::Toast{status.error().message, false});
  else if (!done_words.empty())
    out.actions.push_back(ui::Toast{std::string(done_words), true});
}

void draw_week_header(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const int number = page.week.number;
  draw_neighbours(ui, page.context.content, number);
  ui.gap(ui::space::k12);
  {
    const ui::Row row(ui, ui::space::k8);
    phase_badge(ui, page.context.content, number);
    week_state_badge(ui, week_state(page.context, number));
  }
  ui.gap(ui::space::k8);
  ui.heading(1, week_name(number) + ": " + page.week.title);
  ui::Ui::TextOptions subject;
  subject.color = ui.colors().muted;
  ui.text(ui::Type::kLead, page.week.subject, subject);
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBody, page.week.summary);
  ui.gap(ui::space::k12);
  draw_facts(page);
  ui.gap(ui::space::k12);
  {
    const double fraction = page.context.derived.progress.week(number).fraction;
    const ui::Row row(ui, ui::space::k12, ui.style(ui::Type::kSmall).line_px);
    ui.text(ui::Type::kSmallStrong, std::to_string(static_cast<int>(fraction * 100 + 0.5)) + " %");
    const std::size_t phase = static_cast<std::size_t>(std::clamp(page.week.phase, 1, 5) - 1);
    ui::progress_bar(ui, "Progress of week " + std::to_string(number), fraction, ui.colors().phases[phase]);
  }
  draw_standing(page);
}

void draw_week(ui::Ui& ui, const ViewContext& context, int week, WeekView& view, Out& out) {
  const int number = std::clamp(week, 1, kWeekCount);
  if (view.week != number) {  // forms belong to their week; drafts of notes are kept by their own ids
    view.week = number;
    view.notes_shown = 20;
    view.evidence = EvidenceDraft{};
    view.time = TimeDraft{};
    view.all_time_entries = false;
    view.marking = -1;
    view.reason.clear();
    view.reason_error.clear();
  }
  const ui::Ui::Scope scope(ui, number);
  WeekPage page{ui, context, context.content.week(number), view, out};
  page.one_column = ui.width() < kTwoColumns_px;
  draw_week_header(page);
  if (week_state(context, number) == WeekState::kDone) {
    ui.gap(ui::space::k24);
    draw_next_start(page);
  }
  if (page.one_column) {  // the side column comes last there; the timer is wanted first
    ui.gap(ui::space::k16);
    draw_timer(ui, context, number, out);
  }
  ui.gap(ui::space::k24);
  ui::Columns columns(ui, {2, 1}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_week_topics(page);
  ui.gap(ui::space::k24);
  draw_week_resources(page);
  ui.gap(ui::space::k24);
  draw_week_project(page);
  ui.gap(ui::space::k24);
  draw_week_goals(page);
  ui.gap(ui::space::k24);
  draw_week_notes(page);
  columns.next();
  draw_week_time(page);
  ui.gap(ui::space::k24);
  draw_week_status(page);
  ui.gap(ui::space::k24);
  draw_week_building(page);
}

}  // namespace cairn::roadmap
