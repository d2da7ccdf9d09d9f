// Statements of a table: entries to their accounts, and running balances.

#include <algorithm>
#include <iterator>
#include <utility>

#include "apps/finance/reading/table/reader.h"
#include "apps/finance/reading/table/values.h"
#include "base/numbers.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

std::size_t StatementSorter::place_of(const RowAccount& account, std::size_t line) {
  if (!contents_.statements.empty() && account == last_account_) return last_place_;
  const std::string key = account.account + '\x1F' + account.name + '\x1F' + account.currency;
  const auto [found, added] = places_.emplace(key, contents_.statements.size());
  if (added) {
    if (contents_.statements.size() == kMaxStatements) {
      places_.erase(found);
      return kNone;
    }
    Statement statement;
    statement.line = line;
    statement.account = account.account.empty() ? shape_.preamble.account : account.account;
    statement.name = account.name.empty() ? shape_.preamble.name : account.name;
    statement.currency = account.currency;
    contents_.statements.push_back(std::move(statement));
    follows_.emplace_back();
  }
  last_account_ = account;
  return last_place_ = found->second;
}

void StatementSorter::follow(Follow& follow, const Entry& entry, const std::optional<Millionths>& balance) const {
  const bool first = !follow.first_balance && !follow.last_has && follow.last_amount == 0 && follow.steps == 0;
  if (follow.last_has && balance) {
    // `earlier` and `later` in the order of time; the step between them is the amount of one of them.
    const Millionths earlier = plan_.newest_first ? *balance : *follow.last_balance;
    const Millionths later = plan_.newest_first ? *follow.last_balance : *balance;
    const bool of_this = plan_.newest_first == plan_.balance_before;
    const Millionths amount = of_this ? entry.amount : follow.last_amount;
    ++follow.steps;
    if (earlier + amount != later && follow.wrong++ == 0) follow.first_wrong = entry.line;
  }
  if (first) {
    follow.first_has = balance.has_value();
    follow.first_balance = balance;
    follow.first_amount = entry.amount;
    follow.first_day = entry.booked;
  }
  follow.last_has = balance.has_value();
  follow.last_balance = balance;
  follow.last_amount = entry.amount;
  follow.last_day = entry.booked;
}

bool StatementSorter::add(TableRow&& row, std::size_t line, TableBlame& blame) {
  if (entries_ == kMaxEntries) {
    blame.reason = TableReason::kTooManyEntries;
    return false;
  }
  const std::size_t place = place_of(row.account, line);
  if (place == kNone) {
    blame.reason = TableReason::kTooManyAccounts;
    blame.cell = row.account.account + row.account.name;
    return false;
  }
  row.entry.line = line;
  if (!row.entry.pending) follow(follows_[place], row.entry, row.balance);
  Statement& statement = contents_.statements[place];
  statement.entries.push_back(std::move(row.entry));
  last_ = &statement.entries.back();
  ++entries_;
  return true;
}

// The balance before the oldest entry and after the newest one, where the file proves or at least does not disprove it.
void StatementSorter::set_balances(Statement& statement, const Follow& follow) const {
  if (follow.wrong * 10 > follow.steps) return;
  const bool newest_first = plan_.newest_first;
  const bool oldest_has = newest_first ? follow.last_has : follow.first_has;
  const bool newest_has = newest_first ? follow.first_has : follow.last_has;
  const auto& oldest = newest_first ? follow.last_balance : follow.first_balance;
  const auto& newest = newest_first ? follow.first_balance : follow.last_balance;
  const Millionths oldest_amount = newest_first ? follow.last_amount : follow.first_amount;
  const Millionths newest_amount = newest_first ? follow.first_amount : follow.last_amount;
  const Date oldest_day = newest_first ? follow.last_day : follow.first_day;
  const Date newest_day = newest_first ? follow.first_day : follow.last_day;
  if (oldest_has && follow.wrong == 0)
    statement.opening = Balance{oldest_day, plan_.balance_before ? *oldest : *oldest - oldest_amount};
  if (newest_has) statement.closing = Balance{newest_day, plan_.balance_before ? *newest + newest_amount : *newest};
}

// Rows without an account in a file of one account are of that one: "Payment received" of a card.
void StatementSorter::merge_unnamed() {
  std::vector<Statement>& all = contents_.statements;
  if (all.size() != 2 || all[0].currency != all[1].currency) return;
  const auto unnamed = [](const Statement& s) { return s.account.empty() && s.name.empty(); };
  const std::size_t from = unnamed(all[0]) ? 0 : 1;
  if (!unnamed(all[from]) || unnamed(all[1 - from])) return;
  Statement& into = all[1 - from];
  into.line = std::min(into.line, all[from].line);
  std::vector<Entry> entries;
  entries.reserve(into.entries.size() + all[from].entries.size());
  std::merge(std::make_move_iterator(into.entries.begin()), std::make_move_iterator(into.entries.end()),
             std::make_move_iterator(all[from].entries.begin()), std::make_move_iterator(all[from].entries.end()),
             std::back_inserter(entries), [](const Entry& a, const Entry& b) { return a.line < b.line; });
  into.entries = std::move(entries);
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(from));
  follows_.assign(1, Follow());  // their balances were followed apart, which says nothing
  last_ = nullptr;
}

void StatementSorter::finish() {
  merge_unnamed();
  for (std::size_t i = 0; i < contents_.statements.size(); ++i) {
    Statement& statement = contents_.statements[i];
    const Follow& follow = follows_[i];
    set_balances(statement, follow);
    if (follow.wrong == 0) continue;
    contents_.notes.push_back("The running balance does not follow from the amounts in " + with_commas(follow.wrong) +
                              " of " + with_commas(follow.steps) + " places, first at line " +
                              with_commas(follow.first_wrong) +
                              ". Entries may be missing or double, or be written with another sign.");
  }
  if (contents_.statements.size() != 1) return;
  Statement& only = contents_.statements.front();
  if (!only.closing) only.closing = shape_.preamble.closing;
  if (!only.opening) only.opening = shape_.preamble.opening;
}

}  // namespace cairn::finance::reading
