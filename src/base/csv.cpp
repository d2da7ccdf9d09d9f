#include "base/csv.h"

#include <algorithm>
#include <utility>

namespace cairn {
namespace {

// A spreadsheet takes these first characters for a formula, some of them also in full width.
bool looks_like_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"})
    if (cell.substr(0, wide.size()) == wide) return true;
  return false;
}

// What begins with apostrophes and goes on like a formula.
bool is_guarded(std::string_view cell) {
  const std::size_t start = cell.find_first_not_of('\'');
  return start != 0 && start != std::string_view::npos && looks_like_formula(cell.substr(start));
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell = looks_like_formula(text) || is_guarded(text) ? "'" : "";
  cell += text;
  const bool quoted = cell.find_first_of(",\"\r\n;\t") != std::string::npos ||
                      (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!quoted) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string_view without_formula_guard(std::string_view cell) { return is_guarded(cell) ? cell.substr(1) : cell; }

CsvWriter& CsvWriter::plain(std::string_view cell) {
  if (in_row_) out_ += ',';
  in_row_ = true;
  out_ += cell;
  return *this;
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  in_row_ = false;
}

void CsvWriter::row(const std::vector<std::string>& cells) {
  for (const std::string& text : cells) cell(text);
  end_row();
}

void CsvReader::end_line() {
  if (at_ >= text_.size()) return;
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
}

// At an opening quote. Leaves the place at a separator or an end of line.
CsvRow::Fault CsvReader::read_quoted(std::string& cell) {
  quote_at_ = at_++;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) return CsvRow::Fault::kOpenQuote;
    const std::string_view part = text_.substr(at_, quote - at_);
    cell += part;
    at_ = quote + 1;
    if (at_ < text_.size() && text_[at_] == '"') {
      cell += '"';
      ++at_;
      continue;
    }
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    const bool ended = at_ >= text_.size() || text_[at_] == separator_ || ends_line(text_[at_]);
    return ended ? CsvRow::Fault::kNone : CsvRow::Fault::kTextAfterQuote;
  }
}

CsvRow::Fault CsvReader::read_cell(std::string& cell) {
  cell.clear();
  std::size_t start = at_;
  while (start < text_.size() && text_[start] == ' ') ++start;
  if (start < text_.size() && text_[start] == '"') {
    at_ = start;
    return read_quoted(cell);
  }
  start = at_;
  while (at_ < text_.size() && text_[at_] != separator_ && !ends_line(text_[at_])) ++at_;
  cell.assign(text_.substr(start, at_ - start));
  return CsvRow::Fault::kNone;
}

bool CsvReader::next(CsvRow& row) {
  while (at_ < text_.size() && ends_line(text_[at_])) end_line();
  if (at_ >= text_.size()) return false;
  const std::size_t start = at_;
  row.line = line_;
  row.fault = CsvRow::Fault::kNone;
  std::size_t count = 0;
  while (true) {
    if (count == row.cells.size()) row.cells.emplace_back();
    row.fault = read_cell(row.cells[count++]);
    if (row.fault != CsvRow::Fault::kNone) break;
    if (at_ >= text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  row.cells.resize(count);
  if (row.fault != CsvRow::Fault::kNone) {
    const std::string_view before = text_.substr(start, quote_at_ - start);
    row.quote_line = row.line + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    at_ = std::min(text_.find_first_of("\r\n", start), text_.size());
    row.text = text_.substr(start, at_ - start);
    end_line();
    return true;
  }
  row.text = text_.substr(start, at_ - start);
  line_ += static_cast<std::size_t>(std::count(row.text.begin(), row.text.end(), '\n'));
  end_line();
  return true;
}

char csv_separator_of(std::string_view text) {
  constexpr std::size_t kLines = 12;
  constexpr std::size_t kMaxBytes = 20'000;
  text = text.substr(0, kMaxBytes);
  char best = ',';
  std::size_t best_score = 0;
  for (const char separator : {',', ';', '\t'}) {
    CsvReader reader(text, separator);
    CsvRow row;
    std::size_t widest = 0, score = 0;
    for (std::size_t i = 0; i < kLines && reader.next(row); ++i) {
      // Rows as wide as the widest so far speak for it; a wider one begins the count again (lines before a header).
      if (row.cells.size() > widest) {
        widest = row.cells.size();
        score = 0;
      }
      if (row.cells.size() == widest && widest > 1) score += widest;
    }
    if (score > best_score) {
      best_score = score;
      best = separator;
    }
  }
  return best;
}

}  // namespace cairn
