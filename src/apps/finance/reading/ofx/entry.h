#pragma once
// One transaction of OFX as an entry.

#include <string>
#include <string_view>

#include "apps/finance/reading/elements.h"
#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

struct OfxEntry {
  Entry entry;
  std::string fault;               // why it cannot be taken; empty: it can
  std::string currency;            // of the amount, where it is another one than the account's
  bool sign_differs = false;       // the sign of the amount is not that of its kind, such as DEBIT
  bool foreign_not_exact = false;  // it was paid in another currency, but that amount is only known rounded
  bool corrects = false;           // it corrects or deletes one that was sent before
};

// `record`: STMTTRN, or STMTTRNP, which is pending. `currency`: CURDEF, or empty.
OfxEntry read_ofx_entry(const Element& record, std::string_view currency);

// "20070329120000.123[-5:EST]": the day as it is written, which is the bank's own.
ReadDay ofx_day(std::string_view text);
// With a point or a comma. A comma with exactly three digits behind it may part thousands as well: a fault.
ReadMoney ofx_money(std::string_view text, std::string_view currency);

}  // namespace cairn::finance::reading
