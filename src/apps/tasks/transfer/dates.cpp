#include "apps/tasks/transfer/dates.h"

#include <algorithm>
#include <array>

#include "apps/tasks/phrases.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::size_t kMaxDateText = 120;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 100 && year >= 0) year += 2000;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const Date date = to_date({year, month, day});
  if (to_civil(date).day != day) return {};
  return date;
}

// The words of a date: letters, numbers and times stand alone ("9am" is one word), commas and the like are gaps.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool in_word = is_letter(c) || is_digit(c) || c == ':' || c == '-' || c == '/' || c == '+' || c == '!' ||
                         c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (in_word)
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    else
      close();
  }
  close();
  for (std::string& w : words)
    while (w.size() > 1 && w.back() == '.') w.pop_back();  // "Dec." and the end of a sentence
  return words;
}

std::optional<std::array<int, 3>> three_numbers(std::string_view word, char by) {
  std::array<int, 3> numbers{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t end = i < 2 ? word.find(by, at) : word.size();
    if (end == std::string_view::npos || end == at || end - at > 4) return {};
    const auto number = small_number(word.substr(at, end - at));
    if (!number) return {};
    numbers[i] = *number;
    at = end + 1;
  }
  return numbers;
}

std::optional<int> ordinal(std::string_view word) {  // "24", "24th"
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  if (digits == 0 || digits > 4) return {};
  const std::string_view rest = word.substr(digits);
  if (!rest.empty() && rest != "st" && rest != "nd" && rest != "rd" && rest != "th") return {};
  return small_number(word.substr(0, digits));
}

// A reader of the words of one date.
class WhenReader {
 public:
  WhenReader(std::vector<std::string> words, const DateRules& rules) : words_(std::move(words)), rules_(rules) {}

  std::optional<ReadWhen> read() {
    while (at_ < words_.size()) {
      if (!read_time_words() && !read_day_words()) return {};
    }
    if (!day_ && !out_.when.minute) return {};
    if (!day_) {
      out_.relative = true;
      day_ = rules_.today.day;
    }
    out_.when.day = *day_;
    return out_;
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead]) : std::string_view();
  }
  bool take_day(std::optional<Date> day, std::size_t words) {
    if (!day || day_) return false;
    day_ = day;
    at_ += words;
    return true;
  }
  bool take_relative(Date day, std::size_t words) {
    out_.relative = true;
    return take_day(day, words);
  }

  bool read_time_words() {
    if (word() == "at" || word() == "by") {
      if (word(1).empty() || !read_time(word(1))) return false;
      ++at_;
    }
    std::optional<int> minute;
    std::size_t used = 1;
    if (word(1) == "am" || word(1) == "pm") {
      minute = read_time(std::string(word()) + std::string(word(1)));
      used = 2;
    } else if (word().find(':') != std::string_view::npos || word() == "noon" || word() == "midnight" ||
               (word().size() > 2 &&
                (word().substr(word().size() - 2) == "am" || word().substr(word().size() - 2) == "pm"))) {
      minute = read_time(word());
    }
    if (!minute || out_.when.minute) return false;
    out_.when.minute = minute;
    at_ += used;
    return true;
  }

  bool read_day_words() {
    const std::string_view w = word();
    const Date today = rules_.today.day;
    if (w == "today" || w == "tod") return take_relative(today, 1);
    if (w == "tomorrow" || w == "tom") return take_relative(add_days(today, 1), 1);
    if (w == "yesterday") return take_relative(add_days(today, -1), 1);
    if (w == "on" || w == "the" || w == "of") return ++at_, true;
    if (w == "in" || w == "next" || w.front() == '+') return read_ahead();
    if (read_numeric()) return true;
    if (read_month_words()) return true;
    if (const auto weekday = weekday_of_word(w)) {
      // A weekday before or after a date adds nothing to it; alone it is the next one.
      const bool with_date = day_.has_value() || month_of(word(1)) || month_of(word(2)) ||
                             (!word(1).empty() && is_digit(word(1).front()) && !read_time(word(1)));
      if (with_date) return ++at_, true;
      const int ahead = (*weekday - static_cast<int>(weekday_of(today)) + 7) % 7;
      return take_relative(add_days(today, ahead), 1);
    }
    return false;
  }

  bool read_ahead() {  // "in 3 days", "next week", "next friday", "+3d"
    const Date today = rules_.today.day;
    std::string_view w = word();
    if (w.front() == '+') {
      const auto period = read_period(w.substr(1));
      if (!period) return false;
      return take_relative(ahead(today, period->unit, period->every), 1);
    }
    if (w == "in") {
      const auto number = word(1) == "a" ? std::optional<int>(1) : small_number(word(1));
      const auto period =
          number ? read_period(std::string(word(1) == "a" ? "1" : word(1)) + std::string(word(2))) : std::nullopt;
      if (!period || period->every < 1) return false;
      return take_relative(ahead(today, period->unit, period->every), 3);
    }
    if (word(1) == "week") return take_relative(add_days(monday_of(today), 7), 2);
    if (word(1) == "month") {
      CivilDate civil = to_civil(ahead(today, RepeatUnit::kMonth, 1));
      civil.day = 1;
      return take_relative(to_date(civil), 2);
    }
    if (const auto weekday = weekday_of_word(word(1)))  // of the week after this one
      return take_relative(add_days(monday_of(today), 7 + *weekday), 2);
    return false;
  }

  static Date ahead(Date from, RepeatUnit unit, int count) {
    if (unit == RepeatUnit::kDay) return add_days(from, count);
    if (unit == RepeatUnit::kWeek) return add_days(from, 7 * count);
    CivilDate civil = to_civil(from);
    const int months = civil.month - 1 + (unit == RepeatUnit::kYear ? 12 : 1) * count;
    civil.year += months / 12;
    civil.month = months % 12 + 1;
    for (int day = civil.day; day > 27; --day)
      if (const auto date = make_date(civil.year, civil.month, day)) return *date;
    return to_date(civil);
  }

  bool read_numeric() {
    const std::string_view w = word();
    if (const auto iso = three_numbers(w, '-'); iso && w.find('-') == 4) {
      return take_day(make_date((*iso)[0], (*iso)[1], (*iso)[2]), 1);
    } else if (iso) {
      return take_day(make_date((*iso)[2], (*iso)[1], (*iso)[0]), 1);  // 24-12-2026
    }
    if (const auto dotted = three_numbers(w, '.'))
      return take_day(make_date((*dotted)[2], (*dotted)[1], (*dotted)[0]), 1);
    if (const auto slashed = three_numbers(w, '/')) {
      const auto [a, b, c] = *slashed;
      if (a > 31) return take_day(make_date(a, b, c), 1);  // 2026/12/24
      DayOrder order = a > 12 ? DayOrder::kDayFirst : b > 12 ? DayOrder::kMonthFirst : rules_.order;
      if (order == DayOrder::kUnknown && a != b) out_.ambiguous = true;
      return take_day(order == DayOrder::kMonthFirst ? make_date(c, a, b) : make_date(c, b, a), 1);
    }
    return false;
  }

  bool read_month_words() {  // "24 dec", "dec 24", each with a year after it
    const auto first_month = month_of(word());
    const auto second_month = month_of(word(1));
    const auto day = first_month ? ordinal(word(1)) : ordinal(word());
    const auto month = first_month ? first_month : second_month;
    if (!month || !day || *day > 31) return false;
    if (const auto year = small_number(word(2)); year && word(2).size() == 4) {
      return take_day(make_date(*year, *month, *day), 3);
    }
    const int this_year = to_civil(rules_.today.day).year;
    for (int year = this_year; year < this_year + 9; ++year)  // 29 Feb may be years away
      if (const auto date = make_date(year, *month, *day); date && *date >= rules_.today.day) return take_day(date, 2);
    return false;
  }

  std::vector<std::string> words_;
  const DateRules& rules_;
  std::size_t at_ = 0;
  std::optional<Date> day_;
  ReadWhen out_;
};

}  // namespace

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  if (word.size() < 3) return {};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || word == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  return {};
}

std::optional<int> weekday_of_word(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  if (word.size() < 3) return {};
  if (word == "tues") return 1;
  if (word == "thur" || word == "thurs") return 3;
  if (word == "weds") return 2;
  for (std::size_t i = 0; i < kDays.size(); ++i)
    if (word == kDays[i] || word == kDays[i].substr(0, 3)) return static_cast<int>(i);
  return {};
}

std::optional<ReadWhen> read_when(std::string_view text, const DateRules& rules) {
  text = trim(text);
  if (text.empty() || text.size() > kMaxDateText) return {};
  if (text.size() == 10)
    if (const auto day = parse_date(text)) return ReadWhen{{*day, {}}};
  if (text.size() >= 15 && is_digit(text.front())) {
    if (const auto instant = read_instant(text, rules.utc_offset_minutes)) {
      // A time without an offset floats: it is kept, also at midnight. An instant at local midnight stands for a day.
      const std::string_view tail = text.substr(10);
      const bool floats =
          text.back() != 'Z' && text.back() != 'z' && tail.find_first_of("+-") == std::string_view::npos;
      return ReadWhen{floats ? local_when(*instant, rules.utc_offset_minutes)
                             : local_day_or_when(*instant, rules.utc_offset_minutes)};
    }
  }
  if (auto read = WhenReader(words_of(text), rules).read()) return read;
  // As it would be said to Cairn itself: "tomorrow at 10". There the day of "03/04" comes first, here that is the
  // file's.
  if (text.find('/') != std::string_view::npos) return {};
  const Result<When> said = parse_when(text, rules.today);
  return said ? std::optional(ReadWhen{said.value(), true}) : std::nullopt;
}

DayOrder day_order_of(const std::vector<std::string_view>& dates) {
  bool day_first = false, month_first = false;
  for (const std::string_view text : dates) {
    const std::string_view date = trim(text);
    const auto numbers = three_numbers(date.substr(0, date.find(' ')), '/');
    if (!numbers || (*numbers)[0] > 31) continue;
    if ((*numbers)[0] > 12) day_first = true;
    if ((*numbers)[1] > 12) month_first = true;
  }
  if (day_first == month_first) return DayOrder::kUnknown;
  return day_first ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

}  // namespace cairn::tasks::transfer
