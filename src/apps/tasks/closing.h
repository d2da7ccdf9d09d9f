#pragma once
// How a task ends, and what comes after: parts that close with it, its next repetition, the lesson that is kept.
// Internal to the commands.

#include <string>
#include <vector>

#include "apps/tasks/commands.h"

namespace cairn::tasks {

Result<Events> close_tasks(const State& state, const std::vector<std::string>& ids, TaskStatus status,
                           const Context& context);
Result<Events> reopen_tasks(const State& state, const std::vector<std::string>& ids);
Result<Events> remove_tasks(const State& state, const std::vector<std::string>& ids);
Result<Events> skip_repetition(const State& state, const std::string& id, const Context& context);
// The timer's end is the last event.
Result<Events> stop_focus(const State& state, const Context& context);

}  // namespace cairn::tasks
