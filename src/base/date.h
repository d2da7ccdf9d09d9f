#pragma once
// Calendar dates and instants. No clock here: the Clock port says what time it is and where.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Source of the conversion: Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms".
struct Date {
  std::int32_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

enum class Weekday { kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };

Date to_date(CivilDate civil);
CivilDate to_civil(Date date);
Weekday weekday_of(Date date);
Date add_days(Date date, int count);
int days_between(Date from, Date to);                  // to - from
Date monday_of(Date date);                             // the Monday on or before
std::optional<Date> parse_date(std::string_view iso);  // "2026-11-24" and nothing else; years 1900..2199
std::string to_iso(Date date);                         // "2026-11-24"

// "Tue 24 Nov"; with the year when it differs from that of `today`: "Tue 24 Nov 2027".
std::string format_date(Date date, Date today);
std::string format_day_month(Date date);  // "24 Nov"
std::string month_name(int month);        // "November"

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

std::string to_iso(Instant instant);                         // "2026-11-24T09:12:33.120Z"
std::optional<Instant> parse_instant(std::string_view iso);  // that form and nothing else
Date local_date(Instant instant, int utc_offset_minutes);

// "0 min", "45 min", "1 h", "2 h 5 min".
std::string format_minutes(std::int64_t minutes);
// "12.5 h", "3 h": one decimal at most, without a trailing zero.
std::string format_hours(std::int64_t minutes);

}  // namespace cairn
