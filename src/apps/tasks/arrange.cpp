// Filtering, sorting and grouping: what the list shows, in which order.

#include <algorithm>
#include <map>

#include "apps/tasks/derived.h"
#include "base/fold.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kDay_minutes = 24 * 60;
constexpr std::int64_t kNever = INT64_MAX;

// A day without a time counts as its end: who has a time goes first.
std::int64_t due_minute(const Task& task) {
  if (!task.due) return kNever;
  return std::int64_t{task.due->day.days} * kDay_minutes + task.due->minute.value_or(kDay_minutes - 1);
}

// Whatever is sorted by becomes one number, smaller first, so that sorting compares numbers.
double key_of(const Derived& derived, std::uint32_t at, Sort sort) {
  const Task& task = *derived.index.entries()[at].task;
  switch (sort) {
    case Sort::kScore:
      return task.status == TaskStatus::kOpen ? -derived.scores[at] : 1e9;
    case Sort::kDue:
      return static_cast<double>(due_minute(task));
    case Sort::kPriority:
      return -static_cast<double>(task.priority);
    case Sort::kCreated:
      return -static_cast<double>(task.created_at.ms);
    case Sort::kTitle:
    case Sort::kProject:
      break;
  }
  return 0;
}

// Place of a group among the others, and its words.
struct Place {
  int order = 0;
  std::string words;
  bool operator<(const Place& other) const { return order != other.order ? order < other.order : words < other.words; }
};

Place due_place(const Task& task, const Today& today) {
  if (task.status != TaskStatus::kOpen) return {8, "Closed"};
  if (!task.due) return {7, "No due date"};
  if (is_overdue(task, today)) return {0, "Overdue"};
  const int days = days_between(today.day, task.due->day);
  if (days == 0) return {1, "Today"};
  if (days == 1) return {2, "Tomorrow"};
  const Date sunday = add_days(monday_of(today.day), 6);
  if (task.due->day <= sunday) return {3, "Later this week"};
  if (task.due->day <= add_days(sunday, 7)) return {4, "Next week"};
  return {5, "Later"};
}

Place place_of(const Task& task, Group group, const Today& today) {
  switch (group) {
    case Group::kNone:
      break;
    case Group::kDue:
      return due_place(task, today);
    case Group::kProject:
      return task.project.empty() ? Place{1, "No project"} : Place{0, task.project};
    case Group::kPriority: {
      constexpr const char* kWords[] = {"No priority", "Low priority", "Medium priority", "High priority"};
      return {3 - static_cast<int>(task.priority), kWords[static_cast<std::size_t>(task.priority)]};
    }
    case Group::kTag:
      return task.tags.empty() ? Place{1, "No tag"} : Place{0, "#" + task.tags.front()};
  }
  return {};
}

struct Found {
  double key;
  std::uint32_t at;
};

}  // namespace

std::string group_words(const Task& task, Group group, const Today& today) {
  return place_of(task, group, today).words;
}

Arrangement arrange(const Derived& derived, const Filter& filter, Sort sort, Group group) {
  const auto& entries = derived.index.entries();
  std::vector<Found> found;
  found.reserve(derived.open);
  for (std::uint32_t i = 0; i < entries.size(); ++i)
    if (matches(filter, entries[i], derived.index, derived.today, derived.utc_offset_minutes))
      found.push_back({key_of(derived, i, sort), i});
  if (sort == Sort::kTitle) {
    std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
      const int order = entries[a.at].folded_title.compare(entries[b.at].folded_title);
      return order != 0 ? order < 0 : a.at < b.at;
    });
  } else if (sort == Sort::kProject) {
    std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
      const std::string& one = entries[a.at].task->project;
      const std::string& other = entries[b.at].task->project;
      if (one.empty() != other.empty()) return other.empty();
      const int order = one.compare(other);
      return order != 0 ? order < 0 : a.at < b.at;
    });
  } else {
    // What is equal: by score, then as it was created.
    std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
      if (a.key != b.key) return a.key < b.key;
      if (derived.scores[a.at] != derived.scores[b.at]) return derived.scores[a.at] > derived.scores[b.at];
      const Instant one = entries[a.at].task->created_at;
      const Instant other = entries[b.at].task->created_at;
      return one != other ? one < other : a.at < b.at;
    });
  }
  Arrangement arrangement;
  arrangement.tasks = found.size();
  if (group == Group::kNone) {
    arrangement.lines.reserve(found.size());
    for (const Found& one : found) arrangement.lines.push_back({one.at, false, {}, 0});
    return arrangement;
  }
  std::map<Place, std::vector<std::uint32_t>> groups;
  for (const Found& one : found) groups[place_of(*entries[one.at].task, group, derived.today)].push_back(one.at);
  for (const auto& [place, members] : groups) {
    arrangement.lines.push_back({0, true, place.words, members.size()});
    for (const std::uint32_t at : members) arrangement.lines.push_back({at, false, {}, 0});
  }
  return arrangement;
}

}  // namespace cairn::tasks
