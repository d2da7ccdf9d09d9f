#include "apps/tasks/insights_words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "apps/tasks/insights_names.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMostProjectsRead = 8;
constexpr int kWeeksOfAGoodPace = 6;

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}
std::string tasks(std::int64_t count) { return counted(count, "task", "tasks"); }
std::string was(std::int64_t count) { return count == 1 ? " was " : " were "; }

int rounded(double value) { return static_cast<int>(value + 0.5); }  // of values that are not negative

// A share that is neither none nor all is said to be neither.
std::string percent(double share) {
  int whole = rounded(share * 100);
  if (share > 0) whole = std::max(whole, 1);
  if (share < 1) whole = std::min(whole, 99);
  return std::to_string(whole) + " %";
}

std::string interval(const Share& share) {
  return percent(share.value) + ", likely between " + std::to_string(rounded(share.low * 100)) + " % and " +
         std::to_string(rounded(share.high * 100)) + " %";
}

// "1", "2.5": one decimal at most.
std::string one_decimal(double value) {
  const auto tenths = static_cast<std::int64_t>(value * 10 + 0.5);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text;
}
std::string counted_days(double days) { return one_decimal(days) + (one_decimal(days) == "1" ? " day" : " days"); }

std::string minutes_of(double minutes) { return format_minutes(static_cast<std::int64_t>(minutes + 0.5)); }

// "25 min", "2.5 h".
std::string time_words(std::int64_t minutes) { return minutes < 60 ? format_minutes(minutes) : format_hours(minutes); }

// --- Forecast ---

std::string range_words(const Scenario& scenario, Date today) {
  const std::string from = format_date(*scenario.early, today);
  const std::string likely = format_date(*scenario.likely, today);
  if (!scenario.late)
    return "around " + likely + ", possibly from " + from + " on; the slowest runs do not end within three years";
  if (scenario.early == scenario.late) return "on " + likely;
  return "between " + from + " and " + format_date(*scenario.late, today) + ", with " + likely + " in the middle";
}

std::string too_little_words(const Forecast& forecast) {
  if (forecast.history_days < kLeastDaysOfPace)
    return "There is too little history for a forecast: " +
           (forecast.history_days == 0 ? std::string("no whole week")
                                       : counted(forecast.history_days / 7, "whole week", "whole weeks")) +
           " so far, " + std::to_string(kLeastDaysOfPace / 7) + " are needed.";
  return "There is too little history for a forecast: " + tasks(forecast.closed_in_history) +
         was(forecast.closed_in_history) + "closed in the last " + std::to_string(forecast.history_days / 7) +
         " weeks, " + std::to_string(kLeastClosedForPace) + " are needed.";
}

std::string pace_words(const ListForecast& list) {
  return "about " + one_decimal(list.came_per_week) + " came in and " + one_decimal(list.went_per_week) +
         " were closed a week";
}

std::string all_open(const Forecast& forecast) {
  return forecast.open == 1 ? "the 1 open task" : "all " + std::to_string(forecast.open) + " open tasks";
}

// Those with the largest numbers; a chart is not made easier to hear by sixty sentences.
template <class Item, class Count>
std::vector<Item> most_frequent(std::vector<Item> items, Count count_of) {
  std::stable_sort(items.begin(), items.end(), [&](const Item& a, const Item& b) { return count_of(a) > count_of(b); });
  if (items.size() > kMostProjectsRead) items.resize(kMostProjectsRead);
  return items;
}

}  // namespace

std::string period_words(Period period) {
  return period == Period::kAll ? "all recorded time" : std::string("the last ") + name_of(period);
}

std::string flow_words(const Insights& insights) {
  return "In " + period_words(insights.period) + " " + tasks(insights.created) + " came in, " +
         std::to_string(insights.done) + was(insights.done) + "done and " + std::to_string(insights.dropped) +
         " dropped; " + std::to_string(insights.open_now) + (insights.open_now == 1 ? " is" : " are") + " open now.";
}

std::string rate_words(const Rate& rate, std::string_view period) {
  const Share& share = rate.share;
  const std::string counted =
      "closed, overdue or " + std::to_string(kDaysUntilLeftOpen) + " days old" + std::string(period);
  if (!share.known()) return "No task was " + counted + ".";
  const std::string counts = "Of " + tasks(share.of) + " that" + was(share.of) + counted + ", " +
                             std::to_string(share.count) + was(share.count) + "done";
  if (share.of < kFewForARate) return counts + "; too few for a rate.";
  return counts + ": " + interval(share) + ".";
}

std::string completion_words(const Insights& insights) {
  const Rate& rate = insights.overall;
  if (!rate.share.known())
    return "In " + period_words(insights.period) + " no task was closed, and none was due or older than " +
           std::to_string(kDaysUntilLeftOpen) + " days.";
  std::string text = rate_words(rate, " in " + period_words(insights.period));
  if (rate.dropped + rate.left_open == 0) return text;
  text.pop_back();
  return text + "; " + std::to_string(rate.dropped) + was(rate.dropped) + "dropped and " +
         std::to_string(rate.left_open) + (rate.left_open == 1 ? " is" : " are") + " still open.";
}

std::string project_words(const ProjectRate& found) {
  return (found.project.empty() ? std::string("Inbox") : found.project) + ": " + rate_words(found.rate);
}

std::string weekday_words(const Insights& insights) {
  int most = 0;
  for (const WeekdayDone& day : insights.done_on) most = std::max(most, day.done);
  if (most == 0) return "No task was done in " + period_words(insights.period) + ".";
  std::vector<std::string> names;
  for (std::size_t i = 0; i < insights.done_on.size(); ++i)
    if (insights.done_on[i].done == most) names.push_back(std::string(kWeekdayNames[i]) + "s");
  if (insights.done < kFewForARate || names.size() > 2)
    return tasks(insights.done) + was(insights.done) + "done; no weekday stands out.";
  return "Most was done on " + names[0] + (names.size() == 2 ? " and " + names[1] : "") + ": " + std::to_string(most) +
         (names.size() == 2 ? " each" : "") + " of " + tasks(insights.done) + ".";
}

std::string on_time_words(const Insights& insights) {
  const Share& share = insights.on_time;
  if (!share.known()) return "No task with a due day was done in " + period_words(insights.period) + ".";
  const std::string counts =
      std::to_string(share.count) + " of " + tasks(share.of) + " with a due day" + was(share.count) + "done on time";
  if (share.of < kFewForARate) return counts + "; too few for a rate.";
  return counts + ": " + interval(share) + ".";
}

std::string age_words(const Insights& insights) {
  if (!insights.median_age_days) return "No task was done in " + period_words(insights.period) + ".";
  if (*insights.median_age_days <= 0)
    return "At least half of the tasks that were done were done on the day they came in.";
  return "At least half of the tasks that were done were done within " + counted_days(*insights.median_age_days) +
         " of coming in.";
}

std::string worked_words(const Insights& insights) {
  if (insights.worked_minutes == 0) return "No time was recorded in " + period_words(insights.period) + ".";
  return "Time worked in " + period_words(insights.period) + ": " + time_words(insights.worked_minutes) + ".";
}

std::string factor_words(const Factor& factor, std::string_view project) {
  const std::string estimates =
      project.empty() ? std::string("Your estimates") : "Your estimates in " + std::string(project);
  if (!factor.value) {
    if (factor.n == 0) return "No task that is done has both an estimate and time recorded.";
    return "There is too little to compare estimates with: " + tasks(factor.n) + (factor.n == 1 ? " has" : " have") +
           " both an estimate and time recorded, " + std::to_string(kLeastPairs) + " are needed.";
  }
  const std::string basis = " (n = " + std::to_string(factor.n) + ", range " + minutes_of(60 * factor.low) + " to " +
                            minutes_of(60 * factor.high) + ").";
  if (*factor.value > 0.95 && *factor.value < 1.05)
    return estimates + " are about right: 60 min take " + minutes_of(60 * *factor.value) + basis;
  return estimates + " of 60 min take " + minutes_of(60 * *factor.value) + basis;
}

std::string calibration_words(const Calibration& calibration) { return factor_words(calibration.overall); }

std::string nothing_new_words(const Forecast& forecast, Date today) {
  const Scenario& scenario = forecast.by_tasks.nothing_new;
  switch (scenario.verdict) {
    case Verdict::kNothingOpen:
      return "Nothing is open.";
    case Verdict::kTooLittleHistory:
      return too_little_words(forecast);
    case Verdict::kRange:
      return "If nothing new came, " + all_open(forecast) + " would be done " + range_words(scenario, today) + ".";
    case Verdict::kNotAtThisPace:
      break;
  }
  return "Even if nothing new came, " + all_open(forecast) +
         " would not be done within three years at this pace: " + one_decimal(forecast.by_tasks.went_per_week) +
         " were closed a week.";
}

std::string as_before_words(const Forecast& forecast, Date today) {
  const ListForecast& list = forecast.by_tasks;
  switch (list.as_before.verdict) {
    case Verdict::kNothingOpen:
      return "Nothing is open.";
    case Verdict::kTooLittleHistory:
      return too_little_words(forecast);
    case Verdict::kRange:
      return "With new tasks arriving as they did, the list would be empty " + range_words(list.as_before, today) +
             ": " + pace_words(list) + ".";
    case Verdict::kNotAtThisPace:
      break;
  }
  return "With new tasks arriving as they did, the list would not be empty within three years: " + pace_words(list) +
         ".";
}

std::string minutes_words(const Forecast& forecast, Date today) {
  if (!forecast.by_minutes || forecast.by_minutes->nothing_new.verdict != Verdict::kRange) return {};
  return "By the estimates " + time_words(static_cast<std::int64_t>(forecast.by_minutes->open + 0.5)) +
         " of work is left, which without anything new would be done " +
         range_words(forecast.by_minutes->nothing_new, today) + ".";
}

std::string basis_words(const Forecast& forecast) {
  const Verdict verdict = forecast.by_tasks.nothing_new.verdict;
  std::string deferred;
  if (forecast.deferred > 0)
    deferred = tasks(forecast.deferred) + (forecast.deferred == 1 ? " that is" : " that are") + " deferred " +
               (forecast.deferred == 1 ? "is" : "are") + " left out";
  if (verdict == Verdict::kNothingOpen || verdict == Verdict::kTooLittleHistory)
    return deferred.empty() ? deferred : deferred + ".";
  const int weeks = forecast.history_days / 7;
  std::string text = "Eight of ten runs drawn from your last " + std::to_string(weeks) + " weeks end within the range";
  if (weeks < kWeeksOfAGoodPace) text += ", a rough one with so few weeks";
  return text + (deferred.empty() ? "." : "; " + deferred + ".");
}

std::string back_test_words(const BackTest& test) {
  if (test.forecasts == 0) return {};
  return "Tried on your own past, the range held in " + std::to_string(test.held) + " of " +
         counted(test.forecasts, "forecast", "forecasts") + ".";
}

std::vector<std::string> readings(const Insights& insights, const Forecast& forecast) {
  const Date today = insights.last_day;
  std::vector<std::string> all = {flow_words(insights), completion_words(insights)};
  for (const ProjectRate& found :
       most_frequent(insights.by_project, [](const ProjectRate& a) { return a.rate.share.of; }))
    all.push_back(project_words(found));
  all.push_back(weekday_words(insights));
  all.push_back(on_time_words(insights));
  all.push_back(age_words(insights));
  all.push_back(worked_words(insights));
  all.push_back(calibration_words(insights.calibration));
  for (const ProjectFactor& found :
       most_frequent(insights.calibration.by_project, [](const ProjectFactor& a) { return a.factor.n; }))
    all.push_back(factor_words(found.factor, found.project.empty() ? "the inbox" : found.project));
  all.push_back(nothing_new_words(forecast, today));
  if (forecast.by_tasks.as_before.verdict != Verdict::kNothingOpen &&
      forecast.by_tasks.as_before.verdict != Verdict::kTooLittleHistory)
    all.push_back(as_before_words(forecast, today));
  all.push_back(minutes_words(forecast, today));
  all.push_back(basis_words(forecast));
  all.erase(std::remove(all.begin(), all.end(), std::string()), all.end());
  return all;
}

}  // namespace cairn::tasks
