#pragma once
// An application whose changes are typed events: each is read from its JSON once, checked there, and applied as it was
// read. What events mean is not known here: `Terms` names the types State and Event and the application, and gives the
// functions between them and JSON.

#include <memory>
#include <utility>
#include <vector>

#include "core/application.h"

namespace cairn {

template <class Terms>
class EventApplication : public Application {
  using State = typename Terms::State;
  using Event = typename Terms::Event;

 public:
  std::string_view name() const override { return Terms::kName; }

  Result<std::unique_ptr<Step>> read(const Change& change) const override {
    Result<Event> event = Terms::to_event(change);
    if (!event.ok()) return event.error();
    return std::unique_ptr<Step>(std::make_unique<EventStep>(std::move(event).value()));
  }
  void apply(Step& step) override { Terms::apply(state_, static_cast<EventStep&>(step).event); }

  Json snapshot() const override { return Terms::state_to_json(state_); }
  Status restore(const Json& snapshot) override {
    Result<State> state = Terms::state_from_json(snapshot);
    if (!state.ok()) return state.error();
    state_ = std::move(state).value();
    return Done{};
  }
  void clear() override { state_ = State(); }

  Result<std::vector<Change>> changes_to(const Json& target) const override {
    const Result<State> state = Terms::state_from_json(target);
    if (!state.ok()) return state.error();
    return to_changes(Terms::changes_between(state_, state.value()));
  }
  Result<std::vector<Change>> changes_to_merge(const Json& other) const override {
    const Result<State> state = Terms::state_from_json(other);
    if (!state.ok()) return state.error();
    return to_changes(Terms::changes_to_merge(state_, state.value()));
  }

  const State& state() const { return state_; }

 private:
  struct EventStep final : Step {
    explicit EventStep(Event read) : event(std::move(read)) {}
    Event event;
  };

  static std::vector<Change> to_changes(const std::vector<Event>& events) {
    std::vector<Change> changes;
    changes.reserve(events.size());
    for (const Event& event : events) changes.push_back(Terms::to_change(event));
    return changes;
  }

  State state_;
};

}  // namespace cairn
