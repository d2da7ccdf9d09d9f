#pragma once
// Hashes for tables in memory and for names that are made of texts. The same on every platform. Not against someone who
// looks for collisions.

#include <cstdint>
#include <string_view>

namespace cairn {

// The finisher of splitmix64 (S. Vigna).
std::uint64_t mixed_bits(std::uint64_t x);

std::uint64_t hash_of(std::string_view text);

}  // namespace cairn
