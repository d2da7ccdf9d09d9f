#pragma once
// CRC-32C (Castagnoli; RFC 3720 appendix B.4): finds damage, proves nothing about who wrote the bytes.

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

// crc32c(b, crc32c(a)) is the checksum of a followed by b.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t previous = 0);

std::string to_hex(std::uint32_t value);  // 8 lower-case digits

}  // namespace cairn
