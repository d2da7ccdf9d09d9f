#include "apps/tasks/repeat_phrases.h"

#include "apps/tasks/phrases.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::uint8_t kEveryWeekday = 0b0001'1111;  // Monday to Friday
constexpr int kMostInARow = 12;  // "every 3rd house" counts houses; beyond a dozen it is a day of the month

std::uint8_t bit_of(Weekday weekday) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(weekday)); }

struct NamedUnit {
  RepeatUnit unit = RepeatUnit::kDay;
  int size = 1;  // in units
};

std::optional<NamedUnit> unit_named(std::string_view word) {
  if (is_one_of(word, {"day", "days"})) return NamedUnit{RepeatUnit::kDay};
  if (is_one_of(word, {"week", "weeks"})) return NamedUnit{RepeatUnit::kWeek};
  if (is_one_of(word, {"fortnight", "fortnights"})) return NamedUnit{RepeatUnit::kWeek, 2};
  if (is_one_of(word, {"month", "months"})) return NamedUnit{RepeatUnit::kMonth};
  if (is_one_of(word, {"year", "years"})) return NamedUnit{RepeatUnit::kYear};
  return {};
}

std::optional<Weekday> weekday_or_plural(std::string_view word) {
  if (const auto weekday = weekday_named(word)) return weekday;
  if (word.size() > 6 && word.back() == 's') return weekday_named(word.substr(0, word.size() - 1));
  return {};
}

// Reads on from word `at`; every reader says how many words it took, 0 where nothing fits.
class Reader {
 public:
  Reader(const Words& words, std::size_t at, const Today& today) : words_(words), start_(at), at_(at), today_(today) {}

  RepeatMatch read() {
    const bool found = adverb() || every();
    if (!found) return {};
    suffixes();
    match_.words = at_ - start_;
    const Repeat& repeat = match_.repeat;
    if (const auto error = check_repeat(repeat); error && match_.problem.empty()) match_.problem = error->message;
    return match_;
  }

 private:
  std::string_view word(std::size_t ahead = 0) const { return words_.lower(at_ + ahead); }
  bool goes_on() const { return at_ == start_ || words_.goes_on(at_ - 1); }

  bool adverb() {
    Repeat& repeat = match_.repeat;
    if (word() == "daily")
      repeat.unit = RepeatUnit::kDay;
    else if (word() == "weekly")
      repeat.unit = RepeatUnit::kWeek;
    else if (word() == "fortnightly")
      repeat.unit = RepeatUnit::kWeek, repeat.every = 2;
    else if (word() == "monthly")
      repeat.unit = RepeatUnit::kMonth;
    else if (is_one_of(word(), {"yearly", "annually"}))
      repeat.unit = RepeatUnit::kYear;
    else
      return false;
    match_.certainty = Certainty::kAtEnd;  // "write the weekly report"
    ++at_;
    return true;
  }

  bool every() {
    if (word() == "every!")
      match_.repeat.after_completion = true;
    else if (word() != "every")
      return false;
    if (!words_.tail(at_).empty()) return false;
    ++at_;
    return date() || part_of_day() || fraction() || nth() || units() || weekdays() || month_day();
  }

  bool date() {  // every 24 dec, every fri 24 dec is no repeat
    if (weekday_named(word())) return false;
    const PhraseMatch found = match_date(words_, at_, today_.day);
    if (found.words == 0 || found.certainty == Certainty::kWithPreposition) return false;
    match_.repeat.unit = RepeatUnit::kYear;
    match_.start = found.day;
    match_.problem = found.problem;
    at_ += found.words;
    return true;
  }

  bool part_of_day() {
    if (word() == "morning")
      match_.minute = 9 * 60;
    else if (word() == "evening")
      match_.minute = 19 * 60;
    else
      return false;
    match_.repeat.unit = RepeatUnit::kDay;
    ++at_;
    return true;
  }

  bool fraction() {  // 1.5 weeks
    const std::size_t point = word().find_first_of(".,");
    if (point == std::string_view::npos || !unit_named(word(1))) return false;
    if (!number_of(word().substr(0, point)) || !number_of(word().substr(point + 1))) return false;
    match_.problem = "Repeats count in whole steps, such as every 10 days.";
    at_ += 2;
    return true;
  }

  bool units() {  // day, 3 days, other week, 2nd month
    if (is_one_of(word(), {"a", "an"})) return false;
    std::size_t count_words = 1;
    std::optional<int> every = count_of(word());
    if (word() == "other") every = 2;
    if (!every) every = ordinal_of(word());
    if (!every) {
      every = 1;
      count_words = 0;
    }
    if (count_words == 1 && word() == "other" && weekday_or_plural(word(1))) {  // every other fri
      match_.repeat.unit = RepeatUnit::kWeek;
      match_.repeat.every = 2;
      ++at_;
      return weekdays();
    }
    const auto named = unit_named(word(count_words));
    if (!named) return false;
    match_.repeat.unit = named->unit;
    match_.repeat.every = *every * named->size;
    at_ += count_words + 1;
    if (goes_on() && word() == "on") on_days();
    return true;
  }

  void on_days() {
    const std::size_t back = at_;
    const std::optional<Date> no_start = match_.start;
    ++at_;
    const RepeatUnit unit = match_.repeat.unit;
    if (unit == RepeatUnit::kWeek && weekdays()) return;
    if (unit == RepeatUnit::kMonth && (nth() || month_day() || bare_month_day())) return;
    if (unit == RepeatUnit::kYear && date()) return;
    match_.start = no_start;
    at_ = back;
  }

  bool weekdays() {  // weekday; weekend; mon, wed and fri
    Repeat& repeat = match_.repeat;
    repeat.unit = RepeatUnit::kWeek;
    if (is_one_of(word(), {"weekday", "weekdays", "workday", "workdays"})) {
      repeat.weekdays = kEveryWeekday;
      ++at_;
      return true;
    }
    if (word() == "weekend") {
      repeat.weekdays = bit_of(Weekday::kSaturday);
      ++at_;
      return true;
    }
    bool any = false;
    while (true) {
      const bool joined = any && is_one_of(word(), {"and", "&"});
      const auto weekday = weekday_or_plural(word(joined ? 1 : 0));
      const bool listed = !any || joined || words_.tail(at_ - 1) == ",";
      if (!weekday || !listed) return any;
      repeat.weekdays = static_cast<std::uint8_t>(repeat.weekdays | bit_of(*weekday));
      at_ += joined ? 2 : 1;
      any = true;
      if (!goes_on()) return true;
    }
  }

  void of_the_month() {
    if (!goes_on() || word() != "of") return;
    const std::size_t article = is_one_of(word(1), {"the", "each", "every"}) ? 1 : 0;
    if (word(1 + article) == "month") at_ += 2 + article;
  }

  bool nth() {  // the 2nd tue, the last fri, the last day
    const std::size_t article = word() == "the" ? 1 : 0;
    const bool last = word(article) == "last";
    const auto ordinal = ordinal_of(word(article));
    if (!last && !ordinal) return false;
    const auto weekday = weekday_named(word(article + 1));
    if (!weekday && !(last && word(article + 1) == "day")) return false;
    Repeat& repeat = match_.repeat;
    repeat.unit = RepeatUnit::kMonth;
    if (weekday) {
      repeat.nth_weekday = last ? -1 : *ordinal;
      repeat.weekdays = bit_of(*weekday);
      if (!last && *ordinal == 5)
        match_.problem = "Not every month has a 5th " + weekday_name(*weekday) + "; “the last” is one that has.";
      else if (!last && *ordinal > 5)
        match_.problem = "A month has at most five times the same weekday.";
    } else {
      repeat.month_day = -1;
    }
    at_ += article + 2;
    of_the_month();
    return true;
  }

  bool month_day() {  // the 14th
    const std::size_t article = word() == "the" ? 1 : 0;
    const auto day = ordinal_of(word(article));
    if (!day || word(article)[0] > '9') return false;  // "every second counts"
    if (match_.repeat.unit != RepeatUnit::kMonth && *day <= kMostInARow) match_.certainty = Certainty::kAtEnd;
    match_.repeat.unit = RepeatUnit::kMonth;
    match_.repeat.month_day = *day;
    at_ += article + 1;
    of_the_month();
    return true;
  }

  bool bare_month_day() {  // on 31
    const std::string_view day = word();
    if (day.empty() || day.size() > 2 || day.find_first_not_of("0123456789") != std::string_view::npos) return false;
    const std::optional<int> number = count_of(day);
    if (!number || *number > 31 || is_one_of(word(1), {"am", "pm", "times", "days", "weeks"})) return false;
    match_.repeat.month_day = *number;
    ++at_;
    of_the_month();
    return true;
  }

  void suffixes() {
    while (goes_on() && suffix()) {
    }
  }

  void second_time() {  // at 8am and 8pm
    if (!goes_on() || !is_one_of(word(), {"and", "&"})) return;
    const PhraseMatch time = match_time(words_, at_ + 1);
    if (time.words == 0 || !time.minute) return;
    if (match_.problem.empty())
      match_.problem = "A task comes at one time of a day: add a second one for " + clock_words(*time.minute) + ".";
    at_ += time.words + 1;
  }

  bool suffix() {
    if (word() == "after" && word(1) == "completion") {
      match_.repeat.after_completion = true;
      at_ += 2;
      return true;
    }
    if (!match_.minute) {
      const PhraseMatch time = match_time(words_, at_);
      if (time.words > 0 && !(time.certainty == Certainty::kWithPreposition && !time.problem.empty())) {
        match_.minute = time.minute;
        match_.end_minute = time.end_minute;
        if (match_.problem.empty()) match_.problem = time.problem;
        at_ += time.words;
        second_time();
        return true;
      }
    }
    const bool until = is_one_of(word(), {"until", "till"});
    if (!until && !is_one_of(word(), {"starting", "from"})) return false;
    if (until ? match_.repeat.until.has_value() : match_.start.has_value()) return false;
    const PhraseMatch day = match_day(words_, at_ + 1, today_);
    if (day.words == 0) return false;
    if (match_.problem.empty()) match_.problem = day.problem;
    (until ? match_.repeat.until : match_.start) = day.day;
    at_ += day.words + 1;
    return true;
  }

  const Words& words_;
  std::size_t start_, at_;
  const Today& today_;
  RepeatMatch match_;
};

}  // namespace

RepeatMatch match_repeat(const Words& words, std::size_t at, const Today& today) {
  return Reader(words, at, today).read();
}

Result<Repeat> parse_repeat(std::string_view text, const Today& today) {
  constexpr std::size_t kMaxFieldBytes = 200;
  text = trim(text);
  const Error forms = {ErrorCode::kInvalid,
                       "Write how it repeats, such as every day, every 2 weeks on fri, every 14th, every last day, "
                       "every! 3 days.",
                       {}};
  if (text.empty() || text.size() > kMaxFieldBytes) return forms;
  const Words words(text);
  const RepeatMatch match = match_repeat(words, 0, today);
  if (match.words == 0) return forms;
  if (!match.problem.empty()) return Error{ErrorCode::kInvalid, match.problem, {}};
  if (match.words < words.size()) {
    const std::string understood(text.substr(0, words[match.words - 1].end));
    return Error{
        ErrorCode::kInvalid,
        "“" + understood + "” was understood, “" + std::string(text.substr(words[match.words].begin)) + "” was not.",
        {}};
  }
  if (match.minute || match.start)
    return Error{ErrorCode::kInvalid, "The first day and the time belong to the due date.", {}};
  return match.repeat;
}

}  // namespace cairn::tasks
