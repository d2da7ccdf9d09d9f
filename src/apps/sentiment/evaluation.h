#pragma once
// How good one model is on labelled texts, or two on the same ones: everything that the page of evaluation shows. Glue
// over ml/classification.h, curves.h, reliability.h and comparison.h, in slices.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ml/classification.h"
#include "ml/comparison.h"
#include "ml/curves.h"
#include "ml/reliability.h"

namespace cairn::sentiment {

struct Contender {
  std::string name;
  std::vector<std::vector<double>> probabilities;  // for each text one a label; they add up to 1
  double sure = 0;                                 // probability of the likeliest label below which it says "not sure"
};

// One label against all others, by its probability. None where it, or everything else, does not occur.
struct LabelCurves {
  std::optional<ml::Curve> roc, precision_recall;
};

struct ContenderFigures {
  std::string name;
  double sure = 0;
  ml::ClassificationFigures figures;
  std::vector<LabelCurves> curves;              // for each label
  std::vector<ml::ReliabilityBin> reliability;  // ml::kReliabilityBins
  ml::Interval accuracy, macro_f1;              // 95 % of resampled texts; as wide as nothing until done
};

// The second against the first, on the same texts.
struct PairFigures {
  ml::McNemar mcnemar;
  ml::Interval accuracy_difference, macro_f1_difference;  // second less first
  std::vector<std::vector<std::size_t>> agreement;        // [what the first says][what the second says]
  std::optional<double> kappa;                            // Cohen's, of what the two say
};

class Evaluation {
 public:
  // `truths` are labels below `labels`, one a text; `contenders` one or two, of as many texts. A text of which a truth
  // or a contender's probabilities do not fit is left out, of all contenders. The seed is that of the resampling.
  Evaluation(std::vector<std::size_t> truths, std::size_t labels, std::vector<Contender> contenders,
             std::uint64_t seed);

  // Works at figures, curves, and then at so many resamples. True once all is there.
  bool advance(std::size_t most_resamples);
  bool done() const { return done_; }
  double share() const;  // 0..1 of the work

  std::size_t texts() const { return truths_.size(); }
  std::size_t labels() const { return labels_; }
  std::size_t left_out() const { return left_out_; }
  // What is there so far: at first nothing, then all but intervals, then all.
  const std::vector<ContenderFigures>& contenders() const { return figures_; }
  const std::optional<PairFigures>& pair() const { return pair_; }  // of two contenders

 private:
  void judge();  // the next contender
  void compare();
  void take_intervals();

  std::vector<std::size_t> truths_;
  std::size_t labels_, left_out_ = 0;
  std::vector<Contender> given_;
  std::vector<std::vector<std::size_t>> told_;  // of each contender that was judged
  std::uint64_t seed_;
  std::vector<ContenderFigures> figures_;
  std::optional<PairFigures> pair_;
  std::optional<ml::Bootstrap> bootstrap_;
  bool done_ = false;
};

// Every figure a row: model, figure, label, value, low, high. `label_names` has a name for each label. Names are
// guarded against spreadsheets (base/csv.h).
std::string evaluation_csv(const Evaluation& evaluation, const std::vector<std::string>& label_names);

}  // namespace cairn::sentiment
