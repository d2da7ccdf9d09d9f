// The names of gestures: one for the log, one for people.

#include <array>

#include "apps/roadmap/commands.h"

namespace cairn::roadmap {
namespace {

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 16> kKinds{{{"roadmap.settings", "settings"},
                                       {"roadmap.tick", "tick"},
                                       {"roadmap.ticks", "ticks"},
                                       {"roadmap.note", "note"},
                                       {"roadmap.note-removed", "removing a note"},
                                       {"roadmap.evidence", "adding evidence"},
                                       {"roadmap.evidence-edited", "editing evidence"},
                                       {"roadmap.evidence-removed", "removing evidence"},
                                       {"roadmap.time", "time entry"},
                                       {"roadmap.time-removed", "removing a time entry"},
                                       {"roadmap.timer-started", "starting the timer"},
                                       {"roadmap.timer-stopped", "stopping the timer"},
                                       {"roadmap.timer-discarded", "discarding the timer"},
                                       {"roadmap.week", "marking a week"},
                                       {"roadmap.week-reopened", "opening a week again"},
                                       {"roadmap.plan", "new plan"}}};
static_assert(kKinds.size() == std::variant_size_v<Command>);

}  // namespace

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

}  // namespace cairn::roadmap
