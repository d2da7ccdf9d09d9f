#include "base/text_hash.h"

#include <cstring>

namespace cairn {

std::uint64_t mixed_bits(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u + text.size();
  while (!text.empty()) {
    std::uint64_t block = 0;
    const std::size_t size = text.size() < 8 ? text.size() : 8;
    std::memcpy(&block, text.data(), size);
    hash = mixed_bits(hash ^ block);
    text.remove_prefix(size);
  }
  return hash;
}

}  // namespace cairn
