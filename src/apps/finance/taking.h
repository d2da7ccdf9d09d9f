#pragma once
// From what a bank's file says to what the ledger keeps: to the smallest unit of the account's currency, or not at all.

#include <optional>
#include <string_view>
#include <vector>

#include "apps/finance/bookings.h"
#include "apps/finance/model.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance {

struct Taken {
  std::vector<Booking> bookings;           // in the order of the file
  std::vector<reading::Problem> problems;  // entries that were left out, and why
  std::vector<std::string> notes;          // what was left out of entries that were taken, in sentences
  std::optional<StatedBalance> opening, closing;
};

// Of an account in this currency (ISO 4217). Entries that are pending are taken; whoever does not want them asks
// Booking::pending.
Taken take(const reading::Statement& statement, std::string_view currency);

}  // namespace cairn::finance
