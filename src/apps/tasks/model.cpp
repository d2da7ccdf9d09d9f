#include "apps/tasks/model.h"

#include <utility>

namespace cairn::tasks {
namespace {

template <class T>
void put(std::map<std::string, T>& map, const std::string& key, const std::optional<T>& value) {
  if (value)
    map.insert_or_assign(key, *value);
  else
    map.erase(key);
}

struct Apply {
  State& state;
  void operator()(const TaskChanged& e) const { put(state.tasks, e.key, e.after); }
  void operator()(const WorkChanged& e) const { put(state.work, e.key, e.after); }
  void operator()(const ChoiceChanged& e) const { put(state.choices, e.key, e.after); }
  void operator()(const FilterChanged& e) const { put(state.filters, e.key, e.after); }
  void operator()(const TimerChanged& e) const { state.timer = e.after; }
  void operator()(const SettingsChanged& e) const { state.settings = e.after.value_or(Settings()); }
};

template <class Event_, class T>
void differences(const std::map<std::string, T>& from, const std::map<std::string, T>& to, Events& out) {
  auto a = from.begin();
  auto b = to.begin();
  while (a != from.end() || b != to.end()) {
    if (b == to.end() || (a != from.end() && a->first < b->first)) {
      out.push_back(Event_{a->first, a->second, std::nullopt});
      ++a;
    } else if (a == from.end() || b->first < a->first) {
      out.push_back(Event_{b->first, std::nullopt, b->second});
      ++b;
    } else {
      if (!(a->second == b->second)) out.push_back(Event_{a->first, a->second, b->second});
      ++a;
      ++b;
    }
  }
}

std::optional<Settings> chosen(const Settings& settings) {
  if (settings == Settings()) return {};
  return settings;
}

// What `theirs` has and `mine` lacks. Where both have it and differ, mine stays: it is what the person sees.
template <class Event_, class T>
void additions(const std::map<std::string, T>& mine, const std::map<std::string, T>& theirs, Events& out) {
  for (const auto& [key, value] : theirs)
    if (!mine.count(key)) out.push_back(Event_{key, std::nullopt, value});
}

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

Event invert(const Event& event) {
  return std::visit(
      [](auto changed) -> Event {
        std::swap(changed.before, changed.after);
        return changed;
      },
      event);
}

Events changes_between(const State& from, const State& to) {
  Events out;
  differences<TaskChanged>(from.tasks, to.tasks, out);
  differences<WorkChanged>(from.work, to.work, out);
  differences<ChoiceChanged>(from.choices, to.choices, out);
  differences<FilterChanged>(from.filters, to.filters, out);
  if (!(from.timer == to.timer)) out.push_back(TimerChanged{{}, from.timer, to.timer});
  if (!(from.settings == to.settings)) out.push_back(SettingsChanged{{}, chosen(from.settings), chosen(to.settings)});
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  for (const auto& [key, task] : theirs.tasks) {
    const auto own = mine.tasks.find(key);
    if (own == mine.tasks.end()) {
      out.push_back(TaskChanged{key, std::nullopt, task});
    } else if (Task both = merged(own->second, task); !(both == own->second)) {
      out.push_back(TaskChanged{key, own->second, std::move(both)});
    }
  }
  additions<WorkChanged>(mine.work, theirs.work, out);
  additions<ChoiceChanged>(mine.choices, theirs.choices, out);
  additions<FilterChanged>(mine.filters, theirs.filters, out);
  if (!mine.timer && theirs.timer) out.push_back(TimerChanged{{}, std::nullopt, theirs.timer});
  if (mine.settings == Settings() && !(theirs.settings == Settings()))
    out.push_back(SettingsChanged{{}, std::nullopt, theirs.settings});
  return out;
}

}  // namespace cairn::tasks
