#include "apps/tasks/closing.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "apps/tasks/repeat.h"
#include "base/checksum.h"
#include "base/random.h"

namespace cairn::tasks {
namespace {

// Who closes more than this at once is tidying up, not choosing: nothing is to be learnt from it.
constexpr std::size_t kMaxChosenAtOnce = 5;

Error no_such_task() { return {ErrorCode::kNotFound, "This task does not exist any more.", "task"}; }

using Parts = std::map<std::string, std::vector<std::string>>;  // of every task that has some, in the order of ids

Parts parts_of(const State& state) {
  Parts parts;
  for (const auto& [id, task] : state.tasks)
    if (!task.parent.empty()) parts[task.parent].push_back(id);
  return parts;
}

void add_with_parts(const Parts& parts, const std::string& id, std::set<std::string>& into) {
  if (!into.insert(id).second) return;
  const auto own = parts.find(id);
  if (own == parts.end()) return;
  for (const std::string& part : own->second) add_with_parts(parts, part, into);
}

Result<std::set<std::string>> with_parts(const State& state, const std::vector<std::string>& ids, const Parts& parts) {
  std::set<std::string> all;
  for (const std::string& id : ids) {
    if (!state.tasks.count(id)) return no_such_task();
    add_with_parts(parts, id, all);
  }
  return all;
}

bool is_above(const State& state, std::string_view above, const Task& task) {
  const Task* at = &task;
  for (std::size_t steps = 0; !at->parent.empty() && steps < state.tasks.size(); ++steps) {
    if (at->parent == above) return true;
    const auto parent = state.tasks.find(at->parent);
    if (parent == state.tasks.end()) return false;
    at = &parent->second;
  }
  return false;
}

// Some of what could have been done instead, drawn without preference (reservoir sampling, Vitter 1985, algorithm R).
Choice lesson(const State& state, const Index& index, const Entry& chosen, const std::set<std::string>& closing,
              const Context& context) {
  const Today today = today_at(context.now, context.utc_offset_minutes);
  Choice choice;
  choice.at = context.now;
  choice.utc_offset_minutes = context.utc_offset_minutes;
  choice.chosen = seen(chosen, today, context.utc_offset_minutes);
  Random random(crc32c(*chosen.id) + static_cast<std::uint64_t>(context.now.ms));
  std::vector<const Entry*> drawn;
  std::size_t met = 0;
  for (const Entry& other : index.entries()) {
    if (!is_actionable(other, today) || closing.count(*other.id)) continue;
    if (is_above(state, *other.id, *chosen.task)) continue;  // the whole is no alternative to its part
    ++met;
    if (drawn.size() < kMaxPassedOver) {
      drawn.push_back(&other);
    } else if (const std::size_t at = random.index(met); at < kMaxPassedOver) {
      drawn[at] = &other;
    }
  }
  for (const Entry* other : drawn) choice.passed_over.push_back(seen(*other, today, context.utc_offset_minutes));
  return choice;
}

Task moved_on(const Task& task, When next) {
  Task again = task;
  again.due = next;
  if (task.defer && task.due) again.defer->day = add_days(task.defer->day, days_between(task.due->day, next.day));
  return again;
}

// The next repetition, with its parts as they were at first.
void repeat_again(const State& state, const Parts& parts, const std::string& id, When next, const std::string& parent,
                  const Context& context, int& made, Events& events) {
  const Task& task = state.tasks.at(id);
  Task again = task.repeat ? moved_on(task, next) : task;
  again.status = TaskStatus::kOpen;
  again.created_at = context.now;
  again.started_at.reset();
  again.closed_at.reset();
  again.closed_utc_offset_minutes = 0;
  again.waits_for.clear();
  again.parent = parent;
  again.origin.clear();
  if (task.repeat) again.series = task.series.empty() ? id : task.series;
  const std::string fresh = context.fresh_id + "-r" + std::to_string(++made);
  events.push_back(TaskChanged{fresh, std::nullopt, std::move(again)});
  const auto own = parts.find(id);
  if (own == parts.end()) return;
  for (const std::string& part : own->second) repeat_again(state, parts, part, next, fresh, context, made, events);
}

}  // namespace

Result<Events> close_tasks(const State& state, const std::vector<std::string>& ids, TaskStatus status,
                           const Context& context) {
  const Parts parts = parts_of(state);
  const Result<std::set<std::string>> all = with_parts(state, ids, parts);
  if (!all) return all.error();
  Events events;
  if (state.timer && all.value().count(state.timer->task)) {
    Result<Events> stopped = stop_focus(state, context);
    if (!stopped) return stopped.error();
    events = std::move(stopped).value();
  }
  std::optional<Index> made_index;
  const Index* index = context.index;
  int made = 0;
  for (const std::string& id : all.value()) {
    const Task& before = state.tasks.at(id);
    if (before.status != TaskStatus::kOpen) continue;
    Task after = before;
    after.status = status;
    after.closed_at = context.now;
    after.closed_utc_offset_minutes = context.utc_offset_minutes;
    after.started_at.reset();
    events.push_back(TaskChanged{id, before, std::move(after)});
    const bool asked_for = std::find(ids.begin(), ids.end(), id) != ids.end();
    if (status == TaskStatus::kDone && asked_for && ids.size() <= kMaxChosenAtOnce) {
      if (!index) index = &made_index.emplace(state);
      Choice choice = lesson(state, *index, *index->find(id), all.value(), context);
      const auto known = state.choices.find(id);
      const auto old = known == state.choices.end() ? std::nullopt : std::optional(known->second);
      if (!choice.passed_over.empty()) events.push_back(ChoiceChanged{id, old, std::move(choice)});
    }
    // A part of something that comes again itself comes with it.
    const bool comes_with_parent = !before.parent.empty() && all.value().count(before.parent);
    if (!before.repeat || comes_with_parent) continue;
    const std::optional<When> next = next_due(before, today_at(context.now, context.utc_offset_minutes));
    if (next) repeat_again(state, parts, id, *next, before.parent, context, made, events);
  }
  return events;
}

Result<Events> reopen_tasks(const State& state, const std::vector<std::string>& ids) {
  std::set<std::string> all;  // what is part of something closed opens that as well
  for (const std::string& id : ids) {
    auto at = state.tasks.find(id);
    if (at == state.tasks.end()) return no_such_task();
    while (at != state.tasks.end() && all.insert(at->first).second) at = state.tasks.find(at->second.parent);
  }
  Events events;
  for (const std::string& id : all) {
    const Task& before = state.tasks.at(id);
    if (before.status == TaskStatus::kOpen) continue;
    Task after = before;
    after.status = TaskStatus::kOpen;
    after.closed_at.reset();
    after.closed_utc_offset_minutes = 0;
    events.push_back(TaskChanged{id, before, std::move(after)});
    // It was not done after all: nothing is to be learnt from it.
    if (const auto choice = state.choices.find(id); choice != state.choices.end())
      events.push_back(ChoiceChanged{id, choice->second, std::nullopt});
  }
  return events;
}

Result<Events> remove_tasks(const State& state, const std::vector<std::string>& ids) {
  const Result<std::set<std::string>> all = with_parts(state, ids, parts_of(state));
  if (!all) return all.error();
  Events events;
  if (state.timer && all.value().count(state.timer->task))
    events.push_back(TimerChanged{{}, state.timer, std::nullopt});
  for (const auto& [id, work] : state.work)
    if (all.value().count(work.task)) events.push_back(WorkChanged{id, work, std::nullopt});
  for (const auto& [id, task] : state.tasks) {
    if (all.value().count(id)) {
      events.push_back(TaskChanged{id, task, std::nullopt});
      continue;
    }
    const auto gone = [&](const std::string& first) { return all.value().count(first) > 0; };
    if (std::none_of(task.waits_for.begin(), task.waits_for.end(), gone)) continue;
    Task after = task;
    after.waits_for.erase(std::remove_if(after.waits_for.begin(), after.waits_for.end(), gone), after.waits_for.end());
    events.push_back(TaskChanged{id, task, std::move(after)});
  }
  return events;
}

Result<Events> skip_repetition(const State& state, const std::string& id, const Context& context) {
  const auto found = state.tasks.find(id);
  if (found == state.tasks.end()) return no_such_task();
  const Task& before = found->second;
  if (!before.repeat || before.status != TaskStatus::kOpen)
    return Error{ErrorCode::kInvalid, "Only an open task that repeats can skip a time.", "repeat"};
  const std::optional<When> next = next_due(before, today_at(context.now, context.utc_offset_minutes));
  if (!next) return Error{ErrorCode::kInvalid, "This was its last time. Complete it or drop it.", "repeat"};
  return Events{TaskChanged{id, before, moved_on(before, *next)}};
}

}  // namespace cairn::tasks
