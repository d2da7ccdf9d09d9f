#include "base/photo_header.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/byte_reader.h"
#include "base/foreign_file.h"

namespace cairn {
namespace {

constexpr std::size_t kAhead = 64 * 1024;  // read at once beyond what is needed, so that few questions are asked
constexpr std::string_view kExifMark("Exif\0\0", 6);

// The start of a file, and how large all of it is.
struct Source {
  std::string_view bytes;
  std::size_t file_bytes = 0;

  std::string_view part(std::size_t at, std::size_t size) const {
    return at > bytes.size() ? std::string_view() : bytes.substr(at, size);
  }
  std::optional<std::uint32_t> big(std::size_t at, std::size_t size) const {
    return number_at(bytes, at, size, ByteOrder::kBigEndian);
  }
  std::optional<std::uint32_t> little(std::size_t at, std::size_t size) const {
    return number_at(bytes, at, size, ByteOrder::kLittleEndian);
  }
  // Whether the file goes on for `size` bytes at `at`, read or not.
  bool reaches(std::size_t at, std::size_t size) const { return at <= file_bytes && file_bytes - at >= size; }
};

using Step = Result<PhotoReading>;

Error broken(std::string_view kind, std::string message, std::size_t at) {
  return {ErrorCode::kCorrupt, "This " + std::string(kind) + " file " + std::move(message),
          "byte " + std::to_string(at)};
}

Error cut_off(std::string_view kind, std::size_t at) {
  return broken(kind, "is cut off: it ends before its picture begins. Copy or download it again.", at);
}

// The bytes up to at + size are wanted, and are not among those that were given.
Step read_on(const Source& source, std::string_view kind, std::size_t at, std::size_t size) {
  if (!source.reaches(at, size)) return cut_off(kind, source.file_bytes);
  const std::size_t wanted = at + size, left = source.file_bytes - wanted;
  return PhotoReading(MoreBytes{wanted + std::min(left, kAhead)});
}

std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

Step checked(PhotoKind kind, std::string_view name, std::int64_t width, std::int64_t height, const Exif& exif) {
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

// With or without the mark that JPEG puts before it.
Exif exif_of(std::string_view data) {
  if (data.substr(0, kExifMark.size()) == kExifMark) data.remove_prefix(kExifMark.size());
  return read_exif(data);
}

// --- JPEG
// -------------------------------------------------------------------------------------------------------------

constexpr std::uint32_t kApp1 = 0xE1, kStartOfScan = 0xDA, kEndOfImage = 0xD9;

bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }
// Of a frame, whatever its coding; C4, C8 and CC are something else.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
bool is_common_frame(std::uint32_t marker) { return marker <= 0xC2; }  // baseline, extended, progressive

Step jpeg_frame(const Source& source, std::uint32_t marker, std::size_t at, const Exif& exif) {
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

Step read_jpeg(const Source& source) {
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

// --- PNG
// --------------------------------------------------------------------------------------------------------------

constexpr std::string_view kPngMark("\x89PNG\r\n\x1A\n", 8);
constexpr std::size_t kChunkFrame = 12;  // length, name and checksum around the data
constexpr std::size_t kMostExif = 1 << 20;

Step read_png(const Source& source) {
  const auto width = source.big(16, 4), height = source.big(20, 4);
  if (!width || !height) return read_on(source, "PNG", 0, 33);
  if (source.part(12, 4) != "IHDR")
    return broken("PNG", "does not begin with its size. Copy or download it again.", 12);
  const Step plain = checked(PhotoKind::kPng, "PNG", *width, *height, {});
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

// --- WebP
// -------------------------------------------------------------------------------------------------------------

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

Step read_webp(const Source& source) {
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
  Step plain = checked(PhotoKind::kWebp, "WebP", width, height, {});
  if (!plain.ok() || !has_exif) return plain;
  if (source.bytes.size() < source.file_bytes) return PhotoReading(MoreBytes{source.file_bytes});
  return checked(PhotoKind::kWebp, "WebP", width, height, webp_exif(source));
}

// --- GIF and BMP
// ------------------------------------------------------------------------------------------------------

Step read_gif(const Source& source) {
  const auto width = source.little(6, 2), height = source.little(8, 2);
  if (!width || !height) return read_on(source, "GIF", 0, 10);
  return checked(PhotoKind::kGif, "GIF", *width, *height, {});
}

bool is_bmp_header(std::uint32_t size) {  // the headers of OS/2 and Windows, by their size
  constexpr std::array<std::uint32_t, 8> kSizes = {12, 16, 40, 52, 56, 64, 108, 124};
  return std::find(kSizes.begin(), kSizes.end(), size) != kSizes.end();
}

Step read_bmp(const Source& source) {
  if (source.bytes.size() < 26) return read_on(source, "BMP", 0, 26);
  if (*source.little(14, 4) == 12)
    return checked(PhotoKind::kBmp, "BMP", *source.little(18, 2), *source.little(20, 2), {});
  const auto width = static_cast<std::int32_t>(*source.little(18, 4));
  // Below 0 where rows are stored from the top.
  const std::int64_t height = static_cast<std::int32_t>(*source.little(22, 4));
  return checked(PhotoKind::kBmp, "BMP", width, height < 0 ? -height : height, {});
}

// --- AVIF: boxes within boxes
// -----------------------------------------------------------------------------------------

struct FileBox {
  std::string_view name;
  std::size_t begin = 0, end = 0;  // of its content
};

// The box at `at`, which must end by `until`; nullopt if it is none, or if its head is not among the bytes.
std::optional<FileBox> box_at(const Source& source, std::size_t at, std::size_t until) {
  const auto size = source.big(at, 4);
  const std::string_view name = source.part(at + 4, 4);
  if (!size || name.size() < 4 || at >= until) return std::nullopt;
  std::size_t length = *size, head = 8;
  if (length == 1) {  // 64 bits follow, of which the upper 32 can only be 0 in a file that a page can hold
    const auto above = source.big(at + 8, 4), below = source.big(at + 12, 4);
    if (!above || !below || *above != 0) return std::nullopt;
    length = *below;
    head = 16;
  } else if (length == 0) {  // to the end
    length = until - at;
  }
  if (length < head || length > until - at) return std::nullopt;
  return FileBox{name, at + head, at + length};
}

// The first box of that name from `at` on.
std::optional<FileBox> find_box(const Source& source, std::string_view name, std::size_t at, std::size_t until) {
  while (const auto box = box_at(source, at, until)) {
    if (box->name == name) return box;
    at = box->end;
  }
  return std::nullopt;
}

// A photo may be stored in tiles and with a small copy: the largest of all sizes is the photo's.
std::optional<std::pair<std::int64_t, std::int64_t>> largest_size(const Source& source, const FileBox& properties) {
  std::optional<std::pair<std::int64_t, std::int64_t>> largest;
  std::size_t at = properties.begin;
  while (const auto box = box_at(source, at, properties.end)) {
    at = box->end;
    if (box->name != "ispe" || box->end - box->begin < 12) continue;
    const auto width = source.big(box->begin + 4, 4), height = source.big(box->begin + 8, 4);
    if (!width || !height) break;
    const std::int64_t wide = *width, high = *height;
    // In doubles, which two numbers of 32 bits cannot overflow.
    if (!largest || static_cast<double>(wide) * static_cast<double>(high) >
                        static_cast<double>(largest->first) * static_cast<double>(largest->second))
      largest = {wide, high};
  }
  return largest;
}

Step read_avif(const Source& source) {
  std::size_t at = 0;
  while (at < source.file_bytes) {
    const auto box = box_at(source, at, source.file_bytes);
    if (!box) {
      if (source.bytes.size() < source.file_bytes && source.bytes.size() - std::min(at, source.bytes.size()) < 16)
        return read_on(source, "AVIF", at, std::min<std::size_t>(16, source.file_bytes - at));
      return cut_off("AVIF", at);
    }
    at = box->end;
    if (box->name != "meta") continue;
    if (box->end > source.bytes.size()) return read_on(source, "AVIF", box->begin, box->end - box->begin);
    const auto properties = find_box(source, "iprp", box->begin + 4, box->end);  // 4: version and flags
    const auto container = properties ? find_box(source, "ipco", properties->begin, properties->end) : std::nullopt;
    const auto size = container ? largest_size(source, *container) : std::nullopt;
    if (!size) break;
    return checked(PhotoKind::kAvif, "AVIF", size->first, size->second, {});
  }
  return broken("AVIF", "does not say how large its picture is. Copy or download it again.", at);
}

// --- All kinds
// --------------------------------------------------------------------------------------------------------

// ISO base media: AVIF is among photos, videos and HEIC. The first brand is what it is, the others what can read it.
Step read_media(const Source& source) {
  const auto size = source.big(0, 4);
  if (source.bytes.size() < 16) return read_on(source, "AVIF", 0, 16);
  const std::size_t until = std::min<std::size_t>(*size, std::min<std::size_t>(source.bytes.size(), 256));
  for (std::size_t at = 8; at + 4 <= until; at += at == 8 ? 8 : 4)
    if (const std::string_view brand = source.part(at, 4); brand == "avif" || brand == "avis") return read_avif(source);
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
  if (begins(0, "\xFF\xD8\xFF")) return read_jpeg(source);
  if (begins(0, kPngMark)) return read_png(source);
  if (begins(0, "RIFF") && begins(8, "WEBP")) return read_webp(source);
  if (begins(0, "GIF87a") || begins(0, "GIF89a")) return read_gif(source);
  if (begins(0, "BM") && is_bmp_header(source.little(14, 4).value_or(0))) return read_bmp(source);
  if (begins(4, "ftyp")) return read_media(source);
  return Error{ErrorCode::kForeign, what_else_it_is(first_bytes), ""};
}

}  // namespace cairn
