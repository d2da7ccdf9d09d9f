// Regular payments: on which days they come and how they are found; and where a balance goes.
#include <doctest/doctest.h>

#include <algorithm>

#include "apps/finance/cash_flow.h"
#include "apps/finance/recurring.h"
#include "apps/finance/schedules.h"
#include "base/random.h"
#include "finance_fixture.h"

using namespace cairn;
using namespace cairn::finance;

namespace {

Schedule monthly(const char* first, Minor amount = -10'00, int step = 1) {
  Schedule s;
  s.account = "a";
  s.name = "Rent";
  s.amount = amount;
  s.step = step;
  s.first = day(first);
  return s;
}

std::vector<std::string> due(const Schedule& schedule, const char* from, const char* to) {
  std::vector<std::string> days;
  for (const Date one : due_days(schedule, day(from), day(to))) days.push_back(to_iso(one));
  return days;
}

using Days = std::vector<std::string>;

// A household of `days` days that ends on 2026-06-30: a coffee on most days, food on Saturdays, nothing else.
std::vector<Booking> habits(int days, std::uint64_t seed) {
  Random random(seed);
  std::vector<Booking> all;
  for (int i = days; i > 0; --i) {
    const Date on = add_days(day("2026-07-01"), -i);
    Booking b;
    b.day = on;
    b.payee = "Cafe";
    b.amount = -static_cast<Minor>(250 + random.below(300));
    if (random.chance(0.6)) all.push_back(b);
    b.payee = "Market";
    b.amount = -static_cast<Minor>(4'000 + random.below(4'000));
    if (weekday_of(on) == Weekday::kSaturday) all.push_back(b);
  }
  return all;
}

Household with(std::vector<Booking> bookings, Minor opening = 5'000'00) {
  Household home;
  home.account("a", "Current", "EUR", opening);
  home.file("f", "a", std::move(bookings));
  return home;
}

const Date kToday = day("2026-06-30");

Fan fan(const Household& home, int percent = 100, Minor floor = 0) {
  const Ledger ledger = home.ledger();
  const std::optional<Habit> habit = habit_of(home.state, ledger, "a", kToday);
  REQUIRE(habit.has_value());
  FanOptions options;
  options.balance = ledger.balance(*ledger.find_account("a"), kToday);
  options.spending_percent = percent;
  options.floor = floor;
  return fan_of(*habit, planned_of(home.state, ledger, "a", kToday, kFanDays), kToday, options);
}

}  // namespace

TEST_CASE("finance schedules: the 31st, leap days, years, fortnights and ends") {
  CHECK(due(monthly("2024-01-31"), "2024-01-01", "2024-05-31") ==
        Days{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"});
  CHECK(due(monthly("2024-02-29", -1, 12), "2024-01-01", "2028-12-31") ==
        Days{"2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"});
  CHECK(due(monthly("2025-11-30", -1, 3), "2026-01-01", "2026-12-31") ==
        Days{"2026-02-28", "2026-05-30", "2026-08-30", "2026-11-30"});
  Schedule weekly = monthly("2026-01-05");
  weekly.every = Every::kWeek;
  weekly.step = 2;
  CHECK(due(weekly, "2026-01-06", "2026-02-16") == Days{"2026-01-19", "2026-02-02", "2026-02-16"});
  weekly.last = day("2026-02-01");
  CHECK(due(weekly, "2025-01-01", "2027-01-01") == Days{"2026-01-05", "2026-01-19"});
  CHECK(due(weekly, "2026-02-02", "2027-01-01").empty());
  CHECK(due(monthly("2026-05-01"), "2026-06-02", "2026-06-30").empty());
}

TEST_CASE("finance schedules: every day is due as the day after the first says, for any start and step") {
  Random random(1);
  for (int round = 0; round < 300; ++round) {
    Schedule s = monthly("2023-12-31");
    s.first = add_days(s.first, static_cast<int>(random.below(800)));
    s.step = 1 + static_cast<int>(random.below(14));
    s.every = random.chance(0.5) ? Every::kWeek : Every::kMonth;
    const Date end = add_days(s.first, 3'000);
    const std::vector<Date> all = due_days(s, s.first, end);
    REQUIRE_FALSE(all.empty());
    CHECK(all.front() == s.first);
    const Date from = add_days(s.first, static_cast<int>(random.below(1'500)));
    std::vector<Date> later;
    std::copy_if(all.begin(), all.end(), std::back_inserter(later), [&](Date one) { return one >= from; });
    CHECK(due_days(s, from, end) == later);
  }
}

TEST_CASE("finance schedules: gestures keep them sound") {
  Household home = with(habits(60, 1));
  CHECK(home.refused(AddSchedule{"s", monthly("2026-01-01", 0)}).message == "Say how much comes or goes.");
  Schedule rent = monthly("2026-01-01");
  rent.step = 0;
  CHECK(home.refused(AddSchedule{"s", rent}).message == "It comes every 1 to 60 weeks or months.");
  rent.step = 1;
  rent.last = day("2025-12-31");
  CHECK(home.refused(AddSchedule{"s", rent}).message == "It ends on the first day or later.");
  rent.last.reset();
  rent.category = "housing";
  REQUIRE(home.tell(AddSchedule{"s", rent}).ok());
  rent.amount = -11'00;
  REQUIRE(home.tell(ChangeSchedule{"s", rent}).ok());
  CHECK(home.state.schedules.at("s").amount == -11'00);
  CHECK(home.refused(ChangeSchedule{"t", rent}).code == ErrorCode::kNotFound);
  REQUIRE(home.tell(RemoveSchedule{"s"}).ok());
  REQUIRE(home.tell(AddSchedule{"s", rent}).ok());
  REQUIRE(home.tell(RemoveAccount{"a"}).ok());
  CHECK(home.state.schedules.empty());
}

TEST_CASE("finance recurring: rent on the first working day, a salary, a subscription, a yearly bill") {
  std::vector<Booking> all = habits(500, 2);
  const auto add = [&](const char* on, Minor amount, const char* payee) { all.push_back(booking(on, amount, payee)); };
  for (const char* on : {"2026-01-02", "2026-02-02", "2026-03-02", "2026-04-01", "2026-05-04", "2026-06-01"})
    add(on, -800'00, "Hausverwaltung Meier");
  for (const char* on : {"2026-03-30", "2026-04-29", "2026-05-29", "2026-06-30"}) add(on, 2'500'00, "Acme GmbH");
  for (const char* on : {"2026-03-15", "2026-04-15", "2026-05-15", "2026-06-15"}) add(on, -9'99, "Spotify 4411");
  for (const char* on : {"2025-05-10", "2026-05-11"}) add(on, -120'00, "Allianz Haftpflicht");
  for (const char* on : {"2025-07-15", "2025-08-15", "2025-09-15", "2025-10-15"}) add(on, -30'00, "Gym that is over");
  const Household home = with(all);
  const std::vector<Recurring> found = find_recurring(home.state, home.ledger(), kToday);
  std::map<std::string, const Recurring*> by_name;
  for (const Recurring& one : found) by_name[one.schedule.name] = &one;
  REQUIRE(by_name.count("Hausverwaltung Meier") == 1);
  CHECK(by_name["Hausverwaltung Meier"]->schedule.step == 1);
  CHECK(by_name["Hausverwaltung Meier"]->schedule.amount == -800'00);
  CHECK_FALSE(by_name["Hausverwaltung Meier"]->schedule.about);
  CHECK(by_name["Hausverwaltung Meier"]->entries.size() == 6);
  REQUIRE(by_name.count("Acme GmbH") == 1);
  CHECK(by_name["Acme GmbH"]->schedule.amount == 2'500'00);
  REQUIRE(by_name.count("Spotify 4411") == 1);
  CHECK(to_civil(by_name["Spotify 4411"]->schedule.first).day == 15);
  REQUIRE(by_name.count("Allianz Haftpflicht") == 1);
  CHECK(by_name["Allianz Haftpflicht"]->schedule.step == 12);
  CHECK(by_name.count("Gym that is over") == 0);
  CHECK(by_name.count("Cafe") == 0);
  REQUIRE(by_name.count("Market") == 1);  // every Saturday
  CHECK(by_name["Market"]->schedule.every == Every::kWeek);
  CHECK(by_name["Market"]->schedule.about);

  Household known = home;
  REQUIRE(known.tell(AddSchedule{"s", by_name["Spotify 4411"]->schedule}).ok());
  CHECK(find_recurring(known.state, known.ledger(), kToday).size() == found.size() - 1);
}

TEST_CASE("finance recurring: two subscriptions of one merchant are two") {
  std::vector<Booking> all;
  for (const char* on : {"2026-03-05", "2026-04-05", "2026-05-05", "2026-06-05"})
    all.push_back(booking(on, -99, "Apple"));
  for (const char* on : {"2026-03-20", "2026-04-20", "2026-05-20", "2026-06-20"})
    all.push_back(booking(on, -10'99, "Apple"));
  all.push_back(booking("2026-05-11", -1'299'00, "Apple"));
  const Household home = with(all);
  const std::vector<Recurring> found = find_recurring(home.state, home.ledger(), kToday);
  REQUIRE(found.size() == 2);
  CHECK(found[0].schedule.amount == -10'99);
  CHECK(found[1].schedule.amount == -99);
}

TEST_CASE("finance fan: the middle goes down as was spent, bands hold each other and widen") {
  const Household home = with(habits(200, 3));
  const Fan found = fan(home);
  REQUIRE(found.days.size() == static_cast<std::size_t>(kFanDays));
  CHECK(found.days.front().day == day("2026-07-01"));
  CHECK(found.days.back().day == day("2026-09-28"));
  for (const FanDay& one : found.days) {
    CHECK(one.bands[2].low <= one.bands[1].low);
    CHECK(one.bands[1].low <= one.bands[0].low);
    CHECK(one.bands[0].low <= one.middle);
    CHECK(one.middle <= one.bands[0].high);
    CHECK(one.bands[0].high <= one.bands[1].high);
    CHECK(one.bands[1].high <= one.bands[2].high);
  }
  const auto width = [&](std::size_t at) { return found.days[at].bands[2].high - found.days[at].bands[2].low; };
  CHECK(width(7) < width(60));
  // About 4 a day on six days of ten, and 60 a week.
  const Ledger ledger = home.ledger();
  const Minor now = ledger.balance(*ledger.find_account("a"), kToday);
  const double a_day = static_cast<double>(now - found.days.back().middle) / kFanDays;
  CHECK(a_day > 950);
  CHECK(a_day < 1'250);
  CHECK(found.chance_below < 0.01);
}

TEST_CASE("finance fan: one large purchase moves nothing but its own day") {
  const std::vector<Booking> usual = habits(200, 4);
  const Fan before = fan(with(usual));
  std::vector<Booking> laptop = usual;
  laptop.push_back(booking("2026-05-20", -1'999'00, "Laptop"));
  const Fan after = fan(with(laptop));
  for (std::size_t at = 0; at < before.days.size(); ++at) {
    CHECK(after.days[at].middle == before.days[at].middle - 1'999'00);
    CHECK(after.days[at].bands[2].low == before.days[at].bands[2].low - 1'999'00);
  }
}

TEST_CASE("finance fan: large amounts that come again and again are a habit") {
  std::vector<Booking> all = habits(360, 5);
  for (const char* on : {"2025-09-03", "2025-11-20", "2026-02-11", "2026-05-07"})
    all.push_back(booking(on, -900'00, "Dentist"));
  const Household home = with(all);
  const std::optional<Habit> habit = habit_of(home.state, home.ledger(), "a", kToday);
  REQUIRE(habit.has_value());
  CHECK(habit->once == 0);
  const Fan found = fan(home);
  CHECK(found.days.back().bands[2].high - found.days.back().bands[2].low > 900'00);
  all.push_back(booking("2026-06-02", -2'500'00, "Kitchen"));
  const Household renovated = with(all);
  CHECK(habit_of(renovated.state, renovated.ledger(), "a", kToday)->once == 1);
}

TEST_CASE("finance fan: what is scheduled is in it on its day, and is not learned besides") {
  std::vector<Booking> all = habits(200, 6);
  for (const char* on : {"2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15", "2026-06-15"})
    all.push_back(booking(on, -700'00, "Landlord"));
  Household home = with(all);
  Schedule rent = monthly("2026-06-15", -700'00);
  rent.words = {"landlord"};
  REQUIRE(home.tell(AddSchedule{"s", rent}).ok());
  const Fan found = fan(home);
  const auto middle = [&](const char* on) {
    return found.days[static_cast<std::size_t>(days_between(day("2026-07-01"), day(on)))].middle;
  };
  const Minor step = middle("2026-07-14") - middle("2026-07-15");
  CHECK(step > 680'00);
  CHECK(step < 730'00);
  CHECK(middle("2026-07-10") - middle("2026-07-12") < 120'00);
}

TEST_CASE("finance fan: the floor, and what changes it") {
  const Household home = with(habits(200, 7), 2'700'00);
  const Fan poor = fan(home, 100, 0);
  CHECK(poor.chance_below > 0.5);
  REQUIRE(poor.likely_below.has_value());
  CHECK(*poor.likely_below > kToday);
  const Fan careful = fan(home, 40, 0);
  CHECK(careful.chance_below < poor.chance_below);
  CHECK(careful.days.back().middle > poor.days.back().middle);
}

TEST_CASE("finance fan: the same input gives the same fan, and too short a history gives none") {
  const Household home = with(habits(100, 8));
  const Fan a = fan(home), b = fan(home);
  CHECK(a.days.back().middle == b.days.back().middle);
  CHECK(a.chance_below == b.chance_below);
  const Household young = with(habits(20, 8));
  CHECK_FALSE(habit_of(young.state, young.ledger(), "a", kToday).has_value());
  CHECK_FALSE(habit_of(young.state, young.ledger(), "none", kToday).has_value());
}

TEST_CASE("finance fan: over many households the bands hold about what they promise") {
  int inside_80 = 0, inside_90 = 0, count = 0;
  for (std::uint64_t seed = 100; seed < 140; ++seed) {
    const std::vector<Booking> all = habits(290, seed);
    std::vector<Booking> past;
    for (const Booking& b : all)
      if (b.day <= add_days(kToday, -90)) past.push_back(b);
    const Household home = with(past), later = with(all);
    const Ledger ledger = home.ledger(), truth = later.ledger();
    const Date then = add_days(kToday, -90);
    const std::optional<Habit> habit = habit_of(home.state, ledger, "a", then);
    REQUIRE(habit.has_value());
    FanOptions options;
    options.balance = ledger.balance(*ledger.find_account("a"), then);
    const Fan found = fan_of(*habit, {}, then, options);
    for (const std::size_t at : {std::size_t{20}, std::size_t{50}, std::size_t{89}}) {
      const Minor balance = truth.balance(*truth.find_account("a"), found.days[at].day);
      inside_80 += balance >= found.days[at].bands[1].low && balance <= found.days[at].bands[1].high ? 1 : 0;
      inside_90 += balance >= found.days[at].bands[2].low && balance <= found.days[at].bands[2].high ? 1 : 0;
      ++count;
    }
  }
  CHECK(inside_80 > count * 68 / 100);
  CHECK(inside_80 < count * 95 / 100);
  CHECK(inside_90 > count * 80 / 100);
  CHECK(inside_90 < count);
}
