#include "base/photo_header.h"

#include <algorithm>

#include "base/foreign_file.h"
#include "base/photo_kinds.h"

namespace cairn {
namespace {

using photo::Answer;
using photo::Source;

// ISO base media: AVIF is among photos, videos and HEIC. The first brand is what it is, the others what can read it.
Answer read_media(const Source& source) {
  const auto size = source.big(0, 4);
  if (source.bytes.size() < 16) return photo::read_on(source, "AVIF", 0, 16);
  const std::size_t until = std::min<std::size_t>(*size, std::min<std::size_t>(source.bytes.size(), 256));
  for (std::size_t at = 8; at + 4 <= until; at += at == 8 ? 8 : 4)
    if (const std::string_view brand = source.part(at, 4); brand == "avif" || brand == "avis")
      return photo::read_avif(source);
  return Error{ErrorCode::kForeign, what_else_brand_is(source.part(8, 4)), ""};
}

}  // namespace

Result<PhotoReading> read_photo_header(std::string_view first_bytes, std::size_t file_bytes) {
  const Source source{first_bytes, std::max(file_bytes, first_bytes.size())};
  if (source.file_bytes == 0)
    return Error{ErrorCode::kInvalid, "This file is empty: it has no bytes at all. Copy or download it again.", ""};
  constexpr std::size_t kEnoughToTell = 32;
  if (first_bytes.size() < kEnoughToTell && first_bytes.size() < source.file_bytes)
    return PhotoReading(MoreBytes{std::min(source.file_bytes, kPhotoHeaderBytes)});
  const auto begins = [&](std::size_t at, std::string_view mark) { return source.part(at, mark.size()) == mark; };
  if (begins(0, "\xFF\xD8\xFF")) return photo::read_jpeg(source);
  if (begins(0, photo::kPngMark)) return photo::read_png(source);
  if (begins(0, "RIFF") && begins(8, "WEBP")) return photo::read_webp(source);
  if (begins(0, "GIF87a") || begins(0, "GIF89a")) return photo::read_gif(source);
  if (begins(0, "BM") && photo::is_bmp_header(source.little(14, 4).value_or(0))) return photo::read_bmp(source);
  if (begins(4, "ftyp")) return read_media(source);
  return Error{ErrorCode::kForeign, what_else_it_is(first_bytes), ""};
}

}  // namespace cairn
