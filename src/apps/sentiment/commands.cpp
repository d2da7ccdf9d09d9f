#include "apps/sentiment/commands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace cairn::sentiment {
namespace {

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 5> kKinds{{{"sentiment.add", "adding a collection"},
                                      {"sentiment.edit", "changing a collection"},
                                      {"sentiment.remove", "removing a collection"},
                                      {"sentiment.tone", "giving a tone"},
                                      {"sentiment.forget", "forgetting tones"}}};

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error no_such_collection() { return {ErrorCode::kNotFound, "This collection does not exist any more.", "collection"}; }

void remove_tones(const State& state, std::string_view collection, Events& out) {
  const std::string begin = std::string(collection) + "/";
  for (auto at = state.tones.lower_bound(begin); at != state.tones.end(); ++at) {
    if (at->first.compare(0, begin.size(), begin) != 0) break;
    out.push_back(ToneChanged{at->first, at->second, std::nullopt});
  }
}

struct Decide {
  const State& state;
  const Context& context;

  Result<Events> operator()(const AddCollection& add) const {
    if (add.id.empty() || state.collections.count(add.id)) return invalid("This collection is there already.", "id");
    Collection collection = add.collection;
    collection.name = clean_name(collection.name);
    collection.added_at = context.now;
    if (Status status = check_collection(collection); !status.ok()) return status.error();
    return Events{CollectionChanged{add.id, std::nullopt, std::move(collection)}};
  }

  Result<Events> operator()(const EditCollection& edit) const {
    const auto found = state.collections.find(edit.id);
    if (found == state.collections.end()) return no_such_collection();
    Collection after = found->second;
    if (edit.name) after.name = clean_name(*edit.name);
    if (edit.scale) after.scale = *edit.scale;
    if (Status status = check_collection(after); !status.ok()) return status.error();
    if (after == found->second) return Events();
    return Events{CollectionChanged{edit.id, found->second, std::move(after)}};
  }

  Result<Events> operator()(const RemoveCollection& remove) const {
    const auto found = state.collections.find(remove.id);
    if (found == state.collections.end()) return no_such_collection();
    Events out;
    remove_tones(state, remove.id, out);
    out.push_back(CollectionChanged{remove.id, found->second, std::nullopt});
    return out;
  }

  Result<Events> operator()(const SetTone& set) const {
    const auto found = state.collections.find(set.collection);
    if (found == state.collections.end()) return no_such_collection();
    Events out;
    for (const int row : set.rows) {
      if (row < 0 || row >= found->second.rows) return invalid("The collection has no such row.", "rows");
      const std::string key = row_key(set.collection, row);
      const auto own = state.tones.find(key);
      const std::optional<OwnTone> before =
          own == state.tones.end() ? std::nullopt : std::optional<OwnTone>(own->second);
      if (set.tone ? before && before->tone == *set.tone : !before) continue;
      const std::optional<OwnTone> after =
          set.tone ? std::optional<OwnTone>(OwnTone{*set.tone, context.now}) : std::nullopt;
      out.push_back(ToneChanged{key, before, after});
    }
    return out;
  }

  Result<Events> operator()(const ForgetTones& forget) const {
    Events out;
    if (!forget.collection.empty())
      remove_tones(state, forget.collection, out);
    else
      for (const auto& [key, tone] : state.tones) out.push_back(ToneChanged{key, tone, std::nullopt});
    if (out.empty()) return invalid("There is nothing to forget.", "tones");
    return out;
  }
};

}  // namespace

std::string clean_name(std::string_view text) {
  std::string name = to_valid_utf8(text);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return std::string(trim(name));
}

Status check_collection(const Collection& collection) {
  if (collection.name.empty()) return invalid("A collection needs a name.", "name");
  if (collection.name.size() > kMaxNameBytes)
    return invalid("The name is too long: its first " +
                       std::to_string(count_code_points(truncate_utf8(collection.name, kMaxNameBytes))) +
                       " characters fit.",
                   "name");
  if (collection.rows < 1 || collection.rows > kMaxRows)
    return invalid("A collection holds 1 to " + std::to_string(kMaxRows) + " texts.", "rows");
  return Done{};
}

Result<Events> decide(const State& state, const Command& command, const Context& context) {
  return std::visit(Decide{state, context}, command);
}

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

}  // namespace cairn::sentiment
