#include "base/radix_sort.h"

#include <array>
#include <cstring>
#include <utility>

namespace cairn {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

}  // namespace

void radix_sort(std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& keys) {
  std::vector<std::uint32_t> next(order.size());
  for (unsigned shift = 0; shift < 64; shift += 8) {
    std::array<std::uint32_t, 256> begin{};
    for (const std::uint32_t at : order) ++begin[keys[at] >> shift & 0xFF];
    std::uint32_t sum = 0;
    bool all_alike = false;
    for (std::uint32_t& count : begin) {
      all_alike = all_alike || count == order.size();
      sum += std::exchange(count, sum);
    }
    if (all_alike) continue;
    for (const std::uint32_t at : order) next[begin[keys[at] >> shift & 0xFF]++] = at;
    order.swap(next);
  }
}

std::uint64_t radix_key(std::int64_t value) { return static_cast<std::uint64_t>(value) ^ kSign; }

std::uint64_t radix_key(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits & kSign ? ~bits : bits | kSign;
}

}  // namespace cairn
