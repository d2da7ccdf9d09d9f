#pragma once
// A running balance beside the amounts, which proves how they are to be read: the sign of the amounts, the order of the
// rows, and whether the balance is the one before or after the entry.

#include <cstddef>
#include <cstdint>

#include "apps/finance/reading/table/columns.h"

namespace cairn::finance::reading {

enum class FeeSign : std::uint8_t { kNone, kTakenOff, kAdded };

struct BalanceColumns {
  std::size_t amount = kNoColumn, money_out = kNoColumn, money_in = kNoColumn, balance = kNoColumn, fee = kNoColumn,
              direction = kNoColumn, account = kNoColumn, currency = kNoColumn, booked = kNoColumn;
};
BalanceColumns balance_columns(const Columns& columns);

struct BalanceFit {
  std::size_t steps = 0;     // from a row to the next one, where both have what is needed
  std::size_t agreeing = 0;  // with the best way to read them
  bool newest_first = false, before = false, reversed = false;
  FeeSign fee = FeeSign::kNone;
  std::size_t other_sign = 0;  // steps that agree with the best way to read them with the other sign
  // Enough of them, and more than by any chance.
  bool proves() const { return agreeing >= 2 && agreeing * 10 >= steps * 8 && agreeing > other_sign; }
};

// Which way the days of the rows go.
enum class RowOrder : std::uint8_t { kUnknown, kOldestFirst, kNewestFirst };
RowOrder order_of_rows(const TableRows& rows, std::size_t booked);

// `rows` follow one another in the file. Both decimal signs are tried. Without an order of days a balance is taken for
// the one after the entry, as the one before it would be the same with another order and sign.
BalanceFit fit_balance(const TableRows& rows, const BalanceColumns& columns);

}  // namespace cairn::finance::reading
