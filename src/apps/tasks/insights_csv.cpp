#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/tasks/insights_exports.h"
#include "apps/tasks/insights_names.h"

namespace cairn::tasks {
namespace {

// --- CSV ---

// What a spreadsheet takes for a formula by its first character, also in full width (OWASP, "CSV Injection"). Numbers
// of ours are written with number(), which does not pass through here.
bool looks_like_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"})
    if (cell.substr(0, wide.size()) == wide) return true;
  return false;
}

constexpr double kMostNumber = 1e12;

class CsvWriter {
 public:
  CsvWriter& text(std::string_view value) {
    std::string cell = looks_like_formula(value) ? "'" : "";
    cell += value;
    const bool quoted = cell.find_first_of(",\"\r\n;") != std::string::npos ||
                        (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
    if (!quoted) return raw(cell);
    std::string out = "\"";
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    return raw(out + '"');
  }
  CsvWriter& number(std::int64_t value) { return raw(std::to_string(value)); }
  // At most four decimals, without zeros at the end.
  CsvWriter& number(double value) {
    if (!std::isfinite(value)) return empty();
    const bool negative = value < 0;
    const double size = std::min(negative ? -value : value, kMostNumber);
    const auto scaled = static_cast<std::int64_t>(size * 10'000 + 0.5);
    std::string digits = std::to_string(10'000 + scaled % 10'000).substr(1);
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    std::string cell = negative && scaled > 0 ? "-" : "";
    cell += std::to_string(scaled / 10'000);
    if (!digits.empty()) cell += "." + digits;
    return raw(cell);
  }
  CsvWriter& number(int value) { return number(std::int64_t{value}); }
  CsvWriter& day(const std::optional<Date>& day) { return raw(day ? to_iso(*day) : std::string()); }
  CsvWriter& empty() { return raw({}); }
  void end_row() {
    out_ += "\r\n";
    first_ = true;
  }
  void row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) text(cell);
    end_row();
  }
  std::string finish() { return std::move(out_); }

 private:
  CsvWriter& raw(std::string_view cell) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += cell;
    return *this;
  }

  std::string out_;
  bool first_ = true;
};

// --- The table of figures ---

class Figures {
 public:
  Figures() { csv_.row({"table", "group", "measure", "value", "low", "high", "n"}); }

  template <class Number>
  void count(std::string_view table, std::string_view group, std::string_view measure, Number value) {
    start(table, group, measure).number(value).empty().empty().empty().end_row();
  }
  void day(std::string_view table, std::string_view group, std::string_view measure, Date value) {
    start(table, group, measure).day(value).empty().empty().empty().end_row();
  }
  void share(std::string_view table, std::string_view group, std::string_view measure, const Share& share) {
    start(table, group, measure);
    if (share.known())
      csv_.number(share.value).number(share.low).number(share.high);
    else
      csv_.empty().empty().empty();
    csv_.number(share.of).end_row();
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
      csv_.number(*factor.value).number(factor.low).number(factor.high);
    else
      csv_.empty().empty().empty();
    csv_.number(factor.n).end_row();
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
    start("forecast", unit, measure).day(scenario.likely).day(scenario.early).day(scenario.late).empty().end_row();
    start("forecast", unit, std::string(measure) + ": verdict").text(name_of(scenario.verdict));
    csv_.empty().empty().empty().end_row();
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
  CsvWriter& start(std::string_view table, std::string_view group, std::string_view measure) {
    return csv_.text(table).text(group).text(measure);
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
  figures.day("period", name_of(insights.period), "first day", insights.first_day);
  figures.day("period", name_of(insights.period), "last day", insights.last_day);
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
    csv.text(*entry.id).text(task.title).text(task.project).text(name_of(task.status));
    csv.text(name_of(task.priority));
    const auto score = scores.find(*entry.id);
    if (score != scores.end())
      csv.number(score->second);
    else
      csv.empty();
    csv.day(created_day_of(task, today.day, utc_offset_minutes));
    csv.day(task.due ? std::optional<Date>(task.due->day) : std::nullopt);
    csv.day(closed_day_of(task, today.day));
    const std::optional<Outcome> outcome = outcome_of(task, today, utc_offset_minutes);
    csv.text(outcome ? name_of(outcome->ending) : "none yet");
    csv.day(outcome ? std::optional<Date>(outcome->day) : std::nullopt);
    csv.number(outcome && outcome->day >= first_day && outcome->day <= today.day ? 1 : 0);
    const std::optional<bool> timely = on_time(task);
    csv.text(timely ? (*timely ? "yes" : "no") : "");
    csv.number(task.estimate_minutes).number(entry.worked_minutes).end_row();
  }
  return csv.finish();
}

}  // namespace cairn::tasks
