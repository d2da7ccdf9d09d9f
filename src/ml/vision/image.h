#pragma once
// Pictures in memory: colours of 8 bits, and planes of one number a pixel. Must not know files, formats or screens.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::vision {

// No longer side is made or taken, so that a pixel's place fits an int.
inline constexpr int kMaxSide = 20'000;

struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  // width * height * 3: red, green, blue of every pixel, rows from the top

  bool empty() const { return rgb.empty(); }
  friend bool operator==(const Image&, const Image&) = default;
};

// One number a pixel, rows from the top.
struct Plane {
  int width = 0, height = 0;
  std::vector<float> values;  // width * height

  bool empty() const { return values.empty(); }
  float at(int column, int row) const { return values[index(column, row)]; }
  float& at(int column, int row) { return values[index(column, row)]; }
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
  }
  friend bool operator==(const Plane&, const Plane&) = default;
};

// Its numbers as a text, as they go to a model.
std::string_view bytes_of(const Image& image);

// Whole pixels; the right and the lower edge are not part of it.
struct Box {
  int left = 0, top = 0, width = 0, height = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

// All numbers 0.
Plane make_plane(int width, int height);

// Four bytes a pixel with straight alpha, as a canvas gives them, laid over white and rounded to the nearest. kInvalid
// if a side is not in 1..kMaxSide or there are not width * height * 4 bytes.
Result<Image> from_rgba(int width, int height, std::string_view bytes);

// Brightness 0..255 in whole steps: (19595 R + 38470 G + 7471 B + 2^15) / 2^16, the weights of ITU-R BT.601 as Pillow's
// mode "L" has them.
Plane luma(const Image& image);

}  // namespace cairn::vision
