#pragma once
// How well a classifier does on texts whose labels are known. Must not know what the labels mean.

#include <cstddef>
#include <optional>
#include <vector>

namespace cairn::ml {

// One judgement: a probability for each label (they add up to 1) and the label that is true.
struct Judgement {
  std::vector<double> probabilities;
  std::size_t truth = 0;
};

struct LabelFigures {
  std::size_t count = 0;                     // judgements whose truth it is
  double precision = 0, recall = 0, f1 = 0;  // 0 where nothing was told or nothing is true
  friend bool operator==(const LabelFigures&, const LabelFigures&) = default;
};

struct ClassificationFigures {
  std::size_t count = 0;
  double accuracy = 0;
  double macro_f1 = 0, macro_recall = 0;  // means over the labels that occur as truth
  std::optional<double> auc;              // of the second of two labels; only where both occur
  double calibration_error = 0;           // expected, see below
  double coverage = 0;                    // share of judgements at or above the threshold
  double answered_accuracy = 0;           // among those; 0 if there are none
  std::vector<LabelFigures> labels;
  std::vector<std::vector<std::size_t>> confusion;  // [truth][told]
  friend bool operator==(const ClassificationFigures&, const ClassificationFigures&) = default;
};

// The likeliest label, the first of equals.
std::size_t told(const Judgement& judgement);

// All figures of judgements over so many labels; `threshold` is a probability of the likeliest label. The calibration
// error is that of C. Guo et al., "On calibration of modern neural networks", 2017, section 2, with 15 bins. Without
// judgements everything is 0.
ClassificationFigures classification_figures(const std::vector<Judgement>& judgements, std::size_t labels,
                                             double threshold);

// Area under the ROC curve: the share of pairs of a true and a false one in which the true one's score is higher, ties
// counting half (J. Hanley and B. McNeil, 1982). None if either is missing.
std::optional<double> roc_auc(const std::vector<double>& scores, const std::vector<bool>& truths);

}  // namespace cairn::ml
