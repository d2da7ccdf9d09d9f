#pragma once
// What a calendar shows on its days: what is due, what comes into sight again, and the later times of what repeats.
// Also what a line means that is written into a day. No clock, no screen.

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/quick_add.h"

namespace cairn::tasks {

enum class AgendaKind {
  kDue,
  kBack,   // never due, and out of sight until that day; what comes back with its whole is not told of
  kAgain,  // a later time of an open task that repeats: expected, not there yet
};

struct AgendaLine {
  std::uint32_t entry = 0;  // of Index::entries()
  AgendaKind kind = AgendaKind::kDue;
  std::optional<int> minute;  // of the day, 0..1439
};

// Of each day what has no time first, the rest by time; what is equal, in the order of `shown`. Days without anything
// are left out.
using Agenda = std::map<Date, std::vector<AgendaLine>>;

// From `begin` to before `end`; `shown`: places in Index::entries().
Agenda agenda(const Index& index, const std::vector<std::uint32_t>& shown, const Today& today, Date begin, Date end);

// The days after today, from `begin` to before `end`, on which an open task will come again if it is done in time. None
// for what repeats a while after it was done: nobody knows when that will be.
std::vector<Date> comes_again(const Task& task, const Today& today, Date begin, Date end);

// A line of quick_add.h that was written into a day: without a due date it is due then, and a time alone is a time of
// that day. "tomorrow" is tomorrow all the same.
QuickAdd parse_on_day(std::string_view line, Date day, const QuickAddContext& context);

}  // namespace cairn::tasks
