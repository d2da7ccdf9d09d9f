#pragma once
// Changes of entities as JSON, both ways, and the maps of a snapshot. What comes in is untrusted: from this device's
// storage, or from a file. An application gives, beside each of its entities, in its own namespace:
//
//   Json encode(const Entity&);
//   Result<Entity> decode(const Json& object, Entity*);  // chosen by the type of the null pointer
//
// and the kinds of its changes ("tasks.task") in the order of its variant.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/json.h"
#include "base/json_fields.h"
#include "base/result.h"
#include "core/application.h"
#include "core/changed.h"

namespace cairn {

inline constexpr std::size_t kMaxKeyBytes = 80;

inline Json encode_key(const Single&) { return "only"; }
inline Json encode_key(const std::string& key) { return key; }
inline Json encode_key(int key) { return key; }

// Whether it is a key: a text of 1..kMaxKeyBytes bytes, or a number of 32 bits.
bool decode_key(const Json& json, Single& key);
bool decode_key(const Json& json, std::string& key);
bool decode_key(const Json& json, int& key);

// Nothing where the field is absent or null.
template <class T>
Result<std::optional<T>> decode_optional(const Json& object, const char* name) {
  const auto it = object.find(name);
  if (it == object.end() || it->is_null()) return std::optional<T>();
  if (!it->is_object()) return bad_value("value", name);
  Result<T> value = decode(*it, static_cast<T*>(nullptr));
  if (!value.ok()) return value.error();
  return std::optional<T>(std::move(value).value());
}

template <class T>
Json encode_optional(const std::optional<T>& value) {
  return value ? encode(*value) : Json();
}

template <class Key, class T>
Status decode_changed(const Json& data, Changed<Key, T>& out) {
  const auto key = data.find("key");
  if (key == data.end() || !decode_key(*key, out.key)) return bad_value("key", "key");
  Result<std::optional<T>> before = decode_optional<T>(data, "before");
  if (!before.ok()) return before.error();
  Result<std::optional<T>> after = decode_optional<T>(data, "after");
  if (!after.ok()) return after.error();
  out.before = std::move(before).value();
  out.after = std::move(after).value();
  return Done{};
}

template <class... Changes>
Change change_of(const std::variant<Changes...>& event, const std::array<const char*, sizeof...(Changes)>& kinds) {
  return std::visit(
      [&](const auto& e) {
        Change change{kinds[event.index()],
                      Json::object()};  // filled one by one: a list in braces costs four times that
        change.data["key"] = encode_key(e.key);
        change.data["before"] = encode_optional(e.before);
        change.data["after"] = encode_optional(e.after);
        return change;
      },
      event);
}

// kInvalid: a kind that is not among `kinds`, or not what such a change holds.
template <class Event, std::size_t At = 0>
Result<Event> event_of(const Change& change, const std::array<const char*, std::variant_size_v<Event>>& kinds) {
  if constexpr (At == std::variant_size_v<Event>) {
    return Error{ErrorCode::kInvalid, "It holds a change that this version does not know: " + change.kind + ".",
                 "kind"};
  } else {
    if (change.kind != kinds[At]) return event_of<Event, At + 1>(change, kinds);
    if (!change.data.is_object()) return bad_value("change", "data");
    std::variant_alternative_t<At, Event> changed;
    if (Status status = decode_changed(change.data, changed); !status.ok()) return status.error();
    return Event(std::move(changed));
  }
}

// --- Snapshots ---

// kTooNew where a later version wrote it, kInvalid where it says no version.
Status check_schema(const Json& snapshot, int newest);

template <class T>
Json encode_map(const std::map<std::string, T>& map) {
  Json json = Json::object();
  for (const auto& [key, value] : map) json[key] = encode(value);
  return json;
}

template <class T>
Status decode_into(const Json& snapshot, const char* name, std::map<std::string, T>& out) {
  const Json* map = get_object(snapshot, name);
  if (!map) return bad_value("list", name);
  for (const auto& [key, value] : map->items()) {
    if (key.empty() || key.size() > kMaxKeyBytes) return bad_value("key", name);
    Result<T> decoded = decode(value, static_cast<T*>(nullptr));
    if (!decoded.ok()) return decoded.error();
    out.emplace_hint(out.end(), key, std::move(decoded).value());
  }
  return Done{};
}
template <class T>
Status decode_into(const Json& snapshot, const char* name, std::optional<T>& out) {
  Result<std::optional<T>> decoded = decode_optional<T>(snapshot, name);
  if (!decoded.ok()) return decoded.error();
  out = std::move(decoded).value();
  return Done{};
}
// Has to be there, as an object.
template <class T>
Status decode_into(const Json& snapshot, const char* name, T& out) {
  const Json* object = get_object(snapshot, name);
  if (!object) return bad_value(name, name);
  Result<T> decoded = decode(*object, static_cast<T*>(nullptr));
  if (!decoded.ok()) return decoded.error();
  out = std::move(decoded).value();
  return Done{};
}

}  // namespace cairn
