#pragma once
// What belongs to two applications at once: a step of the roadmap that was sent to the tasks. Whichever of the two is
// done first, the other one follows in the same record, so that undo takes both back. Knows both applications; they do
// not know each other.

#include <set>
#include <string>
#include <vector>

#include "apps/roadmap/commands.h"
#include "apps/tasks/commands.h"
#include "core/log.h"
#include "ui/actions.h"

namespace cairn::ui {

// The `origin` of a task that stands for an item of the roadmap, e.g. "roadmap/week-07-step-2".
std::string roadmap_origin(const std::string& item_id);

std::set<std::string> linked_items(const tasks::State& tasks);  // ids of the roadmap's items that tasks stand for
// The tasks to add for what was sent; what is there already is left out.
Result<tasks::Events> tasks_for(const SendToTasks& sent, const tasks::State& tasks, const tasks::Context& context);

// A gesture of the tasks: the roadmap's items that its tasks stand for are ticked, or no longer, with them.
// Answers what could not follow and why, as a sentence; empty: all did.
std::string add_linked(const tasks::Events& events, const roadmap::State& roadmap, const roadmap::Context& context,
                       std::vector<Change>& changes);
// A gesture of the roadmap: the tasks that stand for what was ticked are done, or open again.
std::string add_linked(const roadmap::Events& events, const tasks::State& tasks, const tasks::Context& context,
                       std::vector<Change>& changes);

}  // namespace cairn::ui
