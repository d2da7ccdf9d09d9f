// From what a bank's file says to what the ledger keeps: to the smallest unit, or not at all.
#include <doctest/doctest.h>

#include "apps/finance/taking.h"
#include "base/money.h"
#include "finance_fixture.h"

using namespace cairn;
using namespace cairn::finance;

namespace {

reading::Entry entry(reading::Millionths amount, const char* payee = "Shop") {
  reading::Entry e;
  e.line = 7;
  e.booked = day("2024-02-29");
  e.amount = amount;
  e.payee = payee;
  return e;
}

Taken take_one(const reading::Entry& e, const char* currency = "EUR") {
  reading::Statement statement;
  statement.entries = {e};
  return take(statement, currency);
}

}  // namespace

TEST_CASE("finance taking: amounts become whole numbers of the smallest unit") {
  CHECK(take_one(entry(-12'340'000)).bookings[0].amount == -12'34);
  CHECK(take_one(entry(0)).bookings[0].amount == 0);
  CHECK(take_one(entry(-1'200'000'000), "JPY").bookings[0].amount == -1'200);
  CHECK(take_one(entry(1'234'000), "KWD").bookings[0].amount == 1'234);
  CHECK(take_one(entry(5'000'000), "").bookings[0].amount == 5'00);
}

TEST_CASE("finance taking: what a currency cannot hold is left out, and told to the last digit") {
  const Taken fraction = take_one(entry(-1'234'500));
  CHECK(fraction.bookings.empty());
  REQUIRE(fraction.problems.size() == 1);
  CHECK(fraction.problems[0].line == 7);
  CHECK(fraction.problems[0].start == "Shop");
  CHECK(
      fraction.problems[0].reason ==
      "The amount -1.2345 EUR is no whole number of the smallest unit of EUR, which has 2 decimals. Nothing is rounded "
      "here, so the entry was left out.");
  CHECK(take_one(entry(500'000), "JPY").problems[0].reason ==
        "The amount 0.5 JPY is no whole number of the smallest unit of JPY, which has no decimals. Nothing is rounded "
        "here, so the entry was left out.");
  CHECK(take_one(entry(kMostMoneyUnits * kMillionths)).problems[0].reason ==
        "The amount 100000000000 EUR is more than an entry can have. It was left out.");
}

TEST_CASE("finance taking: everything that is said of an entry comes along") {
  reading::Entry e = entry(-30'000'000);
  e.value = day("2024-03-01");
  e.memo = "memo";
  e.reference = "ref";
  e.check_number = "12";
  e.other_account = "DE1";
  e.category = "Food";
  e.own_account = "Savings";
  e.pending = true;
  e.foreign_currency = "JPY";
  e.foreign_amount = -4'800'000'000;
  e.parts = {{"A", "a", -10'000'000}, {"B", "", -20'000'000}};
  const Booking b = take_one(e).bookings.at(0);
  CHECK(b.value_day == day("2024-03-01"));
  CHECK(b.memo == "memo");
  CHECK(b.reference == "ref");
  CHECK(b.check_number == "12");
  CHECK(b.other_account == "DE1");
  CHECK(b.category == "Food");
  CHECK(b.own_account == "Savings");
  CHECK(b.pending);
  CHECK(b.foreign_currency == "JPY");
  CHECK(b.foreign_amount == -4'800);
  CHECK(b.parts == std::vector<BookingPart>{{"A", "a", -10'00}, {"B", "", -20'00}});

  e.parts[0].amount = -10'000'001;
  e.parts[1].amount = -19'999'999;
  const Taken odd = take_one(e);
  CHECK(odd.bookings.empty());
  CHECK(odd.problems.at(0).reason.rfind("A part of this entry: The amount -10.000001 EUR is no whole number", 0) == 0);
}

TEST_CASE("finance taking: a foreign amount or a balance that is none is left out, and said") {
  reading::Entry e = entry(-30'000'000);
  e.foreign_currency = "JPY";
  e.foreign_amount = -4'800'500'000;
  reading::Statement statement;
  statement.entries = {e, e};
  statement.opening = reading::Balance{day("2024-01-01"), 100'000'000};
  statement.closing = reading::Balance{day("2024-03-01"), 100'001};
  const Taken taken = take(statement, "EUR");
  CHECK(taken.bookings.size() == 2);
  CHECK(taken.bookings[0].foreign_currency.empty());
  CHECK(taken.opening->amount == 100'00);
  CHECK_FALSE(taken.closing.has_value());
  CHECK(taken.notes ==
        std::vector<std::string>{
            "The closing balance 0.100001 EUR is no amount of that currency and was left out.",
            "What was paid in another currency is left out of 2 entries: it has more decimals than that currency."});
}
