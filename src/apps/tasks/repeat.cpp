#include "apps/tasks/repeat.h"

#include <algorithm>
#include <array>

#include "apps/tasks/calendar.h"

namespace cairn::tasks {
namespace {

constexpr std::uint8_t kEveryWeekday = 0b0001'1111;  // Monday to Friday
constexpr std::uint8_t kAllDays = 0b0111'1111;
constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 4> kUnits = {"day", "week", "month", "year"};

bool has_day(std::uint8_t weekdays, int day) { return (weekdays >> day & 1) != 0; }

int count_days(std::uint8_t weekdays) {
  int count = 0;
  for (int day = 0; day < 7; ++day) count += has_day(weekdays, day) ? 1 : 0;
  return count;
}

Weekday first_weekday(std::uint8_t weekdays) {
  int day = 0;
  while (day < 6 && !has_day(weekdays, day)) ++day;
  return static_cast<Weekday>(day);
}

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}

Date next_in_weeks(const Repeat& repeat, Date from) {
  if (repeat.weekdays == 0) return add_days(from, 7 * repeat.every);
  const Date monday = monday_of(from);
  for (Date day = add_days(from, 1); monday_of(day) == monday; day = add_days(day, 1))
    if (has_day(repeat.weekdays, static_cast<int>(weekday_of(day)))) return day;
  return weekday_from(add_days(monday, 7 * repeat.every), first_weekday(repeat.weekdays));
}

Date in_month(const Repeat& repeat, Date from, std::int64_t months) {
  if (repeat.nth_weekday != 0)
    return nth_weekday_of_month(from, months, repeat.nth_weekday, first_weekday(repeat.weekdays));
  return day_of_month(from, months, repeat.month_day);
}

Date next_in_months(const Repeat& repeat, Date from) {
  if (repeat.nth_weekday == 0 && repeat.month_day == 0) return add_months(from, repeat.every);
  const Date same_month = in_month(repeat, from, 0);
  return same_month > from ? same_month : in_month(repeat, from, repeat.every);
}

Date next_unbounded(const Repeat& repeat, Date from) {
  switch (repeat.unit) {
    case RepeatUnit::kDay:
      return add_days(from, repeat.every);
    case RepeatUnit::kWeek:
      return next_in_weeks(repeat, from);
    case RepeatUnit::kMonth:
      return next_in_months(repeat, from);
    case RepeatUnit::kYear:
      return add_months(from, std::int64_t{12} * repeat.every);
  }
  return from;
}

bool names_a_day(const Repeat& repeat) {
  return repeat.weekdays != 0 || repeat.month_day != 0 || repeat.nth_weekday != 0;
}

std::optional<Date> within(const Repeat& repeat, Date day) {
  if (!is_in_calendar(day) || (repeat.until && day > *repeat.until)) return {};
  return day;
}

std::string ordinal(int number) {
  const int tens = number / 10 % 10;
  const int ones = number % 10;
  const char* ending = "th";
  if (tens != 1 && ones == 1) ending = "st";
  if (tens != 1 && ones == 2) ending = "nd";
  if (tens != 1 && ones == 3) ending = "rd";
  return std::to_string(number) + ending;
}

std::string days_words(std::uint8_t weekdays) {
  std::string text;
  for (int day = 0; day < 7; ++day) {
    if (!has_day(weekdays, day)) continue;
    if (!text.empty()) text += ", ";
    text += kDays[static_cast<std::size_t>(day)];
  }
  return text;
}

std::string core_words(const Repeat& repeat) {
  if (repeat.unit == RepeatUnit::kWeek && repeat.every == 1 && repeat.weekdays != 0)
    return repeat.weekdays == kEveryWeekday ? "every weekday" : "every " + days_words(repeat.weekdays);
  const std::string unit = kUnits[static_cast<std::size_t>(repeat.unit)];
  std::string text = repeat.every == 1 ? "every " + unit : "every " + std::to_string(repeat.every) + " " + unit + "s";
  if (repeat.unit == RepeatUnit::kWeek && repeat.weekdays != 0) text += " on " + days_words(repeat.weekdays);
  if (repeat.unit != RepeatUnit::kMonth) return text;
  if (repeat.nth_weekday != 0) {
    text += " on the " + (repeat.nth_weekday < 0 ? "last" : ordinal(repeat.nth_weekday));
    text += " " + days_words(repeat.weekdays);
  } else if (repeat.month_day != 0) {
    text += repeat.month_day < 0 ? " on the last day" : " on the " + ordinal(repeat.month_day);
  }
  return text;
}

}  // namespace

std::optional<Error> check_repeat(const Repeat& repeat) {
  if (repeat.every < 1 || repeat.every > kMaxRepeatEvery)
    return invalid("A task repeats every 1 to 999 days, weeks, months or years.", "every");
  if ((repeat.weekdays & ~kAllDays) != 0) return invalid("A week has seven days.", "weekdays");
  const bool nth = repeat.nth_weekday != 0;
  const bool in_weeks = repeat.unit == RepeatUnit::kWeek;
  const bool in_months = repeat.unit == RepeatUnit::kMonth;
  if (repeat.weekdays != 0 && !in_weeks && !(in_months && nth))
    return invalid("Days of the week go with weeks, or with “the 2nd Tuesday of the month”.", "weekdays");
  if ((repeat.month_day != 0 || nth) && !in_months)
    return invalid("A day of the month goes with months only.", "month_day");
  if (repeat.month_day < -1 || repeat.month_day > 31)
    return invalid("A month has the days 1 to 31, or its last day.", "month_day");
  if (repeat.nth_weekday < -1 || repeat.nth_weekday > 4)
    return invalid("A weekday is the 1st to 4th of the month, or the last one.", "nth_weekday");
  if (nth && repeat.month_day != 0)
    return invalid("Choose a day of the month or a weekday of the month, not both.", "month_day");
  if (nth && count_days(repeat.weekdays) != 1)
    return invalid("“The 2nd … of the month” needs exactly one weekday.", "weekdays");
  if (repeat.until && !is_in_calendar(*repeat.until))
    return invalid("The last day must lie in the years 1900 to 2199.", "until");
  return {};
}

std::optional<Date> next_occurrence(const Repeat& repeat, Date from) {
  if (check_repeat(repeat) || !is_in_calendar(from)) return {};
  return within(repeat, next_unbounded(repeat, from));
}

std::optional<Date> first_occurrence(const Repeat& repeat, Date from) {
  if (check_repeat(repeat) || !is_in_calendar(from)) return {};
  if (!names_a_day(repeat)) return within(repeat, from);
  Repeat each = repeat;
  each.every = 1;
  return within(repeat, next_unbounded(each, add_days(from, -1)));
}

std::optional<When> next_due(const Task& task, const Today& completed_on) {
  if (!task.repeat) return {};
  const bool from_due = task.due && !task.repeat->after_completion;
  std::optional<Date> day = next_occurrence(*task.repeat, from_due ? task.due->day : completed_on.day);
  while (day && *day <= completed_on.day) day = next_occurrence(*task.repeat, *day);
  if (!day) return {};
  return When{*day, task.due ? task.due->minute : std::nullopt};
}

Repeat pinned(const Repeat& repeat, Date due) {
  Repeat result = repeat;
  const CivilDate civil = to_civil(due);
  if (repeat.after_completion || names_a_day(repeat) || civil.day <= 28) return result;
  if (repeat.unit == RepeatUnit::kMonth) result.month_day = civil.day;
  if (repeat.unit == RepeatUnit::kYear && civil.month == 2 && repeat.every * 12 <= kMaxRepeatEvery) {
    result.unit = RepeatUnit::kMonth;
    result.every = repeat.every * 12;
    result.month_day = civil.day;
  }
  return result;
}

std::string repeat_words(const Repeat& repeat) {
  std::string text = core_words(repeat);
  if (repeat.after_completion) text += " after completion";
  if (repeat.until)
    text += " until " + format_day_month(*repeat.until) + " " + std::to_string(to_civil(*repeat.until).year);
  return text;
}

}  // namespace cairn::tasks
