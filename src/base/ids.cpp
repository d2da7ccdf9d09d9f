#include "base/ids.h"

#include <algorithm>

namespace cairn {
namespace {
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
}  // namespace

std::string make_id(std::uint64_t bits) {
  std::string id(kIdLength, '0');
  for (std::size_t i = kIdLength; i-- > 0; bits >>= 5) id[i] = kAlphabet[bits & 31u];
  return id;
}

bool is_id(std::string_view text) {
  return text.size() == kIdLength && text.front() <= 'f' &&  // 13 characters hold 65 bits; the first bit is zero
         std::all_of(text.begin(), text.end(), [](char c) { return kAlphabet.find(c) != std::string_view::npos; });
}

}  // namespace cairn
