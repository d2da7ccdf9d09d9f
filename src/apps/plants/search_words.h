#pragma once
// Words as the search compares them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace cairn::plants {

// Folded (base/fold.h). A day or a month with its year is one word of figures: "2026-05-17" is 20260517, "2026-05" is
// 202605.
std::vector<std::string> search_words(std::string_view text);

// Under which a day is found: 20260517, 202605, 2026, may, 17.
std::vector<std::string> words_of_day(Date day);

// Equal but for one letter that is wrong, missing, too many, or swapped with its neighbour.
bool differ_by_one_letter(std::string_view a, std::string_view b);
// The same, where `whole` may go on behind it.
bool starts_but_for_one_letter(std::string_view typed, std::string_view whole);

}  // namespace cairn::plants
