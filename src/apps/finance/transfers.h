#pragma once
// Which entries of different own accounts seem to be the two sides of one transfer. Only proposed: the person pairs
// them.

#include <string>
#include <vector>

#include "apps/finance/ledger.h"

namespace cairn::finance {

inline constexpr int kTransferDays = 5;  // between the two sides, at most: over a weekend and a holiday

struct Transfer {
  std::string out, in;  // keys of entries: the money leaves one account and reaches the other
  int days = 0;         // between the two
  bool named = false;   // one of the two names the other account, by its number or its name
  bool alone = false;   // no other entry could be the other side of either
};

// Of entries of one currency that are opposite to the cent, of which nothing is said that speaks against it. Each entry
// is in one transfer at most; those that name their other account first, then the nearest. In the order of `out`.
std::vector<Transfer> find_transfers(const State& state, const Ledger& ledger);

}  // namespace cairn::finance
