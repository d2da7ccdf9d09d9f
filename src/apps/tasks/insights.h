#pragma once
// What the record of tasks says: what came and went, how much of it was done, how estimates turned out. Figures only;
// insights_words.h puts them into sentences, insights_forecast.h looks ahead. Must not know the screen or the clock.
// Linear in the number of tasks, but for sorting.
//
// Days are the person's own: a task was created on the day that `utc_offset_minutes` makes of it, and closed on the day
// it was where it was closed. A day ahead of today (the clock was changed) counts as today. A task that says it was
// closed before it was created came on the day when it was closed.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/insights_stats.h"
#include "apps/tasks/model.h"

namespace cairn::tasks {

// Whole weeks that end today, so that every weekday is in them equally often: 28, 84 and 364 days. kAll begins with the
// first task, at most ten years ago.
enum class Period { kFourWeeks, kTwelveWeeks, kYear, kAll };

inline constexpr int kMostDaysOfHistory = 3653;
inline constexpr int kDaysUntilLeftOpen = 28;
inline constexpr int kFewForARate = 8;            // below, a share is not worth telling without its counts
inline constexpr int kLeastPairs = 8;             // below, no calibration factor
inline constexpr std::size_t kEstimateSizes = 6;  // of estimates: none, up to 15, 30, 60, 120 minutes, more

// What became of a task, and when. Every task has at most one outcome, so periods and groups add up.
//   done, dropped  on the day when it was closed
//   left open      still open: on its due day, once that is past, or the day when it was created, if that is later;
//                  without a due day 28 days after it was created or came back into sight, whichever is later
// A task that is open and has neither passed its due day nor those 28 days has no outcome yet and is not counted: what
// came in yesterday says nothing about how much gets done.
enum class Ending { kDone, kDropped, kLeftOpen };
struct Outcome {
  Ending ending = Ending::kDone;
  Date day;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};
std::optional<Outcome> outcome_of(const Task& task, const Today& today, int utc_offset_minutes);

Date created_day_of(const Task& task, Date today, int utc_offset_minutes);
std::optional<Date> closed_day_of(const Task& task, Date today);  // nothing: it is open
// Done, and no later than it was due: by the minute where the due day has one. Nothing: not done, or not due.
std::optional<bool> on_time(const Task& task);
std::size_t size_of_estimate(int minutes);  // 0..kEstimateSizes - 1

// Completion rate: done of all that had an outcome in the period. Done late is done.
struct Rate {
  int done = 0, dropped = 0, left_open = 0;
  Share share;  // of: done + dropped + left open
  friend bool operator==(const Rate&, const Rate&) = default;
};
struct ProjectRate {
  std::string project;  // its whole name; empty: the inbox
  Rate rate;
  friend bool operator==(const ProjectRate&, const ProjectRate&) = default;
};

// A day, or the part of a calendar week (Monday first) that lies in the period.
struct FlowPoint {
  Date first_day;
  int days = 1;  // 1..7
  int created = 0, done = 0, dropped = 0;
  int open_at_end = 0;
  std::int64_t worked_minutes = 0;
  friend bool operator==(const FlowPoint&, const FlowPoint&) = default;
};

struct WeekdayDone {
  int done = 0;
  int days = 0;  // how many such days the period has
  friend bool operator==(const WeekdayDone&, const WeekdayDone&) = default;
};

struct EstimatePair {
  std::string task;  // id
  int estimate_minutes = 0, worked_minutes = 0;
  friend bool operator==(const EstimatePair&, const EstimatePair&) = default;
};

// How many minutes of work a minute of estimate turned out to be.
struct Factor {
  int n = 0;                    // pairs it rests on
  std::optional<double> value;  // the middle ratio; nothing with fewer than kLeastPairs
  double low = 0, high = 0;     // 95 % interval of the middle ratio
  double p10 = 0, p90 = 0;      // between them lie 80 % of the single ratios
  friend bool operator==(const Factor&, const Factor&) = default;
};
struct ProjectFactor {
  std::string project;
  Factor factor;
  friend bool operator==(const ProjectFactor&, const ProjectFactor&) = default;
};
// Of tasks that are done and have both an estimate and time worked. Tasks with parts are left out: what was worked on
// them lies with their parts.
struct Calibration {
  std::vector<EstimatePair> pairs;  // in the order of ids
  Factor overall;
  std::vector<ProjectFactor> by_project;       // by name; only those with a value
  std::array<Factor, kEstimateSizes> by_size;  // the first, without an estimate, stays empty
};

struct Insights {
  Period period = Period::kFourWeeks;
  Date first_day, last_day;  // both included; the last is today
  int tasks = 0;             // all there are
  int open_now = 0;

  std::vector<FlowPoint> days, weeks;
  int created = 0, done = 0, dropped = 0;  // in the period
  std::int64_t worked_minutes = 0;

  Rate overall;
  std::vector<ProjectRate> by_project;       // by name; those with an outcome in the period
  std::array<Rate, 7> by_weekday;            // of the outcome
  std::array<Rate, 7> by_due_weekday;        // of tasks that have a due day
  std::array<Rate, kEstimateSizes> by_size;  // of the estimate
  std::array<Rate, 4> by_priority;           // in the order of Priority
  std::array<WeekdayDone, 7> done_on;        // tasks done on Mondays...
  Share on_time;                             // of what was done and had a due day
  std::optional<double> median_age_days;     // from created to done; nothing: nothing was done
  Calibration calibration;
};

// `index` must have been made of `state`.
Insights compute_insights(const State& state, const Index& index, const Today& today, int utc_offset_minutes,
                          Period period);

// Tasks done from `first_day` to `today`.
Calibration calibration_of(const Index& index, Date first_day, Date today);

}  // namespace cairn::tasks
