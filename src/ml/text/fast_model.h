#pragma once
// The fast model of tone: linear on n-grams, weights of 8 bits. Source: S. Wang and C. D. Manning, "Baselines and
// Bigrams: Simple, Good Sentiment and Topic Classification", ACL 2012: presence of n-grams, scaled by how differently
// naive Bayes finds them in the classes, into a linear classifier. How it was trained, and on what:
// models/fast/card.md.
//
// A table keeps the n-grams that matter by a fingerprint of 16 bits in a bucket of their hash; those that were not kept
// add nothing. A text of n tokens has the logit
//
//     bias + scale * (sum over its distinct n-grams of their weight) / sqrt(max(n, least_tokens)).
//
// Scale and bias hold the calibration (J. Platt, 1999), so that 1 / (1 + e^-logit) is a probability.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::ml::text {

inline constexpr std::uint32_t kFastModelVersion = 1;
inline constexpr std::size_t kMaxOutputs = 2;
inline constexpr std::size_t kNoEntry = static_cast<std::size_t>(-1);

struct FastTable {
  std::uint32_t outputs = 1;  // 1..kMaxOutputs
  std::uint32_t bucket_bits = 0;
  double least_tokens = 1;
  std::array<double, kMaxOutputs> scale{}, bias{};
  std::vector<std::uint32_t> first;         // per bucket, and the end: where its entries begin
  std::vector<std::uint16_t> fingerprints;  // per entry
  std::vector<std::int8_t> weights;         // per entry, `outputs` of them

  std::size_t entries() const { return fingerprints.size(); }
  // Where the n-gram with this hash is, or kNoEntry. One in some 10,000 that were not kept is taken for another.
  std::size_t find(std::uint64_t hash) const;
};

struct FastModel {
  FastTable shorter;  // sentences: logit of positive against negative
  FastTable longer;   // reviews: the same
  FastTable three;    // posts and news: logits of negative and of positive against neutral
  // Texts of up to so many tokens go to `shorter`, from so many on to `longer`; between them both count in proportion.
  double short_tokens = 0, long_tokens = 0;
  double sure_two = 0.5, sure_three = 0.34;  // probabilities of the likeliest class below which nothing is said
};

// Reads what models/fast/train/train.py wrote, checking every size and the checksum.
Result<FastModel> read_fast_model(std::string_view bytes);

}  // namespace cairn::ml::text
