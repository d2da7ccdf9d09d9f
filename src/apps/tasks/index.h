#pragma once
// What follows from all tasks together: who waits for whom, what is part of what, time worked. Computed once per change
// of the state, never stored. Must not know the screen.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "apps/tasks/model.h"

namespace cairn::tasks {

// A task with what the others say about it. Pointers are into the state that the index was made of.
struct Entry {
  const std::string* id = nullptr;
  const Task* task = nullptr;
  int blocks = 0;        // open tasks that wait for it
  bool blocked = false;  // waits for a task that is open, itself or with what it is part of
  // Open tasks are held up with what they are part of, at any depth, as long as that is open; what is due before its
  // whole comes back stays in sight. Null: by nothing above.
  const Task* waits_with = nullptr;     // the nearest that waits for an open task, where it waits for none itself
  const Task* deferred_with = nullptr;  // the one that is out of sight for longest, where that is longer than itself
  int subtasks = 0;                     // its direct parts, whatever their status
  int open_subtasks = 0;
  int worked_minutes = 0;
  std::string folded_title;  // lower case without accents, for searching
};

class Index {
 public:
  Index() = default;
  explicit Index(const State& state);

  const std::vector<Entry>& entries() const { return entries_; }  // in the order of ids
  const Entry* find(std::string_view id) const;
  // Ids of the direct parts of a task, oldest first. Empty where there are none.
  const std::vector<const Entry*>& subtasks_of(std::string_view id) const;
  // The tasks that wait for this one, by id.
  const std::vector<const Entry*>& waiting_for(std::string_view id) const;

  struct Counted {
    std::string name;
    int open = 0, all = 0;
  };
  const std::vector<Counted>& projects() const { return projects_; }  // by name; those of open and closed tasks
  const std::vector<Counted>& tags() const { return tags_; }

 private:
  // By an open task, all that is open and comes before it, and itself.
  using Ahead = std::unordered_map<const Entry*, std::unordered_set<const Entry*>>;
  void hold_up_with_wholes(Entry& entry, Ahead& ahead) const;
  bool needs(const Entry& awaited, const Entry& part, Ahead& ahead) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::unordered_map<std::string_view, std::vector<const Entry*>> subtasks_, waiting_;
  std::vector<Counted> projects_, tags_;
};

// Local calendar now: what "today" and "deferred" are measured by.
struct Today {
  Date day;
  int minute = 0;  // of the day
};
Today today_at(Instant now, int utc_offset_minutes);

bool is_deferred(const Task& task, const Today& today);      // by its own day or time: still out of sight
bool is_deferred(const Entry& entry, const Today& today);    // by that of what it is part of as well
const std::optional<When>& deferral_of(const Entry& entry);  // until when, likewise
bool is_overdue(const Task& task, const Today& today);       // its day, or its time on this day, is past
// Could be done now: open, not deferred, not blocked.
bool is_actionable(const Entry& entry, const Today& today);
// The terms of choice of a task at this moment.
Seen seen(const Entry& entry, const Today& today, int utc_offset_minutes);

}  // namespace cairn::tasks
