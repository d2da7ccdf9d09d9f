// Tables with any separator.

#include <algorithm>
#include <utility>

#include "apps/shop/reading/records.h"
#include "base/csv.h"
#include "base/text.h"

namespace cairn::shop::reading {
namespace {

std::string number_of(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

class TableRecords : public Records {
 public:
  TableRecords(const Shape& shape, std::string_view text)
      : reader_(shape.body, shape.separator),
        before_(static_cast<std::size_t>(shape.body.data() - text.data())),
        // The body begins at most one line below the text: after "sep=;".
        lines_before_(before_ > 0 ? 1 : 0) {
    CsvReader look(shape.body, shape.separator);
    CsvRow first;
    while (look.next(first) && first.fault != CsvRow::Fault::kNone) continue;
    if (first.fault != CsvRow::Fault::kNone) first.cells.clear();
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      const std::string_view name = shape.header ? trim(first.cells[i]) : std::string_view();
      columns_.push_back(name.empty() ? "Column " + std::to_string(i + 1) : std::string(truncate_utf8(name, 100)));
    }
    header_line_ = shape.header ? first.line : 0;
  }

  bool next(Record& record) override {
    do {
      if (!reader_.next(row_)) return false;
    } while (row_.fault == CsvRow::Fault::kNone && row_.line == header_line_);
    record.line = row_.line + lines_before_;
    record.raw = row_.text;
    record.fault = Reason::kNone;
    record.cells.clear();
    if (row_.fault != CsvRow::Fault::kNone) {
      record.line = row_.quote_line + lines_before_;
      record.fault = row_.fault == CsvRow::Fault::kOpenQuote ? Reason::kOpenQuote : Reason::kTextAfterQuote;
      return true;
    }
    const std::size_t count = std::min(row_.cells.size(), columns_.size());
    const bool more = std::any_of(row_.cells.begin() + static_cast<std::ptrdiff_t>(count), row_.cells.end(),
                                  [](const std::string& cell) { return !trim(cell).empty(); });
    if (more) {
      record.fault = Reason::kTooManyCells;
      record.fault_words =
          number_of(row_.cells.size(), "cell") + " and the table " + number_of(columns_.size(), "column");
      return true;
    }
    record.cells.assign(row_.cells.begin(), row_.cells.begin() + static_cast<std::ptrdiff_t>(count));
    record.cells.resize(columns_.size());
    return true;
  }
  std::size_t at() const override { return before_ + reader_.at(); }

 private:
  CsvReader reader_;
  CsvRow row_;
  std::size_t before_, lines_before_, header_line_ = 0;
};

}  // namespace

std::unique_ptr<Records> open_table(const Shape& shape, std::string_view text) {
  return std::make_unique<TableRecords>(shape, text);
}

std::unique_ptr<Records> open_records(const Shape& shape, std::string_view text) {
  return shape.format == Format::kTable ? open_table(shape, text) : open_json(shape, text);
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
  const std::string_view line = rest.substr(0, end);
  const bool two = rest.substr(end, 2) == "\r\n";
  rest.remove_prefix(std::min(end + (two ? 2 : 1), rest.size()));
  return line;
}

}  // namespace cairn::shop::reading
