#pragma once
// The task tracker as the session sees it: typed state on one side, Change as JSON on the other.

#include "apps/tasks/model.h"
#include "core/application.h"

namespace cairn::tasks {

class TasksApplication final : public Application {
 public:
  std::string_view name() const override { return "tasks"; }
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

Change to_change(const Event& event);          // "tasks.task", "tasks.work", ...
Result<Event> to_event(const Change& change);  // bounds and types checked; unknown kinds are kInvalid

}  // namespace cairn::tasks
