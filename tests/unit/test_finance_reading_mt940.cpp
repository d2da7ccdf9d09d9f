// MT940 and MT942: the statement line with all its parts, the details in their forms, balances and broken files.
#include "finance_reading_fixture.h"

namespace cairn::finance::reading::testing {
namespace {

const std::string kMinus = "\xE2\x88\x92";

std::string statement(std::string_view lines, std::string_view opening = "C231230EUR10,00",
                      std::string_view closing = "C240105EUR10,00") {
  return ":20:X\n:25:12345678/998877EUR\n:28C:1/1\n:60F:" + std::string(opening) + "\n" + std::string(lines) +
         ":62F:" + std::string(closing) + "\n-\n";
}

Entry only_entry(std::string_view lines) {
  const Contents contents = read(open_mt940, statement(lines));
  CHECK(contents.problems.empty());
  REQUIRE(contents.statements.size() == 1);
  REQUIRE(contents.statements[0].entries.size() == 1);
  return contents.statements[0].entries[0];
}

std::string fault_of(std::string_view line) {
  const Contents contents = read(open_mt940, statement(":61:" + std::string(line) + "\n"));
  REQUIRE(contents.problems.size() == 1);
  CHECK(contents.statements[0].entries.empty());
  return contents.problems[0].reason;
}

TEST_CASE("finance reading: the marks of MT940's statement line and their signs") {
  const Contents contents = read(open_mt940, statement(":61:2401050105C5,00NTRFNONREF//B1\n"
                                                       ":61:240105D1,5NTRFREF\n"
                                                       ":61:240105    CR2,NTRFNONREF\n"
                                                       ":61:240105DR,25NTRF\n"
                                                       ":61:2401050105RC3,00NRTINONREF\n"
                                                       ":61:2401050105RDR4,00NRTINONREF//B1\n"
                                                       ":61:2401050105EC7,00NTRFNONREF\n",
                                                       "C231230EUR10,00", "C240105EUR16,25"));
  CHECK(contents.problems.empty());
  REQUIRE(contents.statements.size() == 1);
  CHECK(contents.statements[0].account == "998877");
  CHECK(contents.statements[0].bank == "12345678");
  CHECK(contents.statements[0].currency == "EUR");
  CHECK(words_of(contents.statements[0]) == Strings{"2024-01-05 5.000000 ||", "2024-01-05 -1.500000 ||",
                                                    "2024-01-05 2.000000 ||", "2024-01-05 -0.250000 ||",
                                                    "2024-01-05 -3.000000 ||", "2024-01-05 4.000000 ||",
                                                    "2024-01-05 7.000000 ||"});
  CHECK(contents.statements[0].entries[6].pending);
  CHECK(contents.notes ==
        Strings{"2 entries have a reference of the bank that another entry has too, such as \"B1\": these "
                "references are not taken."});
}

TEST_CASE("finance reading: days of MT940 around New Year, and one that does not exist") {
  const Entry before = only_entry(":61:2401021230D1,00NTRFNONREF\n");
  CHECK(to_iso(before.booked) == "2023-12-30");
  CHECK(to_iso(*before.value) == "2024-01-02");
  CHECK(to_iso(only_entry(":61:2312300102D1,00NTRFNONREF\n").booked) == "2024-01-02");
  const Contents contents = read(open_mt940, statement(":61:2302300301D1,00NTRFNONREF\n"));
  CHECK(to_iso(contents.statements[0].entries[0].booked) == "2023-03-01");
  CHECK(!contents.statements[0].entries[0].value);
  CHECK(contents.notes[0] ==
        "Line 5: The date \"230230\" does not exist: February 2023 has 28 days. The entry was taken "
        "with its day of booking, without this value date.");
}

TEST_CASE("finance reading: numbered details of MT940, broken anywhere") {
  const Entry entry = only_entry(
      ":61:240105D1,00NTRFNONREF//77\n:86:166?00TRANSFER?20EREF+123?21SVWZ+Rent for the big ho?2\n"
      "2use?31AT611904300234573201?32Dora and Carl with a very l?33ong name\n");
  CHECK(words_of(entry) == "2024-01-05 -1.000000 Dora and Carl with a very long name|Rent for the big ho use|77");
  CHECK(entry.other_account == "AT611904300234573201");
  const Entry other = only_entry(":61:240105D1,00NTRFNONREF\n:86: 020>00FEES>20 first>21second\n");
  CHECK(words_of(other) == "2024-01-05 -1.000000 |first second|");
  CHECK(only_entry(":61:240105D1,00NTRFNONREF\n:86:805?00FEES?109\n").memo == "FEES");
  const Entry clock = only_entry(":61:240105D1,00NTRFNONREF\n:86:805?00FEES?202017-01-01T13\n:20:11?34000\n");
  CHECK(clock.memo == "2017-01-01T13:20:11");
}

TEST_CASE("finance reading: details of MT940 between slashes") {
  const Entry entry = only_entry(
      ":61:240105C1,00NTRFNONREF\n:86:/TRTP/SEPA/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/Dora\n"
      "/REMI/Rent of/May/EREF/NOTPROVIDED\n");
  CHECK(words_of(entry) == "2024-01-05 1.000000 Dora|Rent of/May|");
  CHECK(entry.other_account == "NL91ABNA0417164300");
  const Entry party = only_entry(
      ":61:240105D1,00NTRFNONREF\n:86:/EREF/1//CNTP/NL91ABNA0417164300/ABNANL2A/Carl/Ghent//REMI/"
      "USTD//Bill 7/\n");
  CHECK(words_of(party) == "2024-01-05 -1.000000 Carl|Bill 7|");
  const Entry sides =
      only_entry(":61:240105D1,00NTRFNONREF\n:86:/ORDP//NAME/Me/BENM//NAME/Them/REMI/x/OCMT/USD1,10/\n");
  CHECK(words_of(sides) == "2024-01-05 -1.000000 Them|x|");
  CHECK(sides.foreign_currency == "USD");
  CHECK(sides.foreign_amount == -1'100'000);
}

TEST_CASE("finance reading: plain details of MT940, and names where some banks have them") {
  const std::string full(65, 'A');
  CHECK(only_entry(":61:240105D1,00NTRFNONREF\n:86:" + full + "\nB\nC\n").memo == full + "B C");
  const Entry rabo = only_entry(":61:240105D1,00N0601234567890      Shop at the corner\n:86:one\n:86:two\n");
  CHECK(words_of(rabo) == "2024-01-05 -1.000000 Shop at the corner|one two|");
  CHECK(rabo.other_account == "1234567890");
  const Entry sns = only_entry(":61:240105D1,00NIOB0987654321\nd. person\n:86:0987654321 d. person\n\nfor the test\n");
  CHECK(words_of(sns) == "2024-01-05 -1.000000 d. person|for the test|");
  CHECK(only_entry(":61:240105D1,00NCHK1234\ncheque\n").check_number == "1234");
  const Entry coded = only_entry(":61:240105D1,00S051\n:NS:01Rent\n02May\n15Dora\n34998\n");
  CHECK(words_of(coded) == "2024-01-05 -1.000000 Dora|Rent May|");
}

TEST_CASE("finance reading: MT940 within messages of the network, and several statements") {
  const std::string text = "{1:F01ABCDEFGHXXXX0000000000}{2:O940ABCDEFGHXXXXN}{3:}{4:\r\n" + statement("") +
                           "-}{5:}\r\n" +
                           ":20:Y\r\n:25:NL91ABNA0417164300\r\n:60M:D240101USD5,00\r\n:62M:D240101USD5,00\r\n-}\r\n";
  const Contents contents = read(open_mt940, text);
  CHECK(contents.problems.empty());
  CHECK(contents.notes.empty());
  REQUIRE(contents.statements.size() == 2);
  CHECK(contents.statements[1].account == "NL91ABNA0417164300");
  CHECK(contents.statements[1].opening->amount == -5'000'000);
}

TEST_CASE("finance reading: MT940 that does not add up, or is an interim report") {
  const Contents wrong = read(open_mt940, statement(":61:240105D1,00NTRFNONREF\n", "D231230EUR10,00"));
  CHECK(wrong.notes ==
        Strings{"The statement of account \"998877\" does not add up: its opening balance of " + kMinus +
                "10.00 EUR and its entries give " + kMinus + "11.00 EUR, but its closing balance is 10.00 EUR."});
  const Contents interim =
      read(open_mt940, ":20:1\n:25:5\n:34F:PLND0,00\n:13D:2401011000+0100\n:61:240105C1,00NTRFX\n:90C:1PLN1,\n");
  CHECK(interim.problems.empty());
  CHECK(interim.statements[0].currency == "PLN");
  CHECK(interim.notes ==
        Strings{"This is a report within the day (MT942): what it holds will also be in the account's statement."});
}

TEST_CASE("finance reading: lines of MT940 that are left out") {
  CHECK(fault_of("240230D1,00NTRFX") ==
        "The date \"240230\" does not exist: February 2024 has 29 days. The entry was left out.");
  CHECK(fault_of("24x105D1,00NTRFX") == "The text \"24x105\" is not a date such as 240131. The entry was left out.");
  CHECK(fault_of("2401050105X1,00NTRF") ==
        "Whether the amount is a credit or a debit is not told: C or D is missing before "
        "\"X1,00NTRF\". The entry was left out.");
  CHECK(fault_of("2401050105DNTRF") == "The amount is missing before \"TRF\". The entry was left out.");
  CHECK(fault_of("2401050105D1.000,00NTRF") == "The text \"1.000,00\" is not an amount. The entry was left out.");
  const Contents balance = read(open_mt940, statement("", "C240105EURx"));
  CHECK(reasons_of(balance) ==
        Strings{"The text \"x\" is not an amount. The statement was taken without this balance (:60F:)."});
}

TEST_CASE("finance reading: pieces of MT940 are refused") {
  const std::string piece =
      "This is only a piece of a statement in MT940: a whole one has an account (:25:), and with it "
      "balances (:60F:, :62F:) or entries (:61:). Use the whole file as the bank sent it.";
  CHECK(refusal_of(open_mt940, ":60F:C240105EUR1,\n") == piece);
  CHECK(refusal_of(open_mt940, ":20:A\n:25:1\n") == piece);
  CHECK(refusal_of(open_mt940, ":61:240105D1,00NTRFX\n") == piece);
  CHECK(refusal_of(open_mt940, "one\ntwo\n") ==
        "This is no statement in MT940: no line of it begins with a tag such as :20: or :61:.");
  CHECK(reasons_of(read(open_mt940, ":20:A\n:25:1\n:60F:C240105EUR1,\n:61:240105D1,00NTRFX\n")) ==
        Strings{"The statement of account \"1\" has no closing balance (:62F:), so it may be cut off. What is there "
                "was taken."});
}

}  // namespace
}  // namespace cairn::finance::reading::testing
