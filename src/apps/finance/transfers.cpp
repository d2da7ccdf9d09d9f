#include "apps/finance/transfers.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

#include "apps/finance/categories.h"
#include "apps/finance/rules.h"

namespace cairn::finance {
namespace {

bool is_free(const State& state, const LedgerEntry& entry) {
  if (entry.amount == 0) return false;
  if (entry.filing == nullptr) return true;
  if (!entry.filing->shares.empty() || !entry.filing->counterpart.empty()) return false;
  const std::string& category = entry.filing->category;
  return category.empty() || category_kind(state, category) == CategoryKind::kMoved;
}

bool names(const LedgerEntry& entry, const Account& account) {
  if (entry.booking == nullptr) return false;
  const Booking& booking = *entry.booking;
  if (!booking.own_account.empty() && booking.own_account == account.name) return true;
  if (account.number.empty()) return false;
  return clean_number(booking.other_account) == account.number ||
         clean_number(booking.memo).find(account.number) != std::string::npos;
}

struct Pair {
  std::uint32_t out = 0, in = 0;  // places of entries
  int days = 0;
  bool named = false;
};

class Search {
 public:
  Search(const State& state, const Ledger& ledger) : ledger_(ledger), count_(ledger.entries().size(), 0) {
    const std::vector<LedgerEntry>& entries = ledger.entries();
    std::map<std::pair<std::string_view, Minor>, std::vector<std::uint32_t>> incoming;
    for (std::uint32_t place = 0; place < entries.size(); ++place)
      if (entries[place].amount > 0 && is_free(state, entries[place]))
        incoming[{account_of(place).currency, entries[place].amount}].push_back(place);
    for (std::uint32_t place = 0; place < entries.size(); ++place) {
      if (entries[place].amount >= 0 || !is_free(state, entries[place])) continue;
      const auto found = incoming.find({account_of(place).currency, -entries[place].amount});
      if (found != incoming.end()) add_pairs(place, found->second);
    }
  }

  std::vector<Transfer> run() {
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) {
      return std::tuple(!a.named, a.days, a.out, a.in) < std::tuple(!b.named, b.days, b.out, b.in);
    });
    std::vector<char> taken(count_.size(), 0);
    std::vector<Pair> chosen;
    for (const Pair& pair : pairs_) {
      if (taken[pair.out] != 0 || taken[pair.in] != 0) continue;
      taken[pair.out] = taken[pair.in] = 1;
      chosen.push_back(pair);
    }
    std::sort(chosen.begin(), chosen.end(), [](const Pair& a, const Pair& b) { return a.out < b.out; });
    std::vector<Transfer> transfers;
    transfers.reserve(chosen.size());
    for (const Pair& pair : chosen)
      transfers.push_back({ledger_.entries()[pair.out].key, ledger_.entries()[pair.in].key, pair.days, pair.named,
                           count_[pair.out] == 1 && count_[pair.in] == 1});
    return transfers;
  }

 private:
  const Account& account_of(std::uint32_t place) const {
    return *ledger_.accounts()[ledger_.entries()[place].account].account;
  }

  // Those near in time; `incoming` is by day, as the ledger is.
  void add_pairs(std::uint32_t out, const std::vector<std::uint32_t>& incoming) {
    const std::vector<LedgerEntry>& entries = ledger_.entries();
    const Date first = add_days(entries[out].day, -kTransferDays);
    auto in = std::lower_bound(incoming.begin(), incoming.end(), first,
                               [&](std::uint32_t place, Date day) { return entries[place].day < day; });
    for (; in != incoming.end(); ++in) {
      const int days = std::abs(days_between(entries[out].day, entries[*in].day));
      if (days > kTransferDays) break;
      if (entries[*in].account == entries[out].account) continue;
      pairs_.push_back({out, *in, days, names(entries[out], account_of(*in)) || names(entries[*in], account_of(out))});
      ++count_[out];
      ++count_[*in];
    }
  }

  const Ledger& ledger_;
  std::vector<Pair> pairs_;
  std::vector<int> count_;  // pairs of each entry
};

}  // namespace

std::vector<Transfer> find_transfers(const State& state, const Ledger& ledger) { return Search(state, ledger).run(); }

}  // namespace cairn::finance
