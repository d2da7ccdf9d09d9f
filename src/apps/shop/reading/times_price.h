#pragma once
// What so much of something costs, exact.

#include <cstdint>

namespace cairn::shop::reading {

// quantity (thousandths) x price (ten-thousandths) as ten-thousandths, exact, half away from zero. At most 2 * 10^9 and
// 10^12 in size, which read_number's callers see to.
std::int64_t times_price(std::int32_t quantity, std::int64_t price);

}  // namespace cairn::shop::reading
