#pragma once
// Which column of a bank's table means what. A mapping can be kept as pairs of names and found again in a file with the
// same columns.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/column_names.h"

namespace cairn::finance::reading {

enum class Field : std::uint8_t {
  kBooked,
  kOtherDate,  // of the purchase; counts where there is no booking date yet
  kValueDate,
  kAmount,    // with its sign, or with its way in kDirection
  kMoneyOut,  // "Debit": the amount where money goes out
  kMoneyIn,
  kDirection,
  kBalance,  // of the account after the entry (or before it: see TablePlan)
  kFee,
  kCurrency,
  kPayee,  // the other side; where kPayer is there too, of money that goes out
  kPayer,  // the other side of money that comes in
  kReference,
  kCheckNumber,
  kOtherAccount,
  kCategory,
  kOwnAccount,   // another account of the same person, of transfers
  kAccount,      // whose entry it is: a number
  kAccountName,  // the same as a name
  kForeignAmount,
  kForeignCurrency,
  kStatus,
  kSplitAmount,
  kKind,  // "Direct debit": told in the memo where nothing else is
  kMemo,  // may be several columns; the first of them
  kCount,
};
inline constexpr std::size_t kFields = static_cast<std::size_t>(Field::kCount);
inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
inline constexpr std::size_t kMaxMemos = 6;
std::string_view field_title(Field field);  // "Money out", to show
std::string_view field_key(Field field);    // "money_out", to keep; never changes

struct Columns {
  std::array<std::size_t, kFields> at;  // place of each field among the columns; kNoColumn: none
  std::vector<std::size_t> more_memos;  // besides the first one, at most kMaxMemos - 1
  Columns() { at.fill(kNoColumn); }
  std::size_t& operator[](Field field) { return at[static_cast<std::size_t>(field)]; }
  std::size_t operator[](Field field) const { return at[static_cast<std::size_t>(field)]; }
  bool has(Field field) const { return (*this)[field] != kNoColumn; }
  bool is_taken(std::size_t column) const;
  friend bool operator==(const Columns&, const Columns&) = default;
};

// Pairs of field_key and the column's name; "memo" may be there several times.
using KeptColumns = std::vector<std::pair<std::string, std::string>>;
KeptColumns to_keep(const Columns& mapping, const std::vector<std::string>& columns);
// What is not among the columns, and keys that nobody knows, are left out.
Columns remembered(const KeptColumns& kept, const std::vector<std::string>& columns);

using TableRows = std::vector<std::vector<std::string>>;

// A guess by names in nine languages. `rows` are some of the file; a name counts only where the values fit.
Columns propose_columns(const std::vector<std::string>& names, const TableRows& rows);
// What no name told, by what the values look like. Without names at all it is the whole guess.
void propose_by_values(const std::vector<std::string>& names, const TableRows& rows, Columns& columns);

// ISO 4217 of "Amount (EUR)", "Částka CZK", "bedrag in EUR"; else empty.
std::string currency_in_name(std::string_view name);
// How many of the cells are names of columns that are known: a row of names has two or more.
std::size_t known_names(const std::vector<std::string>& cells);

// What the cells of a column look like.
struct ColumnLook {
  std::size_t rows = 0, filled = 0, days = 0, amounts = 0, decimals = 0, negatives = 0, ways = 0, currencies = 0,
              ibans = 0, accounts = 0, bytes = 0, distinct = 0;
  bool mostly(std::size_t part) const { return filled > 0 && part * 5 >= filled * 4; }
  bool by_half(std::size_t part) const { return filled > 0 && part * 2 >= filled; }
};
ColumnLook look_at_column(const TableRows& rows, std::size_t column);

}  // namespace cairn::finance::reading
