#include "apps/finance/reading/table/values.h"

#include <algorithm>
#include <array>

#include "base/currency.h"
#include "base/money.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxCellBytes = 80;  // of a day or an amount; longer cells are texts

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

struct Ending {
  std::string_view letters;
  Way way;
};
// Of German banks S is debit and H is credit.
constexpr std::array<Ending, 6> kEndings = {
    {{"CR", Way::kIn}, {"DR", Way::kOut}, {"DB", Way::kOut}, {"H", Way::kIn}, {"S", Way::kOut}, {"C", Way::kIn}}};

// Takes "CR" off "12.50 CR".
Way take_ending(std::string_view& text) {
  for (const Ending& ending : kEndings) {
    const std::size_t size = ending.letters.size();
    if (text.size() <= size) continue;
    const std::string_view last = text.substr(text.size() - size);
    if (!std::equal(last.begin(), last.end(), ending.letters.begin(), [](char a, char b) { return upper(a) == b; }))
      continue;
    const char before = text[text.size() - size - 1];
    if (!is_digit(before) && before != ' ') continue;
    text = trim_spaces(text.substr(0, text.size() - size));
    return ending.way;
  }
  return Way::kUnknown;
}

bool has_sign_in(std::string_view text) {
  return text.find_first_of("-+(") != std::string_view::npos || text.find("\xE2\x88\x92") != std::string_view::npos ||
         text.find("\xE2\x80\x93") != std::string_view::npos;
}

// The usual amount has no letters; whatever else it has besides a currency is rare.
bool may_have_ending(std::string_view text) { return !text.empty() && is_letter(text.back()); }

}  // namespace

ReadDate read_cell_day(std::string_view cell, DateOrder order) {
  cell = trim_spaces(cell);
  ReadDate out;
  out.fault = cell.empty() ? DateFault::kEmpty : DateFault::kNotADate;
  if (cell.empty() || cell.size() > kMaxCellBytes) return out;
  if (cell.size() > 8 && cell.back() == '.') cell.remove_suffix(1);
  if (cell.size() == 14 && digits_in(cell) == 14) cell = cell.substr(0, 8);
  return read_date(cell, order);
}

CellMoney read_cell_money(std::string_view cell, DecimalSign sign) {
  CellMoney out;
  cell = trim_spaces(cell);
  if (cell.size() > kMaxCellBytes) {
    out.fault = NumberFault::kNotANumber;
    return out;
  }
  ReadNumber number = read_number(cell, sign, kMillionthPlaces);
  if (number.fault == NumberFault::kNotANumber && may_have_ending(cell)) {
    out.way = take_ending(cell);
    if (out.way != Way::kUnknown) number = read_number(cell, sign, kMillionthPlaces);
  }
  out.fault = number.fault;
  out.value = number.value;
  out.too_fine = number.rounded;
  out.has_sign = number.value < 0 || has_sign_in(cell);
  if (!number.currency.empty()) out.currency = currency_of(number.currency);
  if (out.currency.size() != 3) out.currency.clear();
  return out;
}

CellMoney read_cell_balance(std::string_view cell, DecimalSign sign) {
  CellMoney money = read_cell_money(cell, sign);
  if (money.fault != NumberFault::kOtherSign) return money;
  return read_cell_money(cell, sign == DecimalSign::kPoint ? DecimalSign::kComma : DecimalSign::kPoint);
}

bool is_day(std::string_view cell) {
  const DateFault fault = read_cell_day(cell, DateOrder::kDayFirst).fault;
  return fault == DateFault::kNone || fault == DateFault::kOtherOrder || fault == DateFault::kNoSuchDay;
}

bool looks_like_day(std::string_view cell) {
  if (is_day(cell)) return true;
  cell = trim_spaces(cell);
  if (cell.size() < 8 || cell.size() > 10) return false;
  const std::size_t digits = digits_in(cell);
  const auto marks = static_cast<std::size_t>(
      std::count_if(cell.begin(), cell.end(), [](char c) { return c == '/' || c == '-' || c == '.'; }));
  return digits >= 6 && marks == 2 && digits + marks == cell.size() && is_digit(cell.front()) && is_digit(cell.back());
}

bool is_money(std::string_view cell) {
  cell = trim_spaces(cell);
  if (cell.empty() || digits_in(cell) == 0) return false;
  const CellMoney point = read_cell_money(cell, DecimalSign::kPoint);
  if (point.fault != NumberFault::kNone && point.fault != NumberFault::kOtherSign) return false;
  return !is_day(cell);
}

bool has_decimals(std::string_view cell) {
  cell = trim_spaces(cell);
  if (cell.empty() || !is_money(cell)) return false;
  const std::size_t mark = cell.find_last_of(".,");
  const bool two = mark != std::string_view::npos && mark + 1 < cell.size() && is_digit(cell[mark + 1]);
  return two || !read_cell_money(cell, DecimalSign::kPoint).currency.empty();
}

std::string cell_iban(std::string_view cell) {
  cell = trim_spaces(cell);
  if (cell.size() < 15 || cell.size() > 42) return {};
  std::string out;
  for (const char c : cell) {
    if (c == ' ' || c == '-') continue;
    if (!is_digit(c) && !is_letter(c)) return {};
    out += upper(c);
  }
  if (out.size() < 15 || out.size() > 34 || !is_letter(out[0]) || !is_letter(out[1])) return {};
  if (!is_digit(out[2]) || !is_digit(out[3]) || digits_in(out) < 10) return {};
  return out;
}

bool looks_like_account(std::string_view cell) {
  cell = trim_spaces(cell);
  if (cell.size() > 42) return false;
  if (!cell_iban(cell).empty()) return true;
  const std::size_t digits = digits_in(cell);
  std::size_t letters = 0;
  for (const char c : cell) {
    if (is_letter(c)) ++letters;
    const bool other = std::string_view(" -./*_").find(c) != std::string_view::npos;
    if (!is_letter(c) && !is_digit(c) && !other) return false;
  }
  return digits >= 5 && letters <= 4 && !looks_like_day(cell);
}

}  // namespace cairn::finance::reading
