#include "base/photo_kinds.h"

namespace cairn::photo {
namespace {

constexpr std::uint32_t kApp1 = 0xE1, kStartOfScan = 0xDA, kEndOfImage = 0xD9;

bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }
// Of a frame, whatever its coding; C4, C8 and CC are something else.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
bool is_common_frame(std::uint32_t marker) { return marker <= 0xC2; }  // baseline, extended, progressive

Answer jpeg_frame(const Source& source, std::uint32_t marker, std::size_t at, const Exif& exif) {
  const auto height = source.big(at + 5, 2), width = source.big(at + 7, 2);
  if (!height || !width) return read_on(source, "JPEG", at, 9);
  if (!is_common_frame(marker))
    return Error{
        ErrorCode::kForeign,
        "This JPEG file is of a rare kind (lossless or arithmetic coding) that browsers cannot open. Export it "
        "as an ordinary JPEG.",
        "byte " + std::to_string(at)};
  return checked(PhotoKind::kJpeg, "JPEG", *width, *height, exif);
}

}  // namespace

Answer read_jpeg(const Source& source) {
  Exif exif;
  std::size_t at = 2;
  for (;;) {
    const auto mark = source.big(at, 1);
    if (!mark) return read_on(source, "JPEG", at, 4);
    if (*mark != 0xFF) return broken("JPEG", "is damaged before its picture begins. Copy or download it again.", at);
    const auto marker = source.big(at + 1, 1);
    if (!marker) return read_on(source, "JPEG", at, 4);
    if (*marker == 0xFF) {  // a fill byte
      at += 1;
      continue;
    }
    if (stands_alone(*marker)) {
      at += 2;
      continue;
    }
    if (*marker == kStartOfScan || *marker == kEndOfImage)
      return broken("JPEG", "does not say how large its picture is. Copy or download it again.", at);
    const auto length = source.big(at + 2, 2);
    if (!length) return read_on(source, "JPEG", at, 4);
    if (*length < 2) return broken("JPEG", "is damaged before its picture begins. Copy or download it again.", at + 2);
    if (is_frame(*marker)) return jpeg_frame(source, *marker, at, exif);
    const std::size_t size = std::size_t{2} + *length;
    const std::string_view segment = source.part(at, size);
    if (segment.size() < size) return read_on(source, "JPEG", at, size);
    const std::string_view data = segment.substr(4);
    if (*marker == kApp1 && data.substr(0, kExifMark.size()) == kExifMark && exif == Exif{}) exif = exif_of(data);
    at += size;
  }
}

}  // namespace cairn::photo
