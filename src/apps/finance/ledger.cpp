#include "apps/finance/ledger.h"

#include <algorithm>
#include <numeric>

namespace cairn::finance {
namespace {

bool adds_up(const Filing& filing, Minor amount) {
  Minor rest = amount;
  for (const Share& share : filing.shares) rest -= share.amount;
  return !filing.shares.empty() && rest == 0;
}

}  // namespace

Ledger::Ledger(const State& state, const Books& books) {
  for (const auto& [id, account] : state.accounts) accounts_.push_back({id, &account, {}, {}});
  add_bookings(state, books);
  add_entries(state);
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const LedgerEntry& a, const LedgerEntry& b) { return a.day < b.day; });
  by_key_.resize(entries_.size());
  std::iota(by_key_.begin(), by_key_.end(), 0U);
  std::sort(by_key_.begin(), by_key_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return entries_[a].key < entries_[b].key; });
  join(state);
  sum_up();
}

void Ledger::add_bookings(const State& state, const Books& books) {
  // In the order in which files were added, so that entries of one day stay as their bank has them.
  std::vector<std::pair<Instant, const std::string*>> order;
  for (const auto& [id, import] : state.imports) order.emplace_back(import.added_at, &id);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [added, id] : order) {
    const auto found = books.find(*id);
    const AccountLine* account = find_account(state.imports.at(*id).account);
    if (found == books.end() || account == nullptr) continue;
    const auto place = static_cast<std::uint32_t>(account - accounts_.data());
    for (std::size_t at = 0; at < found->second.size(); ++at) {
      const Booking& booking = found->second[at];
      entries_.push_back({entry_key(*id, at), place, booking.day, booking.amount, booking.payee, booking.memo, &booking,
                          nullptr, false, false});
    }
  }
}

void Ledger::add_entries(const State& state) {
  for (const auto& [id, entry] : state.entries) {
    const AccountLine* account = find_account(entry.account);
    if (account == nullptr) continue;
    const auto place = static_cast<std::uint32_t>(account - accounts_.data());
    entries_.push_back({id, place, entry.day, entry.amount, entry.payee, entry.memo, nullptr, nullptr, false, false});
  }
}

void Ledger::join(const State& state) {
  for (const auto& [key, filing] : state.filings)
    if (const LedgerEntry* entry = find(key))
      entries_[static_cast<std::size_t>(entry - entries_.data())].filing = &filing;
  for (LedgerEntry& entry : entries_) {
    if (entry.filing == nullptr) continue;
    entry.split = adds_up(*entry.filing, entry.amount);
    if (entry.filing->counterpart.empty()) continue;
    const LedgerEntry* other = find(entry.filing->counterpart);
    entry.transfer = other != nullptr && other->filing != nullptr && other->filing->counterpart == entry.key;
  }
}

void Ledger::sum_up() {
  for (std::size_t place = 0; place < entries_.size(); ++place)
    accounts_[entries_[place].account].entries.push_back(static_cast<std::uint32_t>(place));
  for (AccountLine& line : accounts_) {
    Minor balance = line.account->opening;
    for (const std::uint32_t place : line.entries) line.balances.push_back(balance += entries_[place].amount);
  }
}

const LedgerEntry* Ledger::find(std::string_view key) const {
  const auto found =
      std::lower_bound(by_key_.begin(), by_key_.end(), key,
                       [&](std::uint32_t place, std::string_view one) { return entries_[place].key < one; });
  return found == by_key_.end() || entries_[*found].key != key ? nullptr : &entries_[*found];
}

const Ledger::AccountLine* Ledger::find_account(std::string_view id) const {
  const auto found = std::lower_bound(accounts_.begin(), accounts_.end(), id,
                                      [](const AccountLine& line, std::string_view one) { return line.id < one; });
  return found == accounts_.end() || found->id != id ? nullptr : &*found;
}

Minor Ledger::balance(const AccountLine& account) const {
  return account.balances.empty() ? account.account->opening : account.balances.back();
}

Minor Ledger::balance(const AccountLine& account, Date day) const {
  const auto after = std::upper_bound(account.entries.begin(), account.entries.end(), day,
                                      [&](Date one, std::uint32_t place) { return one < entries_[place].day; });
  if (after == account.entries.begin()) return account.account->opening;
  return account.balances[static_cast<std::size_t>(after - account.entries.begin()) - 1];
}

}  // namespace cairn::finance
