#pragma once
// The parts of bringing tasks in and taking them out. Internal to that screen.

#include "apps/tasks/view_page.h"

namespace cairn::tasks {

inline std::string tasks_words(std::size_t count) { return counted(static_cast<std::int64_t>(count), "task", "tasks"); }
// What the file that was read would add, what is kept aside, what was understood differently. It has been fitted in.
void draw_preview(Page& page);

}  // namespace cairn::tasks
