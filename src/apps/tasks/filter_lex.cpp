// Words of a filter, with their quotes, and the way back.

#include "apps/tasks/filter_parts.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_sign(char c) { return c == '(' || c == ')' || c == '|'; }

// Bytes of a quotation mark at that place; 0: there is none. Keyboards that turn " into “ or „ are understood.
std::size_t quotation_mark_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\u201C" || three == "\u201D" || three == "\u201E" ? 3 : 0;
}

bool needs_quotes_anywhere(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (is_space(text[at]) || is_sign(text[at]) || quotation_mark_at(text, at) != 0) return true;
  return text.empty();
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' || quotation_mark_at(text, at) != 0) out += '\\';
    out += text[at];
  }
  return out + '"';
}

// The quotation that begins at `at`, added to `into`; the place behind it.
std::size_t read_quotation(std::string_view text, std::size_t at, std::string& into, bool& closed) {
  at += quotation_mark_at(text, at);
  while (at < text.size()) {
    if (const std::size_t mark = quotation_mark_at(text, at)) return at + mark;
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    into += text[at++];
  }
  closed = false;
  return at;
}

}  // namespace

std::size_t skip_filter_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

FilterToken next_filter_token(std::string_view text, std::size_t at, bool& closed) {
  FilterToken token;
  token.begin = at;
  token.end = at + 1;
  closed = true;
  const char first = text[at];
  if (first == '(') token.kind = FilterTokenKind::kOpen;
  if (first == ')') token.kind = FilterTokenKind::kClose;
  if (first == '|') token.kind = FilterTokenKind::kOr;
  if (first == '-') token.kind = FilterTokenKind::kMinus;
  if (token.kind != FilterTokenKind::kWord) return token;
  while (at < text.size() && !is_space(text[at]) && !is_sign(text[at])) {
    if (quotation_mark_at(text, at) == 0) {
      token.text += text[at++];
      continue;
    }
    if (token.quoted_at == std::string::npos) token.quoted_at = token.text.size();
    at = read_quotation(text, at, token.text, closed);
  }
  token.end = at;
  return token;
}

bool is_plus_tag(std::string_view text) {
  if (text.size() < 2 || text[0] != '+') return false;
  const char c = text[1];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_priority_mark(std::string_view text) {
  return text.size() == 2 && (text[0] == 'p' || text[0] == 'P') && text[1] >= '1' && text[1] <= '4';
}

std::string quoted_for_filter(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  const bool special = lower == "and" || lower == "or" || lower == "not" || text.find_first_of("#@!-") == 0 ||
                       text.find(':') != std::string_view::npos || is_plus_tag(text) || is_priority_mark(text);
  return special || needs_quotes_anywhere(text) ? in_quotes(text) : std::string(text);
}

std::string quoted_for_filter_value(std::string_view text) {
  return needs_quotes_anywhere(text) ? in_quotes(text) : std::string(text);
}

}  // namespace cairn::tasks
