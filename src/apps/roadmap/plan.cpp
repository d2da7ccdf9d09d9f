#include "apps/roadmap/plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

#include "apps/roadmap/progress.h"

namespace cairn::roadmap {
namespace {

constexpr int kGiveUpAfterWeeks = 522;                // ten years without a planned hour
constexpr std::int64_t kLeast_minutes = 15;           // an open week whose items are all ticked still wants a look back
constexpr std::int64_t kWorthBeginning_minutes = 60;  // shorter rests of a calendar week stay free

// What is left of one calendar week.
struct Room {
  std::int64_t minutes = 0;
  std::vector<Date> days;  // working days from the first plannable one on
};

Room room_in(const Settings& settings, Date monday, Date from) {
  Room room;
  int working_days = 0;
  for (int i = 0; i < 7; ++i) {
    if (settings.free_weekdays & (1u << i)) continue;
    ++working_days;
    const Date day = add_days(monday, i);
    if (day < from || std::binary_search(settings.days_off.begin(), settings.days_off.end(), day)) continue;
    room.days.push_back(day);
  }
  if (!room.days.empty())
    room.minutes =
        std::int64_t{settings.hours_per_week} * 60 * static_cast<std::int64_t>(room.days.size()) / working_days;
  return room;
}

struct Job {
  int week = 0;
  bool deferred = false;
  bool wanted = false;  // deferred, but a week that is not builds on it
  std::int64_t left_minutes = 0;
  bool begun = false;  // in this plan
};

class Scheduler {
 public:
  Scheduler(const Content& content, const State& state, Date today);
  Result<Plan> run();

 private:
  void add_job(const Week& week, bool deferred, double fraction);
  void mark_wanted();
  bool ready(const Job& job) const;
  Job* next_job();
  void fill(Date monday, const Room& room);

  const Content& content_;
  const State& state_;
  Date from_;
  Date next_place_;  // the Monday from which one more week may be begun
  std::vector<Job> jobs_;
  std::array<bool, kWeekCount + 1> open_{};  // by week number
  std::size_t open_count_ = 0;
  Plan plan_;
};

Scheduler::Scheduler(const Content& content, const State& state, Date today) : content_(content), state_(state) {
  const Date start = start_date(state.settings, today);
  from_ = std::max(today, start);
  plan_.dates.made_on = today;
  plan_.finish = today;
  // The roadmap's pace is one week a calendar week. Whoever has closed more than have passed goes on at once and keeps
  // the lead; whoever has closed fewer may begin weeks as fast as the hours allow until the calendar is caught up.
  int closed = 0;
  for (const auto& [week, mark] : state.weeks) closed += mark.status != WeekStatus::kDeferred ? 1 : 0;
  const int passed = days_between(monday_of(start), monday_of(from_)) / 7;
  next_place_ = add_days(monday_of(start), 7 * std::min(closed, passed));
  const Progress progress = progress_of(content, state);
  for (const Week& week : content.weeks) {
    const auto mark = state.weeks.find(week.number);
    const bool deferred = mark != state.weeks.end() && mark->second.status == WeekStatus::kDeferred;
    if (mark != state.weeks.end() && !deferred) continue;
    add_job(week, deferred, progress.week(week.number).fraction);
  }
  mark_wanted();
}

void Scheduler::add_job(const Week& week, bool deferred, double fraction) {
  const double effort = 60.0 * week.effort_hours;
  const auto left = static_cast<std::int64_t>(std::llround(effort * (1.0 - fraction)));
  jobs_.push_back({week.number, deferred, false, std::max(kLeast_minutes, left), false});
  open_[static_cast<std::size_t>(week.number)] = true;
  ++open_count_;
}

// Needs point to earlier weeks only, so one pass from the last week to the first finds them all.
void Scheduler::mark_wanted() {
  std::array<bool, kWeekCount + 1> needed{};
  for (auto job = jobs_.rbegin(); job != jobs_.rend(); ++job) {
    job->wanted = job->deferred && needed[static_cast<std::size_t>(job->week)];
    if (job->deferred && !job->wanted) continue;
    for (const int need : content_.week(job->week).needs) needed[static_cast<std::size_t>(need)] = true;
  }
}

bool Scheduler::ready(const Job& job) const {
  const std::vector<int>& needs = content_.week(job.week).needs;
  return std::none_of(needs.begin(), needs.end(), [this](int need) { return open_[static_cast<std::size_t>(need)]; });
}

// The first open week in order whose needs are done. A deferred one only when no other can go on: those that others
// wait for before those that nobody waits for.
Job* Scheduler::next_job() {
  Job* wanted = nullptr;
  Job* last = nullptr;
  for (Job& job : jobs_) {
    if (!open_[static_cast<std::size_t>(job.week)] || !ready(job)) continue;
    if (!job.deferred) return &job;
    Job*& slot = job.wanted ? wanted : last;
    if (!slot) slot = &job;
  }
  return wanted ? wanted : last;
}

// Spreads the hours evenly over the room's days; the week that is finished last in it may take until the last of them.
void Scheduler::fill(Date monday, const Room& room) {
  const auto days = static_cast<std::int64_t>(room.days.size());
  std::int64_t used = 0;
  int last_finished = 0;
  while (used < room.minutes) {
    Job* const job = next_job();
    if (!job) break;
    const std::int64_t rest = room.minutes - used;
    if (!job->begun) {
      if (monday < next_place_) break;
      if (used > 0 && rest < std::min(kWorthBeginning_minutes, job->left_minutes)) break;
      job->begun = true;
      next_place_ = add_days(next_place_, 7);
    }
    const std::int64_t minutes = std::min(rest, job->left_minutes);
    const Date first = room.days[static_cast<std::size_t>(used * days / room.minutes)];
    used += minutes;
    const Date last = room.days[static_cast<std::size_t>((used - 1) * days / room.minutes)];
    job->left_minutes -= minutes;
    plan_.slots.push_back({job->week, monday, static_cast<int>(minutes)});
    PlannedWeek& planned = plan_.dates.weeks.try_emplace(job->week, PlannedWeek{first, last}).first->second;
    planned.last_day = last;
    last_finished = 0;
    if (job->left_minutes > 0) break;
    last_finished = job->week;
    open_[static_cast<std::size_t>(job->week)] = false;
    --open_count_;
  }
  if (last_finished != 0) plan_.dates.weeks[last_finished].last_day = room.days.back();
}

Result<Plan> Scheduler::run() {
  const WeekBudget budget = budget_of(state_, from_);
  const std::int64_t logged = budget.learning_minutes + budget.building_minutes;  // in the first calendar week so far
  int weeks_without = 0;
  for (Date monday = monday_of(from_); open_count_ > 0; monday = add_days(monday, 7)) {
    Room room = room_in(state_.settings, monday, from_);
    weeks_without = room.minutes > 0 ? 0 : weeks_without + 1;
    if (weeks_without > kGiveUpAfterWeeks)
      return Error{
          ErrorCode::kInvalid,
          "No plan can be made: there is no working hour in the next ten years. Give the week some hours or leave "
          "a weekday free for work in the settings.",
          "settings"};
    if (monday <= from_)
      room.minutes =
          std::min(room.minutes, std::max<std::int64_t>(0, available_minutes(state_.settings, monday) - logged));
    if (room.minutes > 0) fill(monday, room);
  }
  for (const auto& [week, days] : plan_.dates.weeks) plan_.finish = std::max(plan_.finish, days.last_day);
  std::sort(plan_.slots.begin(), plan_.slots.end(), [](const PlanSlot& a, const PlanSlot& b) {
    return a.monday != b.monday ? a.monday < b.monday : a.week < b.week;
  });
  return std::move(plan_);
}

}  // namespace

Result<Plan> make_plan(const Content& content, const State& state, Date today) {
  return Scheduler(content, state, today).run();
}

AcceptedPlan plan_in_force(const Content& content, const State& state, Date today) {
  if (state.plan) return *state.plan;
  const Date start = start_date(state.settings, today);
  State untouched;
  untouched.settings = state.settings;
  untouched.settings.start_date = start;
  Result<Plan> plan = make_plan(content, untouched, start);
  return plan ? std::move(plan.value().dates) : AcceptedPlan{start, {}};
}

Lateness lateness(const Content& content, const State& state, Date today) {
  Lateness late;
  for (const auto& [week, days] : plan_in_force(content, state, today).weeks) {
    // A deferred week was put off on purpose: it is not missed.
    if (days.last_day >= today || state.weeks.count(week)) continue;
    late.missed_weeks.push_back(week);
    late.days_late = std::max(late.days_late, days_between(days.last_day, today));
  }
  return late;
}

std::vector<PlanDifference> differences(const AcceptedPlan& before, const AcceptedPlan& after) {
  std::set<int> weeks;
  for (const auto& [week, days] : before.weeks) weeks.insert(week);
  for (const auto& [week, days] : after.weeks) weeks.insert(week);
  const auto find = [](const AcceptedPlan& plan, int week) {
    const auto it = plan.weeks.find(week);
    return it == plan.weeks.end() ? std::nullopt : std::optional<PlannedWeek>(it->second);
  };
  std::vector<PlanDifference> found;
  for (const int week : weeks) {
    PlanDifference difference{week, find(before, week), find(after, week)};
    if (difference.before != difference.after) found.push_back(difference);
  }
  return found;
}

}  // namespace cairn::roadmap
