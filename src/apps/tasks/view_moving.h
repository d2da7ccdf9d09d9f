#pragma once
// What moving a task to another day, or out of where it waits, does and says. Internal to
// the tracker's screens.

#include <optional>
#include <string>

#include "apps/tasks/index.h"

namespace cairn::tasks {

// The task's due date on another day. A time of day that is past there is let go: moving makes nothing late by itself.
struct DueOn {
  When when;
  std::optional<int> let_go;  // minute of the day
};
DueOn due_on(const Task& task, Date day, const Today& today);

// "Due tomorrow 15:00: “Pay rent”". Says it where a time was let go, and where the day is past.
std::string due_on_words(const Task& task, const DueOn& due, const Today& today);

// "“Pay rent”", "“Pay rent” and 2 others": the open tasks that it waits for. Empty: none.
std::string awaited_words(const Index& index, const Task& task);

}  // namespace cairn::tasks
