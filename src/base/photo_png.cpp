#include "base/photo_kinds.h"

namespace cairn::photo {
namespace {

constexpr std::size_t kChunkFrame = 12;  // length, name and checksum around the data
constexpr std::size_t kMostExif = 1 << 20;

}  // namespace

Answer read_png(const Source& source) {
  const auto width = source.big(16, 4), height = source.big(20, 4);
  if (!width || !height) return read_on(source, "PNG", 0, 33);
  if (source.part(12, 4) != "IHDR")
    return broken("PNG", "does not begin with its size. Copy or download it again.", 12);
  Answer plain = checked(PhotoKind::kPng, "PNG", *width, *height, {});
  if (!plain.ok()) return plain;
  for (std::size_t at = 8;;) {
    const auto length = source.big(at, 4);
    const std::string_view name = source.part(at + 4, 4);
    if (!length || name.size() < 4) return read_on(source, "PNG", at, 8);
    if (name == "IDAT" || name == "IEND") return plain;
    if (!source.reaches(at, kChunkFrame) || !source.reaches(at + kChunkFrame, *length))
      return cut_off("PNG", source.file_bytes);
    if (name == "eXIf") {
      if (*length > kMostExif) return plain;
      const std::string_view data = source.part(at + 8, *length);
      if (data.size() < *length) return read_on(source, "PNG", at, std::size_t{*length} + 8);
      return checked(PhotoKind::kPng, "PNG", *width, *height, exif_of(data));
    }
    at += kChunkFrame + *length;
  }
}

}  // namespace cairn::photo
