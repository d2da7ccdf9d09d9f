#pragma once
// What the learner can do. decide() holds every rule: it looks at the state and either returns the events of one
// gesture or says why not. It changes nothing.

#include <string>
#include <string_view>
#include <variant>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"
#include "base/result.h"

namespace cairn::roadmap {

inline constexpr std::size_t kMaxNoteBytes = 1u << 20;
inline constexpr std::size_t kMaxLineBytes = 2000;  // titles, comments, reasons, addresses

struct ChangeSettings {
  Settings settings;
};  // whole; decide() checks ranges
struct SetTick {
  std::string item_id;
  bool ticked = true;
};
struct SetTicks {
  std::vector<std::string> item_ids;
  bool ticked = true;
};
struct WriteNote {
  std::string note_id;
  int week = 0;
  std::string text;
};  // empty id: a new note; empty text: removes it
struct RemoveNote {
  std::string note_id;
};
struct AddEvidence {
  int week = 0;
  std::string goal_id, title, url;
};
struct EditEvidence {
  std::string evidence_id, title, url;
};
struct RemoveEvidence {
  std::string evidence_id;
};
struct LogTime {
  std::string entry_id;
  int week = 0;
  Date day;
  int minutes = 0;
  Activity activity{};
  std::string comment;
};  // empty id: new
struct RemoveTime {
  std::string entry_id;
};
struct StartTimer {
  int week = 0;
  Activity activity{};
};                    // a running one is stopped and logged first
struct StopTimer {};  // logs it; below half a minute it is dropped, over 16 h refused
struct DiscardTimer {};
struct MarkWeek {
  int week = 0;
  WeekStatus status{};
  std::string reason;
};  // skip and defer ask for a reason
struct ReopenWeek {
  int week = 0;
};
struct AcceptPlan {
  AcceptedPlan plan;
};

using Command =
    std::variant<ChangeSettings, SetTick, SetTicks, WriteNote, RemoveNote, AddEvidence, EditEvidence, RemoveEvidence,
                 LogTime, RemoveTime, StartTimer, StopTimer, DiscardTimer, MarkWeek, ReopenWeek, AcceptPlan>;

struct Context {
  Instant now;
  int utc_offset_minutes = 0;
  std::string fresh_id;  // unused before, made for this command
  const Content* content = nullptr;
};

// Errors: kInvalid with `where` naming the field ("url", "minutes", "reason"), kNotFound.
Result<Events> decide(const State& state, const Command& command, const Context& context);

// The gesture's name in the log, e.g. "roadmap.note"; stable, since undo words it.
std::string_view kind_of(const Command& command);
// "Undo: tick", for the UI. Unknown kinds give "change".
std::string_view words_for(std::string_view gesture_kind);

}  // namespace cairn::roadmap
