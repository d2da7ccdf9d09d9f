#pragma once
// What the sentiment analyser holds in the log: collections of texts by name, and the tones that a person gave to rows
// of them. The texts themselves lie beside the log (texts.h), and what models say of them is worked out again where it
// is not kept. Pure data; rules live in commands.h.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "apps/sentiment/tone.h"
#include "base/date.h"
#include "core/changed.h"

namespace cairn::sentiment {

inline constexpr std::size_t kMaxNameBytes = 120;
inline constexpr int kMaxRows = 100'000;  // of a collection

// What a text may be: reviews mostly say yes or no, posts and news are often neither.
enum class Scale { kThree, kTwo };

struct Collection {    // key: id
  std::string name;    // one line, not empty
  std::string origin;  // the file that it was read from; empty: none
  Instant added_at;
  int rows = 0;  // texts, 1..kMaxRows
  Scale scale = Scale::kThree;
  bool made_up = false;  // by the feed
  friend bool operator==(const Collection&, const Collection&) = default;
};

struct OwnTone {  // key: row_key(); what the person says that a row is
  Tone tone = Tone::kNeutral;
  Instant at;
  friend bool operator==(const OwnTone&, const OwnTone&) = default;
};

std::string row_key(std::string_view collection, int row);  // "<collection>/<row>", rows from 0
struct RowPlace {
  std::string_view collection;
  int row = 0;
};
std::optional<RowPlace> place_of_row(std::string_view key);  // views of `key`

struct State {
  std::map<std::string, Collection> collections;
  std::map<std::string, OwnTone> tones;
  friend bool operator==(const State&, const State&) = default;
};

using CollectionChanged = Changed<std::string, Collection>;
using ToneChanged = Changed<std::string, OwnTone>;
using Event = std::variant<CollectionChanged, ToneChanged>;
using Events = std::vector<Event>;

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::sentiment
