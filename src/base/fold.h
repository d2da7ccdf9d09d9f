#pragma once
// Text as search compares it: lower case, without marks on letters, words parted by single spaces. Knows Latin, Greek
// and Cyrillic letters; others stay as they are.

#include <string>
#include <string_view>

namespace cairn {

std::string fold(std::string_view text);

}  // namespace cairn
