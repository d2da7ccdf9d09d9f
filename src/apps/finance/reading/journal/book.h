#pragma once
// Transactions of a journal as entries of the accounts that are a person's own.

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "apps/finance/reading/journal/accounts.h"
#include "apps/finance/reading/journal/transaction.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

class JournalBook {
 public:
  // `transaction` balances.
  void add(const JournalTransaction& transaction, const JournalAccounts& accounts, Contents& contents);
  // Once all is read: looks whether the balances are as the file asserts, and says what was passed over.
  void finish(Contents& contents);

  std::size_t transactions() const { return transactions_; }
  std::size_t entries() const { return entries_; }

 private:
  struct Movement {  // of one of the own accounts, in the order of the file
    std::size_t statement = 0, line = 0;
    Date day;
    Millionths amount = 0;
    bool asserts = false;
    Millionths asserted = 0;
  };

  void add_one(const JournalTransaction& transaction, const JournalAccounts& accounts, Contents& contents);
  void add_entry(const JournalTransaction& transaction, std::size_t which, const std::vector<std::size_t>& own,
                 std::size_t main, Contents& contents);
  void fill_others(const JournalTransaction& transaction, std::size_t which, Entry& entry);
  std::size_t statement_of(const JournalPosting& posting, Contents& contents);
  void check_assertions(Contents& contents);

  std::map<std::pair<std::string, std::string>, std::size_t> places_;  // account and currency
  std::vector<Movement> movements_;
  std::size_t transactions_ = 0, entries_ = 0;
  std::size_t without_own_ = 0, virtual_ = 0, not_money_ = 0, mixed_ = 0, with_subaccounts_ = 0;
};

}  // namespace cairn::finance::reading
