#pragma once
// The photos of the journal as they are kept beside the log: each as a picture to look at, and as a small one together
// with what the model saw in it. Untrusted when they come back: the device may have damaged them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::plants {

inline constexpr std::string_view kAllPhotosPrefix = "plants/";
inline constexpr std::string_view kPhotosPrefix = "plants/photos/";
inline constexpr std::string_view kThumbsPrefix = "plants/thumbs/";
inline constexpr std::size_t kMaxJpegBytes = std::size_t{8} << 20;  // of its base64
inline constexpr int kMaxSide = 8192;                               // pixels
inline constexpr std::size_t kMaxVector = 4096;

std::string photo_key(std::string_view id);
std::string thumb_key(std::string_view id);
// Of a key of either kind; empty: it is none.
std::string_view photo_id_of(std::string_view key);

struct KeptPhoto {
  int width = 0, height = 0;  // pixels, 1..kMaxSide
  std::string jpeg;           // base64 (base/base64.h), not empty
  friend bool operator==(const KeptPhoto&, const KeptPhoto&) = default;
};

struct KeptThumb {
  int width = 0, height = 0;
  std::string jpeg;
  // Features of unit length, as whole numbers: feature = number * scale. Empty: the model has not seen it.
  std::vector<std::int8_t> vector;  // -127..127, at most kMaxVector
  float scale = 0;                  // 0..1, 0 where all numbers are 0
  friend bool operator==(const KeptThumb&, const KeptThumb&) = default;
};

// JSON with "schema": 1.
std::string to_text(const KeptPhoto& photo);
std::string to_text(const KeptThumb& thumb);
// kCorrupt: not what to_text() writes of a sound one. kTooNew: a later version wrote it. Whether the bytes are a
// picture is for whoever draws them to find out.
Result<KeptPhoto> read_kept_photo(std::string_view text);
Result<KeptThumb> read_kept_thumb(std::string_view text);

struct Quantised {
  std::vector<std::int8_t> vector;
  float scale = 0;
};
// The largest feature becomes 127 or -127 and the others keep their proportion to it, rounded to the nearest, halves
// away from zero; scale = largest / 127. What is not a finite number counts as 0.
Quantised quantised(const std::vector<float>& unit);

// Cosine of the angle between what was seen in them, -1..1: sums of whole numbers, so the same everywhere. 0 where
// lengths differ, or one is all zeros.
double likeness(const KeptThumb& a, const KeptThumb& b);

}  // namespace cairn::plants
