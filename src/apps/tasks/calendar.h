#pragma once
// Arithmetic of months and weekdays that repeats and phrases share. Knows the Gregorian calendar, no language.

#include "base/date.h"

namespace cairn::tasks {

// The calendar that a person can name a day of; parse_date has the same bounds.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2199;
bool is_in_calendar(Date date);

int days_in_month(int year, int month);  // month 1..12
// The same day of the month so many months on (negative: back); in a shorter month its last day.
Date add_months(Date date, std::int64_t count);
// Day `day` of the month that lies `count` months after that of `date`; -1 or too late: the last day of that month.
Date day_of_month(Date date, std::int64_t count, int day);
// The nth (1..4, -1 the last) such weekday of the month that lies `count` months after that of `date`.
Date nth_weekday_of_month(Date date, std::int64_t count, int nth, Weekday weekday);
// The first such day on or after `date`.
Date weekday_from(Date date, Weekday weekday);

}  // namespace cairn::tasks
