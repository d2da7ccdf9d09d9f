#include "base/column_names.h"

#include <algorithm>
#include <cstdint>

#include "base/fold.h"
#include "base/text.h"
#include "base/text_hash.h"

namespace cairn {

std::string plain_name(std::string_view name) {
  std::string out = fold(name);
  out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == ' ' || c == '#' || c == '+'; }), out.end());
  return out;
}

std::string same_name(std::string_view name) { return to_lower_ascii(trim(name)); }

std::string header_signature(const std::vector<std::string>& columns) {
  std::string names;
  for (const std::string& name : columns) names += same_name(name) + '\x1F';
  std::uint64_t hash = hash_of(names);
  std::string out;
  for (int i = 0; i < 16; ++i, hash >>= 4) out += "0123456789abcdef"[hash & 15u];
  return out;
}

}  // namespace cairn
