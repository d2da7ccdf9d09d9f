// SWIFT MT940, a statement, and MT942, a report within the day: as messages of the network, or only what lies in them.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/finance/reading/checks.h"
#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/line_reader.h"
#include "apps/finance/reading/mt940/entry.h"
#include "apps/finance/reading/mt940/fields.h"
#include "apps/finance/reading/statement_reader.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMostLinesOfField = 1'000;

// A statement while it is read.
struct Draft {
  Statement statement;
  std::string_view account_text;
  std::string_view last_tag;
  bool has_head = false, has_account = false, has_opening = false, has_closing = false, interim = false;
  std::optional<MtField> line, details, coded;  // :61: and what follows it
};

class Mt940Reader final : public LineReader {
 public:
  explicit Mt940Reader(std::string_view text) : LineReader(text, Format::kMt940) {}

 private:
  void take_line(std::string_view line) override;
  void take_field();
  void take_account(const MtField& field);
  void take_balance(const MtField& field, bool opening);
  void take_line_field(MtField field);
  void take_details(MtField field);
  void finish_entry();
  void close_statement();
  void finish() override;
  Draft& draft() {
    if (!draft_) draft_.emplace();
    return *draft_;
  }

  std::optional<MtField> field_;
  std::optional<Draft> draft_;
  std::vector<std::string_view> fragments_;  // tags of statements without an account
  std::size_t fragment_line_ = 0, entries_ = 0;
  bool interim_ = false;
};

void Mt940Reader::take_line(std::string_view line) {
  // Some programs put signs of the network around a message.
  while (!line.empty() && (line[0] == '\x01' || line[0] == '\x02' || line[0] == '\x03')) line.remove_prefix(1);
  const bool end = line == "-" || line.substr(0, 2) == "-}" || line == "-\x03";
  if (end || line.substr(0, 1) == "{") {
    take_field();
    if (end) close_statement();
    const std::size_t block = line.rfind("{4:");
    if (block == std::string_view::npos) return;
    close_statement();
    line.remove_prefix(block + 3);
  }
  TagAt tag = tag_of(line);
  if (tag.tag.empty()) {
    if (field_ && field_->lines.size() < kMostLinesOfField) field_->lines.push_back(line);
    return;
  }
  const bool within = field_ && (field_->tag == "86" || field_->tag == "61") && tag.tag != "61" && tag.tag != "86";
  if (within && !field_->lines.empty() && continues_clock(field_->lines.back(), line)) {
    field_->lines.push_back(line);
    return;
  }
  take_field();
  field_.emplace();
  field_->tag = tag.tag;
  field_->line = lines_.number();
  field_->lines.push_back(line.substr(tag.value));
}

void Mt940Reader::take_field() {
  if (!field_) return;
  MtField field = std::move(*field_);
  field_.reset();
  const std::string_view tag = field.tag;
  if (tag == "20") close_statement();
  // A new statement without its own :20:.
  if ((tag == "25" || tag == "60F") && draft_ && draft_->has_closing) close_statement();
  Draft& now = draft();
  if (now.statement.line == 0) now.statement.line = field.line;
  now.has_head = now.has_head || tag == "20";
  if (tag != "61" && tag != "86" && tag != "NS") finish_entry();
  if (tag == "25" || tag == "25P") take_account(field);
  if (tag == "60F" || tag == "60M") take_balance(field, true);
  if (tag == "62F" || tag == "62M") take_balance(field, false);
  if (tag == "34F" && now.statement.currency.empty())
    now.statement.currency = currency_code(field.first().substr(0, 3));
  if (tag == "34F" || tag == "13" || tag == "13D" || tag == "90C" || tag == "90D") now.interim = true;
  if ((tag == "90C" || tag == "90D") && now.statement.currency.empty()) {
    const std::string_view value = field.first();  // "3PLN0,03"
    const std::size_t begin = value.find_first_not_of("0123456789");
    if (begin != std::string_view::npos) now.statement.currency = currency_code(value.substr(begin, 3));
  }
  if (tag == "61")
    take_line_field(std::move(field));
  else if (tag == "86" || tag == "NS")
    take_details(std::move(field));
  if (draft_) draft_->last_tag = tag;
}

void Mt940Reader::take_account(const MtField& field) {
  Draft& now = draft();
  if (now.has_account) {
    add_problem(contents_, field.line,
                "The tag :25: stands here again, within the statement " + of_account(now.statement) +
                    ". What it says was left out; if it tells of an entry, it should be :86:.",
                field.first());
    return;
  }
  now.has_account = true;
  now.account_text = field.first();
  AccountLine read = read_account_line(now.account_text, "");
  now.statement.account = std::move(read.account);
}

void Mt940Reader::take_balance(const MtField& field, bool opening) {
  Draft& now = draft();
  const std::string tag = ":" + std::string(field.tag) + ":";
  (opening ? now.has_opening : now.has_closing) = true;
  std::string whole(trim(field.first()));
  BalanceLine read = read_balance_line(whole);
  if (!read.fault.empty()) {
    add_problem(contents_, field.line, read.fault + " The statement was taken without this balance (" + tag + ").",
                tag + whole);
    return;
  }
  if (now.statement.currency.empty()) now.statement.currency = read.currency;
  if (!read.currency.empty() && read.currency != now.statement.currency) {
    add_problem(contents_, field.line,
                "The balance " + tag + " is in " + read.currency + ", the account in " + now.statement.currency +
                    ". The statement was taken without it.",
                tag + whole);
    return;
  }
  std::optional<Balance>& place = opening ? now.statement.opening : now.statement.closing;
  if (!place || !opening) place = read.balance;
}

void Mt940Reader::take_line_field(MtField field) {
  finish_entry();
  draft().line = std::move(field);
}

// Rabobank writes a tag before each line of the details.
void Mt940Reader::take_details(MtField field) {
  Draft& now = draft();
  if (!now.line) {
    if (field.tag != "NS" || now.has_opening) return;  // of the whole statement, which has no place for it
    for (const std::string_view line : field.lines)
      if (digits_at(line, 0, 2) == 23) now.statement.name = tidy(line.substr(2));
    return;
  }
  std::optional<MtField>& place = field.tag == "NS" ? now.coded : now.details;
  if (!place)
    place = std::move(field);
  else if (place->lines.size() < kMostLinesOfField)
    place->lines.insert(place->lines.end(), field.lines.begin(), field.lines.end());
}

void Mt940Reader::finish_entry() {
  if (!draft_ || !draft_->line) return;
  Draft& now = *draft_;
  MtField& line = *now.line;
  std::string text(line.first());
  StatementLine read = read_statement_line(text);
  if (!read.fault.empty() && line.lines.size() > 1) {  // broken where no line should break
    std::string whole = text + std::string(line.lines[1]);
    const StatementLine again = read_statement_line(whole);
    if (again.fault.empty()) {
      text = std::move(whole);
      read = read_statement_line(text);
      line.lines.erase(line.lines.begin() + 1);
    }
  }
  if (!read.fault.empty()) {
    add_problem(contents_, line.line, read.fault + " The entry was left out.", ":61:" + text);
  } else if (entries_ >= kMaxEntries) {
    if (entries_++ == kMaxEntries)
      add_problem(contents_, line.line,
                  "The file holds more than 500,000 entries; this one and those behind it were left out.", text);
  } else {
    ++entries_;
    Entry& entry = now.statement.entries.emplace_back();
    entry.line = line.line;
    entry.booked = read.booked;
    entry.value = read.value;
    entry.amount = read.amount;
    entry.pending = read.expected;
    fill_mt_entry(read, line, now.details, now.coded, entry);
    if (entry.foreign_currency == now.statement.currency) {  // not foreign at all
      entry.foreign_currency.clear();
      entry.foreign_amount = 0;
    }
    if (!read.value_fault.empty())
      add_note(contents_, "Line " + std::to_string(line.line) + ": " + read.value_fault +
                              " The entry was taken with its day of booking, without this value date.");
  }
  now.line.reset();
  now.details.reset();
  now.coded.reset();
}

void Mt940Reader::close_statement() {
  if (!draft_) return;
  finish_entry();
  Draft now = std::move(*draft_);
  draft_.reset();
  Statement& statement = now.statement;
  const bool body = now.has_opening || now.has_closing || now.interim || !statement.entries.empty();
  // Without an account it is only a whole where both balances are there.
  if (now.has_account ? !body : !now.has_opening || !now.has_closing || statement.line == 0 || !now.has_head) {
    if (fragments_.empty()) fragment_line_ = statement.line;
    if (fragments_.size() < 1'000) fragments_.push_back(now.last_tag);
    if (statement.entries.empty()) return;
    entries_ -= statement.entries.size();
    add_problem(contents_, statement.line,
                counted(statement.entries.size(), "entry stands", "entries stand") +
                    " in a piece that does not say whose account it is (:25: is missing). It was left out.",
                "");
    return;
  }
  if (contents_.statements.size() >= kMaxStatements) {
    add_problem(contents_, statement.line, "The file holds more than 1,000 statements; this one was left out.", "");
    return;
  }
  AccountLine account = read_account_line(now.account_text, statement.currency);
  statement.account = std::move(account.account);
  statement.bank = std::move(account.bank);
  interim_ = interim_ || (now.interim && !now.has_opening);
  if (!now.has_closing && !now.interim)
    add_problem(contents_, statement.line,
                "The statement " + of_account(statement) +
                    " has no closing balance (:62F:), so it may be cut off. What is there was taken.",
                "");
  check_balances(statement, contents_);
  contents_.statements.push_back(std::move(statement));
}

void Mt940Reader::finish() {
  take_field();
  close_statement();
  if (contents_.statements.empty()) {
    if (fragments_.empty())
      refuse(contents_, 1, "This is no statement in MT940: no line of it begins with a tag such as :20: or :61:.",
             text_.substr(0, kMaxStartBytes));
    else
      refuse(contents_, fragment_line_,
             "This is only a piece of a statement in MT940: a whole one has an account (:25:), and with it balances "
             "(:60F:, :62F:) or entries (:61:). Use the whole file as the bank sent it.",
             text_.substr(0, kMaxStartBytes));
  }
  if (interim_)
    add_note(contents_,
             "This is a report within the day (MT942): what it holds will also be in the account's statement.");
  drop_repeated_references(contents_);
}

}  // namespace

std::unique_ptr<StatementReader> open_mt940(std::string_view text) { return std::make_unique<Mt940Reader>(text); }

}  // namespace cairn::finance::reading
