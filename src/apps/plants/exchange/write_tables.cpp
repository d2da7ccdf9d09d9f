// The journal as tables: for people, and as Darwin Core.

#include <algorithm>
#include <tuple>

#include "apps/plants/exchange/exchange.h"
#include "apps/plants/exchange/words.h"
#include "apps/plants/exchange/writing.h"
#include "base/csv.h"
#include "base/text.h"

namespace cairn::plants::exchange {
namespace {

// A hybrid with a name of its own has the rank of a species (International Code of Nomenclature, article H.3).
std::string taxon_rank(const Species& page) { return page.rank == "hybrid" ? "species" : page.rank; }

}  // namespace

std::vector<std::pair<const std::string*, const Observation*>> in_order(const State& state) {
  std::vector<std::pair<const std::string*, const Observation*>> all;
  all.reserve(state.observations.size());
  for (const auto& [id, observation] : state.observations) all.emplace_back(&id, &observation);
  // Ids are in order already.
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.second->day, a.second->minute) < std::tuple(b.second->day, b.second->minute);
  });
  return all;
}

const Species* page_of(const std::vector<Species>& species, int id) {
  for (const Species& page : species)
    if (page.id == id) return &page;
  return nullptr;
}

std::string common_of(const std::vector<Species>& species, int id) {
  const Species* page = page_of(species, id);
  return page == nullptr ? std::string() : page->common;
}

std::string to_csv(const State& state, const std::vector<Species>& species) {
  CsvWriter csv;
  csv.row({"id", "day", "time", "species", "common name", "own name", "place", "latitude", "longitude", "notes",
           "model said", "model sure %", "photos"});
  for (const auto& [id, o] : in_order(state)) {
    const Species* page = page_of(species, o->species);
    csv.cell(to_valid_utf8(*id)).plain(to_iso(o->day)).plain(o->minute ? time_text(*o->minute) : "");
    csv.cell(page ? page->latin : "").cell(page ? page->common : "");
    csv.cell(to_valid_utf8(o->name)).cell(to_valid_utf8(o->place));
    csv.plain(o->position ? degrees_text(o->position->latitude_e6) : "");
    csv.plain(o->position ? degrees_text(o->position->longitude_e6) : "");
    csv.cell(to_valid_utf8(o->notes));
    const std::string told = common_of(species, o->told.species);
    csv.cell(told.empty() ? "" : told_text(o->told.sure, told));
    csv.plain(told.empty() ? "" : percent_text(o->told.permille));
    csv.plain(std::to_string(o->photos.size())).end_row();
  }
  return csv.finish();
}

std::string to_darwin_core(const State& state, const std::vector<Species>& species) {
  CsvWriter csv;
  csv.row({"occurrenceID", "basisOfRecord", "eventDate", "scientificName", "taxonRank", "family", "vernacularName",
           "decimalLatitude", "decimalLongitude", "geodeticDatum", "locality", "occurrenceRemarks",
           "verbatimIdentification", "identificationVerificationStatus", "identificationRemarks"});
  for (const auto& [id, o] : in_order(state)) {
    const Species* page = page_of(species, o->species);
    csv.cell("cairn:" + to_valid_utf8(*id)).plain("HumanObservation");
    csv.plain(to_iso(o->day) + (o->minute ? "T" + time_text(*o->minute) : ""));
    csv.cell(page ? page->latin : "").cell(page ? taxon_rank(*page) : "").cell(page ? page->family : "");
    csv.cell(page ? page->common : "");
    csv.plain(o->position ? degrees_text(o->position->latitude_e6) : "");
    csv.plain(o->position ? degrees_text(o->position->longitude_e6) : "");
    csv.plain(o->position ? "EPSG:4326" : "");
    csv.cell(to_valid_utf8(o->place)).cell(to_valid_utf8(o->notes)).cell(to_valid_utf8(o->name));
    csv.plain("unverified");
    const std::string told = common_of(species, o->told.species);
    csv.cell(told.empty() ? "" : told_sentence(o->told, told)).end_row();
  }
  return csv.finish();
}

}  // namespace cairn::plants::exchange
