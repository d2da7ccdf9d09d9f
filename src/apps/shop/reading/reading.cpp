#include "apps/shop/reading/reading.h"

#include <algorithm>

#include "base/csv.h"
#include "base/currency.h"
#include "base/numbers.h"
#include "base/text.h"

namespace cairn::shop::reading {
namespace {

constexpr std::size_t kSliceBytes = std::size_t{1} << 20;
constexpr std::size_t kSampleRows = 300;
constexpr std::size_t kFarPlaces = 100, kFarRows = 10;

std::string times_word(std::size_t count, const char* one, const char* many) {
  return with_commas(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Reading::Reading(std::string file_name, std::string bytes, std::size_t most_lines)
    : file_name_(std::move(file_name)), most_lines_(most_lines) {
  if (bytes.size() > kMaxFileBytes) {
    refuse({ErrorCode::kTooLarge,
            "The file has " + with_commas(bytes.size()) + " bytes; at most " + with_commas(kMaxFileBytes) +
                " (256 MB) can be read. Divide it into smaller files.",
            file_name_});
    return;
  }
  decoder_.emplace(std::move(bytes));
}

void Reading::refuse(Error error) {
  refusal_ = std::move(error);
  phase_ = Phase::kRefused;
  decoder_.reset();
  text_ = {};
}

void Reading::stop() {
  if (phase_ == Phase::kDecoding || phase_ == Phase::kLooking || phase_ == Phase::kReading) stopped_ = true;
}

void Reading::go_on() { stopped_ = false; }

void Reading::advance(std::size_t most_rows) {
  if (stopped_) return;
  if (phase_ == Phase::kDecoding) {
    if (decoder_->advance(kSliceBytes)) finish_decoding();
  } else if (phase_ == Phase::kLooking) {
    const Result<Shape> shape = find_shape(file_name_, text_);
    if (!shape.ok()) return refuse({shape.error().code, shape.error().message, file_name_});
    shape_ = shape.value();
    look();
    phase_ = Phase::kChoosing;
  } else if (phase_ == Phase::kReading) {
    read_some(most_rows);
  }
}

void Reading::finish_decoding() {
  if (!decoder_->is_text())
    return refuse(
        {ErrorCode::kForeign,
         "This is not a text file. Order exports as CSV, TSV, JSON and JSON Lines can be read, unpacked; save a "
         "spreadsheet as CSV. UTF-16 needs a byte order mark.",
         file_name_});
  if (decoder_->encoding() == Encoding::kWindows1252)
    encoding_note_ =
        "The file is not UTF-8; its letters were read as Windows-1252 (Latin-1). If some look wrong, save it as UTF-8 "
        "and read that.";
  else if (decoder_->damaged() > 0 && decoder_->encoding() == Encoding::kUtf8)
    encoding_note_ = "Some bytes of the file are not UTF-8; they show as \xEF\xBF\xBD. The first is in line " +
                     with_commas(decoder_->damaged_line()) + ".";
  else if (decoder_->damaged() > 0)
    encoding_note_ = "Some characters of this UTF-16 file are damaged; they show as \xEF\xBF\xBD.";
  text_ = decoder_->take();
  decoder_.reset();
  phase_ = Phase::kLooking;
}

void Reading::look() {
  take_samples();
  take_far_samples();
  plan_ = propose_plan(columns_, sample_);
}

void Reading::take_samples() {
  const std::unique_ptr<Records> records = open_records(shape_, text_);
  columns_ = records->columns();
  first_rows_.clear();
  sample_.clear();
  Record record;
  while (sample_.size() < kSampleRows && records->at() < kSliceBytes && records->next(record)) {
    const std::vector<std::string> cells(record.cells.begin(), record.cells.end());
    if (record.fault == Reason::kNone) sample_.push_back(cells);
    if (first_rows_.size() == kPreviewRows) continue;
    Sample sample{record.line, cells, record};
    sample.record.cells.clear();
    first_rows_.push_back(std::move(sample));
  }
}

// Exports are sorted by time, so the first rows may all be of a month's first days, which say nothing of the order of
// day and month.
void Reading::take_far_samples() {
  if (shape_.format != Format::kTable || shape_.body.size() < kSliceBytes / 4) return;
  CsvRow row;
  for (std::size_t i = 1; i < kFarPlaces; ++i) {
    const std::size_t from = shape_.body.find('\n', shape_.body.size() / kFarPlaces * i);
    if (from == std::string_view::npos) return;
    CsvReader reader(shape_.body.substr(from + 1, kSliceBytes / 16), shape_.separator);
    // In the middle of a quoted text a row looks odd, and the last one may be cut: their number of cells tells.
    for (std::size_t rows = 0; rows < kFarRows && reader.next(row); ++rows)
      if (row.fault == CsvRow::Fault::kNone && row.cells.size() == columns_.size()) sample_.push_back(row.cells);
  }
}

Plan Reading::with_columns(const Columns& columns) const {
  Plan plan = plan_;
  plan.columns = columns;
  propose_signs(sample_, plan);
  return plan;
}

Status Reading::read_as(char separator) {
  if (phase_ != Phase::kChoosing) return Error{ErrorCode::kInvalid, "The file is not ready, or is being read.", {}};
  if (separator != 0 && std::string_view(",;\t|").find(separator) == std::string_view::npos)
    return Error{ErrorCode::kInvalid, "Cells are parted by commas, semicolons, tabs or bars.", {}};
  shape_ = table_shape(text_, separator);
  look();
  return Done{};
}

void Reading::set_header(bool header) {
  if (phase_ != Phase::kChoosing || shape_.format != Format::kTable || shape_.header == header) return;
  shape_.header = header;
  look();
}

void Reading::choose_again() {
  if ((phase_ != Phase::kReading && phase_ != Phase::kDone) || text_.empty()) return;
  records_.reset();
  builder_.reset();
  counts_ = {};
  problems_.clear();
  all_problems_.clear();
  stopped_ = finishing_ = false;
  phase_ = Phase::kChoosing;
}

Status Reading::check(const Plan& plan) const {
  const auto missing = [&](Field field) { return plan.columns[field] >= columns_.size(); };
  const auto error = [](const char* message, Field field) {
    return Error{ErrorCode::kInvalid, message, std::string(field_key(field))};
  };
  if (missing(Field::kDate)) return error("Choose the column that holds the dates of the orders.", Field::kDate);
  if (missing(Field::kCode) && missing(Field::kName) && plan.source != Source::kStripe)
    return error("Choose the column that says what was sold, by code or by name.", Field::kName);
  if (missing(Field::kUnitPrice) && missing(Field::kLineTotal))
    return error("Choose the column with the price of a piece, or the one with the total of a line.",
                 Field::kUnitPrice);
  if (!plan.currency.empty() && currency_of(plan.currency).empty())
    return error(
        "The currency of the file is a code of three letters such as EUR, a sign such as \xE2\x82\xAC, or nothing.",
        Field::kCurrency);
  return Done{};
}

Status Reading::start(Plan plan) {
  if ((phase_ != Phase::kChoosing && phase_ != Phase::kReading && phase_ != Phase::kDone) || text_.empty())
    return Error{ErrorCode::kInvalid, "The file has not been looked at yet, or its lines have been taken.", {}};
  if (Status checked = check(plan); !checked.ok()) return checked;
  for (std::size_t& place : plan.columns.at)
    if (place >= columns_.size()) place = kNoColumn;
  plan_ = std::move(plan);
  plan_.currency = currency_of(plan_.currency);
  counts_ = {};
  problems_.clear();
  all_problems_.clear();
  stopped_ = finishing_ = false;
  builder_ = std::make_unique<Builder>(plan_, columns_);
  records_ = open_records(shape_, text_);
  phase_ = Phase::kReading;
  return Done{};
}

void Reading::read_some(std::size_t most_rows) {
  if (finishing_) {
    if (builder_->finish_some()) phase_ = Phase::kDone;
    return;
  }
  const std::size_t begun = records_->at();
  for (; most_rows > 0 && records_->at() - begun < kSliceBytes; --most_rows) {
    finishing_ = !records_->next(record_);
    // A row makes at most a few lines, so that many are left for the last one.
    if (!finishing_ && builder_->size() >= most_lines_) finishing_ = counts_.cut = true;
    if (finishing_) return;
    read_row();
  }
}

void Reading::read_row() {
  ++counts_.rows;
  const Blame blame = builder_->add(record_);
  counts_.lines = builder_->size();
  if (blame.reason == Reason::kNone) {
    ++counts_.kept;
    return;
  }
  ++counts_.set_aside;
  ++counts_.by_reason[static_cast<std::size_t>(blame.reason)];
  all_problems_.emplace_back(static_cast<std::uint32_t>(record_.line), static_cast<std::uint16_t>(blame.reason));
  if (problems_.size() == kMaxProblems) return;
  problems_.push_back(
      {record_.line, blame.reason, words_of(blame), std::string(truncate_utf8(trim(record_.raw), kMaxProblemBytes))});
}

Progress Reading::progress() const {
  Progress progress;
  if (decoder_) {
    progress.share = decoder_->share_done();
    return progress;
  }
  progress.rows = counts_.rows;
  progress.all_bytes = text_.size();
  if (records_) progress.bytes = phase_ == Phase::kDone && !counts_.cut ? text_.size() : records_->at();
  if (phase_ == Phase::kDone)
    progress.share = 1;
  else if (!text_.empty())
    progress.share = static_cast<double>(progress.bytes) / static_cast<double>(text_.size());
  return progress;
}

std::vector<Reading::PreviewRow> Reading::preview(const Plan& plan) const {
  Plan by_code = plan;
  by_code.currency = currency_of(plan.currency);
  Builder builder(by_code, columns_);
  std::vector<PreviewRow> rows;
  for (const Sample& sample : first_rows_) {
    PreviewRow row;
    row.line = sample.line;
    row.cells = sample.cells;
    Record record = sample.record;
    record.cells.assign(sample.cells.begin(), sample.cells.end());
    const std::size_t before = builder.size();
    const Blame blame = builder.add(record);
    if (blame.reason != Reason::kNone) row.problem = words_of(blame);
    for (std::size_t line = before; line < builder.size(); ++line) row.lines.push_back(builder.shown(line));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<CurrencyTotal> Reading::totals() const {
  return builder_ ? builder_->totals() : std::vector<CurrencyTotal>();
}

std::vector<std::string> Reading::notes() const {
  std::vector<std::string> out;
  if (!builder_) return out;
  const Notes& notes = builder_->notes();
  if (notes.duplicates > 0)
    out.push_back(
        times_word(notes.duplicates, "row is", "rows are") +
        " the same as an earlier one of the same order. Such rows are kept, as a shop may scan a thing twice.");
  if (notes.rounded > 0)
    out.push_back(times_word(notes.rounded, "number has", "numbers have") +
                  " more decimals than are kept. Amounts are rounded to four, quantities to three.");
  if (notes.moved > 0)
    out.push_back(times_word(notes.moved, "row has", "rows have") +
                  " another time than the first row of the same order, whose time is taken for all of it.");
  if (notes.other_customer > 0)
    out.push_back(times_word(notes.other_customer, "row has", "rows have") +
                  " another customer than an earlier row of the same order, whose customer is taken for all of it.");
  if (notes.unnumbered > 0)
    out.push_back(times_word(notes.unnumbered, "row has", "rows have") +
                  " no order number. Such rows with the same customer and time are one order; without a customer each "
                  "is an order of its own.");
  if (counts_.cut)
    out.push_back("The file has more than " + with_commas(most_lines_) + " lines. What comes after line " +
                  with_commas(record_.line > 0 ? record_.line - 1 : 0) +
                  " of the file was not read. Divide it into smaller files.");
  return out;
}

Lines Reading::take_lines() {
  if (phase_ != Phase::kDone || !builder_) return {};
  records_.reset();
  text_ = {};
  return builder_->take();
}

}  // namespace cairn::shop::reading
