// Entities, events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include "apps/sentiment/codec.h"

#include "apps/sentiment/application.h"
#include "apps/sentiment/commands.h"

namespace cairn::sentiment {
namespace {

constexpr int kSnapshotSchema = 1;
constexpr std::size_t kMaxOriginBytes = 500;

// In the order of Event's alternatives.
constexpr std::array<const char*, 2> kKinds{"sentiment.collection", "sentiment.tone"};
constexpr const char* kTones_json[] = {"negative", "neutral", "positive"};
constexpr const char* kScales[] = {"three", "two"};

}  // namespace

Json encode(const Collection& c) {
  Json json{{"name", c.name}, {"added", to_iso(c.added_at)}, {"rows", c.rows}};
  if (!c.origin.empty()) json["origin"] = c.origin;
  if (c.scale != Scale::kThree) json["scale"] = word_of(c.scale, kScales);
  if (c.made_up) json["made_up"] = true;
  return json;
}

Result<Collection> decode(const Json& json, Collection*) {
  if (!json.is_object()) return bad_value("collection", "collection");
  JsonFields fields(json);
  Collection c;
  fields.take("name", c.name, kMaxNameBytes);
  fields.take("origin", c.origin, kMaxOriginBytes);
  fields.take("added", c.added_at);
  fields.take("rows", c.rows, 1, kMaxRows);
  fields.take("scale", c.scale, kScales);
  fields.take("made_up", c.made_up);
  if (!fields.ok()) return fields.error("collection");
  if (Status status = check_collection(c); !status.ok()) return status.error();
  return c;
}

Json encode(const OwnTone& t) { return {{"tone", word_of(t.tone, kTones_json)}, {"at", to_iso(t.at)}}; }

Result<OwnTone> decode(const Json& json, OwnTone*) {
  if (!json.is_object()) return bad_value("tone", "tone");
  JsonFields fields(json);
  OwnTone t;
  fields.require(fields.find("tone") != nullptr, "tone");
  fields.take("tone", t.tone, kTones_json);
  fields.take("at", t.at);
  if (!fields.ok()) return fields.error("tone");
  return t;
}

Change to_change(const Event& event) { return change_of(event, kKinds); }

Result<Event> to_event(const Change& change) {
  Result<Event> event = event_of<Event>(change, kKinds);
  if (!event.ok()) return event;
  const auto* tone = std::get_if<ToneChanged>(&event.value());
  if (tone != nullptr && !place_of_row(tone->key)) return bad_value("row", "key");
  return event;
}

Json state_to_json(const State& state) {
  return {
      {"schema", kSnapshotSchema}, {"collections", encode_map(state.collections)}, {"tones", encode_map(state.tones)}};
}

Result<State> state_from_json(const Json& json) {
  if (Status s = check_schema(json, kSnapshotSchema); !s.ok()) return s.error();
  State state;
  if (Status s = decode_into(json, "collections", state.collections); !s.ok()) return s.error();
  if (Status s = decode_into(json, "tones", state.tones); !s.ok()) return s.error();
  for (const auto& [key, tone] : state.tones)
    if (!place_of_row(key)) return bad_value("row", "tones");
  return state;
}

}  // namespace cairn::sentiment
