#pragma once
// What the files out share: the order of the observations, and their cells.

#include <string>
#include <utility>
#include <vector>

#include "apps/plants/model.h"
#include "apps/plants/species.h"

namespace cairn::plants::exchange {

// By day, then time (those without one first), then id.
std::vector<std::pair<const std::string*, const Observation*>> in_order(const State& state);

// Null where it has none.
const Species* page_of(const std::vector<Species>& species, int id);
std::string common_of(const std::vector<Species>& species, int id);  // "" where it has none

}  // namespace cairn::plants::exchange
