#pragma once
// The parts of bringing tasks in and taking them out. Internal to that screen.

#include "apps/tasks/view_page.h"

namespace cairn::tasks {

inline std::string tasks_words(std::size_t count) { return counted(static_cast<std::int64_t>(count), "task", "tasks"); }
// What the file that was read would add, what is kept aside, what was understood differently. It has been fitted in.
void draw_preview(Page& page);
// The first tasks of the file, chosen from what was fitted in, and drawn with all that was understood of them.
void choose_sample(Incoming& incoming, const State& state);
void draw_sample(Page& page);

}  // namespace cairn::tasks
