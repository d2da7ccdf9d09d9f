#pragma once
// What the core knows of an application: a state that changes are checked against and applied to. And the set of all
// applications of this program, addressed by the part of Change::kind before the dot. Must not know what changes mean.

#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "core/log.h"

namespace cairn {

// An application's state as the log sees it. apply() is total for every change that validate() accepts.
class Application {
 public:
  virtual ~Application() = default;
  virtual std::string_view name() const = 0;                // "roadmap": the part of Change::kind before the dot
  virtual Status validate(const Change& change) const = 0;  // untrusted: from storage or from a file
  virtual void apply(const Change& change) = 0;
  virtual Json snapshot() const = 0;
  virtual Status restore(const Json& snapshot) = 0;  // all or nothing
  virtual void clear() = 0;
  // The changes that turn this state into `target` (a snapshot of the same application); for import and for replace.
  virtual Result<std::vector<Change>> changes_to(const Json& target) const = 0;
  // The changes that add to this state what only `other` has; where both differ, nothing that either wrote is lost.
  virtual Result<std::vector<Change>> changes_to_merge(const Json& other) const = 0;
};

class ApplicationSet {
 public:
  explicit ApplicationSet(std::vector<Application*> applications) : applications_(std::move(applications)) {}

  // Errors: kTooNew for a change of an application that this version does not have; else what validate() says.
  Status validate(const std::vector<Change>& changes) const;
  void apply(const std::vector<Change>& changes);  // only what validate() has accepted
  Json snapshot() const;                           // {"roadmap": {...}, ...}
  // All states become those of `states`; an application it lacks is cleared. On an error all are cleared.
  Status restore(const Json& states);
  void clear();

 private:
  Application* find(std::string_view change_kind) const;
  std::vector<Application*> applications_;
};

}  // namespace cairn
