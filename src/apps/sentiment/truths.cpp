#include "apps/sentiment/truths.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace cairn::sentiment {
namespace {

struct Named {
  std::string_view word;
  Tone tone;
};
constexpr std::array<Named, 22> kNamed{{{"negative", Tone::kNegative}, {"neg", Tone::kNegative},
                                        {"bad", Tone::kNegative},      {"unhappy", Tone::kNegative},
                                        {"dislike", Tone::kNegative},  {"very negative", Tone::kNegative},
                                        {"bearish", Tone::kNegative},  {"-1", Tone::kNegative},
                                        {"-", Tone::kNegative},        {"neutral", Tone::kNeutral},
                                        {"neu", Tone::kNeutral},       {"mixed", Tone::kNeutral},
                                        {"none", Tone::kNeutral},      {"objective", Tone::kNeutral},
                                        {"positive", Tone::kPositive}, {"pos", Tone::kPositive},
                                        {"good", Tone::kPositive},     {"happy", Tone::kPositive},
                                        {"like", Tone::kPositive},     {"very positive", Tone::kPositive},
                                        {"bullish", Tone::kPositive},  {"+", Tone::kPositive}}};

}  // namespace

std::optional<Tone> tone_of_label(std::string_view label) {
  const std::string word = to_lower_ascii(trim(label));
  for (const Named& named : kNamed)
    if (word == named.word) return named.tone;
  return {};
}

FileTones::FileTones(const std::vector<reading::ReadText>& texts) {
  double low = 0, high = 0;
  bool any = false;
  for (const reading::ReadText& text : texts) {
    if (!text.rating) continue;
    low = any ? std::min(low, *text.rating) : *text.rating;
    high = any ? std::max(high, *text.rating) : *text.rating;
    any = true;
  }
  if (any && low < 0 && low >= -1 && high <= 1)
    stars_ = Stars::kSigned;
  else if (any && low >= 0 && high > 1 && high <= 5)
    stars_ = Stars::kFive;
  else if (any && low >= 0 && high > 5 && high <= 10)
    stars_ = Stars::kTen;
  for (const reading::ReadText& text : texts)
    if (of(text)) ++count_;
}

std::optional<Tone> FileTones::of(const reading::ReadText& text) const {
  if (const auto tone = tone_of_label(text.label)) return tone;
  if (!text.rating || stars_ == Stars::kNone) return {};
  const double rating = *text.rating;
  const double low = stars_ == Stars::kFive ? 2.5 : stars_ == Stars::kTen ? 4.5 : 0;
  const double high = stars_ == Stars::kFive ? 3.5 : stars_ == Stars::kTen ? 6.5 : 0;
  if (rating < low) return Tone::kNegative;
  if (rating > high) return Tone::kPositive;
  return Tone::kNeutral;
}

}  // namespace cairn::sentiment
