#pragma once
// What came to the list and what went from it, day by day: what a forecast is made of.

#include <functional>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/insights_forecast.h"

namespace cairn::tasks {

// Every day from the first task to today, and what was open before.
struct History {
  Date first_day;
  std::vector<DayFlow> days;  // the last one is today
  double open_before = 0;
};

// It was closed before it came here.
bool came_closed(const Task& task);
// The day of the first task, at most kMostDaysOfHistory before today.
Date first_day_of(const Index& index, const Today& today, int utc_offset_minutes);
// `weight_of(entry)`: 1, or its size in minutes.
History history_of(const Index& index, const Today& today, int utc_offset_minutes, Date first_day,
                   const std::function<double(const Entry&)>& weight_of);

}  // namespace cairn::tasks
