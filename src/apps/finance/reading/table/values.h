#pragma once
// Cells of a bank's table: days and amounts as banks write them, and what a cell looks like. Exact: nothing is rounded.

#include <cstdint>
#include <string>
#include <string_view>

#include "apps/finance/reading/statement.h"
#include "base/amounts.h"
#include "base/written_dates.h"

namespace cairn::finance::reading {

// Which way money goes, by a word beside it.
enum class Way : std::uint8_t { kUnknown, kIn, kOut };

// base/written_dates.h, and besides a point at the end ("2019.04.19.") and "20190419120000".
ReadDate read_cell_day(std::string_view cell, DateOrder order);

struct CellMoney {
  Millionths value = 0;
  NumberFault fault = NumberFault::kNone;
  bool too_fine = false;    // more than six decimals that are not zeros
  bool has_sign = false;    // a plus or a minus, or brackets around it
  std::string currency;     // ISO 4217 of what stands beside it; empty: nothing, or "kr"
  Way way = Way::kUnknown;  // "12.50 CR", "12,50 S"
};
// base/amounts.h, and besides a currency between sign and digits, and letters for debit and credit behind them.
CellMoney read_cell_money(std::string_view cell, DecimalSign sign);
// Of a running balance, which some banks write with another decimal sign than the amounts beside it.
CellMoney read_cell_balance(std::string_view cell, DecimalSign sign);

bool is_day(std::string_view cell);          // as some order of day and month reads it
bool looks_like_day(std::string_view cell);  // also where no calendar has it: "1111/11/11"
bool is_money(std::string_view cell);        // as one of the decimal signs reads it; no day in eight digits
bool has_decimals(std::string_view cell);    // "12.50": a decimal sign, or a currency beside it

// Without spaces and hyphens, in upper case, where the text is a sound IBAN by its form (its check digits are not
// computed, as exports mask some digits); else empty.
std::string cell_iban(std::string_view cell);
// Digits with points, slashes, hyphens, spaces or a few letters between them, as account numbers are written: at least
// five digits.
bool looks_like_account(std::string_view cell);

}  // namespace cairn::finance::reading
