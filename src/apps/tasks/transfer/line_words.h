#pragma once
// What a person writes into a list, in the language of the line that adds tasks (quick_add.h).

#include <string_view>

#include "apps/tasks/index.h"
#include "apps/tasks/transfer/reading.h"

namespace cairn::tasks::transfer {

// Reads the title of the draft as such a line. What the draft says already stays, and such words stay in the title; a
// project that is only `inherited` gives way. What was meant and cannot be is remarked on.
void read_line_words(const Today& today, std::string_view inherited, Draft& draft);

}  // namespace cairn::tasks::transfer
