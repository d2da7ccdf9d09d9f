// The plan: how fast it goes, when it ends, what comes next, and planning again when life got in between.

#include "apps/roadmap/view_plan.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kTwoColumns_px = 800;
constexpr std::size_t kWeeksShown = 6;

std::string decimal(double value) {
  const auto tenths = static_cast<int>(std::lround(value * 10));
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "");
}

struct FigureWords {
  std::string value, caption;
};

FigureWords finish_words(const Derived& derived) {
  const Forecast& forecast = derived.forecast;
  if (derived.current_week == 0 && derived.progress.weeks_done > 0 && derived.plan.weeks.empty())
    return {"Done", "Every week has been decided on"};
  if (forecast.early && forecast.late) {
    std::string value = date_range_words(*forecast.early, *forecast.late);
    const int year = to_civil(*forecast.late).year;
    if (year != to_civil(derived.today).year) value += " " + std::to_string(year);
    return {value, "Likely finish, 8 times in 10"};
  }
  if (forecast.full_weeks_of_history < 3)
    return {"Not known yet",
            "Cairn gives a range after three full weeks" +
                (forecast.full_weeks_of_history == 0
                     ? std::string()
                     : "; so far " + counted(forecast.full_weeks_of_history, "full week", "full weeks"))};
  return {"Not known yet", "Tick what you finish, and a pace will show"};
}

void draw_figures(PlanPage& page) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  const Forecast& forecast = derived.forecast;
  const bool paced = forecast.full_weeks_of_history > 0;
  const double done = forecast.history.empty() ? 0 : forecast.history.back().weeks_done;
  const FigureWords figures[] = {
      finish_words(derived),
      {format_date(forecast.planned, derived.today), "Finish by the plan"},
      {paced ? decimal(forecast.pace) : "\xE2\x80\x93",
       paced ? "Roadmap weeks per calendar week, from " +
                   counted(forecast.full_weeks_of_history, "full week", "full weeks")
             : "Your pace, after the first full week"},
      {decimal(done) + " of 36", "Roadmap weeks done, fractions counted"},
  };
  const ui::Container region(ui, ui::Role::kRegion, "Pace and finish", "figures region");
  if (ui.phone()) {  // one card: four would push the chart off the screen
    const ui::Card card(ui);
    for (const FigureWords& shown : figures) {
      if (&shown != figures) {
        ui.gap(ui::space::k8);
        ui.divider();
        ui.gap(ui::space::k8);
      }
      ui.text(ui::Type::kBodyStrong, shown.value);
      ui.muted(shown.caption);
    }
    return;
  }
  ui::Grid grid(ui, "figures", 220 * ui.scale(), ui::space::k16, 4);
  for (const FigureWords& shown : figures) {
    grid.next();
    const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k16, grid.cell_h());
    ui::Ui::TextOptions value;
    value.max_width = 0;
    ui.text(ui::Type::kSection, shown.value, value);
    ui.gap(2);
    ui.muted(shown.caption);
  }
}

void draw_week_row(PlanPage& page, int number, const PlannedWeek& days) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Week& week = page.context.content.week(number);
  const ui::TextStyle strong = ui.style(ui::Type::kBodyStrong);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const Date today = page.context.derived.today;
  const std::string dates = date_range_words(days.first_day, days.last_day);
  const bool past = days.last_day < today;
  const bool now = number == page.context.derived.current_week;
  const std::string state = past ? "past its days" : now ? "now" : "";
  const std::string detail = dates + (state.empty() ? "" : " · " + state);
  const ui::Rect rect =
      ui.place(ui.width(), std::max(ui.env().touch ? 44.0f : 0.0f, strong.line_px + small.line_px + 16));
  const std::string name = "Week " + std::to_string(number) + ": " + week.title + ", " + detail;
  const bool hovered =
      ui::link_area(ui, name, "#/week/" + std::to_string(number), rect.inset(-8, 0), ui::kControlRadius_px);
  if (hovered) ui.fill(rect.inset(-8, 0), c.hover, ui::kControlRadius_px);
  const auto phase = static_cast<std::size_t>(std::clamp(week.phase, 1, 5) - 1);
  const float mark = std::round(28 * ui.scale());
  const ui::Rect disc{rect.x, rect.center_y() - mark / 2, mark, mark};
  ui.fill(disc, ui::mix(c.surface, c.phases[phase], 0.14f), mark / 2);
  ui.paint_text(disc, ui.style(ui::Type::kSmallStrong), c.phases[phase], std::to_string(number), 0.5f);
  const float x = rect.x + mark + ui::space::k12;
  const float top = std::round(rect.center_y() - (strong.line_px + small.line_px) / 2);
  ui.paint_text({x, top, rect.right() - x, strong.line_px}, ui.style(now ? ui::Type::kBodyStrong : ui::Type::kBody),
                c.ink, week.title);
  ui.paint_text({x, top + strong.line_px, rect.right() - x, small.line_px}, small, past ? c.warn : c.muted, detail);
}

void draw_upcoming(PlanPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Weeks to come", "upcoming region");
  const ui::Card card(ui);
  std::vector<std::pair<PlannedWeek, int>> coming;
  for (const auto& [number, days] : page.context.derived.plan.weeks) {
    const WeekState state = week_state(page.context, number);
    if (state != WeekState::kDone && state != WeekState::kSkipped) coming.emplace_back(days, number);
  }
  std::sort(coming.begin(), coming.end(), [](const auto& a, const auto& b) {
    return a.first.first_day != b.first.first_day ? a.first.first_day < b.first.first_day : a.second < b.second;
  });
  section_title(ui, "Weeks to come", coming.empty() ? std::string() : std::to_string(coming.size()) + " open");
  if (coming.empty()) {
    ui::empty_state(ui, icon::kMountain, "No week is left", "The portfolio shows what you have built.");
    return;
  }
  const std::size_t shown = page.view.all_weeks ? coming.size() : std::min(coming.size(), kWeeksShown);
  {
    const ui::Container list(ui, ui::Role::kList, "Weeks to come", "upcoming");
    for (std::size_t i = 0; i < shown; ++i) {
      const ui::Ui::Scope scope(ui, coming[i].second);
      const ui::Container item(ui, ui::Role::kListItem, {}, "item");
      draw_week_row(page, coming[i].second, coming[i].first);
    }
  }
  if (coming.size() <= kWeeksShown) return;
  ui.gap(ui::space::k4);
  ui.flow().x -= ui::space::k8;
  const std::string more = page.view.all_weeks ? "Show fewer" : "Show all " + std::to_string(coming.size());
  const ui::ButtonOptions options{.look = ui::ButtonLook::kQuiet,
                                  .icon = page.view.all_weeks ? icon::kChevronUp : icon::kChevronDown,
                                  .small = true,
                                  .expanded = page.view.all_weeks ? ui::Tri::kTrue : ui::Tri::kFalse,
                                  .key = "more weeks"};
  if (ui::button(ui, more, options)) {
    page.view.all_weeks = !page.view.all_weeks;
    ui.request_settle();
  }
  ui.flow().x += ui::space::k8;
}

}  // namespace

void draw_plan(ui::Ui& ui, const ViewContext& context, PlanView& view, Out& out) {
  PlanPage page{ui, context, view, out};
  const Settings& settings = context.state.settings;
  const Date today = context.derived.today;
  ui.heading(1, "Plan");
  {
    const ui::Row row(ui, 6, ui.style(ui::Type::kSmall).line_px);
    const Date start = start_date(settings, today);
    const char* words = !settings.start_date ? "Counted from " : start > today ? "Starts " : "Started ";
    ui.muted(words + format_date(start, today) + " · " + std::to_string(settings.hours_per_week) + " hours a week");
    ui::link(ui, settings.start_date ? "Change" : "Set a start date", "#/settings", ui::Type::kSmall);
  }
  ui.gap(ui::space::k24);
  draw_plan_offer(page);
  draw_plan_preview(page);
  draw_figures(page);
  ui.gap(ui::space::k24);
  ui::Columns columns(ui, {9, 5}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_plan_burn_up(page);
  ui.gap(ui::space::k24);
  draw_plan_hours(page);
  columns.next();
  draw_upcoming(page);
  if (!view.preview && context.derived.lateness.missed_weeks.empty()) ui.gap(ui::space::k24);
  draw_plan_again(page);
}

}  // namespace cairn::roadmap
