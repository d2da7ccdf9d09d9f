#include "ml/vision/histogram.h"

#include <cmath>
#include <cstddef>

namespace cairn::vision {

Histograms histograms(const Image& image) {
  Histograms all;
  for (std::size_t i = 0; i + 2 < image.rgb.size(); i += 3) {
    all.red.add(image.rgb[i]);
    all.green.add(image.rgb[i + 1]);
    all.blue.add(image.rgb[i + 2]);
  }
  for (const float value : luma(image).values) all.luma.add(static_cast<std::uint8_t>(value));
  return all;
}

Spread spread_of(const Histogram& histogram) {
  if (histogram.total == 0) return {};
  std::uint64_t sum = 0, squares = 0, dark = 0, bright = 0;  // whole numbers, so exact in every order
  for (std::size_t value = 0; value < histogram.counts.size(); ++value) {
    const std::uint64_t count = histogram.counts[value];
    sum += count * value;
    squares += count * value * value;
    if (value <= static_cast<std::size_t>(kDarkest)) dark += count;
    if (value >= static_cast<std::size_t>(kBrightest)) bright += count;
  }
  const auto total = static_cast<double>(histogram.total);
  const double mean = static_cast<double>(sum) / total;
  const double variance = static_cast<double>(squares) / total - mean * mean;
  return {mean, std::sqrt(variance > 0 ? variance : 0), static_cast<double>(dark) / total,
          static_cast<double>(bright) / total};
}

int percentile(const Histogram& histogram, double share) {
  const double wanted = share * static_cast<double>(histogram.total);
  std::uint32_t seen = 0;
  for (std::size_t value = 0; value < histogram.counts.size(); ++value) {
    seen += histogram.counts[value];
    if (seen > 0 && static_cast<double>(seen) >= wanted) return static_cast<int>(value);
  }
  return 0;
}

}  // namespace cairn::vision
