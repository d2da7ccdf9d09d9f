#include "apps/tasks/view_moving.h"

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_page.h"

namespace cairn::tasks {

DueOn due_on(const Task& task, Date day, const Today& today) {
  const std::optional<int> minute = task.due ? task.due->minute : std::nullopt;
  if (minute && day == today.day && *minute <= today.minute) return {{day, {}}, minute};
  return {{day, minute}, {}};
}

std::string due_on_words(const Task& task, const DueOn& due, const Today& today) {
  const bool past = due.when.day < today.day;
  std::string words =
      "Due " + when_in_sentence(due.when, today) + (past ? ", so overdue: " : ": ") + quoted(task.title);
  if (due.let_go) words += ". " + clock_words(*due.let_go) + " is past: it has no time of day any more";
  return words;
}

std::string awaited_words(const Index& index, const Task& task) {
  const Entry* first = nullptr;
  std::size_t others = 0;
  for (const std::string& id : task.waits_for) {
    const Entry* awaited = index.find(id);
    if (!awaited || awaited->task->status != TaskStatus::kOpen) continue;
    if (first)
      ++others;
    else
      first = awaited;
  }
  if (!first) return {};
  std::string words = quoted(first->task->title);
  if (others > 0) words += " and " + std::to_string(others) + (others == 1 ? " other" : " others");
  return words;
}

}  // namespace cairn::tasks
