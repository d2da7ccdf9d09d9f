#pragma once
// The identifier as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/plants/codec.h"
#include "apps/plants/model.h"
#include "core/event_application.h"

namespace cairn::plants {

Change to_change(const Event& event);          // "plants.observation", "plants.card"
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid

struct Terms {
  using State = plants::State;
  using Event = plants::Event;
  static constexpr std::string_view kName = "plants";
  static Change to_change(const Event& event) { return plants::to_change(event); }
  static Result<Event> to_event(const Change& change) { return plants::to_event(change); }
  static void apply(State& state, const Event& event) { plants::apply(state, event); }
  static Json state_to_json(const State& state) { return plants::state_to_json(state); }
  static Result<State> state_from_json(const Json& json) { return plants::state_from_json(json); }
  static Events changes_between(const State& from, const State& to) { return plants::changes_between(from, to); }
  static Events changes_to_merge(const State& mine, const State& theirs) {
    return plants::changes_to_merge(mine, theirs);
  }
};

class PlantsApplication final : public EventApplication<Terms> {};

}  // namespace cairn::plants
