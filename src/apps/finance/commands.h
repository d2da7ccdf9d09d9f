#pragma once
// What the person can do. decide() holds every rule: it looks at the state and either returns the events of one gesture
// or says why not. It changes nothing. What lies beside the log is not seen here: where a rule needs the amount of an
// entry, the command carries it.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "apps/finance/model.h"
#include "base/result.h"

namespace cairn::finance {

struct AddAccount {
  std::string id;   // not in use
  Account account;  // `added_at` is decided here
};
struct ChangeAccount {  // its currency stays while it has entries
  std::string id;
  Account account;
};
struct RemoveAccount {  // with all that was read into it, made in it and said of it
  std::string id;
};

struct NewAccount {
  std::string id;
  Account account;
};
struct NewImport {
  std::string id;
  Import import;  // `file` and `added_at` are decided here
};
struct AddFile {
  std::string file;                  // id; not in use
  std::vector<NewAccount> accounts;  // made for it, in the same gesture
  std::vector<NewImport> imports;    // at least one
  std::string mapping_key;           // of `mapping`
  std::optional<Mapping> mapping;    // to be remembered
};
struct RemoveFile {
  std::string file;
};

struct AddEntry {
  std::string id;  // not in use
  Entry entry;
  std::string category;  // to file it under; may be empty
};
struct ChangeEntry {  // shares that no longer add up go
  std::string id;
  Entry entry;
};
struct RemoveEntry {
  std::string id;
};

// An entry as the ledger has it (ledger.h).
struct EntryAt {
  std::string key, account;
  Minor amount = 0;
};
struct FileEntries {  // under one category; "" takes what was said of them back. Not of sides of a transfer.
  std::vector<EntryAt> entries;
  std::string category;
};
struct SplitEntry {
  EntryAt entry;
  std::vector<Share> shares;  // at least two
};
struct NoteEntry {
  EntryAt entry;
  std::string note;  // "" takes it away
};
struct PairTransfer {  // two entries of different accounts, one out and one in; of one currency: of the same amount
  EntryAt one, other;
};
struct PartTransfer {  // the two sides of a transfer are entries of their own again
  std::string key;     // of either side
};

struct Reconcile {  // the balance that the ledger has at the end of that day is the bank's
  std::string account;
  StatedBalance stated;
  Minor ledger = 0;  // what the ledger has
};

struct AddCategory {
  std::string id;  // not in use, and no built-in one's
  Category category;
};
struct ChangeCategory {  // also a built-in one
  std::string id;
  Category category;
};
struct AddSchedule {
  std::string id;  // not in use
  Schedule schedule;
};
struct ChangeSchedule {
  std::string id;
  Schedule schedule;
};
struct RemoveSchedule {
  std::string id;
};
struct ForgetMappings {};

using Command = std::variant<AddAccount, ChangeAccount, RemoveAccount, AddFile, RemoveFile, AddEntry, ChangeEntry,
                             RemoveEntry, FileEntries, SplitEntry, NoteEntry, PairTransfer, PartTransfer, Reconcile,
                             AddCategory, ChangeCategory, ForgetMappings, AddSchedule, ChangeSchedule, RemoveSchedule>;

struct Context {
  Instant now;
};

// Errors: kInvalid with `where` naming the field ("name", "currency", "amount", "category", "shares", ...), kNotFound,
// kConflict.
Result<Events> decide(const State& state, const Command& command, const Context& context);

// The gesture's name in the log, e.g. "finance.import"; stable, since undo words it.
std::string_view kind_of(const Command& command);
// "adding a file", for the UI. Unknown kinds give "change".
std::string_view words_for(std::string_view gesture_kind);

}  // namespace cairn::finance
