#include <algorithm>
#include <string>
#include <vector>

#include "base/photo_header.h"
#include "base/random.h"
#include "base/text.h"
#include "doctest/doctest.h"

using namespace cairn;

namespace {

// --- Files by hand
// ----------------------------------------------------------------------------------------------------

std::string number(std::uint32_t value, std::size_t size, bool big) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * (big ? size - 1 - i : i) & 0xFF);
  return bytes;
}
std::string big(std::uint32_t value, std::size_t size) { return number(value, size, true); }
std::string little(std::uint32_t value, std::size_t size) { return number(value, size, false); }
std::string text(std::string_view literal_with_nuls) { return std::string(literal_with_nuls); }

// A directory of EXIF whose longer values follow it.
class Directory {
 public:
  Directory(bool big_endian, std::uint32_t at) : big_(big_endian), at_(at) {}

  Directory& add(std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::string value) {
    entries_.push_back({tag, type, count, std::move(value)});
    return *this;
  }
  Directory& whole(std::uint32_t tag, std::uint32_t value) { return add(tag, 4, 1, number(value, 4, big_)); }
  Directory& shorter(std::uint32_t tag, std::uint32_t value) { return add(tag, 3, 1, number(value, 2, big_)); }
  Directory& words(std::uint32_t tag, const std::string& value) {
    return add(tag, 2, static_cast<std::uint32_t>(value.size() + 1), value + '\0');
  }
  Directory& angle(std::uint32_t tag, const std::vector<std::uint32_t>& parts) {
    std::string value;
    for (const std::uint32_t part : parts) value += number(part, 4, big_);
    return add(tag, 5, 3, value);
  }
  std::string bytes() const {
    std::string head = number(static_cast<std::uint32_t>(entries_.size()), 2, big_), tail;
    const std::size_t end = at_ + 2 + entries_.size() * 12 + 4;
    for (const Entry& entry : entries_) {
      head += number(entry.tag, 2, big_) + number(entry.type, 2, big_) + number(entry.count, 4, big_);
      if (entry.value.size() <= 4) {
        head += (entry.value + std::string(4, '\0')).substr(0, 4);
        continue;
      }
      head += number(static_cast<std::uint32_t>(end + tail.size()), 4, big_);
      tail += entry.value;
    }
    return head + std::string(4, '\0') + tail;
  }

 private:
  struct Entry {
    std::uint32_t tag, type, count;
    std::string value;
  };
  bool big_;
  std::uint32_t at_;
  std::vector<Entry> entries_;
};

struct ExifWords {
  std::uint32_t orientation = 6;
  std::string taken = "2026:05:17 09:30:59", offset = "+02:00", digitized = "2026:05:18 00:00:00";
  std::string latitude_side = "N", longitude_side = "W";
  std::vector<std::uint32_t> latitude = {52, 1, 30, 1, 36, 1}, longitude = {13, 1, 2250, 100, 0, 1};
};

std::string exif_bytes(bool big_endian, const ExifWords& say = {}) {
  const auto fields = [&](std::uint32_t exif_at, std::uint32_t gps_at) {
    Directory first(big_endian, 8), exif(big_endian, exif_at), gps(big_endian, gps_at);
    first.shorter(0x0112, say.orientation).whole(0x8769, exif_at).whole(0x8825, gps_at);
    exif.words(0x9003, say.taken).words(0x9004, say.digitized).words(0x9011, say.offset).words(0x9012, "-01:00");
    gps.words(1, say.latitude_side).angle(2, say.latitude).words(3, say.longitude_side).angle(4, say.longitude);
    return std::vector<std::string>{first.bytes(), exif.bytes(), gps.bytes()};
  };
  const std::uint32_t exif_at = 8 + static_cast<std::uint32_t>(fields(0, 0)[0].size());
  const std::uint32_t gps_at = exif_at + static_cast<std::uint32_t>(fields(exif_at, 0)[1].size());
  const std::vector<std::string> parts = fields(exif_at, gps_at);
  return (big_endian ? "MM" : "II") + number(42, 2, big_endian) + number(8, 4, big_endian) + parts[0] + parts[1] +
         parts[2];
}

std::string segment(int marker, const std::string& data) {
  return "\xFF" + std::string(1, static_cast<char>(marker)) + big(static_cast<std::uint32_t>(data.size() + 2), 2) +
         data;
}
std::string frame(int marker, std::uint32_t width, std::uint32_t height) {
  return segment(marker,
                 "\x08" + big(height, 2) + big(width, 2) + text({"\x03\x01\x22\0\x02\x11\x01\x03\x11\x01", 10}));
}
std::string jpeg(const std::string& exif, std::uint32_t width = 4000, std::uint32_t height = 3000, int marker = 0xC0) {
  return "\xFF\xD8" + segment(0xE0, text({"JFIF\0\1\1\0\0\1\0\1\0\0", 14})) +
         (exif.empty() ? "" : segment(0xE1, text({"Exif\0\0", 6}) + exif)) + segment(0xE1, "http://ns.adobe.com/xap/") +
         segment(0xC4, "tables") + "\xFF" + frame(marker, width, height) + segment(0xDA, "scan") + "picture\xFF\xD9";
}

std::string chunk(const std::string& name, const std::string& data) {
  return big(static_cast<std::uint32_t>(data.size()), 4) + name + data + "CRC!";
}
std::string png(const std::string& exif, std::uint32_t width = 640, std::uint32_t height = 480) {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big(width, 4) + big(height, 4) + text({"\x08\x02\0\0\0", 5})) +
         chunk("tEXt", "Title") + (exif.empty() ? "" : chunk("eXIf", exif)) + chunk("IDAT", "data") + chunk("IEND", "");
}

std::string webp_chunk(const std::string& name, const std::string& data) {
  return name + little(static_cast<std::uint32_t>(data.size()), 4) + data +
         (data.size() % 2 == 1 ? text({"\0", 1}) : "");
}
std::string webp(const std::string& chunks) {
  return "RIFF" + little(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}
std::string webp_lossy(std::uint32_t width, std::uint32_t height) {
  return webp_chunk("VP8 ", text({"\x10\x02\0\x9D\x01\x2A", 6}) + little(width, 2) + little(height, 2) + "rest");
}
std::string webp_lossless(std::uint32_t width, std::uint32_t height) {
  return webp_chunk("VP8L", "\x2F" + little((width - 1) | (height - 1) << 14, 4) + "rest!!");
}
std::string webp_extended(const std::string& exif, std::uint32_t width, std::uint32_t height) {
  return webp(webp_chunk("VP8X", little(exif.empty() ? 0x10 : 0x18, 4) + little(width - 1, 3) + little(height - 1, 3)) +
              webp_chunk("ALPH", "alpha") + webp_lossy(width & 0x3FFF, height & 0x3FFF) +
              (exif.empty() ? "" : webp_chunk("EXIF", exif)));
}

std::string gif(std::uint32_t width, std::uint32_t height) {
  return "GIF89a" + little(width, 2) + little(height, 2) + text({"\0\0\0;", 4}) + std::string(20, 'x');
}
std::string bmp(std::uint32_t width, std::uint32_t height) {
  return "BM" + little(100, 4) + little(0, 4) + little(54, 4) + little(40, 4) + little(width, 4) + little(height, 4) +
         std::string(40, '\0');
}
std::string bmp_of_os2(std::uint32_t width, std::uint32_t height) {
  return "BM" + little(100, 4) + little(0, 4) + little(26, 4) + little(12, 4) + little(width, 2) + little(height, 2) +
         std::string(40, '\0');
}

std::string box(const std::string& name, const std::string& content) {
  return big(static_cast<std::uint32_t>(content.size() + 8), 4) + name + content;
}
std::string ispe(std::uint32_t width, std::uint32_t height) {
  return box("ispe", big(0, 4) + big(width, 4) + big(height, 4));
}
std::string avif(const std::string& brands, const std::string& properties) {
  return box("ftyp", brands) + box("free", "x") +
         box("meta", big(0, 4) + box("hdlr", "pict") + box("iprp", box("ipco", properties) + box("ipma", "map"))) +
         box("mdat", "picture");
}
std::string avif(std::uint32_t width, std::uint32_t height) {
  return avif("avif" + big(0, 4) + "mif1miaf", ispe(160, 120) + box("pixi", "abcd") + ispe(width, height));
}

// --- Answers
// ----------------------------------------------------------------------------------------------------------

PhotoHeader header_of(const std::string& file) {
  const auto reading = read_photo_header(file, file.size());
  INFO((reading.ok() ? std::string() : reading.error().message));
  REQUIRE(reading.ok());
  const auto* header = std::get_if<PhotoHeader>(&reading.value());
  REQUIRE(header != nullptr);
  return *header;
}

Error error_of(const std::string& file) {
  const auto reading = read_photo_header(file, file.size());
  REQUIRE_FALSE(reading.ok());
  return reading.error();
}

bool says(const std::string& file, ErrorCode code, std::string_view words) {
  const Error error = error_of(file);
  INFO(error.message);
  return error.code == code && error.message.find(words) != std::string::npos && error.message.back() == '.';
}

std::vector<std::string> good_files() {
  return {jpeg(""),
          jpeg(exif_bytes(true)),
          jpeg(exif_bytes(false), 100, 200, 0xC2),
          png(""),
          png(exif_bytes(false)),
          webp(webp_lossy(800, 600)),
          webp(webp_lossless(800, 600)),
          webp_extended("", 800, 600),
          webp_extended(exif_bytes(true), 800, 600),
          gif(320, 200),
          bmp(32, 16),
          bmp_of_os2(32, 16),
          avif(1200, 900)};
}

}  // namespace

TEST_CASE("photo header: kind and size of every kind that browsers open") {
  const auto is = [](const std::string& file, PhotoKind kind, int width, int height) {
    const PhotoHeader header = header_of(file);
    return header.kind == kind && header.width == width && header.height == height && header.exif == Exif{};
  };
  CHECK(is(jpeg(""), PhotoKind::kJpeg, 4000, 3000));
  CHECK(is(jpeg("", 1, 1, 0xC1), PhotoKind::kJpeg, 1, 1));
  CHECK(is(jpeg("", 20'000, 2'500, 0xC2), PhotoKind::kJpeg, 20'000, 2'500));
  CHECK(is(png(""), PhotoKind::kPng, 640, 480));
  CHECK(is(webp(webp_lossy(801, 600)), PhotoKind::kWebp, 801, 600));
  CHECK(is(webp(webp_lossy(801 | 0x4000, 600 | 0xC000)), PhotoKind::kWebp, 801, 600));  // the upper bits are a scale
  CHECK(is(webp(webp_lossless(16384, 3000)), PhotoKind::kWebp, 16384, 3000));
  CHECK(is(webp(webp_lossless(1, 1)), PhotoKind::kWebp, 1, 1));
  CHECK(is(webp_extended("", 19'999, 70), PhotoKind::kWebp, 19'999, 70));
  CHECK(is(gif(320, 200), PhotoKind::kGif, 320, 200));
  CHECK(is(bmp(32, 16), PhotoKind::kBmp, 32, 16));
  CHECK(is(bmp(32, 0xFFFFFFF0), PhotoKind::kBmp, 32, 16));  // rows from the top
  CHECK(is(bmp_of_os2(33, 17), PhotoKind::kBmp, 33, 17));
  CHECK(is(avif(1200, 900), PhotoKind::kAvif, 1200, 900));
  CHECK(is(avif("mif1" + big(0, 4) + "miafavif", ispe(1200, 900) + ispe(512, 512)), PhotoKind::kAvif, 1200, 900));
}

TEST_CASE("photo header: EXIF in both byte orders, in each kind of file that has it") {
  const Exif expected{6, ExifTime{2026, 5, 17, 9, 30, 59, 120}, GeoPoint{52.51, -13.375}};
  for (const bool big_endian : {true, false}) {
    const std::string exif = exif_bytes(big_endian);
    for (const std::string& file : {jpeg(exif), png(exif), webp_extended(exif, 800, 600),
                                    webp_extended(text({"Exif\0\0", 6}) + exif, 800, 600)}) {
      const Exif found = header_of(file).exif;
      CHECK(found.orientation == expected.orientation);
      CHECK(found.taken == expected.taken);
      REQUIRE(found.place.has_value());
      CHECK(found.place->latitude == doctest::Approx(expected.place->latitude).epsilon(1e-12));
      CHECK(found.place->longitude == doctest::Approx(expected.place->longitude).epsilon(1e-12));
    }
    for (std::uint32_t orientation = 0; orientation <= 20; ++orientation) {
      const int told = header_of(jpeg(exif_bytes(big_endian, {.orientation = orientation}))).exif.orientation;
      CHECK(told == (orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1));
    }
  }
  CHECK_FALSE(is_turned(4));
  CHECK(is_turned(5));
  CHECK(is_turned(8));
}

TEST_CASE("EXIF: times that are none are left out, and the second choice is taken") {
  const auto taken = [](const std::string& time, const std::string& offset) {
    return read_exif(exif_bytes(true, {.taken = time, .offset = offset})).taken;
  };
  CHECK(taken("2024:02:29 23:59:59", "") == ExifTime{2024, 2, 29, 23, 59, 59, std::nullopt});
  CHECK(taken("2024:02:29 23:59:59", "-09:30") == ExifTime{2024, 2, 29, 23, 59, 59, -570});
  CHECK(taken("2024:02:29 23:59:59", "+15:00") == ExifTime{2024, 2, 29, 23, 59, 59, std::nullopt});
  CHECK(taken("2024:02:29 23:59:59", "   :  ") == ExifTime{2024, 2, 29, 23, 59, 59, std::nullopt});
  const ExifTime digitized{2026, 5, 18, 0, 0, 0, -60};
  for (const char* broken :
       {"0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29 10:00:00", "2026:13:01 10:00:00",
        "2026:00:01 10:00:00", "2026:05:32 10:00:00", "2026:05:00 10:00:00", "2026:05:17 24:00:00",
        "2026:05:17 10:60:00", "2026:05:17 10:00:60", "2026-05-17 10:00:00", "2026:05:17", "", "2026:05:17 10:00:00 "})
    CHECK(taken(broken, "+02:00") == digitized);
  CHECK(read_exif(exif_bytes(true, {.taken = "", .digitized = "soon"})).taken == std::nullopt);
}

TEST_CASE("EXIF: places on both sides, and none that is not on Earth") {
  const auto place = [](const ExifWords& say) { return read_exif(exif_bytes(false, say)).place; };
  CHECK(place({.latitude_side = "S",
               .longitude_side = "E",
               .latitude = {90, 1, 0, 1, 0, 1},
               .longitude = {180, 1, 0, 1, 0, 1}}) == GeoPoint{-90, 180});
  CHECK(place({.latitude_side = "S", .latitude = {0, 1, 0, 1, 0, 1}, .longitude = {0, 1, 0, 1, 0, 1}}) ==
        GeoPoint{0, 0});
  CHECK_FALSE(place({.latitude_side = "X"}).has_value());
  CHECK_FALSE(place({.latitude_side = ""}).has_value());
  CHECK_FALSE(place({.longitude_side = "N"}).has_value());
  CHECK_FALSE(place({.latitude = {90, 1, 0, 1, 1, 1}}).has_value());
  CHECK_FALSE(place({.longitude = {181, 1, 0, 1, 0, 1}}).has_value());
  CHECK_FALSE(place({.longitude = {13, 1, 0, 0, 0, 1}}).has_value());
  CHECK_FALSE(place({.longitude = {0xFFFFFFFF, 1, 0, 1, 0, 1}}).has_value());
}

TEST_CASE("EXIF: directories that lead to themselves or out of the bytes") {
  for (const bool big_endian : {true, false}) {
    const std::string head = (big_endian ? "MM" : "II") + number(42, 2, big_endian) + number(8, 4, big_endian);
    Directory self(big_endian, 8);
    self.whole(0x8769, 8).whole(0x8825, 8).shorter(0x0112, 3);
    CHECK(read_exif(head + self.bytes()) == Exif{3, std::nullopt, std::nullopt});
    Directory away(big_endian, 8);
    away.whole(0x8769, 0xFFFFFFFF).whole(0x8825, 0x7FFFFFF0).shorter(0x0112, 4);
    CHECK(read_exif(head + away.bytes()) == Exif{4, std::nullopt, std::nullopt});
    CHECK(read_exif(head + number(65535, 2, big_endian)) == Exif{});
  }
  CHECK(read_exif("") == Exif{});
  CHECK(read_exif("MM") == Exif{});
  CHECK(read_exif(text({"MM\0\x2B\0\0\0\x08", 8})) == Exif{});
  CHECK(read_exif(text({"MM\0\x2A\xFF\xFF\xFF\xFF", 8})) == Exif{});
  const std::string whole = exif_bytes(true);
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const Exif exif = read_exif(std::string_view(whole).substr(0, size));
    CHECK(exif.orientation >= 1);
    CHECK(exif.orientation <= 8);
  }
}

TEST_CASE("photo header: too many pixels are refused by name of the size") {
  const auto refused = [](const std::string& file, std::string_view size) {
    return says(file, ErrorCode::kTooLarge, "This photo is " + std::string(size) + " pixels");
  };
  CHECK(refused(jpeg("", 60'000, 60'000), "60,000 x 60,000"));
  CHECK(refused(jpeg("", 20'001, 1), "20,001 x 1"));
  CHECK(refused(jpeg(exif_bytes(true), 8'000, 6'251), "8,000 x 6,251"));
  CHECK(refused(png("", 0xFFFFFFFF, 0xFFFFFFFF), "4,294,967,295 x 4,294,967,295"));
  CHECK(refused(png("", 1, 20'001), "1 x 20,001"));
  CHECK(refused(webp_extended("", 1 << 24, 1 << 24), "16,777,216 x 16,777,216"));
  CHECK(refused(webp(webp_lossless(16'384, 16'384)), "16,384 x 16,384"));
  CHECK(refused(gif(65'535, 65'535), "65,535 x 65,535"));
  CHECK(refused(bmp(30'000, 0x80000000), "30,000 x 2,147,483,648"));
  CHECK(refused(avif(0xFFFFFFFF, 0xFFFFFFFF), "4,294,967,295 x 4,294,967,295"));
  CHECK(header_of(jpeg("", 8'000, 6'250)).width == 8'000);
}

TEST_CASE("photo header: no pixels, and damage, are said with their place") {
  CHECK(says(jpeg("", 0, 10), ErrorCode::kCorrupt, "no pixels"));
  CHECK(says(png("", 10, 0), ErrorCode::kCorrupt, "no pixels"));
  CHECK(says(gif(0, 0), ErrorCode::kCorrupt, "no pixels"));
  CHECK(says(bmp(0xFFFFFFFF, 5), ErrorCode::kCorrupt, "no pixels"));
  CHECK(says(webp(webp_lossy(0, 5)), ErrorCode::kCorrupt, "no pixels"));
  CHECK(says(avif("avif" + big(0, 4) + "mif1", ispe(0, 5)), ErrorCode::kCorrupt, "no pixels"));
  CHECK(header_of(avif(0, 5)).width == 160);  // the largest size that there is
  CHECK(says("\xFF\xD8\xFF\xD9" + std::string(40, ' '), ErrorCode::kCorrupt, "how large"));
  CHECK(says("\xFF\xD8" + segment(0xDA, "scan") + std::string(40, ' '), ErrorCode::kCorrupt, "how large"));
  CHECK(error_of("\xFF\xD8" + segment(0xFE, "hm") + std::string(40, ' ')).where == "byte 8");
  CHECK(says("\xFF\xD8\xFF\xE0" + big(1, 2) + std::string(40, ' '), ErrorCode::kCorrupt, "damaged"));
  CHECK(says(jpeg("", 10, 10, 0xC3), ErrorCode::kForeign, "rare kind"));
  CHECK(says(jpeg("", 10, 10, 0xC9), ErrorCode::kForeign, "rare kind"));
  CHECK(says(std::string(png("")).replace(12, 4, "IDAT"), ErrorCode::kCorrupt, "begin with its size"));
  CHECK(says(webp(webp_chunk("WHAT", std::string(30, 'x'))), ErrorCode::kCorrupt, "kind"));
  CHECK(says(webp(webp_chunk("VP8L", std::string(30, 'x'))), ErrorCode::kCorrupt, "kind"));
  CHECK(says(avif("avif" + big(0, 4) + "mif1", box("pixi", "")), ErrorCode::kCorrupt, "how large"));
}

TEST_CASE("photo header: what browsers cannot open is named, with what to do") {
  const std::string rest(64, '\0');
  const auto foreign = [&](std::string_view start, std::string_view words) {
    return says(std::string(start) + rest, ErrorCode::kForeign, words);
  };
  CHECK(says("", ErrorCode::kInvalid, "empty"));
  for (const char* brand : {"heic", "heix", "hevc", "mif1", "msf1"})
    CHECK(foreign(box("ftyp", brand + big(0, 4) + "mif1heic"), "HEIC photo"));
  CHECK(error_of(box("ftyp", "heic" + big(0, 4) + "mif1heic") + rest).message.find("Most Compatible") !=
        std::string::npos);
  CHECK(foreign(box("ftyp", "qt  " + big(0, 4) + "qt  "), "video"));
  CHECK(foreign(box("ftyp", "isom" + big(0, 4) + "mp42"), "video"));
  CHECK(foreign(box("ftyp", "crx " + big(0, 4) + "isom"), "RAW photo as"));
  CHECK(foreign({"II*\0\x10\0\0\0CR\2", 11}, "RAW photo as"));
  CHECK(foreign("FUJIFILMCCD-RAW 0201", "RAW photo as"));
  CHECK(foreign({"IIU\0", 4}, "RAW photo as"));
  CHECK(foreign({"II*\0", 4}, "TIFF"));
  CHECK(foreign({"MM\0*", 4}, "TIFF"));
  CHECK(foreign("%PDF-1.7", "PDF"));
  CHECK(foreign({"\0\0\0\x0CJXL \r\n\x87\n", 12}, "JPEG XL"));
  CHECK(foreign("\xFF\x0A", "JPEG XL"));
  CHECK(foreign({"\0\0\0\x0CjP  ", 8}, "JPEG 2000"));
  CHECK(foreign("8BPS", "Photoshop"));
  CHECK(foreign("PK\x03\x04", "archive"));
  CHECK(foreign("RIFF\x10\x10\x10\x10WAVE", "video or a sound"));
  CHECK(
      foreign("\x7F"
              "ELF",
              "not a photo"));
  const auto written = [](std::string_view words, std::string_view told) {
    return says(std::string(words), ErrorCode::kForeign, told);
  };
  CHECK(written("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "SVG"));
  CHECK(written("\xEF\xBB\xBF  <SVG width=\"1\"/>", "SVG"));
  CHECK(written("<!DOCTYPE html><html><svg></svg></html>", "web page"));
  CHECK(written("Dear diary,\nthe \xC3\xA4pples are ripe.\n", "text file"));
  CHECK(written("BMW is a car, and this is a text about it", "text file"));
  CHECK(written("a", "text file"));
  CHECK(written("\xFE", "not a photo of a kind"));
}

TEST_CASE("photo header: a file that is cut off at any place is answered, never with a wrong size") {
  for (const std::string& file : good_files()) {
    const PhotoHeader whole = header_of(file);
    for (std::size_t size = 0; size < file.size(); ++size) {
      const std::string cut = file.substr(0, size);
      const auto reading = read_photo_header(cut, cut.size());
      if (!reading.ok()) {
        CHECK_FALSE(reading.error().message.empty());
        continue;
      }
      const auto* header = std::get_if<PhotoHeader>(&reading.value());
      REQUIRE(header != nullptr);  // there is no more to read
      CHECK(header->kind == whole.kind);
      CHECK(header->width == whole.width);
      CHECK(header->height == whole.height);
    }
  }
}

TEST_CASE("photo header: asking for more bytes ends with the whole answer") {
  std::vector<std::string> files = good_files();
  const std::string long_segments = segment(0xE2, std::string(60'000, 'i')) + segment(0xE2, std::string(60'000, 'i'));
  files.push_back("\xFF\xD8" + long_segments + jpeg(exif_bytes(true)).substr(2));
  for (const std::string& file : files) {
    const PhotoHeader whole = header_of(file);
    for (std::size_t start = 0; start <= std::min<std::size_t>(file.size(), 400); ++start) {
      std::size_t size = start, questions = 0;
      for (;; ++questions) {
        const auto reading = read_photo_header(std::string_view(file).substr(0, size), file.size());
        REQUIRE(reading.ok());
        if (const auto* header = std::get_if<PhotoHeader>(&reading.value())) {
          CHECK(*header == whole);
          break;
        }
        const std::size_t wanted = std::get<MoreBytes>(reading.value()).bytes;
        REQUIRE(wanted > size);
        REQUIRE(wanted <= file.size());
        size = wanted;
      }
      CHECK(questions <= 4);
    }
  }
}

TEST_CASE("photo header: random damage gives an answer within the limits, or a sentence") {
  Random random(21);
  const std::vector<std::string> files = good_files();
  for (int i = 0; i < 40'000; ++i) {
    std::string file = files[random.index(files.size())];
    for (std::size_t n = 1 + random.index(6); n > 0; --n) {
      const std::size_t at = random.index(file.size());
      switch (random.below(4)) {
        case 0:
          file[at] = static_cast<char>(random.below(256));
          break;
        case 1:
          file[at] = random.chance(0.5) ? '\xFF' : '\0';
          break;
        case 2:
          file.erase(at, random.index(12));
          break;
        default: {
          const std::size_t from = random.index(file.size());
          file.insert(at, file.substr(from, random.index(12)));
        }
      }
      if (file.empty()) file = "x";
    }
    const std::size_t shown = random.chance(0.3) ? random.index(file.size()) : file.size();
    const auto reading = read_photo_header(std::string_view(file).substr(0, shown), file.size());
    if (!reading.ok()) {
      CHECK(is_valid_utf8(reading.error().message));
      CHECK_FALSE(reading.error().message.empty());
    } else if (const auto* header = std::get_if<PhotoHeader>(&reading.value())) {
      const bool within = header->width >= 1 && header->height >= 1 && header->width <= kMaxPhotoSide &&
                          header->height <= kMaxPhotoSide &&
                          std::int64_t{header->width} * header->height <= kMaxPhotoPixels;
      CHECK(within);
      CHECK(header->exif.orientation >= 1);
      CHECK(header->exif.orientation <= 8);
    } else {
      const std::size_t wanted = std::get<MoreBytes>(reading.value()).bytes;
      CHECK(wanted > shown);
      CHECK(wanted <= file.size());
    }
  }
}
