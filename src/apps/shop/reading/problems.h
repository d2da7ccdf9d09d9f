#pragma once
// Why a row was set aside: a number for each reason, and its words.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "apps/shop/reading/columns.h"

namespace cairn::shop::reading {

// The numbers may be kept; new ones go to the end.
enum class Reason : std::uint16_t {
  kNone,
  kOpenQuote,
  kTextAfterQuote,
  kTooManyCells,
  kBrokenEntry,  // of JSON: it does not end
  kUnreadEntry,  // of JSON: it does not say what it must
  kNoDate,
  kUnreadDate,
  kOtherDateOrder,
  kUnreadTime,
  kNoProduct,
  kNoQuantity,
  kUnreadQuantity,
  kZeroQuantity,
  kHugeQuantity,
  kNoAmount,
  kUnreadAmount,
  kOtherDecimals,
  kHugeAmount,
  kZeroPrice,
  kNegativePrice,
  kHugeDiscount,  // more than the price
  kUnreadCurrency,
  kTooManyCountries,
  kTest,
  kNotPaid,
  kNoSuchDay,
  kCount,
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::kCount);

std::string_view reason_title(Reason reason);  // "The date is not understood", for a sum of many rows

// What a sentence names besides the reason.
struct Blame {
  Reason reason = Reason::kNone;
  Field field = Field::kCount;  // whose cell it is
  std::string_view cell;        // as it stands
  std::string_view more;        // of JSON: what is wrong; of cells: how many there are
};

// What is wrong, and what to do: one sentence or more. At most some 300 bytes.
std::string words_of(const Blame& blame);

}  // namespace cairn::shop::reading
