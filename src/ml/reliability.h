#pragma once
// How often a classifier is right when it says how sure it is: what a calibration plot shows.

#include <cstddef>
#include <vector>

#include "ml/classification.h"

namespace cairn::ml {

inline constexpr std::size_t kReliabilityBins = 15;  // those of the calibration error in classification.h

struct ReliabilityBin {
  double from = 0, to = 0;  // probabilities of the likeliest label, above `from` up to `to`
  std::size_t count = 0;
  double confidence = 0;  // their mean; 0 where there are none
  double accuracy = 0;    // share that was right; 0 where there are none
};

// Always kReliabilityBins of them (A. Niculescu-Mizil and R. Caruana, "Predicting good probabilities with supervised
// learning", 2005). The calibration error is the sum of count * |confidence - accuracy| / judgements.
std::vector<ReliabilityBin> reliability_bins(const std::vector<Judgement>& judgements);

}  // namespace cairn::ml
