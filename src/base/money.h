#pragma once
// Money, exact: whole numbers of a currency's smallest unit, never floating point. What a file writes is kept in
// millionths of a unit until the currency of its account is known.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

inline constexpr int kMillionthPlaces = 6;
inline constexpr std::int64_t kMillionths = 1'000'000;
// The most that one amount may be, in units of a currency.
inline constexpr std::int64_t kMostMoneyUnits = 100'000'000'000;

// How many decimals a currency has (ISO 4217): 2 of "EUR", 0 of "JPY", 3 of "KWD", 4 of "CLF". 2 of a code that is not
// known.
int decimals_of(std::string_view currency);

// Millionths as the smallest units of a currency with so many decimals (0..6); none where that is no whole number:
// nothing is rounded.
std::optional<std::int64_t> minor_of_millionths(std::int64_t millionths, int decimals);
std::int64_t millionths_of_minor(std::int64_t minor, int decimals);

// "1,234.56", "-0.05", "1,234" of a currency without decimals. The minus is U+2212.
std::string format_amount(std::int64_t minor, int decimals);
// "1,234.56 EUR".
std::string format_money(std::int64_t minor, std::string_view currency);
// "-1234.56": for files. An ordinary hyphen, a point, nothing between groups.
std::string plain_amount(std::int64_t minor, int decimals);

}  // namespace cairn
