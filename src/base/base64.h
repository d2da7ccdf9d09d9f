#pragma once
// Bytes as text (RFC 4648, section 4).

#include <optional>
#include <string>
#include <string_view>

namespace cairn {

std::string to_base64(std::string_view bytes);
// Exactly what to_base64() writes, and nothing else: padded, without white space, the bits after the last byte zero. So
// every text stands for other bytes.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace cairn
