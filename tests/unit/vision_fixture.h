#pragma once
// Made-up pictures for tests of vision: the same numbers as the programs that computed the reference values.

#include <cstdint>

#include "base/random.h"
#include "ml/vision/image.h"

namespace cairn::vision::testing {

// Every channel is (37 x + 91 y + 53 channel + 11 (x y mod 17)) mod 256.
inline Image made_up(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int channel = 0; channel < 3; ++channel)
        image.rgb.push_back(static_cast<std::uint8_t>((x * 37 + y * 91 + channel * 53 + (x * y % 17) * 11) % 256));
  return image;
}

// The luma of it.
inline Plane made_up_plane(int width, int height) { return luma(made_up(width, height)); }

// The same grey in every channel.
template <class Grey>
Image grey_image(int width, int height, Grey grey) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) image.rgb.insert(image.rgb.end(), 3, static_cast<std::uint8_t>(grey(x, y)));
  return image;
}

inline Image random_image(Random& random, int most) {
  Image image{static_cast<int>(random.between(1, most)), static_cast<int>(random.between(1, most)), {}};
  for (int i = image.width * image.height * 3; i > 0; --i)
    image.rgb.push_back(static_cast<std::uint8_t>(random.below(256)));
  return image;
}

}  // namespace cairn::vision::testing
