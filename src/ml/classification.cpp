#include "ml/classification.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace cairn::ml {
namespace {

constexpr std::size_t kBins = 15;

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

struct Bin {
  std::size_t count = 0, right = 0;
  double confidence = 0;
};

double calibration_error(const std::array<Bin, kBins>& bins, std::size_t count) {
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.confidence - static_cast<double>(bin.right));
  return count == 0 ? 0 : error / static_cast<double>(count);
}

void count_labels(ClassificationFigures& out) {
  const std::size_t labels = out.confusion.size();
  std::size_t occurring = 0;
  for (std::size_t k = 0; k < labels; k++) {
    std::size_t said = 0, is = 0;
    for (std::size_t other = 0; other < labels; other++) {
      said += out.confusion[other][k];
      is += out.confusion[k][other];
    }
    const std::size_t hits = out.confusion[k][k];
    out.labels.push_back({is, ratio(hits, said), ratio(hits, is), ratio(2 * hits, said + is)});
    if (is == 0) continue;
    occurring++;
    out.macro_f1 += out.labels.back().f1;
    out.macro_recall += out.labels.back().recall;
  }
  if (occurring == 0) return;
  out.macro_f1 /= static_cast<double>(occurring);
  out.macro_recall /= static_cast<double>(occurring);
}

}  // namespace

std::size_t told(const Judgement& judgement) {
  const auto& p = judgement.probabilities;
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}

std::optional<double> roc_auc(const std::vector<double>& scores, const std::vector<bool>& truths) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  // Sum of the ranks of the true ones, equals sharing their mean rank (Mann and Whitney).
  double ranks = 0;
  std::size_t positive = 0;
  for (std::size_t at = 0; at < order.size();) {
    std::size_t end = at, hits = 0;
    while (end < order.size() && scores[order[end]] == scores[order[at]])
      if (truths[order[end++]]) hits++;
    ranks += static_cast<double>(hits) * (static_cast<double>(at + end + 1) / 2);
    positive += hits;
    at = end;
  }
  const std::size_t negative = order.size() - positive;
  if (positive == 0 || negative == 0) return std::nullopt;
  const auto p = static_cast<double>(positive);
  return (ranks - p * (p + 1) / 2) / (p * static_cast<double>(negative));
}

ClassificationFigures classification_figures(const std::vector<Judgement>& judgements, std::size_t labels,
                                             double threshold) {
  ClassificationFigures out;
  out.count = judgements.size();
  out.confusion.assign(labels, std::vector<std::size_t>(labels, 0));
  std::array<Bin, kBins> bins;
  std::size_t right = 0, answered = 0, answered_right = 0;
  for (const Judgement& judgement : judgements) {
    const std::size_t said = told(judgement);
    const double confidence = judgement.probabilities[said];
    const bool hit = said == judgement.truth;
    out.confusion[judgement.truth][said]++;
    const auto bin = static_cast<std::size_t>(std::clamp(std::ceil(confidence * kBins) - 1, 0.0, kBins - 1.0));
    bins[bin].count++;
    bins[bin].confidence += confidence;
    if (hit) {
      right++;
      bins[bin].right++;
    }
    if (confidence < threshold) continue;
    answered++;
    if (hit) answered_right++;
  }
  out.accuracy = ratio(right, out.count);
  out.coverage = ratio(answered, out.count);
  out.answered_accuracy = ratio(answered_right, answered);
  out.calibration_error = calibration_error(bins, out.count);
  count_labels(out);
  if (labels == 2) {
    std::vector<double> scores;
    std::vector<bool> truths;
    for (const Judgement& judgement : judgements) {
      scores.push_back(judgement.probabilities[1]);
      truths.push_back(judgement.truth == 1);
    }
    out.auc = roc_auc(scores, truths);
  }
  return out;
}

}  // namespace cairn::ml
