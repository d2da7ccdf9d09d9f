#include "apps/tasks/insights_history.h"

#include <algorithm>

namespace cairn::tasks {
namespace {

struct Stay {  // of a task on the list
  std::optional<Date> arrived, left;
};

Stay stay_of(const Entry& entry, const Today& today, int utc_offset_minutes) {
  const Task& task = *entry.task;
  const std::optional<When>& defer = deferral_of(entry);
  Stay stay;
  stay.left = closed_day_of(task, today.day);
  Date arrived = created_day_of(task, today.day, utc_offset_minutes);
  if (defer) arrived = std::max(arrived, defer->day);
  if (stay.left) arrived = std::min(arrived, *stay.left);
  if (stay.left || !is_deferred(entry, today)) stay.arrived = std::min(arrived, today.day);
  return stay;
}

}  // namespace

bool came_closed(const Task& task) {
  return !task.origin.empty() && task.closed_at && *task.closed_at == task.created_at;
}

Date first_day_of(const Index& index, const Today& today, int utc_offset_minutes) {
  Date first = today.day;
  for (const Entry& entry : index.entries()) {
    if (came_closed(*entry.task)) continue;
    if (const auto arrived = stay_of(entry, today, utc_offset_minutes).arrived) first = std::min(first, *arrived);
  }
  return std::max(first, add_days(today.day, -kMostDaysOfHistory));
}

History history_of(const Index& index, const Today& today, int utc_offset_minutes, Date first_day,
                   const std::function<double(const Entry&)>& weight_of) {
  History history;
  history.first_day = first_day;
  history.days.resize(static_cast<std::size_t>(days_between(first_day, today.day)) + 1);
  const auto at = [&](Date day) { return &history.days[static_cast<std::size_t>(days_between(first_day, day))]; };
  for (const Entry& entry : index.entries()) {
    const Task& task = *entry.task;
    if (came_closed(task)) continue;
    const Stay stay = stay_of(entry, today, utc_offset_minutes);
    if (!stay.arrived) continue;
    const double weight = weight_of(entry);
    if (*stay.arrived < first_day)
      history.open_before += weight;
    else
      (task.origin.empty() ? at(*stay.arrived)->came : at(*stay.arrived)->brought) += weight;
    if (!stay.left) continue;
    if (*stay.left < first_day)
      history.open_before -= weight;
    else
      at(*stay.left)->went += weight;
  }
  return history;
}

}  // namespace cairn::tasks
