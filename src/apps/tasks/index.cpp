#include "apps/tasks/index.h"

#include <algorithm>
#include <map>

#include "base/fold.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;

const std::vector<const Entry*> kNone;

bool is_later(const std::optional<When>& when, const std::optional<When>& than) {
  if (!when || !than) return when.has_value();
  if (when->day != than->day) return when->day > than->day;
  return when->minute.value_or(0) > than->minute.value_or(0);
}

bool older(const Entry* a, const Entry* b) {
  if (a->task->created_at != b->task->created_at) return a->task->created_at < b->task->created_at;
  return *a->id < *b->id;
}

}  // namespace

Index::Index(const State& state) {
  entries_.reserve(state.tasks.size());
  by_id_.reserve(state.tasks.size());
  std::map<std::string_view, Counted> projects, tags;
  const auto count = [](std::map<std::string_view, Counted>& into, const std::string& name, const Task& task) {
    Counted& counted = into[name];
    counted.name = name;
    ++counted.all;
    if (task.status == TaskStatus::kOpen) ++counted.open;
  };
  for (const auto& [id, task] : state.tasks) {
    by_id_.emplace(id, entries_.size());
    Entry entry;
    entry.id = &id;
    entry.task = &task;
    entry.folded_title = fold(task.title);
    entries_.push_back(std::move(entry));
    if (!task.project.empty()) count(projects, task.project, task);
    for (const std::string& tag : task.tags) count(tags, tag, task);
  }
  for (Entry& entry : entries_) {
    for (const std::string& first : entry.task->waits_for) {
      const auto found = by_id_.find(first);
      if (found == by_id_.end()) continue;
      Entry& awaited = entries_[found->second];
      waiting_[*awaited.id].push_back(&entry);
      if (awaited.task->status == TaskStatus::kOpen) entry.blocked = true;
      if (entry.task->status == TaskStatus::kOpen) ++awaited.blocks;
    }
    if (entry.task->parent.empty()) continue;
    const auto found = by_id_.find(entry.task->parent);
    if (found == by_id_.end()) continue;
    Entry& whole = entries_[found->second];
    ++whole.subtasks;
    if (entry.task->status == TaskStatus::kOpen) ++whole.open_subtasks;
    subtasks_[*whole.id].push_back(&entry);
  }
  // Only now is it known who waits; what waits with its whole must not hold up others in turn.
  std::vector<std::size_t> waiting_with;
  for (auto& [id, parts] : subtasks_) {
    Ahead ahead;  // the parts of one whole wait for the same: what lies ahead of it is walked once
    for (const Entry* part : parts) {
      const auto at = static_cast<std::size_t>(part - entries_.data());
      hold_up_with_wholes(entries_[at], ahead);
      if (part->waits_with) waiting_with.push_back(at);
    }
    std::sort(parts.begin(), parts.end(), older);
  }
  for (const std::size_t at : waiting_with) entries_[at].blocked = true;
  for (const auto& [id, work] : state.work) {
    const auto found = by_id_.find(work.task);
    if (found != by_id_.end()) entries_[found->second].worked_minutes += work.minutes;
  }
  for (auto& [name, counted] : projects) projects_.push_back(std::move(counted));
  for (auto& [name, counted] : tags) tags_.push_back(std::move(counted));
}

void Index::hold_up_with_wholes(Entry& entry, Ahead& ahead) const {
  constexpr int kMostLevels = 100;
  if (entry.task->status != TaskStatus::kOpen) return;
  const Entry* whole = find(entry.task->parent);
  for (int level = 0; level < kMostLevels && whole && whole->task->status == TaskStatus::kOpen; ++level) {
    // What is due before its whole comes back stays in sight.
    const bool due_before = entry.task->due && is_later(whole->task->defer, entry.task->due);
    if (!due_before && is_later(whole->task->defer, deferral_of(entry))) entry.deferred_with = whole->task;
    if (!entry.blocked && !entry.waits_with && whole->blocked) {
      const std::vector<std::string>& awaited = whole->task->waits_for;
      const bool held = std::any_of(awaited.begin(), awaited.end(), [&](const std::string& id) {
        const Entry* first = find(id);
        return first && first->task->status == TaskStatus::kOpen && !needs(*first, entry, ahead);
      });
      if (held) entry.waits_with = whole->task;
    }
    whole = whole->task->parent.empty() ? nullptr : find(whole->task->parent);
  }
}

// Whether `awaited` can only be done after `part`: it is a part of the same whole, or waits for the part in the end.
// The part does not wait for it then, or neither were ever done.
bool Index::needs(const Entry& awaited, const Entry& part, Ahead& ahead) const {
  if (!awaited.task->parent.empty() && awaited.task->parent == part.task->parent) return true;
  const auto [found, is_new] = ahead.try_emplace(&awaited);
  std::unordered_set<const Entry*>& seen = found->second;
  if (!is_new) return seen.count(&part) > 0;
  std::vector<const Entry*> open{&awaited};
  while (!open.empty()) {
    const Entry* at = open.back();
    open.pop_back();
    if (!seen.insert(at).second) continue;
    for (const std::string& id : at->task->waits_for)
      if (const Entry* next = find(id); next && next->task->status == TaskStatus::kOpen) open.push_back(next);
  }
  return seen.count(&part) > 0;
}

const Entry* Index::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &entries_[found->second];
}

const std::vector<const Entry*>& Index::subtasks_of(std::string_view id) const {
  const auto found = subtasks_.find(id);
  return found == subtasks_.end() ? kNone : found->second;
}

const std::vector<const Entry*>& Index::waiting_for(std::string_view id) const {
  const auto found = waiting_.find(id);
  return found == waiting_.end() ? kNone : found->second;
}

Today today_at(Instant now, int utc_offset_minutes) {
  const Date day = local_date(now, utc_offset_minutes);
  const std::int64_t local_ms = now.ms + utc_offset_minutes * kMinute_ms;
  return {day, static_cast<int>((local_ms - std::int64_t{day.days} * 24 * 60 * kMinute_ms) / kMinute_ms)};
}

bool is_deferred(const Task& task, const Today& today) {
  if (!task.defer) return false;
  if (task.defer->day != today.day) return task.defer->day > today.day;
  return task.defer->minute.value_or(0) > today.minute;
}

bool is_deferred(const Entry& entry, const Today& today) {
  return is_deferred(entry.deferred_with ? *entry.deferred_with : *entry.task, today);
}

const std::optional<When>& deferral_of(const Entry& entry) {
  return entry.deferred_with ? entry.deferred_with->defer : entry.task->defer;
}

bool is_overdue(const Task& task, const Today& today) {
  if (!task.due) return false;
  if (task.due->day != today.day) return task.due->day < today.day;
  return task.due->minute && *task.due->minute < today.minute;
}

bool is_actionable(const Entry& entry, const Today& today) {
  return entry.task->status == TaskStatus::kOpen && !entry.blocked && !is_deferred(entry, today);
}

Seen seen(const Entry& entry, const Today& today, int utc_offset_minutes) {
  const Task& task = *entry.task;
  Seen seen;
  if (task.due) seen.due_days = days_between(today.day, task.due->day);
  seen.age_days = std::max(0, days_between(local_date(task.created_at, utc_offset_minutes), today.day));
  seen.estimate_minutes = task.estimate_minutes;
  seen.priority = task.priority;
  seen.project = task.project;
  seen.tags = task.tags;
  seen.blocks = entry.blocks;
  seen.blocked = entry.blocked;
  seen.started = task.started_at.has_value();
  seen.noted = !task.note.empty();
  seen.is_subtask = !task.parent.empty();
  return seen;
}

}  // namespace cairn::tasks
