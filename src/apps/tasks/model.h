#pragma once
// What the task tracker holds: tasks, the time worked on them, saved filters, and what was chosen before what. Pure
// data; rules live in commands.h. Every entity is keyed, and every change is "key, before, after", so undo, import and
// replay are one thing.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "core/changed.h"

namespace cairn::tasks {

inline constexpr std::size_t kMaxTitleBytes = 500;
inline constexpr std::size_t kMaxNoteBytes = 100'000;
inline constexpr std::size_t kMaxNameBytes = 120;  // of a project, a tag, a saved filter
inline constexpr std::size_t kMaxTags = 50;
inline constexpr std::size_t kMaxWaitsFor = 200;
inline constexpr int kMaxEstimate_minutes = 60 * 1000;

// A point of the person's own calendar. It floats: Friday at 15:00 is that wherever they are.
struct When {
  Date day;
  std::optional<int> minute;  // of the day, 0..1439; nothing: some time on that day
  friend bool operator==(const When&, const When&) = default;
};

enum class RepeatUnit { kDay, kWeek, kMonth, kYear };

// How a task comes again. What is 0 is taken from the day it repeats from: "every month" of a task due on the 14th
// comes on the 14th.
struct Repeat {
  RepeatUnit unit = RepeatUnit::kWeek;
  int every = 1;                  // 1..999 units
  std::uint8_t weekdays = 0;      // kWeek: on these days, bit 0 = Monday
  int month_day = 0;              // kMonth: 1..31, in a shorter month its last day; -1: the last day of every month
  int nth_weekday = 0;            // kMonth: with one bit in `weekdays`: the 1st..4th, -1 the last one of the month
  bool after_completion = false;  // counted from the day it was done, not from the day it was due
  std::optional<Date> until;      // no later than this
  friend bool operator==(const Repeat&, const Repeat&) = default;
};

enum class TaskStatus { kOpen, kDone, kDropped };  // dropped: it will not be done
enum class Priority { kNone, kLow, kMedium, kHigh };

struct Task {         // key: id
  std::string title;  // one line, not empty
  std::string note;   // Markdown
  TaskStatus status = TaskStatus::kOpen;
  Priority priority = Priority::kNone;
  std::string project;                 // "Home.Garden": a dot makes a sub-project; empty: the inbox
  std::vector<std::string> tags;       // sorted, unique; without "#", without white space
  std::string parent;                  // id of the task that it is a part of; empty: none
  std::vector<std::string> waits_for;  // ids of tasks to be closed first, sorted, unique; no cycles
  std::optional<When> due;
  std::optional<When> defer;  // out of sight until then
  int estimate_minutes = 0;   // 0: not estimated
  std::optional<Repeat> repeat;
  std::string series;  // id of the first task of a repeating one; empty: not part of one
  Instant created_at;
  std::optional<Instant> started_at;  // somebody is at it
  std::optional<Instant> closed_at;   // exactly when it is not open
  int closed_utc_offset_minutes = 0;  // where it was closed: local time = UTC + offset
  std::string origin;                 // what it stands for elsewhere, "roadmap/week-07-step-2", "todoist/812"; unique
  friend bool operator==(const Task&, const Task&) = default;
};

struct Work {  // key: id; time that was worked on a task
  std::string task;
  Instant started_at;
  int utc_offset_minutes = 0;
  int minutes = 0;  // 1..1440
  friend bool operator==(const Work&, const Work&) = default;
};

struct FocusTimer {  // key: Single; at most one runs
  std::string task;
  Instant started_at;
  int planned_minutes = 25;  // 1..240; it says when they are over and goes on
  friend bool operator==(const FocusTimer&, const FocusTimer&) = default;
};

// A task as it stood at a moment of choice, in the terms that a person could choose by. Raw values, so that a later
// version may learn other features from the same history.
struct Seen {
  std::optional<int> due_days;  // from the day of the choice: 0 today, negative overdue
  int age_days = 0;             // since it was created
  int estimate_minutes = 0;     // 0: not estimated
  Priority priority = Priority::kNone;
  std::string project;
  std::vector<std::string> tags;
  int blocks = 0;  // open tasks that wait for it
  bool blocked = false;
  bool started = false;
  bool noted = false;  // has a note
  bool is_subtask = false;
  friend bool operator==(const Seen&, const Seen&) = default;
};

inline constexpr std::size_t kMaxPassedOver = 8;

// One lesson: what was done, and some of what could have been done instead. Key: id of the task that was done.
struct Choice {
  Instant at;
  int utc_offset_minutes = 0;
  Seen chosen;
  std::vector<Seen> passed_over;  // at most kMaxPassedOver, drawn without preference from what was open and not blocked
  friend bool operator==(const Choice&, const Choice&) = default;
};

enum class Layout { kList, kBoard, kMatrix, kCalendar };
enum class Sort { kScore, kDue, kPriority, kCreated, kTitle, kProject };
enum class Group { kNone, kDue, kProject, kPriority, kTag };

struct SavedFilter {  // key: id
  std::string name;
  std::string query;  // filter.h
  Layout layout = Layout::kList;
  Sort sort = Sort::kScore;
  Group group = Group::kNone;
  friend bool operator==(const SavedFilter&, const SavedFilter&) = default;
};

enum class Ranking { kUndecided, kLearned, kUrgency };  // what the person said about the learned order

struct Settings {  // key: Single; defaults are in force while nothing was chosen
  Ranking ranking = Ranking::kUndecided;
  int focus_minutes = 25;  // 1..240
  bool quotes = true;
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct State {
  std::map<std::string, Task> tasks;
  std::map<std::string, Work> work;
  std::map<std::string, Choice> choices;
  std::map<std::string, SavedFilter> filters;
  std::optional<FocusTimer> timer;
  Settings settings;
  friend bool operator==(const State&, const State&) = default;
};

using TaskChanged = Changed<std::string, Task>;
using WorkChanged = Changed<std::string, Work>;
using ChoiceChanged = Changed<std::string, Choice>;
using FilterChanged = Changed<std::string, SavedFilter>;
using TimerChanged = Changed<Single, FocusTimer>;
using SettingsChanged = Changed<Single, Settings>;
using Event = std::variant<TaskChanged, WorkChanged, ChoiceChanged, FilterChanged, TimerChanged, SettingsChanged>;
using Events = std::vector<Event>;

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::tasks
