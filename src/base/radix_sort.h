#pragma once
// Sorting by numbers in linear time (D. Knuth, The Art of Computer Programming 3, section 5.2.5), for orders of
// thousands of things that are made while somebody waits for the next frame.

#include <cstdint>
#include <vector>

namespace cairn {

// Sorts `order` by keys[order[i]], small ones first; what is equal stays as it was. Every number in `order` is the
// place of a key.
void radix_sort(std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& keys);

// Numbers as keys that sort as the numbers do. `value` is not NaN; -0 sorts before 0.
std::uint64_t radix_key(std::int64_t value);
std::uint64_t radix_key(double value);

}  // namespace cairn
