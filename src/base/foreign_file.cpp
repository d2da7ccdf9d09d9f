#include "base/foreign_file.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace cairn {
namespace {

constexpr std::string_view kChooseAnother = "Choose a photo as JPEG, PNG or WebP.";
constexpr std::size_t kLookedAt = 4096;  // bytes of a text

bool begins_with(std::string_view bytes, std::string_view start) { return bytes.substr(0, start.size()) == start; }

template <std::size_t count>
bool begins_with_any(std::string_view bytes, const std::array<std::string_view, count>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return begins_with(bytes, start); });
}

std::string raw_photo() {
  return "This is a RAW photo as the sensor of a camera saw it, which browsers cannot open. Export it as JPEG with the "
         "camera's program, or set the camera to take JPEG as well.";
}

bool is_raw(std::string_view bytes) {
  static constexpr std::array<std::string_view, 9> kStarts = {
      std::string_view("FUJIFILMCCD-RAW"), "FOVb",     "IIRO", "IIRS", "MMOR", std::string_view("IIU\0", 4),
      std::string_view("\0MRM", 4),        "II\x1A\0", "ARRI"};
  const bool canon = begins_with(bytes, "II*") && bytes.substr(8, 2) == "CR";
  return canon || begins_with_any(bytes, kStarts);
}

bool is_tiff(std::string_view bytes) {
  static constexpr std::array<std::string_view, 4> kStarts = {
      std::string_view("II*\0", 4), std::string_view("MM\0*", 4), std::string_view("II+\0", 4),
      std::string_view("MM\0+", 4)};
  return begins_with_any(bytes, kStarts);
}

bool is_text(std::string_view bytes) {
  const std::string_view start = truncate_utf8(bytes, kLookedAt);
  if (start.empty() || !is_valid_utf8(start)) return false;
  return std::none_of(start.begin(), start.end(), [](char c) {
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || code == 0x7F;
  });
}

// What a text is, if it is one.
std::string of_text(std::string_view bytes) {
  if (begins_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string start = to_lower_ascii(trim(bytes.substr(0, kLookedAt)));
  const bool marked_up = begins_with(start, "<");
  if (marked_up && start.find("<svg") != std::string::npos && start.find("<html") == std::string::npos)
    return "This is an SVG drawing, not a photo. " + std::string(kChooseAnother);
  if (marked_up && (start.find("<html") != std::string::npos || begins_with(start, "<!doctype html")))
    return "This is a web page, not a photo. Open it, and save the photo that it shows.";
  return "This is a text file, not a photo. " + std::string(kChooseAnother);
}

}  // namespace

std::string what_else_it_is(std::string_view bytes) {
  if (begins_with(bytes, "%PDF-"))
    return "This is a PDF document, not a photo. Take a picture of the page, or export it as JPEG or PNG.";
  if (is_raw(bytes)) return raw_photo();
  if (is_tiff(bytes))
    return "This is a TIFF photo or a camera's RAW photo, which browsers cannot open. Export it as JPEG or PNG.";
  if (begins_with(bytes, "\xFF\x0A") || begins_with(bytes, std::string_view("\0\0\0\x0CJXL ", 8)))
    return "This is a JPEG XL photo, which most browsers cannot open. Export it as JPEG.";
  if (begins_with(bytes, "\xFF\x4F\xFF\x51") || begins_with(bytes, std::string_view("\0\0\0\x0CjP  ", 8)))
    return "This is a JPEG 2000 photo, which browsers cannot open. Export it as JPEG.";
  if (begins_with(bytes, "8BPS"))
    return "This is a Photoshop file, which browsers cannot open. Export it as JPEG or PNG.";
  if (begins_with(bytes, "PK\x03\x04"))
    return "This is an archive or an office document, not a photo. Take the photo out of it and choose that.";
  if (begins_with(bytes, "RIFF") || begins_with(bytes, "\x1A\x45\xDF\xA3"))
    return "This is a video or a sound, not a photo. Choose a photo, or take a screenshot of the video.";
  if (is_text(bytes)) return of_text(bytes);
  return "This is not a photo of a kind that browsers open. " + std::string(kChooseAnother);
}

std::string what_else_brand_is(std::string_view brand) {
  static constexpr std::array<std::string_view, 10> kHeif = {"heic", "heix", "hevc", "hevx", "heim",
                                                             "heis", "hevm", "hevs", "mif1", "msf1"};
  if (begins_with_any(brand, kHeif))
    return "This is a HEIC photo, which browsers cannot open. On an iPhone choose Settings > Camera > Formats > Most "
           "Compatible before you take it, or export this one as JPEG.";
  if (brand == "crx ") return raw_photo();
  return "This is a video, not a photo. Choose a photo, or take a screenshot of the video.";
}

}  // namespace cairn
