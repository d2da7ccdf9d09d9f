// What is in the ledger already, whatever file it came in before, and what seem to be the two sides of a transfer.
#include <doctest/doctest.h>

#include "apps/finance/duplicates.h"
#include "apps/finance/transfers.h"
#include "base/random.h"
#include "finance_fixture.h"

using namespace cairn;
using namespace cairn::finance;

namespace {

Household with_march() {
  Household home;
  home.account("a", "Current");
  home.file("f", "a",
            {booking("2026-03-01", -2'80, "COFFEE CORNER 12", "CARD 4411", "r1"),
             booking("2026-03-01", -2'80, "COFFEE CORNER 12", "CARD 4411", "r2"),
             booking("2026-03-02", -61'20, "REWE SAGT DANKE", "", "r3")});
  return home;
}

std::vector<Known> look(const Household& home, const std::vector<Booking>& fresh, const char* format = "OFX") {
  return find_known(fresh, format, home.state, home.ledger(), "a");
}

}  // namespace

TEST_CASE("finance duplicates: the same file again is known to the last entry") {
  const Household home = with_march();
  const std::vector<Known> known = look(home, home.books.at("f"));
  REQUIRE(known.size() == 3);
  for (std::size_t place = 0; place < 3; ++place) {
    CHECK(known[place].place == place);
    CHECK(known[place].key == entry_key("f", place));
    CHECK(known[place].likeness == Likeness::kReference);
    CHECK(known[place].certain);
  }
}

TEST_CASE("finance duplicates: a third coffee of the day is new, by its id and by counting") {
  const Household home = with_march();
  const std::vector<Known> by_id = look(home, {booking("2026-03-01", -2'80, "COFFEE CORNER 12", "CARD 4411", "r9")});
  CHECK(by_id.empty());
  const Booking coffee = booking("2026-03-01", -2'80, "Coffee Corner");
  const std::vector<Known> counted = look(home, {coffee, coffee, coffee}, "Table");
  REQUIRE(counted.size() == 2);
  CHECK(counted[0].key != counted[1].key);
  CHECK(counted[0].likeness == Likeness::kEntry);
}

TEST_CASE("finance duplicates: another format with other words is known by day and amount") {
  const Household home = with_march();
  const std::vector<Known> other = look(home, {booking("2026-03-02", -61'20, "Kartenzahlung", "0815")}, "MT940");
  REQUIRE(other.size() == 1);
  CHECK(other[0].likeness == Likeness::kDay);
  CHECK(other[0].certain);
  const std::vector<Known> same = look(home, {booking("2026-03-02", -61'20, "Kartenzahlung", "0815")}, "OFX");
  REQUIRE(same.size() == 1);
  CHECK_FALSE(same[0].certain);
}

TEST_CASE("finance duplicates: a payment booked days later is told, and taken") {
  const Household home = with_march();
  const std::vector<Known> later = look(home, {booking("2026-03-05", -61'20, "Rewe sagt danke")}, "Table");
  REQUIRE(later.size() == 1);
  CHECK(later[0].likeness == Likeness::kNearDay);
  CHECK_FALSE(later[0].certain);
  CHECK(look(home, {booking("2026-03-08", -61'20, "Rewe sagt danke")}, "Table").empty());
  Booking seen = booking("2026-03-04", -61'20, "Rewe sagt danke");
  seen.value_day = day("2026-03-02");
  REQUIRE(look(home, {seen}, "Table").size() == 1);
  CHECK(look(home, {seen}, "Table")[0].likeness == Likeness::kEntry);
}

TEST_CASE("finance duplicates: another amount, sign or account is another entry") {
  Household home = with_march();
  CHECK(look(home, {booking("2026-03-02", 61'20, "REWE SAGT DANKE", "", "r3")}).empty());
  CHECK(look(home, {booking("2026-03-02", -61'21, "REWE SAGT DANKE", "", "r3")}).empty());
  home.account("b", "Other");
  CHECK(find_known(home.books.at("f"), "OFX", home.state, home.ledger(), "b").empty());
  CHECK(find_known(home.books.at("f"), "OFX", home.state, home.ledger(), "none").empty());
}

TEST_CASE("finance duplicates: a bank that counts its ids anew is not believed after months") {
  const Household home = with_march();
  CHECK(look(home, {booking("2026-09-01", -2'80, "COFFEE CORNER 12", "", "r1")}).empty());
}

TEST_CASE("finance duplicates: texts are alike by half of their words") {
  CHECK(alike("REWE SAGT DANKE 41400673", "Rewe sagt Danke"));
  CHECK(alike("", ""));
  CHECK(alike("12 34", "56"));
  CHECK_FALSE(alike("Rewe", ""));
  CHECK_FALSE(alike("Rewe Markt", "Edeka Center"));
}

TEST_CASE("finance duplicates: whatever part of a file comes again, as much of it is known") {
  Random random(3);
  for (int round = 0; round < 40; ++round) {
    Household home;
    home.account("a", "Current");
    std::vector<Booking> all;
    all.reserve(30);
    for (int i = 0; i < 30; ++i)
      all.push_back(booking("2026-03-01", random.between(-3, 3) * 100, random.chance(0.5) ? "Kiosk" : "Bakery"));
    for (Booking& b : all) b.day = add_days(b.day, static_cast<int>(random.below(4)));
    home.file("f", "a", all);
    std::vector<Booking> again;
    for (const Booking& b : all)
      if (random.chance(0.5)) again.push_back(b);
    const std::vector<Known> known = look(home, again);
    REQUIRE(known.size() == again.size());
    for (const Known& one : known) CHECK(one.certain);
    again.insert(again.end(), all.begin(), all.end());
    CHECK(look(home, again).size() == all.size());
  }
}

TEST_CASE("finance transfers: opposite amounts of two accounts within a few days") {
  Household home;
  home.account("a", "Current", "EUR", 0, "DE02120300000000202051");
  home.account("b", "Savings", "EUR", 0, "DE02500105170137075030");
  home.account("y", "Yen", "JPY");
  home.file("f", "a",
            {booking("2026-03-27", -500'00, "Savings"), booking("2026-03-28", -500'00, "Landlord"),
             booking("2026-03-01", -70'00, "Shoes"), booking("2026-03-02", 0, "Nothing")});
  home.file("g", "b",
            {booking("2026-03-30", 500'00, "Transfer"), booking("2026-03-09", 70'00, "Gift"),
             booking("2026-03-02", 0, "Nothing")});
  home.file("h", "y", {booking("2026-03-30", 500'00, "Yen")});
  const std::vector<Transfer> found = find_transfers(home.state, home.ledger());
  REQUIRE(found.size() == 1);  // the nearer one of two; the shoes and the gift are eight days apart
  CHECK(found[0].out == "f.1");
  CHECK(found[0].in == "g.0");
  CHECK(found[0].days == 2);
  CHECK_FALSE(found[0].alone);
  CHECK_FALSE(found[0].named);

  // Where one names the other account, it is that one.
  home.books["f"][0].other_account = "DE02 5001 0517 0137 0750 30";
  const std::vector<Transfer> named = find_transfers(home.state, home.ledger());
  REQUIRE(named.size() == 1);
  CHECK(named[0].out == "f.0");
  CHECK(named[0].named);
}

TEST_CASE("finance transfers: what is filed, split or paired already is not proposed") {
  Household home;
  home.account("a", "Current");
  home.account("b", "Savings");
  home.file("f", "a", {booking("2026-03-27", -500'00, "Out")});
  home.file("g", "b", {booking("2026-03-27", 500'00, "In")});
  const auto proposed = [&] { return find_transfers(home.state, home.ledger()).size(); };
  CHECK(proposed() == 1);
  CHECK(find_transfers(home.state, home.ledger())[0].alone);
  REQUIRE(home.tell(FileEntries{{home.at("f.0")}, "gifts"}).ok());
  CHECK(proposed() == 0);
  REQUIRE(home.tell(FileEntries{{home.at("f.0")}, "moved"}).ok());
  CHECK(proposed() == 1);
  REQUIRE(home.tell(PairTransfer{home.at("f.0"), home.at("g.0")}).ok());
  CHECK(proposed() == 0);
}
