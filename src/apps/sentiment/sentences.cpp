#include "apps/sentiment/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace cairn::sentiment {
namespace {

constexpr std::array<std::string_view, 26> kAbbreviations = {
    "mr", "mrs", "ms",   "dr",   "prof", "sr",     "jr",  "st",  "vs",  "etc", "e.g", "i.e",  "inc",
    "co", "ltd", "corp", "dept", "est",  "approx", "fig", "vol", "jan", "feb", "aug", "sept", "dec"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Bytes of a mark that ends a sentence here; 0 if there is none.
std::size_t stop_at(std::string_view text, std::size_t at) {
  if (text[at] == '.' || text[at] == '!' || text[at] == '?') return 1;
  return text.substr(at, 3) == "\xE2\x80\xA6" ? 3 : 0;  // U+2026
}

// Bytes of a quote or bracket that closes here; 0 if there is none.
std::size_t closing_at(std::string_view text, std::size_t at) {
  if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\x9D" || three == "\xE2\x80\x99" ? 3 : 0;  // U+201D, U+2019
}

// Bytes of an HTML line break here; 0 if there is none.
std::size_t break_at(std::string_view text, std::size_t at) {
  for (const std::string_view shape : {"<br />", "<br/>", "<br>"})
    if (text.substr(at, shape.size()) == shape) return shape.size();
  return 0;
}

// Whether the full stop at `stop` belongs to an abbreviation or an initial ("Dr.", "J.").
bool abbreviates(std::string_view text, std::size_t begin, std::size_t stop) {
  std::size_t start = stop;
  while (start > begin && (is_letter(text[start - 1]) || text[start - 1] == '.')) start--;
  const std::string word = to_lower_ascii(text.substr(start, stop - start));
  const bool initial = word.size() == 1 && word != "i" && text[start] < 'a';
  return initial || std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Span> run() {
    std::size_t at = 0;
    while (at < text_.size()) at = next(at);
    cut(text_.size());
    return std::move(out_);
  }

 private:
  std::size_t next(std::size_t at) {
    if (const std::size_t size = break_at(text_, at); size > 0) {
      cut(at);
      begin_ = at + size;
      return begin_;
    }
    if (text_[at] == '\n' && text_.find_first_not_of(" \t\r", at + 1) < text_.size() &&
        text_[text_.find_first_not_of(" \t\r", at + 1)] == '\n') {
      cut(at);
      begin_ = at + 1;
      return begin_;
    }
    const std::size_t stop = stop_at(text_, at);
    if (stop == 0) return at + 1;
    std::size_t end = at + stop;
    bool more = false;  // "?!", "...": not a mere full stop
    while (end < text_.size() && stop_at(text_, end) > 0) {
      end += stop_at(text_, end);
      more = true;
    }
    while (end < text_.size() && closing_at(text_, end) > 0) end += closing_at(text_, end);
    const bool parted = end == text_.size() || is_space(text_[end]) || break_at(text_, end) > 0;
    if (!parted || (!more && text_[at] == '.' && abbreviates(text_, begin_, at))) return end;
    cut(end);
    begin_ = end;
    return end;
  }

  void cut(std::size_t end) {
    std::size_t from = begin_;
    while (from < end && is_space(text_[from])) from++;
    while (end > from && is_space(text_[end - 1])) end--;
    if (end > from) out_.push_back({from, end});
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::vector<Span> out_;
};

}  // namespace

std::vector<Span> sentences_of(std::string_view text) { return Splitter(text).run(); }

}  // namespace cairn::sentiment
