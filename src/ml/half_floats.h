#pragma once
// Numbers of weights as files keep them: IEEE 754 binary16, little-endian.

#include <cstddef>
#include <string_view>

namespace cairn::ml {

// The number at that place, counted in numbers; the caller knows that it is there. False if it is not finite.
bool read_half(std::string_view bytes, std::size_t index, float& out);

}  // namespace cairn::ml
