#include "apps/plants/model.h"

namespace cairn::plants {
namespace {

struct Apply {
  State& state;
  void operator()(const ObservationChanged& e) const { apply_to(state.observations, e); }
  void operator()(const CardChanged& e) const { apply_to(state.cards, e); }
};

}  // namespace

std::string card_key(int species) { return std::to_string(species); }

std::optional<int> species_of_card(std::string_view key) {
  if (key.empty() || key.size() > 3 || key[0] == '0') return {};
  int species = 0;
  for (const char c : key) {
    if (c < '0' || c > '9') return {};
    species = species * 10 + (c - '0');
  }
  if (species > kSpecies) return {};
  return species;
}

void apply(State& state, const Event& event) { std::visit(Apply{state}, event); }

Event invert(const Event& event) { return inverted(event); }

Events changes_between(const State& from, const State& to) {
  Events out;
  add_differences(from.observations, to.observations, out);
  add_differences(from.cards, to.cards, out);
  return out;
}

// Of a species that was learned on both sides, the later review counts.
Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  add_missing(mine.observations, theirs.observations, out);
  add_missing(mine.cards, theirs.cards, out,
              [](const Card& own, const Card& other) { return other.reviewed_at > own.reviewed_at ? other : own; });
  return out;
}

}  // namespace cairn::plants
