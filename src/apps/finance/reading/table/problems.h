#pragma once
// Why a row of a table was not taken: a number for each reason, and its words.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "apps/finance/reading/table/columns.h"

namespace cairn::finance::reading {

// The numbers may be kept; new ones go to the end.
enum class TableReason : std::uint16_t {
  kNone,
  kOpenQuote,
  kTextAfterQuote,
  kTooManyCells,
  kNoDate,
  kUnreadDate,
  kOtherDateOrder,
  kNoSuchDay,
  kNotBookedYet,  // a word like "Pending" where the day is, or a state like it without a day
  kNoAmount,
  kUnreadAmount,
  kOtherDecimals,
  kHugeAmount,
  kTooManyDecimals,
  kBothWays,    // money in and money out in one row
  kNoWay,       // nothing says whether it goes in or out
  kUnknownWay,  // a word that is not known
  kOtherWay,    // the sign says one thing and the word another
  kUnreadCurrency,
  kTooManyAccounts,
  kTooManyEntries,
  kBrokenSplit,
  kNeither,       // neither a day nor an amount
  kNoOwnAccount,  // of Firefly III: neither side is an account of one's own
  kCount,
};
inline constexpr std::size_t kTableReasons = static_cast<std::size_t>(TableReason::kCount);

std::string_view reason_title(TableReason reason);  // "The date is not understood", for a sum of many rows

// What a sentence names besides the reason.
struct TableBlame {
  TableReason reason = TableReason::kNone;
  Field field = Field::kCount;  // whose cell it is
  std::string cell;             // as it stands
  std::string more;             // of cells: how many there are
};

// What is wrong, and what to do: one sentence or more. At most some 300 bytes.
std::string words_of(const TableBlame& blame);

}  // namespace cairn::finance::reading
