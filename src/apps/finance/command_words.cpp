// What gestures are called: in the log, and by undo.

#include <array>

#include "apps/finance/commands.h"

namespace cairn::finance {
namespace {

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, std::variant_size_v<Command>> kKinds{
    {{"finance.account", "adding an account"},
     {"finance.change_account", "changing an account"},
     {"finance.remove_account", "removing an account"},
     {"finance.file", "adding a file"},
     {"finance.remove_file", "removing a file"},
     {"finance.entry", "adding an entry"},
     {"finance.change_entry", "changing an entry"},
     {"finance.remove_entry", "removing an entry"},
     {"finance.filing", "filing entries"},
     {"finance.split", "splitting an entry"},
     {"finance.note", "a note"},
     {"finance.pair", "pairing a transfer"},
     {"finance.part", "parting a transfer"},
     {"finance.reconcile", "reconciling an account"},
     {"finance.category", "adding a category"},
     {"finance.change_category", "changing a category"},
     {"finance.forget", "forgetting how files are read"},
     {"finance.schedule", "a regular payment"},
     {"finance.change_schedule", "changing a regular payment"},
     {"finance.remove_schedule", "removing a regular payment"}}};

}  // namespace

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

}  // namespace cairn::finance
