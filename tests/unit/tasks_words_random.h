#pragma once
// Random values for the tests of what a person types into the task tracker.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/calendar.h"
#include "apps/tasks/model.h"
#include "base/random.h"

namespace cairn::tasks::testing {

inline Date day(std::string_view iso) {
  return parse_date(iso).value_or(Date{-1'000'000});  // a slip in a test ends outside the calendar
}

inline Date random_day(Random& random, int first_year, int last_year) {
  const int first = to_date({first_year, 1, 1}).days;
  const int last = to_date({last_year, 12, 31}).days;
  return {static_cast<std::int32_t>(random.between(first, last))};
}

inline When random_when(Random& random) {
  When when{random_day(random, 1900, 2199), {}};
  if (random.chance(0.5)) when.minute = static_cast<int>(random.below(1440));
  return when;
}

inline Repeat random_repeat(Random& random) {
  Repeat r;
  r.unit = static_cast<RepeatUnit>(random.below(4));
  r.every = random.chance(0.5) ? 1 : static_cast<int>(random.between(1, 40));
  if (r.unit == RepeatUnit::kWeek) r.weekdays = static_cast<std::uint8_t>(random.below(128));
  if (r.unit == RepeatUnit::kMonth) {
    const auto kind = random.below(4);
    if (kind == 1) r.month_day = static_cast<int>(random.between(1, 31));
    if (kind == 2) r.month_day = -1;
    if (kind == 3) {
      r.nth_weekday = random.chance(0.3) ? -1 : static_cast<int>(random.between(1, 4));
      r.weekdays = static_cast<std::uint8_t>(1U << random.below(7));
    }
  }
  r.after_completion = random.chance(0.2);
  if (random.chance(0.2)) r.until = random_day(random, 1900, 2199);
  return r;
}

inline const std::string& pick(Random& random, const std::vector<std::string>& from) {
  return from[random.index(from.size())];
}

// Bytes without order, or words of the languages strung together: both kinds find what the other does not.
inline std::string random_line(Random& random, const std::vector<std::string>& words) {
  std::string text;
  if (random.chance(0.3)) {
    for (std::uint64_t i = random.below(60); i > 0; --i) text += static_cast<char>(random.below(256));
    return text;
  }
  for (std::uint64_t i = random.below(12); i > 0; --i) {
    text += pick(random, words);
    if (random.chance(0.85)) text += ' ';
    if (random.chance(0.03)) text += static_cast<char>(random.below(256));
  }
  return text;
}

}  // namespace cairn::tasks::testing
