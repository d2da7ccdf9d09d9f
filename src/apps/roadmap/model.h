#pragma once
// The learner's state: what was ticked, written, timed, planned. Pure data; rules live in commands.h, meaning of the
// weeks in content.h. Every entity is keyed, and every change is "key, before, after", so undo, import and replay are
// one thing.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "core/changed.h"

namespace cairn::roadmap {

enum class Activity { kLearning, kBuilding };
enum class Theme { kSystem, kLight, kDark };
enum class Density { kComfortable, kCompact };

// One entity under the key "settings". Defaults are in force while the learner has not chosen.
struct Settings {
  std::optional<Date> start_date;  // nothing: not started; views assume the Monday of this week
  int hours_per_week = 25;         // 1..80; the roadmap asks for 20-30
  std::vector<Date> days_off;      // sorted, unique
  std::uint8_t free_weekdays = 0;  // bit 0 = Monday: days of every week on which nothing is planned
  std::string name;                // for the portfolio; may be empty
  Theme theme = Theme::kSystem;
  Density density = Density::kComfortable;
  int text_size_percent = 100;  // 85..150
  bool single_keys = true;      // "/" and "?" alone are shortcuts
  bool welcome_dismissed = false;
  friend bool operator==(const Settings&, const Settings&) = default;
};

// Key: the id of a topic, resource, step, goal or set-up item.
struct Tick {
  Instant at;
  friend bool operator==(const Tick&, const Tick&) = default;
};

struct Note {  // key: id
  int week = 0;
  std::string text;  // Markdown
  Instant created_at, updated_at;
  friend bool operator==(const Note&, const Note&) = default;
};

enum class Grade { kDeclared, kChecked, kReproduced };

struct Evidence {  // key: id
  int week = 0;
  std::string goal_id;  // empty: for the week as a whole
  std::string title;    // what it shows
  std::string url;      // http(s) address; may be empty when the title says it all
  Grade grade = Grade::kDeclared;
  Instant at;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct TimeEntry {  // key: id
  int week = 0;
  Date day;
  int minutes = 0;  // 1..1440
  Activity activity = Activity::kBuilding;
  std::string comment;
  friend bool operator==(const TimeEntry&, const TimeEntry&) = default;
};

struct Timer {  // key: "timer"; at most one runs
  int week = 0;
  Activity activity = Activity::kBuilding;
  Instant started_at;
  friend bool operator==(const Timer&, const Timer&) = default;
};

enum class WeekStatus { kDone, kSkipped, kDeferred };

struct WeekMark {  // key: week number; nothing = open
  WeekStatus status = WeekStatus::kDone;
  std::string reason;  // for skipped and deferred
  Instant at;
  friend bool operator==(const WeekMark&, const WeekMark&) = default;
};

// An accepted plan: the calendar days that each week was promised. Key: "plan".
struct PlannedWeek {
  Date first_day, last_day;
  friend bool operator==(const PlannedWeek&, const PlannedWeek&) = default;
};
struct AcceptedPlan {
  Date made_on;
  std::map<int, PlannedWeek> weeks;
  friend bool operator==(const AcceptedPlan&, const AcceptedPlan&) = default;
};

struct State {
  Settings settings;
  std::map<std::string, Tick> ticks;
  std::map<std::string, Note> notes;
  std::map<std::string, Evidence> evidence;
  std::map<std::string, TimeEntry> time;
  std::optional<Timer> timer;
  std::map<int, WeekMark> weeks;
  std::optional<AcceptedPlan> plan;
  friend bool operator==(const State&, const State&) = default;
};

using SettingsChanged = Changed<Single, Settings>;
using TickChanged = Changed<std::string, Tick>;
using NoteChanged = Changed<std::string, Note>;
using EvidenceChanged = Changed<std::string, Evidence>;
using TimeChanged = Changed<std::string, TimeEntry>;
using TimerChanged = Changed<Single, Timer>;
using WeekChanged = Changed<int, WeekMark>;
using PlanChanged = Changed<Single, AcceptedPlan>;
using Event = std::variant<SettingsChanged, TickChanged, NoteChanged, EvidenceChanged, TimeChanged, TimerChanged,
                           WeekChanged, PlanChanged>;
using Events = std::vector<Event>;

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::roadmap
