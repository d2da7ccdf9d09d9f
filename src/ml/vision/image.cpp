#include "ml/vision/image.h"

#include <string>

namespace cairn::vision {
namespace {

constexpr unsigned kWhite = 255, kOpaque = 255;

std::uint8_t over_white(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>((value * alpha + kWhite * (255 - alpha) + 127) / 255);
}

}  // namespace

std::string_view bytes_of(const Image& image) {
  return {reinterpret_cast<const char*>(image.rgb.data()), image.rgb.size()};
}

Plane make_plane(int width, int height) {
  return {width, height, std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

Result<Image> from_rgba(int width, int height, std::string_view bytes) {
  if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide)
    return Error{ErrorCode::kInvalid,
                 "A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                     " pixels cannot be worked on: each side must be 1 to " + std::to_string(kMaxSide) + ".",
                 "size"};
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (bytes.size() / 4 != pixels || bytes.size() % 4 != 0)
    return Error{ErrorCode::kInvalid,
                 "A picture of " + std::to_string(width) + " x " + std::to_string(height) + " pixels came with " +
                     std::to_string(bytes.size()) + " bytes instead of four a pixel.",
                 "bytes"};
  Image image{width, height, std::vector<std::uint8_t>(pixels * 3)};
  const auto byte = [&](std::size_t at) { return unsigned{static_cast<unsigned char>(bytes[at])}; };
  for (std::size_t i = 0; i < pixels; ++i) {
    const unsigned alpha = byte(i * 4 + 3);
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const unsigned value = byte(i * 4 + channel);
      image.rgb[i * 3 + channel] = alpha == kOpaque ? static_cast<std::uint8_t>(value) : over_white(value, alpha);
    }
  }
  return image;
}

Plane luma(const Image& image) {
  Plane plane = make_plane(image.width, image.height);
  for (std::size_t i = 0; i < plane.values.size(); ++i) {
    const std::uint32_t red = image.rgb[i * 3], green = image.rgb[i * 3 + 1], blue = image.rgb[i * 3 + 2];
    plane.values[i] = static_cast<float>((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
  }
  return plane;
}

}  // namespace cairn::vision
