#pragma once
// When two texts are the same one posted twice.

#include <string>
#include <string_view>

namespace cairn::sentiment::reading {

// Equal for texts with the same words: lower-case letters without marks and digits, links left out, symbols and emoji
// kept, as they may be all that the two differ in. A text of punctuation alone is itself.
std::string same_text_key(std::string_view text);

bool is_retweet(std::string_view text);  // "RT @name: ..."

}  // namespace cairn::sentiment::reading
