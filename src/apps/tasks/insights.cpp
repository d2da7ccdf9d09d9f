#include "apps/tasks/insights.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cairn::tasks {
namespace {

// 1900 and 2200: what lies outside is a broken import, and may not overflow a day.
constexpr Instant kEarliest{-2'208'988'800'000};
constexpr Instant kLatest{7'258'118'400'000};
constexpr int kMostOffset_minutes = 24 * 60;

Instant within_bounds(Instant at) { return std::clamp(at, kEarliest, kLatest); }
int offset_within_bounds(int minutes) { return std::clamp(minutes, -kMostOffset_minutes, kMostOffset_minutes); }

Date local_day(Instant at, int utc_offset_minutes) {
  return local_date(within_bounds(at), offset_within_bounds(utc_offset_minutes));
}

Instant closed_at_of(const Task& task) { return task.closed_at.value_or(task.created_at); }

Date arrival_day_of(const Task& task, Date today, int utc_offset_minutes) {
  const Date created = created_day_of(task, today, utc_offset_minutes);
  const std::optional<Date> closed = closed_day_of(task, today);
  return closed ? std::min(created, *closed) : created;
}

int days_of(Period period) {
  switch (period) {
    case Period::kFourWeeks:
      return 28;
    case Period::kTwelveWeeks:
      return 84;
    case Period::kYear:
      return 364;
    case Period::kAll:
      return kMostDaysOfHistory;
  }
  return 28;
}

// Adds up one period. The days are made first, then every task and every piece of work is put where it belongs.
class Counter {
 public:
  Counter(const Index& index, const Today& today, int utc_offset_minutes, Period period)
      : index_(index), today_(today), utc_offset_minutes_(utc_offset_minutes) {
    out_.period = period;
    out_.last_day = today.day;
    out_.first_day = first_day_of(period);
    make_days();
  }

  void add(const Entry& entry);
  void add(const Work& work);
  Insights finish();

 private:
  Date first_day_of(Period period) const;
  void make_days();
  bool in_period(Date day) const { return day >= out_.first_day && day <= out_.last_day; }
  FlowPoint& at(Date day) { return out_.days[static_cast<std::size_t>(days_between(out_.first_day, day))]; }
  void add_outcome(const Task& task, const Outcome& outcome);
  void add_done(const Task& task, Date day);
  void make_weeks();

  const Index& index_;
  Today today_;
  int utc_offset_minutes_;
  Insights out_;
  int open_before_ = 0;
  int timely_ = 0, with_due_ = 0;
  std::vector<double> ages_days_;
  std::unordered_map<std::string_view, Rate> projects_;
};

Date Counter::first_day_of(Period period) const {
  const Date earliest = add_days(today_.day, 1 - days_of(period));
  if (period != Period::kAll) return earliest;
  Date first = today_.day;
  for (const Entry& entry : index_.entries())
    first = std::min(first, arrival_day_of(*entry.task, today_.day, utc_offset_minutes_));
  return std::max(first, earliest);
}

void Counter::make_days() {
  for (Date day = out_.first_day; day <= out_.last_day; day = add_days(day, 1)) {
    FlowPoint point;
    point.first_day = day;
    out_.days.push_back(point);
    ++out_.done_on[static_cast<std::size_t>(weekday_of(day))].days;
  }
}

void count(Rate& rate, Ending ending) {
  if (ending == Ending::kDone) ++rate.done;
  if (ending == Ending::kDropped) ++rate.dropped;
  if (ending == Ending::kLeftOpen) ++rate.left_open;
}

void Counter::add(const Entry& entry) {
  const Task& task = *entry.task;
  ++out_.tasks;
  if (task.status == TaskStatus::kOpen) ++out_.open_now;
  const Date arrival = arrival_day_of(task, today_.day, utc_offset_minutes_);
  if (in_period(arrival)) {
    ++out_.created;
    ++at(arrival).created;
  } else {
    ++open_before_;
  }
  const std::optional<Date> closed = closed_day_of(task, today_.day);
  if (closed && !in_period(*closed)) --open_before_;
  const std::optional<Outcome> outcome = outcome_of(task, today_, utc_offset_minutes_);
  if (outcome && in_period(outcome->day)) add_outcome(task, *outcome);
}

void Counter::add_outcome(const Task& task, const Outcome& outcome) {
  count(out_.overall, outcome.ending);
  count(projects_[task.project], outcome.ending);
  count(out_.by_weekday[static_cast<std::size_t>(weekday_of(outcome.day))], outcome.ending);
  if (task.due) count(out_.by_due_weekday[static_cast<std::size_t>(weekday_of(task.due->day))], outcome.ending);
  count(out_.by_size[size_of_estimate(task.estimate_minutes)], outcome.ending);
  count(out_.by_priority[static_cast<std::size_t>(task.priority)], outcome.ending);
  if (outcome.ending == Ending::kDropped) {
    ++out_.dropped;
    ++at(outcome.day).dropped;
  }
  if (outcome.ending == Ending::kDone) add_done(task, outcome.day);
}

void Counter::add_done(const Task& task, Date day) {
  ++out_.done;
  ++at(day).done;
  ++out_.done_on[static_cast<std::size_t>(weekday_of(day))].done;
  ages_days_.push_back(days_between(arrival_day_of(task, today_.day, utc_offset_minutes_), day));
  if (const std::optional<bool> timely = on_time(task)) {
    ++with_due_;
    if (*timely) ++timely_;
  }
}

void Counter::add(const Work& work) {
  const Date day = std::min(local_day(work.started_at, work.utc_offset_minutes), today_.day);
  if (!in_period(day)) return;
  at(day).worked_minutes += work.minutes;
  out_.worked_minutes += work.minutes;
}

void Counter::make_weeks() {
  for (const FlowPoint& day : out_.days) {
    if (out_.weeks.empty() || weekday_of(day.first_day) == Weekday::kMonday) {
      FlowPoint week;
      week.first_day = day.first_day;
      week.days = 0;
      out_.weeks.push_back(week);
    }
    FlowPoint& week = out_.weeks.back();
    ++week.days;
    week.created += day.created;
    week.done += day.done;
    week.dropped += day.dropped;
    week.worked_minutes += day.worked_minutes;
    week.open_at_end = day.open_at_end;
  }
}

void settle(Rate& rate) { rate.share = share_of(rate.done, rate.done + rate.dropped + rate.left_open); }

Insights Counter::finish() {
  int open = open_before_;
  for (FlowPoint& day : out_.days) {
    open += day.created - day.done - day.dropped;
    day.open_at_end = open;
  }
  make_weeks();
  settle(out_.overall);
  for (auto& [project, rate] : projects_) {
    settle(rate);
    out_.by_project.push_back({std::string(project), rate});
  }
  std::sort(out_.by_project.begin(), out_.by_project.end(),
            [](const ProjectRate& a, const ProjectRate& b) { return a.project < b.project; });
  for (Rate& rate : out_.by_weekday) settle(rate);
  for (Rate& rate : out_.by_due_weekday) settle(rate);
  for (Rate& rate : out_.by_size) settle(rate);
  for (Rate& rate : out_.by_priority) settle(rate);
  out_.on_time = share_of(timely_, with_due_);
  if (!ages_days_.empty()) out_.median_age_days = median_of(std::move(ages_days_));
  return std::move(out_);
}

// --- Estimate against actual ---

Factor factor_of(std::vector<double> ratios) {
  Factor factor;
  factor.n = static_cast<int>(ratios.size());
  if (factor.n < kLeastPairs) return factor;
  std::sort(ratios.begin(), ratios.end());
  const int outside = values_outside_median_interval(factor.n);
  factor.low = ratios[static_cast<std::size_t>(outside)];
  factor.high = ratios[ratios.size() - 1 - static_cast<std::size_t>(outside)];
  factor.p10 = percentile_of(ratios, 10);
  factor.p90 = percentile_of(ratios, 90);
  factor.value = median_ratio_of(std::move(ratios));
  return factor;
}

}  // namespace

Date created_day_of(const Task& task, Date today, int utc_offset_minutes) {
  return std::min(local_day(task.created_at, utc_offset_minutes), today);
}

std::optional<Date> closed_day_of(const Task& task, Date today) {
  if (task.status == TaskStatus::kOpen) return std::nullopt;
  return std::min(local_day(closed_at_of(task), task.closed_utc_offset_minutes), today);
}

std::optional<Outcome> outcome_of(const Task& task, const Today& today, int utc_offset_minutes) {
  if (const std::optional<Date> closed = closed_day_of(task, today.day))
    return Outcome{task.status == TaskStatus::kDone ? Ending::kDone : Ending::kDropped, *closed};
  const Date created = created_day_of(task, today.day, utc_offset_minutes);
  if (task.due) {
    if (!is_overdue(task, today)) return std::nullopt;
    return Outcome{Ending::kLeftOpen, std::max(task.due->day, created)};
  }
  Date since = created;
  if (task.defer) since = std::max(since, task.defer->day);
  if (since > add_days(today.day, -kDaysUntilLeftOpen)) return std::nullopt;
  return Outcome{Ending::kLeftOpen, add_days(since, kDaysUntilLeftOpen)};
}

std::optional<bool> on_time(const Task& task) {
  if (task.status != TaskStatus::kDone || !task.due) return std::nullopt;
  const Instant at = within_bounds(closed_at_of(task));
  const Today closed = today_at(at, offset_within_bounds(task.closed_utc_offset_minutes));
  if (closed.day != task.due->day) return closed.day < task.due->day;
  return !task.due->minute || closed.minute <= *task.due->minute;
}

std::size_t size_of_estimate(int minutes) {
  constexpr std::array<int, kEstimateSizes - 1> kUpTo_minutes = {0, 15, 30, 60, 120};
  for (std::size_t i = 0; i < kUpTo_minutes.size(); ++i)
    if (minutes <= kUpTo_minutes[i]) return i;
  return kEstimateSizes - 1;
}

Calibration calibration_of(const Index& index, Date first_day, Date today) {
  Calibration calibration;
  std::vector<double> all;
  std::unordered_map<std::string_view, std::vector<double>> projects;
  std::array<std::vector<double>, kEstimateSizes> sizes;
  for (const Entry& entry : index.entries()) {
    const Task& task = *entry.task;
    if (task.status != TaskStatus::kDone || task.estimate_minutes <= 0 || entry.worked_minutes <= 0) continue;
    if (entry.subtasks > 0 || closed_day_of(task, today) < first_day) continue;
    const double ratio = static_cast<double>(entry.worked_minutes) / task.estimate_minutes;
    calibration.pairs.push_back({*entry.id, task.estimate_minutes, entry.worked_minutes});
    all.push_back(ratio);
    projects[task.project].push_back(ratio);
    sizes[size_of_estimate(task.estimate_minutes)].push_back(ratio);
  }
  calibration.overall = factor_of(std::move(all));
  for (auto& [project, ratios] : projects)
    if (ratios.size() >= kLeastPairs)
      calibration.by_project.push_back({std::string(project), factor_of(std::move(ratios))});
  std::sort(calibration.by_project.begin(), calibration.by_project.end(),
            [](const ProjectFactor& a, const ProjectFactor& b) { return a.project < b.project; });
  for (std::size_t i = 1; i < kEstimateSizes; ++i) calibration.by_size[i] = factor_of(std::move(sizes[i]));
  return calibration;
}

Insights compute_insights(const State& state, const Index& index, const Today& today, int utc_offset_minutes,
                          Period period) {
  Counter counter(index, today, utc_offset_minutes, period);
  for (const Entry& entry : index.entries()) counter.add(entry);
  for (const auto& [id, work] : state.work) counter.add(work);
  Insights insights = counter.finish();
  insights.calibration = calibration_of(index, insights.first_day, today.day);
  return insights;
}

}  // namespace cairn::tasks
