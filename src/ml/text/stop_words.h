#pragma once
// English words that say nothing of what a text is about.

#include <string_view>

namespace cairn::ml::text {

// Words as tokens.h cuts them: lower case, "n't" and "'s" by themselves.
bool is_stop_word(std::string_view word);
// "not", "n't", "no", "never": stop words, but before another word they change what it says.
bool is_negation(std::string_view word);

}  // namespace cairn::ml::text
