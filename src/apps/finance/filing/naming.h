#pragma once
// Which of a person's categories a list of the lexicon means.

#include <cstddef>
#include <string>
#include <vector>

#include "apps/finance/filing/lexicon.h"

namespace cairn::finance::filing {

// The place among `names` (as people call their categories) of the one that shares most words with the closest name of
// the list that shares any; names.size(): none. "Gas & Fuel" is meant by "fuel".
std::size_t category_meant(const Lexicon::List& list, const std::vector<std::string>& names);

}  // namespace cairn::finance::filing
