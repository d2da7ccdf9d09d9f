#pragma once
// Tasks in memory to count: a day is a number from a Monday on, times are at noon unless a test says otherwise.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"
#include "base/random.h"

namespace cairn::tasks::testing {

inline constexpr Date kMonday{20'003};  // 2024-10-07
inline Date day(int offset) { return add_days(kMonday, offset); }
inline Instant at(Date date, int minute = 12 * 60) {
  return {(std::int64_t{date.days} * 24 * 60 + minute) * std::int64_t{60'000}};
}
inline Today noon_of(Date date) { return {date, 12 * 60}; }

class Desk {
 public:
  State state;

  // Ids count up; the reference is good until the task is removed.
  Task& add(Date created) {
    Task task;
    task.title = "Task " + std::to_string(++ids_);
    task.created_at = at(created);
    return state.tasks.emplace(id_of(ids_), std::move(task)).first->second;
  }
  Task& add_closed(Date created, Date closed, TaskStatus status = TaskStatus::kDone) {
    Task& task = add(created);
    task.status = status;
    task.closed_at = at(closed);
    return task;
  }
  // On the task that was added last.
  void work(Date date, int minutes) {
    Work work;
    work.task = id_of(ids_);
    work.started_at = at(date);
    work.minutes = minutes;
    state.work.emplace("w" + std::to_string(++works_), work);
  }
  std::string last_id() const { return id_of(ids_); }

 private:
  static std::string id_of(int number) {
    const std::string digits = std::to_string(number);
    return "t" + std::string(6 - digits.size(), '0') + digits;
  }
  int ids_ = 0, works_ = 0;
};

// Somebody of whom the truth is known: how many tasks come and go on a weekday, and by how much they underestimate.
struct Person {
  double came_per_day = 3, went_per_day = 3;  // on weekdays; a quarter of it at weekends
  double bias = 1;                            // minutes of work a minute of estimate, in the middle
};

// The days first..last of that person's life. Each day closes tasks in the order in which they came.
inline Desk simulated(const Person& person, Date first, Date last, int open_at_first, std::uint64_t seed) {
  Desk desk;
  Random random(seed);
  std::vector<Task*> open;
  const auto amount = [&random](double mean) {  // binomial, with the variance of what people do
    int count = 0;
    for (int i = 0; i < 10; ++i) count += random.chance(mean / 10) ? 1 : 0;
    return count;
  };
  const auto come = [&](Date date) {
    Task& task = desk.add(date);
    task.estimate_minutes = static_cast<int>(15 * random.between(1, 12));
    task.project = random.chance(0.5) ? "Home" : "Work";
    // Symmetric about the bias as a ratio: half as long as often as twice as long.
    const double spread = 1 + random.unit();
    const double ratio = random.chance(0.5) ? person.bias * spread : person.bias / spread;
    desk.work(date, std::clamp(static_cast<int>(task.estimate_minutes * ratio + 0.5), 1, 1440));
    open.push_back(&task);
  };
  for (int i = 0; i < open_at_first; ++i) come(first);
  std::size_t next = 0;
  for (Date date = first; date <= last; date = add_days(date, 1)) {
    const double part = weekday_of(date) >= Weekday::kSaturday ? 0.25 : 1;
    for (int i = amount(person.came_per_day * part); i > 0; --i) come(date);
    for (int i = amount(person.went_per_day * part); i > 0 && next < open.size(); --i, ++next) {
      open[next]->status = TaskStatus::kDone;
      open[next]->closed_at = at(date);
    }
  }
  return desk;
}

}  // namespace cairn::tasks::testing
