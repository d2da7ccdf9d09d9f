#include "base/checked_base64.h"

#include <cstddef>
#include <cstdint>

#include "base/base64.h"
#include "base/checksum.h"

namespace cairn {
namespace {

constexpr std::size_t kChecksumBytes = 4;

}  // namespace

std::string to_checked_base64(std::string bytes) {
  const std::uint32_t sum = crc32c(bytes);
  for (std::size_t i = 0; i < kChecksumBytes; ++i) bytes.push_back(static_cast<char>(sum >> (8 * i) & 0xFF));
  return to_base64(bytes);
}

std::optional<std::string> from_checked_base64(std::string_view text) {
  std::optional<std::string> bytes = from_base64(text);
  if (!bytes || bytes->size() <= kChecksumBytes) return {};
  std::uint32_t sum = 0;
  const std::size_t size = bytes->size() - kChecksumBytes;
  for (std::size_t i = 0; i < kChecksumBytes; ++i)
    sum |= static_cast<std::uint32_t>(static_cast<unsigned char>((*bytes)[size + i])) << (8 * i);
  bytes->resize(size);
  if (crc32c(*bytes) != sum) return {};
  return bytes;
}

}  // namespace cairn
