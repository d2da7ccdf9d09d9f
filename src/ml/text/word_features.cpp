#include "ml/text/word_features.h"

#include <cmath>
#include <cstdint>
#include <unordered_set>

#include "ml/text/ngrams.h"
#include "ml/text/tokens.h"

namespace cairn::ml::text {

std::vector<float> word_features(std::string_view text) {
  Tokens tokens;
  tokenise(text, tokens);
  std::vector<Ngram> ngrams;
  find_ngrams(tokens, ngrams);
  std::vector<int> counts(kWordFeatures, 0);
  std::unordered_set<std::uint64_t> seen;
  for (const Ngram& ngram : ngrams) {
    if (ngram.count != 1 || !seen.insert(ngram.hash).second) continue;
    counts[ngram.hash % kWordFeatures] += (ngram.hash >> 40) % 2 == 0 ? 1 : -1;
  }
  double sum = 0;
  for (const int count : counts) sum += static_cast<double>(count) * count;
  std::vector<float> out(kWordFeatures, 0.0F);
  if (sum == 0) return out;
  const double length = std::sqrt(sum);
  for (std::size_t i = 0; i < kWordFeatures; ++i) out[i] = static_cast<float>(counts[i] / length);
  return out;
}

}  // namespace cairn::ml::text
