#include "base/numbers.h"

namespace cairn {

std::string with_commas(std::size_t number) {
  constexpr std::size_t kGroup = 3;
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > kGroup;) out.insert(at -= kGroup, 1, ',');
  return out;
}

}  // namespace cairn
