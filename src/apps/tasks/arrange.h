#pragma once
// What is shown, in which order: filtered, sorted, grouped. A pure function of what follows from the state and of what
// was asked for. Must not know the screen.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/tasks/derived.h"
#include "apps/tasks/filter.h"

namespace cairn::tasks {

struct ListLine {
  std::uint32_t entry = 0;  // of index.entries(); of a heading: its place in Arrangement::headings
  bool heading = false;
};
struct ListHeading {
  std::string words;
  std::size_t count = 0;  // of tasks below it
};
struct Arrangement {
  std::vector<ListLine> lines;
  std::vector<ListHeading> headings;
  std::size_t tasks = 0;
  std::size_t hidden = 0;  // more that the filter would let through, were they not deferred
  bool kept_in = false;    // the task to be kept is shown although the filter would not let it through
};

// The orders of all tasks by what they can be sorted by. Each is made when it is first asked for, so that a filter that
// is being typed sorts nothing. For one Derived: another one needs Orders of its own.
class Orders {
 public:
  const std::vector<std::uint32_t>& by(const Derived& derived, Sort sort);

 private:
  std::array<std::vector<std::uint32_t>, 6> orders_;
};

// `keep`: an entry that is shown whatever the filter says, as one that is open for editing.
Arrangement arrange(const Derived& derived, Orders& orders, const Filter& filter, Sort sort, Group group,
                    std::optional<std::uint32_t> keep = {});
// Of one line of the list, or of one column of a board: what a task is grouped under.
std::string group_words(const Task& task, Group group, const Today& today);

}  // namespace cairn::tasks
