#include "ml/reliability.h"

#include <algorithm>
#include <cmath>

namespace cairn::ml {

std::vector<ReliabilityBin> reliability_bins(const std::vector<Judgement>& judgements) {
  constexpr auto kBins = static_cast<double>(kReliabilityBins);
  std::vector<ReliabilityBin> bins(kReliabilityBins);
  for (std::size_t i = 0; i < bins.size(); ++i) {
    bins[i].from = static_cast<double>(i) / kBins;
    bins[i].to = static_cast<double>(i + 1) / kBins;
  }
  for (const Judgement& judgement : judgements) {
    const std::size_t said = told(judgement);
    const double confidence = judgement.probabilities[said];
    ReliabilityBin& bin = bins[static_cast<std::size_t>(std::clamp(std::ceil(confidence * kBins) - 1, 0.0, kBins - 1))];
    ++bin.count;
    bin.confidence += confidence;
    if (said == judgement.truth) ++bin.accuracy;
  }
  for (ReliabilityBin& bin : bins) {
    if (bin.count == 0) continue;
    bin.confidence /= static_cast<double>(bin.count);
    bin.accuracy /= static_cast<double>(bin.count);
  }
  return bins;
}

}  // namespace cairn::ml
