#pragma once
// Where the table lies in the text of a bank's file: its separator, the lines above it, whether a row names its
// columns.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/statement.h"
#include "apps/finance/reading/table/columns.h"
#include "base/result.h"

namespace cairn::finance::reading {

// What the lines above a table say.
struct Preamble {
  std::string account, name, currency;
  std::optional<Balance> opening, closing;
  std::vector<std::string> lines;  // what else stands there, line by line; at most kMaxPreambleLines
};
inline constexpr std::size_t kMaxPreambleLines = 20;

struct TableShape {
  char separator = ',';              // one of , ; tab |
  bool header = false;               // the first row of the body names the columns
  std::string_view body;             // from the row of names or the first entry on
  std::size_t lines_before = 0;      // of the body
  std::vector<std::string> columns;  // their names; "Column 3" where there is none. No two are the same.
  Preamble preamble;
};

// `text` is UTF-8 without a byte order mark and outlives the shape. kForeign: no table with a day and an amount in its
// rows; the message says what it looks like instead.
Result<TableShape> find_table_shape(std::string_view text);
// As a person says it is: with that separator (0: the likeliest one) and with a row of names or without one (none: as
// it looks).
TableShape table_shape_as(std::string_view text, char separator, std::optional<bool> header);

// Rows all over the file; the first ones follow one another.
struct TableSample {
  TableRows first, all;
};
TableSample sample_table(const TableShape& shape);

// Whether a row has a day in one cell and an amount in another one.
bool is_entry_row(const std::vector<std::string>& cells);

}  // namespace cairn::finance::reading
