#include "apps/roadmap/forecast.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"
#include "base/random.h"

namespace cairn::roadmap {
namespace {

constexpr int kLeastWeeksOfHistory = 3;
constexpr int kRuns = 1000;
constexpr int kMostWeeks = 520;  // a run that takes longer has no date worth telling
constexpr std::uint64_t kSeed = 0x436169726E;
constexpr double kNothing = 1e-9;

struct Gain {
  Date day;
  double weeks = 0;
};

// The fractions of progress_of, each on the day when it was gained.
class Gains {
 public:
  Gains(const State& state, Date start, Date today, int utc_offset_minutes)
      : state_(state), start_(start), today_(today), utc_offset_minutes_(utc_offset_minutes) {}

  double add(const Week& week);  // returns its fraction
  std::vector<Gain> sorted() && {
    std::stable_sort(gains_.begin(), gains_.end(), [](const Gain& a, const Gain& b) { return a.day < b.day; });
    return std::move(gains_);
  }

 private:
  // A day ahead of today (the clock was changed, another time zone) counts as today.
  Date day_of(Instant at) const { return std::min(local_date(at, utc_offset_minutes_), today_); }

  template <class Items>
  void add_items(const Items& items, double weight, const WeekMark* done, double& sum) {
    if (items.empty()) gain(add_days(start_, -1), weight, sum);  // nothing to do counts as done
    for (const auto& item : items) {
      const auto tick = state_.ticks.find(item.id);
      if (tick == state_.ticks.end() || (done && tick->second.at > done->at)) continue;
      gain(day_of(tick->second.at), weight / static_cast<double>(items.size()), sum);
    }
  }
  void gain(Date day, double weeks, double& sum) {
    gains_.push_back({std::min(day, today_), weeks});
    sum += weeks;
  }

  const State& state_;
  Date start_, today_;
  int utc_offset_minutes_;
  std::vector<Gain> gains_;
};

double Gains::add(const Week& week) {
  const auto mark = state_.weeks.find(week.number);
  const WeekMark* done =
      mark != state_.weeks.end() && mark->second.status == WeekStatus::kDone ? &mark->second : nullptr;
  double sum = 0;
  add_items(week.topics, 0.3, done, sum);
  add_items(week.steps, 0.5, done, sum);
  add_items(week.goals, 0.2, done, sum);
  if (done && sum < 1) gain(day_of(done->at), 1 - sum, sum);
  return sum;
}

struct History {
  std::vector<BurnUpPoint> points;
  std::vector<double> full_weeks;  // gained in each
};

History history_of(const std::vector<Gain>& gains, Date start, Date today) {
  History history;
  std::size_t next = 0;
  double done = 0;
  for (; next < gains.size() && gains[next].day < start; ++next) done += gains[next].weeks;  // no week of history
  double done_before = done;
  for (Date sunday = add_days(monday_of(start), 6); sunday < today; sunday = add_days(sunday, 7)) {
    for (; next < gains.size() && gains[next].day <= sunday; ++next) done += gains[next].weeks;
    history.points.push_back({sunday, done});
    if (add_days(sunday, -6) >= start) history.full_weeks.push_back(done - done_before);
    done_before = done;
  }
  for (; next < gains.size(); ++next) done += gains[next].weeks;
  history.points.push_back({today, done});
  return history;
}

// Days from today until `remaining` is done when calendar weeks go as drawn ones did; the last week counts in part.
int run_days(const std::vector<double>& full_weeks, double remaining, Random& random) {
  for (int week = 0; week < kMostWeeks; ++week) {
    const double gained = full_weeks[random.index(full_weeks.size())];
    if (gained >= remaining - kNothing)
      return 7 * week + (gained > 0 ? static_cast<int>(std::ceil(7 * remaining / gained - kNothing)) : 0);
    remaining -= gained;
  }
  return 7 * kMostWeeks;
}

void resample(const std::vector<double>& full_weeks, double remaining, Date today, Forecast& forecast) {
  Random random(kSeed);
  std::vector<int> days;
  days.reserve(kRuns);
  for (int run = 0; run < kRuns; ++run) days.push_back(run_days(full_weeks, remaining, random));
  std::sort(days.begin(), days.end());
  const auto at = [&days, today](int percent) -> std::optional<Date> {
    const int found = days[static_cast<std::size_t>(kRuns * percent / 100 - 1)];
    if (found >= 7 * kMostWeeks) return std::nullopt;
    return add_days(today, found);
  };
  forecast.early = at(10);
  forecast.likely = at(50);
  forecast.late = at(90);
}

Date planned_finish(const Content& content, const State& state, Date today) {
  std::optional<Date> finish;
  for (const auto& [week, days] : plan_in_force(content, state, today).weeks)
    finish = std::max(finish.value_or(days.last_day), days.last_day);
  return finish.value_or(today);
}

}  // namespace

Forecast forecast_of(const Content& content, const State& state, Date today, int utc_offset_minutes) {
  Forecast forecast;
  const Date start = start_date(state.settings, today);
  forecast.planned = planned_finish(content, state, today);

  Gains gains(state, start, today, utc_offset_minutes);
  double remaining = 0;
  bool open = false;
  Date closed_on = std::min(start, today);
  for (const Week& week : content.weeks) {
    const double fraction = gains.add(week);
    const auto mark = state.weeks.find(week.number);
    if (mark != state.weeks.end() && mark->second.status != WeekStatus::kDeferred) {
      closed_on = std::clamp(local_date(mark->second.at, 0), closed_on, today);
      continue;
    }
    open = true;
    remaining += 1 - fraction;
  }

  History history = history_of(std::move(gains).sorted(), start, today);
  forecast.history = std::move(history.points);
  forecast.full_weeks_of_history = static_cast<int>(history.full_weeks.size());
  double gained = 0;
  for (const double weeks : history.full_weeks) gained += weeks;
  if (!history.full_weeks.empty()) forecast.pace = gained / static_cast<double>(history.full_weeks.size());

  if (!open) {  // not a guess any more
    forecast.early = forecast.likely = forecast.late = closed_on;
    return forecast;
  }
  if (forecast.full_weeks_of_history < kLeastWeeksOfHistory || forecast.pace < kNothing) return forecast;
  resample(history.full_weeks, remaining, today, forecast);
  return forecast;
}

}  // namespace cairn::roadmap
