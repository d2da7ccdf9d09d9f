#pragma once
// A text as numbers that a person's lessons can speak of where no encoder gives features: which words it has, and which
// within the reach of a negation (ngrams.h), hashed into kWordFeatures numbers with a sign (K. Weinberger et al.,
// "Feature hashing for large scale multitask learning", 2009), the sum of squares 1. Whole numbers until the last
// division, so the bits are the same on every platform.

#include <cstddef>
#include <string_view>
#include <vector>

namespace cairn::ml::text {

inline constexpr std::size_t kWordFeatures = 1024;

// All 0 for a text without words. How often a word occurs does not matter, nor does the order of words otherwise.
std::vector<float> word_features(std::string_view text);

}  // namespace cairn::ml::text
