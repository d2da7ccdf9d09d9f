#include "apps/sentiment/reading/reading.h"

#include <algorithm>
#include <utility>

#include "apps/sentiment/reading/same_text.h"
#include "apps/sentiment/reading/times.h"
#include "base/numbers.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

constexpr std::size_t kSliceBytes = std::size_t{1} << 20;
constexpr std::size_t kSampleRows = 200;

// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo).
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

// "reviews" of "reviews.2024.csv".
std::string stem_of(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  return std::string(truncate_utf8(name.substr(0, std::max<std::size_t>(name.find('.'), 1)), kMaxNameBytes));
}

std::string short_name(std::string_view cell) { return std::string(truncate_utf8(trim(cell), kMaxNameBytes)); }

// "4", "4.5", "4,5", "4/5", "4 stars", "-1": the first number, with a sign before it.
std::optional<double> rating_of(std::string_view cell) {
  cell = trim(cell);
  const bool negative = !cell.empty() && cell[0] == '-';
  if (negative) cell.remove_prefix(1);
  double value = 0, scale = 0;
  std::size_t digits = 0;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') {
      if (++digits > 9) return {};
      value = value * 10 + (c - '0');
      scale *= 10;
    } else if ((c == '.' || c == ',') && scale == 0 && digits > 0) {
      scale = 1;
    } else {
      break;
    }
  }
  if (digits == 0) return {};
  value /= std::max(scale, 1.0);
  return negative ? -value : value;
}

bool is_deleted(std::string_view text) {
  const std::string_view words = trim(text);
  return words == "[deleted]" || words == "[removed]" || words == "[deleted by user]" ||
         words == "[ Removed by Reddit ]";
}

}  // namespace

Reading::Reading(std::string file_name, std::string bytes) : file_name_(std::move(file_name)) {
  if (bytes.size() > kMaxFileBytes) {
    refuse({ErrorCode::kTooLarge,
            "The file has " + with_commas(bytes.size()) + " bytes; at most " + with_commas(kMaxFileBytes) +
                " (50 MB) can be read. Divide it into smaller files.",
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
    const std::size_t begun = records_->at();
    for (; most_rows > 0 && records_->at() - begun < kSliceBytes; --most_rows) {
      if (!records_->next(record_)) {
        phase_ = Phase::kDone;
        return;
      }
      if (texts_.size() == kMaxTexts) {
        counts_.cut = true;
        phase_ = Phase::kDone;
        return;
      }
      read_row(record_);
    }
  }
}

void Reading::finish_decoding() {
  if (!decoder_->is_text())
    return refuse({ErrorCode::kForeign,
                   "This is not a text file. CSV, TSV, JSON, JSON Lines, plain text and the exports of X, Reddit and "
                   "YouTube can be read, unpacked; UTF-16 needs a byte order mark.",
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
  const std::unique_ptr<Records> records = open_records(shape_, text_);
  columns_ = records->columns();
  sample_.clear();
  for (Record record; sample_.size() < kSampleRows && records->at() < kSliceBytes && records->next(record);)
    sample_.push_back(record);
  propose();
}

void Reading::propose() {
  plan_ = {};
  std::vector<std::vector<std::string>> rows;
  for (const Record& record : sample_)
    if (record.problem.empty()) rows.push_back(record.cells);
  plan_.columns = propose_columns(columns_, rows);
  // What X calls the source is the program that a post was written with.
  if (shape_.format == Format::kXArchive) plan_.columns[Field::kSource] = kNoColumn;
  // Nor are its counts labels or ratings.
  if (shape_.format == Format::kXArchive) plan_.columns[Field::kLabel] = plan_.columns[Field::kRating] = kNoColumn;
  plan_.source = format_source(shape_.format);
  if (plan_.source.empty()) plan_.source = stem_of(file_name_);
}

Status Reading::read_as(Format format) {
  if (phase_ != Phase::kChoosing) return Error{ErrorCode::kInvalid, "The file is not ready, or is being read.", {}};
  if (format != Format::kCsv && format != Format::kTsv && format != Format::kPlainLines)
    return Error{ErrorCode::kInvalid, "Only a table or plain lines can be chosen; other formats are recognised.", {}};
  shape_ = table_shape(text_, format);
  look();
  return Done{};
}

void Reading::set_header(bool header) {
  if (phase_ != Phase::kChoosing || shape_.header == header) return;
  shape_.header = header;
  look();
}

Status Reading::start(Plan plan) {
  if (phase_ != Phase::kChoosing && phase_ != Phase::kReading && phase_ != Phase::kDone)
    return Error{ErrorCode::kInvalid, "The file has not been looked at yet.", {}};
  const std::size_t column = plan.columns[Field::kText];
  if (column >= columns_.size())
    return Error{ErrorCode::kInvalid, "Choose the column that holds the texts.", std::string(field_name(Field::kText))};
  for (std::size_t& place : plan.columns.at)
    if (place >= columns_.size()) place = kNoColumn;
  plan_ = std::move(plan);
  counts_ = {};
  texts_.clear();
  problems_.clear();
  seen_.clear();
  stopped_ = false;
  records_ = open_records(shape_, text_);
  phase_ = Phase::kReading;
  return Done{};
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
  std::vector<PreviewRow> rows;
  for (const Record& record : sample_) {
    if (rows.size() == kPreviewRows) break;
    PreviewRow row;
    row.cells = record.cells;
    row.problem = read_text(record, plan, row.text, nullptr);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string Reading::read_text(const Record& record, const Plan& plan, ReadText& out, bool* unread_time) const {
  if (!record.problem.empty()) return record.problem;
  const auto cell = [&](Field field) {
    const std::size_t place = plan.columns[field];
    return place < record.cells.size() ? std::string_view(record.cells[place]) : std::string_view();
  };
  const std::string_view text = cell(Field::kText);
  if (trim(text).empty()) return "There is no text.";
  const bool reddit = shape_.format == Format::kRedditCsv || shape_.format == Format::kRedditThread;
  if (reddit && is_deleted(text)) return "The text was deleted on Reddit.";
  if (text.size() > kMaxTextCharacters) {
    const std::size_t characters = count_code_points(text);
    if (characters > kMaxTextCharacters)
      return "The text has " + with_commas(characters) + " characters; at most " + with_commas(kMaxTextCharacters) +
             " are read.";
  }
  out.text = text;
  out.line = record.line;
  out.time = read_time(cell(Field::kTime));
  if (unread_time != nullptr) *unread_time = !out.time && !trim(cell(Field::kTime)).empty();
  out.author = short_name(cell(Field::kAuthor));
  out.source = short_name(cell(Field::kSource));
  if (out.source.empty()) out.source = short_name(plan.source);
  out.id = short_name(cell(Field::kId));
  out.label = short_name(cell(Field::kLabel));
  out.rating = rating_of(cell(Field::kRating));
  out.language = language_of(text);
  return {};
}

void Reading::read_row(const Record& record) {
  ++counts_.rows;
  ReadText text;
  bool unread_time = false;
  std::string problem = read_text(record, plan_, text, &unread_time);
  if (!problem.empty()) return add_problem(record.line, std::move(problem), record.raw);
  if (plan_.leave_out_retweets && is_retweet(text.text)) {
    ++counts_.retweets;
    return;
  }
  if (plan_.leave_out_copies && is_copy(text)) {
    ++counts_.copies;
    return;
  }
  ++counts_.texts;
  if (unread_time) ++counts_.unread_times;
  if (text.language == Language::kOther) ++counts_.not_english;
  texts_.push_back(std::move(text));
}

void Reading::add_problem(std::size_t line, std::string reason, std::string_view row) {
  ++counts_.problems;
  if (problems_.size() == kMaxProblems) return;
  problems_.push_back({line, std::move(reason), std::string(truncate_utf8(trim(row), kMaxProblemBytes))});
}

// Counts it with the text that it is a copy of; a new one is remembered.
bool Reading::is_copy(const ReadText& text) {
  const std::string key = same_text_key(text.text);
  const std::uint64_t hash = hash_of(key);
  const auto [begin, end] = seen_.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    ReadText& earlier = texts_[it->second];
    if (same_text_key(earlier.text) != key) continue;
    ++earlier.copies;
    return true;
  }
  seen_.emplace(hash, texts_.size());
  return false;
}

}  // namespace cairn::sentiment::reading
