// Days by name and by distance.

#include <algorithm>

#include "apps/tasks/calendar.h"
#include "apps/tasks/phrase_match.h"

namespace cairn::tasks {
namespace {

constexpr int kMinutesPerDay = 24 * 60;
constexpr int kEvening_minute = 19 * 60;

// --- Distances: in 3 days, in 2w, +3d, in an hour ---

struct Distance {
  std::size_t words = 0;
  int count = 0;
  std::string_view unit;
};

// `first` is the word at `at`, or the rest of it behind a plus.
std::optional<Distance> distance_at(const Words& words, std::size_t at, std::string_view first) {
  if (first == "half" && words.lower(at + 1) == "an" && words.lower(at + 2) == "hour") return Distance{3, 30, "min"};
  const std::size_t digits = std::min(first.find_first_not_of("0123456789"), first.size());
  if (digits > 0 && digits < first.size()) {  // 3d
    const auto count = number_of(first.substr(0, digits));
    if (!count) return {};
    return Distance{1, *count, first.substr(digits)};
  }
  const auto count = count_of(first);
  if (!count || !words.tail(at).empty()) return {};
  return Distance{2, *count, words.lower(at + 1)};
}

PhraseMatch match_distance(const Words& words, std::size_t at, std::string_view first, const Today& today) {
  const auto distance = distance_at(words, at, first);
  if (!distance) return {};
  const std::string_view unit = distance->unit;
  const int count = distance->count;
  if (is_one_of(unit, {"d", "day", "days"})) return day_match(distance->words, add_days(today.day, count));
  if (is_one_of(unit, {"w", "week", "weeks"})) return day_match(distance->words, add_days(today.day, 7 * count));
  if (is_one_of(unit, {"fortnight", "fortnights"})) return day_match(distance->words, add_days(today.day, 14 * count));
  if (is_one_of(unit, {"month", "months"})) return day_match(distance->words, add_months(today.day, count));
  if (is_one_of(unit, {"y", "year", "years"}))
    return day_match(distance->words, add_months(today.day, std::int64_t{12} * count));
  int minutes = 0;
  if (is_one_of(unit, {"h", "hr", "hrs", "hour", "hours"}))
    minutes = count * 60;
  else if (is_one_of(unit, {"m", "min", "mins", "minute", "minutes"}))
    minutes = count;
  else
    return {};
  const int then = today.minute + minutes;
  PhraseMatch match = day_match(distance->words, add_days(today.day, then / kMinutesPerDay));
  if (match.day) match.minute = then % kMinutesPerDay;
  return match;
}

// --- Names ---

PhraseMatch match_next(const Words& words, std::size_t at, Date today) {
  const std::string_view what = words.lower(at + 1);
  const Date next_monday = add_days(monday_of(today), 7);
  if (what == "week") return day_match(2, next_monday);
  if (what == "weekend") return day_match(2, add_days(next_monday, 5));
  if (what == "month") return day_match(2, day_of_month(today, 1, 1));
  if (what == "year") return day_match(2, to_date({to_civil(today).year + 1, 1, 1}));
  if (const auto weekday = weekday_named(what)) return day_match(2, weekday_from(next_monday, *weekday));
  return {};
}

PhraseMatch match_this(const Words& words, std::size_t at, Date today) {
  const std::string_view what = words.lower(at + 1);
  if (what == "weekend") {
    const bool sunday = weekday_of(today) == Weekday::kSunday;
    return day_match(2, sunday ? today : weekday_from(today, Weekday::kSaturday));
  }
  if (what == "evening") {
    PhraseMatch match = day_match(2, today);
    match.minute = kEvening_minute;
    match.is_evening = true;
    return match;
  }
  if (const auto weekday = weekday_named(what)) return day_match(2, weekday_from(today, *weekday));
  return {};
}

PhraseMatch match_end(const Words& words, std::size_t at, Date today) {
  if (words.lower(at + 1) != "of") return {};
  const bool article = is_one_of(words.lower(at + 2), {"the", "this"});
  const std::string_view what = words.lower(at + (article ? 3 : 2));
  const std::size_t count = article ? 4 : 3;
  // "the end of year party": a day only at the end of what is said.
  if (what == "week") return day_match(count, add_days(monday_of(today), 6), Certainty::kAtEnd);
  if (what == "month") return day_match(count, day_of_month(today, 0, -1), Certainty::kAtEnd);
  if (what == "year") return day_match(count, to_date({to_civil(today).year, 12, 31}), Certainty::kAtEnd);
  return {};
}

// "the 5th", "5th": the next one, today included. "The 5th of December" is found as a date.
PhraseMatch match_month_day(const Words& words, std::size_t at, Date today) {
  const std::size_t article = words.lower(at) == "the" ? 1 : 0;
  const std::string_view word = words.lower(at + article);
  const auto day = ordinal_of(word);
  if (!day || *day < 1 || *day > 31 || word[0] > '9') return {};  // "second" is also a span of time
  const std::size_t next = at + article + 1;
  if (month_named(words.lower(next)) || words.lower(next) == "of") return {};
  CivilDate month = to_civil(today);
  if (*day < month.day) month.month += 1;
  for (;; ++month.month) {
    if (month.month > 12) month = {month.year + 1, 1, 1};
    if (*day <= days_in_month(month.year, month.month)) break;
  }
  PhraseMatch match = day_match(article + 1, to_date({month.year, month.month, *day}), Certainty::kWithPreposition);
  match.is_month_day = true;
  return match;
}

PhraseMatch match_name(const Words& words, std::size_t at, Date today) {
  const std::string_view word = words.lower(at);
  if (word == "today") return day_match(1, today);
  if (is_one_of(word, {"tomorrow", "tmr", "tmrw"})) return day_match(1, add_days(today, 1));
  if (word == "tom") return day_match(1, add_days(today, 1), Certainty::kAtEnd);
  if (word == "yesterday") return day_match(1, add_days(today, -1), Certainty::kAtEnd);
  if (word == "day" && words.lower(at + 1) == "after" && words.lower(at + 2) == "tomorrow")
    return day_match(3, add_days(today, 2));
  if (word == "tonight") {
    PhraseMatch match = day_match(1, today);
    match.minute = kEvening_minute;
    match.is_evening = true;
    return match;
  }
  if (word == "eom") return day_match(1, day_of_month(today, 0, -1));
  if (word == "eoy") return day_match(1, to_date({to_civil(today).year, 12, 31}));
  const auto weekday = weekday_named(word);
  if (!weekday) return {};
  const bool also_a_word = is_one_of(word, {"sat", "sun", "wed"});
  PhraseMatch match =
      day_match(1, weekday_from(add_days(today, 1), *weekday), also_a_word ? Certainty::kAtEnd : Certainty::kSure);
  match.is_weekday = true;
  return match;
}

}  // namespace

PhraseMatch match_day(const Words& words, std::size_t at, const Today& today) {
  const std::string_view word = words.lower(at);
  if (word.empty()) return {};
  PhraseMatch match = match_date(words, at, today.day);
  if (match.words > 0) return match;
  if (word == "in" && words.goes_on(at)) {
    match = match_distance(words, at + 1, words.lower(at + 1), today);
    if (match.words > 0) ++match.words;
  } else if (word[0] == '+') {
    match = match_distance(words, at, word.substr(1), today);
  } else if (word == "next") {
    match = match_next(words, at, today.day);
  } else if (word == "this") {
    match = match_this(words, at, today.day);
  } else if (word == "end") {
    match = match_end(words, at, today.day);
  } else {
    match = match_name(words, at, today.day);
    if (match.words == 0) match = match_month_day(words, at, today.day);
  }
  return match;
}

PhraseMatch match_ahead(const Words& words, std::size_t at, const Today& today) {
  return match_distance(words, at, words.lower(at), today);
}

}  // namespace cairn::tasks
