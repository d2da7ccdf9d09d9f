#include "base/photo_kinds.h"

namespace cairn::photo {
namespace {

constexpr std::uint32_t kWebpHasExif = 0x08;
constexpr std::size_t kMostWebp = 64 << 20;  // a larger one is not read whole for its EXIF

// EXIF stands at the end, behind the picture. What cannot be found there is left out.
Exif webp_exif(const Source& source) {
  for (std::size_t at = 12;;) {
    const auto length = source.little(at + 4, 4);
    if (!length) return {};
    const std::string_view data = source.part(at + 8, *length);
    if (data.size() < *length) return {};
    if (source.part(at, 4) == "EXIF") return exif_of(data);
    at += 8 + data.size() + data.size() % 2;  // chunks begin at even places
  }
}

}  // namespace

Answer read_webp(const Source& source) {
  if (source.bytes.size() < 25) return read_on(source, "WebP", 0, 25);
  const std::string_view name = source.part(12, 4);
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::int64_t{source.little(at, size).value_or(0)};
  };
  if (name == "VP8L" && number(20, 1) == 0x2F) {
    const std::int64_t packed = number(21, 4);
    return checked(PhotoKind::kWebp, "WebP", (packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1, {});
  }
  if (source.bytes.size() < 30) return read_on(source, "WebP", 0, 30);
  if (name == "VP8 " && number(23, 3) == 0x2A019D)  // the start code
    return checked(PhotoKind::kWebp, "WebP", number(26, 2) & 0x3FFF, number(28, 2) & 0x3FFF, {});
  if (name != "VP8X")
    return broken("WebP", "is damaged: its picture is of no kind that WebP has. Copy or download it again.", 12);
  const std::int64_t width = number(24, 3) + 1, height = number(27, 3) + 1;
  const bool has_exif = (number(20, 1) & kWebpHasExif) != 0 && source.file_bytes <= kMostWebp;
  Answer plain = checked(PhotoKind::kWebp, "WebP", width, height, {});
  if (!plain.ok() || !has_exif) return plain;
  if (source.bytes.size() < source.file_bytes) return PhotoReading(MoreBytes{source.file_bytes});
  return checked(PhotoKind::kWebp, "WebP", width, height, webp_exif(source));
}

}  // namespace cairn::photo
