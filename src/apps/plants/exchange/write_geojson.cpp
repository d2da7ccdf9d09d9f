#include "apps/plants/exchange/exchange.h"
#include "apps/plants/exchange/words.h"
#include "apps/plants/exchange/writing.h"
#include "base/json.h"

namespace cairn::plants::exchange {
namespace {

constexpr double kMillion = 1'000'000;

void set(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json geometry_of(const Observation& o) {
  if (!o.position) return {};
  const Json longitude = o.position->longitude_e6 / kMillion, latitude = o.position->latitude_e6 / kMillion;
  Json point;
  point["type"] = "Point";
  point["coordinates"] = Json::array({longitude, latitude});  // in this order
  return point;
}

Json properties_of(const std::string& id, const Observation& o, const std::vector<Species>& species) {
  Json p{{"id", id}, {"day", to_iso(o.day)}, {"photos", o.photos.size()}};
  if (o.minute) p["time"] = time_text(*o.minute);
  if (const Species* page = page_of(species, o.species)) {
    p["species"] = page->latin;
    p["common_name"] = page->common;
  }
  set(p, "own_name", o.name);
  set(p, "place", o.place);
  set(p, "notes", o.notes);
  if (const std::string told = common_of(species, o.told.species); !told.empty()) {
    p["model_said"] = told_text(o.told.sure, told);
    p["model_sure_percent"] = o.told.permille / 10.0;
  }
  return p;
}

}  // namespace

std::string to_geojson(const State& state, const std::vector<Species>& species) {
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  for (const auto& [id, o] : in_order(state)) {
    Json feature{{"type", "Feature"}, {"id", *id}};
    feature["geometry"] = geometry_of(*o);
    feature["properties"] = properties_of(*id, *o, species);
    out += first ? "\n" : ",\n";
    out += to_text(feature);
    first = false;
  }
  return out + "\n]}\n";
}

}  // namespace cairn::plants::exchange
