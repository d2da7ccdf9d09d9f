#include "apps/finance/reading/mt940/fields.h"
#include "apps/finance/reading/facts.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace cairn::finance::reading {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Two digits of a year: as SWIFT has them, 80 to 99 are of the last century.
ReadDay short_day(std::string_view text) {
  const int year = digits_at(text, 0, 2), month = digits_at(text, 2, 2), day = digits_at(text, 4, 2);
  if (year < 0 || month < 0 || day < 0)
    return {.day = {}, .fault = "The text " + quoted(text.substr(0, 6)) + " is not a date such as 240131."};
  return day_of(year + (year < 80 ? 2000 : 1900), month, day, text.substr(0, 6));
}

// A day without a year lies as near as can be to the other date.
ReadDay day_near(std::string_view text, int year, int month) {
  const int month_here = digits_at(text, 0, 2), day = digits_at(text, 2, 2);
  if (month_here - month > 6) --year;
  if (month - month_here > 6) ++year;
  return day_of(year, month_here, day, text.substr(0, 4));
}

// Reads dates; how many characters they take.
std::size_t read_days(std::string_view text, StatementLine& out) {
  const ReadDay value = short_day(text);
  const int year = digits_at(text, 0, 2), month = digits_at(text, 2, 2);
  std::size_t at = 6;
  if (year < 0 || month < 0) {
    out.fault = value.fault;
    return at;
  }
  if (digits_at(text, at, 4) < 0) {
    while (at < text.size() && at < 10 && text[at] == ' ') ++at;  // four spaces: none
    out.fault = value.fault;
    out.booked = value.day;
    return at;
  }
  const ReadDay entry = day_near(text.substr(at, 4), year + (year < 80 ? 2000 : 1900), month);
  out.fault = entry.fault;
  out.booked = entry.day;
  out.value_fault = value.fault;
  if (value.fault.empty() && value.day != entry.day) out.value = value.day;
  return at + 4;
}

// "C", "D", "RC" (a credit that is taken back: out of the account), "RD", and in MT942 "EC" and "ED", expected ones.
std::size_t read_mark(std::string_view text, bool& negative, bool& expected) {
  std::size_t at = 0;
  const bool reversal = !text.empty() && text[0] == 'R';
  expected = !text.empty() && text[0] == 'E';
  if (reversal || expected) ++at;
  if (at >= text.size() || (text[at] != 'C' && text[at] != 'D')) return 0;
  negative = (text[at] == 'D') != reversal;
  return at + 1;
}

std::size_t amount_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && (is_digit(text[size]) || text[size] == ',' || text[size] == '.')) ++size;
  return size;
}

}  // namespace

TagAt tag_of(std::string_view line) {
  const std::size_t end = line.empty() || line[0] != ':' ? std::string_view::npos : line.find(':', 1);
  if (end > 4) return {};  // also where there is none
  const std::string_view tag = line.substr(1, end - 1);
  for (const std::string_view known : {"13",  "13C", "13D", "20",  "21",  "25", "25P", "28", "28C", "34F", "60A", "60F",
                                       "60M", "61",  "62A", "62F", "62M", "64", "65",  "86", "90C", "90D", "NS"})
    if (tag == known) return {.tag = tag, .value = end + 1};
  return {};
}

bool continues_clock(std::string_view before, std::string_view line) {
  if (before.size() < 3 || digits_at(before, before.size() - 2, 2) < 0 || is_digit(before[before.size() - 3]))
    return false;
  if (digits_at(line, 1, 2) < 0 || line.size() < 6 || line[3] != ':') return false;
  return digits_at(before, before.size() - 2, 2) < 24 && digits_at(line, 1, 2) < 60 && digits_at(line, 4, 2) >= 0 &&
         (line.size() == 6 || !is_digit(line[6]));
}

StatementLine read_statement_line(std::string_view text) {
  StatementLine out;
  text = trim(text);
  std::size_t at = read_days(text, out);
  if (!out.fault.empty()) return out;
  text.remove_prefix(std::min(at, text.size()));
  bool negative = false;
  const std::size_t mark = read_mark(text, negative, out.expected);
  if (mark == 0) {
    out.fault = "Whether the amount is a credit or a debit is not told: C or D is missing before " + quoted(text) + '.';
    return out;
  }
  text.remove_prefix(mark);
  // The third letter of the currency, or, of old German banks, whether it is euros.
  if (!text.empty() && is_capital(text[0])) text.remove_prefix(1);
  const std::size_t size = amount_size(text);
  const ReadMoney money = money_of(text.substr(0, size), ",.");
  if (!money.fault.empty()) {
    out.fault = size == 0 ? "The amount is missing before " + quoted(text) + '.' : money.fault;
    return out;
  }
  out.amount = negative ? -money.value : money.value;
  text.remove_prefix(size);
  if (text.size() >= 4 && std::string_view("NSF").find(text[0]) != std::string_view::npos) {
    out.kind = text.substr(0, 4);
    text.remove_prefix(4);
  }
  const std::size_t bank = text.find("//");
  out.reference = text.substr(0, bank);
  if (bank != std::string_view::npos) out.bank_reference = trim(text.substr(bank + 2));
  return out;
}

BalanceLine read_balance_line(std::string_view text) {
  BalanceLine out;
  text = trim(text);
  bool negative = false, expected = false;
  const std::size_t mark = read_mark(text, negative, expected);
  if (mark != 1) {
    out.fault =
        "Whether the balance is a credit or a debit is not told: C or D is missing before " + quoted(text) + '.';
    return out;
  }
  text.remove_prefix(1);
  const ReadDay day = short_day(text);
  out.fault = day.fault;
  if (!out.fault.empty()) return out;
  text.remove_prefix(6);
  if (text.size() > 3 && is_capital(text[0]) && is_capital(text[1]) && is_capital(text[2])) {
    out.currency = currency_code(text.substr(0, 3));
    text.remove_prefix(3);
  }
  ReadMoney money = money_of(text, ",.");
  out.fault = money.fault;
  out.balance = {.day = day.day, .amount = negative ? -money.value : money.value};
  return out;
}

bool looks_like_iban(std::string_view text) {
  if (text.size() < 15 || text.size() > 34 || !is_capital(text[0]) || !is_capital(text[1])) return false;
  return digits_at(text, 2, 2) >= 0 &&
         std::all_of(text.begin() + 4, text.end(), [](char c) { return is_digit(c) || is_capital(c); });
}

AccountLine read_account_line(std::string_view text, std::string_view currency) {
  AccountLine out;
  text = trim(text);
  while (!text.empty() && text[0] == '/') text.remove_prefix(1);
  if (!currency.empty() && text.size() > 3 && text.substr(text.size() - 3) == currency) {
    text.remove_suffix(3);
    while (!text.empty() && (text.back() == '/' || text.back() == ' ')) text.remove_suffix(1);
  }
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos && slash + 1 < text.size()) {
    out.bank = tidy(text.substr(0, slash));
    text.remove_prefix(slash + 1);
  }
  out.account = tidy(text);
  return out;
}

}  // namespace cairn::finance::reading
