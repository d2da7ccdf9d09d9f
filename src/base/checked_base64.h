#pragma once
// Bytes as a text that shows damage: base64 (base/base64.h) of them and their checksum (base/checksum.h).

#include <optional>
#include <string>
#include <string_view>

namespace cairn {

std::string to_checked_base64(std::string bytes);
// The bytes; nothing: the text is damaged, or holds none.
std::optional<std::string> from_checked_base64(std::string_view text);

}  // namespace cairn
