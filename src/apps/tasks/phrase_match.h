#pragma once
// Days and times found at a place in a line of words. What a longer line makes of them (quick_add.h) or a field that
// holds nothing else (phrases.h) is theirs.

#include <optional>
#include <string>

#include "apps/tasks/index.h"
#include "apps/tasks/words.h"

namespace cairn::tasks {

// How sure it is that the words mean a day or a time when they stand in a sentence.
enum class Certainty {
  kSure,             // "24 dec", "tomorrow at 9"
  kAtEnd,            // "sat", "at 9": a day or a time at the end of what is said, else a word or a place
  kWithPreposition,  // "24/7", "noon", "15h": only as "by 24/7", "at noon"
};

struct PhraseMatch {
  std::size_t words = 0;  // how many it takes; 0: it is none
  std::optional<Date> day;
  std::optional<int> minute;      // of the day
  std::optional<int> end_minute;  // "3pm-4pm": of the day; before `minute` where it ends on the next one
  Certainty certainty = Certainty::kSure;
  bool is_weekday = false;     // one word, the name of a weekday
  bool is_month_day = false;   // "the 5th": in a line only at the end of what is said
  bool is_evening = false;     // "tonight": an hour that follows is one of the evening
  bool hour_is_exact = false;  // am, pm or the 24 hours were said
  std::string problem;         // it reads like a day or a time and there is no such; day and minute are then empty
};

// Where a span of time is said and only its beginning has a place.
inline constexpr const char* kSpanHasNoPlace =
    "Write the time when it begins; how long it takes is an estimate, such as ~1h.";

// A match of a day; a problem where it lies outside the calendar.
PhraseMatch day_match(std::size_t words, Date day, Certainty certainty = Certainty::kSure);
PhraseMatch problem_match(std::size_t words, std::string problem, Certainty certainty = Certainty::kSure);

PhraseMatch match_date(const Words& words, std::size_t at, Date today);  // by number and month
PhraseMatch match_day(const Words& words, std::size_t at, const Today& today);
// "3d", "2 weeks": so long from now. Only where nothing but a day can stand: "3 days" is also how long it takes.
PhraseMatch match_ahead(const Words& words, std::size_t at, const Today& today);
PhraseMatch match_time(const Words& words, std::size_t at);  // with "at" in front or not; "3pm-4pm"
// A day, a time, or both in either order; the longest.
PhraseMatch match_when(const Words& words, std::size_t at, const Today& today);

// The moment that is meant: a time alone is the next such time, today or tomorrow.
When moment_of(const PhraseMatch& match, const Today& today);

}  // namespace cairn::tasks
