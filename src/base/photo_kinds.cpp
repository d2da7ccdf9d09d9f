#include "base/photo_kinds.h"

#include <algorithm>

namespace cairn::photo {
namespace {

constexpr std::size_t kAhead = 64 * 1024;  // read at once beyond what is needed, so that few questions are asked

std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace

Error broken(std::string_view kind, std::string_view message, std::size_t at) {
  return {ErrorCode::kCorrupt, "This " + std::string(kind) + " file " + std::string(message),
          "byte " + std::to_string(at)};
}

Error cut_off(std::string_view kind, std::size_t at) {
  return broken(kind, "is cut off: it ends before its picture begins. Copy or download it again.", at);
}

Answer read_on(const Source& source, std::string_view kind, std::size_t at, std::size_t size) {
  if (!source.reaches(at, size)) return cut_off(kind, source.file_bytes);
  const std::size_t wanted = at + size, left = source.file_bytes - wanted;
  return PhotoReading(MoreBytes{wanted + std::min(left, kAhead)});
}

Answer checked(PhotoKind kind, std::string_view name, std::int64_t width, std::int64_t height, const Exif& exif) {
  if (width < 1 || height < 1)
    return broken(name, "says that its picture has no pixels, so it is damaged. Copy or download it again.", 0);
  if (width > kMaxPhotoSide || height > kMaxPhotoSide || width * height > kMaxPhotoPixels)
    return Error{ErrorCode::kTooLarge,
                 "This photo is " + with_commas(width) + " x " + with_commas(height) +
                     " pixels, and would not fit this page's memory. Make it smaller: up to " +
                     with_commas(kMaxPhotoPixels / 1'000'000) + " million pixels, and " + with_commas(kMaxPhotoSide) +
                     " on a side.",
                 "size"};
  return PhotoReading(PhotoHeader{kind, static_cast<int>(width), static_cast<int>(height), exif});
}

Exif exif_of(std::string_view data) {
  if (data.substr(0, kExifMark.size()) == kExifMark) data.remove_prefix(kExifMark.size());
  return read_exif(data);
}

}  // namespace cairn::photo
