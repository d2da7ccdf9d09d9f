#include "apps/finance/reading/checks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/finance/reading/facts.h"
#include "base/money.h"

namespace cairn::finance::reading {
namespace {

constexpr std::int64_t kMostSum = 4'000'000'000'000'000'000;  // far below the end of 64 bits

// Marks of entries whose reference another entry of the same account has too.
using Place = std::pair<std::size_t, std::size_t>;  // statement, entry

std::string_view reference_of(const Contents& contents, const Place& place) {
  return contents.statements[place.first].entries[place.second].reference;
}

// The same account, without entries and balances.
Statement in_other_currency(const Statement& main, std::string_view currency) {
  Statement other;
  other.line = main.line;
  other.account = main.account;
  other.name = main.name;
  other.bank = main.bank;
  other.currency = currency;
  return other;
}

}  // namespace

Statement& statement_in(Contents& contents, std::size_t main, std::string_view currency) {
  Statement& own = contents.statements[main];
  if (own.currency.empty() && own.entries.empty()) own.currency = currency;
  if (currency.empty() || own.currency == currency) return own;
  for (std::size_t i = main + 1; i < contents.statements.size(); ++i)
    if (contents.statements[i].currency == currency) return contents.statements[i];
  add_note(contents, "Account " + quoted(own.account) + " also has entries in " + std::string(currency) +
                         ": they are in a statement of their own.");
  return contents.statements.emplace_back(in_other_currency(own, currency));
}

std::string of_account(const Statement& statement) {
  return statement.account.empty() ? "of an account without a number" : "of account " + quoted(statement.account);
}

void check_balances(const Statement& statement, Contents& contents) {
  if (!statement.opening || !statement.closing) return;
  std::int64_t sum = statement.opening->amount;
  for (const Entry& entry : statement.entries) {
    if (entry.pending) continue;
    if (sum > kMostSum || sum < -kMostSum) return;
    sum += entry.amount;
  }
  if (sum == statement.closing->amount) return;
  add_note(contents, "The statement " + of_account(statement) + " does not add up: its opening balance of " +
                         money_words(statement.opening->amount, statement.currency) + " and its entries give " +
                         money_words(sum, statement.currency) + ", but its closing balance is " +
                         money_words(statement.closing->amount, statement.currency) + '.');
}

void drop_repeated_references(Contents& contents) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < contents.statements.size(); ++i)
    for (std::size_t k = 0; k < contents.statements[i].entries.size(); ++k)
      if (!reference_of(contents, {i, k}).empty()) places.emplace_back(i, k);
  const auto key = [&](const Place& place) {
    return std::pair<std::string_view, std::string_view>(contents.statements[place.first].account,
                                                         reference_of(contents, place));
  };
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) { return key(a) < key(b); });
  std::vector<Place> repeated;
  for (std::size_t i = 0; i < places.size(); ++i)
    if ((i > 0 && key(places[i - 1]) == key(places[i])) ||
        (i + 1 < places.size() && key(places[i + 1]) == key(places[i])))
      repeated.push_back(places[i]);
  if (repeated.empty()) return;
  add_note(contents, counted(repeated.size(), "entry has", "entries have") +
                         " a reference of the bank that another entry has too, such as " +
                         quoted(reference_of(contents, repeated.front())) + ": these references are not taken.");
  for (const Place& place : repeated) contents.statements[place.first].entries[place.second].reference.clear();
}

}  // namespace cairn::finance::reading
