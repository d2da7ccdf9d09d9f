#pragma once
// What the first bytes of a photo file say, before anybody decodes it: its kind, its size in pixels, and its EXIF. So a
// file that the browser cannot open, or that would take all memory, is refused with a reason. Reads, never decodes.
//
// Sources: JPEG: ITU-T T.81 annex B. PNG: W3C "Portable Network Graphics", third edition. WebP: RFC 9649. GIF:
// CompuServe, "Graphics Interchange Format", version 89a. BMP: the headers of Windows and OS/2. AVIF: ISO/IEC 14496-12
// (boxes), 23008-12 (ispe).

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/exif.h"
#include "base/result.h"

namespace cairn {

inline constexpr std::int64_t kMaxPhotoPixels = 50'000'000;
inline constexpr std::int64_t kMaxPhotoSide = 20'000;
// How much of a file is worth reading at first: most cameras put all that is wanted here within it.
inline constexpr std::size_t kPhotoHeaderBytes = 256 * 1024;

// What browsers open.
enum class PhotoKind { kJpeg, kPng, kWebp, kGif, kBmp, kAvif };

struct PhotoHeader {
  PhotoKind kind = PhotoKind::kJpeg;
  // As stored: before it is turned as exif.orientation says. 1..kMaxPhotoSide each, kMaxPhotoPixels together at most.
  int width = 0, height = 0;
  // Of JPEG, PNG (where it stands before the picture) and WebP; of the others all is left out. AVIF says by itself how
  // it is turned, and browsers do so.
  Exif exif;
  friend bool operator==(const PhotoHeader&, const PhotoHeader&) = default;
};

// The bytes end before the answer: read the file's first `bytes` bytes and ask again. Above the count that was given,
// at most the size of the file.
struct MoreBytes {
  std::size_t bytes = 0;
  friend bool operator==(const MoreBytes&, const MoreBytes&) = default;
};

using PhotoReading = std::variant<PhotoHeader, MoreBytes>;

// `first_bytes` are the start of a file of `file_bytes` bytes. Errors, each with a sentence for people: kInvalid for an
// empty file; kForeign for what is no photo, or one that browsers cannot open (HEIC, TIFF, RAW, SVG, PDF and more);
// kCorrupt, with the place, for a photo that is cut off or broken; kTooLarge for too many pixels.
Result<PhotoReading> read_photo_header(std::string_view first_bytes, std::size_t file_bytes);

}  // namespace cairn
