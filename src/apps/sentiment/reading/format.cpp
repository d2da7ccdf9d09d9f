#include "apps/sentiment/reading/format.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "apps/sentiment/reading/columns.h"
#include "apps/sentiment/reading/records.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

constexpr std::size_t kLookedAt = 50;         // rows of a table
constexpr std::size_t kFirstBytes = 200'000;  // of a file, for what only a few rows tell

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Up to a line end near `most` bytes, so that no row of what is looked at is cut in two.
std::string_view first_part(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t end = text.rfind('\n', most);
  return text.substr(0, end == std::string_view::npos ? most : end + 1);
}

// ---- JSON

bool is_list_of_records(std::string_view json) {
  if (json_first(json) != '[') return false;
  const auto first = JsonScan(json).next();
  return first && !first->broken && (json_first(first->value) == '{' || json_first(first->value) == '"');
}

Shape json_shape(Format format, std::string_view list) { return {format, ',', false, list}; }

// A list: what its first element says.
Shape list_shape(std::string_view list) {
  const auto first = JsonScan(list).next();
  const std::string_view item = first ? first->value : std::string_view();
  if (json_member(item, "kind") && json_member(item, "data")) return json_shape(Format::kRedditThread, list);
  if (json_member(item, "snippet") || (json_member(item, "items") && json_member(item, "kind")))
    return json_shape(Format::kYouTubeApi, list);
  if (json_member(item, "tweet")) return json_shape(Format::kXArchive, list);
  return json_shape(Format::kJson, list);
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

std::optional<Shape> object_shape(std::string_view text) {
  const auto data = json_member(text, "data");
  if (data && json_member(text, "kind") && json_member(*data, "children"))
    return json_shape(Format::kRedditThread, text);
  const auto items = json_member(text, "items");
  if (items && is_list_of_records(*items) && list_shape(*items).format == Format::kYouTubeApi)
    return json_shape(Format::kYouTubeApi, text);
  JsonScan members(text);
  while (const auto member = members.next())
    if (!member->broken && is_list_of_records(member->value)) return list_shape(member->value);
  if (is_object_line(text)) return json_shape(Format::kJsonLines, text);  // a single one
  return {};
}

// The list after "window.YTD.tweets.part0 =", as archives of X write it for their own page.
std::optional<std::string_view> script_list(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \r\n\t");
  if (start == std::string_view::npos || text.substr(start, 11) != "window.YTD.") return {};
  const std::size_t equals = text.find('=', start);
  if (equals == std::string_view::npos || equals > start + 200) return {};
  return text.substr(equals + 1);
}

// ---- Tables

struct TableLook {
  std::size_t rows = 0, even = 0, columns = 0;  // even: rows with as many cells as the first
  bool header = false, known_header = false, reddit = false, takeout = false;
};

TableLook look_at_table(std::string_view text, char separator) {
  TableLook look;
  CsvReader reader(first_part(text, kFirstBytes), separator);
  CsvRow row;
  std::vector<std::string> first;
  std::vector<std::vector<std::string>> rows;
  while (look.rows < kLookedAt && reader.next(row)) {
    ++look.rows;
    if (row.fault != CsvRow::Fault::kNone) continue;
    if (first.empty()) {
      first = row.cells;
      look.columns = first.size();
    } else {
      rows.push_back(row.cells);
    }
    if (row.cells.size() == look.columns) ++look.even;
  }
  look.header = !first.empty() && looks_like_header(first, rows);
  bool permalink = false, subreddit = false, body = false;
  for (std::size_t i = 0; look.header && i < first.size(); ++i) {
    const std::string name = to_lower_ascii(trim(first[i]));
    const Field field = field_of_name(name).field;
    look.known_header = look.known_header || field == Field::kText;
    permalink = permalink || name == "permalink";
    subreddit = subreddit || name == "subreddit";
    body = body || name == "body";
    if (field == Field::kText && name.substr(0, 7) == "comment")
      look.takeout = look.takeout || std::any_of(rows.begin(), rows.end(), [&](const auto& cells) {
                       return i < cells.size() && trim(cells[i]).substr(0, 8) == "{\"text\":";
                     });
  }
  look.reddit = permalink && subreddit && body;
  return look;
}

Shape shape_of(const TableLook& look, char separator) {
  Shape shape;
  shape.format = look.reddit         ? Format::kRedditCsv
                 : look.takeout      ? Format::kYouTubeCsv
                 : separator == '\t' ? Format::kTsv
                                     : Format::kCsv;
  shape.separator = separator;
  shape.header = look.header;
  return shape;
}

}  // namespace

std::string_view format_name(Format format) {
  constexpr std::array<std::string_view, 10> kNames = {"CSV",
                                                       "TSV",
                                                       "JSON",
                                                       "JSON Lines",
                                                       "Plain text, one text a line",
                                                       "X archive",
                                                       "Reddit export (CSV)",
                                                       "Reddit thread (JSON)",
                                                       "YouTube Takeout (CSV)",
                                                       "YouTube comments (JSON)"};
  return kNames[static_cast<std::size_t>(format)];
}

std::string_view format_source(Format format) {
  switch (format) {
    case Format::kXArchive:
      return "X";
    case Format::kRedditCsv:
    case Format::kRedditThread:
      return "Reddit";
    case Format::kYouTubeCsv:
    case Format::kYouTubeApi:
      return "YouTube";
    default:
      return {};
  }
}

Shape table_shape(std::string_view text, Format format) {
  if (format == Format::kPlainLines) return {};
  const char separator = format == Format::kTsv ? '\t' : csv_separator_of(text);
  Shape shape = shape_of(look_at_table(text, separator), separator);
  if (format == Format::kTsv || format == Format::kCsv) shape.format = format;
  return shape;
}

Result<Shape> find_shape(std::string_view file_name, std::string_view text) {
  if (trim(text).empty()) return Error{ErrorCode::kInvalid, "The file is empty.", {}};
  if (const auto list = script_list(text)) {
    if (is_list_of_records(*list)) return json_shape(Format::kXArchive, *list);
    return Error{ErrorCode::kForeign,
                 "This part of an X archive holds no posts. Choose tweets.js in the archive's data folder.",
                 {}};
  }
  const std::string name = to_lower_ascii(file_name);
  const bool named_json = ends_with(name, ".json");
  const char first = json_first(text);
  if (first == '{' && is_json_lines(text)) return json_shape(Format::kJsonLines, text);
  if (first == '[' && is_list_of_records(text)) return list_shape(text);
  if (first == '{')
    if (const auto shape = object_shape(text)) return *shape;
  if (ends_with(name, ".jsonl") || ends_with(name, ".ndjson")) return json_shape(Format::kJsonLines, text);
  if (named_json)
    return Error{
        ErrorCode::kForeign,
        "No list of texts was found in this JSON file. It needs a list of objects or of texts, by itself or as "
        "a part of one object.",
        {}};
  const char separator = ends_with(name, ".tsv") || ends_with(name, ".tab") ? '\t' : csv_separator_of(text);
  const TableLook look = look_at_table(text, separator);
  const bool is_table = ends_with(name, ".csv") || ends_with(name, ".tsv") || ends_with(name, ".tab");
  // Sentences have commas too: without a name that says so, a table has names above its columns or tabs between them.
  const bool looks_even = look.columns > 1 && look.even * 10 >= look.rows * 9;
  if (is_table || (look.columns > 1 && look.known_header) || (looks_even && look.rows > 1 && separator == '\t'))
    return shape_of(look, separator);
  return Shape{};
}

}  // namespace cairn::sentiment::reading
