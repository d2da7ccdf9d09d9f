#pragma once
// Tables as text (RFC 4180), and what spreadsheets and people make of them: other separators, line feeds alone, spaces
// around quotes. Knows nothing of what the columns mean.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// A cell as it stands in a file: quoted where it must be. One that a spreadsheet would run as a formula (OWASP, "CSV
// Injection") gets a leading apostrophe; so does one that begins like a cell to which that was done, so that
// without_formula_guard() gives back exactly what was written.
std::string csv_cell(std::string_view text);
std::string_view without_formula_guard(std::string_view cell);

class CsvWriter {
 public:
  CsvWriter& cell(std::string_view text) { return plain(csv_cell(text)); }
  CsvWriter& plain(std::string_view cell);  // as it stands: a number or a day, in which nothing is to be guarded
  void end_row();
  void row(const std::vector<std::string>& cells);
  std::string finish() { return std::move(out_); }

 private:
  std::string out_;
  bool in_row_ = false;
};

struct CsvRow {
  std::size_t line = 0;   // of its first character, counted from 1
  std::string_view text;  // as it stands in the file, without the end of the line
  std::vector<std::string> cells;
  enum class Fault { kNone, kOpenQuote, kTextAfterQuote } fault = Fault::kNone;  // then `text` is one line of the file
  std::size_t quote_line = 0;  // with a fault: where the quote in question opens
};

// Reads row by row. After a row whose quotes do not close it goes on with the next line, so that one slip does not take
// the rest of the file along. Rows without any character are passed over.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}
  bool next(CsvRow& row);                 // false at the end; reuses the cells of `row`
  std::size_t at() const { return at_; }  // bytes read

 private:
  CsvRow::Fault read_cell(std::string& cell);
  CsvRow::Fault read_quoted(std::string& cell);
  void end_line();

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0, line_ = 1, quote_at_ = 0;
};

// Comma, semicolon or tab: what the first lines have most evenly. Comma where nothing speaks for another one.
char csv_separator_of(std::string_view text);

}  // namespace cairn
