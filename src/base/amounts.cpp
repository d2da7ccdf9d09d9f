#include "base/amounts.h"

#include <algorithm>

#include "base/currency.h"

namespace cairn {
namespace {

constexpr std::int64_t kMostUnits = 100'000'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of a space that starts there: ASCII, no-break, thin, narrow no-break, figure. 0: none.
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (text[0] != '\xC2' && text[0] != '\xE2') return 0;
  if (text.substr(0, 2) == "\xC2\xA0") return 2;
  for (const std::string_view space : {"\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87"})
    if (text.substr(0, 3) == space) return 3;
  return 0;
}

// A mark that parts groups of digits besides comma and point.
std::size_t group_mark_at(std::string_view text) {
  if (const std::size_t space = space_at(text); space > 0) return space;
  if (text[0] == '\'') return 1;
  return text.substr(0, 3) == "\xE2\x80\x99" ? 3 : 0;
}

// Bytes of a minus sign, or of a dash that stands for one.
std::size_t minus_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == '-') return 1;
  return text.substr(0, 3) == "\xE2\x88\x92" || text.substr(0, 3) == "\xE2\x80\x93" ? 3 : 0;
}

struct Parts {
  std::string_view before, digits, after;
  bool negative = false;
};

// Everything from the first digit to the last one, with a decimal sign that leads it (".50").
bool take_apart(std::string_view text, Parts& parts) {
  text = trim_spaces(text);
  if (text.size() > 1 && text.front() == '(' && text.back() == ')') {
    parts.negative = true;
    text = trim_spaces(text.substr(1, text.size() - 2));
  }
  const auto first = std::find_if(text.begin(), text.end(), is_digit);
  if (first == text.end()) return false;
  auto begin = static_cast<std::size_t>(first - text.begin());
  std::size_t end = text.size();
  while (!is_digit(text[end - 1])) --end;
  if (begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ',')) --begin;
  parts.before = text.substr(0, begin);
  parts.digits = text.substr(begin, end - begin);
  parts.after = text.substr(end);
  for (const std::string_view nothing : {",--", ",-", ".--", ".-"})  // "12,-" is twelve, not minus twelve
    if (parts.after.substr(0, nothing.size()) == nothing) {
      parts.after.remove_prefix(nothing.size());
      break;
    }
  return true;
}

// Bytes of a minus sign at the end.
std::size_t minus_behind(std::string_view text) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}})
    if (text.size() >= size && minus_at(text.substr(text.size() - size)) == size) return size;
  return 0;
}

// Takes signs off both ends of what stands beside the digits; false: there are two.
bool take_signs(std::string_view& side, bool& negative) {
  for (side = trim_spaces(side); !side.empty(); side = trim_spaces(side)) {
    const std::size_t front = minus_at(side), back = minus_behind(side);
    if (front == 0 && back == 0) {
      if (side[0] != '+') break;
      side.remove_prefix(1);
      continue;
    }
    if (negative) return false;
    negative = true;
    if (front > 0)
      side.remove_prefix(front);
    else
      side.remove_suffix(back);
  }
  return true;
}

struct Digits {
  std::int64_t value = 0;
  bool rounded = false, too_large = false;
};

// Adds up the digits of a number and its groups; decimals beyond those wanted round it.
class DigitReader {
 public:
  explicit DigitReader(int decimals) : left_(decimals) {}

  void digit(char c) {
    if (!fraction_) {
      ++group_size_;
      out_.too_large = out_.too_large || out_.value > kMostUnits / 10;
      if (!out_.too_large) out_.value = out_.value * 10 + (c - '0');
    } else if (left_ > 0) {
      --left_;
      out_.value = out_.value * 10 + (c - '0');
    } else {
      if (!beyond_) up_ = c >= '5';
      beyond_ = true;
      out_.rounded = out_.rounded || c != '0';
    }
  }
  bool group() {
    if (fraction_ || group_size_ == 0 || group_size_ > 3 || (grouped_ && group_size_ != 3)) return false;
    grouped_ = true;
    group_size_ = 0;
    return true;
  }
  bool decimal_sign() {
    if (fraction_ || (grouped_ && group_size_ != 3)) return false;
    return fraction_ = true;
  }
  bool finish(Digits& out) {
    if (!fraction_ && grouped_ && group_size_ != 3) return false;
    for (; left_ > 0; --left_) out_.value *= 10;
    if (up_) ++out_.value;
    out = out_;
    return true;
  }

 private:
  Digits out_;
  int left_, group_size_ = 0;
  bool fraction_ = false, grouped_ = false, beyond_ = false, up_ = false;
};

bool read_digits(std::string_view text, DecimalSign sign, int decimals, Digits& out) {
  const char decimal = sign == DecimalSign::kPoint ? '.' : ',';
  DigitReader reader(decimals);
  while (!text.empty()) {
    const char c = text[0];
    std::size_t size = 1;
    if (is_digit(c)) {
      reader.digit(c);
    } else if (c == decimal) {
      if (!reader.decimal_sign()) return false;
    } else {
      if (c != '.' && c != ',') size = group_mark_at(text);
      if (size == 0 || !reader.group()) return false;
    }
    text.remove_prefix(size);
  }
  return reader.finish(out);
}

// The plainest form, which nearly every cell has: digits, perhaps a sign before them and a decimal sign in them.
bool read_plain(std::string_view text, DecimalSign sign, int decimals, ReadNumber& out) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 11) return false;
  const char decimal = sign == DecimalSign::kPoint ? '.' : ',';
  std::int64_t value = 0;
  int left = -1;
  for (const char c : text) {
    if (is_digit(c) && left != 0) {
      value = value * 10 + (c - '0');
      if (left > 0) --left;
    } else if (c == decimal && left < 0 && decimals > 0) {
      left = decimals;
    } else {
      return false;
    }
  }
  if (left == decimals) return false;  // it ends with its decimal sign
  for (int i = left < 0 ? decimals : left; i > 0; --i) value *= 10;
  out.value = negative ? -value : value;
  return true;
}

}  // namespace

std::string_view trim_spaces(std::string_view text) {
  // Nearly every cell has nothing to take off.
  const auto plain = [](char c) { return c > ' ' && c <= '~'; };
  if (text.empty() || (plain(text.front()) && plain(text.back()))) return text;
  for (std::size_t size = space_at(text); size > 0; size = space_at(text)) text.remove_prefix(size);
  for (bool again = true; again;) {
    again = false;
    for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
      if (text.size() < size || space_at(text.substr(text.size() - size)) != size) continue;
      text.remove_suffix(size);
      again = true;
      break;
    }
  }
  return text;
}

ReadNumber read_number(std::string_view text, DecimalSign sign, int decimals) {
  ReadNumber out;
  if (read_plain(text, sign, decimals, out)) return out;
  if (trim_spaces(text).empty()) {
    out.fault = NumberFault::kEmpty;
    return out;
  }
  out.fault = NumberFault::kNotANumber;
  Parts parts;
  if (!take_apart(text, parts)) return out;
  if (!take_signs(parts.before, parts.negative) || !take_signs(parts.after, parts.negative)) return out;
  if (!parts.before.empty() && !parts.after.empty()) return out;
  out.currency = parts.before.empty() ? parts.after : parts.before;
  if (!out.currency.empty() && currency_of(out.currency).empty()) return out;
  Digits digits;
  if (!read_digits(parts.digits, sign, decimals, digits)) {
    const DecimalSign other = sign == DecimalSign::kPoint ? DecimalSign::kComma : DecimalSign::kPoint;
    if (read_digits(parts.digits, other, decimals, digits)) out.fault = NumberFault::kOtherSign;
    return out;
  }
  out.fault = digits.too_large ? NumberFault::kTooLarge : NumberFault::kNone;
  out.rounded = digits.rounded;
  out.value = parts.negative ? -digits.value : digits.value;
  return out;
}

DecimalHint decimal_hint(std::string_view text) {
  Parts parts;
  if (!take_apart(text, parts)) return DecimalHint::kNothing;
  Digits digits;
  const bool point = read_digits(parts.digits, DecimalSign::kPoint, 4, digits);
  const bool comma = read_digits(parts.digits, DecimalSign::kComma, 4, digits);
  if (parts.digits.find_first_of(".,") == std::string_view::npos || point == comma) {
    const bool either = point && parts.digits.find_first_of(".,") != std::string_view::npos;
    // Nobody groups digits after a nought: "0.125" is an eighth.
    if (either && parts.digits[0] == '0') return parts.digits[1] == '.' ? DecimalHint::kPoint : DecimalHint::kComma;
    return either ? DecimalHint::kEither : DecimalHint::kNothing;
  }
  return point ? DecimalHint::kPoint : DecimalHint::kComma;
}

}  // namespace cairn
