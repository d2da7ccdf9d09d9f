// QIF, and which kind of bank file a text is.
#include "apps/finance/reading/file_kind.h"
#include "apps/finance/reading/qif/qif.h"
#include "base/random.h"
#include "finance_reading_fixture_table.h"

namespace cairn::finance::reading::testing {
namespace {

Contents read(std::string_view text, std::size_t slice = 1'000'000) {
  const auto reader = open_qif(text, propose_qif(text));
  Contents contents = read_in_slices(*reader, slice);
  check_sound(contents);
  return contents;
}

constexpr std::string_view kBank =
    "!Option:AutoSwitch\n!Account\nNGiro\nTBank\n^\nNPaper\nTPort\n^\n!Clear:AutoSwitch\n!Account\nNGiro\nTBank\n^\n"
    "!Type:Bank\nD1/ 3'24\nT-1,250.50\nU-1,250.50\nPShop\nMtwo "
    "things\nN101\nCX\nLFood/Trip\nSFood\nEbread\n$-1,000.00\n"
    "S[Savings]\n$-250.50\n^\nD12/31/23\nT100.00\nL[Savings]\n^\nD1/31'24\nT5.00\nPOpening Balance\nL[Giro]\n^\n"
    "!Type:Cat\nNFood\nE\n^\n";

TEST_CASE("finance QIF: accounts, splits, transfers, days") {
  CHECK(propose_qif(kBank).date_order == DateOrder::kMonthFirst);
  const Contents contents = read(kBank);
  REQUIRE(contents.statements.size() == 1);
  CHECK(contents.statements[0].name == "Giro");
  CHECK(words_of_entries(contents) ==
        Strings{"2024-01-03 -1250.50 Shop | two things", "2023-12-31 100.00", "2024-01-31 5.00 Opening Balance"});
  const Entry& split = contents.statements[0].entries[0];
  CHECK(split.check_number == "101");
  CHECK(split.category == "Food");
  REQUIRE(split.parts.size() == 2);
  CHECK(split.parts[1].category == "[Savings]");
  CHECK(contents.statements[0].entries[1].own_account == "Savings");
  CHECK(contents.statements[0].entries[2].own_account.empty());
  CHECK(contents.notes ==
        Strings{"The account \"Paper\" has the type \"Port\", which QIF does not define. Its entries are read as the "
                "heading above them says.",
                "The list of categories (1) has no entries of an account and was passed over.",
                "1 entry has a class behind the category, which is not kept."});
  CHECK(contents.problems.empty());
}

TEST_CASE("finance QIF: the other decimal sign, the day first, no end") {
  const Contents contents = read("!Type:CCard\nD23/10/2023\nT-6,50\nPA\n^\nD2023-10-24\nT-1.000,00\nPB");
  CHECK(words_of_entries(contents) == Strings{"2023-10-23 -6.50 A", "2023-10-24 -1000.00 B"});
  CHECK(propose_qif("!Type:Bank\nD01/02/2024\nT1,234\n^\n").date_order_unsure);
  CHECK(propose_qif("!Type:Bank\nD01/02/2024\nT1,234\n^\n").decimal_sign_unsure);
}

TEST_CASE("finance QIF: the reasons, word by word") {
  const Contents contents = read(
      "!Type:Bank\nT1.00\n^\nD31/01/2024\n^\nD30/02/2024\nT1.00\n^\nDsoon\nT1.00\n^\nD31/01/2024\nTone\n^\n"
      "!Type:Odd\nD31/01/2024\nT1.00\n^\n!Type:Invst\nD31/01/2024\nNFoo\nT1.00\n^\nD31/01/2024\nT1.00\n^\n");
  CHECK(reasons_of(contents) ==
        Strings{"The entry has no date: its line that begins with D is missing or empty. It was left out.",
                "The entry has no amount: its line that begins with T is missing or empty. It was left out.",
                "The date \"30/02/2024\" does not exist: its month is shorter. Correct the row.", not_a_day("soon"),
                "The amount \"one\" is not a number. Write it in digits.",
                std::string("The heading \"!Type:Odd\" is not one that QIF has for accounts (Bank, Cash, CCard, Oth A, "
                            "Oth L, Invst), ") +
                    "so the lines up to the next heading were left out.",
                std::string("The action \"Foo\" of an investment account is not known, so nothing says which way money "
                            "goes. It was ") +
                    "left out.",
                std::string("The entry of an investment account does not say what was done: its line that begins with "
                            "N is missing ") +
                    "or empty. It was left out."});
  CHECK(reasons_of(read("!Type:Cat\nNFood\n^\n")) ==
        Strings{"This QIF file has lists or settings and no entries of an account. Export the transactions of an "
                "account."});
}

TEST_CASE("finance QIF: cash of investments, and splits that do not add up") {
  const Contents contents = read(
      "!Type:Invst\nD31/01/2024\nNBuy\nYACME\nT100.00\n^\nD31/01/2024\nNDiv\nYACME\nT3.00\n^\nD31/01/2024\nNShrsIn\n"
      "YACME\nQ3\n^\nD31/01/2024\nNCash\nT-7.00\nPFee\n^\n!Type:Bank\nD31/01/"
      "2024\nT-9.00\nSA\n$-4.00\nSB\n$-4.00\n^\n");
  CHECK(words_of_entries(contents) == Strings{"2024-01-31 -100.00 | Buy ACME", "2024-01-31 3.00 | Div ACME",
                                              "2024-01-31 -7.00 Fee", "2024-01-31 -9.00"});
  CHECK(
      contents.notes ==
      Strings{"1 entry of the kind \"ShrsIn\" moves securities and no cash of the account, and was passed over.",
              "1 entry has parts that do not add up to the amount, the first at line 23. The amount was taken, without "
              "the parts."});
}

TEST_CASE("finance QIF: cut and damaged files") {
  const std::string whole(kBank);
  Random random(7);
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    std::string text = whole.substr(0, cut);
    CHECK(words_of_entries(read(text)) == words_of_entries(read(text, 1)));
    if (text.empty()) continue;
    for (int times = 0; times < 3; ++times) text[random.index(text.size())] = static_cast<char>(random.below(256));
    text = to_valid_utf8(text);
    CHECK(reasons_of(read(text)) == reasons_of(read(text, 1)));
    (void)find_format("a.qif", text, text);
  }
}

Format format_of(std::string_view text) {
  const Result<Format> format = find_format("a.txt", text, text);
  REQUIRE(format.ok());
  return format.value();
}

std::string refusal_of(std::string_view text, std::string_view name = "a.txt") {
  const Result<Format> format = find_format(name, text, text);
  REQUIRE_FALSE(format.ok());
  return format.error().message;
}

TEST_CASE("finance: the kind of a file is found by its content") {
  CHECK(format_of("OFXHEADER:100\nDATA:OFXSGML\n\n<OFX>") == Format::kOfx);
  CHECK(format_of("<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\"?><OFX></OFX>") == Format::kOfx);
  CHECK(format_of("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">") == Format::kCamt);
  CHECK(format_of("<?xml version=\"1.0\"?><Document><BkToCstmrStmt>") == Format::kCamt);
  CHECK(format_of("{1:F01ABNANL2AXXXX}{4:\n:20:X") == Format::kMt940);
  CHECK(format_of(":20:START\n:25:123/456\n:60F:C240101EUR1,00\n") == Format::kMt940);
  CHECK(format_of("!Type:Bank\nD1/1/24\nT1\n^\n") == Format::kQif);
  CHECK(format_of("D1/1/24\nT1.00\nPShop\n^\n") == Format::kQif);
  CHECK(format_of("2024-01-05 * Shop\n  expenses:food   10 EUR\n  assets:cash\n") == Format::kJournal);
  CHECK(format_of("Date,Payee,Amount\n2024-01-05,Shop,-1.00\n") == Format::kTable);
}

TEST_CASE("finance: what is none of them is named") {
  CHECK(refusal_of("") == "The file is empty.");
  CHECK(refusal_of(std::string_view("PK\x03\x04rest", 8)) ==
        "This is a spreadsheet or an archive (Excel, OpenDocument or zip). Unpack it, or open it and save it as CSV.");
  CHECK(
      refusal_of("%PDF-1.4") ==
      "This is a PDF document, whose amounts cannot be read with certainty. Download the same statement from your bank "
      "as CSV, OFX or CAMT.");
  CHECK(refusal_of("<!DOCTYPE html><html>") ==
        "This is a web page, perhaps the bank's own or its login page, and not a file of transactions. Use the bank's "
        "export or download and choose CSV, OFX or CAMT.");
  CHECK(refusal_of("{\"a\": 1}") == "This is a JSON file. Export the transactions as CSV, OFX or QIF.");
  CHECK(refusal_of("hello") ==
        "No row of this file has a day and an amount, so there is no entry in it. It begins with \"hello\".");
  CHECK(find_format("a.qif", "hello", "hello").value() == Format::kQif);
}

}  // namespace
}  // namespace cairn::finance::reading::testing
