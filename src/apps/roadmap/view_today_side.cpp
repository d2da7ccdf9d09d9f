// The hours of this week, the timer, the week's goals, the next milestone.

#include "apps/roadmap/view_today.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

void draw_share(ui::Ui& ui, std::string_view what, std::int64_t logged, std::int64_t budget, ui::Color color) {
  const std::string figures = format_hours(logged) + " of " + format_hours(budget);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  {
    ui::Row row(ui, ui::space::k8, small.line_px);
    ui.text(ui::Type::kSmallStrong, what);
    row.push_right(std::ceil(ui.text_width(small, figures)) + 2);
    ui.muted(figures);
  }
  ui.gap(6);
  const double share = budget > 0 ? static_cast<double>(logged) / static_cast<double>(budget) : 0;
  ui::progress_bar(ui, std::string(what) + " this week, " + figures, share, color, 8);
}

}  // namespace

void draw_today_hours(TodayPage& page) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  const WeekBudget& budget = derived.budget;
  const ui::Container region(ui, ui::Role::kRegion, "Hours this week", "hours region");
  const ui::Card card(ui);
  const Date monday = monday_of(derived.today);
  section_title(ui, "Hours this week", date_range_words(monday, add_days(monday, 6)));
  const std::int64_t available = budget.learning_budget_minutes + budget.building_budget_minutes;
  const std::int64_t logged = budget.learning_minutes + budget.building_minutes;
  if (available > 0) {
    const std::int64_t left = available - logged;
    if (left >= 0)
      ui::figure(ui, format_hours(left) + " left", "of " + format_hours(available) + ": 40 % learning, 60 % building");
    else
      ui::figure(ui, format_hours(-left) + " more than planned", "The week had " + format_hours(available) + " in it");
    ui.gap(ui::space::k16);
    draw_share(ui, "Learning", budget.learning_minutes, budget.learning_budget_minutes, ui.colors().info);
    ui.gap(ui::space::k12);
    draw_share(ui, "Building", budget.building_minutes, budget.building_budget_minutes, ui.colors().accent);
  } else {
    ui::figure(ui, format_hours(logged), "This week has no planned hours: all of its days are free");
  }
}

void draw_today_time(TodayPage& page) {
  ui::Ui& ui = page.ui;
  const int week = std::max(1, page.context.derived.current_week);
  const ui::Container region(ui, ui::Role::kRegion, "Time", "time region");
  const ui::Card card(ui);
  section_title(ui, "Time", page.context.state.timer ? std::string() : "on week " + std::to_string(week));
  draw_timer(ui, page.context, week, page.out);
  ui.gap(ui::space::k8);
  if (page.view.time.open) {
    ui.gap(ui::space::k8);
    draw_time_form(ui, page.context, page.view.time, page.out);
    return;
  }
  ui.flow().x -= ui::space::k8;  // the quiet button's words line up with the buttons above
  ui::ButtonOptions add{.look = ui::ButtonLook::kQuiet, .icon = icon::kPlus, .small = true};
  add.disabled_because = page.context.read_only_because();
  if (ui::button(ui, "Add time by hand", add)) {
    open_time_form(page.view.time, week, page.context.derived.today);
    ui.request_settle();
  }
  ui.flow().x += ui::space::k8;
}

void draw_today_goals(TodayPage& page) {
  ui::Ui& ui = page.ui;
  const int number = page.context.derived.current_week;
  if (number == 0) return;
  const Week& week = page.context.content.week(number);
  const Count count = page.context.derived.progress.week(number).goals;
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "Goals of week " + std::to_string(number), "goals region");
  const ui::Card card(ui);
  section_title(ui, "Goals of week " + std::to_string(number),
                std::to_string(count.done) + " of " + std::to_string(count.total) + " reached");
  {
    const ui::Container list(ui, ui::Role::kList, "Goals", "goals");
    for (const Goal& goal : week.goals) {
      const ui::Ui::Scope scope(ui, "goal " + goal.id);
      const ui::Container item(ui, ui::Role::kListItem, {}, "item");
      const std::string bar = "Reached when: " + goal.bar;
      const ui::CheckOptions options{.detail = bar, .disabled_because = page.context.read_only_because()};
      if (const auto on = ui::checkbox(ui, goal.text, is_ticked(page.context.state, goal.id), options))
        tell(page.out, page.out.submit(SetTick{goal.id, *on}), *on ? "Goal ticked" : "Goal opened again");
      ui.gap(ui::space::k4);
    }
  }
  ui.gap(ui::space::k8);
  ui::link(ui, "Add evidence on the week page", week_href(number), ui::Type::kSmall);
}

void draw_today_milestone(TodayPage& page) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  const Week* next = nullptr;
  for (const Week& week : page.context.content.weeks)
    if (!next && week.milestone && week_state(page.context, week.number) != WeekState::kDone) next = &week;
  if (!next) return;
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "Next milestone", "milestone region");
  const ui::Card card(ui);
  section_title(ui, "Next milestone", {});
  {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kBodyStrong).line_px);
    ui.icon(icon::kFlag, std::round(18 * ui.scale()), ui.colors().accent);
    ui.text(ui::Type::kBodyStrong, next->milestone->title);
  }
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kSmall, next->milestone->text);
  const Phase& phase = page.context.content.phase_of(next->number);
  double done = 0;
  int open = 0;
  for (int number = phase.first_week; number <= next->number; ++number) {
    done += derived.progress.week(number).fraction;
    const WeekState state = week_state(page.context, number);
    open += state != WeekState::kDone && state != WeekState::kSkipped ? 1 : 0;
  }
  ui.gap(ui::space::k12);
  const double share = done / (next->number - phase.first_week + 1);
  const auto color = ui.colors().phases[static_cast<std::size_t>(std::clamp(phase.number, 1, 5) - 1)];
  ui::progress_bar(ui, "On the way to " + next->milestone->title, share, color, 6);
  ui.gap(ui::space::k8);
  std::string when = counted(open, "open week", "open weeks") + " to go";
  const auto planned = derived.plan.weeks.find(next->number);
  if (planned != derived.plan.weeks.end() && planned->second.last_day >= derived.today)
    when += ", planned for " + format_date(planned->second.last_day, derived.today);
  ui.muted(when);
  ui.gap(ui::space::k4);
  ui::link(ui, "Week " + std::to_string(next->number) + ": " + next->title, week_href(next->number), ui::Type::kSmall);
}

}  // namespace cairn::roadmap
