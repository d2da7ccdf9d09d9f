#pragma once
// Points of time, recurrences and lengths of time as other programs write them. English words only. Pure functions;
// "today" is passed in.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"

namespace cairn::tasks::transfer {

// Which of the first two numbers of "03/04/2026" is the day. Only the rest of the file can tell.
enum class DayOrder { kUnknown, kDayFirst, kMonthFirst };

struct DateRules {
  Today today;
  int utc_offset_minutes = 0;  // instants become days and times of this offset
  DayOrder order = DayOrder::kUnknown;
};

struct ReadWhen {
  When when;
  bool relative = false;   // read from a word such as "tomorrow": it depends on the day of reading
  bool ambiguous = false;  // "03/04/2026", and nothing says which is the day: the first was taken
};

// "2026-12-24", "2026-12-24 15:00", "2026-12-24T15:00:00Z", "20261224T150000Z", "24.12.2026", "24/12/2026", "24 Dec",
// "Dec 24 2026 @ 15:00", "Thu 24 December at 3pm", "today", "tomorrow 18:00", "next friday", "in 3 days", "+2w".
// Instants become local; one at local midnight is a day. A day without a year is the next one. Nothing: not
// understood, or a date that does not exist.
std::optional<ReadWhen> read_when(std::string_view text, const DateRules& rules);

// ISO 8601 with or without seconds and offset ("Z", "+02:00"), "20261224T230000Z"; without an offset: local.
std::optional<Instant> read_instant(std::string_view text, int utc_offset_minutes);
When local_when(Instant instant, int utc_offset_minutes);         // with its minute, also at midnight
When local_day_or_when(Instant instant, int utc_offset_minutes);  // midnight and 23:59 stand for the whole day

// What the slashes of a column say about the order of its days; kUnknown where nothing or both is said.
DayOrder day_order_of(const std::vector<std::string_view>& dates);

// "15:00", "15:00:00", "3pm", "9:30 am", "noon". Minute of the day.
std::optional<int> read_time(std::string_view text);

// "90", "90m", "1h 30m", "1.5h", "2 hours", "1:30", "PT1H30M", "30 min". A number alone counts in `unit_minutes`.
std::optional<int> read_minutes(std::string_view text, int unit_minutes);

struct ReadRepeat {
  Repeat repeat;
  std::optional<When> first;  // the next one on or after today, or after "starting"
};

// "every day", "every! 2 weeks", "every mon, wed at 9am", "every other friday", "every 14th", "every last day", "every
// 2nd tuesday", "every weekday", "every 24 dec", "weekly", "every month starting 2026-12-01 until 2027-03-01".
std::optional<ReadRepeat> read_repeat(std::string_view text, const DateRules& rules);
// "weekly", "2wks", "monthly", "P1M", "3d", "weekdays", "quarterly", "biannual" (Taskwarrior); "+1w", "2m" is rec: of
// todo.txt.
std::optional<Repeat> read_period(std::string_view text);

// The first day on or after `from` that the rule allows.
Date first_day(const Repeat& repeat, Date from);

std::optional<int> month_of(std::string_view word);         // "dec", "december": 12
std::optional<int> weekday_of_word(std::string_view word);  // "fri", "friday": 4
std::optional<int> small_number(std::string_view word);     // digits, at most 6 of them

}  // namespace cairn::tasks::transfer
