#pragma once
// What the plant identifier holds in the log: the observations of the field journal, and what the person remembers of
// the species. The photos lie beside the log (photos.h). Pure data; rules live in commands.h.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "core/changed.h"

namespace cairn::plants {

inline constexpr int kSpecies = 102;  // that the model knows, and that have a page: 1..kSpecies
inline constexpr std::size_t kMaxNameBytes = 120;
inline constexpr std::size_t kMaxPlaceBytes = 200;
inline constexpr std::size_t kMaxNotesBytes = 20'000;
inline constexpr std::size_t kMaxPhotos = 12;  // of an observation
inline constexpr std::size_t kMaxPhotoIdBytes = 40;

// Where a plant stands, WGS 84, in millionths of a degree: as exact as anybody needs, and the same number everywhere.
struct Position {
  int latitude_e6 = 0;   // -90'000'000..90'000'000, north is positive
  int longitude_e6 = 0;  // -180'000'000..180'000'000, east is positive
  friend bool operator==(const Position&, const Position&) = default;
};

// What the model said, when it was asked.
struct Told {
  int species = 0;    // that it found likeliest; 0: it was not asked
  int permille = 0;   // how sure it was of it, 0..1000
  bool sure = false;  // false: it said that it does not know
  friend bool operator==(const Told&, const Told&) = default;
};

struct Observation {  // key: id
  int species = 0;    // what the person says that it is; 0: none of the known ones, or not decided
  std::string name;   // what the person calls it, where it is none of the known ones
  Told told;
  Date day;                   // on which it was seen
  std::optional<int> minute;  // of that day, 0..1439, local time
  std::string place;
  std::optional<Position> position;
  std::string notes;
  std::vector<std::string> photos;  // ids of photos.h, the first stands for the observation
  Instant added_at;
  friend bool operator==(const Observation&, const Observation&) = default;
};

// What the person remembers of a species (ml/memory/fsrs.h), as whole numbers.
struct Card {             // key: "17"
  int stability_ms = 0;   // thousandths of days, 1..
  int difficulty_e3 = 0;  // thousandths, 1000..10000
  Instant reviewed_at;
  Date due;
  int reviews = 0, lapses = 0;
  friend bool operator==(const Card&, const Card&) = default;
};

std::string card_key(int species);
std::optional<int> species_of_card(std::string_view key);

struct State {
  std::map<std::string, Observation> observations;
  std::map<std::string, Card> cards;
  friend bool operator==(const State&, const State&) = default;
};

using ObservationChanged = Changed<std::string, Observation>;
using CardChanged = Changed<std::string, Card>;
using Event = std::variant<ObservationChanged, CardChanged>;
using Events = std::vector<Event>;

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::plants
