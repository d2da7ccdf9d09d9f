#pragma once
// What the board and the calendar show although the list does not: what is out of sight for now, and what was done
// lately. Internal to the tracker's screens.

#include <cstdint>
#include <vector>

#include "apps/tasks/view_page.h"

namespace cairn::tasks {

// Places in Index::entries(), here as everywhere below.
std::vector<std::uint32_t> listed(Page& page);  // what the filter lets through, in the order of the list

// Open tasks that are deferred until later and that the filter lets through but for that; the next to come first. None
// where they are in the list already.
std::vector<std::uint32_t> hidden_for_now(const Page& page);

// Done today or up to `days` - 1 days ago, and let through by the filter but for that; the latest first.
std::vector<std::uint32_t> done_lately(const Page& page, int days);

}  // namespace cairn::tasks
