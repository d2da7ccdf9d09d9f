// What the record says: what came and went, how much gets done, how estimates turn out, when the list is done.

#include <algorithm>
#include <cmath>
#include <map>

#include "apps/tasks/insights_exports.h"
#include "apps/tasks/insights_words.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMostProjects = 12;
constexpr float kTwoColumns_px = 760;
constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* kSizeWords[] = {"none", "to 15 min", "to 30 min", "to 1 h", "to 2 h", "longer"};

const View::Figures& figures_of(Page& page) {
  auto& kept = page.view.figures;
  if (kept && kept->version == page.context.version && kept->day == page.today().day &&
      kept->insights.period == page.view.period)
    return *kept;
  View::Figures fresh;
  fresh.version = page.context.version;
  fresh.day = page.today().day;
  fresh.insights = compute_insights(page.context.state, page.index(), page.today(), page.context.utc_offset_minutes,
                                    page.view.period);
  fresh.forecast = forecast_of(page.index(), page.today(), page.context.utc_offset_minutes);
  fresh.back_test = back_test(page.index(), page.today(), page.context.utc_offset_minutes);
  kept = std::move(fresh);
  return *kept;
}

std::string percent(double share) { return std::to_string(static_cast<int>(std::lround(share * 100))) + " %"; }

void sentence(ui::Ui& ui, const std::string& words) {
  if (words.empty()) return;
  ui.text(ui::Type::kBody, words);
  ui.gap(ui::space::k4);
}

void draw_flow(Page& page, const View::Figures& figures) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Came and went", "flow");
  const ui::Card card(ui);
  ui.heading(2, "Came and went");
  ui.gap(ui::space::k8);
  sentence(ui, flow_words(figures.insights));
  sentence(ui, worked_words(figures.insights));
  ui.gap(ui::space::k8);
  const auto& weeks = figures.insights.weeks;
  if (weeks.size() < 2) return;
  ui::LineChart chart;
  chart.name = "Tasks that came and were done, by week";
  chart.summary = flow_words(figures.insights);
  ui::Series came{.label = "came", .points = {}, .color = ui.colors().info, .dashed = true};
  ui::Series done{.label = "done", .points = {}, .color = ui.colors().accent, .filled = true};
  float most = 1;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    came.points.push_back({static_cast<float>(i), static_cast<float>(weeks[i].created)});
    done.points.push_back({static_cast<float>(i), static_cast<float>(weeks[i].done)});
    most = std::max({most, static_cast<float>(weeks[i].created), static_cast<float>(weeks[i].done)});
  }
  const auto day_of = [weeks](float x) {
    const auto at = static_cast<std::size_t>(std::clamp(std::lround(x), 0l, static_cast<long>(weeks.size()) - 1));
    return format_day_month(weeks[at].first_day);
  };
  chart.series = {std::move(done), std::move(came)};
  chart.x.title = "Week that begins on";
  chart.x.max = static_cast<float>(weeks.size() - 1);
  chart.x.tick_label = day_of;
  const std::size_t most_steps = ui.phone() ? 3 : 5;
  const std::size_t step = (weeks.size() - 2 + most_steps) / most_steps;  // so many, with the last week where it can be
  for (std::size_t i = 0; i < weeks.size(); i += step) chart.x.ticks.push_back(static_cast<float>(i));
  chart.y.title = "Tasks";
  chart.y.max = most;
  chart.y.tick_label = [](float y) { return std::to_string(std::lround(y)); };
  chart.read_out_label = day_of;
  ui::line_chart(ui, chart);
}

void draw_forecast(Page& page, const View::Figures& figures) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "When the list is done", "forecast");
  const ui::Card card(ui);
  ui.heading(2, "When the list is done");
  ui.gap(ui::space::k8);
  const Date today = page.today().day;
  const std::string nothing_new = nothing_new_words(figures.forecast, today);
  const std::string as_before = as_before_words(figures.forecast, today);
  sentence(ui, nothing_new);
  if (as_before != nothing_new) sentence(ui, as_before);
  sentence(ui, minutes_words(figures.forecast, today));
  ui.gap(ui::space::k4);
  ui.muted(basis_words(figures.forecast));
  if (const std::string test = back_test_words(figures.back_test); !test.empty()) ui.muted(test);
}

std::vector<std::string> rate_row(std::string name, const Rate& rate) {
  const int n = rate.done + rate.dropped + rate.left_open;
  std::vector<std::string> row{std::move(name), std::to_string(rate.done) + " of " + std::to_string(n)};
  if (n >= kFewForARate) {
    row.push_back(percent(rate.share.value));
    row.push_back(percent(rate.share.low) + "\xE2\x80\x93" + percent(rate.share.high));
  } else {
    row.push_back("too few");
    row.push_back("");
  }
  return row;
}

void rate_table(ui::Ui& ui, std::string name, std::string what, std::vector<std::vector<std::string>> rows) {
  if (rows.empty()) return;
  ui.gap(ui::space::k12);
  ui.text(ui::Type::kSmallStrong, name);
  ui.gap(ui::space::k4);
  ui::table(ui, {.name = "Completion rate: " + name,
                 .columns = {{std::move(what), 4}, {"Done", 2, 1}, {"Rate", 2, 1}, {"Likely", 3, 1}},
                 .rows = std::move(rows)});
}

void draw_rates(Page& page, const View::Figures& figures) {
  ui::Ui& ui = page.ui;
  const Insights& insights = figures.insights;
  const ui::Container region(ui, ui::Role::kRegion, "How much gets done", "rates");
  const ui::Card card(ui);
  ui.heading(2, "How much gets done");
  ui.gap(ui::space::k8);
  sentence(ui, completion_words(insights));
  sentence(ui, on_time_words(insights));
  if (insights.done > 0) {
    sentence(ui, age_words(insights));
    sentence(ui, weekday_words(insights));
  }
  ui.muted("A task counts once: when it is done or dropped, or when it is still open after its due day or after " +
           std::to_string(kDaysUntilLeftOpen) + " days without one.");
  const auto seen = [](const Rate& rate) { return rate.done + rate.dropped + rate.left_open > 0; };
  std::vector<ProjectRate> projects = insights.by_project;
  std::stable_sort(projects.begin(), projects.end(),
                   [](const ProjectRate& a, const ProjectRate& b) { return a.rate.share.of > b.rate.share.of; });
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < std::min(kMostProjects, projects.size()); ++i)
    rows.push_back(rate_row(projects[i].project.empty() ? "No project" : projects[i].project, projects[i].rate));
  rate_table(ui, "By project", "Project", std::move(rows));
  if (projects.size() > kMostProjects)
    ui.muted("The " + std::to_string(kMostProjects) + " with most tasks of " + std::to_string(projects.size()) + ".");
  rows.clear();
  for (std::size_t i = 0; i < 7; ++i)
    if (seen(insights.by_weekday[i])) rows.push_back(rate_row(kWeekdays[i], insights.by_weekday[i]));
  rate_table(ui, "By weekday", "Weekday", std::move(rows));
  rows.clear();
  for (std::size_t i = 0; i < kEstimateSizes; ++i)
    if (seen(insights.by_size[i])) rows.push_back(rate_row(kSizeWords[i], insights.by_size[i]));
  rate_table(ui, "By size", "Estimate", std::move(rows));
}

// Estimate against actual: a bar pair would hide single tasks; the ratios as a table by project and size.
void draw_calibration(Page& page, const View::Figures& figures) {
  ui::Ui& ui = page.ui;
  const Calibration& calibration = figures.insights.calibration;
  const ui::Container region(ui, ui::Role::kRegion, "Estimates", "calibration");
  const ui::Card card(ui);
  ui.heading(2, "Estimates");
  ui.gap(ui::space::k8);
  sentence(ui, calibration_words(calibration));
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](std::string name, const Factor& factor) {
    if (!factor.value) return;
    const auto times = [](double value) { return score_words(value) + " \xC3\x97"; };
    rows.push_back({std::move(name), std::to_string(factor.n), times(*factor.value),
                    times(factor.low) + "\xE2\x80\x93" + times(factor.high)});
  };
  add("All", calibration.overall);
  for (const ProjectFactor& project : calibration.by_project)
    add(project.project.empty() ? "No project" : project.project, project.factor);
  for (std::size_t i = 1; i < kEstimateSizes; ++i)
    add(std::string("Estimates ") + kSizeWords[i], calibration.by_size[i]);
  if (rows.empty()) return;
  ui.gap(ui::space::k12);
  ui::table(ui, {.name = "Time worked against estimate",
                 .columns = {{"Tasks", 4}, {"Count", 1, 1}, {"Takes", 2, 1}, {"Likely", 3, 1}},
                 .rows = std::move(rows)});
}

void draw_done_on(Page& page, const View::Figures& figures) {
  ui::Ui& ui = page.ui;
  const Insights& insights = figures.insights;
  const ui::Container region(ui, ui::Role::kRegion, "Done by weekday", "weekdays");
  const ui::Card card(ui);
  ui.heading(2, "Done by weekday");
  ui.gap(ui::space::k8);
  ui::BarChart chart;
  chart.name = "Tasks done by weekday";
  chart.summary = weekday_words(insights);
  chart.axis_title = "Tasks done";
  chart.labels_title = "Weekday";
  chart.series = {"done"};
  chart.colors = {ui.colors().accent};
  chart.values.resize(1);
  for (std::size_t i = 0; i < 7; ++i) {
    chart.labels.emplace_back(kWeekdays[i]);
    chart.values[0].push_back(static_cast<float>(insights.done_on[i].done));
  }
  ui::bar_chart(ui, chart);
}

void draw_exports(Page& page, const View::Figures& figures) {
  ui::Ui& ui = page.ui;
  const ui::Row row(ui);
  const std::string day = to_iso(page.today().day);
  if (ui::button(ui, "Figures as CSV", {.icon = icon::kDownload}))
    page.out.actions.push_back(ui::SaveFile{"cairn-tasks-insights-" + day + ".csv", "text/csv",
                                            insights_csv(figures.insights, figures.forecast)});
  if (ui::button(ui, "Figures as JSON", {.icon = icon::kDownload}))
    page.out.actions.push_back(ui::SaveFile{"cairn-tasks-insights-" + day + ".json", "application/json",
                                            insights_json(figures.insights, figures.forecast)});
  if (ui::button(ui, "Tasks behind them as CSV", {.icon = icon::kDownload})) {
    std::map<std::string, double> scores;
    const auto& entries = page.index().entries();
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].task->status == TaskStatus::kOpen) scores[*entries[i].id] = page.context.derived.scores[i];
    page.out.actions.push_back(
        ui::SaveFile{"cairn-tasks-" + day + ".csv", "text/csv",
                     insights_tasks_csv(page.index(), page.today(), page.context.utc_offset_minutes,
                                        figures.insights.first_day, scores)});
  }
}

}  // namespace

void draw_insights(Page& page, Here<Part::kTasksInsights> /*here*/) {
  ui::Ui& ui = page.ui;
  if (page.context.state.tasks.empty()) {
    ui::empty_state(ui, icon::kChartLine, "Nothing to tell yet",
                    "Insights grow from the tasks that you add and complete.");
    return;
  }
  if (const auto chosen =
          ui::segmented(ui, "Period", {"4 weeks", "12 weeks", "Year", "All"}, static_cast<int>(page.view.period)))
    page.view.period = static_cast<Period>(*chosen);
  ui.gap(ui::space::k16);
  const View::Figures& figures = figures_of(page);
  {
    ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
    columns.next();
    draw_flow(page, figures);
    ui.gap(ui::space::k24);
    draw_rates(page, figures);
    columns.next();
    draw_forecast(page, figures);
    ui.gap(ui::space::k24);
    if (figures.insights.done > 0) {
      draw_done_on(page, figures);
      ui.gap(ui::space::k24);
    }
    draw_calibration(page, figures);
  }
  ui.gap(ui::space::k24);
  draw_exports(page, figures);
}

}  // namespace cairn::tasks
