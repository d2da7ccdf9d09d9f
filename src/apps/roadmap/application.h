#pragma once
// The roadmap companion as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/roadmap/commands.h"
#include "apps/roadmap/model.h"
#include "core/session.h"

namespace cairn::roadmap {

class RoadmapApplication final : public Application {
 public:
  std::string_view name() const override { return "roadmap"; }
  Status validate(const Change& change) const override;
  void apply(const Change& change) override;
  Json snapshot() const override;
  Status restore(const Json& snapshot) override;
  void clear() override;
  Result<std::vector<Change>> changes_to(const Json& target) const override;
  Result<std::vector<Change>> changes_to_merge(const Json& other) const override;

  const State& state() const { return state_; }

 private:
  State state_;
};

// codec.cpp: Event <-> Change ("roadmap.tick", ...), State <-> snapshot JSON, with upcasters by schema number.
Change to_change(const Event& event);
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid
Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

// A plausible learner in week 14 of the roadmap: four months of ticks, hours, notes and evidence up to `today`, with
// one missed week. Deterministic for a given date.
State sample_state(const Content& content, Date today);

}  // namespace cairn::roadmap
