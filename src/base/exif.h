#pragma once
// What EXIF says of a photo: which way is up, when and where it was taken. Source: CIPA DC-008, "Exchangeable image
// file format for digital still cameras", sections 4.6.2 to 4.6.6. Knows no kinds of files, and nothing else that EXIF
// holds.

#include <optional>
#include <string_view>

namespace cairn {

// As the clock of the camera stood.
struct ExifTime {
  int year = 0, month = 1, day = 1;       // a day that exists
  int hour = 0, minute = 0, second = 0;   // second 0..59
  std::optional<int> utc_offset_minutes;  // -14 h to 14 h; most cameras do not tell
  friend bool operator==(const ExifTime&, const ExifTime&) = default;
};

struct GeoPoint {
  double latitude = 0;   // degrees, -90..90, north is positive
  double longitude = 0;  // degrees, -180..180, east is positive
  friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

struct Exif {
  // How the stored rows and columns lie in the scene. 1: as they are; 2: mirrored left to right; 3: turned by 180
  // degrees; 4: mirrored top to bottom; 5: mirrored along the falling diagonal; 6: to be turned 90 degrees clockwise;
  // 7: mirrored along the rising diagonal; 8: to be turned 90 degrees anticlockwise.
  int orientation = 1;
  std::optional<ExifTime> taken;  // DateTimeOriginal, else DateTimeDigitized
  std::optional<GeoPoint> place;
  friend bool operator==(const Exif&, const Exif&) = default;
};

// Of 5 to 8: width and height as seen are those as stored, exchanged.
constexpr bool is_turned(int orientation) { return orientation >= 5 && orientation <= 8; }

// `tiff` begins with the byte order mark "II" or "MM". Never fails: what is missing, broken or out of range is left
// out, since a photo with broken EXIF is still a photo.
Exif read_exif(std::string_view tiff);

}  // namespace cairn
