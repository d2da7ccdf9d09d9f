#pragma once
// What entries are filed under: the built-in categories, and those that the person made or renamed.

#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/model.h"

namespace cairn::finance {

struct CategoryAt {
  std::string id;
  Category category;
};

// The built-in ones in their order, as the person renamed them, then those that were made, by name. Hidden ones too.
std::vector<CategoryAt> all_categories(const State& state);
bool is_category(const State& state, std::string_view id);
CategoryKind category_kind(const State& state, std::string_view id);  // of an id that is not known: spending
// As the person calls it; of an id that is not known: the id.
std::string category_name(const State& state, std::string_view id);

}  // namespace cairn::finance
