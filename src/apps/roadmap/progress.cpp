#include "apps/roadmap/progress.h"

#include <algorithm>

namespace cairn::roadmap {
namespace {

template <class Items>
Count count_ticked(const Items& items, const State& state) {
  Count count;
  count.total = static_cast<int>(items.size());
  for (const auto& item : items) count.done += state.ticks.count(item.id) ? 1 : 0;
  return count;
}

double share(Count count) {
  return count.total == 0 ? 1.0 : static_cast<double>(count.done) / static_cast<double>(count.total);
}

const WeekMark* mark_of(const State& state, int week) {
  const auto it = state.weeks.find(week);
  return it == state.weeks.end() ? nullptr : &it->second;
}

}  // namespace

Progress progress_of(const Content& content, const State& state) {
  Progress progress;
  for (const auto& [id, entry] : state.time) {
    if (entry.week < 1 || entry.week > kWeekCount) continue;
    WeekProgress& week = progress.weeks[static_cast<std::size_t>(entry.week - 1)];
    (entry.activity == Activity::kLearning ? week.learning_minutes : week.building_minutes) += entry.minutes;
    progress.minutes += entry.minutes;
  }
  for (const Week& week : content.weeks) {
    WeekProgress& p = progress.weeks[static_cast<std::size_t>(week.number - 1)];
    p.topics = count_ticked(week.topics, state);
    p.resources = count_ticked(week.resources, state);
    p.steps = count_ticked(week.steps, state);
    p.goals = count_ticked(week.goals, state);
    const WeekMark* mark = mark_of(state, week.number);
    const bool done = mark && mark->status == WeekStatus::kDone;
    p.fraction = done ? 1.0 : 0.3 * share(p.topics) + 0.5 * share(p.steps) + 0.2 * share(p.goals);
    progress.weeks_done += done ? 1 : 0;
    progress.goals.done += p.goals.done;
    progress.goals.total += p.goals.total;
    if (week.milestone) {
      ++progress.milestones.total;
      progress.milestones.done += done ? 1 : 0;
    }
    progress.fraction += p.fraction / kWeekCount;
  }
  return progress;
}

bool needs_met(const Week& week, const State& state) {
  return std::all_of(week.needs.begin(), week.needs.end(), [&state](int need) {
    const WeekMark* mark = mark_of(state, need);
    return mark && mark->status != WeekStatus::kDeferred;
  });
}

int current_week(const Content& content, const State& state) {
  int deferred = 0;
  int blocked = 0;
  for (const Week& week : content.weeks) {
    const WeekMark* mark = mark_of(state, week.number);
    if (mark && mark->status != WeekStatus::kDeferred) continue;
    const bool ready = needs_met(week, state);
    if (!mark && ready) return week.number;
    if (mark && ready && deferred == 0) deferred = week.number;
    if (blocked == 0) blocked = week.number;
  }
  // Needs point to earlier weeks only, so the first open week is never blocked by anything but a deferred one.
  return deferred != 0 ? deferred : blocked;
}

std::int64_t available_minutes(const Settings& settings, Date monday) {
  int working_days = 0;
  int lost_days = 0;
  for (int i = 0; i < 7; ++i) {
    if (settings.free_weekdays & (1u << i)) continue;
    ++working_days;
    const Date day = add_days(monday, i);
    lost_days += std::binary_search(settings.days_off.begin(), settings.days_off.end(), day) ? 1 : 0;
  }
  if (working_days == 0) return 0;
  return std::int64_t{settings.hours_per_week} * 60 * (working_days - lost_days) / working_days;
}

WeekBudget budget_of(const State& state, Date day) {
  const Date monday = monday_of(day);
  WeekBudget budget;
  for (const auto& [id, entry] : state.time) {
    const int offset = days_between(monday, entry.day);
    if (offset < 0 || offset > 6) continue;
    (entry.activity == Activity::kLearning ? budget.learning_minutes : budget.building_minutes) += entry.minutes;
  }
  const std::int64_t available = available_minutes(state.settings, monday);
  budget.learning_budget_minutes = available * kLearningPercent / 100;
  budget.building_budget_minutes = available - budget.learning_budget_minutes;
  return budget;
}

Date start_date(const Settings& settings, Date today) { return settings.start_date.value_or(monday_of(today)); }

}  // namespace cairn::roadmap
