// Events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include <utility>

#include "apps/roadmap/application.h"
#include "apps/roadmap/codec_entities.h"

namespace cairn::roadmap {
namespace {

constexpr int kSnapshotSchema = 1;

// In the order of Event's alternatives.
constexpr std::array<const char*, 8> kKinds{"roadmap.settings", "roadmap.tick",  "roadmap.note", "roadmap.evidence",
                                            "roadmap.time",     "roadmap.timer", "roadmap.week", "roadmap.plan"};

}  // namespace

Change to_change(const Event& event) { return change_of(event, kKinds); }

Result<Event> to_event(const Change& change) {
  Result<Event> event = event_of<Event>(change, kKinds);
  if (!event.ok()) return event;
  const auto* week = std::get_if<WeekChanged>(&event.value());
  if (week && (week->key < 1 || week->key > kWeekCount)) return bad_value("key", "key");
  return event;
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
          {"timer", encode_optional(state.timer)},
          {"weeks", std::move(weeks)},
          {"plan", encode_optional(state.plan)}};
}

Result<State> state_from_json(const Json& json) {
  if (Status s = check_schema(json, kSnapshotSchema); !s.ok()) return s.error();
  State state;
  if (Status s = decode_into(json, "settings", state.settings); !s.ok()) return s.error();
  if (Status s = decode_into(json, "ticks", state.ticks); !s.ok()) return s.error();
  if (Status s = decode_into(json, "notes", state.notes); !s.ok()) return s.error();
  if (Status s = decode_into(json, "evidence", state.evidence); !s.ok()) return s.error();
  if (Status s = decode_into(json, "time", state.time); !s.ok()) return s.error();
  if (Status s = decode_into(json, "timer", state.timer); !s.ok()) return s.error();
  if (Status s = decode_into(json, "plan", state.plan); !s.ok()) return s.error();
  std::map<std::string, WeekMark> marks;
  if (Status s = decode_into(json, "weeks", marks); !s.ok()) return s.error();
  for (auto& [key, mark] : marks) {
    const auto week = week_from_key(key);
    if (!week) return bad_value("week number", "weeks");
    state.weeks[*week] = std::move(mark);
  }
  return state;
}

}  // namespace cairn::roadmap
