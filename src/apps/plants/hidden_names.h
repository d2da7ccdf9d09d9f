#pragma once
// Texts of a quiz that must not say the answer.

#include <string>
#include <string_view>

#include "apps/plants/species.h"

namespace cairn::plants {

enum class Hide {
  kNames,         // the page's common and Latin names
  kNamesAndKind,  // and what kind of plant its common name says that it is: the lily of a tiger lily
};

// The text with those names, one or many of it, replaced by `instead`.
std::string with_names_hidden(std::string_view text, const Species& page, Hide what, std::string_view instead);

}  // namespace cairn::plants
