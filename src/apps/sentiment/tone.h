#pragma once
// The three tones of a text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cairn::sentiment {

enum class Tone : std::uint8_t { kNegative, kNeutral, kPositive };
inline constexpr std::size_t kTones = 3;
inline constexpr std::array<std::string_view, kTones> kToneNames{"Negative", "Neutral", "Positive"};

inline std::string_view name_of(Tone tone) { return kToneNames[static_cast<std::size_t>(tone)]; }

}  // namespace cairn::sentiment
