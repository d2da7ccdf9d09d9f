#pragma once
// Currencies by their codes and signs.

#include <string>
#include <string_view>

namespace cairn {

// ISO 4217 of a code in any case or of a sign: "eur" and "€" are "EUR", "$" is "USD", "C$" is "CAD". "kr" stays "kr",
// as it does not say whose. Empty: no currency.
std::string currency_of(std::string_view text);

}  // namespace cairn
