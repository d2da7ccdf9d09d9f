#pragma once
// The ways in and out of the journal: a table, GeoJSON for maps, and Darwin Core for collections of records. Reading
// changes nothing: it says what a file holds and what was kept aside. Every row is accounted for. Photos cannot come
// along.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/plants/model.h"
#include "apps/plants/species.h"
#include "base/result.h"

namespace cairn::plants::exchange {

inline constexpr std::size_t kMaxBytes = 10'000'000;
inline constexpr std::size_t kMaxObservations = 20'000;
inline constexpr std::size_t kMaxProblemText_bytes = 300;

// ---- Out. Observations by day, then time (those without one first), then id.

// A table for people (RFC 4180), guarded against spreadsheets (base/csv.h). Read back it gives the same observations,
// but for photos, of which it has the number.
std::string to_csv(const State& state, const std::vector<Species>& species);

// A FeatureCollection (RFC 7946): a point each, or a null geometry where no position is known, and the table's columns
// as properties.
std::string to_geojson(const State& state, const std::vector<Species>& species);

// A table of occurrences with the terms of Darwin Core (TDWG, https://dwc.tdwg.org/terms/). What a person calls a plant
// that has no page is verbatimIdentification, "the taxonomic identification as it appeared in the original record":
// identificationQualifier is for doubts about a name ("cf.", "aff."), and scientificName would claim that it is one.
// All are "unverified", since nobody but the observer has looked; identificationRemarks has what the model said.
std::string to_darwin_core(const State& state, const std::vector<Species>& species);

// ---- In

// A row that was kept aside.
struct Problem {
  std::size_t line = 0;  // of the file, from 1; of GeoJSON: which feature
  std::string text;      // the row as it stands, at most kMaxProblemText_bytes
  std::string problem;   // what is wrong and what to do
};

struct ReadObservations {
  std::vector<std::pair<std::string, Observation>>
      observations;  // by id, in the order of the file; for AddObservations
  std::vector<Problem> problems;
  std::size_t copies = 0;  // rows that are in the state already, by id, or twice in the file
};

// Reads what the three functions above write, and tables and GeoJSON with such columns of others (UTF-8, UTF-16 or
// Windows-1252; commas, semicolons or tabs). What it is, its content says; the name only helps to word an error.
//
// Names become species by the pages' Latin names, synonyms and common names, without regard to case, marks and the
// order of words; of pages that both fit the one that says most ("Dahlia 'Bishop of Llandaff'"). What a name says
// beyond its page (a cultivar, a species of a genus) goes to the notes. Names of no page, and of several, stay as
// `name`.
//
// Ids are kept where they fit and are free; else they are made from the row, so that the same row has the same id. Days
// are 2026-05-17, 2026/05/17 or 17.05.2026, with a time or without; of a time with a zone other than the observer's own
// ("Z") only the day is taken.
//
// Errors are about the file as a whole: kInvalid (empty), kTooLarge, kForeign (no such table), kCorrupt (JSON that
// breaks off).
Result<ReadObservations> read_observations(std::string_view file_name, std::string_view bytes,
                                           const std::vector<Species>& species, const State& state);

}  // namespace cairn::plants::exchange
