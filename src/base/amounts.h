#pragma once
// Numbers and money as exports write them, exact: no floating point. Knows no columns.

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

enum class DecimalSign : std::uint8_t { kPoint, kComma };

enum class NumberFault : std::uint8_t {
  kNone,
  kEmpty,
  kNotANumber,
  kOtherSign,  // a number, but only with the other decimal sign: "12,50" where the point is one
  kTooLarge,   // over 10^11 units
};

struct ReadNumber {
  std::int64_t value = 0;  // in units of 10^-decimals
  NumberFault fault = NumberFault::kNone;
  bool rounded = false;       // it had more decimals; half away from zero
  std::string_view currency;  // as it stands beside the number: "EUR", "£", "kr"; empty: none
};

// "1234.5", "1,234.56", "1 234,56" (any space of typesetting), "1'234.50", "$1,234.50", "12,00 €", "EUR 12.00",
// "(5.00)", "5.00-", "-5", "−5", "12,-". The other sign and spaces part groups of three digits, nothing else.
// `decimals`: 0..6.
ReadNumber read_number(std::string_view text, DecimalSign sign, int decimals);

// What a cell says of the decimal sign of its file.
enum class DecimalHint : std::uint8_t {
  kNothing,  // no sign in it, or it is no number
  kPoint,
  kComma,
  kEither,  // "1,234"
};
DecimalHint decimal_hint(std::string_view text);

// Without spaces of any kind at both ends.
std::string_view trim_spaces(std::string_view text);

}  // namespace cairn
