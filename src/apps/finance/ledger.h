#pragma once
// All entries of all accounts in their order, with what a person said of them, and the balances that follow. A pure
// function of the state and of the bookings beside the log; it points into both, so it is made anew when either
// changes.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/bookings.h"
#include "apps/finance/model.h"

namespace cairn::finance {

// Bookings of the imports that were read from beside the log, by import. Those that are not there yet have none.
using Books = std::map<std::string, std::vector<Booking>>;

struct LedgerEntry {
  std::string key;
  std::uint32_t account = 0;  // place among Ledger::accounts()
  Date day;
  Minor amount = 0;
  std::string_view payee, memo;
  const Booking* booking = nullptr;  // of a file; null: made by hand
  const Filing* filing = nullptr;    // null: nothing was said of it
  bool transfer = false;             // the other side says the same of this one
  bool split = false;                // its shares add up to its amount; those that do not are not counted
};

class Ledger {
 public:
  Ledger(const State& state, const Books& books);

  struct AccountLine {
    std::string id;
    const Account* account = nullptr;
    std::vector<std::uint32_t> entries;  // places in entries(), in order
    std::vector<Minor> balances;         // after each of them
  };

  // By day; of one day in the order of their files, those made by hand last.
  const std::vector<LedgerEntry>& entries() const { return entries_; }
  const std::vector<AccountLine>& accounts() const { return accounts_; }  // by id
  const LedgerEntry* find(std::string_view key) const;                    // null: there is none
  const AccountLine* find_account(std::string_view id) const;

  Minor balance(const AccountLine& account) const;            // after all of its entries
  Minor balance(const AccountLine& account, Date day) const;  // at the end of that day

 private:
  void add_bookings(const State& state, const Books& books);
  void add_entries(const State& state);
  void join(const State& state);
  void sum_up();

  std::vector<LedgerEntry> entries_;
  std::vector<AccountLine> accounts_;
  std::vector<std::uint32_t> by_key_;  // places in entries_
};

}  // namespace cairn::finance
