// Whatever a file holds: no reader crashes or stops, slices change nothing, and what is told stays within bounds.
#include <utility>

#include "base/random.h"
#include "base/text.h"
#include "finance_reading_fixture.h"

namespace cairn::finance::reading::testing {
namespace {

struct Sample {
  Maker open;
  std::string text;
};

std::vector<Sample> samples() {
  return {
      {open_ofx,
       "OFXHEADER:100\n<OFX><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></"
       "SONRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1"
       "</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20240105[-5:EST]<TRNAMT>-1.5<FITID>a<NAME>A &amp; "
       "\xC3\xA4<MEMO>m"
       "</STMTTRN><STMTTRN><DTPOSTED>20240106<TRNAMT>2,25<ORIGCURRENCY><CURRATE>2<CURSYM>USD</ORIGCURRENCY></STMTTRN>"
       "</BANKTRANLIST><LEDGERBAL><BALAMT>5<DTASOF>20240107</LEDGERBAL></STMTRS></OFX>"},
      {open_camt,
       "<?xml version=\"1.0\"?><!-- c "
       "--><Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct><Bal><Tp><CdOrPrtry>"
       "<Cd>OPBD</Cd></CdOrPrtry></Tp><Amt "
       "Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-01</Dt></Dt></Bal><Ntry>"
       "<Amt "
       "Ccy=\"EUR\">3</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-01-02</Dt></BookgDt><NtryDtls><TxDtls><Amt "
       "Ccy=\"EUR\">1</Amt></TxDtls><TxDtls><Amt "
       "Ccy=\"EUR\">2</Amt><RltdPties><Cdtr><Nm>\xC3\xA4<![CDATA[x]]></Nm></Cdtr>"
       "</RltdPties></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>"},
      {open_mt940,
       "{1:F01}{4:\r\n:20:X\r\n:25:1/2\r\n:60F:C240101EUR1,\r\n:61:2401010101RCR1,5NTRFNONREF//"
       "B\r\nmore\r\n:86:166?00A?20EREF+1?21"
       "SVWZ+\xC3\xA4?32N?31X\r\n:61:240102D2,NMSC\r\n:86:/NAME/D/REMI/x//ORDP//CNTP/a/b/c/"
       "\r\n:NS:01a\r\n:62F:C240103EUR1,\r\n-}\r\n"},
      {open_journal,
       "decimal-mark .\naccount B  ; type: A\ncommodity 1.000,00 EUR\nY2024\n1/5=1/6 * (1) P | n ; c\n  B  -1,000.50 "
       "EUR @ 1.1 USD = 5 "
       "EUR ; x\n  x\n\n2024-02-01 q\n  B  5 \"a b\"\n  assets:\xC3\xA4  $-5\n  (v)  1\ncomment\nx\nend comment\n~ "
       "a\n"},
  };
}

void check_text(const std::string& text, std::size_t most) {
  CHECK(text.size() <= most);
  CHECK(is_valid_utf8(text));
}

void check_bounds(const Contents& contents) {
  if (contents.statements.empty()) CHECK(!contents.problems.empty());
  for (const Statement& statement : contents.statements) {
    check_text(statement.account, kMaxTextBytes);
    check_text(statement.name, kMaxTextBytes);
    check_text(statement.bank, kMaxTextBytes);
    for (const Entry& entry : statement.entries) {
      for (const std::string* text : {&entry.payee, &entry.memo, &entry.reference, &entry.check_number,
                                      &entry.other_account, &entry.category, &entry.own_account})
        check_text(*text, kMaxTextBytes);
      Millionths sum = 0;
      for (const Part& part : entry.parts) {
        check_text(part.memo, kMaxTextBytes);
        sum += part.amount;
      }
      CHECK((entry.parts.empty() || sum == entry.amount));
    }
  }
  for (const Problem& problem : contents.problems) {
    check_text(problem.reason, kMaxTextBytes);
    check_text(problem.start, kMaxStartBytes);
    CHECK(problem.reason.back() == '.');
  }
  for (const std::string& note : contents.notes) check_text(note, kMaxTextBytes);
}

Strings all_words(const Contents& contents) {
  Strings out = contents.notes;
  for (const Problem& problem : contents.problems)
    out.push_back(std::to_string(problem.line) + ' ' + problem.reason + ' ' + problem.start);
  for (const Statement& statement : contents.statements) {
    out.push_back(statement.account + ' ' + statement.name + ' ' + statement.currency);
    for (const Entry& entry : statement.entries)
      out.push_back(words_of(entry) + std::to_string(entry.line) + ' ' + std::to_string(entry.parts.size()));
  }
  return out;
}

void check_file(Maker open, const std::string& text) {
  const Contents whole = read(open, text), by_byte = read(open, text, 1);
  CHECK(all_words(whole) == all_words(by_byte));
  check_bounds(whole);
}

TEST_CASE("finance reading: a file cut at any byte") {
  for (const Sample& sample : samples())
    for (std::size_t size = 0; size <= sample.text.size(); ++size)
      check_file(sample.open, to_valid_utf8(std::string_view(sample.text).substr(0, size)));
}

TEST_CASE("finance reading: a file with bytes changed, taken out and doubled") {
  Random random(20240105);
  for (const Sample& sample : samples())
    for (int round = 0; round < 400; ++round) {
      std::string text = sample.text;
      for (std::uint64_t i = random.below(6) + 1; i > 0; --i) {
        const std::size_t at = random.index(text.size());
        const std::uint64_t kind = random.below(4);
        if (kind == 0) text[at] = static_cast<char>(random.below(256));
        if (kind == 1) text.erase(at, random.index(9) + 1);
        if (kind == 2) text.insert(at, text.substr(random.index(text.size()), random.index(40)));
        if (kind == 3) text[at] = "<>&;:/?=@,.-|\n\"{}[]()"[random.index(21)];
        if (text.empty()) text = " ";
      }
      check_file(sample.open, to_valid_utf8(text));
    }
}

TEST_CASE("finance reading: every reader gets on with every other format") {
  for (const Sample& text : samples())
    for (const Sample& reader : samples()) check_file(reader.open, text.text);
}

TEST_CASE("finance reading: hostile repetition ends in time") {
  const std::vector<std::pair<Maker, std::string>> pieces = {
      {open_ofx, "<a"},
      {open_ofx, "<STMTTRN>"},
      {open_ofx, "<![CDATA["},
      {open_ofx, "&"},
      {open_camt, "<Ntry>"},
      {open_camt, "<a b='"},
      {open_ofx, "</OFX>"},
      {open_mt940, ":86:"},
      {open_mt940, "/NAME/"},
      {open_mt940, "\n:61:"},
      {open_mt940, "\n:25:1\n:60F:C240101EUR1,\n:86:166?20EREF+"},
      {open_journal, "2024-01-01\n a  1\n"},
      {open_journal, "apply account x\n"}};
  for (const auto& [open, piece] : pieces) {
    std::string text = "<OFX><Document><BkToCstmrStmt><Stmt>";
    for (int i = 0; i < 20'000; ++i) text += piece;
    check_bounds(read(open, text));
  }
}

}  // namespace
}  // namespace cairn::finance::reading::testing
