#include <doctest/doctest.h>

#include <string>

#include "apps/tasks/phrases.h"
#include "base/random.h"
#include "tasks_words_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

const Today kThursday = {day("2026-11-26"), 10 * 60};

std::string read(std::string_view text, const Today& today = kThursday) {
  const Result<When> when = parse_when(text, today);
  return when ? when_exactly(when.value()) : "! " + when.error().message;
}

}  // namespace

TEST_CASE("days and times are read as they are meant") {
  const std::pair<const char*, const char*> rows[] = {
      {"today", "2026-11-26"},
      {"Today", "2026-11-26"},
      {"tonight", "2026-11-26 19:00"},
      {"tonight at 8", "2026-11-26 20:00"},
      {"tomorrow", "2026-11-27"},
      {"tom", "2026-11-27"},
      {"day after tomorrow", "2026-11-28"},
      {"yesterday", "2026-11-25"},
      {"3 days ago", "2026-11-23"},
      {"a week ago", "2026-11-19"},
      {"fri", "2026-11-27"},
      {"friday", "2026-11-27"},
      {"thu", "2026-12-03"},
      {"thurs", "2026-12-03"},
      {"wed", "2026-12-02"},
      {"sat", "2026-11-28"},
      {"this thu", "2026-11-26"},
      {"this fri", "2026-11-27"},
      {"next fri", "2026-12-04"},
      {"next friday", "2026-12-04"},
      {"next mon", "2026-11-30"},
      {"next week", "2026-11-30"},
      {"next weekend", "2026-12-05"},
      {"next month", "2026-12-01"},
      {"next year", "2027-01-01"},
      {"this weekend", "2026-11-28"},
      {"in 3 days", "2026-11-29"},
      {"in 3d", "2026-11-29"},
      {"+3 days", "2026-11-29"},
      {"+2w", "2026-12-10"},
      {"in 2 weeks", "2026-12-10"},
      {"in two weeks", "2026-12-10"},
      {"in a month", "2026-12-26"},
      {"in 3 months", "2027-02-26"},
      {"in a fortnight", "2026-12-10"},
      {"in 2 fortnights", "2026-12-24"},
      {"in a year", "2027-11-26"},
      {"in an hour", "2026-11-26 11:00"},
      {"in half an hour", "2026-11-26 10:30"},
      {"in 15 hours", "2026-11-27 01:00"},
      {"in 45 min", "2026-11-26 10:45"},
      {"in 5m", "2026-11-26 10:05"},
      {"3 days", "2026-11-29"},
      {"2w", "2026-12-10"},
      {"the 5th", "2026-12-05"},
      {"26th", "2026-11-26"},
      {"on the 31st", "2026-12-31"},
      {"the 5th of December", "2026-12-05"},
      {"24 dec", "2026-12-24"},
      {"dec 24", "2026-12-24"},
      {"24th of December", "2026-12-24"},
      {"24. dec", "2026-12-24"},
      {"December 24th", "2026-12-24"},
      {"dec 24, 2027", "2027-12-24"},
      {"24 dec 2027", "2027-12-24"},
      {"thu 24 dec", "2026-12-24"},
      {"Thu, 24 Dec 2026", "2026-12-24"},
      {"25 nov", "2027-11-25"},
      {"26 nov", "2026-11-26"},
      {"Tue 10 Nov", "2026-11-10"},
      {"29 feb", "2028-02-29"},
      {"24.12.", "2026-12-24"},
      {"24.12", "2026-12-24"},
      {"24/12", "2026-12-24"},
      {"24.12.2027", "2027-12-24"},
      {"24/12/27", "2027-12-24"},
      {"24-12-2027", "2027-12-24"},
      {"1/2", "2027-02-01"},
      {"2026-12-24", "2026-12-24"},
      {"2026/12/24", "2026-12-24"},
      {"end of month", "2026-11-30"},
      {"end of the month", "2026-11-30"},
      {"eom", "2026-11-30"},
      {"end of week", "2026-11-29"},
      {"end of year", "2026-12-31"},
      {"15:00", "2026-11-26 15:00"},
      {"9:30", "2026-11-27 09:30"},
      {"at 9", "2026-11-27 09:00"},
      {"at 10", "2026-11-26 10:00"},
      {"3pm", "2026-11-26 15:00"},
      {"3 pm", "2026-11-26 15:00"},
      {"3 p.m.", "2026-11-26 15:00"},
      {"12am", "2026-11-27 00:00"},
      {"12pm", "2026-11-26 12:00"},
      {"15h", "2026-11-26 15:00"},
      {"15h30", "2026-11-26 15:30"},
      {"noon", "2026-11-26 12:00"},
      {"tomorrow at 9", "2026-11-27 09:00"},
      {"tomorrow 9:30 am", "2026-11-27 09:30"},
      {"tomorrow morning", "2026-11-27 09:00"},
      {"fri evening", "2026-11-27 19:00"},
      {"this evening", "2026-11-26 19:00"},
      {"fri 18:30", "2026-11-27 18:30"},
      {"fri, 18:30", "2026-11-27 18:30"},
      {"15:00 fri", "2026-11-27 15:00"},
      {"at 9 on monday", "2026-11-30 09:00"},
      {"3pm tomorrow", "2026-11-27 15:00"},
      {"24 dec at noon", "2026-12-24 12:00"},
      {"24 dec 2027 15:00", "2027-12-24 15:00"},
      {"2026-12-24 15:00", "2026-12-24 15:00"},
      {"by fri", "2026-11-27"},
      {"on 24 dec", "2026-12-24"},
      {"  fri  ", "2026-11-27"},
  };
  for (const auto& [text, when] : rows) {
    const auto& shown_text = text;  // a binding cannot be captured
    INFO(shown_text);
    CHECK(read(text) == when);
  }
}

TEST_CASE("the ends of weeks, months and years are met") {
  const Today sunday = {day("2026-11-29"), 0};
  CHECK(read("this weekend", sunday) == "2026-11-29");
  CHECK(read("next week", sunday) == "2026-11-30");
  CHECK(read("sun", sunday) == "2026-12-06");
  CHECK(read("next sun", sunday) == "2026-12-06");
  CHECK(read("end of week", sunday) == "2026-11-29");
  const Today last = {day("2027-12-31"), 23 * 60 + 30};
  CHECK(read("tomorrow", last) == "2028-01-01");
  CHECK(read("in an hour", last) == "2028-01-01 00:30");
  CHECK(read("next month", last) == "2028-01-01");
  CHECK(read("in 2 months", last) == "2028-02-29");
  CHECK(read("29 feb", {day("2096-03-01"), 0}) == "2104-02-29");  // 2100 is no leap year
  CHECK(read("1 jan", last) == "2028-01-01");
}

TEST_CASE("what is no day is answered with what is wrong") {
  const std::pair<const char*, const char*> rows[] = {
      {"", "Write a day"},
      {"fri 3pm-4pm", "Write the time when it begins"},
      {"soon", "“soon” is no day that is known here"},
      {"31 feb", "There is no 31 February: February 2027 has 28 days."},
      {"31 april", "There is no 31 April: April has 30 days."},
      {"29 feb 2027", "There is no 29 February 2027: February then has 28 days."},
      {"2027-02-29", "There is no 29 February 2027"},
      {"31/11", "There is no 31 November"},
      {"0 dec", "There is no 0 December"},
      {"12/24/2026", "The day comes before the month: 24/12/2026."},
      {"24 dec 2199 at 25:00", "hours 0 to 23"},
      {"at 9:75", "minutes 00 to 59"},
      {"13pm", "hours are 1 to 12"},
      {"fri 24 dec 2026", "24 Dec is a Thursday, not a Friday."},
      {"mon 24 dec 2027", "24 Dec 2027 is a Friday, not a Monday."},
      {"tomorrow or later", "“tomorrow” was understood, “or later” was not."},
      {"in 99999 years", "outside the years 1900 to 2199"},
      {"9", "is no day"},
      {"may", "is no day"},
  };
  for (const auto& [text, reason] : rows) {
    const auto& shown_text = text;  // a binding cannot be captured
    INFO(shown_text, ": ", read(shown_text));
    CHECK(read(text)[0] == '!');
    CHECK(read(text).find(reason) != std::string::npos);
  }
  CHECK_FALSE(parse_when(std::string(300, 'a'), kThursday).ok());
  const Today january = {day("2028-01-15"), 0};
  CHECK(read("30 feb", january).find("There is no 30 February: February 2028 has 29 days.") != std::string::npos);
  const Today february = {day("2027-02-15"), 0};
  CHECK(read("31 feb", february).find("February 2027 has 28 days.") != std::string::npos);
}

TEST_CASE("days are said from where one stands") {
  const std::pair<When, const char*> rows[] = {
      {{day("2026-11-26"), {}}, "Today"},
      {{day("2026-11-26"), 540}, "Today 09:00"},
      {{day("2026-11-27"), 900}, "Tomorrow 15:00"},
      {{day("2026-11-25"), {}}, "Yesterday"},
      {{day("2026-11-24"), {}}, "2 days ago"},
      {{day("2026-11-20"), {}}, "6 days ago"},
      {{day("2026-11-20"), 61}, "Fri 20 Nov 01:01"},
      {{day("2026-11-19"), {}}, "Thu 19 Nov"},
      {{day("2026-11-28"), {}}, "Sat 28 Nov"},
      {{day("2027-11-28"), {}}, "Sun 28 Nov 2027"},
  };
  for (const auto& [when, words] : rows) CHECK(when_words(when, kThursday) == words);
}

TEST_CASE("what is said of a day reads back to it") {
  Random random(31);
  for (int round = 0; round < 5000; ++round) {
    const Today today = {random_day(random, 1901, 2190), static_cast<int>(random.below(1440))};
    When when = random_when(random);
    if (random.chance(0.7)) when.day = add_days(today.day, static_cast<int>(random.between(-400, 400)));
    if (!is_in_calendar(when.day)) continue;
    const std::string words = when_words(when, today);
    INFO(words, " on ", to_iso(today.day));
    const Result<When> back = parse_when(words, today);
    REQUIRE(back.ok());
    CHECK(back.value() == when);
    const Result<When> exact = parse_when(when_exactly(when), today);
    REQUIRE(exact.ok());
    CHECK(exact.value() == when);
  }
}

TEST_CASE("durations are read in the forms that people write") {
  const std::pair<const char*, int> rows[] = {
      {"45m", 45},    {"45 min", 45},     {"45", 45},       {"90 minutes", 90}, {"1h", 60},     {"1h30", 90},
      {"1h 30m", 90}, {"1 h 30 min", 90}, {"2h05", 125},    {"1.5h", 90},       {"1,5 h", 90},  {"0.25h", 15},
      {"1:30", 90},   {"2 hours", 120},   {"1 hour 5", 65}, {"1000h", 60000},   {" 5 MIN ", 5}, {"1.33h", 80},
  };
  for (const auto& [text, minutes] : rows) {
    const auto& shown_text = text;  // a binding cannot be captured
    INFO(shown_text);
    const Result<int> parsed = parse_duration(text);
    REQUIRE(parsed.ok());
    CHECK(parsed.value() == minutes);
  }
  const std::pair<const char*, const char*> wrong[] = {
      {"", "45m"},       {"m", "45m"},     {"1.5", "45m"},     {"5 apples", "45m"},  {"1h90", "45m"},
      {"1.5h30", "45m"}, {"1h30s", "45m"}, {"0m", "at least"}, {"1001h", "at most"}, {"2 days", "hours a day"},
      {"-5m", "45m"},    {"1h 1h", "45m"}, {"1.h", "45m"},     {"1:75", "45m"},
  };
  for (const auto& [text, reason] : wrong) {
    const auto& shown_text = text;  // a binding cannot be captured
    INFO(shown_text);
    const Result<int> parsed = parse_duration(text);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().message.find(reason) != std::string::npos);
  }
  for (int minutes = 1; minutes <= kMaxEstimate_minutes; minutes += 1 + minutes / 50) {
    const Result<int> short_form = parse_duration(duration_words(minutes));
    const Result<int> long_form = parse_duration(format_minutes(minutes));
    REQUIRE(short_form.ok());
    REQUIRE(long_form.ok());
    CHECK(short_form.value() == minutes);
    CHECK(long_form.value() == minutes);
  }
}

TEST_CASE("no text at all upsets the fields of days and durations") {
  const std::vector<std::string> words = {"today", "fri", "in",   "at",   "3",     "9:30",   "pm",   "24",  "dec",
                                          "31",    "feb", "2026", ".",    "99999", "next",   "this", "end", "of",
                                          "month", "+",   "days", ",",    "ago",   "24.12.", "1/",   "h",   "m",
                                          "2026-", "-",   ":",    "noon", "29",    "half",   "an",   "hour"};
  Random random(32);
  int days = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_line(random, words);
    const Result<When> when = parse_when(text, kThursday);
    if (when) {
      ++days;
      CHECK(is_in_calendar(when.value().day));
      CHECK(when.value().minute.value_or(0) >= 0);
      CHECK(when.value().minute.value_or(0) < 1440);
    } else {
      CHECK_FALSE(when.error().message.empty());
    }
    const Result<int> minutes = parse_duration(text);
    if (minutes) CHECK((minutes.value() >= 1 && minutes.value() <= kMaxEstimate_minutes));
  }
  CHECK(days > 100);
}
