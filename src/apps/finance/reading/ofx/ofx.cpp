// OFX 1 (SGML) and 2 (XML): statements of banks, of credit cards and, for their cash, of brokers.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/finance/reading/checks.h"
#include "apps/finance/reading/element_reader.h"
#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/ofx/entry.h"
#include "apps/finance/reading/ofx/refusal.h"
#include "apps/finance/reading/statement_reader.h"

namespace cairn::finance::reading {
namespace {

bool is_in(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_record(std::string_view name) {
  return is_in(name, {"STMTTRN", "STMTTRNP", "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "LEDGERBAL", "AVAILBAL",
                      "STATUS", "FI", "CURDEF"});
}

// Tags with a text and no tags in them. Banks' own tags have a point in their names.
bool is_leaf(std::string_view name) {
  if (name.find('.') != std::string_view::npos) return true;
  return is_in(name,
               {"ACCTID",        "ACCTKEY",       "ACCTTYPE", "ADDR1",       "ADDR2",    "ADDR3",     "BALAMT",
                "BANKID",        "BRANCHID",      "BROKERID", "CHECKNUM",    "CITY",     "CLTCOOKIE", "CODE",
                "COUNTRY",       "CURDEF",        "CURRATE",  "CURSYM",      "DTACCTUP", "DTASOF",    "DTAVAIL",
                "DTEND",         "DTEXPIRE",      "DTPOSTED", "DTPROFUP",    "DTSERVER", "DTSTART",   "DTTRAN",
                "DTUSER",        "EXTDNAME",      "FID",      "FITID",       "LANGUAGE", "MEMO",      "MEMO2",
                "MESSAGE",       "MKTGINFO",      "NAME",     "ORG",         "PAYEEID",  "PHONE",     "POSTALCODE",
                "REFNUM",        "SESSCOOKIE",    "SEVERITY", "SIC",         "SRVRTID",  "STATE",     "SUBACCTFUND",
                "TRNAMT",        "TRNTYPE",       "TRNUID",   "TSKEYEXPIRE", "USERKEY",  "VALUEDATE", "CORRECTFITID",
                "CORRECTACTION", "INV401KSOURCE", "IMAGEDATA"});
}

bool is_statement(std::string_view name) { return is_in(name, {"STMTRS", "CCSTMTRS", "INVSTMTRS"}); }

class OfxReader final : public ElementReader {
 public:
  explicit OfxReader(std::string_view text)
      : ElementReader(text, Format::kOfx, {.is_record = is_record, .is_leaf = is_leaf}) {}

 private:
  struct Count {
    std::string_view name;
    std::size_t count = 0;
  };

  void opened(const Step& step) override;
  void closed(const Step& step) override {
    if (is_statement(step.name)) close_statement();
  }
  void take_record(const Element& record) override;
  void take_account(const Element& record);
  void take_balance(const Element& record);
  void take_transaction(const Element& record);
  void take_status(const Element& record);
  void close_statement();
  void say_other_movements();
  void finish(const Step& step) override;

  OfxSights sights_;
  std::string organisation_;
  std::optional<std::size_t> current_;  // of contents_.statements
  std::size_t begin_line_ = 1;
  bool investment_ = false;
  std::size_t entries_ = 0, signs_ = 0, rates_ = 0, corrections_ = 0;
  std::vector<Count> movements_;  // of an investment account, which are not taken
  std::size_t positions_ = 0;
};

void OfxReader::opened(const Step& step) {
  sights_.saw(step.name);
  const std::vector<std::string_view>& open = scanner_.open();
  const std::string_view parent = open.size() < 2 ? std::string_view() : open[open.size() - 2];
  if (is_statement(step.name)) {
    close_statement();
    begin_line_ = step.line;
    if (contents_.statements.size() >= kMaxStatements) {
      add_problem(contents_, step.line, "The file holds more than 1,000 statements; this one was left out.", step.name);
      return;
    }
    investment_ = step.name == "INVSTMTRS";
    current_ = contents_.statements.size();
    contents_.statements.emplace_back().line = step.line;
    contents_.statements.back().bank = organisation_;
  } else if (parent == "INVTRANLIST" && step.name != "INVBANKTRAN") {
    const auto same = [&](const Count& count) { return count.name == step.name; };
    const auto found = std::find_if(movements_.begin(), movements_.end(), same);
    if (found != movements_.end())
      ++found->count;
    else if (movements_.size() < 50)
      movements_.push_back({.name = step.name, .count = 1});
  } else if (parent == "INVPOSLIST") {
    ++positions_;
  } else if (current_ && step.name == "BANKTRANLISTP") {
    add_note(contents_, "Transactions that the bank has not booked yet are marked as pending.");
  }
}

void OfxReader::take_record(const Element& record) {
  if (record.name == "FI") organisation_ = tidy(text_of(record, {"ORG"}));
  if (record.name == "STATUS") take_status(record);
  if (record.name == "STMTTRN" || record.name == "STMTTRNP") {
    if (current_)
      take_transaction(record);
    else
      problem(record, "This transaction stands in no statement of an account. It was left out.");
  }
  if (!current_) return;
  if (record.name == "LEDGERBAL") take_balance(record);
  if (record.name == "CURDEF") contents_.statements[*current_].currency = currency_code(record.text);
  if (record.name == "CURDEF" && !record.text.empty() && currency_code(record.text).empty())
    problem(record, "The currency " + quoted(record.text) + " is not known. The amounts are kept without one.");
  if (is_in(record.name, {"BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"})) take_account(record);
}

void OfxReader::take_account(const Element& record) {
  Statement& statement = contents_.statements[*current_];
  if (!statement.account.empty()) return;
  statement.account = tidy(text_of(record, {"ACCTID"}));
  statement.name = tidy(text_of(record, {"ACCTTYPE"}));
  std::string_view bank = text_of(record, {"BANKID"});
  if (bank.empty()) bank = text_of(record, {"BROKERID"});
  if (!bank.empty()) statement.bank = tidy(bank);
}

void OfxReader::take_balance(const Element& record) {
  Statement& statement = contents_.statements[*current_];
  if (statement.closing) return;
  const ReadMoney amount = ofx_money(text_of(record, {"BALAMT"}), statement.currency);
  const ReadDay day = ofx_day(text_of(record, {"DTASOF"}));
  if (!amount.fault.empty()) {
    problem(record, amount.fault + " The statement was taken without its closing balance (LEDGERBAL).");
  } else if (!day.fault.empty()) {
    problem(record, day.fault + " The statement was taken without its closing balance (LEDGERBAL).");
  } else {
    statement.closing = {.day = day.day, .amount = amount.value};
  }
}

void OfxReader::take_transaction(const Element& record) {
  if (entries_ >= kMaxEntries) {
    if (entries_++ == kMaxEntries)
      problem(record, "The file holds more than 500,000 entries; this one and those behind it were left out.");
    return;
  }
  OfxEntry read = read_ofx_entry(record, contents_.statements[*current_].currency);
  if (!read.fault.empty()) {
    problem(record, std::move(read.fault));
    return;
  }
  ++entries_;
  if (read.sign_differs) ++signs_;
  if (read.foreign_not_exact) ++rates_;
  if (read.corrects) ++corrections_;
  statement_in(contents_, *current_, read.currency).entries.push_back(std::move(read.entry));
}

void OfxReader::take_status(const Element& record) {
  if (text_of(record, {"SEVERITY"}) != "ERROR") return;
  sights_.saw_error();
  const std::string_view message = text_of(record, {"MESSAGE"});
  std::string reason = "The bank answered with an error instead of a statement: code " +
                       quoted(text_of(record, {"CODE"})) +
                       (message.empty() ? std::string(", without a message.") : ", " + quoted(message) + '.');
  problem(record, reason + " Download the file again.");
}

void OfxReader::say_other_movements() {
  if (!movements_.empty()) {
    std::size_t count = 0;
    std::string kinds;
    for (const Count& kind : movements_) {
      count += kind.count;
      kinds += (kinds.empty() ? "" : ", ") + tidy(kind.name.substr(0, 40)) + ' ' + std::to_string(kind.count);
    }
    add_problem(contents_, begin_line_,
                "This statement of investments also holds " +
                    counted(count, "movement of securities (", "movements of securities (") + kinds + "), which " +
                    (count == 1 ? "is" : "are") + " not taken: only cash movements are.",
                "INVTRANLIST");
  }
  if (positions_ > 0)
    add_note(contents_, "This statement of investments also lists " +
                            counted(positions_, "position, which is", "positions, which are") + " not taken.");
}

void OfxReader::close_statement() {
  if (!current_) return;
  if (investment_) {
    say_other_movements();
    std::vector<Statement>& all = contents_.statements;
    if (all[*current_].entries.empty()) all.erase(all.begin() + static_cast<std::ptrdiff_t>(*current_));
  }
  current_.reset();
  investment_ = false;
  movements_.clear();
  positions_ = 0;
}

void OfxReader::finish(const Step& step) {
  const bool within = current_.has_value();
  close_statement();
  if (step.kind == StepKind::kBroken || (within && !step.reason.empty()))
    add_problem(contents_, step.line, step.reason + " Download it again.", "");
  if (contents_.statements.empty() && !sights_.error())
    refuse(contents_, 1, sights_.why_no_statement(), scanner_.text().substr(0, kMaxStartBytes));
  if (signs_ > 0)
    add_note(contents_, counted(signs_, "entry has", "entries have") +
                            " an amount whose sign is not that of its kind (TRNTYPE): the amount's sign was followed.");
  if (rates_ > 0)
    add_note(contents_, counted(rates_, "entry was", "entries were") +
                            " paid in another currency of which the file only gives the rate: what was paid in it is "
                            "not taken.");
  if (corrections_ > 0)
    add_note(contents_, counted(corrections_, "entry corrects", "entries correct") +
                            " one that the bank sent before (CORRECTFITID): look whether that one is still there.");
  drop_repeated_references(contents_);
}

}  // namespace

std::unique_ptr<StatementReader> open_ofx(std::string_view text) { return std::make_unique<OfxReader>(text); }

}  // namespace cairn::finance::reading
