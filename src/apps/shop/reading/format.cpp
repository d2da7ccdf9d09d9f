#include "apps/shop/reading/format.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/reading/columns.h"
#include "apps/shop/reading/records.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::shop::reading {
namespace {

constexpr std::size_t kLookedAt = 50;         // rows of a table
constexpr std::size_t kFirstBytes = 200'000;  // of a file, for what only a few rows tell

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "sep=;" as the first line, by which Excel is told.
std::string_view after_separator_line(std::string_view text, char& separator) {
  if (text.substr(0, 4) != "sep=" || text.size() < 6) return text;
  if (text[5] != '\r' && text[5] != '\n') return text;
  separator = text[4];
  return text.substr(6);
}

// csv_separator_of() does not know the bar: there it answers a comma, and rows have one cell or uneven ones.
char separator_of(std::string_view text) {
  constexpr std::size_t kLines = 12;
  const char usual = csv_separator_of(text);
  const auto score_of = [&](char separator) {
    CsvReader reader(first_part(text, kFirstBytes), separator);
    CsvRow row;
    std::size_t widest = 0, score = 0;
    for (std::size_t i = 0; i < kLines && reader.next(row); ++i) {
      if (row.cells.size() > widest) {
        widest = row.cells.size();
        score = 0;
      }
      if (row.cells.size() == widest && widest > 1) score += widest;
    }
    return score;
  };
  return score_of('|') > score_of(usual) ? '|' : usual;
}

bool is_list_of_objects(std::string_view json) {
  if (json_first(json) != '[') return false;
  const auto first = JsonScan(json).next();
  return first && !first->broken && json_first(first->value) == '{';
}

bool is_object_line(std::string_view line) { return json_first(line) == '{' && parse_json(line, kMaxRecordBytes).ok(); }

// Whether the first line is a whole object and another one begins below it.
bool is_json_lines(std::string_view text) {
  int objects = 0, lines = 0;
  while (!text.empty() && lines < 5) {
    const std::string_view line = take_line(text);
    if (trim(line).empty()) continue;
    ++lines;
    if (is_object_line(line)) ++objects;
  }
  return lines > 1 && objects * 2 > lines;
}

Shape json_shape(Format format, std::string_view body) { return {format, ',', false, body}; }

// The list in an object; an object whose list is the lines of an order is that order.
std::optional<Shape> object_shape(std::string_view text) {
  JsonScan members(text);
  while (const auto member = members.next()) {
    if (member->broken || !is_list_of_objects(member->value)) continue;
    return json_shape(Format::kJson, names_lines(member->key) && json_member(text, "id") ? text : member->value);
  }
  if (is_object_line(text)) return json_shape(Format::kJsonLines, text);  // a single one
  return {};
}

bool has_header(std::string_view text, char separator) {
  CsvReader reader(first_part(text, kFirstBytes), separator);
  CsvRow row;
  std::vector<std::string> first;
  std::vector<std::vector<std::string>> rows;
  while (rows.size() < kLookedAt && reader.next(row)) {
    if (row.fault != CsvRow::Fault::kNone) continue;
    if (first.empty())
      first = row.cells;
    else
      rows.push_back(row.cells);
  }
  return !first.empty() && looks_like_header(first, rows);
}

}  // namespace

std::string_view format_name(Format format) {
  constexpr std::array<std::string_view, 3> kTitles = {"Table", "JSON", "JSON Lines"};
  return kTitles[static_cast<std::size_t>(format)];
}

bool names_lines(std::string_view member) {
  for (const std::string_view known :
       {"line_items", "lineItems", "lineitems", "items", "lines", "products", "orderLines", "order_lines",
        "order_items", "orderItems", "positions", "articles"})
    if (member == known) return true;
  return false;
}

std::string_view first_part(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t end = text.rfind('\n', most);
  return text.substr(0, end == std::string_view::npos ? most : end + 1);
}

Shape table_shape(std::string_view text, char separator) {
  Shape shape;
  shape.separator = 0;
  shape.body = after_separator_line(text, shape.separator);
  if (separator != 0) shape.separator = separator;
  if (shape.separator == 0) shape.separator = separator_of(shape.body);
  shape.header = has_header(shape.body, shape.separator);
  return shape;
}

Result<Shape> find_shape(std::string_view file_name, std::string_view text) {
  if (trim(text).empty()) return Error{ErrorCode::kInvalid, "The file is empty.", {}};
  const std::string name = to_lower_ascii(file_name);
  const char first = json_first(text);
  if (first == '{' && is_json_lines(text)) return json_shape(Format::kJsonLines, text);
  if (first == '[' && is_list_of_objects(text)) return json_shape(Format::kJson, text);
  if (first == '{')
    if (const auto shape = object_shape(text)) return *shape;
  if (ends_with(name, ".jsonl") || ends_with(name, ".ndjson")) return json_shape(Format::kJsonLines, text);
  if (ends_with(name, ".json") || first == '{')
    return Error{ErrorCode::kForeign,
                 "No list of orders was found in this JSON file. It needs a list of objects, by itself or as a part of "
                 "one object.",
                 {}};
  const bool tabs = ends_with(name, ".tsv") || ends_with(name, ".tab");
  return table_shape(text, tabs ? '\t' : '\0');
}

}  // namespace cairn::shop::reading
