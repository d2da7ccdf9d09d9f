#include "base/csv.h"

#include <doctest/doctest.h>

#include <utility>

#include "base/random.h"

namespace cairn {
namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view text, char separator = ',') {
  std::vector<std::vector<std::string>> rows;
  CsvReader reader(text, separator);
  CsvRow row;
  while (reader.next(row)) rows.push_back(row.cells);
  return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("a table is read with quotes, every kind of line end, and line breaks inside cells") {
  CHECK(rows_of("a,b\r\nc,d") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("a,b\nc,d\n") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("a,b\rc,d\r") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("a;\"b;\"\"c\"\"\"\n", ';') == Rows{{"a", "b;\"c\""}});
  CHECK(rows_of("\"one\ntwo\r\nthree\",x") == Rows{{"one\ntwo\r\nthree", "x"}});
  CHECK(rows_of(",,\n") == Rows{{"", "", ""}});
  CHECK(rows_of("a,") == Rows{{"a", ""}});
  CHECK(rows_of("\n\na\n\n") == Rows{{"a"}});
  CHECK(rows_of("5\" disk,b") == Rows{{"5\" disk", "b"}});
  CHECK(rows_of("\"a\" , \"b\"") == Rows{{"a", "b"}});
  CHECK(rows_of("").empty());
}

TEST_CASE("a row whose quotes do not close is one line, and the next one is read again") {
  CsvReader reader("h,i\n\"open,1\n\"Call, mom\",2\nlast,\"3\n", ',');
  CsvRow row;
  REQUIRE(reader.next(row));
  REQUIRE(reader.next(row));
  CHECK(row.fault == CsvRow::Fault::kTextAfterQuote);
  CHECK(row.line == 2);
  CHECK(row.text == "\"open,1");
  REQUIRE(reader.next(row));
  CHECK(row.fault == CsvRow::Fault::kNone);
  CHECK(row.cells == std::vector<std::string>{"Call, mom", "2"});
  CHECK(row.line == 3);
  REQUIRE(reader.next(row));
  CHECK(row.fault == CsvRow::Fault::kOpenQuote);
  CHECK(row.text == "last,\"3");
  CHECK(row.quote_line == 4);
  CHECK_FALSE(reader.next(row));
}

TEST_CASE("the line of a quote that does not close is its own, not that of its row") {
  CsvReader reader("\"one\ntwo\nthree\",\"open\nend\n", ',');
  CsvRow row;
  REQUIRE(reader.next(row));
  CHECK(row.fault == CsvRow::Fault::kOpenQuote);
  CHECK(row.line == 1);
  CHECK(row.quote_line == 3);
}

TEST_CASE("lines are counted through cells of several lines") {
  CsvReader reader("a\n\"b\nc\"\nd", ',');
  CsvRow row;
  std::vector<std::size_t> lines;
  while (reader.next(row)) lines.push_back(row.line);
  CHECK(lines == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("the separator is what the lines have most evenly") {
  CHECK(csv_separator_of("a,b,c\n1,2,3\n") == ',');
  CHECK(csv_separator_of("a;b;c\n1,5;2;3\n") == ';');
  CHECK(csv_separator_of("a\tb\n1, and more\t2\n") == '\t');
  CHECK(csv_separator_of("title\none\n") == ',');
  CHECK(csv_separator_of("") == ',');
}

TEST_CASE("a cell that a spreadsheet would run is neutralised, and comes back as it was") {
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("-1") == "'-1");
  CHECK(csv_cell("\xEF\xBC\x9D"
                 "1") ==
        "'\xEF\xBC\x9D"
        "1");
  CHECK(csv_cell("\tx") == "\"'\tx\"");
  CHECK(csv_cell("'tis") == "'tis");
  CHECK(csv_cell("'=1") == "''=1");
  CHECK(csv_cell("a\"b") == "\"a\"\"b\"");
  Random random(7);
  const std::vector<std::string> kParts = {"'",    "=",  "+", "@", "\"",           ",", ";", "\n",
                                           "\r\n", "\t", " ", "a", "\xEF\xBC\x8B", "''"};
  for (int i = 0; i < 3000; ++i) {
    std::vector<std::string> cells(1 + random.index(4));
    for (std::string& cell : cells)
      for (std::size_t n = random.index(6); n > 0; --n) cell += kParts[random.index(kParts.size())];
    CsvWriter writer;
    writer.row(cells);
    const std::string text = writer.finish();
    CsvReader reader(text, ',');
    CsvRow row;
    const bool alone_and_empty = cells.size() == 1 && cells[0].empty();
    REQUIRE(reader.next(row) != alone_and_empty);
    if (alone_and_empty) continue;
    std::vector<std::string> back;
    for (const std::string& cell : row.cells) back.emplace_back(without_formula_guard(cell));
    CHECK(back == cells);
    for (const std::string& cell : row.cells)
      CHECK(std::string_view("=+-@\t\r\n").find(cell.empty() ? 'x' : cell[0]) == std::string_view::npos);
  }
}

TEST_CASE("a table is written cell by cell, and numbers stand as they are") {
  CsvWriter csv;
  csv.cell("=1+1").plain("-5").cell("a, b").end_row();
  csv.row({"x", ""});
  CHECK(csv.finish() == "'=1+1,-5,\"a, b\"\r\nx,\r\n");
}

}  // namespace
}  // namespace cairn
