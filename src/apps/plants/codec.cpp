// Entities, events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include "apps/plants/codec.h"

#include <limits>

#include "apps/plants/application.h"
#include "apps/plants/commands.h"

namespace cairn::plants {
namespace {

constexpr int kSnapshotSchema = 1;
constexpr int kMost = std::numeric_limits<int>::max();
constexpr int kDegrees90_e6 = 90'000'000, kDegrees180_e6 = 180'000'000;
constexpr int kLastMinute = 24 * 60 - 1;

// In the order of Event's alternatives.
constexpr std::array<const char*, 2> kKinds{"plants.observation", "plants.card"};

}  // namespace

Json encode(const Observation& o) {
  Json json{{"day", to_iso(o.day)}, {"added", to_iso(o.added_at)}};
  if (o.species != 0) json["species"] = o.species;
  if (!o.name.empty()) json["name"] = o.name;
  if (o.told.species != 0) {
    json["told"] = o.told.species;
    json["permille"] = o.told.permille;
    if (o.told.sure) json["sure"] = true;
  }
  if (o.minute) json["minute"] = *o.minute;
  if (!o.place.empty()) json["place"] = o.place;
  if (o.position) {
    json["latitude_e6"] = o.position->latitude_e6;
    json["longitude_e6"] = o.position->longitude_e6;
  }
  if (!o.notes.empty()) json["notes"] = o.notes;
  if (!o.photos.empty()) json["photos"] = o.photos;
  return json;
}

Result<Observation> decode(const Json& json, Observation*) {
  if (!json.is_object()) return bad_value("observation", "observation");
  JsonFields fields(json);
  Observation o;
  fields.take("species", o.species, 0, kSpecies);
  fields.take("name", o.name, kMaxNameBytes);
  fields.take("told", o.told.species, 1, kSpecies);
  fields.take("permille", o.told.permille, 0, 1000);
  fields.take("sure", o.told.sure);
  fields.take("day", o.day);
  if (fields.find("minute")) fields.take("minute", o.minute.emplace(), 0, kLastMinute);
  fields.take("place", o.place, kMaxPlaceBytes);
  const bool has_latitude = fields.find("latitude_e6") != nullptr;
  fields.require(has_latitude == (fields.find("longitude_e6") != nullptr), "longitude_e6");
  if (has_latitude) {
    o.position.emplace();
    fields.take("latitude_e6", o.position->latitude_e6, -kDegrees90_e6, kDegrees90_e6);
    fields.take("longitude_e6", o.position->longitude_e6, -kDegrees180_e6, kDegrees180_e6);
  }
  fields.take("notes", o.notes, kMaxNotesBytes);
  fields.take("photos", o.photos, kMaxPhotos, kMaxPhotoIdBytes);
  fields.take("added", o.added_at);
  if (!fields.ok()) return fields.error("observation");
  if (Status status = check_observation(o); !status.ok()) return status.error();
  return o;
}

Json encode(const Card& c) {
  Json json{{"stability", c.stability_ms},
            {"difficulty", c.difficulty_e3},
            {"at", to_iso(c.reviewed_at)},
            {"due", to_iso(c.due)},
            {"reviews", c.reviews}};
  if (c.lapses > 0) json["lapses"] = c.lapses;
  return json;
}

Result<Card> decode(const Json& json, Card*) {
  if (!json.is_object()) return bad_value("card", "card");
  JsonFields fields(json);
  Card c;
  for (const char* key : {"stability", "difficulty", "reviews"}) fields.require(fields.find(key) != nullptr, key);
  fields.take("stability", c.stability_ms, 1, kMost);
  fields.take("difficulty", c.difficulty_e3, 1000, 10'000);
  fields.take("at", c.reviewed_at);
  fields.take("due", c.due);
  fields.take("reviews", c.reviews, 1, kMost);
  fields.take("lapses", c.lapses, 0, kMost);
  if (!fields.ok()) return fields.error("card");
  if (Status status = check_card(c); !status.ok()) return status.error();
  return c;
}

Change to_change(const Event& event) { return change_of(event, kKinds); }

Result<Event> to_event(const Change& change) {
  Result<Event> event = event_of<Event>(change, kKinds);
  if (!event.ok()) return event;
  const auto* card = std::get_if<CardChanged>(&event.value());
  if (card != nullptr && !species_of_card(card->key)) return bad_value("card", "key");
  return event;
}

Json state_to_json(const State& state) {
  return {{"schema", kSnapshotSchema},
          {"observations", encode_map(state.observations)},
          {"cards", encode_map(state.cards)}};
}

Result<State> state_from_json(const Json& json) {
  if (Status s = check_schema(json, kSnapshotSchema); !s.ok()) return s.error();
  State state;
  if (Status s = decode_into(json, "observations", state.observations); !s.ok()) return s.error();
  if (Status s = decode_into(json, "cards", state.cards); !s.ok()) return s.error();
  for (const auto& [key, card] : state.cards)
    if (!species_of_card(key)) return bad_value("card", "cards");
  return state;
}

}  // namespace cairn::plants
