#pragma once
// The course of a collection over time in days, weeks, months or years, so that there are not too many of them.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "apps/sentiment/desk/digest.h"

namespace cairn::sentiment::desk {

inline constexpr std::size_t kMostBuckets = 36;

struct Bucket {
  std::string label;
  Tally tally;
};
struct Buckets {
  std::string unit;         // "Day", "Week from", "Month", "Year"
  std::vector<Bucket> all;  // without gaps, in order
};

// `days` is not empty: days since 1970.
Buckets buckets_of(const std::map<std::int32_t, Tally>& days);

}  // namespace cairn::sentiment::desk
