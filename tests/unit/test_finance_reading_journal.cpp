// Journals of hledger and ledger as entries of a person's own accounts.
#include "finance_reading_fixture.h"

namespace cairn::finance::reading::testing {
namespace {

Strings parts_of(const Entry& entry) {
  Strings out;
  for (const Part& part : entry.parts) out.push_back(amount_words(part.amount) + ' ' + part.category + '|' + part.memo);
  return out;
}

std::string fault_of(std::string_view postings, std::string_view head = "2024-01-05 x") {
  const Contents contents = read(open_journal, std::string(head) + "\n" + std::string(postings));
  REQUIRE(!contents.problems.empty());
  return contents.problems[0].reason;
}

TEST_CASE("finance reading: a journal's transactions, with one amount left out") {
  const Contents contents = read(open_journal,
                                 "; comment\n# comment\n* heading\ncomment\n2024-01-01 no\nend comment\n"
                                 "2024-01-05=2024-01-07 ! (12) Grocer | weekly  ; card\n"
                                 "    expenses:food    $40.50  ; bread\n"
                                 "    expenses:home   $-0.5\n"
                                 "    assets:bank\n\n"
                                 "Y2023\n"
                                 "2/3 * Pay\n\tassets:bank  USD 100\n\tincome:work\n");
  CHECK(contents.problems.empty());
  CHECK(contents.notes.empty());
  REQUIRE(contents.statements.size() == 1);
  const Statement& bank = contents.statements[0];
  CHECK(bank.name == "assets:bank");
  CHECK(bank.currency == "USD");
  CHECK(words_of(bank) == Strings{"2024-01-05 -40.000000 Grocer|weekly card|", "2023-02-03 100.000000 Pay||"});
  CHECK(bank.entries[0].check_number == "12");
  CHECK(bank.entries[0].pending);
  CHECK(to_iso(*bank.entries[0].value) == "2024-01-07");
  CHECK(parts_of(bank.entries[0]) == Strings{"-40.500000 expenses:food|bread", "0.500000 expenses:home|"});
  CHECK(bank.entries[1].category == "income:work");
}

TEST_CASE("finance reading: which accounts of a journal are a person's own") {
  const Contents contents = read(open_journal,
                                 "account Giro  ; type: A\naccount Giro:Fees  ; type:X\n"
                                 "2024-01-05 a\n  Giro:Main  -5 EUR\n  Giro:Fees  5 EUR\n\n"
                                 "2024-01-06 b\n  Liabilities:Card  -5 EUR\n  Other  5 EUR\n\n"
                                 "2024-01-07 c\n  income:x  -5 EUR\n  Other  5 EUR\n");
  REQUIRE(contents.statements.size() == 2);
  CHECK(contents.statements[0].name == "Giro:Main");
  CHECK(contents.statements[0].entries[0].category == "Giro:Fees");
  CHECK(contents.statements[1].name == "Liabilities:Card");
  CHECK(contents.notes == Strings{"1 transaction is of no account that is an asset or a liability, and not taken."});
  CHECK(
      refusal_of(open_journal, "2024-01-05 a\n  Giro  -5 EUR\n  Food  5 EUR\n") ==
      "None of the accounts in this journal is known as an asset or a liability: their names begin with \"assets\" or "
      "\"liabilities\", or a line such as \"account Bank  ; type: A\" says so.");
}

TEST_CASE("finance reading: transfers in a journal, each category once") {
  const Contents contents = read(open_journal,
                                 "2024-01-05 move\n  assets:a  -100 EUR\n  assets:b  98 EUR\n  expenses:fee  2 EUR\n\n"
                                 "2024-01-06 move\n  assets:a  -1 EUR\n  assets:b  1 EUR\n");
  REQUIRE(contents.statements.size() == 2);
  const std::vector<Entry>& a = contents.statements[0].entries;
  const std::vector<Entry>& b = contents.statements[1].entries;
  CHECK(parts_of(a[0]) == Strings{"-98.000000 assets:b|", "-2.000000 expenses:fee|"});
  CHECK(b[0].own_account == "assets:a");
  CHECK(b[0].parts.empty());
  CHECK(a[1].own_account == "assets:b");
  CHECK(b[1].own_account == "assets:a");
  CHECK(a[1].category.empty());
}

TEST_CASE("finance reading: numbers, costs and currencies of journals") {
  const Contents contents = read(open_journal,
                                 "decimal-mark ,\n"
                                 "2024-01-05 a\n  assets:eur  -1.234,50 EUR\n  expenses:x  1.234,50 EUR\n\n"
                                 "2024-01-06 b\n  assets:eur  -90 EUR\n  expenses:trip  100 USD @ 0,9 EUR\n\n"
                                 "2024-01-07 c\n  assets:eur  -10 EUR\n  assets:usd  12 USD @@ 10 EUR\n\n"
                                 "2024-01-08 d\n  assets:usd  -3 USD\n  expenses:y  2,50 EUR\n\n"
                                 "2024-01-09 e\n  assets:depot  1 \"ACME 1\" @ 5 EUR\n  assets:eur  -5 EUR\n");
  REQUIRE(contents.statements.size() == 2);
  const std::vector<Entry>& eur = contents.statements[0].entries;
  REQUIRE(eur.size() == 4);
  CHECK(eur[0].amount == -1'234'500'000);
  CHECK(eur[1].foreign_currency == "USD");
  CHECK(eur[1].foreign_amount == -100'000'000);
  CHECK(eur[1].category == "expenses:trip");
  CHECK(eur[2].own_account == "assets:usd");
  CHECK(contents.statements[1].entries[0].amount == 12'000'000);
  CHECK(contents.statements[1].entries[1].foreign_amount == -2'500'000);
  CHECK(reasons_of(contents) ==
        Strings{"The posting to \"assets:depot\" is of \"ACME 1\", which is no currency. It was left out."});
}

TEST_CASE("finance reading: a journal's asserted balances are checked in the order of days") {
  const Contents contents = read(open_journal,
                                 "2024-01-06 b\n  assets:a  -1 EUR = 8 EUR\n  x  1 EUR\n\n"
                                 "2024-01-05 a\n  assets:a  10 EUR = 10 EUR\n  x\n\n"
                                 "2024-01-07 c\n  assets:a  = 7 EUR\n  x  2 EUR\n");
  CHECK(contents.problems.empty());
  CHECK(contents.notes == Strings{"Line 2 says that \"assets:a\" then holds 8.00 EUR, but its entries give 9.00 EUR."});
}

TEST_CASE("finance reading: transactions of journals that are left out") {
  CHECK(fault_of("  assets:a  5 EUR\n  x  -4 EUR\n") ==
        "This transaction does not balance: its postings add up to 1.00 EUR, not to 0. The transaction was left out.");
  CHECK(fault_of("  assets:a\n  x\n") ==
        "More than one posting of this transaction has no amount. The transaction was left out.");
  CHECK(fault_of("") == "This transaction has no postings. The transaction was left out.");
  CHECK(fault_of("  assets:a  5 EUR {4 USD}\n  x\n") ==
        "The text \"{4 USD}\" behind an amount is not read. The transaction was left out.");
  CHECK(fault_of("  assets:a  $1,000\n  x\n") ==
        "The amount \"1,000\" can be read in two ways. A line \"decimal-mark .\" or \"decimal-mark ,\" at the top of "
        "the file "
        "says which. The transaction was left out.");
  CHECK(fault_of("  a  (2*3)\n  b\n") ==
        "The amount \"(2*3)\" is to be calculated; such amounts are not read. The transaction was left out.");
  CHECK(fault_of("  a  1\n  b\n", "01/05 x") ==
        "The date \"01/05\" has no year, and no line such as \"Y2024\" says one. The transaction was left out.");
  CHECK(fault_of("  a  1\n  b\n", "2023-02-29 x") ==
        "The date \"2023-02-29\" does not exist: February 2023 has 28 days. The transaction was left out.");
}

TEST_CASE("finance reading: what of journals is not read is told") {
  const Contents contents = read(open_journal,
                                 "include more.journal\n~ monthly\n  assets:a  1\n  b\n= food\n  (c)  1\n"
                                 "alias x = y\ni 2024/01/01 09:00 work\nP 2024-01-01 EUR $1\nwhat\n"
                                 "2024-01-05 a\n  assets:a  1 EUR\n  (virtual)  5 EUR\n  x\n\n  stray  1\n");
  CHECK(contents.statements.size() == 1);
  CHECK(
      reasons_of(contents) ==
      Strings{
          "The file \"more.journal\" is to be included here; only this one file is read. Read the other one as well.",
          "This is a rule for transactions that come again (~); it is not read, so its entries are not there.",
          "This is a rule that adds postings to transactions (=); it is not read, so they are not there.",
          "The directive \"alias\" changes names of accounts; it is not read, and the names stay as they are written.",
          "This is a line of a time clock, not of money. It was left out.",
          "This line is neither a transaction nor a directive that is known. It was left out.",
          "This indented line belongs to no transaction. It was left out."});
  CHECK(contents.notes ==
        Strings{"Prices of the market (lines that begin with P) are not taken.",
                "1 virtual posting (in parentheses or brackets) is not taken: nothing real moves in them."});
}

}  // namespace
}  // namespace cairn::finance::reading::testing
