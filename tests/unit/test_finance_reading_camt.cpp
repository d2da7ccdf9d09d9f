// ISO 20022 of several versions: statements, reports and notifications.
#include "finance_reading_fixture.h"

namespace cairn::finance::reading::testing {
namespace {

std::string document(std::string_view inner, std::string_view message = "BkToCstmrStmt",
                     std::string_view kind = "Stmt") {
  const std::string m(message), k(kind);
  return "<?xml version=\"1.0\"?>\n<ns:Document xmlns:ns=\"urn:x\"><ns:" + m + "><GrpHdr><MsgId>1</MsgId></GrpHdr><" +
         k +
         "><Id>7</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy><Nm>House</"
         "Nm><Svcr><FinInstnId><BICFI>"
         "ABCDDEFF</BICFI></FinInstnId></Svcr></Acct>" +
         std::string(inner) + "</" + k + "></ns:" + m + "></ns:Document>";
}

std::string balance(std::string_view code, std::string_view amount, std::string_view side = "CRDT") {
  return "<Bal><Tp><CdOrPrtry><Cd>" + std::string(code) + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" +
         std::string(amount) + "</Amt><CdtDbtInd>" + std::string(side) +
         "</CdtDbtInd><Dt><Dt>2024-01-01</Dt></Dt></Bal>";
}

std::string entry(std::string_view amount, std::string_view side, std::string_view more,
                  std::string_view dates = "<BookgDt><Dt>2024-01-05</Dt></BookgDt>") {
  return "<Ntry><Amt Ccy='EUR'>" + std::string(amount) + "</Amt><CdtDbtInd>" + std::string(side) + "</CdtDbtInd>" +
         std::string(more) + std::string(dates) + "</Ntry>";
}

constexpr std::string_view kParties =
    "<NtryDtls><TxDtls><Refs><EndToEndId>E</EndToEndId></Refs><RltdPties><Dbtr><Nm>Dora</Nm></Dbtr><DbtrAcct><Id><IBAN>"
    "AT611904300234573201</IBAN></Id></DbtrAcct><Cdtr><Pty><Nm>Carl</Nm></Pty></Cdtr><CdtrAcct><Id><Othr><Id>99</Id></"
    "Othr>"
    "</Id></CdtrAcct></RltdPties><RmtInf><Ustrd>Rent</Ustrd><Ustrd>May</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></"
    "CdtrRefInf>"
    "</Strd></RmtInf></TxDtls></NtryDtls>";

std::string fault_of(std::string_view inner) {
  const Contents contents = read(open_camt, document(inner));
  REQUIRE(contents.problems.size() == 1);
  REQUIRE(contents.statements.size() == 1);
  CHECK(contents.statements[0].entries.empty());
  return contents.problems[0].reason;
}

TEST_CASE("finance reading: a CAMT statement, with the other side by direction") {
  const std::string credit = "<Sts>BOOK</Sts><AcctSvcrRef>S1</AcctSvcrRef>" + std::string(kParties);
  const std::string debit = "<Sts><Cd>PDNG</Cd></Sts><AcctSvcrRef>NOTPROVIDED</AcctSvcrRef>" + std::string(kParties);
  const Contents contents = read(
      open_camt,
      document(balance("PRCD", "9") + balance("OPBD", "10") + balance("CLAV", "5") + balance("CLBD", "30", "DBIT") +
               entry("20.5", "CRDT", credit) +
               entry("3", "DBIT", debit,
                     "<BookgDt><DtTm>2024-01-06T23:59:00-05:00</DtTm></BookgDt><ValDt><Dt>2024-01-08</Dt></ValDt>")));
  CHECK(contents.problems.empty());
  REQUIRE(contents.statements.size() == 1);
  const Statement& statement = contents.statements[0];
  CHECK(statement.account == "DE02120300000000202051");
  CHECK(statement.name == "House");
  CHECK(statement.bank == "ABCDDEFF");
  CHECK(statement.opening->amount == 10'000'000);
  CHECK(statement.closing->amount == -30'000'000);
  CHECK(words_of(statement) ==
        Strings{"2024-01-05 20.500000 Dora|Rent May RF18|S1", "2024-01-06 -3.000000 Carl|Rent May RF18|"});
  CHECK(statement.entries[0].other_account == "AT611904300234573201");
  CHECK(statement.entries[1].other_account == "99");
  CHECK(statement.entries[1].pending);
  CHECK(to_iso(*statement.entries[1].value) == "2024-01-08");
  CHECK(contents.notes ==
        Strings{"The statement of account \"DE02120300000000202051\" does not add up: its opening balance of "
                "10.00 EUR and its entries give 30.50 EUR, but its closing balance is \xE2\x88\x92"
                "30.00 EUR."});
}

TEST_CASE("finance reading: a reversal in CAMT keeps its direction, and its parties their roles") {
  const std::string reversal = "<RvslInd>true</RvslInd>" + std::string(kParties);
  const Contents contents = read(open_camt, document(entry("8", "CRDT", reversal)));
  CHECK(words_of(contents.statements[0]) == Strings{"2024-01-05 8.000000 Carl|Rent May RF18|"});
}

std::string part(std::string_view amount, std::string_view name, std::string_view currency = "EUR") {
  return "<TxDtls><Amt Ccy=\"" + std::string(currency) + "\">" + std::string(amount) + "</Amt><RltdPties><Cdtr><Nm>" +
         std::string(name) + "</Nm></Cdtr></RltdPties></TxDtls>";
}

TEST_CASE("finance reading: transactions of one CAMT entry are its parts where they add up") {
  const std::string both = "<NtryDtls>" + part("1.5", "Ann") + part("2", "Bob") + "</NtryDtls>";
  const Contents contents = read(open_camt, document(entry("3.5", "DBIT", both) + entry("4", "DBIT", both)));
  const std::vector<Entry>& entries = contents.statements[0].entries;
  REQUIRE(entries.size() == 2);
  REQUIRE(entries[0].parts.size() == 2);
  CHECK(entries[0].payee.empty());
  CHECK(entries[0].parts[0].amount == -1'500'000);
  CHECK(entries[0].parts[1].memo == "Bob");
  CHECK(entries[1].parts.empty());
  CHECK(entries[1].memo == "Ann Bob");
  CHECK(contents.notes ==
        Strings{"1 entry has transactions that do not add up to its amount: they are in its text, not parts of it."});
}

TEST_CASE("finance reading: foreign money and other currencies in CAMT") {
  const Contents contents = read(
      open_camt,
      document(entry("9", "DBIT", "<AmtDtls><InstdAmt><Amt Ccy=\"USD\">10</Amt></InstdAmt></AmtDtls>") +
               "<Ntry><Amt Ccy=\"CHF\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><ValDt><Dt>2024-02-01</Dt></ValDt></Ntry>"));
  REQUIRE(contents.statements.size() == 2);
  CHECK(contents.statements[0].entries[0].foreign_currency == "USD");
  CHECK(contents.statements[0].entries[0].foreign_amount == -10'000'000);
  CHECK(contents.statements[1].currency == "CHF");
  CHECK(words_of(contents.statements[1]) == Strings{"2024-02-01 1.000000 ||"});
  CHECK(contents.notes.size() == 2);
  CHECK(contents.notes[1] == "1 entry has no day of booking (BookgDt): the value date is taken for it.");
}

TEST_CASE("finance reading: CAMT entries that are left out") {
  CHECK(fault_of(entry("1", "CRDT", "", "")) ==
        "The entry has no date: neither BookgDt nor ValDt is there. The entry was left out.");
  CHECK(fault_of(entry("1", "CRDT", "", "<BookgDt><Dt>2023-02-29</Dt></BookgDt>")) ==
        "The date \"2023-02-29\" does not exist: February 2023 has 28 days. The entry was left out.");
  CHECK(fault_of(entry("1", "", "")) ==
        "Whether the amount is a credit or a debit is not told: CdtDbtInd is missing. The entry was left out.");
  CHECK(fault_of(entry("-1", "DBIT", "")) ==
        "The amount \"-1\" has a sign; whether it is a credit is told beside it. The entry was left out.");
  CHECK(fault_of(entry("1,5", "DBIT", "")) == "The text \"1,5\" is not an amount. The entry was left out.");
  CHECK(fault_of("<Ntry><CdtDbtInd>DBIT</CdtDbtInd></Ntry>") ==
        "There is no amount: Amt is missing. The entry was left out.");
}

TEST_CASE("finance reading: CAMT files that are none, or broken") {
  CHECK(refusal_of(open_camt, "<Document><CstmrCdtTrfInitn><PmtInf/></CstmrCdtTrfInitn></Document>") ==
        "This file is a message of ISO 20022, but no statement of an account: it holds \"CstmrCdtTrfInitn\". Download "
        "the "
        "statement (camt.053) instead.");
  CHECK(refusal_of(open_camt, "<html></html>") ==
        "This file is no statement of ISO 20022 (camt.052, camt.053 or camt.054).");
  CHECK(refusal_of(open_camt, "<Document><BkToCstmrStmt></BkToCstmrStmt></Document>") ==
        "This file holds no statement: its message from the bank is empty.");
  const Contents crossed = read(open_camt, document(entry("1", "CRDT", "") + "<Ntry><Amt Ccy='EUR'>1</Ntry>"));
  CHECK(crossed.statements[0].entries.size() == 1);
  CHECK(reasons_of(crossed) ==
        Strings{"The closing tag </Ntry> stands where </Amt> is expected. The file was read up to here. "
                "The <Ntry> that begins in line 2 is not complete and was left out. Download it again."});
}

TEST_CASE("finance reading: reports and notifications say that they come again") {
  const Contents report =
      read(open_camt, document(entry("1", "CRDT", "<Sts>INFO</Sts>"), "BkToCstmrAcctRptV01", "Rpt"));
  CHECK(report.statements[0].entries.empty());
  CHECK(report.notes ==
        Strings{"This is a report within the day (camt.052): what it holds will also be in the account's statement.",
                "1 entry is only for information (INFO): the bank books nothing for it, so it is not taken."});
  const Contents notification = read(open_camt, document(entry("1", "CRDT", ""), "BkToCstmrDbtCdtNtfctn", "Ntfctn"));
  CHECK(notification.statements[0].entries.size() == 1);
  CHECK(notification.notes ==
        Strings{"This is a notification of single bookings (camt.054): they may also be in the account's statement."});
}

}  // namespace
}  // namespace cairn::finance::reading::testing
