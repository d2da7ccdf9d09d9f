#include "apps/plants/species.h"

#include <utility>

#include "apps/plants/model.h"
#include "base/json.h"
#include "base/json_fields.h"

namespace cairn::plants {
namespace {

constexpr std::size_t kMostBytes = 4U << 20;
constexpr std::size_t kMostNames = 20, kMostNameBytes = 200, kMostTextBytes = 2000;
constexpr int kMonths = 12, kHighest_cm = 100'000;

bool take_numbers(const Json& json, const char* key, std::size_t least, std::size_t most, int highest,
                  std::vector<int>& out) {
  const Json* list = get_array(json, key);
  if (list == nullptr || list->size() < least || list->size() > most) return false;
  for (const Json& number : *list) {
    if (!number.is_number_integer() || number.get<std::int64_t>() < 1 || number.get<std::int64_t>() > highest)
      return false;
    out.push_back(static_cast<int>(number.get<std::int64_t>()));
  }
  return true;
}

bool take_look_alikes(const Json& json, std::vector<LookAlike>& out) {
  const Json* list = get_array(json, "look_alikes");
  if (list == nullptr) return false;
  for (const Json& one : *list) {
    if (!one.is_object()) return false;
    JsonFields fields(one);
    LookAlike look_alike;
    fields.take("id", look_alike.species, 1, kSpecies);
    fields.take("name", look_alike.name, kMostNameBytes);
    fields.take("tell", look_alike.tell, kMostTextBytes);
    if (!fields.ok() || (look_alike.species == 0 && look_alike.name.empty())) return false;
    out.push_back(std::move(look_alike));
  }
  return true;
}

Result<Species> species_of(const Json& json) {
  if (!json.is_object()) return bad_value("species", "species");
  JsonFields fields(json);
  Species s;
  fields.take("id", s.id, 1, kSpecies);
  for (auto [key, text] : {std::pair{"common", &s.common},
                           {"latin", &s.latin},
                           {"family", &s.family},
                           {"family_common", &s.family_common},
                           {"rank", &s.rank},
                           {"origin", &s.origin},
                           {"season", &s.season},
                           {"flower", &s.flower},
                           {"leaves", &s.leaves},
                           {"grows_in", &s.grows_in},
                           {"light", &s.light},
                           {"water", &s.water},
                           {"hardiness", &s.hardiness},
                           {"care", &s.care},
                           {"toxicity", &s.toxicity},
                           {"toxicity_note", &s.toxicity_note},
                           {"note", &s.note}})
    fields.take(key, *text, kMostTextBytes);
  for (auto [key, list] : {std::pair{"also", &s.also},
                           {"synonyms", &s.synonyms},
                           {"habit", &s.habit},
                           {"colours", &s.colours},
                           {"sources", &s.sources}})
    fields.take(key, *list, kMostNames, kMostTextBytes);
  std::vector<int> heights;
  fields.require(take_numbers(json, "height_cm", 2, 2, kHighest_cm, heights), "height_cm");
  fields.require(take_numbers(json, "months", 1, kMonths, kMonths, s.months), "months");
  fields.require(take_look_alikes(json, s.look_alikes), "look_alikes");
  fields.require(s.id != 0, "id");
  fields.require(!s.common.empty(), "common");
  fields.require(!s.latin.empty(), "latin");
  if (!fields.ok()) return fields.error("species page");
  s.height_least_cm = heights[0];
  s.height_most_cm = heights[1];
  return s;
}

}  // namespace

Result<std::vector<Species>> read_species(std::string_view json) {
  const auto parsed = parse_json(json, kMostBytes);
  const Json* list = parsed.ok() ? get_array(parsed.value(), "species") : nullptr;
  if (list == nullptr || list->size() != kSpecies)
    return Error{ErrorCode::kCorrupt, "The species pages did not arrive whole. Reload the page.", {}};
  std::vector<Species> all;
  for (const Json& one : *list) {
    Result<Species> species = species_of(one);
    if (!species.ok() || species.value().id != static_cast<int>(all.size()) + 1)
      return Error{ErrorCode::kCorrupt, "The species pages did not arrive whole. Reload the page.",
                   "species " + std::to_string(all.size() + 1)};
    all.push_back(std::move(species).value());
  }
  return all;
}

}  // namespace cairn::plants
