#include "apps/sentiment/evaluation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::sentiment {
namespace {

bool fits(const std::vector<double>& probabilities, std::size_t labels) {
  return probabilities.size() == labels && labels > 0 &&
         std::all_of(probabilities.begin(), probabilities.end(), [](double p) { return std::isfinite(p); });
}

std::vector<LabelCurves> curves_of(const std::vector<ml::Judgement>& judgements, std::size_t labels) {
  std::vector<LabelCurves> out;
  std::vector<double> scores(judgements.size());
  std::vector<bool> truths(judgements.size());
  for (std::size_t label = 0; label < labels; ++label) {
    for (std::size_t i = 0; i < judgements.size(); ++i) {
      scores[i] = judgements[i].probabilities[label];
      truths[i] = judgements[i].truth == label;
    }
    LabelCurves curves;
    curves.roc = ml::roc_curve(scores, truths);
    if (curves.roc) curves.precision_recall = ml::precision_recall_curve(scores, truths);
    out.push_back(std::move(curves));
  }
  return out;
}

}  // namespace

Evaluation::Evaluation(std::vector<std::size_t> truths, std::size_t labels, std::vector<Contender> contenders,
                       std::uint64_t seed)
    : labels_(labels), given_(std::move(contenders)), seed_(seed) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const bool whole = truths[i] < labels && std::all_of(given_.begin(), given_.end(), [&](const Contender& one) {
                         return i < one.probabilities.size() && fits(one.probabilities[i], labels);
                       });
    if (!whole) {
      ++left_out_;
      continue;
    }
    truths_.push_back(truths[i]);
    for (Contender& one : given_)
      if (kept != i) one.probabilities[kept] = std::move(one.probabilities[i]);
    ++kept;
  }
  for (Contender& one : given_) one.probabilities.resize(kept);
  done_ = given_.empty();
}

void Evaluation::judge() {
  Contender& one = given_[figures_.size()];
  std::vector<ml::Judgement> judgements;
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < truths_.size(); ++i) {
    judgements.push_back({std::move(one.probabilities[i]), truths_[i]});
    told.push_back(ml::told(judgements.back()));
  }
  one.probabilities.clear();
  ContenderFigures out{one.name,
                       one.sure,
                       ml::classification_figures(judgements, labels_, one.sure),
                       curves_of(judgements, labels_),
                       ml::reliability_bins(judgements),
                       {},
                       {}};
  out.accuracy = {out.figures.accuracy, out.figures.accuracy, out.figures.accuracy};
  out.macro_f1 = {out.figures.macro_f1, out.figures.macro_f1, out.figures.macro_f1};
  figures_.push_back(std::move(out));
  told_.push_back(std::move(told));
}

void Evaluation::compare() {
  if (figures_.size() < 2) {
    bootstrap_.emplace(truths_, told_[0], labels_, seed_);
    return;
  }
  bootstrap_.emplace(truths_, told_[0], told_[1], labels_, seed_);
  PairFigures pair;
  pair.mcnemar = ml::mcnemar(truths_, told_[0], told_[1]);
  pair.agreement.assign(labels_, std::vector<std::size_t>(labels_, 0));
  for (std::size_t i = 0; i < truths_.size(); ++i) ++pair.agreement[told_[0][i]][told_[1][i]];
  pair.kappa = ml::cohens_kappa(pair.agreement);
  pair.accuracy_difference = bootstrap_->accuracy_difference();
  pair.macro_f1_difference = bootstrap_->macro_f1_difference();
  pair_ = std::move(pair);
}

void Evaluation::take_intervals() {
  for (std::size_t i = 0; i < figures_.size() && i < 2; ++i) {
    figures_[i].accuracy = bootstrap_->accuracy(i);
    figures_[i].macro_f1 = bootstrap_->macro_f1(i);
  }
  if (pair_) {
    pair_->accuracy_difference = bootstrap_->accuracy_difference();
    pair_->macro_f1_difference = bootstrap_->macro_f1_difference();
  }
  done_ = true;
}

bool Evaluation::advance(std::size_t most_resamples) {
  if (done_ || most_resamples == 0) return done_;
  if (figures_.size() < given_.size())
    judge();
  else if (!bootstrap_)
    compare();
  else if (bootstrap_->advance(most_resamples))
    take_intervals();
  return done_;
}

double Evaluation::share() const {
  if (done_) return 1;
  const double judged = static_cast<double>(figures_.size()) / static_cast<double>(given_.size());
  const double made = bootstrap_ ? static_cast<double>(bootstrap_->made()) / ml::Bootstrap::kResamples : 0;
  return 0.1 * judged + 0.9 * made;
}

}  // namespace cairn::sentiment
