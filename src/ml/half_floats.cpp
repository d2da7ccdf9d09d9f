#include "ml/half_floats.h"

#include <cmath>
#include <cstdint>

namespace cairn::ml {

// Subnormal numbers too. Infinities and NaN have the largest exponent.
bool read_half(std::string_view bytes, std::size_t index, float& out) {
  constexpr std::uint32_t kHalfExponent = 0x1F;
  const auto low = static_cast<unsigned char>(bytes[2 * index]),
             high = static_cast<unsigned char>(bytes[2 * index + 1]);
  const std::uint32_t bits = low | (static_cast<std::uint32_t>(high) << 8);
  const std::uint32_t exponent = (bits >> 10) & kHalfExponent, mantissa = bits & 0x3FF;
  if (exponent == kHalfExponent) return false;
  const float size = exponent == 0 ? std::ldexp(static_cast<float>(mantissa), -24)
                                   : std::ldexp(static_cast<float>(mantissa + 1024), static_cast<int>(exponent) - 25);
  out = (bits & 0x8000) != 0 ? -size : size;
  return true;
}

}  // namespace cairn::ml
