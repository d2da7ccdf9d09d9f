#include "base/exif.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/byte_reader.h"

namespace cairn {
namespace {

constexpr std::uint32_t kOrientation = 0x0112, kExifDirectory = 0x8769, kGpsDirectory = 0x8825;
constexpr std::uint32_t kTimeOriginal = 0x9003, kTimeDigitized = 0x9004;
constexpr std::uint32_t kOffsetOriginal = 0x9011, kOffsetDigitized = 0x9012;
constexpr std::uint32_t kLatitudeSide = 1, kLatitude = 2, kLongitudeSide = 3, kLongitude = 4;

constexpr std::uint32_t kAscii = 2, kShort = 3, kLong = 4, kRational = 5;
constexpr std::size_t kEntrySize = 12;
constexpr std::uint32_t kMostEntries = 1000;  // no camera writes as many
constexpr std::uint32_t kMostValues = 64;     // of an entry that is read here

struct Entry {
  std::uint32_t type = 0, count = 0;
  std::size_t at = 0;  // of its value, which lies within the bytes
};

class Tiff {
 public:
  Tiff(std::string_view bytes, ByteOrder order) : bytes_(bytes), order_(order) {}

  std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    return number_at(bytes_, at, size, order_);
  }

  // Of the directory at `directory`. Directories are reached from the first one by name alone and never from each other
  // in turn, so none is read twice in a chain.
  std::optional<Entry> find(std::size_t directory, std::uint32_t tag) const {
    const auto count = number(directory, 2);
    if (!count) return std::nullopt;
    for (std::uint32_t i = 0; i < std::min(*count, kMostEntries); ++i) {
      const std::size_t at = directory + 2 + i * kEntrySize;
      const auto found = number(at, 2);
      if (!found) return std::nullopt;
      if (*found == tag) return entry(at);
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> whole(std::size_t directory, std::uint32_t tag) const {
    const auto entry = find(directory, tag);
    if (!entry || entry->count < 1 || (entry->type != kShort && entry->type != kLong)) return std::nullopt;
    return number(entry->at, entry->type == kShort ? 2 : 4);
  }

  // Up to the first NUL; empty if it is missing.
  std::string_view text(std::size_t directory, std::uint32_t tag) const {
    const auto entry = find(directory, tag);
    if (!entry || entry->type != kAscii) return {};
    const std::string_view all = bytes_.substr(entry->at, entry->count);
    return all.substr(0, all.find('\0'));
  }

  // Degrees, minutes and seconds, as degrees.
  std::optional<double> angle(std::size_t directory, std::uint32_t tag) const {
    const auto entry = find(directory, tag);
    if (!entry || entry->type != kRational || entry->count != 3) return std::nullopt;
    double degrees = 0, share = 1;
    for (std::size_t i = 0; i < 3; ++i, share /= 60) {
      const auto above = number(entry->at + i * 8, 4), below = number(entry->at + i * 8 + 4, 4);
      if (!above || !below || *below == 0) return std::nullopt;
      degrees += share * *above / *below;
    }
    return degrees;
  }

 private:
  std::optional<Entry> entry(std::size_t at) const {
    const auto type = number(at + 2, 2), count = number(at + 4, 4);
    if (!type || !count || *count > kMostValues) return std::nullopt;
    const std::uint32_t each = *type == kAscii      ? 1
                               : *type == kShort    ? 2
                               : *type == kLong     ? 4
                               : *type == kRational ? 8
                                                    : 0;
    if (each == 0) return std::nullopt;
    Entry found{*type, *count, at + 8};
    const std::size_t size = std::size_t{each} * *count;
    if (size > 4) {  // a longer value lies elsewhere
      const auto place = number(at + 8, 4);
      if (!place) return std::nullopt;
      found.at = *place;
    }
    if (found.at > bytes_.size() || bytes_.size() - found.at < size) return std::nullopt;
    return found;
  }

  std::string_view bytes_;
  ByteOrder order_;
};

// All of `text` as digits.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// "2026:05:17 09:30:00".
std::optional<ExifTime> parse_time(std::string_view text) {
  constexpr std::string_view kShape = "dddd:dd:dd dd:dd:dd";
  if (text.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] != 'd' && text[i] != kShape[i]) return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2)),
             hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2)),
             second = digits(text.substr(17, 2));
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  if (*year < 1800 || *month < 1 || *month > 12 || *day < 1 || *day > days_in(*year, *month)) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return ExifTime{*year, *month, *day, *hour, *minute, *second, std::nullopt};
}

// "+02:00".
std::optional<int> parse_offset(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = digits(text.substr(1, 2)), minutes = digits(text.substr(4, 2));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 14 * 60) return std::nullopt;
  const int offset = *hours * 60 + *minutes;
  return text[0] == '-' ? -offset : offset;
}

std::optional<ExifTime> time_of(const Tiff& tiff, std::size_t directory) {
  auto time = parse_time(tiff.text(directory, kTimeOriginal));
  if (time) {
    time->utc_offset_minutes = parse_offset(tiff.text(directory, kOffsetOriginal));
    return time;
  }
  time = parse_time(tiff.text(directory, kTimeDigitized));
  if (time) time->utc_offset_minutes = parse_offset(tiff.text(directory, kOffsetDigitized));
  return time;
}

// `positive` and `negative` are the letters of the two sides.
std::optional<double> signed_angle(const Tiff& tiff, std::size_t directory, std::uint32_t side_tag, std::uint32_t tag,
                                   char positive, char negative, double most) {
  const std::string_view side = tiff.text(directory, side_tag);
  const auto angle = tiff.angle(directory, tag);
  if (!angle || *angle > most || side.size() != 1 || (side[0] != positive && side[0] != negative)) return std::nullopt;
  return side[0] == positive || *angle == 0 ? *angle : -*angle;
}

std::optional<GeoPoint> place_of(const Tiff& tiff, std::size_t directory) {
  const auto latitude = signed_angle(tiff, directory, kLatitudeSide, kLatitude, 'N', 'S', 90);
  const auto longitude = signed_angle(tiff, directory, kLongitudeSide, kLongitude, 'E', 'W', 180);
  if (!latitude || !longitude) return std::nullopt;
  return GeoPoint{*latitude, *longitude};
}

}  // namespace

Exif read_exif(std::string_view tiff_bytes) {
  Exif exif;
  const std::string_view mark = tiff_bytes.substr(0, 2);
  if (mark != "II" && mark != "MM") return exif;
  const Tiff tiff(tiff_bytes, mark == "II" ? ByteOrder::kLittleEndian : ByteOrder::kBigEndian);
  const auto magic = tiff.number(2, 2), first = tiff.number(4, 4);
  if (!magic || *magic != 42 || !first) return exif;
  if (const auto orientation = tiff.whole(*first, kOrientation); orientation && *orientation >= 1 && *orientation <= 8)
    exif.orientation = static_cast<int>(*orientation);
  if (const auto directory = tiff.whole(*first, kExifDirectory)) exif.taken = time_of(tiff, *directory);
  if (const auto directory = tiff.whole(*first, kGpsDirectory)) exif.place = place_of(tiff, *directory);
  return exif;
}

}  // namespace cairn
