#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/tasks/insights_exports.h"
#include "apps/tasks/insights_names.h"
#include "base/csv.h"

namespace cairn::tasks {
namespace {

// --- Cells ---

constexpr double kMostNumber = 1e12;

std::string cell_of(std::int64_t value) { return std::to_string(value); }
std::string cell_of(int value) { return std::to_string(value); }
// At most four decimals, without zeros at the end.
std::string cell_of(double value) {
  if (!std::isfinite(value)) return {};
  const bool negative = value < 0;
  const double size = std::min(negative ? -value : value, kMostNumber);
  const auto scaled = static_cast<std::int64_t>(size * 10'000 + 0.5);
  std::string digits = std::to_string(10'000 + scaled % 10'000).substr(1);
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  std::string cell = negative && scaled > 0 ? "-" : "";
  cell += std::to_string(scaled / 10'000);
  if (!digits.empty()) cell += "." + digits;
  return cell;
}
std::string cell_of(Date day) { return to_iso(day); }
template <class T>
std::string cell_of(const std::optional<T>& value) {
  return value ? cell_of(*value) : std::string();
}

// --- The table of figures ---

class Figures {
 public:
  Figures() { csv_.row({"table", "group", "measure", "value", "low", "high", "n"}); }

  template <class Number>
  void count(std::string_view table, std::string_view group, std::string_view measure, Number value) {
    start(table, group, measure);
    end(cell_of(value));
  }
  void share(std::string_view table, std::string_view group, std::string_view measure, const Share& share) {
    start(table, group, measure);
    if (share.known())
      end(cell_of(share.value), cell_of(share.low), cell_of(share.high), cell_of(share.of));
    else
      end({}, {}, {}, cell_of(share.of));
  }
  void rate(std::string_view table, std::string_view group, const Rate& rate) {
    count(table, group, "done", rate.done);
    count(table, group, "dropped", rate.dropped);
    count(table, group, "left open", rate.left_open);
    share(table, group, "completion rate", rate.share);
  }
  void factor(std::string_view table, std::string_view group, const Factor& factor) {
    start(table, group, "calibration factor");
    if (factor.value)
      end(cell_of(*factor.value), cell_of(factor.low), cell_of(factor.high), cell_of(factor.n));
    else
      end({}, {}, {}, cell_of(factor.n));
  }
  void flow(std::string_view table, const FlowPoint& point) {
    const std::string group = to_iso(point.first_day);
    if (table == "week") count(table, group, "days", point.days);
    count(table, group, "created", point.created);
    count(table, group, "done", point.done);
    count(table, group, "dropped", point.dropped);
    count(table, group, "open at end", point.open_at_end);
    count(table, group, "worked minutes", point.worked_minutes);
  }
  void scenario(std::string_view unit, std::string_view measure, const Scenario& scenario) {
    start("forecast", unit, measure);
    end(cell_of(scenario.likely), cell_of(scenario.early), cell_of(scenario.late));
    start("forecast", unit, std::string(measure) + ": verdict");
    end(name_of(scenario.verdict));
    count("forecast", unit, std::string(measure) + ": share of runs that end", scenario.finished_share);
  }
  void list(std::string_view unit, const ListForecast& list) {
    count("forecast", unit, "open", list.open);
    count("forecast", unit, "came per week", list.came_per_week);
    count("forecast", unit, "went per week", list.went_per_week);
    scenario(unit, "done if nothing new came", list.nothing_new);
    scenario(unit, "done with new ones as before", list.as_before);
  }
  std::string finish() { return csv_.finish(); }

 private:
  void start(std::string_view table, std::string_view group, std::string_view measure) {
    csv_.cell(table).cell(group).cell(measure);
  }
  void end(std::string_view value, std::string_view low = {}, std::string_view high = {}, std::string_view n = {}) {
    csv_.plain(value).plain(low).plain(high).plain(n).end_row();
  }
  CsvWriter csv_;
};

void add_rates(Figures& figures, const Insights& insights) {
  figures.rate("all", "", insights.overall);
  for (const ProjectRate& found : insights.by_project) figures.rate("project", found.project, found.rate);
  for (std::size_t i = 0; i < 7; ++i) figures.rate("weekday", kWeekdayNames[i], insights.by_weekday[i]);
  for (std::size_t i = 0; i < 7; ++i) figures.rate("due weekday", kWeekdayNames[i], insights.by_due_weekday[i]);
  for (std::size_t i = 0; i < kEstimateSizes; ++i) figures.rate("estimate minutes", kSizeNames[i], insights.by_size[i]);
  for (std::size_t i = 0; i < 4; ++i) figures.rate("priority", kPriorityNames[i], insights.by_priority[i]);
}

void add_estimates(Figures& figures, const Calibration& calibration) {
  figures.factor("estimates", "", calibration.overall);
  for (const ProjectFactor& found : calibration.by_project)
    figures.factor("estimates by project", found.project, found.factor);
  for (std::size_t i = 1; i < kEstimateSizes; ++i)
    figures.factor("estimates by minutes", kSizeNames[i], calibration.by_size[i]);
}

}  // namespace

std::string insights_csv(const Insights& insights, const Forecast& forecast) {
  Figures figures;
  figures.count("period", name_of(insights.period), "first day", insights.first_day);
  figures.count("period", name_of(insights.period), "last day", insights.last_day);
  figures.count("all", "", "created", insights.created);
  figures.count("all", "", "open now", insights.open_now);
  figures.count("all", "", "worked minutes", insights.worked_minutes);
  if (insights.median_age_days) figures.count("all", "", "median days from created to done", *insights.median_age_days);
  figures.share("all", "", "done on time", insights.on_time);
  add_rates(figures, insights);
  for (std::size_t i = 0; i < 7; ++i) {
    figures.count("done on", kWeekdayNames[i], "done", insights.done_on[i].done);
    figures.count("done on", kWeekdayNames[i], "days", insights.done_on[i].days);
  }
  add_estimates(figures, insights.calibration);
  figures.list("tasks", forecast.by_tasks);
  if (forecast.by_minutes) figures.list("minutes", *forecast.by_minutes);
  for (const FlowPoint& week : insights.weeks) figures.flow("week", week);
  for (const FlowPoint& day : insights.days) figures.flow("day", day);
  return figures.finish();
}

std::string insights_tasks_csv(const Index& index, const Today& today, int utc_offset_minutes, Date first_day,
                               const std::map<std::string, double>& scores) {
  CsvWriter csv;
  csv.row({"id", "title", "project", "status", "priority", "priority_score", "created_on", "due_on", "closed_on",
           "outcome", "outcome_on", "in_period", "on_time", "estimate_minutes", "worked_minutes"});
  for (const Entry& entry : index.entries()) {
    const Task& task = *entry.task;
    csv.cell(*entry.id).cell(task.title).cell(task.project).cell(name_of(task.status)).cell(name_of(task.priority));
    const auto score = scores.find(*entry.id);
    csv.plain(score != scores.end() ? cell_of(score->second) : std::string());
    csv.plain(cell_of(created_day_of(task, today.day, utc_offset_minutes)));
    csv.plain(task.due ? cell_of(task.due->day) : std::string());
    csv.plain(cell_of(closed_day_of(task, today.day)));
    const std::optional<Outcome> outcome = outcome_of(task, today, utc_offset_minutes);
    csv.cell(outcome ? name_of(outcome->ending) : "none yet");
    csv.plain(outcome ? cell_of(outcome->day) : std::string());
    csv.plain(outcome && outcome->day >= first_day && outcome->day <= today.day ? "1" : "0");
    const std::optional<bool> timely = on_time(task);
    csv.plain(timely ? (*timely ? "yes" : "no") : "");
    csv.plain(cell_of(task.estimate_minutes)).plain(cell_of(entry.worked_minutes)).end_row();
  }
  return csv.finish();
}

}  // namespace cairn::tasks
