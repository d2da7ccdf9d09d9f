#pragma once
// Names of months in English, German, French, Spanish, Italian and Dutch, and short forms of them.

#include <string_view>

namespace cairn {

// 1..12; 0: not a month, or of two months ("jui").
int month_of(std::string_view text);

}  // namespace cairn
