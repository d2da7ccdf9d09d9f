#include "apps/plants/exchange/intake.h"

#include <algorithm>
#include <utility>

#include "apps/plants/codec.h"
#include "apps/plants/commands.h"
#include "apps/plants/exchange/words.h"
#include "base/ids.h"
#include "base/text.h"

namespace cairn::plants::exchange {
namespace {

struct Header {
  std::string_view name;  // letters and figures alone, in lower case
  Field field;
};
constexpr std::array<Header, 31> kHeaders{{{"id", Field::kId},
                                           {"occurrenceid", Field::kId},
                                           {"uuid", Field::kId},
                                           {"day", Field::kDay},
                                           {"date", Field::kDay},
                                           {"eventdate", Field::kDay},
                                           {"observedon", Field::kDay},
                                           {"time", Field::kTime},
                                           {"eventtime", Field::kTime},
                                           {"species", Field::kLatin},
                                           {"latin", Field::kLatin},
                                           {"latinname", Field::kLatin},
                                           {"scientificname", Field::kLatin},
                                           {"commonname", Field::kCommon},
                                           {"vernacularname", Field::kCommon},
                                           {"ownname", Field::kOwnName},
                                           {"verbatimidentification", Field::kOwnName},
                                           {"place", Field::kPlace},
                                           {"locality", Field::kPlace},
                                           {"placeguess", Field::kPlace},
                                           {"latitude", Field::kLatitude},
                                           {"decimallatitude", Field::kLatitude},
                                           {"longitude", Field::kLongitude},
                                           {"decimallongitude", Field::kLongitude},
                                           {"notes", Field::kNotes},
                                           {"occurrenceremarks", Field::kNotes},
                                           {"description", Field::kNotes},
                                           {"modelsaid", Field::kModelSaid},
                                           {"modelsure", Field::kModelSure},
                                           {"modelsurepercent", Field::kModelSure},
                                           {"identificationremarks", Field::kRemarks}}};

constexpr std::string_view kOwnIds = "cairn:";
constexpr int kMostLatitude = 90, kMostLongitude = 180;

std::string short_text(std::string_view text) {
  std::string words = to_valid_utf8(truncate_utf8(text, kMaxProblemText_bytes));
  return std::string(truncate_utf8(words, kMaxProblemText_bytes));
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMostBytes = 40;
  const std::string_view shown = truncate_utf8(text, kMostBytes);
  return "\"" + std::string(shown) + (shown.size() < text.size() ? "…" : "") + "\"";
}

// Any printable ASCII: addresses too.
bool fits_as_id(std::string_view id) {
  return !id.empty() && id.size() <= kMaxKeyBytes &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c <= '~'; });
}

// FNV-1a by G. Fowler, L. C. Noll and K.-P. Vo.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

void add_line(std::string& notes, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  if (!notes.empty()) notes += '\n';
  notes += std::string(label) + ": " + std::string(text);
}

std::string both_names(std::string_view latin, std::string_view common) {
  if (latin.empty() || common.empty() || latin == common) return std::string(latin.empty() ? common : latin);
  return std::string(common) + " (" + std::string(latin) + ")";
}

struct Picked {
  int species = 0;
  bool says_more = false;
};

Picked pick(const NameFound& latin, const NameFound& common, bool has_latin, bool has_common) {
  std::vector<int> both;
  std::set_intersection(latin.pages.begin(), latin.pages.end(), common.pages.begin(), common.pages.end(),
                        std::back_inserter(both));
  if (both.size() == 1) return {both[0], latin.says_more || common.says_more};
  // A Latin name counts more than a common one, of which plants share many.
  if (latin.pages.size() == 1) return {latin.pages[0], latin.says_more || has_common};
  if (!has_latin && common.pages.size() == 1) return {common.pages[0], common.says_more};
  return {};
}

}  // namespace

std::optional<Field> field_of(std::string_view header) {
  const std::size_t colon = header.rfind(':');  // "dwc:eventDate"
  if (colon != std::string_view::npos) header.remove_prefix(colon + 1);
  std::string name;
  for (const char c : to_lower_ascii(header))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
  for (const Header& known : kHeaders)
    if (known.name == name) return known.field;
  return std::nullopt;
}

void Intake::set_aside(std::size_t line, std::string_view text, std::string problem) {
  ++rows_;
  out_.problems.push_back({line, short_text(text), std::move(problem)});
}

void Intake::take(const Row& row) {
  Observation observation;
  std::string problem = understand(row, observation);
  if (!problem.empty()) {
    set_aside(row.line, row.text, std::move(problem));
    return;
  }
  ++rows_;
  std::string_view id = trim(row[Field::kId]);
  if (id.substr(0, kOwnIds.size()) == kOwnIds) id.remove_prefix(kOwnIds.size());
  keep(id, std::move(observation));
}

std::string Intake::understand(const Row& row, Observation& out) const {
  const std::string_view day = trim(row[Field::kDay]);
  if (day.empty()) return "It has no day. Give one as 2026-05-17.";
  const auto moment = read_moment(day);
  if (!moment) return "The day " + quoted(day) + " cannot be read. Write it as 2026-05-17.";
  out.day = moment->day;
  out.minute = moment->minute;
  if (const std::string_view time = trim(row[Field::kTime]); !time.empty()) {
    const auto read = read_time(time);
    if (!read) return "The time " + quoted(time) + " cannot be read. Write it as 14:05.";
    out.minute = *read;
  }
  const std::string_view latitude = trim(row[Field::kLatitude]), longitude = trim(row[Field::kLongitude]);
  if (latitude.empty() != longitude.empty()) return "It has only one of latitude and longitude. Give both or none.";
  if (!latitude.empty()) {
    const auto north = read_degrees(latitude, kMostLatitude), east = read_degrees(longitude, kMostLongitude);
    if (!north) return "The latitude " + quoted(latitude) + " is none. Give degrees between -90 and 90.";
    if (!east) return "The longitude " + quoted(longitude) + " is none. Give degrees between -180 and 180.";
    out.position = Position{*north, *east};
  }
  out.place = row[Field::kPlace];
  std::string notes(trim(row[Field::kNotes]));
  identify(row, out, notes);
  read_told_cells(row, out, notes);
  out.notes = std::move(notes);
  // The rules of the journal, and how it cleans texts, are those of a command.
  const Result<Events> events = decide(State(), AddObservation{"row", out}, Context{});
  if (!events.ok()) return events.error().message;
  out = *std::get<ObservationChanged>(events.value().front()).after;
  return {};
}

void Intake::identify(const Row& row, Observation& out, std::string& notes) const {
  const std::string_view latin = trim(row[Field::kLatin]), common = trim(row[Field::kCommon]),
                         own = trim(row[Field::kOwnName]);
  const Picked picked = pick(names_.find(latin), names_.find(common), !latin.empty(), !common.empty());
  out.species = picked.species;
  const std::string in_file = both_names(latin, common);
  constexpr std::string_view kLabel = "Name in the file";
  if (picked.species != 0) {
    if (picked.says_more) add_line(notes, kLabel, in_file);
    add_line(notes, kLabel, own);
  } else if (own.empty()) {
    out.name = in_file;
  } else {
    out.name = own;
    add_line(notes, kLabel, in_file);
  }
}

// What is not in our words is for the person to read.
void Intake::read_told_cells(const Row& row, Observation& out, std::string& notes) const {
  const std::string_view said = trim(row[Field::kModelSaid]), sure = trim(row[Field::kModelSure]),
                         remarks = trim(row[Field::kRemarks]);
  const ToldText told = read_told(said);
  const auto permille = read_percent(sure);
  if (const int species = names_.with_common(told.common); species != 0 && permille)
    out.told = {species, *permille, told.sure};
  else
    add_line(notes, "Model said", said);
  const auto sentence = read_told_sentence(remarks);
  const int species = sentence ? names_.with_common(sentence->text.common) : 0;
  if (species != 0 && out.told.species == 0)
    out.told = {species, sentence->permille, sentence->text.sure};
  else
    add_line(notes, "Identification", remarks);
}

void Intake::keep(std::string_view id, Observation observation) {
  std::string kept(id);
  const auto there = taken_.find(id);
  const bool other = there != taken_.end() && !(out_.observations[there->second].second == observation);
  if (!fits_as_id(id) || other) kept = make_id(hash_of(std::string(id) + "\n" + to_text(encode(observation))));
  if (state_.observations.count(kept) != 0 || taken_.count(kept) != 0) {
    ++out_.copies;
    return;
  }
  taken_.emplace(kept, out_.observations.size());
  out_.observations.emplace_back(std::move(kept), std::move(observation));
}

}  // namespace cairn::plants::exchange
