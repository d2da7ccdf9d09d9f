#include "apps/finance/reading/journal/amount.h"

#include <algorithm>
#include <utility>

#include "apps/finance/reading/facts.h"
#include "base/currency.h"
#include "base/money.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }
bool ends_amount(char c) { return std::string_view("@={[(;").find(c) != std::string_view::npos; }

void skip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text[0])) text.remove_prefix(1);
}

bool take_sign(std::string_view& text, bool& negative) {
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return false;
  negative = negative != (text[0] == '-');
  text.remove_prefix(1);
  skip_spaces(text);
  return true;
}

// A name between quotation marks, or up to a digit, a space, a sign or the end of the amount.
std::string_view take_commodity(std::string_view& text) {
  if (!text.empty() && text[0] == '"') {
    const std::size_t end = text.find('"', 1);
    if (end == std::string_view::npos) return {};
    const std::string_view name = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return name;
  }
  std::size_t size = 0;
  while (size < text.size() && !is_digit(text[size]) && !is_space(text[size]) && !ends_amount(text[size]) &&
         std::string_view("-+.,").find(text[size]) == std::string_view::npos)
    ++size;
  const std::string_view name = text.substr(0, size);
  text.remove_prefix(size);
  return name;
}

// Digits and the marks between them; a single space may part groups of three.
std::string_view take_number(std::string_view& text) {
  std::size_t size = 0;
  const auto groups = [&](std::size_t at) {
    return text[at] == ' ' && digits_at(text, at + 1, 3) >= 0 && (at + 4 >= text.size() || !is_digit(text[at + 4]));
  };
  while (size < text.size()) {
    const char c = text[size];
    if (!is_digit(c) && std::string_view(".,'").find(c) == std::string_view::npos &&
        !(size > 0 && is_digit(text[size - 1]) && groups(size)))
      break;
    ++size;
  }
  const std::string_view number = text.substr(0, size);
  text.remove_prefix(size);
  return number;
}

// Which of the marks of a number is the decimal one; 0: none. `fault`: it can be read in two ways.
char decimal_of(std::string_view number, char told, std::string& fault) {
  const std::size_t last = number.find_last_of(".,");
  if (last == std::string_view::npos) return 0;
  if (told != 0) return number.find(told) == std::string_view::npos ? '\0' : told;
  const char mark = number[last];
  if (number.find_first_of(".,") != last) {  // several: the last one, where it is alone of its kind
    const auto same = std::count(number.begin(), number.end(), mark);
    return same > 1 ? '\0' : mark;
  }
  if (mark == ',' && number.size() - last == 4 && last > 0 && last <= 3 && number[0] != '0')
    fault =
        "The amount " + quoted(number) +
        " can be read in two ways. A line \"decimal-mark .\" or \"decimal-mark ,\" at the top of the file says which.";
  return mark;
}

// Groups parted by anything but the decimal mark have three digits.
bool plain_number(std::string_view number, char decimal, std::string& out) {
  std::size_t group = 0;
  bool grouped = false, fraction = false;
  for (const char c : number) {
    if (is_digit(c)) {
      ++group;
      out += c;
    } else if (decimal != 0 && c == decimal) {
      if (fraction || (grouped && group != 3)) return false;
      fraction = true;
      out += '.';
    } else {
      if (fraction || group == 0 || group > 3 || (grouped && group != 3)) return false;
      grouped = true;
      group = 0;
    }
  }
  return fraction || !grouped || group == 3;
}

}  // namespace

ReadJournalAmount read_journal_amount(std::string_view text, const JournalStyle& style) {
  ReadJournalAmount out;
  skip_spaces(text);
  const std::string_view whole = text.substr(0, std::min(text.find(';'), text.size()));
  bool negative = false;
  take_sign(text, negative);
  std::string_view commodity = take_commodity(text);
  skip_spaces(text);
  take_sign(text, negative);
  const std::string_view number = take_number(text);
  skip_spaces(text);
  if (commodity.empty()) commodity = take_commodity(text);
  skip_spaces(text);
  out.rest = text;
  const std::string code = currency_of(commodity);
  out.amount.commodity = code.empty() ? tidy(commodity) : code;
  if (commodity.empty()) out.amount.commodity = style.default_commodity;
  if (number.empty() || (!text.empty() && !ends_amount(text[0]))) {
    out.fault = "The text " + quoted(whole) + " is not an amount.";
    return out;
  }
  const auto told = style.of_commodity.find(out.amount.commodity);
  const char decimal = decimal_of(
      number, style.decimal != 0 || told == style.of_commodity.end() ? style.decimal : told->second, out.fault);
  if (!out.fault.empty()) return out;
  std::string plain;
  if (!plain_number(number, decimal, plain)) {
    out.fault = "The text " + quoted(whole) + " is not an amount.";
    return out;
  }
  ReadMoney money = money_of(plain, ".");
  out.fault = std::move(money.fault);
  out.amount.quantity = negative ? -money.value : money.value;
  const std::size_t point = plain.find('.');
  out.amount.places =
      point == std::string::npos ? 0 : static_cast<int>(std::min<std::size_t>(plain.size() - point - 1, 6));
  return out;
}

void learn_style(std::string_view sample, JournalStyle& style) {
  const std::size_t last = sample.find_last_of(".,");
  JournalStyle loose = style;
  loose.decimal = last == std::string_view::npos ? '.' : sample[last];
  const ReadJournalAmount read = read_journal_amount(sample, loose);
  if (!read.fault.empty() || last == std::string_view::npos || style.of_commodity.size() > 10'000) return;
  style.of_commodity[read.amount.commodity] = sample[last];
}

std::optional<Millionths> product(Millionths a, Millionths b) {
  const bool negative = (a < 0) != (b < 0);
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  const Millionths whole = a / kMillionths, part = a % kMillionths;
  Millionths big = 0, small = 0, sum = 0;
  if (__builtin_mul_overflow(whole, b, &big)) return std::nullopt;
  const Millionths units = b / kMillionths, rest = b % kMillionths;  // part * b / 10^6 without its overflow
  small = part * units + (part * rest + kMillionths / 2) / kMillionths;
  if (__builtin_add_overflow(big, small, &sum) || sum > kMostMoneyUnits * kMillionths) return std::nullopt;
  return negative ? -sum : sum;
}

}  // namespace cairn::finance::reading
