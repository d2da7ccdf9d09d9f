#include "base/base64.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace cairn {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint32_t kNoLetter = 64;

// What each byte stands for: megabytes are read, and a comparison of letters takes longer than a look.
constexpr std::array<std::uint8_t, 256> kSixBits = [] {
  std::array<std::uint8_t, 256> bits{};
  bits.fill(kNoLetter);
  for (std::size_t at = 0; at < kLetters.size(); ++at)
    bits[static_cast<std::uint8_t>(kLetters[at])] = static_cast<std::uint8_t>(at);
  return bits;
}();

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i)
      three = three << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i) text += at + i <= bytes.size() ? kLetters[three >> (18 - 6 * i) & 63u] : '=';
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    const bool last = at + 4 == text.size();
    const std::size_t letters = last && text[at + 3] == '=' ? (text[at + 2] == '=' ? 2 : 3) : 4;
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::uint32_t bits = i < letters ? kSixBits[static_cast<std::uint8_t>(text[at + i])] : 0;
      if (bits == kNoLetter) return std::nullopt;
      three = three << 6 | bits;
    }
    const std::uint32_t unused = letters == 2 ? 0xFFFFu : letters == 3 ? 0xFFu : 0u;
    if ((three & unused) != 0) return std::nullopt;
    for (std::size_t i = 0; i + 1 < letters; ++i) bytes[written++] = static_cast<char>(three >> (16 - 8 * i) & 0xFFu);
  }
  bytes.resize(written);
  return bytes;
}

}  // namespace cairn
