#pragma once
// Sums in an order: which product sold most, which customer bought least.

#include <cstddef>
#include <vector>

#include "apps/shop/figures/crossfilter.h"

namespace cairn::shop::figures {

struct Ranking {
  bool by_pieces = false;  // and not by revenue
  bool least_first = false;
  friend bool operator==(const Ranking&, const Ranking&) = default;
};

// Places in `sums`. What has neither orders nor revenue is left out; equal ones stay in the order of their places.
std::vector<std::size_t> ranked(const std::vector<Sum>& sums, Ranking how = {});

}  // namespace cairn::shop::figures
