#pragma once
// Small pieces of sentences.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn {

std::string counted(std::size_t count, std::string_view one, std::string_view many);  // "1 text", "2,400 texts"
std::string quoted(std::string_view text);                                            // in typographic quotes

}  // namespace cairn
