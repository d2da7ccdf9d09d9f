#pragma once
// Money, quantities and shares as people read them. English; the amounts are exact, what is shown is rounded half away
// from zero.

#include <cstdint>
#include <string>
#include <string_view>

#include "apps/shop/lines.h"

namespace cairn::shop {

enum class Cents : std::uint8_t {
  kAlways,  // "£1,234.50"; as many decimals as the currency has
  kSmall,   // without them from 1,000 units on: "£12.50", "£1,235"
  kNone,    // "£1,235"
};
// `currency`: ISO 4217, or empty. "-£5.00", "1,234.50 SEK".
std::string money(Amount amount, std::string_view currency, Cents cents = Cents::kSmall);
int decimals_of(std::string_view currency);  // 2; of yen 0

// For a file: "-1234.5", a point, no grouping, as many decimals as it needs, at least 2.
std::string plain_amount(Amount amount);
std::string plain_quantity(std::int64_t thousandths);  // "-1.5", "12"
std::string minute_words(std::int32_t minute);         // "2010-12-01 08:26"

std::string quantity_words(std::int64_t thousandths);  // "1,250", "1.5"
std::string share_words(double share);                 // "12 %", "0.4 %"; none of something is "0 %"
// "+12 %", "−3 %", "the same": how `now` differs from `before`, which is not 0. Over ten times as much: "× 12".
std::string change_words(double now, double before);

std::string_view kind_words(LineKind kind);  // "Goods"

}  // namespace cairn::shop
