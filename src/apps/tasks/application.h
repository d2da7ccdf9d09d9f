#pragma once
// The task tracker as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/tasks/codec.h"
#include "apps/tasks/model.h"
#include "core/event_application.h"

namespace cairn::tasks {

Change to_change(const Event& event);          // "tasks.task", "tasks.work", ...
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid

struct Terms {
  using State = tasks::State;
  using Event = tasks::Event;
  static constexpr std::string_view kName = "tasks";
  static Change to_change(const Event& event) { return tasks::to_change(event); }
  static Result<Event> to_event(const Change& change) { return tasks::to_event(change); }
  static void apply(State& state, const Event& event) { tasks::apply(state, event); }
  static Json state_to_json(const State& state) { return tasks::state_to_json(state); }
  static Result<State> state_from_json(const Json& json) { return tasks::state_from_json(json); }
  static Events changes_between(const State& from, const State& to) { return tasks::changes_between(from, to); }
  static Events changes_to_merge(const State& mine, const State& theirs) {
    return tasks::changes_to_merge(mine, theirs);
  }
};

class TasksApplication final : public EventApplication<Terms> {};

}  // namespace cairn::tasks
