#pragma once
// When the open list will be done, as a range, from the person's own recent days.
//
// Method: a block bootstrap (Künsch 1989, "The jackknife and the bootstrap for general stationary observations"). The
// last weeks before today, at most twelve, each beginning on today's weekday, are the blocks: a drawn week keeps its
// own weekend and its own mood. Each of 1,000 runs first draws a history of two weeks fewer with replacement, and then
// weeks from that history until the list is empty. The first draw stands for how badly so few weeks tell the true pace;
// two fewer widen it to about what Student's t would say at 10 % and 90 %: (n - 1) / t^2 against 1.28^2 is n - 2 to a
// tenth for 4 to 12 weeks. Fixed seed: the same tasks give the same answer. On simulated people the range held in 77 to
// 92 % of cases from six weeks of history on; with four weeks and a list of two months only in 70 %.
//
// Two questions: if nothing new came, and with new tasks arriving as they did. What is out of sight (deferred) is not
// on the list yet; it arrives on the day that it is deferred to. Tasks that were brought from elsewhere (`origin`) are
// on the list, but did not arrive by themselves, so they count for no pace of arriving; those that came closed count
// for nothing. Dropped tasks leave the list like done ones.
//
// Must not know the screen or the clock.

#include <cstdint>
#include <optional>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/insights.h"
#include "apps/tasks/model.h"

namespace cairn::tasks {

inline constexpr int kForecastRuns = 1000;
inline constexpr int kMostWeeksOfPace = 12;
inline constexpr int kLeastDaysOfPace = 28;
inline constexpr int kLeastClosedForPace = 8;
inline constexpr int kForecastHorizon_days = 3 * 365;

// What one day did to the list, in tasks or in minutes.
struct DayFlow {
  double came = 0;     // by themselves
  double brought = 0;  // from elsewhere
  double went = 0;
};

enum class Verdict {
  kNothingOpen,
  kTooLittleHistory,
  kRange,          // `likely` is there, and `early`; `late` where it lies within the horizon
  kNotAtThisPace,  // fewer than half of the runs came to an end within the horizon
};

struct Scenario {
  Verdict verdict = Verdict::kTooLittleHistory;
  std::optional<Date> early, likely, late;  // 10 %, 50 %, 90 % of the runs are done by then
  double finished_share = 0;                // of the runs, within the horizon
  double growing_share = 0;                 // of the runs: at least as much came as went, on average
};

struct ListForecast {
  double open = 0;  // tasks or minutes
  double came_per_week = 0, went_per_week = 0;
  Scenario nothing_new, as_before;
};

struct Forecast {
  int open = 0, deferred = 0;  // open tasks in sight; open tasks out of sight, left out
  int history_days = 0;        // whole weeks before today that the pace is taken from
  int closed_in_history = 0;
  ListForecast by_tasks;
  // Each task with the size that its estimate says, corrected by how estimates turned out; one without an estimate with
  // the middle size of the others. Only where at least half of the open tasks and of those closed have estimates.
  std::optional<ListForecast> by_minutes;
  int estimated_open = 0;
};

Forecast forecast_of(const Index& index, const Today& today, int utc_offset_minutes);

// The heart of it. `history`: the days before today, oldest first; a rest that fills no week is left out at its
// beginning. `so_far`: what today has seen. Too little history: fewer than kLeastDaysOfPace days, or `closed` (tasks
// that left the list in the history) below kLeastClosedForPace.
Scenario simulate(const std::vector<DayFlow>& history, int closed, double open, const DayFlow& so_far, bool with_new,
                  Date today);

// How the range would have done: on days a week apart, up to 26 of them, the forecast of that day ("nothing new", in
// tasks) against the day when as many tasks had left as were then open. A day whose end is not known yet counts only
// where its range is over already, as a miss.
struct BackTest {
  int forecasts = 0;  // that gave a range and can be judged
  int held = 0, sooner = 0, later = 0;
};
BackTest back_test(const Index& index, const Today& today, int utc_offset_minutes);

}  // namespace cairn::tasks
