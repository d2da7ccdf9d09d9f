#include "base/date.h"

#include <array>
#include <cstddef>

namespace cairn {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kMsPerMinute = 60'000;
constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

// The figures of a number that is not negative, into the field of `text` that begins at `at`.
void put_digits(std::string& text, std::size_t at, std::size_t width, std::int64_t value) {
  for (std::size_t i = at + width; i-- > at; value /= 10) text[i] = static_cast<char>('0' + value % 10);
}

// Digits only, all of them.
std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date to_date(CivilDate civil) {
  const int year = civil.month <= 2 ? civil.year - 1 : civil.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * 146097 + day_of_era - 719468};
}

CivilDate to_civil(Date date) {
  const std::int64_t z = std::int64_t{date.days} + 719468;
  const std::int64_t era = floor_div(z, 146097);
  const int day_of_era = static_cast<int>(z - era * 146097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

Weekday weekday_of(Date date) {
  const std::int64_t days_since_monday = std::int64_t{date.days} + 3;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(days_since_monday - floor_div(days_since_monday, 7) * 7);
}

Date add_days(Date date, int count) { return {date.days + count}; }
int days_between(Date from, Date to) { return to.days - from.days; }
Date monday_of(Date date) { return add_days(date, -static_cast<int>(weekday_of(date))); }

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = parse_digits(iso.substr(0, 4));
  const auto month = parse_digits(iso.substr(5, 2));
  const auto day = parse_digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  if (*year < 1900 || *year > 2199 || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  const Date date = to_date({*year, *month, *day});
  if (to_civil(date).day != *day) return std::nullopt;  // 31 April and the like roll over
  return date;
}

std::string to_iso(Date date) {
  const CivilDate civil = to_civil(date);
  const bool usual = civil.year >= 0 && civil.year <= 9999;
  std::string text = usual ? "0000-00-00" : "-00-00";
  const std::size_t month_at = text.size() - 5;
  if (usual) put_digits(text, 0, 4, civil.year);
  put_digits(text, month_at, 2, civil.month);
  put_digits(text, month_at + 3, 2, civil.day);
  return usual ? text : std::to_string(civil.year) + text;
}

std::string format_date(Date date, Date today) {
  std::string text = std::string(kDays[static_cast<std::size_t>(weekday_of(date))]) + " " + format_day_month(date);
  const int year = to_civil(date).year;
  if (year != to_civil(today).year) text += " " + std::to_string(year);
  return text;
}

std::string format_day_month(Date date) {
  const CivilDate civil = to_civil(date);
  return std::to_string(civil.day) + " " + month_name(civil.month).substr(0, 3);
}

std::string month_name(int month) {
  return month >= 1 && month <= 12 ? kMonths[static_cast<std::size_t>(month - 1)] : std::string();
}

std::string to_iso(Instant instant) {
  const std::int64_t days = floor_div(instant.ms, kMsPerDay);
  const std::int64_t ms = instant.ms - days * kMsPerDay;
  std::string time = "T00:00:00.000Z";
  put_digits(time, 1, 2, ms / 3'600'000);
  put_digits(time, 4, 2, ms / kMsPerMinute % 60);
  put_digits(time, 7, 2, ms / 1000 % 60);
  put_digits(time, 10, 3, ms % 1000);
  return to_iso(Date{static_cast<std::int32_t>(days)}) + time;
}

std::optional<Instant> parse_instant(std::string_view iso) {
  if (iso.size() != 24 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != '.' || iso[23] != 'Z') {
    return std::nullopt;
  }
  const auto date = parse_date(iso.substr(0, 10));
  const auto hour = parse_digits(iso.substr(11, 2));
  const auto minute = parse_digits(iso.substr(14, 2));
  const auto second = parse_digits(iso.substr(17, 2));
  const auto ms = parse_digits(iso.substr(20, 3));
  if (!date || !hour || !minute || !second || !ms || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return Instant{date->days * kMsPerDay + ((*hour * 60 + *minute) * std::int64_t{60} + *second) * 1000 + *ms};
}

Date local_date(Instant instant, int utc_offset_minutes) {
  return {static_cast<std::int32_t>(floor_div(instant.ms + utc_offset_minutes * kMsPerMinute, kMsPerDay))};
}

std::string format_minutes(std::int64_t minutes) {
  if (minutes < 0) return "-" + format_minutes(-minutes);
  const std::int64_t hours = minutes / 60;
  const std::int64_t rest = minutes % 60;
  if (hours == 0) return std::to_string(rest) + " min";
  if (rest == 0) return std::to_string(hours) + " h";
  return std::to_string(hours) + " h " + std::to_string(rest) + " min";
}

std::string format_hours(std::int64_t minutes) {
  if (minutes < 0) {
    const std::string positive = format_hours(-minutes);
    return positive == "0 h" ? positive : "-" + positive;
  }
  const std::int64_t tenths = (minutes + 3) / 6;  // to the nearest tenth of an hour, halves up
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text + " h";
}

}  // namespace cairn
