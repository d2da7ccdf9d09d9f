#pragma once
// The finance application as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/finance/codec.h"
#include "apps/finance/model.h"
#include "core/event_application.h"

namespace cairn::finance {

Change to_change(const Event& event);          // "finance.account", "finance.import", ...
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid

struct Terms {
  using State = finance::State;
  using Event = finance::Event;
  static constexpr std::string_view kName = "finance";
  static Change to_change(const Event& event) { return finance::to_change(event); }
  static Result<Event> to_event(const Change& change) { return finance::to_event(change); }
  static void apply(State& state, const Event& event) { finance::apply(state, event); }
  static Json state_to_json(const State& state) { return finance::state_to_json(state); }
  static Result<State> state_from_json(const Json& json) { return finance::state_from_json(json); }
  static Events changes_between(const State& from, const State& to) { return finance::changes_between(from, to); }
  static Events changes_to_merge(const State& mine, const State& theirs) {
    return finance::changes_to_merge(mine, theirs);
  }
};

class FinanceApplication final : public EventApplication<Terms> {};

}  // namespace cairn::finance
