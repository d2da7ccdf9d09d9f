#pragma once
// The shop as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/shop/codec.h"
#include "apps/shop/model.h"
#include "core/event_application.h"

namespace cairn::shop {

Change to_change(const Event& event);          // "shop.import", "shop.mapping", "shop.counted", ...
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid

struct Terms {
  using State = shop::State;
  using Event = shop::Event;
  static constexpr std::string_view kName = "shop";
  static Change to_change(const Event& event) { return shop::to_change(event); }
  static Result<Event> to_event(const Change& change) { return shop::to_event(change); }
  static void apply(State& state, const Event& event) { shop::apply(state, event); }
  static Json state_to_json(const State& state) { return shop::state_to_json(state); }
  static Result<State> state_from_json(const Json& json) { return shop::state_from_json(json); }
  static Events changes_between(const State& from, const State& to) { return shop::changes_between(from, to); }
  static Events changes_to_merge(const State& mine, const State& theirs) {
    return shop::changes_to_merge(mine, theirs);
  }
};

class ShopApplication final : public EventApplication<Terms> {};

}  // namespace cairn::shop
