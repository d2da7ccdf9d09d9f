#include "apps/tasks/arrange.h"

#include <algorithm>

#include "base/radix_sort.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kDay_minutes = 24 * 60;
constexpr std::int64_t kNever = INT64_MAX;

// A day without a time counts as its end: who has a time goes first.
std::int64_t due_minute(const Task& task) {
  if (!task.due) return kNever;
  return std::int64_t{task.due->day.days} * kDay_minutes + task.due->minute.value_or(kDay_minutes - 1);
}

// Place of a name in a list that is sorted by name; behind all where there is none.
std::int64_t place_in(const std::vector<Index::Counted>& names, const std::string& name) {
  if (name.empty()) return static_cast<std::int64_t>(names.size());
  const auto found =
      std::lower_bound(names.begin(), names.end(), name,
                       [](const Index::Counted& one, const std::string& wanted) { return one.name < wanted; });
  return found - names.begin();
}

// Whatever is sorted by becomes one number, smaller first; a title takes several.
std::int64_t key_of(const Index& index, const Entry& entry, Sort sort) {
  const Task& task = *entry.task;
  switch (sort) {
    case Sort::kScore:
    case Sort::kTitle:
      break;
    case Sort::kDue:
      return due_minute(task);
    case Sort::kPriority:
      return -static_cast<std::int64_t>(task.priority);
    case Sort::kCreated:
      return -task.created_at.ms;
    case Sort::kProject:
      return place_in(index.projects(), task.project);
  }
  return 0;
}

constexpr std::size_t kPieceBytes = 8;

// Eight bytes of a text as a number that sorts as they do; zeros behind its end.
std::uint64_t piece_of(const std::string& text, std::size_t from) {
  std::uint64_t key = 0;
  for (std::size_t i = from; i < from + kPieceBytes; ++i)
    key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return key;
}

// By the last piece first: sorting by an earlier one leaves equal ones in their order.
void sort_by_title(const std::vector<Entry>& entries, std::vector<std::uint32_t>& order) {
  std::size_t longest = 0;
  for (const Entry& entry : entries) longest = std::max(longest, entry.folded_title.size());
  std::vector<std::uint64_t> keys(entries.size());
  for (std::size_t pieces = (longest + kPieceBytes - 1) / kPieceBytes; pieces > 0; --pieces) {
    for (std::size_t i = 0; i < entries.size(); ++i)
      keys[i] = piece_of(entries[i].folded_title, (pieces - 1) * kPieceBytes);
    radix_sort(order, keys);
  }
}

enum DuePlace { kOverdue, kToday, kTomorrow, kThisWeek, kNextWeek, kLater, kNoDate, kClosed, kDuePlaces };
constexpr const char* kDueWords[] = {"Overdue",   "Today", "Tomorrow",    "Later this week",
                                     "Next week", "Later", "No due date", "Closed"};

DuePlace due_place(const Task& task, const Today& today) {
  if (task.status != TaskStatus::kOpen) return kClosed;
  if (!task.due) return kNoDate;
  if (is_overdue(task, today)) return kOverdue;
  const int days = days_between(today.day, task.due->day);
  if (days == 0) return kToday;
  if (days == 1) return kTomorrow;
  const Date sunday = add_days(monday_of(today.day), 6);
  if (task.due->day <= sunday) return kThisWeek;
  return task.due->day <= add_days(sunday, 7) ? kNextWeek : kLater;
}

std::size_t groups_in(const Index& index, Group group) {
  switch (group) {
    case Group::kNone:
      break;
    case Group::kDue:
      return kDuePlaces;
    case Group::kProject:
      return index.projects().size() + 1;
    case Group::kPriority:
      return 4;
    case Group::kTag:
      return index.tags().size() + 1;
  }
  return 1;
}

// The place of a task's group among the groups.
std::size_t group_of(const Index& index, const Task& task, Group group, const Today& today) {
  switch (group) {
    case Group::kNone:
      break;
    case Group::kDue:
      return due_place(task, today);
    case Group::kProject:
      return static_cast<std::size_t>(place_in(index.projects(), task.project));
    case Group::kPriority:
      return 3 - static_cast<std::size_t>(task.priority);
    case Group::kTag:
      return static_cast<std::size_t>(place_in(index.tags(), task.tags.empty() ? std::string() : task.tags.front()));
  }
  return 0;
}

enum class Verdict : std::uint8_t { kOut, kHidden, kIn };  // kHidden: it would be in, were it not deferred

// Of all entries as they lie side by side: in another order most of the time goes into fetching them.
std::vector<Verdict> judge(const Derived& derived, const Filter& filter) {
  Filter all = filter;
  all.without_deferred = false;
  std::vector<Verdict> verdicts;
  verdicts.reserve(derived.index.entries().size());
  for (const Entry& entry : derived.index.entries()) {
    if (!matches(all, entry, derived.index, derived.today, derived.utc_offset_minutes))
      verdicts.push_back(Verdict::kOut);
    else if (filter.without_deferred && entry.task->status == TaskStatus::kOpen && is_deferred(entry, derived.today))
      verdicts.push_back(Verdict::kHidden);
    else
      verdicts.push_back(Verdict::kIn);
  }
  return verdicts;
}

}  // namespace

std::string group_words(const Task& task, Group group, const Today& today) {
  constexpr const char* kPriorityWords[] = {"No priority", "Low priority", "Medium priority", "High priority"};
  switch (group) {
    case Group::kNone:
      break;
    case Group::kDue:
      return kDueWords[due_place(task, today)];
    case Group::kProject:
      return task.project.empty() ? "No project" : task.project;
    case Group::kPriority:
      return kPriorityWords[static_cast<std::size_t>(task.priority)];
    case Group::kTag:
      return task.tags.empty() ? "No tag" : "#" + task.tags.front();
  }
  return {};
}

const std::vector<std::uint32_t>& Orders::by(const Derived& derived, Sort sort) {
  if (sort == Sort::kScore) return derived.order;
  std::vector<std::uint32_t>& order = orders_[static_cast<std::size_t>(sort)];
  const auto& entries = derived.index.entries();
  if (order.size() == entries.size()) return order;
  order = derived.order;
  if (sort == Sort::kTitle) {
    sort_by_title(entries, order);
    return order;
  }
  std::vector<std::uint64_t> keys;
  keys.reserve(entries.size());
  for (const Entry& entry : entries) keys.push_back(radix_key(key_of(derived.index, entry, sort)));
  radix_sort(order, keys);
  return order;
}

Arrangement arrange(const Derived& derived, Orders& orders, const Filter& filter, Sort sort, Group group,
                    std::optional<std::uint32_t> keep) {
  const auto& entries = derived.index.entries();
  Arrangement arrangement;
  const std::vector<Verdict> verdicts = judge(derived, filter);
  std::vector<std::vector<ListLine>> groups(groups_in(derived.index, group));
  if (group == Group::kNone) groups.front().reserve(entries.size());
  for (const std::uint32_t at : orders.by(derived, sort)) {
    arrangement.hidden += verdicts[at] == Verdict::kHidden ? 1u : 0u;
    if (verdicts[at] != Verdict::kIn) {
      if (at != keep) continue;
      arrangement.kept_in = true;
    }
    ++arrangement.tasks;
    const std::size_t place =
        group == Group::kNone ? 0 : group_of(derived.index, *entries[at].task, group, derived.today);
    groups[place].push_back({at, false});
  }
  if (group == Group::kNone) {
    arrangement.lines = std::move(groups.front());
    return arrangement;
  }
  arrangement.lines.reserve(arrangement.tasks + groups.size());
  for (const std::vector<ListLine>& members : groups) {
    if (members.empty()) continue;
    const auto heading = static_cast<std::uint32_t>(arrangement.headings.size());
    const Task& first = *entries[members.front().entry].task;
    arrangement.headings.push_back({group_words(first, group, derived.today), members.size()});
    arrangement.lines.push_back({heading, true});
    arrangement.lines.insert(arrangement.lines.end(), members.begin(), members.end());
  }
  return arrangement;
}

}  // namespace cairn::tasks
