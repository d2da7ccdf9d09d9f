#pragma once
// "every 2 weeks on fri until 24 dec 2027" read from words.
//
// every day | weekday | week | fortnight | month | year, daily, weekly, fortnightly, monthly, yearly
// every 3 days, every other week, every 2nd month
// every mon, wed and fri; every 2 weeks on fri; every weekend (Saturday)
// every 14th, every last day, every 2nd tue, every last fri, every month on the ..., every 3 months on the ...
// every 24 dec (every year, first on that day)
// Behind it, in any order: "at 9", "until 24 dec 2027", "starting mon" or "from mon", "after completion" ("every!
// 3 days" says the same).

#include <optional>
#include <string>
#include <string_view>

#include "apps/tasks/phrase_match.h"
#include "apps/tasks/repeat.h"

namespace cairn::tasks {

struct RepeatMatch {
  std::size_t words = 0;  // how many it takes; 0: it is none
  Repeat repeat;
  std::optional<Date> start;      // the first day, where it says so
  std::optional<int> minute;      // of the day
  std::optional<int> end_minute;  // "every fri 3pm-4pm"
  Certainty certainty = Certainty::kSure;
  std::string problem;  // it reads like a repeat and cannot be one
};

RepeatMatch match_repeat(const Words& words, std::size_t at, const Today& today);

// A field that holds a repeat and nothing else; the time of day and the start belong to the due date, not here.
Result<Repeat> parse_repeat(std::string_view text, const Today& today);

}  // namespace cairn::tasks
