#pragma once
// How often each value of 0..255 occurs, in the channels and in the luma of a picture.

#include <array>
#include <cstdint>

#include "ml/vision/image.h"

namespace cairn::vision {

inline constexpr int kDarkest = 8;      // up to here a value counts as clipped dark
inline constexpr int kBrightest = 247;  // from here on as clipped bright

struct Histogram {
  std::array<std::uint32_t, 256> counts{};
  std::uint32_t total = 0;  // their sum

  void add(std::uint8_t value) {
    ++counts[value];
    ++total;
  }
};

struct Histograms {
  Histogram red, green, blue, luma;
};
Histograms histograms(const Image& image);

// All 0 for an empty histogram.
struct Spread {
  double mean = 0, deviation = 0;  // of the population, divided by the count
  double dark = 0, bright = 0;     // shares of values <= kDarkest and >= kBrightest
};
Spread spread_of(const Histogram& histogram);

// The least value such that `share` (0..1) of all are no greater (the nearest rank; 0 gives the least value that
// occurs); 0 for an empty histogram.
int percentile(const Histogram& histogram, double share);

}  // namespace cairn::vision
