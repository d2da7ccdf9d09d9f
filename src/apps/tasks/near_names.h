#pragma once
// Which name was probably meant where one stands that is not there.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/index.h"

namespace cairn::tasks {

// Changes, insertions, removals and swaps of neighbours that part two texts, in characters.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The name that is one slip away from this one (two, where it has six characters or more), compared without case,
// accents and punctuation; of several the nearest, then the one with most open tasks, then the first. Empty: none is.
// Names that differ in their figures (week1, week2) or in how many dots they have are two names, and so are those of
// one or two characters.
std::string near_name(const std::vector<Index::Counted>& names, std::string_view name);

// Words of a title that are one slip away from a word for a day: "tomorow". Those of fewer than six letters are left
// alone.
struct DaySlip {
  std::string word, day;
};
std::vector<DaySlip> day_slips(std::string_view title);

// Projects with those that only have sub-projects; a project counts what is below it, as the filter does. By name.
std::vector<Index::Counted> projects_and_above(const Index& index);

}  // namespace cairn::tasks
