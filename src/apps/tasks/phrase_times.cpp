// Times of the day, and days with times.

#include <algorithm>
#include <utility>

#include "apps/tasks/phrase_match.h"

namespace cairn::tasks {
namespace {

constexpr int kNoon_minute = 12 * 60;

enum class Half { kNone, kAm, kPm };

std::optional<Half> half_named(std::string_view word) {
  if (is_one_of(word, {"am", "a.m"})) return Half::kAm;
  if (is_one_of(word, {"pm", "p.m"})) return Half::kPm;
  return {};
}

// "15:00", "9", "9:30pm", "15h30" taken apart.
struct Clock {
  int hour = 0;
  int minute = 0;
  bool has_minutes = false, has_h = false, two_digits = false;
  Half half = Half::kNone;
};

std::optional<Clock> clock_of(std::string_view word) {
  Clock clock;
  const std::size_t hour_size = std::min(word.find_first_not_of("0123456789"), word.size());
  const auto hour = number_of(word.substr(0, hour_size));
  if (!hour || hour_size > 2) return {};
  clock.hour = *hour;
  clock.two_digits = hour_size == 2;
  std::string_view rest = word.substr(hour_size);
  if (!rest.empty() && (rest[0] == ':' || rest[0] == 'h')) {
    clock.has_h = rest[0] == 'h';
    rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 2) {
      clock.minute = number_of(rest.substr(0, 2)).value_or(0);
      clock.has_minutes = true;
    } else if (digits != 0 || !clock.has_h) {
      return {};
    }
    rest.remove_prefix(digits);
  }
  if (rest.empty()) return clock;
  const auto half = half_named(rest);
  if (!half || clock.has_h) return {};
  clock.half = *half;
  return clock;
}

void check(const Clock& clock, PhraseMatch& match) {
  if (clock.minute > 59) {
    match.problem = "An hour has the minutes 00 to 59.";
  } else if (clock.half != Half::kNone && (clock.hour < 1 || clock.hour > 12)) {
    match.problem = "Before am or pm the hours are 1 to 12.";
  } else if (clock.hour > 23) {
    match.problem = "A day has the hours 0 to 23.";
  } else {
    int hour = clock.hour;
    if (clock.half != Half::kNone) hour = hour % 12 + (clock.half == Half::kPm ? 12 : 0);
    match.minute = hour * 60 + clock.minute;
  }
}

bool is_bare(const Clock& clock) { return !clock.has_minutes && !clock.has_h && clock.half == Half::kNone; }

Certainty certainty_of(const Clock& clock, bool has_at) {
  if (has_at) return is_bare(clock) ? Certainty::kAtEnd : Certainty::kSure;
  if (clock.half != Half::kNone) return Certainty::kSure;
  return clock.has_minutes && !clock.has_h && clock.two_digits && clock.hour <= 23 && clock.minute <= 59
             ? Certainty::kSure
             : Certainty::kWithPreposition;  // 3:16, 15h, noon
}

// "3pm-4pm" as its two ends.
std::optional<std::pair<std::string_view, std::string_view>> at_dash(std::string_view word) {
  for (const std::string_view dash : {"-", "\xE2\x80\x93"})
    if (const std::size_t place = word.find(dash); place != std::string_view::npos)
      return std::pair(word.substr(0, place), word.substr(place + dash.size()));
  return {};
}

// What one end leaves unsaid the other says: "3-4pm", "3pm-4", "11-1pm".
bool complete(Clock& from, Clock& until) {
  if (from.has_h || until.has_h || (is_bare(from) && is_bare(until))) return false;  // "3-4h", "pages 3-4"
  PhraseMatch first, last;
  const bool flips = from.half == Half::kNone && until.half != Half::kNone;
  if (flips) from.half = until.half;
  if (until.half == Half::kNone && from.half != Half::kNone && !until.has_minutes) until.half = from.half;
  check(from, first);
  check(until, last);
  if (flips && until.half == Half::kPm && first.minute && last.minute && *first.minute > *last.minute)
    from.half = Half::kAm;
  return first.problem.empty() && last.problem.empty();
}

// "3pm-4pm", "15:00-16:30", "3-4 pm", "3pm to 5pm".
PhraseMatch match_span(const Words& words, std::size_t at) {
  auto ends = at_dash(words.lower(at));
  std::size_t count = 1;
  if (!ends && words.tail(at).empty() && is_one_of(words.lower(at + 1), {"-", "\xE2\x80\x93", "to", "till", "until"})) {
    ends = std::pair(words.lower(at), words.lower(at + 2));
    count = 3;
  }
  if (!ends) return {};
  auto from = clock_of(ends->first);
  auto until = clock_of(ends->second);
  if (!from || !until) return {};
  if (count == 3 && (is_bare(*from) || is_bare(*until))) return {};  // "from 3 to 15:00"
  if (until->half == Half::kNone && !until->has_h && words.tail(at + count - 1).empty()) {
    if (const auto half = half_named(words.lower(at + count))) {
      until->half = *half;
      ++count;
    }
  }
  if (!complete(*from, *until)) return {};
  PhraseMatch match, end;
  check(*from, match);
  check(*until, end);
  match.words = count;
  match.end_minute = end.minute;
  match.hour_is_exact = from->half != Half::kNone;
  match.certainty = Certainty::kWithPreposition;
  return match;
}

// "tomorrow morning". After a day only.
std::optional<int> part_of_day(std::string_view word) {
  if (word == "morning") return 9 * 60;
  if (word == "afternoon") return 15 * 60;
  if (word == "evening") return 19 * 60;
  return {};
}

PhraseMatch joined(const PhraseMatch& day, const PhraseMatch& time, std::size_t words) {
  PhraseMatch both = day;
  both.words = words;
  both.minute = time.minute;
  both.end_minute = time.end_minute;
  both.certainty = Certainty::kSure;
  both.is_weekday = false;
  both.problem = !day.problem.empty() ? day.problem : time.problem;
  if (!both.problem.empty()) {
    both.day.reset();
    both.minute.reset();
    both.end_minute.reset();
  } else if (day.is_evening && !time.hour_is_exact && both.minute && *both.minute < kNoon_minute) {
    *both.minute += kNoon_minute;
  }
  return both;
}

PhraseMatch day_first(const Words& words, std::size_t at, const PhraseMatch& day) {
  const std::size_t next = at + day.words;
  if (!words.goes_on(next - 1) || (day.minute && !day.is_evening)) return day;
  if (const auto minute = part_of_day(words.lower(next)); minute && words.tail(next - 1).empty()) {
    PhraseMatch time;
    time.minute = minute;
    time.hour_is_exact = true;
    return joined(day, time, day.words + 1);
  }
  const PhraseMatch time = match_time(words, next);
  if (time.words == 0) return day;
  const bool wild = !time.problem.empty() && time.certainty == Certainty::kWithPreposition;
  return wild ? day : joined(day, time, day.words + time.words);
}

}  // namespace

PhraseMatch match_time(const Words& words, std::size_t at) {
  PhraseMatch match;
  const bool has_at = words.lower(at) == "at" && words.tail(at).empty();
  const bool has_from = words.lower(at) == "from" && words.tail(at).empty();
  const std::size_t span_start = has_at || has_from ? at + 1 : at;
  if (PhraseMatch span = match_span(words, span_start); span.words > 0) {
    span.words += span_start - at;
    if (span_start > at) span.certainty = Certainty::kSure;
    return span;
  }
  const std::size_t start = has_at ? at + 1 : at;
  const std::string_view word = words.lower(start);
  if (is_one_of(word, {"noon", "midday"})) {
    match.words = start + 1 - at;
    match.minute = kNoon_minute;
    match.hour_is_exact = true;
    match.certainty = has_at ? Certainty::kSure : Certainty::kWithPreposition;
    return match;
  }
  auto clock = clock_of(word);
  if (!clock) return {};
  std::size_t count = 1;
  if (clock->half == Half::kNone && !clock->has_h && words.tail(start).empty()) {
    if (const auto half = half_named(words.lower(start + 1))) {
      clock->half = *half;
      ++count;
    }
  }
  if (is_bare(*clock) && !has_at) return {};
  match.words = start + count - at;
  match.hour_is_exact = clock->half != Half::kNone;
  match.certainty = certainty_of(*clock, has_at);
  check(*clock, match);
  return match;
}

PhraseMatch match_when(const Words& words, std::size_t at, const Today& today) {
  const PhraseMatch day = match_day(words, at, today);
  if (day.words > 0) return day_first(words, at, day);
  PhraseMatch time = match_time(words, at);
  if (time.words == 0 || !words.goes_on(at + time.words - 1)) return time;
  std::size_t next = at + time.words;
  if (words.lower(next) == "on") ++next;
  const PhraseMatch after = match_day(words, next, today);
  const bool pairs = after.words > 0 && after.certainty != Certainty::kWithPreposition && !after.minute;
  if (!pairs || !time.problem.empty()) return time;
  return joined(after, time, next + after.words - at);
}

When moment_of(const PhraseMatch& match, const Today& today) {
  if (match.day) return {*match.day, match.minute};
  const bool is_past = match.minute && *match.minute < today.minute;
  return {add_days(today.day, is_past ? 1 : 0), match.minute};
}

}  // namespace cairn::tasks
