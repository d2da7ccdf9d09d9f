#include "apps/plants/photos.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/plants/model.h"
#include "base/base64.h"
#include "base/json.h"
#include "base/json_fields.h"
#include "core/changed_codec.h"
#include "core/ports.h"

namespace cairn::plants {
namespace {

constexpr int kSchema = 1;
constexpr std::size_t kMaxBlobBytes = kMaxJpegBytes + (std::size_t{1} << 16);
constexpr int kMostOfNumber = 127;

Error corrupt(const char* what) {
  return {ErrorCode::kCorrupt, "This photo is not what was kept. The observation is sound without it.", what};
}

// The id where the key is `prefix` and an id.
std::string_view id_below(std::string_view prefix, std::string_view key) {
  if (key.substr(0, prefix.size()) != prefix || !is_blob_key(key)) return {};
  const std::string_view id = key.substr(prefix.size());
  const bool sound = id.size() <= kMaxPhotoIdBytes && id.find('/') == std::string_view::npos;
  return sound ? id : std::string_view();
}

template <class Kept>
Json picture_json(const Kept& kept) {
  return {{"schema", kSchema}, {"width", kept.width}, {"height", kept.height}, {"jpeg", kept.jpeg}};
}

template <class Kept>
Status read_picture(const Result<Json>& json, Kept& kept) {
  if (!json.ok() || !json.value().is_object()) return corrupt("photo");
  const auto schema = get_int(json.value(), "schema");
  if (!schema || *schema < 1) return corrupt("schema");
  if (Status status = check_schema(json.value(), kSchema); !status.ok()) return status;
  JsonFields fields(json.value());
  fields.take("width", kept.width, 1, kMaxSide);
  fields.take("height", kept.height, 1, kMaxSide);
  fields.take("jpeg", kept.jpeg, kMaxJpegBytes);
  if (!fields.ok()) return corrupt(fields.error("photo").where.c_str());
  if (kept.width == 0 || kept.height == 0) return corrupt("width");
  if (kept.jpeg.empty() || !from_base64(kept.jpeg)) return corrupt("jpeg");
  return Done{};
}

// Nothing where it is no vector that quantised() makes.
bool read_vector(const Json& json, KeptThumb& thumb) {
  const auto text = get_string(json, "vector");
  const auto scale = get_number(json, "scale");
  if (!text || !scale || text->size() > (kMaxVector + 2) / 3 * 4) return false;
  const auto bytes = from_base64(*text);
  if (!bytes || bytes->size() > kMaxVector || !(*scale >= 0 && *scale <= 1)) return false;
  thumb.scale = static_cast<float>(*scale);
  bool all_zero = true;
  for (const char c : *bytes) {
    const auto number = static_cast<std::int8_t>(c);
    if (number < -kMostOfNumber) return false;
    all_zero = all_zero && number == 0;
    thumb.vector.push_back(number);
  }
  return all_zero == (thumb.scale == 0);
}

}  // namespace

std::string photo_key(std::string_view id) { return std::string(kPhotosPrefix) + std::string(id); }
std::string thumb_key(std::string_view id) { return std::string(kThumbsPrefix) + std::string(id); }

std::string_view photo_id_of(std::string_view key) {
  const std::string_view id = id_below(kPhotosPrefix, key);
  return id.empty() ? id_below(kThumbsPrefix, key) : id;
}

std::string to_text(const KeptPhoto& photo) { return cairn::to_text(picture_json(photo)); }

std::string to_text(const KeptThumb& thumb) {
  std::string bytes;
  for (const std::int8_t number : thumb.vector) bytes += static_cast<char>(number);
  Json json = picture_json(thumb);
  json["vector"] = to_base64(bytes);
  json["scale"] = static_cast<double>(thumb.scale);
  return cairn::to_text(json);
}

Result<KeptPhoto> read_kept_photo(std::string_view text) {
  KeptPhoto photo;
  if (Status status = read_picture(parse_json(text, kMaxBlobBytes), photo); !status.ok()) return status.error();
  return photo;
}

Result<KeptThumb> read_kept_thumb(std::string_view text) {
  const Result<Json> json = parse_json(text, kMaxBlobBytes);
  KeptThumb thumb;
  if (Status status = read_picture(json, thumb); !status.ok()) return status.error();
  if (!read_vector(json.value(), thumb)) return corrupt("vector");
  return thumb;
}

Quantised quantised(const std::vector<float>& unit) {
  float largest = 0;
  for (const float feature : unit)
    if (std::isfinite(feature)) largest = std::max(largest, std::fabs(feature));
  Quantised out;
  // So small a vector is none: its scale would be lost.
  constexpr float kLeast = 1e-30F;
  if (largest < kLeast) largest = 0;
  out.scale = largest / static_cast<float>(kMostOfNumber);
  out.vector.reserve(unit.size());
  for (const float feature : unit) {
    const bool counts = largest > 0 && std::isfinite(feature);
    const double share = counts ? static_cast<double>(feature) / static_cast<double>(largest) : 0.0;
    out.vector.push_back(static_cast<std::int8_t>(std::lround(share * kMostOfNumber)));
  }
  return out;
}

double likeness(const KeptThumb& a, const KeptThumb& b) {
  if (a.vector.size() != b.vector.size() || a.vector.size() > kMaxVector) return 0;
  // 4096 * 127 * 127 fits, with room.
  std::int32_t dot = 0, length_a = 0, length_b = 0;
  for (std::size_t i = 0; i < a.vector.size(); ++i) {
    const std::int32_t x{a.vector[i]}, y{b.vector[i]};
    dot += x * y;
    length_a += x * x;
    length_b += y * y;
  }
  if (length_a == 0 || length_b == 0) return 0;
  return static_cast<double>(dot) / std::sqrt(static_cast<double>(length_a) * static_cast<double>(length_b));
}

}  // namespace cairn::plants
