#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "apps/plants/model.h"
#include "plants_random.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::testing;

namespace {

void apply_all(State& state, const Events& events) {
  for (const Event& event : events) plants::apply(state, event);
}

Card reviewed(std::int64_t ms) {
  Card card;
  card.stability_ms = 1000;
  card.difficulty_e3 = 5000;
  card.reviewed_at = {ms};
  card.reviews = 1;
  return card;
}

}  // namespace

TEST_CASE("plants: every event can be undone, one by one and all the way back, and the rules hold in every state") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State state;
    std::vector<State> states = {state};
    Events log;
    live_through(state, random, 250, [&](const Events& events) {
      State at = states.back();
      for (const Event& event : events) {
        CHECK(invert(invert(event)) == event);
        const State before = at;
        plants::apply(at, event);
        State back = at;
        plants::apply(back, invert(event));
        CHECK(back == before);
        log.push_back(event);
        states.push_back(at);
      }
      CHECK(at == state);
      for (const auto& [id, observation] : state.observations) {
        CHECK(!id.empty());
        CHECK(check_observation(observation).ok());
        CHECK((observation.species == 0 || observation.name.empty()));
      }
      for (const auto& [key, card] : state.cards) {
        CHECK(species_of_card(key).has_value());
        CHECK(check_card(card).ok());
      }
    });
    REQUIRE(log.size() > 100);
    REQUIRE(!state.observations.empty());
    for (std::size_t i = log.size(); i > 0; --i) {
      plants::apply(state, invert(log[i - 1]));
      CHECK(state == states[i - 1]);
    }
    CHECK(state == State());
  }
}

TEST_CASE("plants: changes between two states lead from the one to the other, and back") {
  for (std::uint64_t seed = 21; seed <= 26; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State a = any_state(random, 120), b = any_state(random, 120);
    CHECK(changes_between(a, a).empty());
    State at = a;
    const Events events = changes_between(a, b);
    apply_all(at, events);
    CHECK(at == b);
    for (std::size_t i = events.size(); i > 0; --i) plants::apply(at, invert(events[i - 1]));
    CHECK(at == a);
  }
}

TEST_CASE("plants: merging keeps mine, takes what is missing, and says nothing when it is done again") {
  for (std::uint64_t seed = 31; seed <= 36; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State mine = any_state(random, 120);
    State theirs = any_state(random, 120);
    // Some that both have, changed on their side.
    for (const auto& [id, observation] : mine.observations)
      if (random.chance(0.3)) {
        theirs.observations[id] = observation;
        if (random.chance(0.5)) theirs.observations[id].place = "Elsewhere";
      }
    State both = mine;
    apply_all(both, changes_to_merge(mine, theirs));
    for (const auto& [id, observation] : mine.observations) CHECK(both.observations.at(id) == observation);
    for (const auto& [id, observation] : theirs.observations) CHECK(both.observations.count(id) == 1);
    for (const auto& [key, card] : both.cards) {
      const auto own = mine.cards.find(key);
      const auto other = std::as_const(theirs.cards).find(key);
      CHECK((own == mine.cards.end() || own->second.reviewed_at <= card.reviewed_at));
      CHECK((other == theirs.cards.end() || other->second.reviewed_at <= card.reviewed_at));
    }
    CHECK(changes_to_merge(both, theirs).empty());
    CHECK(changes_to_merge(both, mine).empty());
    CHECK(changes_to_merge(mine, mine).empty());
    CHECK(changes_to_merge(mine, {}).empty());
  }
}

TEST_CASE("plants: of a species learned on both sides the later review counts") {
  State mine, theirs;
  mine.cards = {{"1", reviewed(5)}, {"2", reviewed(5)}, {"3", reviewed(5)}};
  theirs.cards = {{"1", reviewed(6)}, {"2", reviewed(4)}, {"4", reviewed(1)}};
  Card other = reviewed(5);
  other.reviews = 2;
  theirs.cards.emplace("3", other);
  State both = mine;
  apply_all(both, changes_to_merge(mine, theirs));
  CHECK(both.cards ==
        std::map<std::string, Card>{{"1", reviewed(6)}, {"2", reviewed(5)}, {"3", reviewed(5)}, {"4", reviewed(1)}});
}

TEST_CASE("plants: keys of cards are numbers of species and nothing else") {
  for (int species = 1; species <= kSpecies; ++species) CHECK(species_of_card(card_key(species)) == species);
  for (const char* key : {"", "0", "01", "103", "999", "1000", "-1", "+1", " 1", "1 ", "1a", "\xC2\xB2"})
    CHECK_MESSAGE(!species_of_card(key), key);
}
