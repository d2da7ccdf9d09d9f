#include "apps/tasks/calendar.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace cairn::tasks {
namespace {

struct Month {
  int year = kFirstYear;
  int month = 1;  // 1..12
};

Month months_after(Date date, std::int64_t count) {
  const CivilDate civil = to_civil(date);
  const std::int64_t months = std::int64_t{civil.year} * 12 + civil.month - 1 + count;
  // Far outside the calendar every month is as good as any: it stays outside, and nothing overflows.
  const std::int64_t bounded = std::clamp(months, std::int64_t{kFirstYear - 100} * 12, std::int64_t{9999} * 12);
  return {static_cast<int>(bounded / 12), static_cast<int>(bounded % 12) + 1};
}

}  // namespace

bool is_in_calendar(Date date) { return date >= to_date({kFirstYear, 1, 1}) && date <= to_date({kLastYear, 12, 31}); }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Date add_months(Date date, std::int64_t count) { return day_of_month(date, count, to_civil(date).day); }

Date day_of_month(Date date, std::int64_t count, int day) {
  const Month month = months_after(date, count);
  const int last = days_in_month(month.year, month.month);
  return to_date({month.year, month.month, day < 1 ? last : std::min(day, last)});
}

Date nth_weekday_of_month(Date date, std::int64_t count, int nth, Weekday weekday) {
  if (nth < 0) return weekday_from(add_days(day_of_month(date, count, -1), -6), weekday);
  return weekday_from(add_days(day_of_month(date, count, 1), (nth - 1) * 7), weekday);
}

Date weekday_from(Date date, Weekday weekday) {
  const int ahead = (static_cast<int>(weekday) - static_cast<int>(weekday_of(date)) + 7) % 7;
  return add_days(date, ahead);
}

}  // namespace cairn::tasks
