#include "apps/tasks/sample.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "apps/tasks/commands.h"
#include "apps/tasks/quick_add.h"
#include "base/random.h"

namespace cairn::tasks {
namespace {

constexpr int kDays = 84;
constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::size_t kFewOpen = 12;  // so many are left for those who look around

constexpr std::array kLines = {
    "Water the plants in 2 days @Home.Garden #outside ~10m",
    "Answer the letters @Home #paper ~30m",
    "Review the merge request tomorrow @Work #deep ~45m !medium",
    "Pay the electricity bill in 5 days @Home #bills ~10m !high",
    "Call the dentist #phone ~10m",
    "Write the weekly report in 3 days @Work ~1h !medium",
    "Clean the bicycle @Home #outside ~40m !low",
    "Read a chapter about gradients @Learning #deep ~45m",
    "Plan the trip to the coast in 12 days @Travel ~1h // Trains first, then the house.",
    "Fix the failing test @Work #deep ~30m !high",
    "Buy a birthday present in 6 days @Family #errands ~40m",
    "Sort the photos @Home !low ~2h",
    "Prepare the talk in 9 days @Work #deep ~2h !medium",
    "Ask about the parcel tomorrow #phone ~10m",
    "Update the dependencies @Work ~30m !low",
    "Cook for the week @Home ~1h30",
    "Book a table in 4 days @Family #phone ~10m",
    "Draw the loss curve @Learning ~30m",
};

Instant at(Date day, int minute) { return {(std::int64_t{day.days} * 24 * 60 + minute) * kMinute_ms}; }

class Person {
 public:
  explicit Person(Date today) : today_(today) {}

  State live() {
    for (int back = kDays; back >= 0; --back) {
      const Date day = add_days(today_, -back);
      add(day);
      if (back == kDays) add(day), add(day), add(day);
      const bool weekend = weekday_of(day) >= Weekday::kSaturday;
      const int wanted = back == 0 ? 0 : weekend ? 1 : random_.chance(0.5) ? 2 : 1;
      for (int i = 0; i < wanted; ++i) finish_one(day, i == 0 ? 9 * 60 + 30 : 19 * 60);
    }
    return std::move(state_);
  }

 private:
  void carry_out(const Command& command, Instant now) {
    const Context context{now, 0, "sample-" + std::to_string(++made_), nullptr};
    Result<Events> events = decide(state_, command, context);
    if (!events) return;  // a plausible person, too, tries what cannot be
    for (const Event& event : events.value()) tasks::apply(state_, event);
  }

  void add(Date day) {
    const Instant now = at(day, 8 * 60);
    const QuickAdd draft = parse_quick_add(kLines[next_++ % kLines.size()], {today_at(now, 0), {}, nullptr});
    const bool open = std::any_of(state_.tasks.begin(), state_.tasks.end(), [&](const auto& known) {
      return known.second.status == TaskStatus::kOpen && known.second.title == draft.task.title;
    });
    if (!open) carry_out(AddTask{draft.task}, now);
  }

  // What they like: short things, work in the morning, home in the evening, and what is due very soon.
  static double liking(const Task& task, Date day, bool evening) {
    double liking = 0;
    if (task.estimate_minutes > 0 && task.estimate_minutes <= 15) liking += 2;
    if (task.project.rfind("Work", 0) == 0) liking += evening ? -2 : 2;
    if (task.project.rfind("Home", 0) == 0) liking += evening ? 2 : -1;
    if (task.due && days_between(day, task.due->day) <= 1) liking += 2.5;
    return liking;
  }

  void finish_one(Date day, int minute) {
    std::string best;
    double most = -1e9;
    std::size_t open = 0;
    for (const auto& [id, task] : state_.tasks) {
      if (task.status != TaskStatus::kOpen) continue;
      ++open;
      const double one = liking(task, day, minute > 17 * 60) + random_.unit();
      if (one <= most) continue;
      most = one;
      best = id;
    }
    if (open <= kFewOpen || best.empty()) return;
    const Instant now = at(day, minute);
    const int estimate = state_.tasks.at(best).estimate_minutes;
    if (estimate > 0 && random_.chance(0.7))
      carry_out(LogWork{best, std::max(5, static_cast<int>(estimate * (0.9 + 0.8 * random_.unit())))}, now);
    carry_out(CompleteTasks{{best}}, now);
  }

  Date today_;
  State state_;
  Random random_{36};
  std::size_t next_ = 0;
  int made_ = 0;
};

}  // namespace

State sample_state(Date today) { return Person(today).live(); }

}  // namespace cairn::tasks
