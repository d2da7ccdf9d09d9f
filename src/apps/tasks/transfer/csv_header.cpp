// Where a table's header is, and what can be said of the table as a whole.

#include <algorithm>
#include <utility>

#include "apps/tasks/transfer/csv_columns.h"
#include "apps/tasks/transfer/readers.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::size_t kHeaderSearch_rows = 25;  // some programs write lines about the file before the header

}  // namespace

FoundHeader find_header(std::string_view text, char separator) {
  FoundHeader best;
  CsvReader reader(text, separator);
  CsvRow row;
  for (std::size_t i = 0; i < kHeaderSearch_rows && reader.next(row); ++i) {
    if (row.fault != CsvRow::Fault::kNone) continue;
    Header header = read_header(row.cells);
    if (!header.has(Column::kTitle) || (best.found && header.known <= best.header.known)) continue;
    best = {std::move(header), row.line, true};
  }
  return best;
}

DayOrder order_in(std::string_view text, char separator, const FoundHeader& found) {
  if (found.header.own || text.find('/') == std::string_view::npos) return DayOrder::kUnknown;
  std::vector<std::string> dates;
  CsvReader reader(text, separator);
  CsvRow row;
  while (reader.next(row)) {
    if (row.line <= found.line) continue;
    for (const Column column : {Column::kDue, Column::kDefer, Column::kCreated, Column::kClosed}) {
      const std::size_t place = found.header.at[static_cast<std::size_t>(column)];
      if (place < row.cells.size() && row.cells[place].find('/') != std::string::npos)
        dates.push_back(row.cells[place]);
    }
  }
  return day_order_of(std::vector<std::string_view>(dates.begin(), dates.end()));
}

TableKind kind_of_table(std::string_view text) {
  TableKind kind;
  const char separator = csv_separator_of(text);
  CsvReader reader(text, separator);
  CsvRow row;
  for (std::size_t i = 0; i < kHeaderSearch_rows && reader.next(row); ++i) {
    if (i == 0 && is_todoist_header(row.cells)) kind.todoist = true;
    const Header header = read_header(row.cells);
    if (!header.has(Column::kTitle)) continue;
    kind.has_titles = true;
    kind.own = kind.own || header.own;
    kind.known_columns = std::max(kind.known_columns, header.known);
  }
  return kind;
}

std::string surplus_problem(const CsvRow& row, std::size_t columns) {
  std::size_t cells = row.cells.size();
  while (cells > columns && trim(row.cells[cells - 1]).empty()) --cells;
  if (cells <= columns) return {};
  return "It has " + std::to_string(cells) + " cells, and the first row names " + std::to_string(columns) +
         " columns. Put quotation marks around a cell that holds the separator.";
}

}  // namespace cairn::tasks::transfer
