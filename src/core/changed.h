#pragma once
// The change of one keyed entity, and what every application does with such changes: apply them to its maps, turn them
// round, and find those between two states. Entities are the applications' own.

#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace cairn {

// Before and after of one entity. Nothing before: created. Nothing after: removed (settings: back to the defaults).
template <class Key, class T>
struct Changed {
  Key key{};
  std::optional<T> before, after;
  friend bool operator==(const Changed&, const Changed&) = default;
};

struct Single {  // the key of an entity that exists once
  friend bool operator==(const Single&, const Single&) = default;
};

template <class Key, class T>
void apply_to(std::map<Key, T>& map, const Changed<Key, T>& change) {
  if (change.after)
    map.insert_or_assign(change.key, *change.after);
  else
    map.erase(change.key);
}

template <class... Changes>
std::variant<Changes...> inverted(const std::variant<Changes...>& event) {
  return std::visit(
      [](auto changed) -> std::variant<Changes...> {
        std::swap(changed.before, changed.after);
        return changed;
      },
      event);
}

// What makes `to` of `from`, by key.
template <class Key, class T, class Event>
void add_differences(const std::map<Key, T>& from, const std::map<Key, T>& to, std::vector<Event>& out) {
  using One = Changed<Key, T>;
  auto a = from.begin();
  auto b = to.begin();
  while (a != from.end() || b != to.end()) {
    if (b == to.end() || (a != from.end() && a->first < b->first)) {
      out.push_back(One{a->first, a->second, std::nullopt});
      ++a;
    } else if (a == from.end() || b->first < a->first) {
      out.push_back(One{b->first, std::nullopt, b->second});
      ++b;
    } else {
      if (!(a->second == b->second)) out.push_back(One{a->first, a->second, b->second});
      ++a;
      ++b;
    }
  }
}
template <class T, class Event>
void add_difference(const std::optional<T>& from, const std::optional<T>& to, std::vector<Event>& out) {
  if (!(from == to)) out.push_back(Changed<Single, T>{{}, from, to});
}
// Of settings, whose defaults are as if nothing had been chosen.
template <class T, class Event>
void add_settings_difference(const T& from, const T& to, std::vector<Event>& out) {
  const auto chosen = [](const T& settings) { return settings == T() ? std::optional<T>() : settings; };
  add_difference(chosen(from), chosen(to), out);
}

// What `theirs` has and `mine` lacks. Where both have it and differ, `merge(mine, theirs)` says what it becomes.
template <class Key, class T, class Event, class Merge>
void add_missing(const std::map<Key, T>& mine, const std::map<Key, T>& theirs, std::vector<Event>& out, Merge merge) {
  using One = Changed<Key, T>;
  for (const auto& [key, value] : theirs) {
    const auto own = mine.find(key);
    if (own == mine.end()) {
      out.push_back(One{key, std::nullopt, value});
      continue;
    }
    if (own->second == value) continue;
    T both = merge(own->second, value);
    if (!(both == own->second)) out.push_back(One{key, own->second, std::move(both)});
  }
}
// Where both have it, mine stays: it is what the person sees.
template <class Key, class T, class Event>
void add_missing(const std::map<Key, T>& mine, const std::map<Key, T>& theirs, std::vector<Event>& out) {
  for (const auto& [key, value] : theirs)
    if (!mine.count(key)) out.push_back(Changed<Key, T>{key, std::nullopt, value});
}
template <class T, class Event>
void add_missing(const std::optional<T>& mine, const std::optional<T>& theirs, std::vector<Event>& out) {
  if (!mine) add_difference(mine, theirs, out);
}
template <class T, class Event>
void add_missing_settings(const T& mine, const T& theirs, std::vector<Event>& out) {
  if (mine == T()) add_settings_difference(mine, theirs, out);
}

}  // namespace cairn
