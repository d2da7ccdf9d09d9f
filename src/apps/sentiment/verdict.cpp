#include "apps/sentiment/verdict.h"

#include <algorithm>
#include <cmath>

namespace cairn::sentiment {
namespace {

constexpr std::size_t kDigits = 4;
constexpr std::string_view kHex = "0123456789abcdef";

}  // namespace

std::uint16_t Verdict::packed(double probability) {
  return static_cast<std::uint16_t>(std::lround(std::clamp(probability, 0.0, 1.0) * 65534.0));
}

std::optional<double> Verdict::said(std::size_t at) const {
  if (numbers[at] == kUnsaid) return {};
  return unpacked(numbers[at]);
}

std::array<double, kTones> Verdict::tones(Scale scale) const {
  if (scale == Scale::kTwo) {
    const double positive = unpacked(numbers[3]);
    return {1 - positive, 0, positive};
  }
  return {unpacked(numbers[0]), unpacked(numbers[1]), unpacked(numbers[2])};
}

std::optional<std::array<double, kEmotions.size()>> Verdict::emotions() const {
  std::array<double, kEmotions.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto one = said(6 + i);
    if (!one) return {};
    all[i] = *one;
  }
  return all;
}

Verdict verdict_of(const ml::text::FastScores& scores) {
  Verdict verdict;
  for (std::size_t i = 0; i < kTones; ++i) verdict.numbers[i] = Verdict::packed(scores.three[i]);
  verdict.numbers[3] = Verdict::packed(scores.positive);
  return verdict;
}

Verdict verdict_of(const Answers& answers) {
  Verdict verdict;
  if (const Answer* three = answers.to("three"))
    for (std::size_t i = 0; i < kTones; ++i) verdict.numbers[i] = Verdict::packed(three->probabilities[i]);
  if (const Answer* two = answers.to("two")) verdict.numbers[3] = Verdict::packed(two->probabilities[1]);
  if (const Answer* irony = answers.to("irony")) verdict.numbers[4] = Verdict::packed(irony->probabilities[1]);
  if (const Answer* sarcasm = answers.to("sarcasm")) verdict.numbers[5] = Verdict::packed(sarcasm->probabilities[1]);
  if (const Answer* emotion = answers.to("emotion"))
    for (std::size_t i = 0; i < kEmotions.size(); ++i)
      verdict.numbers[6 + i] = Verdict::packed(emotion->probabilities[i]);
  return verdict;
}

Told told(const std::array<double, kTones>& tones, double threshold) {
  const auto likeliest = std::max_element(tones.begin(), tones.end());
  return {static_cast<Tone>(likeliest - tones.begin()), *likeliest, *likeliest >= threshold};
}

std::string encode_verdicts(const Verdict* first, std::size_t count) {
  std::string text;
  text.reserve(count * Verdict::kNumbers * kDigits);
  for (std::size_t i = 0; i < count; ++i)
    for (const std::uint16_t number : first[i].numbers)
      for (int shift = 12; shift >= 0; shift -= 4) text += kHex[(number >> shift) & 15];
  return text;
}

std::optional<std::vector<Verdict>> decode_verdicts(std::string_view text) {
  constexpr std::size_t kSize = Verdict::kNumbers * kDigits;
  if (text.size() % kSize != 0) return {};
  std::vector<Verdict> verdicts(text.size() / kSize);
  std::size_t at = 0;
  for (Verdict& verdict : verdicts) {
    for (std::uint16_t& number : verdict.numbers) {
      unsigned value = 0;
      for (std::size_t k = 0; k < kDigits; ++k) {
        const std::size_t digit = kHex.find(text[at++]);
        if (digit == std::string_view::npos) return {};
        value = value * 16 + static_cast<unsigned>(digit);
      }
      number = static_cast<std::uint16_t>(value);
    }
  }
  return verdicts;
}

}  // namespace cairn::sentiment
