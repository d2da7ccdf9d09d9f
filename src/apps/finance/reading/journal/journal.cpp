// Journals of hledger and ledger: transactions and the directives that say how to read them.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/journal/accounts.h"
#include "apps/finance/reading/journal/book.h"
#include "apps/finance/reading/journal/transaction.h"
#include "apps/finance/reading/line_reader.h"
#include "apps/finance/reading/statement_reader.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMostPostings = 10'000;  // of one transaction
constexpr std::size_t kMostNested = 64;        // "apply account" within one another

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

// The first word of a line, which is taken off it with the spaces behind it.
std::string_view take_word(std::string_view& line) {
  std::size_t size = 0;
  while (size < line.size() && !is_space(line[size])) ++size;
  const std::string_view word = line.substr(0, size);
  line = trim(line.substr(size));
  return word;
}

std::string_view without_comment(std::string_view line) { return trim(line.substr(0, line.find(';'))); }

class JournalReader final : public LineReader {
 public:
  explicit JournalReader(std::string_view text) : LineReader(text, Format::kJournal) {}

 private:
  // What an indented line belongs to.
  enum class Block { kNone, kTransaction, kCommodity, kSkipped };

  void take_line(std::string_view line) override;
  void take_indented(std::string_view line);
  void take_posting(std::string_view line);
  void take_head(std::string_view line);
  void take_directive(std::string_view line);
  bool take_style_directive(std::string_view word, std::string_view rest);
  bool take_account_directive(std::string_view word, std::string_view rest);
  bool take_harmless_directive(std::string_view word);
  void not_read(std::string_view line, std::string reason);
  void finish_transaction();
  void finish() override;

  JournalStyle style_;
  JournalAccounts accounts_;
  JournalBook book_;
  std::optional<JournalTransaction> transaction_;
  std::string fault_;  // of it
  std::string commodity_;
  std::string_view ends_comment_;  // the line that ends what is passed over; empty: nothing is
  std::vector<std::string> prefixes_;
  Block block_ = Block::kNone;
  int year_ = 0;
};

void JournalReader::take_line(std::string_view line) {
  if (!ends_comment_.empty()) {
    if (trim(line) == ends_comment_) ends_comment_ = {};
    return;
  }
  if (trim(line).empty()) {
    finish_transaction();
    block_ = Block::kNone;
  } else if (is_space(line[0])) {
    take_indented(line);
  } else {
    finish_transaction();
    block_ = Block::kNone;
    if (std::string_view(";#*%|").find(line[0]) != std::string_view::npos) return;
    if (is_digit(line[0]))
      take_head(line);
    else
      take_directive(line);
  }
}

void JournalReader::take_indented(std::string_view line) {
  line = trim(line);
  if (block_ == Block::kCommodity && line.substr(0, 7) == "format ") learn_style(trim(line.substr(7)), style_);
  if (block_ == Block::kTransaction) take_posting(line);
  if (block_ == Block::kNone && line[0] != ';' && line[0] != '#')
    add_problem(contents_, lines_.number(), "This indented line belongs to no transaction. It was left out.", line);
}

void JournalReader::take_head(std::string_view line) {
  transaction_.emplace();
  transaction_->line = lines_.number();
  fault_ = read_journal_head(line, year_, *transaction_);
  block_ = Block::kTransaction;
}

void JournalReader::take_posting(std::string_view line) {
  JournalTransaction& now = *transaction_;
  if (line[0] == ';' || line[0] == '#') {
    const std::string comment = tidy(line.substr(1));
    std::string& place = now.postings.empty() ? now.comment : now.postings.back().comment;
    if (place.size() < kMaxTextBytes) place = tidy(joined(place, comment));
    return;
  }
  if (!fault_.empty()) return;
  if (now.postings.size() >= kMostPostings) {
    fault_ = "This transaction has more than 10,000 postings.";
    return;
  }
  JournalPosting& posting = now.postings.emplace_back();
  posting.line = lines_.number();
  fault_ = read_journal_posting(line, style_, to_civil(now.day).year, posting);
  for (auto prefix = prefixes_.rbegin(); prefix != prefixes_.rend(); ++prefix)
    posting.account = *prefix + ':' + posting.account;
}

void JournalReader::finish_transaction() {
  if (!transaction_) return;
  JournalTransaction now = std::move(*transaction_);
  transaction_.reset();
  if (fault_.empty() && now.postings.empty()) fault_ = "This transaction has no postings.";
  if (fault_.empty()) fault_ = balance(now);
  if (fault_.empty())
    book_.add(now, accounts_, contents_);
  else
    add_problem(contents_, now.line, fault_ + " The transaction was left out.", now.head);
  fault_.clear();
}

void JournalReader::not_read(std::string_view line, std::string reason) {
  add_problem(contents_, lines_.number(), std::move(reason), line);
  block_ = Block::kSkipped;
}

bool JournalReader::take_style_directive(std::string_view word, std::string_view rest) {
  const std::string_view sample = without_comment(rest);
  if (word == "decimal-mark") {
    if (sample == "." || sample == ",") style_.decimal = sample[0];
  } else if (word == "commodity") {
    learn_style(sample, style_);
    block_ = Block::kCommodity;
  } else if (word == "D") {
    learn_style(sample, style_);
    JournalStyle loose = style_;
    const std::size_t last = sample.find_last_of(".,");
    loose.decimal = last == std::string_view::npos ? '.' : sample[last];
    style_.default_commodity = read_journal_amount(sample, loose).amount.commodity;
  } else if (word == "Y" || word == "year") {
    if (const int year = digits_at(sample, 0, 4); year >= 1900 && sample.size() == 4) year_ = year;
  } else if (word.size() == 5 && word[0] == 'Y' && digits_at(word, 1, 4) >= 1900) {
    year_ = digits_at(word, 1, 4);
  } else {
    return false;
  }
  return true;
}

bool JournalReader::take_account_directive(std::string_view word, std::string_view rest) {
  if (word == "account") {
    const std::size_t comment = rest.find(';');
    std::string_view name = trim(rest.substr(0, comment));
    // An account's name ends before two spaces.
    name = trim(name.substr(0, name.find("  ")));
    accounts_.declare(name, comment == std::string_view::npos ? std::string_view() : rest.substr(comment + 1));
    block_ = Block::kSkipped;
    return true;
  }
  std::string_view what = rest;
  if (word == "apply" && take_word(what) == "account") {
    if (prefixes_.size() < kMostNested) prefixes_.push_back(tidy(what.substr(0, kMaxTextBytes)));
    return true;
  }
  what = rest;
  if (word == "apply" && take_word(what) == "year") return take_style_directive("year", what);
  if (word == "end") {
    if (rest == "apply account" && !prefixes_.empty()) prefixes_.pop_back();
    return true;
  }
  return false;
}

// Directives that change no entry.
bool JournalReader::take_harmless_directive(std::string_view word) {
  for (const std::string_view known : {"P", "N", "tag", "payee", "assert", "check", "define", "export"})
    if (word == known) {
      block_ = Block::kSkipped;
      if (word == "P") add_note(contents_, "Prices of the market (lines that begin with P) are not taken.");
      return true;
    }
  return false;
}

void JournalReader::take_directive(std::string_view line) {
  std::string_view rest = trim(line);
  const std::string_view word = take_word(rest);
  if (word == "comment" || word == "test") {
    ends_comment_ = word == "comment" ? "end comment" : "end test";
    return;
  }
  if (line[0] == '~')
    return not_read(
        line, "This is a rule for transactions that come again (~); it is not read, so its entries are not there.");
  if (line[0] == '=')
    return not_read(line,
                    "This is a rule that adds postings to transactions (=); it is not read, so they are not there.");
  if (word == "include" || word == "!include" || word == "@include")
    return not_read(line, "The file " + quoted(rest) +
                              " is to be included here; only this one file is read. Read the other one as well.");
  if (word == "alias" || word == "bucket" || word == "A" || word == "capture")
    return not_read(line, "The directive " + quoted(word) +
                              " changes names of accounts; it is not read, and the names stay as they are written.");
  if (word.size() == 1 && std::string_view("ioObh").find(word[0]) != std::string_view::npos && !rest.empty() &&
      is_digit(rest[0]))
    return not_read(line, "This is a line of a time clock, not of money. It was left out.");
  if (take_style_directive(word, rest) || take_account_directive(word, rest) || take_harmless_directive(word)) return;
  not_read(line, "This line is neither a transaction nor a directive that is known. It was left out.");
}

void JournalReader::finish() {
  finish_transaction();
  book_.finish(contents_);
  if (!contents_.statements.empty()) return;
  std::string reason = "This file holds no transaction of a journal (hledger or ledger).";
  if (book_.transactions() > 0)
    reason =
        "None of the accounts in this journal is known as an asset or a liability: their names begin with \"assets\" "
        "or "
        "\"liabilities\", or a line such as \"account Bank  ; type: A\" says so.";
  else if (!contents_.problems.empty())
    reason = "This file holds no transaction of a journal (hledger or ledger) that can be read.";
  refuse(contents_, 1, reason, text_.substr(0, kMaxStartBytes));
}

}  // namespace

std::unique_ptr<StatementReader> open_journal(std::string_view text) { return std::make_unique<JournalReader>(text); }

}  // namespace cairn::finance::reading
