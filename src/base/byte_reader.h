#pragma once
// Whole numbers out of bytes from outside. Nothing is read beyond the end: what is not there is nullopt.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn {

enum class ByteOrder { kBigEndian, kLittleEndian };

// A number of `size` (1..4) bytes at `at`.
inline std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at, std::size_t size,
                                              ByteOrder order) {
  if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t place = order == ByteOrder::kBigEndian ? at + i : at + size - 1 - i;
    value = value << 8 | static_cast<unsigned char>(bytes[place]);
  }
  return value;
}

}  // namespace cairn
