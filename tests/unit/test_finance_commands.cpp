// What a person can do with accounts, files, entries, transfers and categories, and what is refused in which words.
#include <doctest/doctest.h>

#include "apps/finance/categories.h"
#include "finance_fixture.h"

using namespace cairn;
using namespace cairn::finance;

namespace {

Household two_accounts() {
  Household home;
  home.account("a", "Current", "EUR", 100'00, "DE02120300000000202051");
  home.account("b", "Savings");
  home.file("f", "a", {booking("2026-01-03", -20'00, "Bakery"), booking("2026-01-05", -500'00, "To savings")});
  home.file("g", "b", {booking("2026-01-06", 500'00, "From current")});
  return home;
}

}  // namespace

TEST_CASE("finance: an account needs a name of its own, a currency and its own number") {
  Household home;
  home.account("a", "Current", "EUR", 0, "DE02 1203 0000 0000 2020 51");
  CHECK(home.state.accounts.at("a").number == "DE02120300000000202051");
  Account other = home.state.accounts.at("a");
  CHECK(home.refused(AddAccount{"b", other}).message == "There is an account called “Current” already.");
  other.name = "Other";
  CHECK(home.refused(AddAccount{"b", other}).message == "“Current” has this number already.");
  other.number.clear();
  other.currency = "euro";
  CHECK(home.refused(AddAccount{"b", other}).message == "A currency is three letters, such as EUR, USD or JPY.");
  other.currency = "eur";
  CHECK(home.refused(AddAccount{"b", other}).where == "currency");
  other.currency = "JPY";
  other.name = "  ";
  CHECK(home.refused(AddAccount{"b", other}).message == "An account needs a name.");
  other.name = " Yen\n ";
  REQUIRE(home.tell(AddAccount{"b", other}).ok());
  CHECK(home.state.accounts.at("b").name == "Yen");
  CHECK(home.refused(AddAccount{"b", other}).where == "id");
}

TEST_CASE("finance: the currency of an account stays while it has entries") {
  Household home = two_accounts();
  Account changed = home.state.accounts.at("a");
  changed.currency = "USD";
  CHECK(home.refused(ChangeAccount{"a", changed}).message ==
        "This account has entries in EUR. Add another account for money in another currency.");
  changed.currency = "EUR";
  changed.name = "Household";
  REQUIRE(home.tell(ChangeAccount{"a", changed}).ok());
  CHECK(home.state.accounts.at("a").name == "Household");
  CHECK(home.refused(ChangeAccount{"none", changed}).code == ErrorCode::kNotFound);
}

TEST_CASE("finance: a file comes with new accounts, and goes with all that was said of its entries") {
  Household home = two_accounts();
  Account card;
  card.name = "Card";
  card.currency = "EUR";
  const std::vector<Booking> of_card = {booking("2026-02-01", -9'99, "Music")};
  Import import = Household::import_of_bookings("c", of_card, "OFX");
  CHECK(home.refused(AddFile{"h", {}, {{"h1", import}}, {}, {}}).code == ErrorCode::kNotFound);
  CHECK(home.refused(AddFile{"h", {{"c", card}}, {}, {}, {}}).message ==
        "This file holds no entry that is not here already.");
  CHECK(home.refused(AddFile{"h", {{"c", card}, {"d", card}}, {{"h1", import}}, {}, {}}).message ==
        "Two new accounts have one name: “Card”.");
  Account twin = card;
  card.number = "4411";
  twin.number = "44 11";
  twin.name = "Twin";
  CHECK(home.refused(AddFile{"h", {{"c", card}, {"d", twin}}, {{"h1", import}}, {}, {}}).message ==
        "Two new accounts have one number: 4411.");
  CHECK(home.refused(AddFile{"h", {{"c", card}}, {{"h1", import}, {"h1", import}}, {}, {}}).message ==
        "This file is there already.");
  REQUIRE(home.tell(AddFile{"h", {{"c", card}}, {{"h1", import}, {"h2", import}}, {}, {}}).ok());
  home.books["h1"] = of_card;
  home.books["h2"] = of_card;
  REQUIRE(home.tell(FileEntries{{home.at("h1.0"), home.at("h2.0"), home.at("f.0")}, "media"}).ok());
  CHECK(home.state.filings.size() == 3);
  REQUIRE(home.tell(RemoveFile{"h"}).ok());
  CHECK(home.state.imports.size() == 2);
  CHECK(home.state.filings.size() == 1);
  CHECK(home.state.filings.count("f.0") == 1);
  CHECK(home.refused(RemoveFile{"h"}).code == ErrorCode::kNotFound);
}

TEST_CASE("finance: of an import whose name begins another one's nothing else goes") {
  Household home;
  home.account("a", "Current");
  home.file("f", "a", {booking("2026-01-03", -1'00, "One")});
  home.file("f1", "a", {booking("2026-01-03", -2'00, "Two")});
  REQUIRE(home.tell(FileEntries{{home.at("f.0"), home.at("f1.0")}, "bars"}).ok());
  REQUIRE(home.tell(RemoveFile{"f"}).ok());
  CHECK(home.state.filings.count("f1.0") == 1);
  CHECK(home.state.filings.size() == 1);
}

TEST_CASE(
    "finance: an account goes with everything, and the other sides of its transfers become entries of their own") {
  Household home = two_accounts();
  REQUIRE(home.tell(PairTransfer{home.at("f.1"), home.at("g.0")}).ok());
  REQUIRE(home.tell(NoteEntry{home.at("f.1"), "holidays"}).ok());
  REQUIRE(home.tell(AddEntry{"e", {"b", day("2026-01-07"), 5'00, "Found", ""}, "refunds"}).ok());
  REQUIRE(home.tell(Reconcile{"b", {day("2026-01-31"), 505'00}, 505'00}).ok());
  REQUIRE(home.tell(RemoveAccount{"b"}).ok());
  CHECK(home.state.accounts.size() == 1);
  CHECK(home.state.imports.size() == 1);
  CHECK(home.state.entries.empty());
  CHECK(home.state.reconciliations.empty());
  REQUIRE(home.state.filings.size() == 1);
  CHECK(home.state.filings.at("f.1").counterpart.empty());
  CHECK(home.state.filings.at("f.1").note == "holidays");
}

TEST_CASE("finance: parts of an entry add up, to the cent, or are refused with what is missing") {
  Household home = two_accounts();
  const EntryAt bread = home.at("f.0");
  const auto split = [&](Minor one, Minor two) {
    return SplitEntry{bread, {{"groceries", "bread", one}, {"coffee", "", two}}};
  };
  CHECK(home.refused(split(-15'00, -4'99)).message == "The parts do not add up: 0.01 EUR is left over.");
  CHECK(home.refused(split(-15'00, -6'00)).message == "The parts do not add up: 1.00 EUR is too much.");
  CHECK(home.refused(SplitEntry{bread, {{"groceries", "", -20'00}}}).message ==
        "An entry is split into two parts or more.");
  CHECK(home.refused(SplitEntry{bread, {{"groceries", "", -10'00}, {"", "", -10'00}}}).message ==
        "Each part needs a category.");
  CHECK(home.refused(SplitEntry{bread, {{"groceries", "", -10'00}, {"nothing", "", -10'00}}}).code ==
        ErrorCode::kNotFound);
  REQUIRE(home.tell(split(-25'00, 5'00)).ok());  // a deposit given back
  CHECK(home.ledger().find("f.0")->split);
  REQUIRE(home.tell(FileEntries{{bread}, "groceries"}).ok());
  CHECK(home.state.filings.at("f.0").shares.empty());
  REQUIRE(home.tell(FileEntries{{bread}, ""}).ok());
  CHECK(home.state.filings.empty());
}

TEST_CASE("finance: a transfer has two sides that are opposite, in two accounts") {
  Household home = two_accounts();
  const EntryAt out = home.at("f.1"), in = home.at("g.0"), bread = home.at("f.0");
  CHECK(home.refused(PairTransfer{out, bread}).message == "A transfer goes from one account to another one.");
  CHECK(home.refused(PairTransfer{bread, in}).message ==
        "The two sides differ: \xE2\x88\x92"
        "20.00 EUR and 500.00 EUR. A fee is an entry of its own.");
  REQUIRE(home.tell(FileEntries{{out}, "fees"}).ok());
  REQUIRE(home.tell(PairTransfer{in, out}).ok());
  CHECK(home.state.filings.at("f.1").category.empty());
  CHECK(home.ledger().find("f.1")->transfer);
  CHECK(home.ledger().find("g.0")->transfer);
  CHECK(home.refused(FileEntries{{out}, "fees"}).message ==
        "This is one side of a transfer between your accounts. Part it first, then file it.");
  CHECK(home.refused(SplitEntry{in, {{"fees", "", 1}, {"gifts", "", 499'99}}}).where == "shares");
  home.account("c", "Third");
  REQUIRE(home.tell(AddEntry{"e", {"c", day("2026-01-06"), 500'00, "", ""}, ""}).ok());
  CHECK(home.refused(PairTransfer{out, home.at("e")}).message ==
        "One of the two belongs to another transfer already. Part that one first.");
  REQUIRE(home.tell(PartTransfer{"g.0"}).ok());
  CHECK(home.state.filings.empty());
  CHECK(home.refused(PartTransfer{"g.0"}).code == ErrorCode::kNotFound);
}

TEST_CASE("finance: a transfer between currencies has two amounts") {
  Household home = two_accounts();
  home.account("y", "Yen", "JPY");
  home.file("j", "y", {booking("2026-01-06", 80'000, "Exchange")});
  REQUIRE(home.tell(PairTransfer{home.at("f.1"), home.at("j.0")}).ok());
  CHECK(home.ledger().find("j.0")->transfer);
}

TEST_CASE("finance: an entry made by hand that changes its amount loses what no longer fits, and keeps the rest") {
  Household home = two_accounts();
  REQUIRE(home.tell(AddEntry{"e", {"a", day("2024-02-29"), -30'00, "Market", ""}, "groceries"}).ok());
  REQUIRE(home.tell(SplitEntry{home.at("e"), {{"groceries", "", -10'00}, {"gifts", "", -20'00}}}).ok());
  REQUIRE(home.tell(NoteEntry{home.at("e"), "with Ida"}).ok());
  Entry entry = home.state.entries.at("e");
  entry.payee = "Farmers' market";
  REQUIRE(home.tell(ChangeEntry{"e", entry}).ok());
  CHECK(home.state.filings.at("e").shares.size() == 2);
  entry.amount = -31'00;
  REQUIRE(home.tell(ChangeEntry{"e", entry}).ok());
  CHECK(home.state.filings.at("e").shares.empty());
  CHECK(home.state.filings.at("e").note == "with Ida");
  REQUIRE(home.tell(AddEntry{"s", {"b", day("2024-02-29"), 31'00, "", ""}, ""}).ok());
  REQUIRE(home.tell(PairTransfer{home.at("e"), home.at("s")}).ok());
  entry.amount = -32'00;
  REQUIRE(home.tell(ChangeEntry{"e", entry}).ok());
  CHECK_FALSE(home.ledger().find("s")->transfer);
  CHECK(home.state.filings.count("s") == 0);
  CHECK(home.state.filings.at("e").note == "with Ida");
  REQUIRE(home.tell(RemoveEntry{"e"}).ok());
  CHECK(home.state.filings.count("e") == 0);
}

TEST_CASE("finance: what changed meanwhile is not overwritten") {
  Household home = two_accounts();
  REQUIRE(home.tell(AddEntry{"e", {"a", day("2026-01-09"), -30'00, "Market", ""}, ""}).ok());
  EntryAt old = home.at("e");
  old.amount = -29'00;
  CHECK(home.refused(FileEntries{{old}, "groceries"}).code == ErrorCode::kConflict);
  old = home.at("f.0");
  old.account = "b";
  CHECK(home.refused(NoteEntry{old, "x"}).code == ErrorCode::kConflict);
  CHECK(home.refused(NoteEntry{{"gone.3", "a", 0}, "x"}).code == ErrorCode::kNotFound);
}

TEST_CASE("finance: reconciling says what is missing, to the cent") {
  Household home = two_accounts();
  CHECK(home.refused(Reconcile{"a", {day("2026-01-31"), -419'99}, -420'00}).message ==
        "The bank says \xE2\x88\x92"
        "419.99 EUR, the entries here make \xE2\x88\x92"
        "420.00 EUR: 0.01 EUR is missing.");
  CHECK(home.refused(Reconcile{"a", {day("2026-01-31"), -421'00}, -420'00}).message ==
        "The bank says \xE2\x88\x92"
        "421.00 EUR, the entries here make \xE2\x88\x92"
        "420.00 EUR: 1.00 EUR is too much.");
  REQUIRE(home.tell(Reconcile{"a", {day("2026-01-31"), -420'00}, -420'00}).ok());
  CHECK(home.state.reconciliations.size() == 1);
  CHECK(home.tell(Reconcile{"a", {day("2026-01-31"), -420'00}, -420'00}).value().empty());
}

TEST_CASE("finance: categories are renamed, made and hidden, and no two have one name") {
  Household home;
  CHECK(category_name(home.state, "groceries") == "Groceries");
  REQUIRE(home.tell(ChangeCategory{"groceries", {"Food", CategoryKind::kSpending, false}}).ok());
  CHECK(category_name(home.state, "groceries") == "Food");
  CHECK(home.refused(AddCategory{"own", {"Food", CategoryKind::kSpending, false}}).message ==
        "There is a category called “Food” already.");
  REQUIRE(home.tell(AddCategory{"own", {" Chess ", CategoryKind::kSpending, false}}).ok());
  CHECK(all_categories(home.state).back().category.name == "Chess");
  CHECK(home.refused(AddCategory{"salary", {"Pay", CategoryKind::kIncome, false}}).where == "id");
  CHECK(home.refused(ChangeCategory{"none", {"Pay", CategoryKind::kIncome, false}}).code == ErrorCode::kNotFound);
  CHECK(category_kind(home.state, "salary") == CategoryKind::kIncome);
  CHECK(category_kind(home.state, "moved") == CategoryKind::kMoved);
}

TEST_CASE("finance: how a bank's files are read is remembered with a file, and forgotten") {
  Household home = two_accounts();
  Mapping mapping;
  mapping.columns = {{"booked", "Datum"}, {"amount", "Betrag"}};
  mapping.reversed_sign = true;
  const std::vector<Booking> more = {booking("2026-03-01", 1, "Interest")};
  REQUIRE(home.tell(AddFile{"h", {}, {{"h", Household::import_of_bookings("a", more, "Table")}}, "key", mapping}).ok());
  REQUIRE(home.state.mappings.size() == 1);
  CHECK(home.state.mappings.at("key").columns.front().first == "amount");
  REQUIRE(home.tell(ForgetMappings{}).ok());
  CHECK(home.state.mappings.empty());
  CHECK(home.refused(ForgetMappings{}).message == "There is nothing to forget.");
}

TEST_CASE("finance: every gesture has words") {
  CHECK(words_for(kind_of(AddAccount{})) == "adding an account");
  CHECK(words_for(kind_of(PairTransfer{})) == "pairing a transfer");
  CHECK(words_for("finance.later") == "change");
}
