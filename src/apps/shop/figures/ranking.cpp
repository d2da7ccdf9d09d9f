#include "apps/shop/figures/ranking.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace cairn::shop::figures {

std::vector<std::size_t> ranked(const std::vector<Sum>& sums, Ranking how) {
  std::vector<std::pair<std::int64_t, std::size_t>> keys;
  keys.reserve(sums.size());
  for (std::size_t at = 0; at < sums.size(); ++at) {
    if (sums[at].orders == 0 && sums[at].revenue == 0) continue;
    const std::int64_t value = how.by_pieces ? sums[at].units : sums[at].revenue;
    keys.emplace_back(how.least_first ? value : -value, at);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> places;
  places.reserve(keys.size());
  for (const auto& [value, at] : keys) places.push_back(at);
  return places;
}

}  // namespace cairn::shop::figures
