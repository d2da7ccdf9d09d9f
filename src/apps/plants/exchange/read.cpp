// Files into the journal.

#include <cmath>
#include <utility>

#include "apps/plants/exchange/exchange.h"
#include "apps/plants/exchange/intake.h"
#include "apps/plants/exchange/words.h"
#include "base/csv.h"
#include "base/encoding.h"
#include "base/json.h"
#include "base/numbers.h"
#include "base/text.h"

namespace cairn::plants::exchange {
namespace {

Error too_many() {
  return {ErrorCode::kTooLarge,
          "The file has more than " + with_commas(kMaxObservations) + " rows. Read it in several parts.",
          {}};
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

Error foreign(std::string_view file_name) {
  const std::string name = to_lower_ascii(file_name);
  for (const std::string_view end : {".xlsx", ".xls", ".ods", ".zip"})
    if (ends_with(name, end))
      return {ErrorCode::kForeign, "Tables are read as text. Save or unpack it as CSV, and read that.", {}};
  return {
      ErrorCode::kForeign,
      "This is no list of observations. A table needs a first line with the names of its columns, one of them \"day\" "
      "or \"eventDate\"; GeoJSON is read too.",
      {}};
}

std::string in_utf8(std::string_view bytes) {
  TextDecoder decoder{std::string(bytes)};
  while (!decoder.advance(kMaxBytes)) {
  }
  return decoder.take();
}

// ---- Tables

struct Columns {
  std::vector<std::optional<Field>> fields;
  bool has_day = false;
};

Columns columns_of(const std::vector<std::string>& header) {
  Columns columns;
  std::array<bool, kFields> taken{};
  for (const std::string& cell : header) {
    std::optional<Field> field = field_of(cell);
    if (field && std::exchange(taken[static_cast<std::size_t>(*field)], true)) field.reset();  // the first one counts
    columns.fields.push_back(field);
  }
  columns.has_day = taken[static_cast<std::size_t>(Field::kDay)];
  return columns;
}

void take_row(const CsvRow& cells, const Columns& columns, Intake& intake) {
  if (cells.fault != CsvRow::Fault::kNone) {
    intake.set_aside(cells.line, cells.text,
                     cells.fault == CsvRow::Fault::kOpenQuote
                         ? "A quotation mark opens on line " + std::to_string(cells.quote_line) + " and never closes."
                         : "There is text behind a closing quotation mark on line " + std::to_string(cells.quote_line) +
                               ". Write marks inside of a cell twice.");
    return;
  }
  Row row;
  row.line = cells.line;
  row.text = cells.text;
  bool empty = true;
  for (std::size_t i = 0; i < cells.cells.size(); ++i) {
    if (!trim(cells.cells[i]).empty()) {
      empty = false;
      if (i >= columns.fields.size()) {
        intake.set_aside(row.line, row.text, "It has more cells than the first line has columns.");
        return;
      }
    }
    if (i < columns.fields.size() && columns.fields[i]) row[*columns.fields[i]] = without_formula_guard(cells.cells[i]);
  }
  // What a spreadsheet leaves behind of a row: separators alone.
  if (!empty) intake.take(row);
}

Result<ReadObservations> read_table(std::string_view file_name, std::string_view text, Intake& intake) {
  CsvReader reader(text, csv_separator_of(text));
  CsvRow cells;
  if (!reader.next(cells) || cells.fault != CsvRow::Fault::kNone) return foreign(file_name);
  const Columns columns = columns_of(cells.cells);
  if (!columns.has_day) return foreign(file_name);
  while (reader.next(cells)) {
    take_row(cells, columns, intake);
    if (intake.full()) return too_many();
  }
  return intake.finish();
}

// ---- GeoJSON

std::string cell_of(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  return value.is_number() || value.is_boolean() ? to_text(value) : std::string();
}

// Beyond any bound: read_degrees() will say so.
std::string degrees_of(const Json& number) {
  constexpr double kMillion = 1'000'000, kBeyond = 999;
  const double degrees = number.get<double>();
  if (!(std::fabs(degrees) <= kBeyond)) return "beyond";
  return degrees_text(static_cast<int>(std::lround(degrees * kMillion)));
}

// Empty: it was read.
std::string take_geometry(const Json& feature, Row& row) {
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || geometry->is_null()) return {};
  const auto type = get_string(*geometry, "type");
  const Json* coordinates = get_array(*geometry, "coordinates");
  if (type != "Point") return "Its place is no point. Only points are read.";
  if (coordinates == nullptr || coordinates->size() < 2 || !(*coordinates)[0].is_number() ||
      !(*coordinates)[1].is_number())
    return "Its point has no two numbers.";
  row[Field::kLongitude] = degrees_of((*coordinates)[0]);
  row[Field::kLatitude] = degrees_of((*coordinates)[1]);
  return {};
}

void take_feature(const Json& feature, std::size_t number, Intake& intake) {
  const std::string text = to_text(feature);
  if (get_string(feature, "type") != "Feature") {
    intake.set_aside(number, text, "It is no feature.");
    return;
  }
  Row row;
  row.line = number;
  row.text = text;
  if (const auto id = feature.find("id"); id != feature.end()) row[Field::kId] = cell_of(*id);
  if (const Json* properties = get_object(feature, "properties"))
    for (const auto& [key, value] : properties->items())
      if (const auto field = field_of(key); field && row[*field].empty()) row[*field] = cell_of(value);
  std::string problem = take_geometry(feature, row);
  if (problem.empty())
    intake.take(row);
  else
    intake.set_aside(number, text, std::move(problem));
}

Result<ReadObservations> read_geojson(std::string_view file_name, std::string_view text, Intake& intake) {
  const Result<Json> json = parse_json(text, 3 * kMaxBytes);  // bytes that were no text have become up to three
  if (!json.ok())
    return Error{json.error().code,
                 "The GeoJSON is damaged or cut short" +
                     (json.error().where.empty() ? "" : " at " + json.error().where) + ". " + json.error().message +
                     " Read another copy, or export it again where it is from.",
                 json.error().where};
  const Json* features = get_array(json.value(), "features");
  if (get_string(json.value(), "type") != "FeatureCollection" || features == nullptr) return foreign(file_name);
  if (features->size() > kMaxObservations) return too_many();
  for (std::size_t i = 0; i < features->size(); ++i) take_feature((*features)[i], i + 1, intake);
  return intake.finish();
}

}  // namespace

Result<ReadObservations> read_observations(std::string_view file_name, std::string_view bytes,
                                           const std::vector<Species>& species, const State& state) {
  if (bytes.size() > kMaxBytes)
    return Error{ErrorCode::kTooLarge, "The file has more than 10 MB. Read it in several parts.", {}};
  const std::string text = in_utf8(bytes);
  const std::string_view start = trim(text);
  if (start.empty() && !trim(bytes).empty()) return foreign(file_name);  // no text
  if (start.empty()) return Error{ErrorCode::kInvalid, "The file is empty.", {}};
  Intake intake(species, state);
  return start[0] == '{' ? read_geojson(file_name, start, intake) : read_table(file_name, text, intake);
}

}  // namespace cairn::plants::exchange
