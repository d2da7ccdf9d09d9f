#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "apps/tasks/calendar.h"
#include "apps/tasks/repeat.h"
#include "apps/tasks/repeat_phrases.h"
#include "base/random.h"
#include "tasks_words_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

const Today kToday = {day("2026-11-26"), 10 * 60};  // a Thursday

Repeat repeat(std::string_view words) {
  const Result<Repeat> parsed = parse_repeat(words, kToday);
  if (!parsed) FAIL(words, ": ", parsed.error().message);
  return parsed.value();
}

std::string after(std::string_view words, std::string_view from) {
  const auto next = next_occurrence(repeat(words), day(from));
  return next ? to_iso(*next) : "none";
}

// One day after the other, by what the fields say; slow and plain.
std::optional<Date> next_by_counting(const Repeat& r, Date from) {
  const auto matches = [&](Date d) {
    const CivilDate a = to_civil(from), b = to_civil(d);
    const int months = (b.year - a.year) * 12 + b.month - a.month;
    const int longest = days_in_month(b.year, b.month);
    switch (r.unit) {
      case RepeatUnit::kDay:
        return days_between(from, d) == r.every;
      case RepeatUnit::kWeek: {
        const int weeks = days_between(monday_of(from), monday_of(d)) / 7;
        if (r.weekdays == 0) return days_between(from, d) == 7 * r.every;
        return (weeks == 0 || weeks == r.every) && (r.weekdays >> static_cast<int>(weekday_of(d)) & 1) != 0;
      }
      case RepeatUnit::kMonth:
        if (r.nth_weekday == 0 && r.month_day == 0) return months == r.every && b.day == std::min(a.day, longest);
        if (months != 0 && months != r.every) return false;
        if (r.month_day != 0) return b.day == (r.month_day < 0 ? longest : std::min(r.month_day, longest));
        if ((r.weekdays >> static_cast<int>(weekday_of(d)) & 1) == 0) return false;
        return r.nth_weekday < 0 ? b.day + 7 > longest : (b.day - 1) / 7 + 1 == r.nth_weekday;
      case RepeatUnit::kYear:
        return months == 12 * r.every && b.day == std::min(a.day, longest);
    }
    return false;
  };
  for (int ahead = 1; ahead < 366 * 4; ++ahead) {
    const Date d = add_days(from, ahead);
    if (matches(d)) return r.until && d > *r.until ? std::nullopt : std::optional<Date>(d);
  }
  return {};
}

}  // namespace

TEST_CASE("a task comes again on the next day that its repeat names") {
  struct Row {
    const char *words, *from, *next;
  };
  const Row rows[] = {
      {"every day", "2026-11-26", "2026-11-27"},
      {"every 3 days", "2026-12-30", "2027-01-02"},
      {"every week", "2026-11-26", "2026-12-03"},
      {"every 2 weeks", "2026-12-25", "2027-01-08"},
      {"every fri", "2026-11-26", "2026-11-27"},
      {"every fri", "2026-11-27", "2026-12-04"},
      {"every mon, wed", "2026-11-23", "2026-11-25"},
      {"every mon, wed", "2026-11-25", "2026-11-30"},
      {"every 2 weeks on mon, wed", "2026-11-23", "2026-11-25"},
      {"every 2 weeks on mon, wed", "2026-11-25", "2026-12-07"},
      {"every weekday", "2026-11-27", "2026-11-30"},
      {"every weekend", "2026-11-28", "2026-12-05"},
      {"every month", "2026-01-31", "2026-02-28"},
      {"every month", "2027-11-30", "2027-12-30"},
      {"every 31st", "2026-01-31", "2026-02-28"},
      {"every 31st", "2026-02-28", "2026-03-31"},
      {"every 14th", "2026-11-26", "2026-12-14"},
      {"every 14th", "2026-11-10", "2026-11-14"},
      {"every 3 months on the 14th", "2026-11-14", "2027-02-14"},
      {"every last day", "2028-01-31", "2028-02-29"},
      {"every last day", "2028-02-10", "2028-02-29"},
      {"every 2nd tue", "2026-11-10", "2026-12-08"},
      {"every 2nd tue", "2026-11-01", "2026-11-10"},
      {"every last fri", "2026-11-27", "2026-12-25"},
      {"every year", "2028-02-29", "2029-02-28"},
      {"every 4 years", "2028-02-29", "2032-02-29"},
      {"every year", "2026-12-24", "2027-12-24"},
      {"every day until 28 nov 2026", "2026-11-27", "2026-11-28"},
      {"every day until 28 nov 2026", "2026-11-28", "none"},
      {"every day", "2199-12-31", "none"},
      {"every 900 years", "2026-01-01", "none"},
  };
  for (const Row& row : rows) {
    INFO(row.words, " from ", row.from);
    CHECK(after(row.words, row.from) == row.next);
  }
}

TEST_CASE("the next occurrence is the one that counting days finds") {
  Random random(21);
  for (int round = 0; round < 3000; ++round) {
    Repeat r = random_repeat(random);
    if (r.unit == RepeatUnit::kYear) r.every = 1 + r.every % 3;
    if (r.unit == RepeatUnit::kMonth) r.every = 1 + r.every % 12;
    const Date from = random_day(random, 1904, 2190);
    INFO(repeat_words(r), " from ", to_iso(from));
    const auto expected = next_by_counting(r, from);
    REQUIRE((expected || r.until || r.every > 200));
    if (expected || r.until) CHECK(next_occurrence(r, from) == expected);
  }
}

TEST_CASE("the first occurrence is on or after a day, and follows from the day before where a day is named") {
  Random random(22);
  for (int round = 0; round < 2000; ++round) {
    Repeat r = random_repeat(random);
    r.until.reset();
    const Date from = random_day(random, 1904, 2190);
    const auto first = first_occurrence(r, from);
    REQUIRE(first);
    CHECK(*first >= from);
    CHECK(first_occurrence(r, *first) == first);
    CHECK(days_between(from, *first) <= 61);
  }
}

TEST_CASE("a repeat in words reads back to the same repeat") {
  Random random(23);
  for (int round = 0; round < 5000; ++round) {
    const Repeat r = random_repeat(random);
    const std::string words = repeat_words(r);
    INFO(words);
    REQUIRE_FALSE(check_repeat(r));
    const Result<Repeat> back = parse_repeat(words, {random_day(random, 1950, 2150), 0});
    REQUIRE(back.ok());
    CHECK(back.value() == r);
  }
}

TEST_CASE("repeats are said as people say them") {
  const std::pair<const char*, const char*> rows[] = {
      {"daily", "every day"},
      {"weekly", "every week"},
      {"monthly", "every month"},
      {"yearly", "every year"},
      {"every fortnight", "every 2 weeks"},
      {"fortnightly", "every 2 weeks"},
      {"every 2 fortnights", "every 4 weeks"},
      {"every fortnight on fri", "every 2 weeks on Fri"},
      {"every! fortnight", "every 2 weeks after completion"},
      {"every other day", "every 2 days"},
      {"every other fri", "every 2 weeks on Fri"},
      {"every 2 weeks on friday", "every 2 weeks on Fri"},
      {"every mon, tue and wed", "every Mon, Tue, Wed"},
      {"every fridays", "every Fri"},
      {"Every WEEKDAY", "every weekday"},
      {"every 14th of the month", "every month on the 14th"},
      {"every month on the last day", "every month on the last day"},
      {"every last day of the month", "every month on the last day"},
      {"every 2nd tue", "every month on the 2nd Tue"},
      {"every second tuesday", "every month on the 2nd Tue"},
      {"every 2nd day", "every 2 days"},
      {"every! 3 days", "every 3 days after completion"},
      {"every 3 days after completion", "every 3 days after completion"},
      {"every year until 24 dec 2027", "every year until 24 Dec 2027"},
      {"every month until 24 dec", "every month until 24 Dec 2026"},
      {"every 22nd", "every month on the 22nd"},
      {"every 11th", "every month on the 11th"},
      {"every 3rd fri until 2030-01-01", "every month on the 3rd Fri until 1 Jan 2030"},
  };
  for (const auto& [text, words] : rows) {
    const auto& shown_text = text;  // a binding cannot be captured
    INFO(shown_text);
    CHECK(repeat_words(repeat(text)) == words);
  }
}

TEST_CASE("what is no repeat is refused with a reason") {
  const std::pair<const char*, const char*> rows[] = {
      {"", "Write how it repeats"},
      {"every", "Write how it repeats"},
      {"every apple", "Write how it repeats"},
      {"every 0 days", "1 to 999"},
      {"every 1000 days", "1 to 999"},
      {"every 500 fortnights", "1 to 999"},
      {"every 1.5 weeks", "Repeats count in whole steps, such as every 10 days."},
      {"every 5th mon", "Not every month has a 5th Monday"},
      {"every day until 31 feb", "There is no 31 February"},
      {"every day or so", "“or so” was not"},
      {"every day at 9", "due date"},
      {"every day at 25:00", "hours 0 to 23"},
      {"fri", "Write how it repeats"},
  };
  for (const auto& [text, reason] : rows) {
    const Result<Repeat> parsed = parse_repeat(text, kToday);
    const auto& shown_text = text;  // a binding cannot be captured
    INFO(shown_text);
    REQUIRE_FALSE(parsed.ok());
    INFO(parsed.error().message);
    CHECK(parsed.error().message.find(reason) != std::string::npos);
  }
}

TEST_CASE("a repeat whose fields contradict each other cannot be kept and never comes") {
  std::vector<Repeat> wrong(9);
  wrong[0].every = 0;
  wrong[1].every = 1000;
  wrong[2].weekdays = 128;
  wrong[3].unit = RepeatUnit::kDay, wrong[3].weekdays = 1;
  wrong[4].month_day = 3;
  wrong[5].unit = RepeatUnit::kMonth, wrong[5].month_day = 32;
  wrong[6].unit = RepeatUnit::kMonth, wrong[6].nth_weekday = 2;
  wrong[7].unit = RepeatUnit::kMonth, wrong[7].nth_weekday = 1, wrong[7].weekdays = 1, wrong[7].month_day = 1;
  wrong[8].unit = RepeatUnit::kMonth, wrong[8].nth_weekday = 5, wrong[8].weekdays = 1;
  for (const Repeat& r : wrong) {
    REQUIRE(check_repeat(r));
    CHECK_FALSE(check_repeat(r)->where.empty());
    CHECK_FALSE(next_occurrence(r, kToday.day));
    CHECK_FALSE(first_occurrence(r, kToday.day));
  }
  CHECK_FALSE(check_repeat(Repeat()));
}

TEST_CASE("the next due day keeps the rhythm of the due day and is never today or past") {
  Task task;
  CHECK_FALSE(next_due(task, kToday));
  task.repeat = repeat("every week");
  task.due = When{day("2026-11-20"), 9 * 60};  // overdue
  CHECK(next_due(task, kToday) == When{day("2026-11-27"), 9 * 60});
  task.due = When{day("2026-11-26"), {}};
  CHECK(next_due(task, kToday) == When{day("2026-12-03"), {}});
  task.due = When{day("2026-12-04"), {}};  // done early
  CHECK(next_due(task, kToday) == When{day("2026-12-11"), {}});
  task.repeat = repeat("every! 3 days");
  CHECK(next_due(task, kToday) == When{day("2026-11-29"), {}});
  task.due.reset();
  task.repeat = repeat("every fri");
  CHECK(next_due(task, kToday) == When{day("2026-11-27"), {}});
  task.due = When{day("2020-01-01"), {}};
  task.repeat = repeat("every 2 days until 2020-06-01");
  CHECK_FALSE(next_due(task, kToday));
}

TEST_CASE("what would slip off its day can be tied to it") {
  Repeat monthly = repeat("every month");
  CHECK(pinned(monthly, day("2026-01-28")) == monthly);
  CHECK(repeat_words(pinned(monthly, day("2026-01-31"))) == "every month on the 31st");
  CHECK(repeat_words(pinned(repeat("every year"), day("2028-02-29"))) == "every 12 months on the 29th");
  CHECK(pinned(repeat("every year"), day("2027-01-31")) == repeat("every year"));
  Repeat leap = pinned(repeat("every year"), day("2028-02-29"));
  Date at = day("2028-02-29");
  for (int i = 0; i < 4; ++i) at = next_occurrence(leap, at).value_or(Date());
  CHECK(to_iso(at) == "2032-02-29");
  Random random(24);
  for (int round = 0; round < 500; ++round) {
    const Repeat once = pinned(random_repeat(random), random_day(random, 1950, 2100));
    CHECK_FALSE(check_repeat(once));
    if (once.month_day != 0) CHECK(pinned(once, random_day(random, 1950, 2100)) == once);
  }
}
