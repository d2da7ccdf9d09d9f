#pragma once
// Pictures of products as they are kept beside the log: a small JPEG in base64 under a key of its own. Untrusted when
// they come back: the device may have damaged them. Whether the bytes are a picture is for whoever opens them.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::shop {

inline constexpr std::string_view kPicturesPrefix = "products/photos/";
inline constexpr int kPictureSide_px = 480;
inline constexpr std::size_t kMaxPictureBytes = std::size_t{2} << 20;  // of its base64

std::string picture_key(std::string_view id);
std::string_view picture_id_of(std::string_view key);  // empty: it is none
bool is_picture_text(std::string_view text);           // base64 of a size that can be

}  // namespace cairn::shop
