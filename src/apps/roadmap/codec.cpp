// Events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include <utility>

#include "apps/roadmap/application.h"
#include "apps/roadmap/codec_entities.h"

namespace cairn::roadmap {
namespace {

constexpr int kSnapshotSchema = 1;

// --- keys ---

Json encode_key(const Single&) { return "only"; }
Json encode_key(const std::string& key) { return key; }
Json encode_key(int week) { return week; }

bool decode_key(const Json&, Single&) { return true; }
bool decode_key(const Json& json, std::string& key) {
  if (!json.is_string()) return false;
  key = json.get<std::string>();
  return !key.empty() && key.size() <= kMaxKeyBytes;
}
bool decode_key(const Json& json, int& week) {
  if (!json.is_number_integer()) return false;
  const auto number = json.get<std::int64_t>();
  week = static_cast<int>(number);
  return number >= 1 && number <= kWeekCount;
}

// --- events ---

const char* kind_of_event(const SettingsChanged&) { return "roadmap.settings"; }
const char* kind_of_event(const TickChanged&) { return "roadmap.tick"; }
const char* kind_of_event(const NoteChanged&) { return "roadmap.note"; }
const char* kind_of_event(const EvidenceChanged&) { return "roadmap.evidence"; }
const char* kind_of_event(const TimeChanged&) { return "roadmap.time"; }
const char* kind_of_event(const TimerChanged&) { return "roadmap.timer"; }
const char* kind_of_event(const WeekChanged&) { return "roadmap.week"; }
const char* kind_of_event(const PlanChanged&) { return "roadmap.plan"; }

template <class T>
Result<std::optional<T>> decode_side(const Json& data, const char* side) {
  const auto it = data.find(side);
  if (it == data.end() || it->is_null()) return std::optional<T>();
  if (!it->is_object()) return bad_value("value", side);
  Result<T> value = decode(*it, static_cast<T*>(nullptr));
  if (!value.ok()) return value.error();
  return std::optional<T>(std::move(value).value());
}

template <class Key, class T>
Result<Event> decode_event(const Json& data, Changed<Key, T> event) {
  const auto key = data.find("key");
  if (key == data.end() || !decode_key(*key, event.key)) return bad_value("key", "key");
  Result<std::optional<T>> before = decode_side<T>(data, "before");
  if (!before.ok()) return before.error();
  Result<std::optional<T>> after = decode_side<T>(data, "after");
  if (!after.ok()) return after.error();
  event.before = std::move(before).value();
  event.after = std::move(after).value();
  return Event(std::move(event));
}

// --- maps in a snapshot ---

template <class T>
Json encode_map(const std::map<std::string, T>& map) {
  Json json = Json::object();
  for (const auto& [key, value] : map) json[key] = encode(value);
  return json;
}

template <class T>
Status decode_map(const Json& snapshot, const char* name, std::map<std::string, T>& out) {
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
Status decode_optional(const Json& snapshot, const char* name, std::optional<T>& out) {
  Result<std::optional<T>> decoded = decode_side<T>(snapshot, name);
  if (!decoded.ok()) return decoded.error();
  out = std::move(decoded).value();
  return Done{};
}

}  // namespace

Change to_change(const Event& event) {
  return std::visit(
      [](const auto& e) {
        return Change{kind_of_event(e),
                      {{"key", encode_key(e.key)},
                       {"before", e.before ? encode(*e.before) : Json()},
                       {"after", e.after ? encode(*e.after) : Json()}}};
      },
      event);
}

Result<Event> to_event(const Change& change) {
  if (!change.data.is_object()) return bad_value("change", "data");
  if (change.kind == "roadmap.settings") return decode_event(change.data, SettingsChanged());
  if (change.kind == "roadmap.tick") return decode_event(change.data, TickChanged());
  if (change.kind == "roadmap.note") return decode_event(change.data, NoteChanged());
  if (change.kind == "roadmap.evidence") return decode_event(change.data, EvidenceChanged());
  if (change.kind == "roadmap.time") return decode_event(change.data, TimeChanged());
  if (change.kind == "roadmap.timer") return decode_event(change.data, TimerChanged());
  if (change.kind == "roadmap.week") return decode_event(change.data, WeekChanged());
  if (change.kind == "roadmap.plan") return decode_event(change.data, PlanChanged());
  return Error{ErrorCode::kInvalid, "It holds a change that this version does not know: " + change.kind + ".", "kind"};
}

Json state_to_json(const State& state) {
  Json weeks = Json::object();
  for (const auto& [week, mark] : state.weeks) weeks[std::to_string(week)] = encode(mark);
  return {{"schema", kSnapshotSchema},
          {"settings", encode(state.settings)},
          {"ticks", encode_map(state.ticks)},
          {"notes", encode_map(state.notes)},
          {"evidence", encode_map(state.evidence)},
          {"time", encode_map(state.time)},
          {"timer", state.timer ? encode(*state.timer) : Json()},
          {"weeks", std::move(weeks)},
          {"plan", state.plan ? encode(*state.plan) : Json()}};
}

Result<State> state_from_json(const Json& json) {
  const auto schema = get_int(json, "schema");
  if (!schema) return bad_value("state", "schema");
  if (*schema > kSnapshotSchema)
    return Error{ErrorCode::kTooNew, "It was written by a newer Cairn. Reload the page to get that version.", "schema"};
  State state;
  const Json* settings = get_object(json, "settings");
  if (!settings) return bad_value("settings", "settings");
  Result<Settings> decoded = decode(*settings, static_cast<Settings*>(nullptr));
  if (!decoded.ok()) return decoded.error();
  state.settings = std::move(decoded).value();
  if (Status s = decode_map(json, "ticks", state.ticks); !s.ok()) return s.error();
  if (Status s = decode_map(json, "notes", state.notes); !s.ok()) return s.error();
  if (Status s = decode_map(json, "evidence", state.evidence); !s.ok()) return s.error();
  if (Status s = decode_map(json, "time", state.time); !s.ok()) return s.error();
  if (Status s = decode_optional(json, "timer", state.timer); !s.ok()) return s.error();
  if (Status s = decode_optional(json, "plan", state.plan); !s.ok()) return s.error();
  std::map<std::string, WeekMark> marks;
  if (Status s = decode_map(json, "weeks", marks); !s.ok()) return s.error();
  for (auto& [key, mark] : marks) {
    const auto week = week_from_key(key);
    if (!week) return bad_value("week number", "weeks");
    state.weeks[*week] = std::move(mark);
  }
  return state;
}

}  // namespace cairn::roadmap
