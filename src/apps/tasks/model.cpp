#include "apps/tasks/model.h"

namespace cairn::tasks {
namespace {

struct Apply {
  State& state;
  void operator()(const TaskChanged& e) const { apply_to(state.tasks, e); }
  void operator()(const WorkChanged& e) const { apply_to(state.work, e); }
  void operator()(const ChoiceChanged& e) const { apply_to(state.choices, e); }
  void operator()(const FilterChanged& e) const { apply_to(state.filters, e); }
  void operator()(const TimerChanged& e) const { state.timer = e.after; }
  void operator()(const SettingsChanged& e) const { state.settings = e.after.value_or(Settings()); }
};

// Both have the task and it differs. Closed wins over open, a longer note over none; the rest stays as it is here. A
// note that both wrote is kept twice: one below the other.
Task merged(const Task& mine, const Task& theirs) {
  Task both = mine;
  if (mine.status == TaskStatus::kOpen && theirs.status != TaskStatus::kOpen) {
    both.status = theirs.status;
    both.closed_at = theirs.closed_at;
    both.closed_utc_offset_minutes = theirs.closed_utc_offset_minutes;
    both.started_at.reset();
  }
  const bool holds_theirs = mine.note.find(theirs.note) != std::string::npos;  // also when theirs is empty
  if (!holds_theirs && theirs.note.find(mine.note) != std::string::npos) {
    both.note = theirs.note;
  } else if (!holds_theirs && mine.note.size() + theirs.note.size() + 2 <= kMaxNoteBytes) {
    both.note += "\n\n" + theirs.note;
  }
  return both;
}

}  // namespace

void apply(State& state, const Event& event) { std::visit(Apply{state}, event); }

Event invert(const Event& event) { return inverted(event); }

Events changes_between(const State& from, const State& to) {
  Events out;
  add_differences(from.tasks, to.tasks, out);
  add_differences(from.work, to.work, out);
  add_differences(from.choices, to.choices, out);
  add_differences(from.filters, to.filters, out);
  add_difference(from.timer, to.timer, out);
  add_settings_difference(from.settings, to.settings, out);
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  add_missing(mine.tasks, theirs.tasks, out, merged);
  add_missing(mine.work, theirs.work, out);
  add_missing(mine.choices, theirs.choices, out);
  add_missing(mine.filters, theirs.filters, out);
  add_missing(mine.timer, theirs.timer, out);
  add_missing_settings(mine.settings, theirs.settings, out);
  return out;
}

}  // namespace cairn::tasks
