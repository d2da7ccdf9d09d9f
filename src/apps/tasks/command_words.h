#pragma once
// What a gesture was done to, in words for people.

#include <string>
#include <string_view>
#include <vector>

#include "core/log.h"

namespace cairn::tasks {

// words_for() (commands.h) with it: "deleting “Call the bank”", "changing 15 tasks". `changes`: of the gesture,
// forwards. What goes along with a task, as its parts, is not counted.
std::string words_for(std::string_view gesture_kind, const std::vector<Change>& changes);

}  // namespace cairn::tasks
