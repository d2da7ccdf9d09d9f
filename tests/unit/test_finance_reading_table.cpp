// Tables of banks: what is found in them, and what each row becomes.
#include "apps/finance/reading/table/plan.h"
#include "apps/finance/reading/table/preview.h"
#include "apps/finance/reading/table/reader.h"
#include "base/random.h"
#include "finance_reading_fixture_table.h"

namespace cairn::finance::reading::testing {
namespace {

Contents read(std::string_view text, std::size_t slice = 1'000'000) {
  const auto reader = open_table(text);
  Contents contents = read_in_slices(*reader, slice);
  check_sound(contents);
  return contents;
}

TablePlan plan_of(std::string_view text) {
  const Result<TableShape> shape = find_table_shape(text);
  REQUIRE(shape.ok());
  return propose_plan(shape.value(), sample_table(shape.value()));
}

constexpr std::string_view kGiro =
    "\"Konto\";\"DE02120300000000202051\"\r\n\"Kontostand vom 31.01.2024:\";\"1.000,00 EUR\"\r\n\r\n"
    "\"Buchungstag\";\"Wertstellung\";\"Status\";\"Empf\xC3\xA4nger\";\"Verwendungszweck\";\"Betrag "
    "(\xE2\x82\xAC)\"\r\n"
    "\"31.01.24\";\"30.01.24\";\"Gebucht\";\"B\xC3\xA4"
    "cker\";\"Brot\";\"-2,75\"\r\n"
    "\"30.01.24\";\"30.01.24\";\"Gebucht\";\"Firma\";\"Lohn\";\"2.000\"\r\n";

TEST_CASE("finance table: lines above the table, names in German, thousands") {
  const Contents contents = read(kGiro);
  REQUIRE(contents.statements.size() == 1);
  const Statement& statement = contents.statements[0];
  CHECK(statement.account == "DE02120300000000202051");
  CHECK(statement.currency == "EUR");
  REQUIRE(statement.closing);
  CHECK(to_iso(statement.closing->day) == "2024-01-31");
  CHECK(statement.closing->amount == 1'000'000'000);
  CHECK(words_of_entries(contents) == Strings{"2024-01-31 -2.75 B\xC3\xA4"
                                              "cker | Brot",
                                              "2024-01-30 2000.00 Firma | Lohn"});
  CHECK(to_iso(statement.entries[0].value.value_or(Date{})) == "2024-01-30");
  CHECK(statement.entries[0].line == 5);
}

TEST_CASE("finance table: money out and money in, rows that go on in the next one") {
  const Contents contents = read(
      "Date,Description,Withdrawals (SGD),Deposits (SGD)\n28/02/2024,CARD,5.50,\n,,ORCHARD ROAD\n"
      "27/02/2024,SALARY,,\"1,000.00\"\n26/02/2024,BOTH,1.00,2.00\n25/02/2024,NONE,,\n");
  CHECK(words_of_entries(contents) == Strings{"2024-02-28 -5.50 CARD", "2024-02-27 1000.00 SALARY"});
  CHECK(contents.statements[0].currency == "SGD");
  CHECK(reasons_of(contents).size() == 3);
  const Contents wrapped =
      read("Date,Description,Withdrawals,Deposits\n28/02/2024,CARD,5.50,\n,  ORCHARD   ROAD,,\n27/02/2024,SALARY,,9\n");
  CHECK(words_of_entries(wrapped) == Strings{"2024-02-28 -5.50 CARD | ORCHARD ROAD", "2024-02-27 9.00 SALARY"});
}

TEST_CASE("finance table: words for in and out") {
  const Contents dutch = read(
      "\"Datum\",\"Naam\",\"Rekening\",\"Af Bij\",\"Bedrag "
      "(EUR)\"\n\"20240105\",\"Winkel\",\"NL91ABNA0417164300\",\"Af\",\"1,25\"\n"
      "\"20240104\",\"Baas\",\"NL91ABNA0417164300\",\"Bij\",\"20,00\"\n\"20240103\",\"X\",\"NL91ABNA0417164300\","
      "\"Wat\",\"3,00\"\n"
      "\"20240102\",\"Y\",\"NL91ABNA0417164300\",\"\",\"3,00\"\n\"20240101\",\"Z\",\"NL20INGB0001234567\",\"Af\",\"4,"
      "00\"\n"
      "\"20240101\",\"Z\",\"NL20INGB0001234567\",\"Af\",\"4,00\"\n");
  CHECK(dutch.statements.size() == 2);
  CHECK(words_of_entries(dutch) ==
        Strings{"2024-01-05 -1.25 Winkel", "2024-01-04 20.00 Baas", "2024-01-01 -4.00 Z", "2024-01-01 -4.00 Z"});
  CHECK(reasons_of(dutch) ==
        Strings{
            "The word \"Wat\" does not say whether money comes in or goes out. Say what it means, or correct it.",
            "Nothing in the column for in or out says which way the money goes. Fill it in, or choose no column for it "
            "if the amounts have signs."});
  const Contents card = read(
      "Date Processed,Description,Amount,\nPending,Shop,\xC2\xA3"
      "9.99,\n12-Dec-2023,Shop,\"\xC2\xA3"
      "1,183.20\",\n02-Dec-2023,Payment,\"+ \xC2\xA3"
      "100.00\",CR\n");
  CHECK(words_of_entries(card) == Strings{"2023-12-12 -1183.20 Shop", "2023-12-02 100.00 Payment"});
  CHECK(card.statements[0].currency == "GBP");
  CHECK(reasons_of(card) ==
        Strings{"It is not booked yet: the bank writes \"Pending\" and no day. It will be in a later "
                "file, once it is booked."});
  CHECK(card.notes == Strings{"Some amounts are marked as money in, so those without a mark were taken as money out."});
}

TEST_CASE("finance table: a running balance proves signs, order and fees") {
  constexpr std::string_view kCard =
      "Date,Description,Amount,Balance\n2024-01-03,Coffee,4.50,-104.50\n2024-01-02,Shop,50.00,-100.00\n"
      "2024-01-02,Payment,-20.00,-50.00\n2024-01-01,Book,70.00,-70.00\n";
  const TablePlan card = plan_of(kCard);
  CHECK(card.reversed_sign);
  CHECK(card.newest_first);
  CHECK(card.proof == BalanceProof::kAgrees);
  const Contents contents = read(kCard);
  CHECK(words_of_entries(contents) == Strings{"2024-01-03 -4.50 Coffee", "2024-01-02 -50.00 Shop",
                                              "2024-01-02 20.00 Payment", "2024-01-01 -70.00 Book"});
  CHECK(contents.statements[0].opening->amount == 0);
  CHECK(contents.statements[0].closing->amount == -104'500'000);

  const Contents revolut = read(
      "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
      "CARD,Current,2024-01-01 10:00:00,2024-01-01 11:00:00,Shop,-10.00,0,EUR,COMPLETED,90.00\n"
      "ATM,Current,2024-01-02 10:00:00,2024-01-02 11:00:00,Cash,-50.00,2.00,EUR,COMPLETED,38.00\n"
      "CARD,Current,2024-01-03 10:00:00,,Cafe,-3.00,0,EUR,PENDING,\n"
      "CARD,Current,2024-01-03 10:00:00,,Cafe,-3.00,0,EUR,REVERTED,\n"
      "TOPUP,Current,2024-01-04 10:00:00,2024-01-04 11:00:00,Top-up,10.00,0.50,EUR,COMPLETED,47.50\n");
  CHECK(words_of_entries(revolut) == Strings{"2024-01-01 -10.00 Shop", "2024-01-02 -52.00 Cash",
                                             "2024-01-03 -3.00 Cafe (pending)", "2024-01-04 9.50 Top-up"});
  CHECK(revolut.statements[0].entries[1].parts.size() == 2);
  CHECK(revolut.statements[0].closing->amount == 47'500'000);
  CHECK(revolut.notes == Strings{"1 row with the state \"REVERTED\" did not change the account and was passed over."});
}

TEST_CASE("finance table: balances that do not follow are told, and prove nothing") {
  const Contents contents = read(
      "Date,Details,Debit,Credit,Balance\n13/01/2024,A,,5.00,100\n14/01/2024,B,7.00,,100\n15/01/2024,C,8.00,,100\n");
  CHECK_FALSE(contents.statements[0].closing);
  CHECK(
      contents.notes ==
      Strings{"The running balance does not follow from the amounts in 2 of 2 places, first at line 3. Entries may be "
              "missing or double, or be written with another sign."});
}

TEST_CASE("finance table: no names of columns") {
  const Contents contents = read(
      "17-06-2024,NL91ABNA0417164300,NL20INGB0001234567,Grocer,EUR,130.44,EUR,-23.77\n"
      "18-06-2024,NL91ABNA0417164300,NL02RABO0123456789,Employer,EUR,106.67,EUR,200.00\n"
      "19-06-2024,NL91ABNA0417164300,NL20INGB0001234567,Grocer,EUR,306.67,EUR,-2.20\n");
  CHECK(words_of_entries(contents) ==
        Strings{"2024-06-17 -23.77 Grocer", "2024-06-18 200.00 Employer", "2024-06-19 -2.20 Grocer"});
  CHECK(contents.statements[0].account == "NL91ABNA0417164300");
  CHECK(contents.statements[0].opening->amount == 130'440'000);  // the balance is the one before the entry
  CHECK(contents.statements[0].closing->amount == 304'470'000);
  const TablePlan pair = plan_of("18.09.2024\tShop\t\t33,87\n18.09.2024\tShop\t\t3,55\n20.09.2024\tWork\t24,00\t\n");
  CHECK(pair.sign_unsure);
  CHECK(pair.columns[Field::kMoneyOut] == 3);
  CHECK(pair.columns[Field::kMoneyIn] == 2);
}

TEST_CASE("finance table: amounts that say nothing of their sign are a question") {
  constexpr std::string_view kText = "Date,Description,Amount\n2024-01-13,Shop,4.50\n2024-01-14,Shop,5.00\n";
  CHECK(plan_of(kText).sign_unsure);
  CHECK(read(kText).notes == Strings{"Nothing in the file proves which way the money goes: check the signs of the "
                                     "amounts before they are taken."});
}

TEST_CASE("finance table: a balance with another decimal sign than the amounts") {
  const Contents contents = read(
      "dateOp;label;amount;accountbalance\n2024-01-14;Carrefour;-12,30;987.70\n2024-01-12;Salaire;1 000,00;1000.00\n");
  CHECK(words_of_entries(contents) == Strings{"2024-01-14 -12.30 Carrefour", "2024-01-12 1000.00 Salaire"});
  REQUIRE(contents.statements.size() == 1);
  REQUIRE(contents.statements[0].closing.has_value());
  CHECK(contents.statements[0].closing->amount == 987'700'000);
  CHECK(contents.problems.empty());
}

TEST_CASE("finance table: a card whose bill is paid with a minus writes purchases without one, which is asked") {
  const char* const text =
      "Date,Description,Amount\n01/14/2024,UBER TRIP,23.40\n01/13/2024,CAFE,4.00\n"
      "01/10/2024,AUTOPAY PAYMENT - THANK YOU,-450.00\n";
  const Contents contents = read(text);
  CHECK(words_of_entries(contents) == Strings{"2024-01-14 -23.40 UBER TRIP", "2024-01-13 -4.00 CAFE",
                                              "2024-01-10 450.00 AUTOPAY PAYMENT - THANK YOU"});
  REQUIRE(contents.notes.size() == 1);
  CHECK(contents.notes[0].rfind("Nothing in the file proves which way the money goes", 0) == 0);
  // Of an account that pays such a bill the same words have a minus as well, but so has most of the rest.
  const Contents account = read(
      "Date,Description,Amount\n01/14/2024,CAFE,-4.00\n01/13/2024,SHOP,-9.00\n01/12/2024,SALARY,900.00\n"
      "01/10/2024,AUTOPAY PAYMENT CARD,-450.00\n");
  CHECK(words_of_entries(account)[0] == "2024-01-14 -4.00 CAFE");
  CHECK(account.notes.empty());
}

TEST_CASE("finance table: the reasons of rows, word by word") {
  const Contents contents = read(
      "Date;Payee;Amount\n31.01.2024;A;-1,00\n30.02.2024;B;-1,00\nsoon;C;-1,00\n;D;-1,00\n31.01.2024;E;one\n"
      "31.01.2024;F;\n31.01.2024;G;-1,1234567\n31.01.2024;H;-1,00;x\n31.01.2024;\"I;-1,00\n"
      "31.01.2024;J;-1,00\nnot a row;;\n31.01.2024;K;-2,00\nTotal;;-4,00\nend of file;;\n");
  CHECK(words_of_entries(contents) == Strings{"2024-01-31 -1.00 A", "2024-01-31 -1.00 J", "2024-01-31 -2.00 K"});
  CHECK(reasons_of(contents) ==
        Strings{"The date \"30.02.2024\" does not exist: its month is shorter. Correct the row.", not_a_day("soon"),
                "There is no date. Choose another column for the booking date if the day stands there.",
                "The amount \"one\" is not a number. Write it in digits.",
                "There is no amount, so nothing was booked here. Choose another column if the amount stands there.",
                "The amount \"-1,1234567\" has more than six decimals. Nothing is rounded, so the row was left out.",
                "The row has 4 cells and the table 3 columns. A text with the separator in it needs quotes around it.",
                "A quotation mark opens here and is never closed. Add the one that is missing.",
                "The row \"not a row\" has neither a day nor an amount. If it is an entry, write them into it."});
  CHECK(contents.notes ==
        Strings{"1 row has a sum or a balance and no day and was passed over, the first at line 14: \"Total;;-4,00\".",
                "1 row has neither a day nor an amount and was passed over, the first at line 15: \"end of file;;\"."});
}

TEST_CASE("finance table: other tables are refused in words") {
  CHECK(reasons_of(read("Datum,Boeksaldo,Valutair saldo\n2024-01-01,13.20,13.20\n2024-01-02,13.20,13.20\n")) ==
        Strings{"This table has the balance of each day and no amounts, so there are no entries in it. Export the "
                "transactions of the account instead."});
  CHECK(reasons_of(read("KNAB EXPORT;;;\n")) ==
        Strings{"No row of this file has a day and an amount, so there is no entry in it. It begins with \"KNAB "
                "EXPORT;;;\"."});
  CHECK(reasons_of(read("Date,Payee,Amount\n")) ==
        Strings{"The table has names of columns and no row below them, so there is no entry in it. Export a period in "
                "which something was booked."});
  CHECK(reasons_of(read("")) == Strings{"The file is empty."});
}

TEST_CASE("finance table: Actual Budget") {
  const Contents contents = read(
      "Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared\nChecking,2024-03-05,Shop,week,,0,-60.50,Cleared\n"
      "Checking,2024-03-05,Shop,,Food,-40.50,0,Cleared\nChecking,2024-03-05,Shop,soap,Home,-20,0,Cleared\n"
      "Checking,2024-03-04,Savings,,,-100,0,Cleared\nSavings,2024-03-04,Checking,,,100,0,Cleared\n"
      "Checking,2024-03-03,Shop,,,0,-7,Cleared\nChecking,2024-03-02,Shop,,Food,-3,0,Cleared\n");
  REQUIRE(contents.statements.size() == 2);
  const Entry& split = contents.statements[0].entries[0];
  CHECK(split.amount == -60'500'000);
  REQUIRE(split.parts.size() == 2);
  CHECK(split.parts[1].category == "Home");
  CHECK(contents.statements[0].entries[1].own_account == "Savings");
  CHECK(contents.statements[1].entries[0].own_account == "Checking");
  CHECK(contents.statements[0].entries.size() == 3);
  CHECK(reasons_of(contents) ==
        Strings{"The parts of this split do not add up to \"Shop 2024-03-03\". Each was taken as "
                "an entry by itself."});
}

TEST_CASE("finance table: Firefly III") {
  const Contents contents = read(
      "group_id,journal_id,group_title,type,currency_code,amount,foreign_currency_code,foreign_amount,description,date,"
      "source_name,source_iban,source_type,destination_name,destination_iban,destination_type,category,notes\n"
      "1,1,,Withdrawal,EUR,-12.500000000000,,,Lunch,2024-01-05T12:00:00+01:00,Giro,,Asset account,Cafe,,Expense "
      "account,Food,\n"
      "2,2,,Deposit,EUR,-2000.00,,,Pay,2024-01-06,Work,,Revenue account,Giro,,Asset account,,\n"
      "3,3,,Transfer,EUR,-100.00,USD,-110.00,Save,2024-01-07,Giro,,Asset account,Dollars,,Asset account,,\n"
      "4,4,Market,Withdrawal,EUR,-10.00,,,Bread,2024-01-08,Giro,,Asset account,Shop,,Expense account,Food,\n"
      "4,5,Market,Withdrawal,EUR,-5.00,,,Soap,2024-01-08,Giro,,Asset account,Shop,,Expense account,Home,\n"
      "5,6,,Withdrawal,EUR,-5.00,,,Odd,2024-01-09,X,,Expense account,Shop,,Expense account,Home,\n");
  CHECK(words_of_entries(contents) == Strings{"2024-01-05 -12.50 Cafe | Lunch", "2024-01-06 2000.00 Work | Pay",
                                              "2024-01-07 -100.00 | Save", "2024-01-08 -15.00 Shop | Market",
                                              "2024-01-07 110.00 | Save"});
  CHECK(contents.statements[1].currency == "USD");
  CHECK(contents.statements[0].entries[3].parts.size() == 2);
  CHECK(reasons_of(contents) == Strings{"Neither side of it is an account of your own: \"X / Shop\"."});
}

TEST_CASE("finance table: columns are kept by their names") {
  const Strings names = {"Datum", "Name", "Zweck", "Mehr", "Betrag"};
  Columns columns;
  columns[Field::kBooked] = 0;
  columns[Field::kAmount] = 4;
  columns[Field::kMemo] = 2;
  columns.more_memos = {3};
  CHECK(remembered(to_keep(columns, names), names) == columns);
  CHECK(remembered({{"amount", " betrag "}, {"memo", "gone"}, {"odd", "Name"}}, names)[Field::kAmount] == 4);
  CHECK(header_signature(names) == header_signature({"DATUM", "name ", "Zweck", "mehr", "betrag"}));
  CHECK(header_signature(names) != header_signature({"Datum"}));
}

TEST_CASE("finance table: the preview follows the plan that is shown") {
  const Result<TableShape> shape = find_table_shape(kGiro);
  REQUIRE(shape.ok());
  const TableSample sample = sample_table(shape.value());
  TablePlan plan = propose_plan(shape.value(), sample);
  auto rows = preview_table(kGiro, shape.value(), plan);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].entry->amount == -2'750'000);
  plan.reversed_sign = true;
  CHECK(preview_table(kGiro, shape.value(), plan)[0].entry->amount == 2'750'000);
  plan.decimal_sign = DecimalSign::kPoint;
  CHECK(preview_table(kGiro, shape.value(), plan)[0].problem.find("decimal sign") != std::string::npos);
  Columns other = plan.columns;
  other[Field::kBooked] = kNoColumn;
  CHECK_FALSE(check_plan(shape.value(), with_columns(shape.value(), sample, plan, other)).ok());
}

TEST_CASE("finance table: cut and damaged files") {
  const std::string whole(kGiro);
  Random random(20240101);
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    std::string text = to_valid_utf8(std::string_view(whole).substr(0, cut));
    const Contents once = read(text);
    CHECK(words_of_entries(once) == words_of_entries(read(text, 1)));
    if (text.empty()) continue;
    for (int times = 0; times < 3; ++times) text[random.index(text.size())] = static_cast<char>(random.below(256));
    text = to_valid_utf8(text);
    CHECK(reasons_of(read(text)) == reasons_of(read(text, 1)));
  }
}

}  // namespace
}  // namespace cairn::finance::reading::testing
