#pragma once
// A small roadmap in memory and states to try rules on. The needs are those of the real roadmap; each week has two
// topics (4 h each), three steps (4 h each) and two goals. No files are read.

#include <string>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"
#include "base/random.h"

namespace cairn::roadmap::testing {

inline const std::vector<std::vector<int>>& needs_by_week() {
  static const std::vector<std::vector<int>> kNeeds = {
      {},       {1},     {1},      {3},      {4},      {5},         {2, 6},   {6, 7},   {4},
      {9},      {5, 9},  {6, 11},  {7, 11},  {10, 13}, {8, 12, 14}, {14, 15}, {7},      {17},
      {18},     {19},    {19, 20}, {9, 19},  {18, 21}, {22, 23},    {11},     {18},     {26},
      {12, 27}, {9, 28}, {27, 29}, {26, 27}, {30, 31}, {13, 24},    {33},     {15, 34}, {8, 16, 24, 32, 35}};
  return kNeeds;
}

inline std::string item_id(int week, const std::string& kind, int number) {
  return "w" + std::string(week < 10 ? "0" : "") + std::to_string(week) + "." + kind + "." + std::to_string(number);
}

inline Week make_week(int number) {
  Week week;
  week.number = number;
  week.phase = number > 32 ? 5 : (number - 1) / 8 + 1;
  week.month = (number - 1) / 4 + 1;
  week.title = "Title " + std::to_string(number);
  week.subject = "Subject " + std::to_string(number);
  week.summary = "Summary " + std::to_string(number);
  week.app = "tasks";
  week.needs = needs_by_week()[static_cast<std::size_t>(number - 1)];
  for (int i = 1; i <= 2; ++i) week.topics.push_back({item_id(number, "topic", i), "Topic " + std::to_string(i), 240});
  Resource resource;
  resource.id = item_id(number, "res", 1);
  resource.title = "A book";
  resource.url = "https://example.org/book";
  week.resources.push_back(resource);
  week.project_title = "Project " + std::to_string(number);
  week.project_brief = "Something small that runs.";
  for (int i = 1; i <= 3; ++i) week.steps.push_back({item_id(number, "step", i), "Step " + std::to_string(i), 240});
  for (int i = 1; i <= 2; ++i)
    week.goals.push_back({item_id(number, "goal", i), "Goal " + std::to_string(i), "It runs"});
  if ((number % 8 == 0 && number <= 32) || number == kWeekCount)
    week.milestone = Milestone{"m" + std::to_string(week.phase), "Milestone " + std::to_string(week.phase), "Deployed"};
  return week;
}

inline Content make_content() {
  Content content;
  content.title = "Roadmap";
  content.summary = "Summary";
  content.principles = {"Build something every week"};
  for (int i = 1; i <= 5; ++i)
    content.phases.push_back(
        {i, 8 * i - 7, i == 5 ? kWeekCount : 8 * i, "Phase " + std::to_string(i), "Focus", "tasks", "Project"});
  content.apps.push_back({"tasks", "Tasks", "A task tracker"});
  content.setup = {{"setup.editor", "Install an editor", {}},
                   {"setup.git", "Install Git", {}},
                   {"setup.python", "Install Python", {}}};
  for (int number = 1; number <= kWeekCount; ++number) content.weeks.push_back(make_week(number));
  return content;
}

// A Monday; noon of a day, in milliseconds.
inline Date first_monday() { return to_date({2026, 11, 23}); }
inline Instant noon(Date day) { return {std::int64_t{day.days} * 86'400'000 + 43'200'000}; }

inline State started(Date start) {
  State state;
  state.settings.start_date = start;
  return state;
}
inline void tick(State& state, const std::string& id, Date day) { state.ticks[id] = Tick{noon(day)}; }
inline void tick_all(State& state, const Week& week, Date day) {
  for (const Topic& topic : week.topics) tick(state, topic.id, day);
  for (const Step& step : week.steps) tick(state, step.id, day);
  for (const Goal& goal : week.goals) tick(state, goal.id, day);
}
inline void mark(State& state, int week, WeekStatus status, Date day) {
  state.weeks[week] = WeekMark{status, status == WeekStatus::kDone ? "" : "a reason", noon(day)};
}
inline void log_time(State& state, int week, Date day, int minutes, Activity activity) {
  state.time["t" + std::to_string(state.time.size())] = TimeEntry{week, day, minutes, activity, ""};
}

// Anything that settings, marks, ticks and hours can say; the same for the same seed.
inline State random_state(const Content& content, Random& random, Date today) {
  State state = started(add_days(today, static_cast<int>(random.between(-200, 20))));
  state.settings.hours_per_week = static_cast<int>(random.between(1, 80));
  if (random.chance(0.5)) state.settings.free_weekdays = static_cast<std::uint8_t>(random.below(127));
  Date off = today;
  for (std::uint64_t i = random.below(20); i > 0; --i) {
    off = add_days(off, static_cast<int>(random.between(1, 9)));
    state.settings.days_off.push_back(off);
  }
  const double closed = random.unit();
  for (const Week& week : content.weeks) {
    const Date day = add_days(today, -static_cast<int>(random.below(100)));
    if (random.chance(closed * 0.8))
      mark(state, week.number, WeekStatus::kDone, day);
    else if (random.chance(0.1))
      mark(state, week.number, WeekStatus::kSkipped, day);
    else if (random.chance(0.15))
      mark(state, week.number, WeekStatus::kDeferred, day);
    for (const Step& step : week.steps)
      if (random.chance(closed)) tick(state, step.id, day);
  }
  for (std::uint64_t i = random.below(30); i > 0; --i)
    log_time(state, static_cast<int>(random.between(1, kWeekCount)),
             add_days(today, -static_cast<int>(random.below(30))), static_cast<int>(random.between(1, 600)),
             random.chance(0.5) ? Activity::kLearning : Activity::kBuilding);
  return state;
}

}  // namespace cairn::roadmap::testing
