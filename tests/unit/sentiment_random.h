#pragma once
// Random states and commands of the analyser, by a seed.

#include <string>
#include <utility>
#include <vector>

#include "apps/sentiment/commands.h"
#include "base/ids.h"
#include "base/random.h"

namespace cairn::testing {

inline std::string some_collection(Random& random, const sentiment::State& state) {
  if (state.collections.empty() || random.chance(0.05)) return "nowhere";
  auto at = state.collections.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(random.index(state.collections.size())));
  return at->first;
}

inline sentiment::Command random_command(Random& random, const sentiment::State& state) {
  using namespace sentiment;
  switch (random.index(6)) {
    case 0: {
      Collection collection;
      collection.name = random.chance(0.1) ? "" : "Collection " + std::to_string(random.index(100));
      collection.rows = static_cast<int>(random.between(0, 40));
      collection.scale = random.chance(0.5) ? Scale::kTwo : Scale::kThree;
      collection.made_up = random.chance(0.2);
      return AddCollection{make_id(random.next_u64()), std::move(collection)};
    }
    case 1:
      return EditCollection{
          some_collection(random, state),
          random.chance(0.5) ? std::optional<std::string>("Name " + std::to_string(random.index(9))) : std::nullopt,
          random.chance(0.5) ? std::optional(Scale::kTwo) : std::nullopt};
    case 2:
      return RemoveCollection{some_collection(random, state)};
    case 3:
      return ForgetTones{random.chance(0.3) ? "" : some_collection(random, state)};
    default: {
      SetTone set{some_collection(random, state), {}, std::nullopt};
      for (std::size_t i = random.index(4); i > 0; --i) set.rows.push_back(static_cast<int>(random.between(-1, 41)));
      if (random.chance(0.8)) set.tone = static_cast<Tone>(random.index(kTones));
      return set;
    }
  }
}

}  // namespace cairn::testing
