// The plan in pictures: weeks done against the plan with the forecast, and the hours of each calendar week.

#include "apps/roadmap/view_plan.h"

#include <algorithm>
#include <cmath>

#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr int kBars = 12;

float days_from(Date origin, Date day) { return static_cast<float>(days_between(origin, day)); }

std::string decimal(double weeks) {
  const double rounded = std::round(weeks * 10) / 10;
  const int whole = static_cast<int>(rounded);
  const int tenth = static_cast<int>(std::lround((rounded - whole) * 10));
  return std::to_string(whole) + (tenth > 0 ? "." + std::to_string(tenth) : "");
}

// The plan as a line: it starts with what was done when it was made and climbs by one where a week ends.
std::vector<ui::Point> plan_line(const AcceptedPlan& plan, Date origin) {
  std::vector<ui::Point> points;
  std::vector<PlannedWeek> weeks;
  for (const auto& [week, days] : plan.weeks) weeks.push_back(days);
  if (weeks.empty()) return points;
  std::sort(weeks.begin(), weeks.end(),
            [](const PlannedWeek& a, const PlannedWeek& b) { return a.last_day < b.last_day; });
  auto done = static_cast<float>(kWeekCount) - static_cast<float>(weeks.size());
  points.push_back({days_from(origin, weeks.front().first_day), done});
  for (const PlannedWeek& week : weeks) {
    // Days off between two weeks: the line rests.
    const float rested = days_from(origin, add_days(week.first_day, -1));
    if (rested > points.back().x) points.push_back({rested, done});
    done += 1;
    const float x = days_from(origin, week.last_day);
    if (points.back().x >= x)
      points.back().y = done;
    else
      points.push_back({x, done});
  }
  return points;
}

std::vector<float> month_starts(Date origin, Date last, int at_most) {
  std::vector<float> starts;
  CivilDate civil = to_civil(origin);
  civil.day = 1;
  for (Date day = to_date(civil); day <= last; day = to_date(civil)) {
    if (day >= origin) starts.push_back(days_from(origin, day));
    civil.year += civil.month == 12 ? 1 : 0;
    civil.month = civil.month % 12 + 1;
  }
  const std::size_t step = starts.size() / static_cast<std::size_t>(std::max(1, at_most)) + 1;
  std::vector<float> kept;
  for (std::size_t i = 0; i < starts.size(); i += step) kept.push_back(starts[i]);
  return kept;
}

std::string month_label(Date day) {
  const CivilDate civil = to_civil(day);
  std::string words = month_name(civil.month).substr(0, 3);
  if (civil.month == 1) words += " " + std::to_string(civil.year);
  return words;
}

std::string summary_of(const Derived& derived) {
  const Forecast& forecast = derived.forecast;
  const double done = forecast.history.empty() ? 0 : forecast.history.back().weeks_done;
  std::string words = decimal(done) + " of 36 weeks done. By the plan the last one ends " +
                      format_date(forecast.planned, derived.today) + ".";
  if (forecast.early && forecast.late)
    words += " At the pace so far it ends between " + format_date(*forecast.early, derived.today) + " and " +
             format_date(*forecast.late, derived.today) + ".";
  return words;
}

}  // namespace

void draw_plan_burn_up(PlanPage& page) {
  ui::Ui& ui = page.ui;
  const Derived& derived = page.context.derived;
  const Forecast& forecast = derived.forecast;
  const ui::Palette& c = ui.colors();
  const ui::Container region(ui, ui::Role::kRegion, "Weeks done", "burn-up region");
  const ui::Card card(ui);
  section_title(ui, "Weeks done", {});
  Date origin = start_date(page.context.state.settings, derived.today);
  if (!forecast.history.empty()) origin = std::min(origin, forecast.history.front().day);
  ui::LineChart chart;
  chart.name = "Weeks done against the plan";
  chart.summary = summary_of(derived);
  chart.height = 280;
  const std::vector<ui::Point> plan = plan_line(derived.plan, origin);
  Date last = std::max(forecast.planned, derived.today);
  const Date today = derived.today;
  const auto today_x = days_from(origin, today);
  const auto all = static_cast<float>(kWeekCount);
  std::vector<ui::Point> done;
  for (const BurnUpPoint& point : forecast.history)
    done.push_back({days_from(origin, point.day), static_cast<float>(point.weeks_done)});
  if (forecast.early && forecast.late && !done.empty()) {
    const ui::Point now = done.back();
    const float early = days_from(origin, *forecast.early);
    const float late = days_from(origin, *forecast.late);
    chart.bands.push_back({"Forecast", {now, {late, all}}, {now, {early, all}, {late, all}}, c.accent});
    last = std::max(last, *forecast.late);
  }
  chart.series.push_back({"Plan", plan, c.muted, true, false});
  chart.series.push_back({"Done", std::move(done), c.accent, false, true});
  chart.x.title = "Day";
  chart.x.max = std::max(7.0f, days_from(origin, last));
  chart.x.min = 0;
  if (!plan.empty()) chart.x.min = std::min(0.0f, plan.front().x);
  chart.x.ticks = month_starts(origin, last, ui.width() < 480 ? 4 : 9);
  chart.x.tick_label = [origin](float x) { return month_label(add_days(origin, static_cast<int>(std::lround(x)))); };
  chart.read_out_label = [origin, today](float x) {
    return format_date(add_days(origin, static_cast<int>(std::lround(x))), today);
  };
  chart.y.title = "Roadmap weeks";
  chart.y.max = all;
  chart.y.ticks = {0, 9, 18, 27, 36};
  // One place a calendar week, and today.
  const float first_x = days_from(origin, monday_of(origin)) + 6;
  for (float x = first_x; x < chart.x.max; x += 7) {
    if (x - 7 < today_x && today_x < x) chart.places.push_back(today_x);
    chart.places.push_back(x);
  }
  chart.places.push_back(chart.x.max);
  chart.marker_x = today_x;
  chart.marker_label = "Today";
  ui::line_chart(ui, chart);
}

void draw_plan_hours(PlanPage& page) {
  ui::Ui& ui = page.ui;
  const State& state = page.context.state;
  const Date this_monday = monday_of(page.context.derived.today);
  const Date start = monday_of(start_date(state.settings, page.context.derived.today));
  const int weeks = std::clamp(days_between(start, this_monday) / 7 + 1, 6, kBars);
  const Date first = add_days(this_monday, -7 * (weeks - 1));
  ui::BarChart chart;
  chart.values.assign(2, std::vector<float>(static_cast<std::size_t>(weeks), 0));
  std::int64_t minutes = 0;
  for (const auto& [id, entry] : state.time) {
    const int at = days_between(first, monday_of(entry.day)) / 7;
    if (entry.day < first || at >= weeks) continue;
    chart.values[entry.activity == Activity::kLearning ? 0 : 1][static_cast<std::size_t>(at)] +=
        static_cast<float>(entry.minutes) / 60;
    minutes += entry.minutes;
  }
  const ui::Container region(ui, ui::Role::kRegion, "Hours a week", "hours region");
  const ui::Card card(ui);
  section_title(ui, "Hours a week", "Last " + std::to_string(weeks) + " weeks");
  if (minutes == 0) {
    ui.muted("No time logged in these weeks. Start the timer on Today, or add time by hand.");
    return;
  }
  chart.name = "Hours a week";
  chart.summary = format_hours(minutes) + " in " + counted(weeks, "week", "weeks") + ", on average " +
                  format_hours(minutes / weeks) + " a week; the plan has " +
                  std::to_string(state.settings.hours_per_week) + " h a week.";
  chart.unit = "h";
  chart.axis_title = "Hours";
  chart.labels_title = "Week from";
  chart.series = {"Learning", "Building"};
  chart.colors = {ui.colors().info, ui.colors().accent};
  for (int i = 0; i < weeks; ++i) chart.labels.push_back(format_day_month(add_days(first, 7 * i)));
  chart.target = static_cast<float>(state.settings.hours_per_week);
  chart.target_label = "Your " + std::to_string(state.settings.hours_per_week) + " h";
  ui::bar_chart(ui, chart);
}

}  // namespace cairn::roadmap
