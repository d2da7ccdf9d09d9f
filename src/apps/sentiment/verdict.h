#pragma once
// What a model says of a text, in twenty bytes, so that a hundred thousand texts take two megabytes; and many of them
// as a text to be kept.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/sentiment/answers.h"
#include "apps/sentiment/model.h"
#include "apps/sentiment/tone.h"
#include "ml/text/fast_scorer.h"

namespace cairn::sentiment {

inline constexpr std::array<std::string_view, 4> kEmotions{"anger", "joy", "optimism", "sadness"};

// Probabilities in steps of 1 / 65534.
struct Verdict {
  static constexpr std::uint16_t kUnsaid = 0xFFFF;  // the model has no such head
  static constexpr std::size_t kNumbers = 10;
  // Negative, neutral, positive; positive of two; irony; sarcasm; then kEmotions.
  std::array<std::uint16_t, kNumbers> numbers;

  Verdict() { numbers.fill(kUnsaid); }
  static std::uint16_t packed(double probability);
  static double unpacked(std::uint16_t number) { return static_cast<double>(number) / 65534.0; }

  // On the scale: negative, neutral, positive. Neutral is 0 on a scale of two.
  std::array<double, kTones> tones(Scale scale) const;
  std::optional<double> irony() const { return said(4); }
  std::optional<double> sarcasm() const { return said(5); }
  std::optional<std::array<double, kEmotions.size()>> emotions() const;

  friend bool operator==(const Verdict&, const Verdict&) = default;

 private:
  std::optional<double> said(std::size_t at) const;
};

Verdict verdict_of(const ml::text::FastScores& scores);
Verdict verdict_of(const Answers& answers);

struct Told {
  Tone tone = Tone::kNeutral;  // the likeliest, the first of equals
  double probability = 0;
  bool sure = false;  // it is likely enough to be said
};
Told told(const std::array<double, kTones>& tones, double threshold);

// Ten numbers of four hexadecimal digits a verdict, one after the other.
std::string encode_verdicts(const Verdict* first, std::size_t count);
// Nothing: they are not what they must be.
std::optional<std::vector<Verdict>> decode_verdicts(std::string_view text);

}  // namespace cairn::sentiment
