#pragma once
// What the core knows of an application: a state that changes are checked against and applied to. And the set of all
// applications of this program, addressed by the part of Change::kind before the dot. Must not know what changes mean.

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "core/log.h"

namespace cairn {

// An application's state as the log sees it.
class Application {
 public:
  // A change that was checked, in the application's own terms. For the application that read it, once.
  class Step {
   public:
    virtual ~Step() = default;
  };

  virtual ~Application() = default;
  virtual std::string_view name() const = 0;  // "roadmap": the part of Change::kind before the dot
  // Untrusted: from storage or from a file.
  virtual Result<std::unique_ptr<Step>> read(const Change& change) const = 0;
  virtual void apply(Step& step) = 0;  // total for every step of read(), whatever was applied since
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

  // Changes that were all found sound, on their way from read() to apply().
  using Steps = std::vector<std::pair<Application*, std::unique_ptr<Application::Step>>>;

  // Errors: kTooNew for a change of an application that this version does not have; else what the application says.
  Result<Steps> read(const std::vector<Change>& changes) const;
  void apply(Steps steps);
  Json snapshot() const;  // {"roadmap": {...}, ...}
  // All states become those of `states`; an application it lacks is cleared. On an error all are cleared.
  Status restore(const Json& states);
  void clear();

 private:
  Application* find(std::string_view change_kind) const;
  std::vector<Application*> applications_;
};

}  // namespace cairn
