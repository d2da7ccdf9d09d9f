#include <set>

#include "apps/tasks/simulate.h"
#include "apps/tasks/urgency.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::tasks;

TEST_CASE("the same person with the same seed has the same life, another seed another") {
  const SimulatedLife life = simulate(Habit::kMixture, 1, 80);
  CHECK(life.choices == simulate(Habit::kMixture, 1, 80).choices);
  CHECK(life.choices != simulate(Habit::kMixture, 2, 80).choices);
  CHECK(life.choices != simulate(Habit::kEnergy, 1, 80).choices);
}

TEST_CASE("a longer life begins like a shorter one") {
  const SimulatedLife shorter = simulate(Habit::kFinisher, 3, 40), longer = simulate(Habit::kFinisher, 3, 90);
  REQUIRE(longer.choices.size() == 90);
  for (const auto& [id, choice] : shorter.choices) CHECK(longer.choices.at(id) == choice);
}

TEST_CASE("lives are such as the tracker records: in the order of time, within bounds, nothing blocked") {
  std::set<std::string_view> names;
  for (std::size_t habit = 0; habit < kHabits; ++habit) {
    names.insert(name_of(static_cast<Habit>(habit)));
    const SimulatedLife life = simulate(static_cast<Habit>(habit), 4, 120);
    REQUIRE(life.choices.size() == 120);
    REQUIRE(life.utilities.size() == 120);
    Instant last{0};
    std::size_t at = 0;
    for (const auto& [id, choice] : life.choices) {
      CHECK(choice.at >= last);
      last = choice.at;
      CHECK(choice.passed_over.size() == kMaxPassedOver);
      CHECK(life.utilities[at++].size() == kMaxPassedOver + 1);
      CHECK_FALSE(choice.chosen.blocked);
      CHECK(choice.chosen.age_days >= 0);
    }
  }
  CHECK(names.size() == kHabits);
}

TEST_CASE("who follows urgency exactly never passes over what is more urgent") {
  for (const auto& [id, choice] : simulate(Habit::kUrgencyExact, 5, 100).choices) {
    for (const Seen& other : choice.passed_over) CHECK(urgency_of(choice.chosen).total() >= urgency_of(other).total());
  }
}
