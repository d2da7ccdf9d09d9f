#pragma once
// Days, times and durations as a person types them into a field, and how they are said. English. No clock: today is
// passed in.
//
// What is meant where it could be two things:
// - "fri": the next Friday after today; on a Friday that is in a week. "this fri": today counts. "next fri": the Friday
//   of the next week, weeks beginning on Monday.
// - "next week": its Monday. "next month": its 1st. "this weekend": Saturday; on Sunday, today. "eom": last of the
// month.
// - "24/12" and "24.12.": the day comes first. Without a year: the next such day, today included. With a weekday,
//   "Tue 10 Nov", the year in which it is one, if that is this year or the next time. "the 5th": the next one.
// - "15:00" alone: the next time that it is so late. "in 3m" are minutes, months are written out.
// - morning 9:00, noon 12:00, afternoon 15:00, evening and tonight 19:00.

#include <string>
#include <string_view>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"
#include "base/result.h"

namespace cairn::tasks {

// A field that holds a day, a time or both. Also days past: "yesterday", "3 days ago".
Result<When> parse_when(std::string_view text, const Today& today);

// "Today", "Tomorrow 15:00", "Yesterday", "3 days ago" (up to six), "Fri 27 Nov", "Thu 24 Jun 2027 09:30".
// parse_when reads it back to the same.
std::string when_words(const When& when, const Today& today);
// "tomorrow 15:00", "Fri 27 Nov": the same within a sentence.
std::string when_in_sentence(const When& when, const Today& today);
// "2026-12-24 15:00": the same whatever day it is read on.
std::string when_exactly(const When& when);
std::string clock_words(int minute);  // of the day; "09:30"

// "45m", "90 min", "1h30", "1h 30m", "2 h 5 min", "1.5h", "1:30", "45" (minutes). 1..kMaxEstimate_minutes minutes.
Result<int> parse_duration(std::string_view text);
std::string duration_words(int minutes);  // "1h30m", as short as it can be read back

}  // namespace cairn::tasks
