#pragma once
// The species pages as they are shipped, and random states of the journal, as its rules allow them. The same for the
// same seed.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "apps/plants/commands.h"
#include "apps/plants/species.h"
#include "base/ids.h"
#include "base/random.h"

namespace cairn::plants::testing {

inline const std::vector<Species>& shipped_species() {
  static const std::vector<Species> all = [] {
    std::string json = "{\"species\":[";
    for (int id = 1; id <= kSpecies; ++id) {
      const std::string number = std::to_string(1000 + id).substr(1);
      std::ifstream file(std::string(CAIRN_ASSETS_DIR) + "/plants/species/" + number + ".json", std::ios::binary);
      json += std::string(id == 1 ? "" : ",") + std::string(std::istreambuf_iterator<char>(file), {});
    }
    Result<std::vector<Species>> read = read_species(json + "]}");
    REQUIRE(read.ok());
    return std::move(read).value();
  }();
  return all;
}

inline Instant first_noon() { return {std::int64_t{to_date({2026, 5, 17}).days} * 86'400'000 + 43'200'000}; }

inline std::string any_words(Random& random, std::size_t most) {
  static const std::vector<std::string> kWords = {"garden",
                                                  "\"quoted\"",
                                                  "a,b;c",
                                                  "=1+1",
                                                  "+x",
                                                  "-y",
                                                  "@home",
                                                  "'tis",
                                                  "'=z",
                                                  "\xC3\xA4\xC3\xB6",
                                                  "\xE2\x9C\x93",
                                                  "\xEF\xBC\x9D",
                                                  "''+",
                                                  "Rose",
                                                  "{\"a\":[]}",
                                                  "<b>",
                                                  "tab\there",
                                                  "line\nend",
                                                  "cr\r\nlf",
                                                  "2026-05-17",
                                                  "\xD9\x85\xD8\xB1",
                                                  "not sure, perhaps Rose",
                                                  "\xF0\x9F\x8C\xB9",
                                                  "|",
                                                  "cairn:x",
                                                  "The model said: Rose, 93.4 %"};
  std::string out;
  for (std::size_t i = random.index(most + 1); i > 0; --i) {
    if (!out.empty()) out += ' ';
    out += kWords[random.index(kWords.size())];
  }
  return out;
}

inline Observation any_observation(Random& random) {
  Observation o;
  if (random.chance(0.7)) o.species = static_cast<int>(random.between(1, kSpecies));
  if (random.chance(0.5)) o.name = any_words(random, 3);
  if (random.chance(0.6)) {
    o.told.species = static_cast<int>(random.between(1, kSpecies));
    o.told.permille = static_cast<int>(random.between(0, 1000));
    o.told.sure = random.chance(0.5);
  }
  o.day = add_days(to_date({2026, 1, 1}), static_cast<int>(random.between(-400, 400)));
  if (random.chance(0.5)) o.minute = static_cast<int>(random.between(0, 1439));
  if (random.chance(0.5)) o.place = any_words(random, 4);
  if (random.chance(0.5))
    o.position = Position{static_cast<int>(random.between(-90'000'000, 90'000'000)),
                          static_cast<int>(random.between(-180'000'000, 180'000'000))};
  if (random.chance(0.1)) o.position = Position{static_cast<int>(random.between(-20, 20)), 180'000'000};
  if (random.chance(0.5)) o.notes = any_words(random, 20);
  for (std::uint64_t i = random.below(3); i > 0; --i) o.photos.push_back(make_id(random.next_u64()));
  return o;
}

inline Card any_card(Random& random) {
  Card card;
  card.stability_ms = static_cast<int>(random.between(1, 100'000));
  card.difficulty_e3 = static_cast<int>(random.between(1000, 10'000));
  card.reviewed_at = {first_noon().ms + static_cast<std::int64_t>(random.below(1'000'000'000))};
  card.due = add_days(to_date({2026, 5, 17}), static_cast<int>(random.between(0, 60)));
  card.reviews = static_cast<int>(random.between(1, 20));
  card.lapses = static_cast<int>(random.between(0, card.reviews));
  return card;
}

inline std::string any_id(const State& state, Random& random) {
  if (state.observations.empty() || random.chance(0.05)) return "no-such-id";
  auto it = state.observations.begin();
  std::advance(it, static_cast<std::ptrdiff_t>(random.below(state.observations.size())));
  return it->first;
}

// Good and bad ones.
inline Command any_command(const State& state, Random& random) {
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3: {
      AddObservation add{make_id(random.next_u64()), any_observation(random)};
      if (random.chance(0.1)) add.id = any_id(state, random);
      if (random.chance(0.1)) add.observation.minute = 1440;
      if (random.chance(0.05)) add.observation.place = std::string(kMaxPlaceBytes + 1, 'p');
      return add;
    }
    case 4: {
      const Observation other = any_observation(random);
      EditObservation edit;
      edit.id = any_id(state, random);
      if (random.chance(0.3)) edit.species = static_cast<int>(random.between(-1, kSpecies + 1));
      if (random.chance(0.3)) edit.name = other.name;
      if (random.chance(0.3)) edit.day = other.day;
      if (random.chance(0.3)) edit.minute = other.minute;
      if (random.chance(0.3)) edit.place = other.place;
      if (random.chance(0.3)) edit.position = other.position;
      if (random.chance(0.3)) edit.notes = other.notes;
      if (random.chance(0.3)) edit.photos = other.photos;
      return edit;
    }
    case 5: {
      RemoveObservations remove;
      for (std::uint64_t i = random.below(3); i > 0; --i) remove.ids.push_back(any_id(state, random));
      return remove;
    }
    case 6: {
      AddObservations add;
      for (std::uint64_t i = random.below(4); i > 0; --i) {
        const bool twice = !add.observations.empty() && random.chance(0.1);
        const std::string id = twice ? add.observations.back().first : make_id(random.next_u64());
        add.observations.emplace_back(id, any_observation(random));
      }
      return add;
    }
    case 7:
    case 8: {
      ReviewCard review{static_cast<int>(random.between(0, kSpecies + 1)), any_card(random)};
      if (random.chance(0.1)) review.card.difficulty_e3 = 0;
      return review;
    }
    default:
      if (random.chance(0.1)) return ForgetCards{};
      return AddObservation{"", any_observation(random)};
  }
}

// Calls `seen(events)` after each gesture that was taken, with `state` already changed.
template <class Seen>
void live_through(State& state, Random& random, int gestures, Seen seen) {
  Instant now = first_noon();
  for (int i = 0; i < gestures; ++i) {
    now.ms += static_cast<std::int64_t>(random.below(8 * 3'600'000));
    Result<Events> events = decide(state, any_command(state, random), Context{now});
    if (!events.ok() || events.value().empty()) continue;
    for (const Event& event : events.value()) plants::apply(state, event);
    seen(events.value());
  }
}

inline State any_state(Random& random, int gestures) {
  State state;
  live_through(state, random, gestures, [](const Events&) {});
  return state;
}

}  // namespace cairn::plants::testing
