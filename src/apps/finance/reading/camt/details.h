#pragma once
// One transaction (TxDtls) of an entry of ISO 20022: who, what for, and under which numbers.

#include <string>
#include <string_view>

#include "apps/finance/reading/camt/entry.h"

namespace cairn::finance::reading {

struct CamtDetails {
  std::string name, account;  // of the other side
  std::string purpose;
  std::string reference;  // the bank's own
  std::string check;
};

// `credit`: money came in. `reversal`: the parties are those of the booking that it takes back.
CamtDetails read_camt_details(const Element& transaction, bool credit, bool reversal, std::string_view own_account);

// Its amount in the entry's direction, where it does not tell its own.
CamtAmount camt_part_amount(const Element& transaction, bool debit);

}  // namespace cairn::finance::reading
