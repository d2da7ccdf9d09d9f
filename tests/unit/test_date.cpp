#include <doctest/doctest.h>

#include <string>

#include "base/date.h"

using namespace cairn;

TEST_CASE("every day of three centuries converts to and fro") {
  Date expected = to_date({1900, 1, 1});
  Weekday weekday = weekday_of(expected);
  CHECK(weekday == Weekday::kMonday);
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool all_right = true;
  for (int year = 1900; year <= 2199; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      const int length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
      for (int day = 1; day <= length; ++day) {
        const Date date = to_date({year, month, day});
        const CivilDate civil = to_civil(date);
        all_right = all_right && date == expected && civil.year == year && civil.month == month && civil.day == day &&
                    weekday_of(date) == weekday && parse_date(to_iso(date)) == date;
        expected = add_days(expected, 1);
        weekday = weekday == Weekday::kSunday ? Weekday::kMonday : static_cast<Weekday>(static_cast<int>(weekday) + 1);
      }
    }
  }
  CHECK(all_right);
}

TEST_CASE("known days") {
  CHECK(to_date({1970, 1, 1}).days == 0);
  CHECK(to_date({1969, 12, 31}).days == -1);
  CHECK(to_iso(to_date({2026, 11, 24})) == "2026-11-24");
  CHECK(weekday_of(to_date({2026, 11, 24})) == Weekday::kTuesday);
  CHECK(weekday_of(Date{-1}) == Weekday::kWednesday);
  CHECK(to_iso(monday_of(to_date({2026, 11, 29}))) == "2026-11-23");
  CHECK(to_iso(monday_of(to_date({2026, 11, 23}))) == "2026-11-23");
  CHECK(days_between(to_date({2026, 2, 27}), to_date({2026, 3, 1})) == 2);
}

TEST_CASE("only real days in one form are read") {
  CHECK(parse_date("2024-02-29"));
  for (const char* bad : {"", "2023-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "2026/11/24",
                          "26-11-24", "2026-11-24 ", "1899-12-31", "2200-01-01", "2026-11-2x", "+026-11-24"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_date(bad));
  }
}

TEST_CASE("days in words") {
  const Date today = to_date({2026, 11, 24});
  CHECK(format_date(today, today) == "Tue 24 Nov");
  CHECK(format_date(to_date({2027, 5, 1}), today) == "Sat 1 May 2027");
  CHECK(format_day_month(to_date({2026, 9, 7})) == "7 Sep");
  CHECK(month_name(11) == "November");
  CHECK(month_name(0).empty());
}

TEST_CASE("instants print and parse, before 1970 too") {
  for (const char* text : {"2026-11-24T09:12:33.120Z", "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
                           "2199-12-31T23:59:59.001Z"}) {
    const auto instant = parse_instant(text);
    REQUIRE(instant);
    CHECK(to_iso(*instant) == text);
  }
  CHECK(parse_instant("1970-01-01T00:00:01.500Z")->ms == 1500);
  CHECK(parse_instant("1969-12-31T23:59:59.999Z")->ms == -1);
  for (const char* bad : {"", "2026-11-24", "2026-11-24T09:12:33Z", "2026-11-24T24:00:00.000Z",
                          "2026-11-24T09:60:00.000Z", "2026-11-24T09:12:33.120+", "2026-11-24 09:12:33.120Z"}) {
    CHECK_FALSE(parse_instant(bad));
  }
}

TEST_CASE("the local day depends on the offset") {
  const Instant late = *parse_instant("2026-11-24T23:30:00.000Z");
  CHECK(to_iso(local_date(late, 0)) == "2026-11-24");
  CHECK(to_iso(local_date(late, 60)) == "2026-11-25");
  CHECK(to_iso(local_date(late, -720)) == "2026-11-24");
  CHECK(to_iso(local_date(Instant{0}, -1)) == "1969-12-31");
}

TEST_CASE("durations in words") {
  CHECK(format_minutes(0) == "0 min");
  CHECK(format_minutes(45) == "45 min");
  CHECK(format_minutes(60) == "1 h");
  CHECK(format_minutes(125) == "2 h 5 min");
  CHECK(format_minutes(-90) == "-1 h 30 min");
  CHECK(format_hours(750) == "12.5 h");
  CHECK(format_hours(180) == "3 h");
  CHECK(format_hours(0) == "0 h");
  CHECK(format_hours(179) == "3 h");
  CHECK(format_hours(176) == "2.9 h");
  CHECK(format_hours(-30) == "-0.5 h");
  CHECK(format_hours(-1) == "0 h");
}
