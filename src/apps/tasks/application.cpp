#include "apps/tasks/application.h"

#include <utility>

#include "apps/tasks/codec.h"

namespace cairn::tasks {
namespace {

std::vector<Change> to_changes(const Events& events) {
  std::vector<Change> changes;
  changes.reserve(events.size());
  for (const Event& event : events) changes.push_back(to_change(event));
  return changes;
}

}  // namespace

Status TasksApplication::validate(const Change& change) const {
  const Result<Event> event = to_event(change);
  if (!event.ok()) return event.error();
  return Done{};
}

void TasksApplication::apply(const Change& change) {
  const Result<Event> event = to_event(change);
  if (event.ok()) tasks::apply(state_, event.value());  // validate() has accepted it
}

Json TasksApplication::snapshot() const { return state_to_json(state_); }

Status TasksApplication::restore(const Json& snapshot) {
  Result<State> state = state_from_json(snapshot);
  if (!state.ok()) return state.error();
  state_ = std::move(state).value();
  return Done{};
}

void TasksApplication::clear() { state_ = State(); }

Result<std::vector<Change>> TasksApplication::changes_to(const Json& target) const {
  const Result<State> state = state_from_json(target);
  if (!state.ok()) return state.error();
  return to_changes(changes_between(state_, state.value()));
}

Result<std::vector<Change>> TasksApplication::changes_to_merge(const Json& other) const {
  const Result<State> state = state_from_json(other);
  if (!state.ok()) return state.error();
  return to_changes(tasks::changes_to_merge(state_, state.value()));
}

}  // namespace cairn::tasks
