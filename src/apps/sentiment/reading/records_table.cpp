// Tables: CSV with any separator, and what Reddit and YouTube make of it.

#include <utility>

#include "apps/sentiment/reading/columns.h"
#include "apps/sentiment/reading/records.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

std::string number_of(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

class TableRecords : public Records {
 public:
  TableRecords(const Shape& shape, std::string_view text) : reader_(text, shape.separator), shape_(shape) {
    CsvReader look(text, shape.separator);
    CsvRow first;
    while (look.next(first) && first.fault != CsvRow::Fault::kNone) continue;
    if (first.fault != CsvRow::Fault::kNone) first.cells.clear();
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      const std::string_view name = shape.header ? trim(first.cells[i]) : std::string_view();
      columns_.push_back(name.empty() ? "Column " + std::to_string(i + 1) : std::string(truncate_utf8(name, 100)));
      if (shape.format == Format::kYouTubeCsv && field_of_name(name).field == Field::kText && comment_ == kNoColumn)
        comment_ = i;
    }
    header_line_ = shape.header ? first.line : 0;
  }

  bool next(Record& record) override {
    do {
      if (!reader_.next(row_)) return false;
    } while (row_.fault == CsvRow::Fault::kNone && row_.line == header_line_);
    record.line = row_.line;
    record.raw = row_.text;
    record.problem.clear();
    record.cells.clear();
    if (row_.fault != CsvRow::Fault::kNone) {
      record.line = row_.quote_line;
      record.problem = row_.fault == CsvRow::Fault::kOpenQuote
                           ? "A quotation mark opens here and is never closed. Add the one that is missing."
                           : "There is text after a quoted cell. A quotation mark inside a cell is written twice.";
    } else if (row_.cells.size() > columns_.size()) {
      record.problem = "The row has " + number_of(row_.cells.size(), "cell") + ", the table " +
                       number_of(columns_.size(), "column") +
                       ". A text with the separator in it needs quotes around it.";
    } else {
      row_.cells.resize(columns_.size());
      if (comment_ != kNoColumn) unwrap(row_.cells[comment_], record.problem);
      std::swap(record.cells, row_.cells);
    }
    return true;
  }
  std::size_t at() const override { return reader_.at(); }

 private:
  // Takeout writes a comment as its parts: {"text":"So "},{"text":"good","bold":true}.
  static void unwrap(std::string& cell, std::string& problem) {
    if (trim(cell).substr(0, 1) != "{") return;
    const Result<Json> parts = parse_json("[" + cell + "]", kMaxRecordBytes);
    std::string text;
    if (!parts.ok()) {
      problem = "The comment is not written as Takeout does, {\"text\":\"...\"}.";
      return;
    }
    for (const Json& part : parts.value()) text += get_string(part, "text").value_or("");
    cell = std::move(text);
  }

  CsvReader reader_;
  CsvRow row_;
  Shape shape_;
  std::size_t header_line_ = 0, comment_ = kNoColumn;
};

}  // namespace

std::unique_ptr<Records> open_table(const Shape& shape, std::string_view text) {
  return std::make_unique<TableRecords>(shape, text);
}

}  // namespace cairn::sentiment::reading
