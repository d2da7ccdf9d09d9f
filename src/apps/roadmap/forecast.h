#pragma once
// When the learner will finish, as a range, from the learner's own history: calendar weeks since the start are
// resampled (bootstrap, Efron 1979, fixed seed) until the remaining roadmap weeks are done; the 10th, 50th and 90th
// percentile are the answer. With fewer than three full calendar weeks of history it says so and gives only the plan.

#include <optional>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"

namespace cairn::roadmap {

struct BurnUpPoint {
  Date day;               // a Sunday, or today for the last one
  double weeks_done = 0;  // roadmap weeks, fractions counted
};

struct Forecast {
  std::vector<BurnUpPoint> history;  // from the start to today
  int full_weeks_of_history = 0;
  double pace = 0;                          // roadmap weeks a calendar week, mean of the history
  std::optional<Date> early, likely, late;  // 10 %, 50 %, 90 %; nothing with too little history or no pace
  Date planned;                             // finish by the plan in force
};

// Ticks fall on the learner's own days: `utc_offset_minutes` is the local time's offset.
Forecast forecast_of(const Content& content, const State& state, Date today, int utc_offset_minutes = 0);

}  // namespace cairn::roadmap
