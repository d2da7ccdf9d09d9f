#pragma once
// Figures derived from content and state: pure functions, never stored.

#include <array>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"

namespace cairn::roadmap {

struct Count {
  int done = 0, total = 0;
};

struct WeekProgress {
  Count topics, resources, steps, goals;
  std::int64_t learning_minutes = 0, building_minutes = 0;  // logged
  // 0..1. Done: 1. Otherwise 0.3 topics + 0.5 steps + 0.2 goals, each by its ticked share (resources serve topics).
  double fraction = 0.0;
};

struct Progress {
  std::array<WeekProgress, kWeekCount> weeks;  // [0] is week 1
  Count goals, milestones;                     // of the whole roadmap
  int weeks_done = 0;
  std::int64_t minutes = 0;
  double fraction = 0.0;  // mean of the weeks
  const WeekProgress& week(int number) const { return weeks[static_cast<std::size_t>(number - 1)]; }
};

Progress progress_of(const Content& content, const State& state);

// The week to work on: the first that is neither done, skipped nor deferred and whose needs are met (done or skipped);
// else the first deferred one with its needs met; 0 when all is done.
int current_week(const Content& content, const State& state);
bool needs_met(const Week& week, const State& state);

// Logged minutes in the calendar week (Monday to Sunday) of `day`, and the budget by the 40/60 split.
struct WeekBudget {
  std::int64_t learning_minutes = 0, building_minutes = 0;                // logged
  std::int64_t learning_budget_minutes = 0, building_budget_minutes = 0;  // 40 % and 60 % of the available minutes
};
inline constexpr int kLearningPercent = 40;
std::int64_t available_minutes(const Settings& settings, Date monday);  // hours a week less days off, rounded down
WeekBudget budget_of(const State& state, Date day);

Date start_date(const Settings& settings, Date today);  // chosen, else the Monday of this week

}  // namespace cairn::roadmap
