#pragma once
// One entry (Ntry) of ISO 20022's camt.052, .053 and .054, of any version.

#include <string>
#include <string_view>

#include "apps/finance/reading/elements.h"
#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

struct CamtEntry {
  Entry entry;
  std::string fault;            // why it cannot be taken; empty: it can
  std::string currency;         // of the amount
  bool information = false;     // the bank only tells of it and books nothing: it is no entry
  bool value_day_only = false;  // the day of booking is missing, so the value date stands for it
  bool not_adding_up = false;   // its transactions do not give its amount, so they are not its parts
};

// `own_account`: of the statement, so that its owner is never taken for the other side.
CamtEntry read_camt_entry(const Element& record, std::string_view own_account);

// Amt with CdtDbtInd beside it: what is credited is positive, what is debited negative.
struct CamtAmount {
  ReadMoney money;
  std::string currency;
};
CamtAmount camt_amount(const Element& parent);

// A date in Dt or in DtTm.
ReadDay camt_day(const Element& parent, std::string_view name);

// IBAN or another number in an account's Id.
std::string camt_account(const Element& account);

}  // namespace cairn::finance::reading
