// What is to be left alone in a line, names in quotes, and what is left for the title.

#include <algorithm>

#include "apps/tasks/quick_add_claims.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_tail(char c) { return c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?' || c == ')'; }

struct Range {
  std::size_t begin = 0, end = 0;
};

bool starts_word(std::string_view text, std::size_t at) { return at == 0 || is_space(text[at - 1]); }
bool ends_word(std::string_view text, std::size_t end) {
  return end >= text.size() || is_space(text[end]) || is_tail(text[end]);
}

// Every place where a refused text stands as words of its own.
std::vector<Range> places_of(std::string_view text, const std::vector<std::string>& refused) {
  std::vector<Range> ranges;
  for (const std::string& literal : refused) {
    if (literal.empty()) continue;
    for (std::size_t at = text.find(literal); at != std::string_view::npos; at = text.find(literal, at + 1))
      if (starts_word(text, at) && ends_word(text, at + literal.size())) ranges.push_back({at, at + literal.size()});
  }
  return ranges;
}

bool touches(const std::vector<Range>& ranges, std::size_t begin, std::size_t end) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.begin < end && begin < range.end; });
}

// The end of a quoted text that begins at `at`, behind its closing quote; npos where none closes it.
std::size_t quote_end(std::string_view text, std::size_t at, bool escapes) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (escapes && text[i] == '\\' && i + 1 < text.size()) {
      ++i;
    } else if (text[i] == '"' && (escapes || ends_word(text, i + 1))) {
      return ends_word(text, i + 1) ? i + 1 : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

std::string without_escapes(std::string_view quoted) {
  std::string name;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\' && i + 2 < quoted.size()) ++i;
    name += quoted[i];
  }
  return name;
}

struct QuotedName {
  Range range;
  char sign = '#';
  std::string name;
};

struct Scan {
  std::vector<Range> literal;
  std::vector<QuotedName> names;
  std::vector<std::size_t> backslashes;
  std::size_t note_begin = std::string_view::npos;
};

void scan_word(std::string_view text, std::size_t& at, Scan& scan) {
  const char c = text[at];
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (c == '/' && next == '/' && (at + 2 >= text.size() || is_space(text[at + 2]))) {
    scan.note_begin = at;
    at = text.size();
    return;
  }
  if (c == '\\' && next != '\0' && !is_space(next)) scan.backslashes.push_back(at);
  if (c == '"' || ((c == '#' || c == '@') && next == '"')) {
    const bool is_name = c != '"';
    const std::size_t end = quote_end(text, at + (is_name ? 1 : 0), is_name);
    if (end != std::string_view::npos) {
      if (is_name) scan.names.push_back({{at, end}, c, without_escapes(text.substr(at + 1, end - at - 1))});
      scan.literal.push_back({at, end});
      at = end;
      return;
    }
  }
  while (at < text.size() && !is_space(text[at])) ++at;
}

}  // namespace

Line read_line(std::string_view text, const std::vector<std::string>& literal) {
  const std::vector<Range> refused = places_of(text, literal);
  Scan scan;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(text[at]) && starts_word(text, at) && !touches(refused, at, at + 1))
      scan_word(text, at, scan);
    else
      ++at;
  }
  Line line(text.substr(0, std::min(scan.note_begin, text.size())));
  line.note_begin = scan.note_begin;
  line.backslashes = std::move(scan.backslashes);
  scan.literal.insert(scan.literal.end(), refused.begin(), refused.end());
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = line.words[i];
    const bool escaped = std::binary_search(line.backslashes.begin(), line.backslashes.end(), word.begin);
    if (escaped || touches(scan.literal, word.begin, word.end)) line.words.make_literal(i);
  }
  for (const QuotedName& quoted : scan.names) {
    Claim claim;
    claim.kind = quoted.sign == '#' ? SpanKind::kTag : SpanKind::kProject;
    claim.name = quoted.name;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      if (line.words[i].begin < quoted.range.begin || line.words[i].begin >= quoted.range.end) continue;
      if (claim.words == 0) claim.first = i;
      ++claim.words;
    }
    if (claim.words > 0) line.quoted.push_back(std::move(claim));
  }
  return line;
}

std::string title_of(std::string_view head, const std::vector<Cut>& cuts, const std::vector<std::size_t>& backslashes) {
  std::string title;
  const auto add = [&](std::size_t begin, std::size_t end) {
    std::string piece;
    for (std::size_t i = begin; i < end; ++i) {
      if (std::binary_search(backslashes.begin(), backslashes.end(), i)) continue;
      const bool control = static_cast<unsigned char>(head[i]) < 0x20 || head[i] == 0x7F;
      piece += control ? ' ' : head[i];
    }
    const std::string_view trimmed = trim(piece);
    if (!title.empty() && !trimmed.empty()) title += ' ';
    title += trimmed;
  };
  std::size_t from = 0;
  for (const Cut& cut : cuts) {
    add(from, cut.begin);
    from = cut.end;
  }
  add(from, head.size());
  return title;
}

}  // namespace cairn::tasks
