#pragma once
// Photos that are drawn by a formula of whole numbers, so that nobody's photo is shipped: models/plants/train/golden.py
// draws the same.

#include <algorithm>
#include <array>
#include <cstdint>

#include "ml/vision/image.h"

namespace cairn::testing {

// Rounds down, also below 0.
inline std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
inline std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return a - floor_div(a, b) * b; }

inline vision::Image drawn_photo(int width, int height, int petals, const std::array<int, 3>& petal,
                                 const std::array<int, 3>& ground) {
  vision::Image image{width, height, {}};
  const std::int64_t shorter = std::min(width, height), reach = shorter * shorter;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const std::int64_t dx = 2 * x - width, dy = 2 * y - height, square = dx * dx + dy * dy;
      const std::int64_t wave =
          floor_mod(floor_div(dx * dy, std::max<std::int64_t>(1, reach / (petals * 4))) +
                        floor_div(dx * dx - dy * dy, std::max<std::int64_t>(1, reach / (petals * 3))),
                    7);
      const bool inside = square < reach * 3 / 4 && wave < 4, heart = square < reach / 12;
      const int stripe = (x * 5 + y * 3) / 16 % 2;
      for (std::size_t channel = 0; channel < 3; ++channel) {
        const int value = heart    ? 90 + 40 * static_cast<int>(channel)
                          : inside ? petal[channel]
                                   : std::clamp(ground[channel] + 25 * stripe, 0, 255);
        image.rgb.push_back(static_cast<std::uint8_t>(value));
      }
    }
  return image;
}

}  // namespace cairn::testing
