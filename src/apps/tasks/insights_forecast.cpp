#include "apps/tasks/insights_forecast.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "apps/tasks/insights_history.h"
#include "base/random.h"

namespace cairn::tasks {
namespace {

constexpr std::uint64_t kSeed = 0x6361'6972'6E2D'3230;
constexpr int kDaysPerWeek = 7;
constexpr int kHorizon_weeks = (kForecastHorizon_days + kDaysPerWeek - 1) / kDaysPerWeek;
constexpr int kNever = kForecastHorizon_days + 1;
constexpr double kNothing = 1e-9;
constexpr int kMostBackTests = 26;

// A week of the history: what the list is at after each of its days, against its beginning.
struct Block {
  std::array<double, kDaysPerWeek> came{}, went{};
  double total = 0;   // change of the list over the whole week
  double lowest = 0;  // of the running change
};

Block block_of(const DayFlow* days, bool with_new) {
  Block block;
  for (std::size_t i = 0; i < kDaysPerWeek; ++i) {
    block.came[i] = with_new ? days[i].came : 0;
    block.went[i] = days[i].went;
    block.total += block.came[i] - block.went[i];
    block.lowest = i == 0 ? block.total : std::min(block.lowest, block.total);
  }
  return block;
}

std::vector<Block> blocks_of(const std::vector<DayFlow>& history, bool with_new) {
  const std::size_t weeks = std::min<std::size_t>(history.size() / kDaysPerWeek, kMostWeeksOfPace);
  std::vector<Block> blocks;
  for (std::size_t week = weeks; week > 0; --week)
    blocks.push_back(block_of(history.data() + (history.size() - week * kDaysPerWeek), with_new));
  return blocks;
}

// Today has seen some of its day: what is left of the drawn one.
Block without(const Block& block, const DayFlow& so_far) {
  Block rest = block;
  rest.came[0] = std::max(0.0, rest.came[0] - so_far.came);
  rest.went[0] = std::max(0.0, rest.went[0] - so_far.went);
  return rest;
}

// The day of the week on which the list is empty; kDaysPerWeek: it is not. `remaining` goes on.
int day_of_end(const Block& block, double& remaining) {
  for (std::size_t day = 0; day < kDaysPerWeek; ++day) {
    remaining += block.came[day] - block.went[day];
    if (remaining <= kNothing) return static_cast<int>(day);
  }
  return kDaysPerWeek;
}

class Runs {
 public:
  Runs(std::vector<Block> blocks, const DayFlow& so_far) : blocks_(std::move(blocks)), so_far_(so_far) {}

  // Days from today until the list is empty, kNever beyond the horizon.
  int run(double remaining) {
    // The history of this run: two weeks fewer than there are, see the header.
    const std::size_t size = blocks_.size() - 2;
    world_.clear();
    double change = 0;
    for (std::size_t i = 0; i < size; ++i) {
      world_.push_back(random_.index(blocks_.size()));
      change += blocks_[world_.back()].total;
    }
    if (change >= 0) ++growing_;
    for (int week = 0; week < kHorizon_weeks; ++week) {
      const Block& block = blocks_[world_[random_.index(size)]];
      if (week > 0 && remaining + block.lowest > kNothing) {
        remaining += block.total;
        continue;
      }
      const int day = day_of_end(week == 0 ? without(block, so_far_) : block, remaining);
      if (day < kDaysPerWeek) return std::min(week * kDaysPerWeek + day, kNever);
    }
    return kNever;
  }
  int growing() const { return growing_; }

 private:
  std::vector<Block> blocks_;
  DayFlow so_far_;
  Random random_{kSeed};
  std::vector<std::size_t> world_;
  int growing_ = 0;
};

// Whole weeks of pace before the day at `today` (an index of the days).
std::size_t days_of_pace(std::size_t today) {
  const std::size_t weeks = std::min<std::size_t>(today / kDaysPerWeek, kMostWeeksOfPace);
  return weeks * kDaysPerWeek;
}

std::vector<DayFlow> pace_before(const History& history, std::size_t today) {
  const auto end = history.days.begin() + static_cast<std::ptrdiff_t>(today);
  return {end - static_cast<std::ptrdiff_t>(days_of_pace(today)), end};
}

double went_in(const std::vector<DayFlow>& days) {
  double sum = 0;
  for (const DayFlow& day : days) sum += day.went;
  return sum;
}

ListForecast list_forecast(const History& history, int closed, double open, Date today) {
  const std::size_t last = history.days.size() - 1;
  const std::vector<DayFlow> pace = pace_before(history, last);
  ListForecast list;
  list.open = open;
  if (!pace.empty()) {
    double came = 0;
    for (const DayFlow& day : pace) came += day.came;
    const double weeks = static_cast<double>(pace.size()) / kDaysPerWeek;
    list.came_per_week = came / weeks;
    list.went_per_week = went_in(pace) / weeks;
  }
  list.nothing_new = simulate(pace, closed, open, history.days[last], false, today);
  list.as_before = simulate(pace, closed, open, history.days[last], true, today);
  return list;
}

// --- Sizes ---

// Minutes of work that a task takes by its estimate and by how estimates turned out in its project, or over all.
class Sizes {
 public:
  Sizes(const Index& index, const Today& today)
      : calibration_(calibration_of(index, add_days(today.day, -364), today.day)) {
    for (const ProjectFactor& found : calibration_.by_project) factors_[found.project] = found.factor.value.value_or(1);
    std::vector<double> known;
    for (const Entry& entry : index.entries())
      if (is_estimated(*entry.task)) known.push_back(by_estimate(*entry.task));
    typical_minutes_ = median_of(std::move(known));
  }

  static bool is_estimated(const Task& task) { return task.estimate_minutes > 0; }
  double of(const Task& task) const { return is_estimated(task) ? by_estimate(task) : typical_minutes_; }

 private:
  double by_estimate(const Task& task) const {
    const auto found = factors_.find(task.project);
    const double factor = found != factors_.end() ? found->second : calibration_.overall.value.value_or(1);
    return task.estimate_minutes * factor;
  }

  Calibration calibration_;
  std::unordered_map<std::string_view, double> factors_;
  double typical_minutes_ = 0;
};

}  // namespace

Scenario simulate(const std::vector<DayFlow>& history, int closed, double open, const DayFlow& so_far, bool with_new,
                  Date today) {
  Scenario scenario;
  if (open <= kNothing) {
    scenario.verdict = Verdict::kNothingOpen;
    return scenario;
  }
  if (history.size() < static_cast<std::size_t>(kLeastDaysOfPace) || closed < kLeastClosedForPace) return scenario;
  Runs runs(blocks_of(history, with_new), so_far);
  std::vector<int> days;
  days.reserve(kForecastRuns);
  for (int i = 0; i < kForecastRuns; ++i) days.push_back(runs.run(open));
  std::sort(days.begin(), days.end());
  const auto at = [&days, today](int percent) -> std::optional<Date> {
    const int found = days[static_cast<std::size_t>(kForecastRuns * percent / 100 - 1)];
    if (found >= kNever) return std::nullopt;
    return add_days(today, found);
  };
  scenario.early = at(10);
  scenario.likely = at(50);
  scenario.late = at(90);
  const auto finished = std::lower_bound(days.begin(), days.end(), kNever) - days.begin();
  scenario.finished_share = static_cast<double>(finished) / kForecastRuns;
  scenario.growing_share = static_cast<double>(runs.growing()) / kForecastRuns;
  scenario.verdict = scenario.likely ? Verdict::kRange : Verdict::kNotAtThisPace;
  return scenario;
}

Forecast forecast_of(const Index& index, const Today& today, int utc_offset_minutes) {
  Forecast forecast;
  const Date first_day = first_day_of(index, today, utc_offset_minutes);
  const auto one = [](const Entry&) { return 1.0; };
  const History tasks = history_of(index, today, utc_offset_minutes, first_day, one);
  const std::size_t pace_days = days_of_pace(tasks.days.size() - 1);
  forecast.history_days = static_cast<int>(pace_days);
  forecast.closed_in_history = static_cast<int>(went_in(pace_before(tasks, tasks.days.size() - 1)) + 0.5);

  const Date pace_from = add_days(today.day, -static_cast<int>(pace_days));
  const Sizes sizes(index, today);
  double open_minutes = 0;
  int estimated_closed = 0;
  for (const Entry& entry : index.entries()) {
    const Task& task = *entry.task;
    const std::optional<Date> closed = closed_day_of(task, today.day);
    if (closed) {
      if (*closed >= pace_from && *closed < today.day && !came_closed(task) && Sizes::is_estimated(task))
        ++estimated_closed;
    } else if (is_deferred(entry, today)) {
      ++forecast.deferred;
    } else {
      ++forecast.open;
      if (Sizes::is_estimated(task)) ++forecast.estimated_open;
      open_minutes += sizes.of(task);
    }
  }
  forecast.by_tasks = list_forecast(tasks, forecast.closed_in_history, forecast.open, today.day);
  if (forecast.open > 0 && 2 * forecast.estimated_open >= forecast.open && estimated_closed > 0 &&
      2 * estimated_closed >= forecast.closed_in_history) {
    const History minutes = history_of(index, today, utc_offset_minutes, first_day,
                                       [&sizes](const Entry& entry) { return sizes.of(*entry.task); });
    forecast.by_minutes = list_forecast(minutes, forecast.closed_in_history, open_minutes, today.day);
  }
  return forecast;
}

BackTest back_test(const Index& index, const Today& today, int utc_offset_minutes) {
  BackTest result;
  const Date first_day = first_day_of(index, today, utc_offset_minutes);
  const History history = history_of(index, today, utc_offset_minutes, first_day, [](const Entry&) { return 1.0; });
  const std::size_t last = history.days.size() - 1;
  std::vector<double> open_at{history.open_before};  // in the morning of each day
  for (const DayFlow& day : history.days) open_at.push_back(open_at.back() + day.came + day.brought - day.went);

  for (std::size_t back = 1; back <= kMostBackTests && back * kDaysPerWeek <= last; ++back) {
    const std::size_t origin = last - back * kDaysPerWeek;
    const std::vector<DayFlow> pace = pace_before(history, origin);
    const Date day = add_days(first_day, static_cast<int>(origin));
    const Scenario forecast =
        simulate(pace, static_cast<int>(went_in(pace) + 0.5), open_at[origin], DayFlow(), false, day);
    if (forecast.verdict != Verdict::kRange) continue;
    double went = 0;
    std::size_t end = origin;
    while (end <= last && (went += history.days[end].went) < open_at[origin] - kNothing) ++end;
    const Date ended = add_days(first_day, static_cast<int>(end));  // tomorrow: not yet
    if (end > last && (!forecast.late || *forecast.late >= today.day)) continue;
    ++result.forecasts;
    if (end <= last && ended < *forecast.early)
      ++result.sooner;
    else if (forecast.late && ended > *forecast.late)
      ++result.later;
    else
      ++result.held;
  }
  return result;
}

}  // namespace cairn::tasks
