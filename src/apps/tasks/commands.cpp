#include "apps/tasks/commands.h"

#include <algorithm>
#include <set>
#include <utility>

#include "apps/tasks/closing.h"
#include "apps/tasks/repeat.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kMaxFocus_minutes = 16 * 60;

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error no_such_task() { return {ErrorCode::kNotFound, "This task does not exist any more.", "task"}; }

template <class Map>
auto value_of(const Map& map, const std::string& key) {
  const auto it = map.find(key);
  return it == map.end() ? std::optional<typename Map::mapped_type>() : std::optional(it->second);
}

// Whether `to` can be reached from `from` along `step` (parents, or what is waited for).
template <class Step>
bool reaches(const State& state, const std::string& from, const std::string& to, Step step) {
  std::set<std::string> seen;
  std::vector<std::string> open{from};
  while (!open.empty()) {
    const std::string at = std::move(open.back());
    open.pop_back();
    if (at == to) return true;
    if (!seen.insert(at).second) continue;
    const auto found = state.tasks.find(at);
    if (found == state.tasks.end()) continue;
    for (const std::string& next : step(found->second)) open.push_back(next);
  }
  return false;
}

std::vector<std::string> parent_of(const Task& task) {
  if (task.parent.empty()) return {};
  return {task.parent};
}

Result<Done> check_references(const State& state, const std::string& id, const Task& before, const Task& after) {
  if (after.parent != before.parent && !after.parent.empty()) {
    if (!state.tasks.count(after.parent)) return no_such_task();
    if (reaches(state, after.parent, id, parent_of))
      return invalid("A task cannot be a part of itself or of one of its own parts.", "parent");
  }
  for (const std::string& first : after.waits_for) {
    if (std::binary_search(before.waits_for.begin(), before.waits_for.end(), first)) continue;
    const auto found = state.tasks.find(first);
    if (found == state.tasks.end()) return no_such_task();
    if (reaches(state, first, id, [](const Task& task) { return task.waits_for; }))
      return invalid("\xE2\x80\x9C" + found->second.title +
                         "\xE2\x80\x9D already waits for this task, directly or through others. Two tasks cannot wait "
                         "for each other.",
                     "waits_for");
  }
  return Done{};
}

void sort_unique(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

Result<std::vector<std::string>> clean_tags(const std::vector<std::string>& tags) {
  std::vector<std::string> clean;
  for (const std::string& tag : tags) {
    auto name = clean_tag(tag);
    if (!name) return invalid("A tag needs at least one letter or figure.", "tags");
    clean.push_back(std::move(*name));
  }
  sort_unique(clean);
  return clean;
}

Result<Done> apply_patch(Task& task, const Patch& patch, Instant now) {
  if (patch.title) task.title = clean_title(*patch.title);
  if (patch.note) task.note = to_valid_utf8(*patch.note);
  if (patch.project) task.project = clean_project(*patch.project);
  if (patch.parent) task.parent = *patch.parent;
  if (patch.priority) task.priority = *patch.priority;
  std::vector<std::string> tags = patch.tags.value_or(task.tags);
  tags.insert(tags.end(), patch.add_tags.begin(), patch.add_tags.end());
  auto cleaned = clean_tags(tags);
  if (!cleaned) return cleaned.error();
  task.tags = std::move(cleaned).value();
  for (const std::string& tag : patch.remove_tags)
    task.tags.erase(std::remove(task.tags.begin(), task.tags.end(), tag), task.tags.end());
  if (patch.waits_for) {
    task.waits_for = *patch.waits_for;
    sort_unique(task.waits_for);
  }
  if (patch.due) task.due = *patch.due;
  if (patch.defer) task.defer = *patch.defer;
  if (patch.estimate_minutes) task.estimate_minutes = *patch.estimate_minutes;
  if (patch.repeat) task.repeat = *patch.repeat;
  if (patch.started && *patch.started != task.started_at.has_value())
    task.started_at = *patch.started ? std::optional(now) : std::nullopt;
  if (task.repeat && !task.due) return invalid("A task that repeats needs a day on which it is due first.", "repeat");
  if (task.repeat) task.repeat = pinned(*task.repeat, task.due->day);
  return Done{};
}

std::optional<Settings> kept(const Settings& settings) {
  if (settings == Settings()) return {};
  return settings;
}

struct Decide {
  const State& state;
  const Context& context;

  // A new task, checked, under the fresh id with `suffix`.
  Result<Events> create(Task task) const {
    task.title = clean_title(task.title);
    task.project = clean_project(task.project);
    task.note = to_valid_utf8(task.note);
    auto tags = clean_tags(task.tags);
    if (!tags) return tags.error();
    task.tags = std::move(tags).value();
    sort_unique(task.waits_for);
    task.status = TaskStatus::kOpen;
    task.created_at = context.now;
    task.started_at.reset();
    task.closed_at.reset();
    task.closed_utc_offset_minutes = 0;
    task.series.clear();
    if (task.repeat && !task.due)
      if (const auto first = first_occurrence(*task.repeat, local_date(context.now, context.utc_offset_minutes)))
        task.due = When{*first, {}};
    if (Status status = check_task(task); !status.ok()) return status.error();
    if (task.repeat && !task.due) return invalid("A task that repeats needs a day on which it is due first.", "repeat");
    if (task.repeat) task.repeat = pinned(*task.repeat, task.due->day);
    Task none;
    if (Result<Done> checked = check_references(state, context.fresh_id, none, task); !checked) return checked.error();
    return Events{TaskChanged{context.fresh_id, std::nullopt, std::move(task)}};
  }

  Result<Events> operator()(const AddTask& c) const { return create(c.task); }

  Result<Events> operator()(const AddSubtask& c) const {
    const auto found = state.tasks.find(c.parent);
    if (found == state.tasks.end()) return no_such_task();
    Task part = c.part;
    part.parent = c.parent;
    if (part.project.empty()) part.project = found->second.project;
    return create(std::move(part));
  }

  Result<Events> operator()(const EditTasks& c) const {
    Events events;
    // Several that come to refer to others are checked one after the other: together they could make a circle.
    const bool refers = c.ids.size() > 1 && (c.patch.parent || c.patch.waits_for);
    std::optional<State> ahead;
    if (refers) ahead = state;
    const State& at = refers ? *ahead : state;
    const std::set<std::string> ids(c.ids.begin(), c.ids.end());
    for (const std::string& id : ids) {
      const auto before = value_of(at.tasks, id);
      if (!before) return no_such_task();
      Task after = *before;
      if (Result<Done> patched = apply_patch(after, c.patch, context.now); !patched) return patched.error();
      if (Status status = check_task(after); !status.ok()) return status.error();
      if (Result<Done> checked = check_references(at, id, *before, after); !checked) return checked.error();
      if (after == *before) continue;
      events.push_back(TaskChanged{id, before, std::move(after)});
      if (ahead) tasks::apply(*ahead, events.back());
    }
    return events;
  }

  Result<Events> operator()(const CompleteTasks& c) const {
    return close_tasks(state, c.ids, TaskStatus::kDone, context);
  }
  Result<Events> operator()(const DropTasks& c) const {
    return close_tasks(state, c.ids, TaskStatus::kDropped, context);
  }
  Result<Events> operator()(const ReopenTasks& c) const { return reopen_tasks(state, c.ids); }
  Result<Events> operator()(const RemoveTasks& c) const { return remove_tasks(state, c.ids); }
  Result<Events> operator()(const SkipRepetition& c) const { return skip_repetition(state, c.id, context); }

  Result<Events> operator()(const StartFocus& c) const {
    const auto before = value_of(state.tasks, c.id);
    if (!before) return no_such_task();
    if (before->status != TaskStatus::kOpen)
      return invalid("This task is closed. Open it again to work on it.", "task");
    if (state.timer && state.timer->task == c.id) return Events{};
    Events events;
    if (state.timer) {
      Result<Events> stopped = stop_focus(state, context);
      if (!stopped) return stopped.error();
      events = std::move(stopped).value();
      events.pop_back();  // the timer's end: the last line both ends it and begins the new one
    }
    if (!before->started_at) {
      Task after = *before;
      after.started_at = context.now;
      events.push_back(TaskChanged{c.id, before, std::move(after)});
    }
    events.push_back(TimerChanged{{}, state.timer, FocusTimer{c.id, context.now, state.settings.focus_minutes}});
    return events;
  }

  Result<Events> operator()(const StopFocus&) const { return stop_focus(state, context); }

  Result<Events> operator()(const DiscardFocus&) const {
    if (!state.timer) return Error{ErrorCode::kNotFound, "No timer is running.", "timer"};
    return Events{TimerChanged{{}, state.timer, std::nullopt}};
  }

  Result<Events> operator()(const LogWork& c) const {
    if (!state.tasks.count(c.id)) return no_such_task();
    if (c.minutes < 1 || c.minutes > 24 * 60) return invalid("Give a time between 1 minute and 24 hours.", "minutes");
    const Instant began{context.now.ms - c.minutes * kMinute_ms};
    return Events{
        WorkChanged{context.fresh_id, std::nullopt, Work{c.id, began, context.utc_offset_minutes, c.minutes}}};
  }

  Result<Events> operator()(const RemoveWork& c) const {
    const auto before = value_of(state.work, c.work_id);
    if (!before) return Error{ErrorCode::kNotFound, "This time entry does not exist any more.", "work"};
    return Events{WorkChanged{c.work_id, before, std::nullopt}};
  }

  Result<Events> operator()(const SaveFilter& c) const {
    SavedFilter filter = c.filter;
    filter.name = clean_title(filter.name);
    if (filter.name.empty()) return invalid("Give the filter a name.", "name");
    if (filter.name.size() > kMaxNameBytes)
      return invalid("This name is too long: " + fitting_words(filter.name, kMaxNameBytes) + ".", "name");
    if (filter.query.size() > kMaxTitleBytes)
      return invalid("This filter is too long: " + fitting_words(filter.query, kMaxTitleBytes) + ".", "query");
    for (const auto& [id, other] : state.filters)
      if (id != c.filter_id && other.name == filter.name)
        return invalid("Another filter has this name already.", "name");
    const std::string& id = c.filter_id.empty() ? context.fresh_id : c.filter_id;
    const auto before = value_of(state.filters, id);
    if (before == filter) return Events{};
    return Events{FilterChanged{id, before, std::move(filter)}};
  }

  Result<Events> operator()(const RemoveFilter& c) const {
    const auto before = value_of(state.filters, c.filter_id);
    if (!before) return Error{ErrorCode::kNotFound, "This filter does not exist any more.", "filter"};
    return Events{FilterChanged{c.filter_id, before, std::nullopt}};
  }

  Result<Events> operator()(const ChangeSettings& c) const {
    if (c.settings.focus_minutes < 1 || c.settings.focus_minutes > 240)
      return invalid("A stretch of focus takes 1 to 240 minutes.", "focus_minutes");
    if (c.settings == state.settings) return Events{};
    return Events{SettingsChanged{{}, kept(state.settings), kept(c.settings)}};
  }

  Result<Events> operator()(const Forget& c) const {
    Events events;
    for (const auto& [id, choice] : state.choices)
      if (c.all || std::find(c.ids.begin(), c.ids.end(), id) != c.ids.end())
        events.push_back(ChoiceChanged{id, choice, std::nullopt});
    return events;
  }

  Result<Events> operator()(const ImportTasks& c) const {
    if (Status status = check_import(state, c.events); !status.ok()) return status.error();
    return c.events;
  }
};

}  // namespace

Result<Events> stop_focus(const State& state, const Context& context) {
  if (!state.timer) return Error{ErrorCode::kNotFound, "No timer is running.", "timer"};
  const FocusTimer& timer = *state.timer;
  const std::int64_t ran_ms = std::max<std::int64_t>(0, context.now.ms - timer.started_at.ms);
  const std::int64_t minutes = (ran_ms + kMinute_ms / 2) / kMinute_ms;
  if (minutes > kMaxFocus_minutes)
    return invalid("The timer has run for more than 16 hours. Discard it, and log the time that you worked.", "timer");
  Events events;
  if (minutes > 0 && state.tasks.count(timer.task))
    events.push_back(
        WorkChanged{context.fresh_id + "-w", std::nullopt,
                    Work{timer.task, timer.started_at, context.utc_offset_minutes, static_cast<int>(minutes)}});
  events.push_back(TimerChanged{{}, state.timer, std::nullopt});
  return events;
}

Result<Events> decide(const State& state, const Command& command, const Context& context) {
  return std::visit(Decide{state, context}, command);
}

}  // namespace cairn::tasks
