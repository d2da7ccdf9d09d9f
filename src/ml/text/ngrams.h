#pragma once
// The features of the fast model: one, two and three tokens that follow each other, and single tokens within the reach
// of a negation, each as a hash of 64 bits. The same numbers as models/fast/train/features.py. FNV-1a (G. Fowler,
// L. C. Noll, K.-P. Vo) a token, Weyl steps between tokens and a multiplicative mix at the end.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ml/text/tokens.h"

namespace cairn::ml::text {

inline constexpr std::size_t kOrders = 3;
inline constexpr std::size_t kNegationScope = 4;  // tokens that a negation reaches, unless a stop comes before

struct Ngram {
  std::uint64_t hash = 0;
  std::uint32_t first = 0, count = 0;  // its tokens; for a negated one the token alone
};

// Replaces what `ngrams` held, keeping its memory. Occurrences, in the order of the text; a text that repeats itself
// names an n-gram more than once.
void find_ngrams(const Tokens& tokens, std::vector<Ngram>& ngrams);

}  // namespace cairn::ml::text
