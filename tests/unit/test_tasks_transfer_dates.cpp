#include "apps/tasks/transfer/dates.h"

#include <doctest/doctest.h>

#include "apps/tasks/transfer/rrule.h"
#include "apps/tasks/transfer/words.h"
#include "base/random.h"

namespace cairn::tasks::transfer {
namespace {

// Tuesday 24 November 2026, 10:30, two hours ahead of UTC.
const DateRules kRules{{to_date({2026, 11, 24}), 630}, 120, DayOrder::kUnknown};

std::string when_of_words(std::string_view text, const DateRules& rules = kRules) {
  const auto read = read_when(text, rules);
  return read ? when_text(read->when) : "-";
}

TEST_CASE("dates are read in the forms that task programs write") {
  const std::pair<const char*, const char*> kTable[] = {
      {"2026-12-24", "2026-12-24"},
      {"2026-12-24 15:00", "2026-12-24T15:00"},
      {"2026-12-24T15:00", "2026-12-24T15:00"},
      {"2026-12-24T15:00:00", "2026-12-24T15:00"},
      {"2026-12-24T00:00:00", "2026-12-24T00:00"},
      {"2026-12-24T15:00:00Z", "2026-12-24T17:00"},
      {"2026-12-24T15:00:00.000+01:00", "2026-12-24T16:00"},
      {"2026-12-23T22:00:00Z", "2026-12-24"},  // midnight here
      {"20261224T230000Z", "2026-12-25T01:00"},
      {"24 Dec", "2026-12-24"},
      {"Dec 24", "2026-12-24"},
      {"24 December 2027", "2027-12-24"},
      {"Oct 5 2026", "2026-10-05"},
      {"Dec 24, 2026 at 3pm", "2026-12-24T15:00"},
      {"24 Dec 2026 @ 15:30", "2026-12-24T15:30"},
      {"Thu 24 Dec 9:30 am", "2026-12-24T09:30"},
      {"1 Nov", "2027-11-01"},  // over for this year
      {"24.12.2026", "2026-12-24"},
      {"24/12/2026", "2026-12-24"},
      {"12/24/2026", "2026-12-24"},
      {"2026/12/24", "2026-12-24"},
      {"24.12.26", "2026-12-24"},
      {"today", "2026-11-24"},
      {"tomorrow 18:00", "2026-11-25T18:00"},
      {"yesterday", "2026-11-23"},
      {"fri", "2026-11-27"},
      {"tuesday", "2026-11-24"},
      {"next friday", "2026-12-04"},
      {"in 3 days", "2026-11-27"},
      {"in a week", "2026-12-01"},
      {"next week", "2026-11-30"},
      {"+2w", "2026-12-08"},
      {"noon", "2026-11-24T12:00"},
      // What is none of these, or does not exist:
      {"2026-02-30", "-"},
      {"31 Apr", "-"},
      {"32 Dec", "-"},
      {"24/13/2026", "-"},
      {"2026-12-24 25:00", "-"},
      {"someday", "-"},
      {"every friday", "-"},
      {"", "-"},
      {"5", "-"},
      {"2026-12-24 2026-12-25", "-"},
  };
  for (const auto& [text, expected] : kTable) {
    const auto& shown_text = text;  // a binding cannot be captured
    CAPTURE(shown_text);
    CHECK(when_of_words(text) == expected);
  }
}

TEST_CASE("slashes are read in the order that the column shows, and said to be ambiguous where it shows none") {
  CHECK(read_when("03/04/2026", kRules)->ambiguous);
  CHECK(when_of_words("03/04/2026") == "2026-04-03");
  DateRules month_first = kRules;
  month_first.order = day_order_of({"03/04/2026", "12/24/2026 10:00"});
  CHECK(month_first.order == DayOrder::kMonthFirst);
  CHECK(when_of_words("03/04/2026", month_first) == "2026-03-04");
  CHECK_FALSE(read_when("03/04/2026", month_first)->ambiguous);
  CHECK_FALSE(read_when("03/04/2026 at 10", month_first));  // never with the day first
  CHECK(day_order_of({"24/12/2026"}) == DayOrder::kDayFirst);
  CHECK(day_order_of({"24/12/2026", "12/24/2026"}) == DayOrder::kUnknown);
  CHECK(day_order_of({"1/2/2026"}) == DayOrder::kUnknown);
}

TEST_CASE("recurrences in words become rules, with the first day they fall on") {
  struct Row {
    const char* words;
    const char* rule;
    const char* first;
  };
  const Row kTable[] = {
      {"every day", "FREQ=DAILY", "2026-11-24"},
      {"daily", "FREQ=DAILY", "2026-11-24"},
      {"every fri", "FREQ=WEEKLY;BYDAY=FR", "2026-11-27"},
      {"every friday at 9am", "FREQ=WEEKLY;BYDAY=FR", "2026-11-27T09:00"},
      {"every mon, wed at 15:30", "FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-25T15:30"},
      {"every mon and thu", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-26"},
      {"every other tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24"},
      {"every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "2026-11-24"},
      {"every other week", "FREQ=WEEKLY;INTERVAL=2", "2026-11-24"},
      {"every! 3 days", "FREQ=DAILY;INTERVAL=3 after", "2026-11-24"},
      {"after 3 days", "FREQ=DAILY;INTERVAL=3 after", "2026-11-24"},
      {"every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-24"},
      {"every weekend", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28"},
      {"every month", "FREQ=MONTHLY", "2026-11-24"},
      {"every 14th", "FREQ=MONTHLY;BYMONTHDAY=14", "2026-12-14"},
      {"every 14", "FREQ=MONTHLY;BYMONTHDAY=14", "2026-12-14"},
      {"every last day", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"},
      {"every last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"},
      {"every 2nd tuesday", "FREQ=MONTHLY;BYDAY=2TU", "2026-12-08"},
      {"every last fri", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"},
      {"every quarter", "FREQ=MONTHLY;INTERVAL=3", "2026-11-24"},
      {"every year", "FREQ=YEARLY", "2026-11-24"},
      {"every 24 dec", "FREQ=YEARLY", "2026-12-24"},
      {"every jan 5", "FREQ=YEARLY", "2027-01-05"},
      {"weekly", "FREQ=WEEKLY", "2026-11-24"},
      {"every month starting 2026-12-05 until 2027-03-01", "FREQ=MONTHLY;UNTIL=20270301", "2026-12-05"},
      {"every 31st", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-11-30"},
      {"every day at 9 am", "FREQ=DAILY", "2026-11-24T09:00"},
  };
  for (const Row& row : kTable) {
    CAPTURE(row.words);
    const auto read = read_repeat(row.words, kRules);
    REQUIRE(read.has_value());
    CHECK(write_rrule(read->repeat, false) + (read->repeat.after_completion ? " after" : "") == row.rule);
    CHECK(when_text(*read->first) == row.first);
  }
  for (const char* words :
       {"every", "every blue moon", "every 15th workday", "every 0 days", "every 5000 days", "every day and night",
        "jeden Freitag", "", "every 40", "at 9am", "every mon until never"}) {
    CAPTURE(words);
    CHECK_FALSE(read_repeat(words, kRules).has_value());
  }
}

TEST_CASE("periods are read as Taskwarrior and todo.txt write them") {
  const std::pair<const char*, const char*> kTable[] = {{"weekly", "FREQ=WEEKLY"},
                                                        {"2wks", "FREQ=WEEKLY;INTERVAL=2"},
                                                        {"3d", "FREQ=DAILY;INTERVAL=3"},
                                                        {"1m", "FREQ=MONTHLY"},
                                                        {"P1M", "FREQ=MONTHLY"},
                                                        {"P2W", "FREQ=WEEKLY;INTERVAL=2"},
                                                        {"quarterly", "FREQ=MONTHLY;INTERVAL=3"},
                                                        {"biannual", "FREQ=YEARLY;INTERVAL=2"},
                                                        {"weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"},
                                                        {"yearly", "FREQ=YEARLY"},
                                                        {"2 months", "FREQ=MONTHLY;INTERVAL=2"}};
  for (const auto& [text, rule] : kTable) {
    const auto& shown_text = text;  // a binding cannot be captured
    CAPTURE(shown_text);
    const auto repeat = read_period(text);
    REQUIRE(repeat.has_value());
    CHECK(write_rrule(*repeat, false) == rule);
  }
  for (const char* text : {"", "m", "0d", "1000d", "PT3H", "5 blue moons", "-1w"})
    CHECK_FALSE(read_period(text).has_value());
}

TEST_CASE("lengths of time are read with their units") {
  const std::pair<const char*, int> kTable[] = {{"90", 90},        {"90m", 90},      {"1h 30m", 90}, {"1.5h", 90},
                                                {"1,5 hours", 90}, {"2 hours", 120}, {"1:30", 90},   {"PT1H30M", 90},
                                                {"30 min", 30},    {"1d", 480},      {"90 s", 2}};
  for (const auto& [text, minutes] : kTable) {
    const auto& shown_text = text;  // a binding cannot be captured
    CAPTURE(shown_text);
    CHECK(read_minutes(text, 1) == minutes);
  }
  CHECK(read_minutes("2", 60) == 120);
  for (const char* text : {"", "soon", "h", "1:99", "12345678901", "-5"})
    CHECK_FALSE(read_minutes(text, 1).has_value());
}

TEST_CASE("every rule that the model can hold is written as an RRULE and read back the same") {
  for (int day = -1; day <= 31; ++day) {
    Repeat repeat;
    repeat.unit = RepeatUnit::kMonth;
    repeat.month_day = day;
    CHECK(read_rrule(write_rrule(repeat, false)) == repeat);
  }
  Repeat nth;
  nth.unit = RepeatUnit::kMonth;
  nth.weekdays = 1u << 6;
  for (const int which : {-1, 1, 2, 3, 4}) {
    nth.nth_weekday = which;
    CHECK(read_rrule(write_rrule(nth, false)) == nth);
  }
  Repeat weekly;
  weekly.every = 3;
  weekly.weekdays = 0b1010101;
  weekly.until = to_date({2027, 1, 31});
  CHECK(write_rrule(weekly, false) == "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR,SU;UNTIL=20270131");
  CHECK(write_rrule(weekly, true) == "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR,SU;UNTIL=20270131T235900");
  CHECK(read_rrule("RRULE:" + write_rrule(weekly, true)) == weekly);
  for (const char* text :
       {"", "FREQ=HOURLY", "FREQ=DAILY;COUNT=3", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=YEARLY;BYMONTH=3", "INTERVAL=2", "FREQ=MONTHLY;BYDAY=5MO", "nonsense"}) {
    CAPTURE(text);
    CHECK_FALSE(read_rrule(text).has_value());
  }
}

TEST_CASE("readers of dates take any text, and give days between 1900 and 2199 or nothing") {
  const std::vector<std::string> kParts = {
      "every", "every!", " ",        ",",     "2026-",    "12",       "24",    "/",  ".",    "Dec",
      "fri",   "last",   "day",      "2nd",   "at",       "9am",      ":",     "in", "next", "+",
      "w",     "until",  "starting", "month", "99999999", "\xC3\xA4", "other", "T",  "Z",    "P1"};
  Random random(11);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random.index(8); n > 0; --n)
      text += kParts[random.index(kParts.size())] + (random.chance(0.5) ? " " : "");
    const auto check = [&](const When& when) {
      const int year = to_civil(when.day).year;
      CHECK((year >= 1899 && year <= 2300));
      if (when.minute) CHECK((*when.minute >= 0 && *when.minute < 1440));
    };
    if (const auto when = read_when(text, kRules)) check(when->when);
    if (const auto repeat = read_repeat(text, kRules)) {
      CHECK((repeat->repeat.every >= 1 && repeat->repeat.every <= 999));
      check(*repeat->first);
    }
    if (const auto period = read_period(text)) CHECK((period->every >= 1 && period->every <= 999));
    if (const auto minutes = read_minutes(text, 1)) CHECK(*minutes >= 0);
  }
}

}  // namespace
}  // namespace cairn::tasks::transfer
