#pragma once
// What the person can do. decide() holds every rule: it looks at the state and either returns the events of one gesture
// or says why not. It changes nothing.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "apps/sentiment/model.h"
#include "base/result.h"

namespace cairn::sentiment {

struct AddCollection {
  std::string id;         // under which its texts were kept; not in use
  Collection collection;  // `added_at` is decided here
};
struct EditCollection {
  std::string id;
  std::optional<std::string> name;
  std::optional<Scale> scale;
};
struct RemoveCollection {  // with the tones of its rows
  std::string id;
};
struct SetTone {
  std::string collection;
  std::vector<int> rows;
  std::optional<Tone> tone;  // nothing: they have none of the person's any more
};
struct ForgetTones {       // all tones that the person gave
  std::string collection;  // of this one; empty: of every collection
};

using Command = std::variant<AddCollection, EditCollection, RemoveCollection, SetTone, ForgetTones>;

struct Context {
  Instant now;
};

// Errors: kInvalid with `where` naming the field ("name", "rows"), kNotFound.
Result<Events> decide(const State& state, const Command& command, const Context& context);

// The gesture's name in the log, e.g. "sentiment.tone"; stable, since undo words it.
std::string_view kind_of(const Command& command);
// "adding a collection", for the UI. Unknown kinds give "change".
std::string_view words_for(std::string_view gesture_kind);

Status check_collection(const Collection& collection);  // what it must be to be kept
std::string clean_name(std::string_view text);          // one line, trimmed, valid UTF-8

}  // namespace cairn::sentiment
