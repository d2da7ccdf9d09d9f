#include "apps/sentiment/desk/taught.h"

namespace cairn::sentiment::desk {

std::vector<double> label_probabilities(const Verdict& verdict, Scale scale) {
  const auto tones = verdict.tones(scale);
  if (scale == Scale::kTwo) return {tones[0], tones[2]};
  return {tones[0], tones[1], tones[2]};
}

Verdict taught_verdict(const Taught& taught, const Verdict& shipped, const std::vector<float>& features) {
  const std::vector<double> all =
      ml::probabilities(taught.head, features.data(), ml::base_logits(label_probabilities(shipped, taught.scale)));
  Verdict verdict = shipped;
  if (taught.scale == Scale::kTwo)
    verdict.numbers[3] = Verdict::packed(all[1]);
  else
    for (std::size_t i = 0; i < kTones; ++i) verdict.numbers[i] = Verdict::packed(all[i]);
  return verdict;
}

}  // namespace cairn::sentiment::desk
