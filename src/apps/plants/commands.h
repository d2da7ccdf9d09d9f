#pragma once
// What the person can do. decide() holds every rule: it looks at the state and either returns the events of one gesture
// or says why not. It changes nothing.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "apps/plants/model.h"
#include "base/result.h"

namespace cairn::plants {

struct AddObservation {
  std::string id;           // under which its photos were kept; not in use
  Observation observation;  // `added_at` is decided here
};
struct EditObservation {  // what is given replaces what was there
  std::string id;
  std::optional<int> species{};
  std::optional<std::string> name{};
  std::optional<Date> day{};
  std::optional<std::optional<int>> minute{};
  std::optional<std::string> place{};
  std::optional<std::optional<Position>> position{};
  std::optional<std::string> notes{};
  std::optional<std::vector<std::string>> photos{};  // all of them, in their order
};
struct RemoveObservations {
  std::vector<std::string> ids;
};
struct AddObservations {  // read from a file
  std::vector<std::pair<std::string, Observation>> observations;
};
struct ReviewCard {  // a question about a species was answered
  int species = 0;
  Card card;
};
struct ForgetCards {};  // as if nothing had been learned

using Command =
    std::variant<AddObservation, EditObservation, RemoveObservations, AddObservations, ReviewCard, ForgetCards>;

struct Context {
  Instant now;
};

// Errors: kInvalid with `where` naming the field ("name", "day", "place", "notes", "position", "photos"), kNotFound.
Result<Events> decide(const State& state, const Command& command, const Context& context);

// The gesture's name in the log, e.g. "plants.add"; stable, since undo words it.
std::string_view kind_of(const Command& command);
// "keeping an observation", for the UI. Unknown kinds give "change".
std::string_view words_for(std::string_view gesture_kind);

Status check_observation(const Observation& observation);  // what it must be to be kept
Status check_card(const Card& card);

}  // namespace cairn::plants
