#pragma once
// For photo_header.cpp alone: the readers of each kind of photo, and what they share.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/photo_header.h"

namespace cairn::photo {

// The start of a file, and how large all of it is.
struct Source {
  std::string_view bytes;
  std::size_t file_bytes = 0;  // bytes.size() or more

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

using Answer = Result<PhotoReading>;

// Each begins where the mark of its kind was found.
Answer read_jpeg(const Source& source);
Answer read_png(const Source& source);
Answer read_webp(const Source& source);
Answer read_gif(const Source& source);
Answer read_bmp(const Source& source);
Answer read_avif(const Source& source);

inline constexpr std::string_view kPngMark("\x89PNG\r\n\x1A\n", 8);
bool is_bmp_header(std::uint32_t size);  // by the size of the header that follows the mark

// kCorrupt: "This <kind> file <message>".
Error broken(std::string_view kind, std::string_view message, std::size_t at);
Error cut_off(std::string_view kind, std::size_t at);
// The bytes up to at + size are wanted, and are not all among those that were given.
Answer read_on(const Source& source, std::string_view kind, std::size_t at, std::size_t size);
// The header, unless the size is out of its limits.
Answer checked(PhotoKind kind, std::string_view name, std::int64_t width, std::int64_t height, const Exif& exif);

inline constexpr std::string_view kExifMark("Exif\0\0", 6);
// With or without the mark that JPEG puts before it.
Exif exif_of(std::string_view data);

}  // namespace cairn::photo
