#include "apps/shop/product_pictures.h"

#include <algorithm>

namespace cairn::shop {

std::string picture_key(std::string_view id) { return std::string(kPicturesPrefix) + std::string(id); }

std::string_view picture_id_of(std::string_view key) {
  return key.substr(0, kPicturesPrefix.size()) == kPicturesPrefix ? key.substr(kPicturesPrefix.size())
                                                                  : std::string_view();
}

bool is_picture_text(std::string_view text) {
  const auto is_digit = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
           c == '=';
  };
  return !text.empty() && text.size() <= kMaxPictureBytes && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace cairn::shop
