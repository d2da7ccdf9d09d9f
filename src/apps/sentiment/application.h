#pragma once
// The analyser as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/sentiment/codec.h"
#include "apps/sentiment/model.h"
#include "core/event_application.h"

namespace cairn::sentiment {

Change to_change(const Event& event);          // "sentiment.collection", "sentiment.tone"
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid

struct Terms {
  using State = sentiment::State;
  using Event = sentiment::Event;
  static constexpr std::string_view kName = "sentiment";
  static Change to_change(const Event& event) { return sentiment::to_change(event); }
  static Result<Event> to_event(const Change& change) { return sentiment::to_event(change); }
  static void apply(State& state, const Event& event) { sentiment::apply(state, event); }
  static Json state_to_json(const State& state) { return sentiment::state_to_json(state); }
  static Result<State> state_from_json(const Json& json) { return sentiment::state_from_json(json); }
  static Events changes_between(const State& from, const State& to) { return sentiment::changes_between(from, to); }
  static Events changes_to_merge(const State& mine, const State& theirs) {
    return sentiment::changes_to_merge(mine, theirs);
  }
};

class SentimentApplication final : public EventApplication<Terms> {};

}  // namespace cairn::sentiment
