#include "apps/finance/reading/table/reader.h"
#include "apps/finance/reading/facts.h"

#include <algorithm>
#include <utility>

#include "apps/finance/reading/table/sources.h"
#include "apps/finance/reading/table/values.h"
#include "base/numbers.h"
#include "base/phrases.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

class Refused final : public StatementReader {
 public:
  Refused(const Error& error, std::string_view text) : size_(text.size()) {
    contents_.format = Format::kTable;
    contents_.problems.push_back({1, error.message, std::string(truncate_utf8(trim(text), kMaxStartBytes))});
  }
  bool advance(std::size_t) override { return true; }
  std::size_t at() const override { return size_; }

 private:
  std::size_t size_;
};

}  // namespace

TableReader::TableReader(std::string_view text, TableShape shape, TablePlan plan)
    : text_(text),
      shape_(std::move(shape)),
      plan_(std::move(plan)),
      rows_(plan_, shape_.columns.size()),
      sorter_(shape_, plan_, contents_),
      reader_(shape_.body, shape_.separator),
      names_(shape_.header) {
  contents_.format = Format::kTable;
  if (const Status checked = check_plan(shape_, plan_); !checked.ok()) {
    contents_.problems.push_back({shape_.lines_before + 1, checked.error().message,
                                  std::string(truncate_utf8(trim(shape_.body), kMaxStartBytes))});
    done_ = true;
    return;
  }
  source_ = open_source(shape_, plan_, rows_);
}

TableReader::~TableReader() = default;

std::size_t TableReader::at() const {
  const auto before =
      shape_.body.empty() ? std::size_t{0} : static_cast<std::size_t>(shape_.body.data() - text_.data());
  return done_ ? text_.size() : before + reader_.at();
}

bool TableReader::advance(std::size_t most_bytes) {
  if (done_) return true;
  const std::size_t begun = reader_.at();
  do {
    if (!reader_.next(row_)) {
      finish();
      return true;
    }
    read_row();
  } while (reader_.at() - begun < most_bytes);
  return false;
}

void TableReader::problem(const TableBlame& blame, std::size_t line, std::string_view start) {
  ++by_reason_[static_cast<std::size_t>(blame.reason)];
  contents_.problems.push_back({line, words_of(blame), std::string(truncate_utf8(trim(start), kMaxStartBytes))});
}

void TableReader::read_row() {
  const std::size_t line = row_.line + shape_.lines_before;
  if (row_.fault != CsvRow::Fault::kNone) {
    TableBlame blame;
    blame.reason = row_.fault == CsvRow::Fault::kOpenQuote ? TableReason::kOpenQuote : TableReason::kTextAfterQuote;
    sorter_.forget_last();
    return problem(blame, row_.quote_line + shape_.lines_before, row_.text);
  }
  if (names_) {
    names_ = false;
    return;
  }
  if (const auto blame = rows_.too_many_cells(row_.cells)) {
    sorter_.forget_last();
    return problem(*blame, line, row_.text);
  }
  if (!source_) return take(rows_.read(row_.cells), line);
  std::vector<SourceRows::Ready> ready;
  source_->add(row_.cells, line, ready);
  for (auto& one : ready) take(std::move(one.row), one.line);
}

void TableReader::take(TableRow&& row, std::size_t line) {
  using Kind = TableRow::Kind;
  TableBlame blame;
  switch (row.kind) {
    case Kind::kEntry:
      flush_nothings();
      if (!sorter_.add(std::move(row), line, blame)) problem(blame, line, row_.text);
      return;
    case Kind::kProblem:
      flush_nothings();
      sorter_.forget_last();
      return problem(row.blame, line, row_.text);
    case Kind::kTotal:
      sorter_.forget_last();
      totals_.push_back({line, std::string(truncate_utf8(trim(row_.text), kMaxStartBytes)), {}});
      return;
    case Kind::kContinuation:
      if (Entry* last = sorter_.last()) {
        last->memo = joined(last->memo, row.text);
        return;
      }
      [[fallthrough]];
    case Kind::kNothing:
      sorter_.forget_last();
      if (row.text.empty()) return;
      nothings_.push_back({line, std::string(truncate_utf8(trim(row_.text), kMaxStartBytes)), std::move(row.text)});
      return;
    case Kind::kDropped: {
      sorter_.forget_last();
      const std::string word(truncate_utf8(row.text, kMaxStartBytes));
      if (dropped_[word]++ == 0) dropped_words_.push_back(word);
      return;
    }
  }
}

// Entries follow these rows, so they are no footer.
void TableReader::flush_nothings() {
  for (const Nothing& nothing : nothings_) {
    TableBlame blame;
    blame.reason = TableReason::kNeither;
    blame.cell = nothing.text;
    problem(blame, nothing.line, nothing.start);
  }
  nothings_.clear();
}

void TableReader::note_rows(const std::vector<Nothing>& rows, std::string_view what) {
  if (rows.empty()) return;
  contents_.notes.push_back(counted(rows.size(), "row has ", "rows have ") + std::string(what) +
                            (rows.size() == 1 ? " and was" : " and were") + " passed over, the first at line " +
                            with_commas(rows.front().line) + ": " + quoted(rows.front().start) + ".");
}

void TableReader::finish() {
  done_ = true;
  if (source_) {
    std::vector<SourceRows::Ready> ready;
    source_->finish(ready);
    for (auto& one : ready) take(std::move(one.row), one.line);
  }
  sorter_.finish();
  if (source_) source_->settle(contents_);
  if (!shape_.preamble.lines.empty()) {
    std::string above;
    for (const std::string& line : shape_.preamble.lines) above += (above.empty() ? "" : "; ") + line;
    contents_.notes.push_back("Above the table stands: " + std::string(truncate_utf8(above, kMaxTextBytes)));
  }
  note_rows(totals_, "a sum or a balance and no day");
  note_rows(nothings_, "neither a day nor an amount");
  for (const std::string& word : dropped_words_)
    contents_.notes.push_back(counted(dropped_[word], "row", "rows") + " with the state " + quoted(word) +
                              " did not change the account and " + (dropped_[word] == 1 ? "was" : "were") +
                              " passed over.");
  if (plan_.date_order_unsure && !contents_.statements.empty())
    contents_.notes.push_back(std::string("No date of the file says whether the day or the month comes first; the ") +
                              (plan_.date_order == DateOrder::kDayFirst ? "day" : "month") +
                              " was taken for the first.");
  if (plan_.decimal_sign_unsure && !contents_.statements.empty())
    contents_.notes.push_back(std::string("No amount of the file says what its decimal sign is; the ") +
                              (plan_.decimal_sign == DecimalSign::kPoint ? "point" : "comma") + " was taken for it.");
  if (plan_.without_word != Way::kUnknown && !contents_.statements.empty())
    contents_.notes.emplace_back(plan_.without_word == Way::kOut
                                     ? "Some amounts are marked as money in, so those without a mark were taken as "
                                       "money out."
                                     : "Some amounts are marked as money out, so those without a mark were taken as "
                                       "money in.");
  if (plan_.sign_unsure && !contents_.statements.empty())
    contents_.notes.emplace_back(
        "Nothing in the file proves which way the money goes: check the signs of the amounts before they are taken.");
  if (contents_.statements.empty() && contents_.problems.empty())
    contents_.problems.push_back({shape_.lines_before + 1, "The table has no entry in it.",
                                  std::string(truncate_utf8(trim(shape_.body), kMaxStartBytes))});
}

std::unique_ptr<StatementReader> open_table(std::string_view text) {
  Result<TableShape> shape = find_table_shape(text);
  if (!shape.ok()) return std::make_unique<Refused>(shape.error(), text);
  const TablePlan plan = propose_plan(shape.value(), sample_table(shape.value()));
  return std::make_unique<TableReader>(text, std::move(shape).value(), plan);
}

}  // namespace cairn::finance::reading
