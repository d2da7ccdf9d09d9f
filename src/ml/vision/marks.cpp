#include "ml/vision/marks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cairn::vision {
namespace {

constexpr float kDimmed = 0.4f;  // of the brightness
constexpr float kLeast = 0.2f;   // of the light

std::uint8_t to_byte(float value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 255.0f))); }

std::uint8_t mix(std::uint8_t from, std::uint8_t to, float share) {
  return to_byte(static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * share);
}

Image blank(int width, int height) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3)};
}

void put(Image& image, std::size_t pixel, Rgb color) {
  for (std::size_t channel = 0; channel < 3; ++channel) image.rgb[3 * pixel + channel] = color[channel];
}

std::size_t pixel_of(int column, int row, int width) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
}

}  // namespace

Image as_greys(const Plane& plane, float most) {
  Image out = blank(plane.width, plane.height);
  if (!(most > 0)) return out;
  for (std::size_t i = 0; i < plane.values.size(); ++i) {
    const std::uint8_t grey = to_byte(plane.values[i] / most * 255);
    put(out, i, {grey, grey, grey});
  }
  return out;
}

Image as_signs(const Plane& plane, float most) {
  Image out = blank(plane.width, plane.height);
  for (std::size_t i = 0; i < plane.values.size(); ++i) {
    const float share = most > 0 ? std::clamp(plane.values[i] / most, -1.0f, 1.0f) : 0;
    const Rgb& end = share < 0 ? kBelow : kAbove;
    Rgb color;
    for (std::size_t channel = 0; channel < 3; ++channel)
      color[channel] = mix(kNeutral[channel], end[channel], std::abs(share));
    put(out, i, color);
  }
  return out;
}

float reach(const Plane& plane, double share) {
  if (plane.empty()) return 0;
  std::vector<float> sizes;
  sizes.reserve(plane.values.size());
  for (const float value : plane.values) sizes.push_back(std::abs(value));
  const auto rank =
      static_cast<std::size_t>(std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(sizes.size())));
  const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(rank > 0 ? rank - 1 : 0);
  std::nth_element(sizes.begin(), at, sizes.end());
  return *at;
}

Image dimmed(const Image& image) {
  const Plane grey = luma(image);
  Plane darker = grey;
  for (float& value : darker.values) value *= kDimmed;
  return as_greys(darker, 255);
}

void mark_pixels(Image& image, const std::vector<std::uint8_t>& mask, Rgb color) {
  for (std::size_t i = 0; i < mask.size() && 3 * i + 2 < image.rgb.size(); ++i)
    if (mask[i] != 0) put(image, i, color);
}

void mark_corners(Image& image, const std::vector<Corner>& corners, int radius, Rgb color) {
  const int outer = (radius + 1) * (radius + 1), inner = (radius - 1) * (radius - 1);
  for (const Corner& corner : corners)
    for (int y = -radius - 1; y <= radius + 1; ++y)
      for (int x = -radius - 1; x <= radius + 1; ++x) {
        const int square = x * x + y * y, column = corner.column + x, row = corner.row + y;
        if (square >= outer || square < inner) continue;
        if (column < 0 || row < 0 || column >= image.width || row >= image.height) continue;
        put(image, pixel_of(column, row, image.width), color);
      }
}

float between_cells(const std::vector<float>& cells, int side, float x, float y) {
  const auto cell = [&](float at) {
    return std::clamp(at * static_cast<float>(side) - 0.5f, 0.0f, static_cast<float>(side - 1));
  };
  const float column = cell(x), row = cell(y);
  const int left = static_cast<int>(column), top = static_cast<int>(row);
  const int right = std::min(left + 1, side - 1), bottom = std::min(top + 1, side - 1);
  const float part_x = column - static_cast<float>(left), part_y = row - static_cast<float>(top);
  const auto value = [&](int c, int r) { return cells[pixel_of(c, r, side)]; };
  return (value(left, top) * (1 - part_x) + value(right, top) * part_x) * (1 - part_y) +
         (value(left, bottom) * (1 - part_x) + value(right, bottom) * part_x) * part_y;
}

Image lit(const Image& square, const std::vector<float>& light) {
  Image out = square;
  const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(light.size()))));
  if (side == 0) return out;
  for (int row = 0; row < out.height; ++row)
    for (int column = 0; column < out.width; ++column) {
      const float x = (static_cast<float>(column) + 0.5f) / static_cast<float>(out.width);
      const float y = (static_cast<float>(row) + 0.5f) / static_cast<float>(out.height);
      const float share = kLeast + (1 - kLeast) * std::clamp(between_cells(light, side, x, y), 0.0f, 1.0f);
      const std::size_t at = 3 * pixel_of(column, row, out.width);
      for (std::size_t channel = 0; channel < 3; ++channel)
        out.rgb[at + channel] = to_byte(static_cast<float>(out.rgb[at + channel]) * share);
    }
  return out;
}

}  // namespace cairn::vision
