// What may have been meant by a name that no task has.

#include <algorithm>

#include "apps/tasks/filter_parts.h"
#include "apps/tasks/near_names.h"

namespace cairn::tasks {
namespace {

std::string offer(const std::vector<Index::Counted>& names, const std::string& lower, char sign) {
  const bool known =
      std::any_of(names.begin(), names.end(), [&](const Index::Counted& one) { return lower_name(one.name) == lower; });
  const std::string near = known ? std::string() : near_name(names, lower);
  return near.empty() ? std::string() : "Did you mean " + (sign + quoted_for_filter_value(near)) + "?";
}

}  // namespace

std::string filter_offer(const Filter& filter, const Index& index) {
  for (const FilterTerm& term : filter.terms) {
    std::string words;
    if (term.field == FilterField::kTag) words = offer(index.tags(), term.needle, '#');
    if (term.field == FilterField::kProject) words = offer(projects_and_above(index), term.needle, '@');
    if (words.empty()) continue;
    return (term.field == FilterField::kTag ? "Nothing is tagged " : "There is no project ") +
           said(term.text.substr(1)) + ". " + words;
  }
  return {};
}

}  // namespace cairn::tasks
