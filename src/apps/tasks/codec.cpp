// Events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include "apps/tasks/codec.h"

#include <utility>

#include "apps/tasks/application.h"

namespace cairn::tasks {
namespace {

constexpr int kSnapshotSchema = 1;

Error bad(const char* what, const char* where) {
  return Error{ErrorCode::kInvalid, std::string("It holds no valid ") + what + ".", where};
}

Json encode_key(const Single&) { return "only"; }
Json encode_key(const std::string& key) { return key; }

bool decode_key(const Json&, Single&) { return true; }
bool decode_key(const Json& json, std::string& key) {
  if (!json.is_string()) return false;
  key = json.get_ref<const std::string&>();
  return !key.empty() && key.size() <= kMaxKeyBytes;
}

const char* kind_of_event(const TaskChanged&) { return "tasks.task"; }
const char* kind_of_event(const WorkChanged&) { return "tasks.work"; }
const char* kind_of_event(const ChoiceChanged&) { return "tasks.choice"; }
const char* kind_of_event(const FilterChanged&) { return "tasks.filter"; }
const char* kind_of_event(const TimerChanged&) { return "tasks.timer"; }
const char* kind_of_event(const SettingsChanged&) { return "tasks.settings"; }

template <class T>
Result<std::optional<T>> decode_side(const Json& data, const char* side) {
  const auto it = data.find(side);
  if (it == data.end() || it->is_null()) return std::optional<T>();
  if (!it->is_object()) return bad("value", side);
  Result<T> value = decode(*it, static_cast<T*>(nullptr));
  if (!value.ok()) return value.error();
  return std::optional<T>(std::move(value).value());
}

template <class Key, class T>
Result<Event> decode_event(const Json& data, Changed<Key, T> event) {
  const auto key = data.find("key");
  if (key == data.end() || !decode_key(*key, event.key)) return bad("key", "key");
  Result<std::optional<T>> before = decode_side<T>(data, "before");
  if (!before.ok()) return before.error();
  Result<std::optional<T>> after = decode_side<T>(data, "after");
  if (!after.ok()) return after.error();
  event.before = std::move(before).value();
  event.after = std::move(after).value();
  return Event(std::move(event));
}

template <class T>
Json encode_map(const std::map<std::string, T>& map) {
  Json json = Json::object();
  for (const auto& [key, value] : map) json[key] = encode(value);
  return json;
}

template <class T>
Status decode_map(const Json& snapshot, const char* name, std::map<std::string, T>& out) {
  const Json* map = get_object(snapshot, name);
  if (!map) return bad("list", name);
  for (const auto& [key, value] : map->items()) {
    if (key.empty() || key.size() > kMaxKeyBytes) return bad("key", name);
    Result<T> decoded = decode(value, static_cast<T*>(nullptr));
    if (!decoded.ok()) return decoded.error();
    out.emplace_hint(out.end(), key, std::move(decoded).value());
  }
  return Done{};
}

}  // namespace

Change to_change(const Event& event) {
  return std::visit(
      [](const auto& e) {
        Change change{kind_of_event(e), Json::object()};  // filled one by one: a list in braces costs four times that
        change.data["key"] = encode_key(e.key);
        change.data["before"] = e.before ? encode(*e.before) : Json();
        change.data["after"] = e.after ? encode(*e.after) : Json();
        return change;
      },
      event);
}

Result<Event> to_event(const Change& change) {
  if (!change.data.is_object()) return bad("change", "data");
  if (change.kind == "tasks.task") return decode_event(change.data, TaskChanged());
  if (change.kind == "tasks.work") return decode_event(change.data, WorkChanged());
  if (change.kind == "tasks.choice") return decode_event(change.data, ChoiceChanged());
  if (change.kind == "tasks.filter") return decode_event(change.data, FilterChanged());
  if (change.kind == "tasks.timer") return decode_event(change.data, TimerChanged());
  if (change.kind == "tasks.settings") return decode_event(change.data, SettingsChanged());
  return Error{ErrorCode::kInvalid, "It holds a change that this version does not know: " + change.kind + ".", "kind"};
}

Json state_to_json(const State& state) {
  return {{"schema", kSnapshotSchema},
          {"tasks", encode_map(state.tasks)},
          {"work", encode_map(state.work)},
          {"choices", encode_map(state.choices)},
          {"filters", encode_map(state.filters)},
          {"timer", state.timer ? encode(*state.timer) : Json()},
          {"settings", encode(state.settings)}};
}

Result<State> state_from_json(const Json& json) {
  const auto schema = get_int(json, "schema");
  if (!schema) return bad("state", "schema");
  if (*schema > kSnapshotSchema)
    return Error{ErrorCode::kTooNew, "It was written by a newer Cairn. Reload the page to get that version.", "schema"};
  State state;
  const Json* settings = get_object(json, "settings");
  if (!settings) return bad("settings", "settings");
  Result<Settings> decoded = decode(*settings, static_cast<Settings*>(nullptr));
  if (!decoded.ok()) return decoded.error();
  state.settings = decoded.value();
  if (Status s = decode_map(json, "tasks", state.tasks); !s.ok()) return s.error();
  if (Status s = decode_map(json, "work", state.work); !s.ok()) return s.error();
  if (Status s = decode_map(json, "choices", state.choices); !s.ok()) return s.error();
  if (Status s = decode_map(json, "filters", state.filters); !s.ok()) return s.error();
  Result<std::optional<FocusTimer>> timer = decode_side<FocusTimer>(json, "timer");
  if (!timer.ok()) return timer.error();
  state.timer = std::move(timer).value();
  return state;
}

}  // namespace cairn::tasks
