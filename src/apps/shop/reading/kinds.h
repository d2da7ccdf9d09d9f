#pragma once
// What a line is about, told by its code, by its whole name, or by a word for a type or a status.

#include <cstdint>
#include <string_view>

namespace cairn::shop::reading {

enum class Special : std::uint8_t {
  kPlain,  // goods
  kPostage,
  kFee,
  kDiscount,
  kVoucher,
  kTest,  // of the shop's staff, not a sale
};

// Codes that say it in any file ("POSTAGE", "gift_0001_20"); with `house_codes` also those of the UCI online retail
// data, which elsewhere may be products ("M", "D", "C2").
Special special_of_code(std::string_view code, bool house_codes);

// The whole name, but for numbers and currencies at its end: "Shipping" and "Gift card £20" are special, "Vintage
// postage stamp box" is goods. In English, German, French, Spanish, Italian and Dutch.
Special special_of_name(std::string_view name);

// What a word for a type or a status makes of its line.
enum class Standing : std::uint8_t {
  kSale,  // also every word that is not known
  kReturn,
  kCancelled,  // the order was undone
  kNotPaid,    // failed, waiting or never meant: no sale
};
Standing standing_of(std::string_view word);

}  // namespace cairn::shop::reading
