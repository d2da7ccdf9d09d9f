#pragma once
// How a bank's table is to be read: proposed by its columns and values, changed by a person.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/table/balance.h"
#include "apps/finance/reading/table/columns.h"
#include "apps/finance/reading/table/shape.h"
#include "apps/finance/reading/table/values.h"
#include "base/amounts.h"
#include "base/result.h"
#include "base/written_dates.h"

namespace cairn::finance::reading {

// Exports of known programs, recognised by their columns.
enum class Source : std::uint8_t {
  kAny,      // a bank
  kActual,   // Actual Budget: several accounts, splits, transfers
  kFirefly,  // Firefly III: the same, and both sides of each entry
};
std::string_view source_name(Source source);  // "Actual Budget"; of kAny: "Bank"
Source find_source(const std::vector<std::string>& columns);

// What the running balance says of the signs of the amounts.
enum class BalanceProof : std::uint8_t { kNone, kAgrees, kContradicts };

struct WayWord {
  std::string word;  // as the column for in or out has it
  Way way = Way::kUnknown;
  friend bool operator==(const WayWord&, const WayWord&) = default;
};

struct TablePlan {
  Source source = Source::kAny;
  Columns columns;
  DateOrder date_order = DateOrder::kDayFirst;
  bool date_order_unsure = false;  // dates like 01/12/2010, and none of them says which is the day
  DecimalSign decimal_sign = DecimalSign::kPoint;
  bool decimal_sign_unsure = false;  // numbers like 1,234, and none that says what its sign means
  std::string currency;              // of rows that name none: ISO 4217, or empty
  bool reversed_sign = false;  // amounts are positive where money goes out: proved by a balance, or proposed (unsure)
                               // where what pays a card's bill has a minus
  bool sign_unsure = false;    // nothing in the file says which way the money goes: ask
  bool out_is_signed = false;  // the column of money out has its minus signs
  BalanceProof proof = BalanceProof::kNone;
  bool newest_first = false;
  bool balance_before = false;       // the balance is the one before the entry
  FeeSign fee = FeeSign::kNone;      // what a fee does to the amount
  std::vector<WayWord> ways;         // the words in the column for in or out
  Way without_word = Way::kUnknown;  // what a row without such a word means
};

TablePlan propose_plan(const TableShape& shape, const TableSample& sample);
// The plan with these columns; all that follows from values is proposed again.
TablePlan with_columns(const TableShape& shape, const TableSample& sample, const TablePlan& plan,
                       const Columns& columns);
// kForeign or kInvalid: it cannot be read so; `where` is the key of the field that is missing. A table of something
// else (balances of days, orders of securities) is named.
Status check_plan(const TableShape& shape, const TablePlan& plan);

}  // namespace cairn::finance::reading
