#pragma once
// Identifiers: short texts made of 64 random bits.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

inline constexpr std::size_t kIdLength = 13;

// 13 characters of Crockford's base 32 in lower case (no i, l, o, u), most significant first: sorts like the number.
std::string make_id(std::uint64_t bits);
bool is_id(std::string_view text);

}  // namespace cairn
