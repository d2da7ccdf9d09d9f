#include "apps/finance/reading/journal/book.h"

#include <algorithm>
#include <optional>

#include "apps/finance/reading/facts.h"
#include "base/currency.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

Millionths size_of(Millionths amount) { return amount < 0 ? -amount : amount; }

// What all commodities that are no currency have in common: they are not money.
bool is_money(const JournalAmount& amount) {
  return amount.commodity.empty() || currency_of(amount.commodity) == amount.commodity;
}

// What is of one commodity, on its own, where a transaction has several and each of them balances. Empty: it has one,
// or one stands for another.
std::vector<JournalTransaction> by_currency(const JournalTransaction& transaction) {
  std::map<std::string, Millionths> sums;
  bool priced = false;
  for (const JournalPosting& posting : transaction.postings) {
    if (posting.is_virtual) continue;
    priced = priced || posting.cost;
    Millionths& sum = sums[posting.weight().commodity];
    if (__builtin_add_overflow(sum, posting.weight().quantity, &sum)) return {};
  }
  std::vector<JournalTransaction> out;
  if (sums.size() < 2 || sums.size() > 100) return out;
  for (const auto& [commodity, sum] : sums) {
    if (sum != 0 && !priced) return {};
    JournalTransaction& part = out.emplace_back();
    part.line = transaction.line;
    part.head = transaction.head;
    part.day = transaction.day;
    part.second_day = transaction.second_day;
    part.pending = transaction.pending;
    part.code = transaction.code;
    part.payee = transaction.payee;
    part.note = transaction.note;
    part.comment = transaction.comment;
    for (const JournalPosting& posting : transaction.postings)
      if (!posting.is_virtual && posting.weight().commodity == commodity) part.postings.push_back(posting);
  }
  return out;
}

}  // namespace

std::size_t JournalBook::statement_of(const JournalPosting& posting, Contents& contents) {
  const auto [place, is_new] =
      places_.try_emplace({posting.account, posting.amount->commodity}, contents.statements.size());
  if (!is_new) return place->second;
  if (contents.statements.size() >= kMaxStatements) {
    places_.erase(place);
    return kMaxStatements;
  }
  Statement& statement = contents.statements.emplace_back();
  statement.line = posting.line;
  statement.name = tidy(posting.account);
  statement.currency = posting.amount->commodity;
  return contents.statements.size() - 1;
}

// The other postings of a transaction as the categories of an entry. One is its category, several are its parts where
// they give its amount.
void JournalBook::fill_others(const JournalTransaction& transaction, std::size_t which, Entry& entry) {
  const JournalPosting& self = transaction.postings[which];
  const JournalPosting* only = nullptr;
  std::size_t count = 0;
  bool same = true;
  Millionths sum = 0;
  for (std::size_t i = 0; i < transaction.postings.size(); ++i) {
    const JournalPosting& other = transaction.postings[i];
    if (i == which || other.is_virtual) continue;
    only = &other;
    ++count;
    same = same && other.weight().commodity == self.amount->commodity &&
           !__builtin_sub_overflow(sum, other.weight().quantity, &sum);
  }
  if (count == 1) {
    entry.category = tidy(only->account);
    entry.memo = tidy(joined(entry.memo, only->comment));
    if (only->amount->commodity != self.amount->commodity && !only->amount->commodity.empty() &&
        is_money(*only->amount)) {
      entry.foreign_currency = only->amount->commodity;
      entry.foreign_amount = -only->amount->quantity;
    }
    return;
  }
  if (!same || sum != entry.amount) {
    ++mixed_;
    return;
  }
  for (std::size_t i = 0; i < transaction.postings.size(); ++i) {
    const JournalPosting& other = transaction.postings[i];
    if (i == which || other.is_virtual) continue;
    entry.parts.push_back({.category = tidy(other.account), .memo = other.comment, .amount = -other.weight().quantity});
  }
}

void JournalBook::add_entry(const JournalTransaction& transaction, std::size_t which,
                            const std::vector<std::size_t>& own, std::size_t main, Contents& contents) {
  const JournalPosting& self = transaction.postings[which];
  if (!is_money(*self.amount)) {
    ++not_money_;
    add_problem(contents, self.line,
                "The posting to " + quoted(self.account) + " is of " + quoted(self.amount->commodity) +
                    ", which is no currency. It was left out.",
                transaction.head);
    return;
  }
  if (entries_ >= kMaxEntries) {
    if (entries_ == kMaxEntries)
      add_problem(contents, self.line, "The file holds more than 500,000 entries; the others were left out.",
                  transaction.head);
    entries_ = kMaxEntries + 1;
    return;
  }
  const std::size_t place = statement_of(self, contents);
  if (place >= kMaxStatements) {
    add_problem(contents, self.line, "The file has more than 1,000 accounts; this entry was left out.",
                transaction.head);
    return;
  }
  ++entries_;
  Entry entry;
  entry.line = transaction.line;
  entry.booked = self.day.value_or(transaction.day);
  if (transaction.second_day && *transaction.second_day != entry.booked) entry.value = transaction.second_day;
  entry.amount = self.amount->quantity;
  entry.payee = transaction.payee;
  entry.memo = tidy(joined(joined(transaction.note, transaction.comment), self.comment));
  entry.check_number = transaction.code;
  entry.pending = self.pending || transaction.pending;
  // Where several own accounts take part, the one with the largest amount has the categories, and the others only moved
  // money to it or from it: so each category counts once.
  if (which == main)
    fill_others(transaction, which, entry);
  else
    entry.own_account = tidy(transaction.postings[main].account);
  if (own.size() == 2 && which == main) {
    const std::size_t other = own[0] == main ? own[1] : own[0];
    entry.own_account = entry.parts.empty() ? tidy(transaction.postings[other].account) : std::string();
    if (entry.category == entry.own_account) entry.category.clear();
  }
  if (entry.own_account == tidy(self.account)) entry.own_account.clear();
  movements_.push_back({.statement = place,
                        .line = self.line,
                        .day = entry.booked,
                        .amount = entry.amount,
                        .asserts = self.asserted && !self.asserted_with_subaccounts &&
                                   self.asserted->commodity == self.amount->commodity,
                        .asserted = self.asserted ? self.asserted->quantity : 0});
  if (self.asserted && !movements_.back().asserts) ++with_subaccounts_;
  contents.statements[place].entries.push_back(std::move(entry));
}

void JournalBook::add(const JournalTransaction& transaction, const JournalAccounts& accounts, Contents& contents) {
  ++transactions_;
  for (const JournalPosting& posting : transaction.postings)
    if (posting.is_virtual) ++virtual_;
  const std::vector<JournalTransaction> parts = by_currency(transaction);
  if (parts.empty()) add_one(transaction, accounts, contents);
  for (const JournalTransaction& part : parts) add_one(part, accounts, contents);
}

void JournalBook::add_one(const JournalTransaction& transaction, const JournalAccounts& accounts, Contents& contents) {
  std::vector<std::size_t> own;
  std::size_t main = 0;
  for (std::size_t i = 0; i < transaction.postings.size(); ++i) {
    const JournalPosting& posting = transaction.postings[i];
    if (posting.is_virtual || !accounts.is_own(posting.account)) continue;
    if (own.empty() || size_of(posting.weight().quantity) > size_of(transaction.postings[main].weight().quantity))
      main = i;
    own.push_back(i);
  }
  if (own.empty()) ++without_own_;
  for (const std::size_t which : own) add_entry(transaction, which, own, main, contents);
}

// In the order of days, as hledger does, for a file may have its transactions in any.
void JournalBook::check_assertions(Contents& contents) {
  std::stable_sort(movements_.begin(), movements_.end(),
                   [](const Movement& a, const Movement& b) { return a.day < b.day; });
  std::vector<Millionths> balances(contents.statements.size(), 0);
  for (const Movement& movement : movements_) {
    Millionths& now = balances[movement.statement];
    if (__builtin_add_overflow(now, movement.amount, &now)) return;
    if (!movement.asserts || now == movement.asserted) continue;
    const Statement& statement = contents.statements[movement.statement];
    add_note(contents, "Line " + std::to_string(movement.line) + " says that " + quoted(statement.name) +
                           " then holds " + money_words(movement.asserted, statement.currency) +
                           ", but its entries give " + money_words(now, statement.currency) + '.');
  }
}

void JournalBook::finish(Contents& contents) {
  check_assertions(contents);
  if (without_own_ > 0)
    add_note(contents, counted(without_own_, "transaction is", "transactions are") +
                           " of no account that is an asset or a liability, and not taken.");
  if (virtual_ > 0)
    add_note(contents, counted(virtual_, "virtual posting (in parentheses or brackets) is",
                               "virtual postings (in parentheses or brackets) are") +
                           " not taken: nothing real moves in them.");
  if (mixed_ > 0)
    add_note(contents, counted(mixed_, "entry has", "entries have") +
                           " several categories in other currencies, which are not taken as its parts.");
  if (with_subaccounts_ > 0)
    add_note(contents, counted(with_subaccounts_, "asserted balance is", "asserted balances are") +
                           " with subaccounts or in another currency, and not checked.");
}

}  // namespace cairn::finance::reading
