#pragma once
// The roadmap companion as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/roadmap/commands.h"
#include "apps/roadmap/model.h"
#include "core/event_application.h"

namespace cairn::roadmap {

// codec.cpp: Event <-> Change ("roadmap.tick", ...), State <-> snapshot JSON, with upcasters by schema number.
Change to_change(const Event& event);
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid
Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

struct Terms {
  using State = roadmap::State;
  using Event = roadmap::Event;
  static constexpr std::string_view kName = "roadmap";
  static Change to_change(const Event& event) { return roadmap::to_change(event); }
  static Result<Event> to_event(const Change& change) { return roadmap::to_event(change); }
  static void apply(State& state, const Event& event) { roadmap::apply(state, event); }
  static Json state_to_json(const State& state) { return roadmap::state_to_json(state); }
  static Result<State> state_from_json(const Json& json) { return roadmap::state_from_json(json); }
  static Events changes_between(const State& from, const State& to) { return roadmap::changes_between(from, to); }
  static Events changes_to_merge(const State& mine, const State& theirs) {
    return roadmap::changes_to_merge(mine, theirs);
  }
};

class RoadmapApplication final : public EventApplication<Terms> {};

// A plausible learner in week 14 of the roadmap: four months of ticks, hours, notes and evidence up to `today`, with
// one missed week. Deterministic for a given date.
State sample_state(const Content& content, Date today);

}  // namespace cairn::roadmap
