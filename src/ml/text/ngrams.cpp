#include "ml/text/ngrams.h"

#include <algorithm>
#include <array>

namespace cairn::ml::text {
namespace {

constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325u, kFnvPrime = 0x100000001B3u;
constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15u;     // 2^64 over the golden ratio
constexpr std::uint64_t kMix = 0xBF58476D1CE4E5B9u;      // of SplitMix64 (G. Steele et al., 2014)
constexpr std::uint64_t kNegated = 0xD6E8FEB86659FD93u;  // any odd number would do

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = kFnvStart;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}

std::uint64_t mix(std::uint64_t hash) {
  hash = (hash ^ (hash >> 32)) * kMix;
  return hash ^ (hash >> 29);
}

constexpr std::array<std::string_view, 23> kNegations{"not",     "no",     "never",   "n't",     "cannot", "without",
                                                      "nothing", "nobody", "none",    "neither", "nor",    "hardly",
                                                      "barely",  "dont",   "didnt",   "doesnt",  "isnt",   "wasnt",
                                                      "cant",    "wont",   "couldnt", "wouldnt", "aint"};
constexpr std::array<std::string_view, 12> kStops{"!", "?", ".", ",", ":", ";", "(", ")", "\"", "!!", "??", ".."};

bool is_negation(std::string_view word) {
  const bool may = word.size() <= 7 && (word[0] == 'n' || word[word.size() - 1] == 't' || word[word.size() - 1] == 'y');
  return may && std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end();
}

bool is_stop(std::string_view word) {
  if (word.size() > 2) return word == "but";
  return std::find(kStops.begin(), kStops.end(), word) != kStops.end();
}

}  // namespace

void find_ngrams(const Tokens& tokens, std::vector<Ngram>& ngrams) {
  ngrams.clear();
  std::uint64_t before = 0, two_before = 0;  // hashes of the tokens before
  std::size_t reach = 0;                     // how many more tokens the last negation reaches
  for (std::size_t i = 0; i < tokens.list.size(); ++i) {
    const std::string_view word = tokens.word(i);
    const std::uint64_t hash = hash_of(word);
    const auto at = static_cast<std::uint32_t>(i);
    ngrams.push_back({mix(hash), at, 1});
    if (i >= 1) ngrams.push_back({mix(before * kStep + hash), at - 1, 2});
    if (i >= 2) ngrams.push_back({mix((two_before * kStep + before) * kStep + hash), at - 2, 3});
    if (is_stop(word)) reach = 0;
    if (reach > 0) {
      ngrams.push_back({mix(hash ^ kNegated), at, 1});
      --reach;
    }
    if (is_negation(word)) reach = kNegationScope;
    two_before = before;
    before = hash;
  }
}

}  // namespace cairn::ml::text
