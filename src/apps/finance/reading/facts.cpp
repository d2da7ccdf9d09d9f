#include "apps/finance/reading/facts.h"

#include <algorithm>
#include <utility>

#include "base/amounts.h"
#include "base/currency.h"
#include "base/money.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kQuotedBytes = 60;
constexpr std::size_t kMostNotes = 2'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; }

// Without the halves of characters that a cut left at both ends.
std::string_view whole_characters(std::string_view text) {
  while (!text.empty() && (text.front() & '\xC0') == '\x80') text.remove_prefix(1);
  for (std::size_t back = 1; back <= 4 && back <= text.size(); ++back) {
    const std::size_t at = text.size() - back;
    if ((text[at] & '\xC0') == '\x80') continue;
    if (!next_code_point(text, at).valid) text = text.substr(0, at);
    break;
  }
  return text;
}

// Single spaces for every run of white space and control characters; stops once it has more bytes than wanted.
std::string one_line(std::string_view text, std::size_t enough) {
  std::string out;
  bool space = false;
  text = whole_characters(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool no_break = text.substr(at, 2) == "\xC2\xA0";
    if (is_blank(text[at]) || no_break) {
      space = !out.empty();
      if (no_break) ++at;
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += text[at];
    if (out.size() > enough + 4) break;
  }
  return out;
}

int days_in(int year, int month) {
  const CivilDate next = month == 12 ? CivilDate{.year = year + 1, .month = 1, .day = 1}
                                     : CivilDate{.year = year, .month = month + 1, .day = 1};
  return to_civil(add_days(to_date(next), -1)).day;
}

}  // namespace

std::string quoted(std::string_view text) {
  const std::string line = one_line(text, kQuotedBytes);
  const std::string_view start = truncate_utf8(line, kQuotedBytes);
  return '"' + std::string(start) + (start.size() < line.size() ? "\xE2\x80\xA6\"" : "\"");
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string tidy(std::string_view text) {
  const std::string line = one_line(text, kMaxTextBytes);
  return std::string(trim(truncate_utf8(line, kMaxTextBytes)));
}

std::string joined(std::string_view first, std::string_view second) {
  if (second.empty() || first.find(second) != std::string_view::npos) return std::string(first);
  if (first.empty() || second.find(first) != std::string_view::npos) return std::string(second);
  return tidy(std::string(first) + ' ' + std::string(second));
}

void add_problem(Contents& contents, std::size_t line, std::string reason, std::string_view piece) {
  if (contents.problems.size() > kMaxProblems) return;
  if (contents.problems.size() == kMaxProblems)
    refuse(contents, line, "More than 10,000 pieces of the file were not taken; from here on they are not listed.", "");
  else
    refuse(contents, line, std::move(reason), piece);
}

void refuse(Contents& contents, std::size_t line, std::string reason, std::string_view piece) {
  const std::string start = one_line(piece, kMaxStartBytes);
  contents.problems.push_back(
      {.line = line, .reason = std::move(reason), .start = std::string(truncate_utf8(start, kMaxStartBytes))});
}

void add_note(Contents& contents, std::string note) {
  if (contents.notes.size() >= kMostNotes) return;
  if (std::find(contents.notes.begin(), contents.notes.end(), note) != contents.notes.end()) return;
  if (contents.notes.size() + 1 == kMostNotes) note = "There are more notes on this file; they are not shown.";
  contents.notes.push_back(std::move(note));
}

ReadDay day_of(int year, int month, int day, std::string_view written) {
  const std::string start = "The date " + quoted(written);
  if (year < 1900 || year > 2199) return {.day = {}, .fault = start + " is not of the years 1900 to 2199."};
  if (month < 1 || month > 12)
    return {.day = {}, .fault = start + " does not exist: there is no month " + std::to_string(month) + '.'};
  if (day < 1) return {.day = {}, .fault = start + " does not exist: there is no day 0."};
  if (const int last = days_in(year, month); day > last)
    return {.day = {},
            .fault = start + " does not exist: " + month_name(month) + ' ' + std::to_string(year) + " has " +
                     std::to_string(last) + " days."};
  return {.day = to_date({.year = year, .month = month, .day = day}), .fault = {}};
}

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at > text.size() || text.size() - at < count) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

ReadDay iso_day(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {.day = {}, .fault = "The date is empty."};
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
  const bool form = year >= 0 && month >= 0 && day >= 0 && text[4] == '-' && text[7] == '-';
  // "2010-07-23Z" and "2010-07-23+02:00" are dates with a zone.
  if (!form || (text.size() > 10 && std::string_view("T Z+-").find(text[10]) == std::string_view::npos))
    return {.day = {}, .fault = "The text " + quoted(text) + " is not a date such as 2024-01-31."};
  return day_of(year, month, day, text);
}

ReadMoney money_of(std::string_view text, std::string_view marks) {
  text = trim_spaces(text);
  if (text.empty()) return {.value = 0, .fault = "The amount is empty."};
  const std::string fault = "The text " + quoted(text) + " is not an amount";
  std::string_view rest = text;
  const bool negative = rest[0] == '-';
  if (negative || rest[0] == '+') rest.remove_prefix(1);
  Millionths value = 0;
  int places = -1;
  bool any = false;
  for (const char c : rest) {
    if (places < 0 && marks.find(c) != std::string_view::npos) {
      places = 0;
    } else if (!is_digit(c)) {
      return {.value = 0, .fault = fault + '.'};
    } else if (places == kMillionthPlaces) {
      if (c != '0') return {.value = 0, .fault = "The amount " + quoted(text) + " has more than six decimals."};
    } else {
      any = true;
      if (places >= 0) ++places;
      value = value * 10 + (c - '0');
      if (places < 0 && value > kMostMoneyUnits)
        return {.value = 0, .fault = "The amount " + quoted(text) + " is too large."};
    }
  }
  if (!any) return {.value = 0, .fault = fault + '.'};
  for (int i = std::max(places, 0); i < kMillionthPlaces; ++i) value *= 10;
  if (value > kMostMoneyUnits * kMillionths)
    return {.value = 0, .fault = "The amount " + quoted(text) + " is too large."};
  return {.value = negative ? -value : value, .fault = {}};
}

std::string money_words(Millionths amount, std::string_view currency) {
  int places = currency.empty() ? 2 : decimals_of(currency);
  while (places < kMillionthPlaces && !minor_of_millionths(amount, places)) ++places;
  std::string out = format_amount(minor_of_millionths(amount, places).value_or(0), places);
  if (!currency.empty()) out += ' ' + std::string(currency);
  return out;
}

std::string currency_code(std::string_view text) {
  text = trim(text);
  std::string known = currency_of(text);
  if (!known.empty() || text.size() != 3) return known;
  for (const char c : text)
    if (c < 'A' || c > 'Z') return {};
  return std::string(text);
}

bool is_no_reference(std::string_view text) {
  text = trim(text);
  for (const std::string_view none : {"", "NONREF", "NOREF", "NOTPROVIDED", "NOT PROVIDED", "NONE", "0"})
    if (text == none) return true;
  return text.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace cairn::finance::reading
