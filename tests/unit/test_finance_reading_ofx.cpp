// OFX of both kinds: what a statement says, what is refused and why.
#include "finance_reading_fixture.h"

namespace cairn::finance::reading::testing {
namespace {

std::string bank(std::string_view transactions, std::string_view behind = "") {
  return "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>"
         "<LANGUAGE>ENG<FI><ORG>Hill Bank</FI><INTU.BID>3</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1"
         "<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>77<ACCTID>4711<ACCTTYPE>"
         "CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101<DTEND>20240131" +
         std::string(transactions) + "</BANKTRANLIST>" + std::string(behind) +
         "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
}

std::string transaction(std::string_view date, std::string_view amount, std::string_view more = "") {
  return "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + std::string(date) + "<TRNAMT>" + std::string(amount) +
         std::string(more) + "</STMTTRN>";
}

std::string fault_of(std::string_view date, std::string_view amount) {
  const Contents contents = read(open_ofx, bank(transaction(date, amount)));
  REQUIRE(contents.problems.size() == 1);
  CHECK(contents.statements[0].entries.empty());
  return contents.problems[0].reason;
}

TEST_CASE("finance reading: OFX with unclosed tags") {
  const Contents contents =
      read(open_ofx,
           bank(transaction("20240105233000.000[-5:EST]", "-12.50",
                            "<FITID>A1<CHECKNUM>9<NAME>AT&T &amp; Co<MEMO>two  words") +
                    transaction("20240106", "+7,5", "<FITID>A2<DTAVAIL>20240108<NAME><MEMO>only memo"),
                "<LEDGERBAL><BALAMT>100.10<DTASOF>20240131</LEDGERBAL><AVAILBAL><BALAMT>9<DTASOF>20240131</AVAILBAL>"));
  CHECK(contents.problems.empty());
  REQUIRE(contents.statements.size() == 1);
  const Statement& statement = contents.statements[0];
  CHECK(statement.account == "4711");
  CHECK(statement.name == "CHECKING");
  CHECK(statement.bank == "77");
  CHECK(statement.currency == "EUR");
  CHECK(!statement.opening);
  REQUIRE(statement.closing);
  CHECK(statement.closing->amount == 100'100'000);
  CHECK(words_of(statement) ==
        Strings{"2024-01-05 -12.500000 AT&T & Co|two words|A1", "2024-01-06 7.500000 |only memo|A2"});
  CHECK(statement.entries[0].check_number == "9");
  REQUIRE(statement.entries[1].value);
  CHECK(to_iso(*statement.entries[1].value) == "2024-01-08");
  CHECK(statement.entries[0].line == 4);
}

TEST_CASE("finance reading: OFX where a transaction or the list is not closed") {
  const Contents contents =
      read(open_ofx,
           "<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>5</CCACCTFROM>"
           "<BANKTRANLIST>\n<STMTTRN><DTPOSTED>20240105<TRNAMT>-1<NAME>One\n<STMTTRN><DTPOSTED>20240106"
           "<TRNAMT>2<PAYEE><NAME>Two<CITY>Rome</PAYEE>\n<LEDGERBAL><BALAMT>-5<DTASOF>20240107</LEDGERBAL>"
           "</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>");
  CHECK(contents.problems.empty());
  REQUIRE(contents.statements.size() == 1);
  CHECK(words_of(contents.statements[0]) == Strings{"2024-01-05 -1.000000 One||", "2024-01-06 2.000000 Two||"});
  CHECK(contents.statements[0].closing->amount == -5'000'000);
}

TEST_CASE("finance reading: OFX as XML, with comments and other currencies") {
  const Contents contents = read(
      open_ofx,
      "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX><!-- a > b "
      "--><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>"
      "<BANKACCTFROM><ACCTID>1</ACCTID></BANKACCTFROM><BANKTRANLIST>"
      "<STMTTRN><DTPOSTED>20240105</DTPOSTED><TRNAMT>-9.00</TRNAMT><NAME><![CDATA[A <b> & "
      "C]]></NAME><ORIGCURRENCY><CURRATE>0.9"
      "</CURRATE><CURSYM>USD</CURSYM></ORIGCURRENCY></STMTTRN>"
      "<STMTTRN><DTPOSTED>20240106</DTPOSTED><TRNAMT>-10.00</TRNAMT><ORIGCURRENCY><CURRATE>0.93</CURRATE><CURSYM>USD</"
      "CURSYM>"
      "</ORIGCURRENCY></STMTTRN>"
      "<STMTTRN><DTPOSTED>20240107</DTPOSTED><TRNAMT>-3.00</TRNAMT><CURRENCY><CURRATE>1.1</CURRATE><CURSYM>GBP</CURSYM>"
      "</CURRENCY></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>");
  CHECK(contents.problems.empty());
  REQUIRE(contents.statements.size() == 2);
  CHECK(words_of(contents.statements[0]) == Strings{"2024-01-05 -9.000000 A <b> & C||", "2024-01-06 -10.000000 ||"});
  CHECK(contents.statements[0].entries[0].foreign_currency == "USD");
  CHECK(contents.statements[0].entries[0].foreign_amount == -10'000'000);
  CHECK(contents.statements[0].entries[1].foreign_currency.empty());
  CHECK(contents.statements[1].currency == "GBP");
  CHECK(contents.statements[1].account == "1");
  CHECK(contents.notes ==
        Strings{"Account \"1\" also has entries in GBP: they are in a statement of their own.",
                "1 entry was paid in another currency of which the file only gives the rate: what was "
                "paid in it is not taken."});
}

TEST_CASE("finance reading: OFX transactions that are left out") {
  CHECK(fault_of("20230229", "1") ==
        "The date \"20230229\" does not exist: February 2023 has 28 days. The entry was left out.");
  CHECK(fault_of("20231301", "1") ==
        "The date \"20231301\" does not exist: there is no month 13. The entry was left out.");
  CHECK(fault_of("yesterday", "1") == "The text \"yesterday\" is not a date such as 20240131. The entry was left out.");
  CHECK(fault_of("", "1") == "The transaction has no date: DTPOSTED is empty. The entry was left out.");
  CHECK(fault_of("20240101", "$5") == "The text \"$5\" is not an amount. The entry was left out.");
  CHECK(fault_of("20240101", "") == "The amount is empty. The entry was left out.");
  CHECK(fault_of("20240101", "0.1234567") ==
        "The amount \"0.1234567\" has more than six decimals. The entry was left out.");
  CHECK(fault_of("20240101", "-1,500") ==
        "The amount \"-1,500\" can be read in two ways, with three decimals or in thousands. The entry was left out.");
  CHECK(fault_of("20240101", "1.23,456") == "The text \"1.23,456\" is not an amount. The entry was left out.");
  CHECK(words_of(read(open_ofx, bank(transaction("2024-01-01", "-1.234,56"))).statements[0]) ==
        Strings{"2024-01-01 -1234.560000 ||"});
  CHECK(fault_of("20240101", "999999999999") == "The amount \"999999999999\" is too large. The entry was left out.");
}

TEST_CASE("finance reading: OFX files without a statement") {
  CHECK(refusal_of(open_ofx, "<OFX><SIGNONMSGSRSV1><SONRS><LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1></OFX>") ==
        "This file holds no statement: it is the bank's answer to a sign-on. Download the transactions of an account "
        "instead.");
  CHECK(refusal_of(open_ofx,
                   "<OFX><SIGNUPMSGSRSV1><ACCTINFORS><ACCTINFO><BANKACCTINFO><BANKACCTFROM><ACCTID>1"
                   "</BANKACCTFROM></BANKACCTINFO></ACCTINFO></ACCTINFORS></SIGNUPMSGSRSV1></OFX>") ==
        "This file holds no statement: it is a bank's list of accounts. Download the transactions of an account "
        "instead.");
  CHECK(refusal_of(open_ofx,
                   "<OFX><BANKMSGSRSV1><STMTTRNRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong pin</STATUS>"
                   "</STMTTRNRS></BANKMSGSRSV1></OFX>") ==
        "The bank answered with an error instead of a statement: code \"15500\", \"Wrong pin\". Download the file "
        "again.");
  CHECK(refusal_of(open_ofx, "OFXHEADER:100\n") == "This is not an OFX file, or it is damaged: it has no <OFX> tag.");
  CHECK(refusal_of(open_ofx, "<!DOCTYPE x [<!ENTITY a \"b\">]><OFX>") ==
        "This is not an OFX file, or it is damaged: it has no <OFX> tag.");
  std::string deep = "<OFX>";
  for (int i = 0; i < 70; ++i) deep += "<AA>";
  const Contents contents = read(open_ofx, deep);
  REQUIRE(!contents.problems.empty());
  CHECK(contents.problems[0].reason ==
        "The file has tags within tags, more than 64 of them; such files are not read. Download it again.");
}

TEST_CASE("finance reading: OFX of a broker gives its cash, and says what else there is") {
  const Contents contents =
      read(open_ofx,
           "<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM><BROKERID>b.example<ACCTID>8</"
           "INVACCTFROM>"
           "<INVTRANLIST><DTSTART>20240101<BUYSTOCK><INVBUY><TOTAL>-5</INVBUY></BUYSTOCK><INCOME><TOTAL>1</INCOME>"
           "<INVBANKTRAN><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240103<TRNAMT>4</STMTTRN><SUBACCTFUND>CASH</INVBANKTRAN></"
           "INVTRANLIST>"
           "<INVPOSLIST><POSSTOCK><UNITS>5</POSSTOCK></INVPOSLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>");
  REQUIRE(contents.statements.size() == 1);
  CHECK(words_of(contents.statements[0]) == Strings{"2024-01-03 4.000000 ||"});
  CHECK(contents.statements[0].bank == "b.example");
  CHECK(reasons_of(contents) ==
        Strings{"This statement of investments also holds 2 movements of securities (BUYSTOCK 1, "
                "INCOME 1), which are not taken: only cash movements are."});
  CHECK(contents.notes ==
        Strings{"This statement of investments also lists 1 position, which is not taken.",
                "1 entry has an amount whose sign is not that of its kind (TRNTYPE): the amount's sign "
                "was followed."});
}

TEST_CASE("finance reading: OFX that is cut off says so") {
  const std::string whole = bank(transaction("20240105", "1") + transaction("20240106", "2"));
  const std::size_t second = whole.rfind("<TRNAMT>");
  const Contents contents = read(open_ofx, std::string_view(whole).substr(0, second));
  REQUIRE(contents.statements.size() == 1);
  CHECK(contents.statements[0].entries.size() == 1);
  CHECK(reasons_of(contents) ==
        Strings{"The file ends within this part, which was left out: it is cut off. Download it again.",
                "The file ends before </OFX>: it is cut off. Download it again."});
}

}  // namespace
}  // namespace cairn::finance::reading::testing
