#pragma once
// What a text can sound like. The order is that of the outputs of the models' question "three".

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cairn::sentiment {

enum class Tone : std::uint8_t { kNegative, kNeutral, kPositive };
inline constexpr std::size_t kTones = 3;
inline constexpr std::array<std::string_view, 3> kToneNames{"Negative", "Neutral", "Positive"};

}  // namespace cairn::sentiment
