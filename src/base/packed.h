#pragma once
// Whole numbers and texts in few bytes: 7 bits a byte, the lowest first, small ones short whatever their sign.
// (Protocol Buffers, "Encoding": base 128 varints, ZigZag.)

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

inline void put_number(std::string& bytes, std::int64_t number) {
  auto rest = (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
  for (; rest >= 0x80; rest >>= 7) bytes.push_back(static_cast<char>((rest & 0x7F) | 0x80));
  bytes.push_back(static_cast<char>(rest));
}

// Off the front of `bytes`; nothing: they end too early, or go on for too long.
inline std::optional<std::int64_t> take_number(std::string_view& bytes) {
  std::uint64_t zigzag = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) return {};
    const auto byte = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    zigzag |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return static_cast<std::int64_t>(zigzag >> 1) ^ -static_cast<std::int64_t>(zigzag & 1);
  }
  return {};
}

inline void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, static_cast<std::int64_t>(text.size()));
  bytes.append(text);
}

inline std::optional<std::string_view> take_text(std::string_view& bytes) {
  const std::optional<std::int64_t> size = take_number(bytes);
  if (!size || *size < 0 || static_cast<std::uint64_t>(*size) > bytes.size()) return {};
  const std::string_view text = bytes.substr(0, static_cast<std::size_t>(*size));
  bytes.remove_prefix(text.size());
  return text;
}

}  // namespace cairn
