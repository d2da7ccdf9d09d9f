#pragma once
// Payments that come at regular times, found among the entries. Only proposed: the person confirms them (Schedule).

#include <string>
#include <vector>

#include "apps/finance/ledger.h"

namespace cairn::finance {

struct Recurring {
  Schedule schedule;                 // as it would be kept; its first day is that of the last payment found
  std::vector<std::string> entries;  // keys of what was found, by day
  double share = 0;                  // of the times between them that fit, 0..1
};

// Of every account, by account and name. Entries belong together where they go the same way and their payees have the
// same words (filing/entry_words.h); where their amounts lie far apart, those with the same amount do. Three payments
// are needed, of every six or twelve months two. What should have come again since, and did not, is over and left out;
// so is what a schedule of the state knows already.
std::vector<Recurring> find_recurring(const State& state, const Ledger& ledger, Date today);

// Whether an entry is one of a schedule: in its account, the same way, and with all of its words.
bool belongs_to(const LedgerEntry& entry, std::string_view account, const Schedule& schedule);

}  // namespace cairn::finance
