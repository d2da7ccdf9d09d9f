#pragma once
// The words of one item of a list: its title, and the marks in it that say more of the task.

#include <string_view>

#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/reading.h"

namespace cairn::tasks::transfer {

// What is not understood stays in the title. A project of the item's own takes the place of the draft's.
void read_item_words(std::string_view words, const DateRules& rules, Draft& draft);

}  // namespace cairn::tasks::transfer
