#include "base/written_dates.h"

#include <array>
#include <string>

#include "base/amounts.h"
#include "base/date.h"
#include "base/months.h"

namespace cairn {
namespace {

constexpr std::int32_t kHour = 60, kDay = 1440;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool ended() const { return at_ >= text_.size(); }
  char peek() const { return ended() ? '\0' : text_[at_]; }
  bool at_digit() const { return is_digit(peek()); }
  bool at_letter() const { return is_letter(peek()); }
  bool pass(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void pass_any(std::string_view of) {
    while (!ended() && of.find(text_[at_]) != std::string_view::npos) ++at_;
  }
  // The number there, of at most nine digits, and how many digits it has; 0 digits: none.
  int number(int& digits) {
    int value = 0;
    for (digits = 0; at_digit() && digits < 9; ++digits, ++at_) value = value * 10 + (text_[at_] - '0');
    return value;
  }
  std::string_view word() {
    const std::size_t start = at_;
    while (at_letter()) ++at_;
    return text_.substr(start, at_ - start);
  }
  void pass_word(std::string_view letters) {
    if (text_.substr(at_, letters.size()) == letters) at_ += letters.size();
  }
  std::size_t place() const { return at_; }
  void back_to(std::size_t place) { at_ = place; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct Parts {
  int year = 0, month = 0, day = 0;  // day and month as far as they are told apart
  int first = 0, second = 0;         // of a date in two numbers and a year, in the order in which they stand
  bool undecided = false;            // which of these is the day
  std::int32_t minute = 0;
  bool has_time = false;
};

bool take_year(Cursor& cursor, int& year) {
  int digits = 0;
  year = cursor.number(digits);
  if (digits == 2) year += year < 70 ? 2000 : 1900;
  return (digits == 2 || digits == 4) && year >= 1970 && year <= 2199;
}

void pass_ordinal(Cursor& cursor) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "\xC2\xBA", "\xC2\xB0"}) cursor.pass_word(ending);
}

// From the name of the month on: "December 1st, 2010".
bool take_month_day_year(Cursor& cursor, Parts& parts) {
  parts.month = month_of(cursor.word());
  cursor.pass_any(". ,-");
  int digits = 0;
  parts.day = cursor.number(digits);
  if (parts.month == 0 || digits == 0 || digits > 2) return false;
  pass_ordinal(cursor);
  cursor.pass_any(", .-");
  return take_year(cursor, parts.year);
}

// After "1" of "1 de diciembre de 2010", or after "2010" of "2010-Dec-01".
bool take_month_word(Cursor& cursor, int first, int first_digits, Parts& parts) {
  cursor.pass_word("de ");
  cursor.pass_word("of ");
  parts.month = month_of(cursor.word());
  if (parts.month == 0) return false;
  cursor.pass_any(" -/.,");
  cursor.pass_word("de ");
  cursor.pass_word("del ");
  if (first_digits != 4) {
    parts.day = first;
    return take_year(cursor, parts.year);
  }
  int digits = 0;
  parts.year = first;
  parts.day = cursor.number(digits);
  return digits == 1 || digits == 2;
}

bool take_numbers(Cursor& cursor, char sign, int first, int first_digits, Parts& parts) {
  int digits = 0;
  const int second = cursor.number(digits);
  if (digits == 0 || digits > 2 || !cursor.pass(sign)) return false;
  cursor.pass_any(" ");
  if (first_digits == 4) {
    parts.year = first;
    parts.month = second;
    parts.day = cursor.number(digits);
    return digits == 1 || digits == 2;
  }
  if (!take_year(cursor, parts.year)) return false;
  if (sign == '.') {
    parts.day = first;
    parts.month = second;
  } else {
    parts.first = first;
    parts.second = second;
    parts.undecided = true;
  }
  return true;
}

bool take_day(Cursor& cursor, Parts& parts) {
  if (cursor.at_letter()) {
    const std::size_t start = cursor.place();
    const int month = month_of(cursor.word());
    cursor.pass_any(". ,");
    if (month != 0 || !cursor.at_digit()) {
      // Else it was the name of a weekday, of which another word may follow: "Wed Dec 1, 2010".
      if (month != 0) cursor.back_to(start);
      if (!cursor.at_letter()) return false;
      return take_month_day_year(cursor, parts);
    }
  }
  int digits = 0;
  const int first = cursor.number(digits);
  if (digits == 8) {
    parts.year = first / 10'000;
    parts.month = first / 100 % 100;
    parts.day = first % 100;
    return true;
  }
  if (digits != 1 && digits != 2 && digits != 4) return false;
  if (digits != 4) pass_ordinal(cursor);
  const char sign = cursor.peek();
  cursor.pass_any("-/.");
  cursor.pass_any(" ");
  if (cursor.at_letter()) return take_month_word(cursor, first, digits, parts);
  return (sign == '-' || sign == '/' || sign == '.') && take_numbers(cursor, sign, first, digits, parts);
}

// "am", "P.M."; 0: neither, and nothing is taken.
char take_half(Cursor& cursor) {
  const std::size_t start = cursor.place();
  std::string letters;
  while ((cursor.at_letter() || cursor.peek() == '.') && letters.size() < 3) {
    const char c = cursor.peek();
    cursor.pass(c);
    if (c != '.') letters += c;
  }
  cursor.pass_any(".");
  if (letters == "am" || letters == "AM" || letters == "Am") return 'a';
  if (letters == "pm" || letters == "PM" || letters == "Pm") return 'p';
  cursor.back_to(start);
  return 0;
}

// "Z", "UTC", "+02:00", "-0500", "(CET)": only that it is one.
bool pass_zone(Cursor& cursor) {
  cursor.pass_any(" ");
  cursor.pass_any("(");
  if (cursor.at_letter() && cursor.word().size() > 5) return false;
  if (cursor.peek() == '+' || cursor.peek() == '-') {
    cursor.pass_any("+-");
    int digits = 0;
    cursor.number(digits);
    if (digits == 0 || digits > 4) return false;
    if (cursor.pass(':')) cursor.number(digits);
  }
  cursor.pass_any(") ");
  return cursor.ended();
}

// Up to the end of the cell.
bool take_clock(Cursor& cursor, std::int32_t& minute) {
  int digits = 0, ignored = 0;
  int hour = cursor.number(digits), minutes = 0;
  bool told = true;
  if (digits == 4) {
    minutes = hour % 100;
    hour /= 100;
  } else if (digits == 6) {
    minutes = hour / 100 % 100;
    hour /= 10'000;
  } else if (digits != 1 && digits != 2) {
    return false;
  } else if (cursor.pass(':') || cursor.pass('.') || cursor.pass('h')) {
    minutes = cursor.number(digits);
    if (digits != 2) return false;
    if (cursor.pass(':') || cursor.pass('.')) {
      cursor.number(digits);
      if (digits != 2) return false;
      if (cursor.pass('.') || cursor.pass(',')) cursor.number(ignored);
    }
  } else {
    told = false;  // "8" alone is no time, "8 pm" is
  }
  cursor.pass_any(" ");
  const char half = take_half(cursor);
  if (half == 0 && !told) return false;
  if (half != 0) {
    if (hour < 1 || hour > 12) return false;
    hour = hour % 12 + (half == 'p' ? 12 : 0);
  }
  if (hour > 23 || minutes > 59) return false;
  minute = hour * kHour + minutes;
  return pass_zone(cursor);
}

bool take_parts(std::string_view text, Parts& parts) {
  Cursor cursor(text);
  if (!take_day(cursor, parts)) return false;
  if (cursor.ended()) return true;
  if (!cursor.pass('T') && !cursor.pass('t')) {
    const std::size_t before = cursor.place();
    cursor.pass_any(" ,");
    for (const std::string_view word : {"at ", "um ", "\xC3\xA0 "}) cursor.pass_word(word);
    if (cursor.place() == before) return false;
  }
  parts.has_time = true;
  return take_clock(cursor, parts.minute);
}

// A day that some month of some year has.
bool may_be_day(int year, int month, int day) {
  return year >= 1970 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool is_day(int year, int month, int day) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return may_be_day(year, month, day) && day <= kDays[static_cast<std::size_t>(month)] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

ReadDate read_date(std::string_view text, DateOrder order) {
  ReadDate out;
  text = trim_spaces(text);
  Parts parts;
  if (text.empty()) {
    out.fault = DateFault::kEmpty;
    return out;
  }
  out.fault = DateFault::kNotADate;
  if (!take_parts(text, parts)) return out;
  if (parts.undecided) {
    const bool day_first = order == DateOrder::kDayFirst;
    parts.day = day_first ? parts.first : parts.second;
    parts.month = day_first ? parts.second : parts.first;
    if (!is_day(parts.year, parts.month, parts.day) && is_day(parts.year, parts.day, parts.month)) {
      out.fault = DateFault::kOtherOrder;
      return out;
    }
  }
  if (!is_day(parts.year, parts.month, parts.day)) {
    if (may_be_day(parts.year, parts.month, parts.day)) out.fault = DateFault::kNoSuchDay;
    return out;
  }
  out.fault = DateFault::kNone;
  out.day = to_date({parts.year, parts.month, parts.day}).days;
  out.minute = parts.minute;
  out.has_time = parts.has_time;
  return out;
}

std::optional<std::int32_t> read_clock(std::string_view text) {
  Cursor cursor(trim_spaces(text));
  std::int32_t minute = 0;
  if (!take_clock(cursor, minute) || minute >= kDay) return {};
  return minute;
}

DateHint date_hint(std::string_view text) {
  Parts parts;
  if (!take_parts(trim_spaces(text), parts) || !parts.undecided) return DateHint::kNothing;
  const bool day_first = is_day(parts.year, parts.second, parts.first);
  const bool month_first = is_day(parts.year, parts.first, parts.second);
  if (day_first && month_first) return parts.first == parts.second ? DateHint::kNothing : DateHint::kEither;
  if (day_first) return DateHint::kDayFirst;
  return month_first ? DateHint::kMonthFirst : DateHint::kNothing;
}

}  // namespace cairn
