// Recurrences in words, and the day on which one begins.

#include <algorithm>
#include <array>

#include "apps/tasks/transfer/dates.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::uint8_t kWorkdays = 0b0011111;
constexpr std::uint8_t kWeekend = 0b1100000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int days_in_month(int year, int month) {
  const Date first = to_date({year, month, 1});
  const Date next = month == 12 ? to_date({year + 1, 1, 1}) : to_date({year, month + 1, 1});
  return days_between(first, next);
}

int weekday_of_bits(std::uint8_t bits) {
  for (int day = 0; day < 7; ++day)
    if (bits & (1u << day)) return day;
  return 0;
}

std::optional<Date> nth_in_month(int year, int month, int weekday, int nth) {
  const int length = days_in_month(year, month);
  if (nth > 0) {
    const int first = (weekday - static_cast<int>(weekday_of(to_date({year, month, 1}))) + 7) % 7;
    return to_date({year, month, 1 + first + 7 * (nth - 1)});
  }
  const Date last = to_date({year, month, length});
  return add_days(last, -((static_cast<int>(weekday_of(last)) - weekday + 7) % 7));
}

Date first_in_months(const Repeat& repeat, Date from) {
  CivilDate civil = to_civil(from);
  for (int step = 0; step < 2; ++step) {
    std::optional<Date> day;
    if (repeat.nth_weekday != 0) {
      day = nth_in_month(civil.year, civil.month, weekday_of_bits(repeat.weekdays), repeat.nth_weekday);
    } else {
      const int length = days_in_month(civil.year, civil.month);
      day = to_date({civil.year, civil.month, repeat.month_day < 0 ? length : std::min(repeat.month_day, length)});
    }
    if (day && *day >= from) return *day;
    if (++civil.month > 12) {
      civil.month = 1;
      ++civil.year;
    }
  }
  return from;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : to_lower_ascii(text) + " ") {
    if (c == ' ' || c == ',' || c == '\t' || c == '&') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  return words;
}

struct UnitWord {
  std::string_view word;
  RepeatUnit unit;
  int every;
  std::uint8_t weekdays;
};
constexpr UnitWord kAdverbs[] = {{"daily", RepeatUnit::kDay, 1, 0},
                                 {"day", RepeatUnit::kDay, 1, 0},
                                 {"weekly", RepeatUnit::kWeek, 1, 0},
                                 {"week", RepeatUnit::kWeek, 1, 0},
                                 {"sennight", RepeatUnit::kWeek, 1, 0},
                                 {"fortnight", RepeatUnit::kWeek, 2, 0},
                                 {"biweekly", RepeatUnit::kWeek, 2, 0},
                                 {"monthly", RepeatUnit::kMonth, 1, 0},
                                 {"month", RepeatUnit::kMonth, 1, 0},
                                 {"bimonthly", RepeatUnit::kMonth, 2, 0},
                                 {"quarterly", RepeatUnit::kMonth, 3, 0},
                                 {"quarter", RepeatUnit::kMonth, 3, 0},
                                 {"semiannual", RepeatUnit::kMonth, 6, 0},
                                 {"yearly", RepeatUnit::kYear, 1, 0},
                                 {"year", RepeatUnit::kYear, 1, 0},
                                 {"annual", RepeatUnit::kYear, 1, 0},
                                 {"annually", RepeatUnit::kYear, 1, 0},
                                 {"biannual", RepeatUnit::kYear, 2, 0},
                                 {"biyearly", RepeatUnit::kYear, 2, 0},
                                 {"weekdays", RepeatUnit::kWeek, 1, kWorkdays},
                                 {"weekday", RepeatUnit::kWeek, 1, kWorkdays},
                                 {"workday", RepeatUnit::kWeek, 1, kWorkdays},
                                 {"workdays", RepeatUnit::kWeek, 1, kWorkdays},
                                 {"weekend", RepeatUnit::kWeek, 1, kWeekend},
                                 {"weekends", RepeatUnit::kWeek, 1, kWeekend}};

const UnitWord* adverb_of(std::string_view word) {
  for (const UnitWord& known : kAdverbs)
    if (word == known.word) return &known;
  return nullptr;
}

Repeat repeat_of(const UnitWord& word, int every = 1) {
  Repeat repeat;
  repeat.unit = word.unit;
  repeat.every = word.every * every;
  repeat.weekdays = word.weekdays;
  return repeat;
}

std::optional<int> ordinal_number(std::string_view word) {  // "2nd", "second"
  static constexpr std::array<std::string_view, 4> kWords = {"first", "second", "third", "fourth"};
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (word == kWords[i]) return static_cast<int>(i) + 1;
  if (word.size() < 3 || !is_digit(word.front())) return {};
  const std::string_view tail = word.substr(word.size() - 2);
  if (tail != "st" && tail != "nd" && tail != "rd" && tail != "th") return {};
  return small_number(word.substr(0, word.size() - 2));
}

class RepeatReader {
 public:
  RepeatReader(std::vector<std::string> words, const DateRules& rules) : words_(std::move(words)), rules_(rules) {}

  std::optional<ReadRepeat> read() {
    if (!read_start()) return {};
    Date from = rules_.today.day;
    std::optional<int> minute;
    while (at_ < words_.size()) {
      const std::string_view word = words_[at_];
      const bool starting = word == "starting" || word == "from" || word == "start";
      const bool ending = word == "until" || word == "ending" || word == "till";
      const bool at_time = word == "at" || word == "@" || read_time(word).has_value() ||
                           (at_ + 1 < words_.size() && read_time(std::string(word) + words_[at_ + 1]));
      if (!starting && !ending && !at_time) return {};
      if (!at_time || word == "at" || word == "@") ++at_;
      const auto when = at_time ? std::nullopt : rest_as_date();
      if (starting && when) {
        from = when->when.day;
        if (when->when.minute) minute = when->when.minute;
      } else if (ending && when) {
        out_.until = when->when.day;
      } else if (at_time && at_ < words_.size()) {
        minute = read_time(words_[at_]);
        if (!minute && at_ + 1 < words_.size()) {  // "9 am"
          minute = read_time(words_[at_] + words_[at_ + 1]);
          ++at_;
        }
        if (!minute) return {};
        ++at_;
      } else {
        return {};
      }
    }
    if (out_.every < 1 || out_.every > 999) return {};
    const Date day = anchor_ && *anchor_ >= from ? *anchor_ : first_day(out_, from);
    return ReadRepeat{out_, When{day, minute}};
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead]) : std::string_view();
  }

  // The words up to the next keyword, as a date.
  std::optional<ReadWhen> rest_as_date() {
    std::string date;
    while (at_ < words_.size() && word() != "until" && word() != "ending" && word() != "starting" && word() != "till") {
      date += (date.empty() ? "" : " ") + words_[at_++];
    }
    return read_when(date, rules_);
  }

  bool read_start() {
    if (word() == "after" && small_number(word(1))) {  // "after 3 days"
      out_.after_completion = true;
      ++at_;
      return read_count();
    }
    if (word() != "every" && word() != "every!" && word() != "ev" && word() != "ev!" && word() != "each") {
      const UnitWord* adverb = adverb_of(word());
      if (!adverb || word() == "day" || word() == "week" || word() == "month" || word() == "year") return false;
      out_ = repeat_of(*adverb);
      ++at_;
      return true;
    }
    out_.after_completion = word().back() == '!';
    ++at_;
    return read_count();
  }

  bool read_count() {
    const bool after = out_.after_completion;
    int every = 1;
    if (word() == "other") {
      every = 2;
      ++at_;
    } else if (const auto number = small_number(word()); number && !word(1).empty() && unit_of(word(1))) {
      every = *number;
      ++at_;
    }
    if (const UnitWord* unit = unit_of(word())) {
      if (every > 999) return false;
      out_ = repeat_of(*unit, every);
      out_.after_completion = after;
      ++at_;
      return true;
    }
    out_.every = every;
    return read_weekdays() || read_month_day();
  }

  static const UnitWord* unit_of(std::string_view word) {
    if (const UnitWord* unit = adverb_of(word)) return unit;
    if (word.size() > 1 && word.back() == 's') return adverb_of(word.substr(0, word.size() - 1));
    return nullptr;
  }

  bool read_weekdays() {
    if (!weekday_of_word(word())) return false;
    out_.unit = RepeatUnit::kWeek;
    while (true) {
      if (const auto weekday = weekday_of_word(word())) {
        out_.weekdays = static_cast<std::uint8_t>(out_.weekdays | (1u << *weekday));
      } else if (word() != "and") {
        return true;
      }
      ++at_;
    }
  }

  // "14", "14th", "last day", "2nd tuesday", "last friday", "24 dec", "dec 24"
  bool read_month_day() {
    if (const auto month = month_of(word()); month || month_of(word(1))) {
      const auto when = read_when(words_[at_] + " " + std::string(word(1)), rules_);
      if (!when) return false;
      out_.unit = RepeatUnit::kYear;
      anchor_ = when->when.day;
      at_ += 2;
      return true;
    }
    const bool last = word() == "last";
    const auto nth = last ? std::optional<int>(-1) : ordinal_number(word());
    out_.unit = RepeatUnit::kMonth;
    if (nth && weekday_of_word(word(1)) && *nth <= 4) {
      out_.nth_weekday = *nth;
      out_.weekdays = static_cast<std::uint8_t>(1u << *weekday_of_word(word(1)));
      at_ += 2;
    } else if (last && word(1) == "day") {
      out_.month_day = -1;
      at_ += 2;
    } else if (const auto day = nth ? nth : small_number(word()); day && *day >= 1 && *day <= 31 && !last) {
      out_.month_day = *day;
      ++at_;
      if (word() == "day") ++at_;
    } else {
      return false;
    }
    if ((word() == "of" || word() == "in") && (word(1) == "the" || word(1) == "each" || word(1) == "every") &&
        word(2) == "month")
      at_ += 3;
    if ((word() == "of" || word() == "in") && word(1) == "month") at_ += 2;
    return true;
  }

  std::vector<std::string> words_;
  const DateRules& rules_;
  std::size_t at_ = 0;
  Repeat out_;
  std::optional<Date> anchor_;
};

}  // namespace

Date first_day(const Repeat& repeat, Date from) {
  if (repeat.unit == RepeatUnit::kWeek && repeat.weekdays != 0) {
    for (int ahead = 0; ahead < 7; ++ahead)
      if (repeat.weekdays & (1u << static_cast<int>(weekday_of(add_days(from, ahead))))) return add_days(from, ahead);
  }
  if (repeat.unit == RepeatUnit::kMonth && (repeat.month_day != 0 || (repeat.nth_weekday != 0 && repeat.weekdays != 0)))
    return first_in_months(repeat, from);
  return from;
}

std::optional<ReadRepeat> read_repeat(std::string_view text, const DateRules& rules) {
  constexpr std::size_t kMaxWords = 40;
  if (text.empty() || text.size() > 200) return {};
  std::vector<std::string> words = words_of(text);
  if (words.empty() || words.size() > kMaxWords) return {};
  return RepeatReader(std::move(words), rules).read();
}

std::optional<Repeat> read_period(std::string_view text) {
  std::string word = to_lower_ascii(trim(text));
  if (const UnitWord* adverb = adverb_of(word)) return repeat_of(*adverb);
  const bool iso = word.size() > 2 && word.front() == 'p' && is_digit(word[1]);
  if (iso) word.erase(0, 1);
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  const auto every = digits == 0 ? std::optional<int>(1) : small_number(std::string_view(word).substr(0, digits));
  const std::string_view unit = trim(std::string_view(word).substr(digits));
  if (!every || *every < 1 || unit.empty() || (digits == 0 && unit.size() < 2)) return {};
  Repeat repeat;
  repeat.every = *every;
  if (unit == "d" || unit == "day" || unit == "days") {
    repeat.unit = RepeatUnit::kDay;
  } else if (unit == "w" || unit == "wk" || unit == "wks" || unit == "week" || unit == "weeks") {
    repeat.unit = RepeatUnit::kWeek;
  } else if (unit == "m" || unit == "mo" || unit == "mos" || unit == "mth" || unit == "mths" || unit == "mnths" ||
             unit == "month" || unit == "months") {
    repeat.unit = RepeatUnit::kMonth;
  } else if (unit == "q" || unit == "qtr" || unit == "qtrs" || unit == "quarter" || unit == "quarters") {
    repeat.unit = RepeatUnit::kMonth;
    repeat.every *= 3;
  } else if (unit == "y" || unit == "yr" || unit == "yrs" || unit == "year" || unit == "years") {
    repeat.unit = RepeatUnit::kYear;
  } else {
    return {};
  }
  if (repeat.every > 999) return {};
  return repeat;
}

}  // namespace cairn::tasks::transfer
