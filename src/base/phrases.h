#pragma once
// Small pieces of sentences.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn {

std::string counted(std::size_t count, std::string_view one, std::string_view many);  // "1 text", "2,400 texts"
// In typographic quotes. Not called "quoted": of a std::string the compiler would take std::quoted.
std::string in_quotation_marks(std::string_view text);

}  // namespace cairn
