#pragma once
// What a pass of an application's screens gives back: gestures that were decided, and wishes to the shell.

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ui/actions.h"

namespace cairn::ui {

// Decides at once, so that an error can be shown beside its cause; what was decided is committed after the pass. The
// application has decide() and kind_of() beside its State and Command.
template <class State, class Command, class Context, class Events>
class AppOut {
 public:
  struct Gesture {
    std::string kind;
    Events events;
  };

  AppOut(const State& state, Context context, std::string fresh_id)
      : state_(state), context_(context), fresh_id_(std::move(fresh_id)) {}

  Status submit(const Command& command) {
    Result<Events> events = decide(state_, command, context_);
    if (!events.ok()) return events.error();
    if (!events.value().empty()) gestures_.push_back({std::string(kind_of(command)), std::move(events).value()});
    return Done{};
  }

  std::vector<Gesture>& gestures() { return gestures_; }
  const std::string& fresh_id() const { return fresh_id_; }  // in use nowhere

  Actions actions;

 private:
  const State& state_;
  Context context_;
  std::string fresh_id_;
  std::vector<Gesture> gestures_;
};

// A notice: what was done, or why it was not.
template <class Out>
void tell(Out& out, const Status& status, std::string done_words, bool undo = true) {
  if (status.ok())
    out.actions.push_back(Toast{std::move(done_words), undo});
  else
    out.actions.push_back(Toast{status.error().message, false});
}

}  // namespace cairn::ui
