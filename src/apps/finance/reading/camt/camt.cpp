// ISO 20022: the bank's statement (camt.053), report within the day (camt.052) and notification (camt.054).

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/finance/reading/camt/entry.h"
#include "apps/finance/reading/checks.h"
#include "apps/finance/reading/element_reader.h"
#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/statement_reader.h"

namespace cairn::finance::reading {
namespace {

bool is_record(std::string_view name) {
  for (const std::string_view record : {"GrpHdr", "AppHdr", "Acct", "RltdAcct", "Bal", "Ntry", "TxsSummry"})
    if (name == record) return true;
  return false;
}

bool is_statement(std::string_view name) { return name == "Stmt" || name == "Rpt" || name == "Ntfctn"; }

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

class CamtReader final : public ElementReader {
 public:
  explicit CamtReader(std::string_view text)
      : ElementReader(text, Format::kCamt, {.is_record = is_record, .is_leaf = nullptr}) {}

 private:
  struct SeenBalance {
    std::string code, currency;
    Balance balance;
  };

  void opened(const Step& step) override;
  void closed(const Step& step) override {
    if (is_statement(step.name)) close_statement();
  }
  void take_record(const Element& record) override;
  void take_account(const Element& record);
  void take_balance(const Element& record);
  void take_entry(const Element& record);
  void close_statement();
  std::optional<Balance> balance_of(std::string_view code, std::string_view currency) const;
  void finish(const Step& step) override;
  void say_counts();
  std::string why_no_statement() const;

  std::optional<std::size_t> current_;  // of contents_.statements
  std::vector<SeenBalance> balances_;   // of it
  std::string message_;                 // the tag under Document
  bool camt_ = false, document_ = false;
  std::size_t entries_ = 0, informations_ = 0, value_days_ = 0, not_adding_up_ = 0;
};

void CamtReader::opened(const Step& step) {
  if (document_ && message_.empty()) message_ = tidy(step.name.substr(0, 60));
  if (step.name == "Document") document_ = true;
  if (begins(step.name, "BkToCstmrStmt")) camt_ = true;
  if (begins(step.name, "BkToCstmrAcctRpt")) {
    camt_ = true;
    add_note(contents_,
             "This is a report within the day (camt.052): what it holds will also be in the account's statement.");
  }
  if (begins(step.name, "BkToCstmrDbtCdtNtfctn")) {
    camt_ = true;
    add_note(contents_,
             "This is a notification of single bookings (camt.054): they may also be in the account's statement.");
  }
  if (!camt_ || !is_statement(step.name) || current_) return;
  if (contents_.statements.size() >= kMaxStatements) {
    add_problem(contents_, step.line, "The file holds more than 1,000 statements; this one was left out.", step.name);
    return;
  }
  current_ = contents_.statements.size();
  contents_.statements.emplace_back().line = step.line;
}

void CamtReader::take_record(const Element& record) {
  if (current_ && record.name == "Acct") take_account(record);
  if (current_ && record.name == "Bal") take_balance(record);
  if (record.name != "Ntry") return;
  if (current_)
    take_entry(record);
  else
    problem(record, "This entry stands in no statement of an account. It was left out.");
}

void CamtReader::take_account(const Element& record) {
  Statement& statement = contents_.statements[*current_];
  statement.account = camt_account(record);
  statement.name = tidy(text_of(record, {"Nm"}));
  statement.currency = currency_code(text_of(record, {"Ccy"}));
  const Element* bank = find(record, {"Svcr", "FinInstnId"});
  if (bank == nullptr) return;
  for (const std::string_view code :
       {text_of(*bank, {"BICFI"}), text_of(*bank, {"BIC"}), text_of(*bank, {"Nm"}), text_of(*bank, {"NmAndAdr", "Nm"}),
        text_of(*bank, {"ClrSysMmbId", "MmbId"}), text_of(*bank, {"Othr", "Id"})})
    if (statement.bank.empty()) statement.bank = tidy(code);
}

void CamtReader::take_balance(const Element& record) {
  std::string_view code = text_of(record, {"Tp", "CdOrPrtry", "Cd"});
  if (code.empty()) code = text_of(record, {"Tp", "Cd"});          // version 1
  if (code != "OPBD" && code != "PRCD" && code != "CLBD") return;  // the others are not of what is booked
  const CamtAmount amount = camt_amount(record);
  const ReadDay day = camt_day(record, "Dt");
  const std::string& fault = amount.money.fault.empty() ? day.fault : amount.money.fault;
  if (!fault.empty())
    problem(record, fault + " The statement was taken without this balance (" + std::string(code) + ").");
  else if (balances_.size() < 100)
    balances_.push_back({.code = std::string(code),
                         .currency = amount.currency,
                         .balance = {.day = day.day, .amount = amount.money.value}});
}

void CamtReader::take_entry(const Element& record) {
  if (entries_ >= kMaxEntries) {
    if (entries_++ == kMaxEntries)
      problem(record, "The file holds more than 500,000 entries; this one and those behind it were left out.");
    return;
  }
  CamtEntry read = read_camt_entry(record, contents_.statements[*current_].account);
  if (read.information) {
    ++informations_;
    return;
  }
  if (!read.fault.empty()) {
    problem(record, std::move(read.fault));
    return;
  }
  ++entries_;
  if (read.value_day_only) ++value_days_;
  if (read.not_adding_up) ++not_adding_up_;
  statement_in(contents_, *current_, read.currency).entries.push_back(std::move(read.entry));
}

std::optional<Balance> CamtReader::balance_of(std::string_view code, std::string_view currency) const {
  for (const SeenBalance& seen : balances_)
    if (seen.code == code && (seen.currency == currency || seen.currency.empty() || currency.empty()))
      return seen.balance;
  return std::nullopt;
}

void CamtReader::close_statement() {
  if (!current_) return;
  Statement& statement = contents_.statements[*current_];
  if (statement.currency.empty() && !balances_.empty()) statement.currency = balances_.front().currency;
  for (std::size_t i = *current_; i < contents_.statements.size(); ++i) {  // and its other currencies
    Statement& one = contents_.statements[i];
    one.opening = balance_of("OPBD", one.currency);
    if (!one.opening) one.opening = balance_of("PRCD", one.currency);
    one.closing = balance_of("CLBD", one.currency);
    check_balances(one, contents_);
  }
  for (const SeenBalance& seen : balances_) {
    bool used = seen.currency.empty() || statement.currency.empty();
    for (std::size_t i = *current_; i < contents_.statements.size(); ++i)
      used = used || contents_.statements[i].currency == seen.currency;
    if (!used)
      add_note(contents_, "The balance " + seen.code + ' ' + of_account(statement) + " is in " + seen.currency +
                              ", the account in " + statement.currency + ": it is not taken.");
  }
  balances_.clear();
  current_.reset();
}

std::string CamtReader::why_no_statement() const {
  if (camt_) return "This file holds no statement: its message from the bank is empty.";
  if (!message_.empty())
    return "This file is a message of ISO 20022, but no statement of an account: it holds " + quoted(message_) +
           ". Download the statement (camt.053) instead.";
  return "This file is no statement of ISO 20022 (camt.052, camt.053 or camt.054).";
}

void CamtReader::say_counts() {
  if (informations_ > 0)
    add_note(contents_, counted(informations_, "entry is", "entries are") +
                            " only for information (INFO): the bank books nothing for it, so it is not taken.");
  if (value_days_ > 0)
    add_note(contents_, counted(value_days_, "entry has", "entries have") +
                            " no day of booking (BookgDt): the value date is taken for it.");
  if (not_adding_up_ > 0)
    add_note(contents_, counted(not_adding_up_, "entry has", "entries have") +
                            " transactions that do not add up to its amount: they are in its text, not parts of it.");
}

void CamtReader::finish(const Step& step) {
  close_statement();
  if (!step.reason.empty()) add_problem(contents_, step.line, step.reason + " Download it again.", "");
  if (contents_.statements.empty()) refuse(contents_, 1, why_no_statement(), scanner_.text().substr(0, kMaxStartBytes));
  say_counts();
  drop_repeated_references(contents_);
}

}  // namespace

std::unique_ptr<StatementReader> open_camt(std::string_view text) { return std::make_unique<CamtReader>(text); }

}  // namespace cairn::finance::reading
