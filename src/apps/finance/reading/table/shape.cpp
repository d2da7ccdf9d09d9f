#include "apps/finance/reading/table/shape.h"
#include "apps/finance/reading/facts.h"

#include <algorithm>
#include <array>
#include <set>

#include "apps/finance/reading/table/preamble.h"
#include "apps/finance/reading/table/values.h"
#include "base/csv.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kLookedAt = 120;        // rows from the start
constexpr std::size_t kFirstBytes = 200'000;  // of the text, for what only the first rows tell
constexpr std::size_t kMaxColumns = 200;
constexpr std::size_t kSampleRows = 300, kFarPlaces = 60, kFarRows = 8, kFarBytes = 60'000;

std::string_view first_part(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t end = text.rfind('\n', most);
  return text.substr(0, end == std::string_view::npos ? most : end + 1);
}

struct Row {
  std::size_t line = 0, begin = 0;  // begin: place in the text
  std::vector<std::string> cells;
};

std::vector<Row> first_rows(std::string_view text, char separator) {
  std::vector<Row> rows;
  const std::string_view part = first_part(text, kFirstBytes);
  CsvReader reader(part, separator);
  CsvRow row;
  while (rows.size() < kLookedAt && reader.next(row)) {
    if (row.cells.size() > kMaxColumns) row.cells.resize(kMaxColumns);
    rows.push_back({row.line, static_cast<std::size_t>(row.text.data() - text.data()), row.cells});
  }
  return rows;
}

// "sep=;" as the first line, by which Excel is told.
bool is_separator_line(std::string_view text, char& separator) {
  if (text.substr(0, 4) != "sep=" || text.size() < 6 || (text[5] != '\r' && text[5] != '\n')) return false;
  separator = text[4];
  return std::string_view(",;\t|").find(separator) != std::string_view::npos;
}

// Cells up to the last one that is not empty.
std::size_t width_of(const std::vector<std::string>& cells) {
  std::size_t width = cells.size();
  while (width > 0 && trim_spaces(cells[width - 1]).empty()) --width;
  return width;
}

std::size_t filled_in(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !trim_spaces(cell).empty(); }));
}

bool has_value(const std::vector<std::string>& cells) {
  return std::any_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return looks_like_day(cell) || has_decimals(cell); });
}

std::size_t score_of(const std::vector<Row>& rows) {
  std::size_t score = 0;
  for (const Row& row : rows) {
    if (is_entry_row(row.cells)) score += 20 + std::min<std::size_t>(width_of(row.cells), 19);
    if (row.cells.size() > 1) score += std::min<std::size_t>(known_names(row.cells), 10);
  }
  return score;
}

char separator_of(std::string_view text) {
  char best = csv_separator_of(text);
  std::size_t best_score = score_of(first_rows(text, best));
  for (const char separator : {';', ',', '\t', '|'}) {
    const std::size_t score = score_of(first_rows(text, separator));
    if (score <= best_score) continue;
    best_score = score;
    best = separator;
  }
  return best;
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Places {
  std::size_t header = kNowhere, first_entry = kNowhere;  // among the first rows
};

// A row of names: known ones, and no day or amount in it.
Places find_places(const std::vector<Row>& rows) {
  Places places;
  for (std::size_t i = 0; i < rows.size() && places.first_entry == kNowhere; ++i)
    if (is_entry_row(rows[i].cells)) places.first_entry = i;
  std::size_t most = 1;
  const std::size_t until = std::min(places.first_entry, rows.size());
  for (std::size_t i = 0; i < until; ++i) {
    if (has_value(rows[i].cells)) continue;
    const std::size_t known = known_names(rows[i].cells);
    if (known <= most) continue;
    most = known;
    places.header = i;
  }
  if (places.header != kNowhere || places.first_entry == kNowhere || places.first_entry == 0) return places;
  // Names in a language that is not known: as many texts above the first entry as it has cells.
  const auto& above = rows[places.first_entry - 1].cells;
  const auto& entry = rows[places.first_entry].cells;
  const std::set<std::string> distinct(above.begin(), above.end());
  if (!has_value(above) && above.size() == entry.size() && filled_in(above) > 2 && distinct.size() >= filled_in(above))
    places.header = places.first_entry - 1;
  return places;
}

void name_columns(const std::vector<std::string>& first, TableShape& shape, std::size_t width) {
  std::set<std::string> used;
  for (std::size_t i = 0; i < std::max(first.size(), width) && i < kMaxColumns; ++i) {
    std::string name = shape.header && i < first.size() ? tidy(first[i]) : std::string();
    name = std::string(truncate_utf8(name, 100));
    if (name.empty()) name = "Column " + std::to_string(i + 1);
    const std::string plain = name;
    for (std::size_t times = 2; !used.insert(to_lower_ascii(name)).second; ++times)
      name = plain + " (" + std::to_string(times) + ")";
    shape.columns.push_back(std::move(name));
  }
  // Empty names at the end, below which nothing stands either, are of a separator at the end of each line.
  while (shape.columns.size() > width && shape.columns.size() > 1 &&
         (shape.columns.size() > first.size() || tidy(first[shape.columns.size() - 1]).empty()))
    shape.columns.pop_back();
}

// How wide the entries are. Below names a single wider row does not count, as a separator may stand in a text.
std::size_t width_below(const std::vector<Row>& rows, std::size_t start, bool header) {
  const std::size_t names = header ? rows[start].cells.size() : 0;
  std::size_t width = header ? 0 : width_of(rows[start].cells), entries = 0, wider = 0, widest = 0;
  for (std::size_t i = start + (header ? 1 : 0); i < rows.size(); ++i) {
    if (!is_entry_row(rows[i].cells)) continue;
    const std::size_t own = width_of(rows[i].cells);
    ++entries;
    if (header && own > names) {
      ++wider;
      widest = std::max(widest, own);
    } else {
      width = std::max(width, own);
    }
  }
  return wider * 2 > entries ? std::max(width, widest) : width;
}

TableShape shape_at(std::string_view text, const std::vector<Row>& rows, Places places, char separator) {
  TableShape shape;
  shape.separator = separator;
  shape.header = places.header != kNowhere;
  std::size_t start = shape.header ? places.header : places.first_entry;
  if (start == kNowhere) start = 0;
  if (rows.empty()) return shape;
  shape.body = text.substr(rows[start].begin);
  shape.lines_before = rows[start].line - 1;
  name_columns(rows[start].cells, shape, width_below(rows, start, shape.header));
  TableRows above;
  for (std::size_t i = 0; i < start; ++i) above.push_back(rows[i].cells);
  shape.preamble = read_preamble(above);
  return shape;
}

}  // namespace

bool is_entry_row(const std::vector<std::string>& cells) {
  bool day = false, amount = false;
  for (const std::string& cell : cells) {
    if (looks_like_day(cell))
      day = true;
    else if (is_money(cell))
      amount = true;
  }
  return day && amount;
}

TableShape table_shape_as(std::string_view text, char separator, std::optional<bool> header) {
  char told = 0;
  const bool told_so = is_separator_line(text, told);
  std::vector<Row> rows;
  if (separator == 0) separator = told_so ? told : separator_of(text);
  rows = first_rows(text, separator);
  if (told_so && !rows.empty()) rows.erase(rows.begin());
  Places places = find_places(rows);
  if (header && !*header) {
    places.header = kNowhere;
  } else if (header && places.header == kNowhere && !rows.empty()) {
    const bool above = places.first_entry != kNowhere && places.first_entry > 0;
    places.header = above ? places.first_entry - 1 : 0;
  }
  return shape_at(text, rows, places, separator);
}

Result<TableShape> find_table_shape(std::string_view text) {
  if (trim(text).empty()) return Error{ErrorCode::kInvalid, "The file is empty.", {}};
  TableShape shape = table_shape_as(text, 0, std::nullopt);
  const std::vector<Row> rows = first_rows(shape.body, shape.separator);
  const bool entries = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return is_entry_row(row.cells); });
  if (entries) return shape;
  if (shape.header && shape.columns.size() > 1) {
    if (rows.size() > 1) return shape;  // the reader says of each row what it lacks
    return Error{ErrorCode::kForeign,
                 "The table has names of columns and no row below them, so there is no entry in it. Export a period in "
                 "which something was booked.",
                 {}};
  }
  std::string_view line = trim(text);
  line = line.substr(0, line.find_first_of("\r\n"));
  return Error{
      ErrorCode::kForeign,
      "No row of this file has a day and an amount, so there is no entry in it. It begins with " + quoted(line) + ".",
      {}};
}

TableSample sample_table(const TableShape& shape) {
  TableSample sample;
  CsvReader reader(shape.body, shape.separator);
  CsvRow row;
  bool names = shape.header;
  while (sample.first.size() < kSampleRows && reader.at() < kFirstBytes * 2 && reader.next(row)) {
    if (row.fault != CsvRow::Fault::kNone) continue;
    if (!names) sample.first.push_back(row.cells);
    names = false;
  }
  sample.all = sample.first;
  if (shape.body.size() < kFirstBytes / 4) return sample;
  for (std::size_t i = 1; i < kFarPlaces; ++i) {
    const std::size_t from = shape.body.find('\n', shape.body.size() / kFarPlaces * i);
    if (from == std::string_view::npos) break;
    CsvReader far(shape.body.substr(from + 1, kFarBytes), shape.separator);
    // In the middle of a quoted text a row looks odd, and the last one may be cut: their number of cells tells.
    for (std::size_t rows = 0; rows < kFarRows && far.next(row); ++rows)
      if (row.fault == CsvRow::Fault::kNone && row.cells.size() == shape.columns.size())
        sample.all.push_back(row.cells);
  }
  return sample;
}

}  // namespace cairn::finance::reading
