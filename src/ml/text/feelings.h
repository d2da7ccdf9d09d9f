#pragma once
// Emoji and emoticons by the feeling they express: words of their own for the deep model, which knows twenty of them.
// The same table as models/deep/train/text.py.

#include <cstddef>
#include <string_view>

namespace cairn::ml::text {

// "[joy]", "[angry]"...; empty for a character that expresses none.
std::string_view feeling_of(char32_t c);

inline constexpr std::size_t kLongestEmoticon = 4;
// By the shape in lower case, as ":-)"; empty if it is none.
std::string_view feeling_of_emoticon(std::string_view shape);

}  // namespace cairn::ml::text
