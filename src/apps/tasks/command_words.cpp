// The names of gestures: one for the log, one for people.

#include <array>

#include "apps/tasks/commands.h"

namespace cairn::tasks {
namespace {

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 18> kKinds{{{"tasks.add", "adding a task"},
                                       {"tasks.add-subtask", "adding a subtask"},
                                       {"tasks.edit", "editing a task"},
                                       {"tasks.complete", "completing a task"},
                                       {"tasks.drop", "dropping a task"},
                                       {"tasks.reopen", "opening a task again"},
                                       {"tasks.remove", "deleting a task"},
                                       {"tasks.skip", "skipping a repetition"},
                                       {"tasks.focus-started", "starting the focus timer"},
                                       {"tasks.focus-stopped", "stopping the focus timer"},
                                       {"tasks.focus-discarded", "discarding the focus timer"},
                                       {"tasks.work", "logging time"},
                                       {"tasks.work-removed", "removing logged time"},
                                       {"tasks.filter", "saving a filter"},
                                       {"tasks.filter-removed", "removing a filter"},
                                       {"tasks.settings", "task settings"},
                                       {"tasks.forget", "forgetting"},
                                       {"tasks.import", "importing tasks"}}};
static_assert(kKinds.size() == std::variant_size_v<Command>);

}  // namespace

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

}  // namespace cairn::tasks
