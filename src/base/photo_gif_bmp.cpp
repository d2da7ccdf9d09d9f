#include <algorithm>
#include <array>

#include "base/photo_kinds.h"

namespace cairn::photo {

Answer read_gif(const Source& source) {
  const auto width = source.little(6, 2), height = source.little(8, 2);
  if (!width || !height) return read_on(source, "GIF", 0, 10);
  return checked(PhotoKind::kGif, "GIF", *width, *height, {});
}

// Those of OS/2 and of Windows.
bool is_bmp_header(std::uint32_t size) {
  constexpr std::array<std::uint32_t, 8> kSizes = {12, 16, 40, 52, 56, 64, 108, 124};
  return std::find(kSizes.begin(), kSizes.end(), size) != kSizes.end();
}

Answer read_bmp(const Source& source) {
  if (source.bytes.size() < 26) return read_on(source, "BMP", 0, 26);
  if (*source.little(14, 4) == 12)
    return checked(PhotoKind::kBmp, "BMP", *source.little(18, 2), *source.little(20, 2), {});
  const auto width = static_cast<std::int32_t>(*source.little(18, 4));
  // Below 0 where rows are stored from the top.
  const std::int64_t height = static_cast<std::int32_t>(*source.little(22, 4));
  return checked(PhotoKind::kBmp, "BMP", width, height < 0 ? -height : height, {});
}

}  // namespace cairn::photo
