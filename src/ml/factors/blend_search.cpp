#include "ml/factors/blend_search.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::factors {
namespace {

constexpr std::size_t kRounds = 3;
constexpr double kHitRate = 0.3;  // beside NDCG
constexpr double kGrowth = 1e-5;  // less is none
constexpr double kUnlikely = -1e9;

constexpr BlendWeights kStartForAll{1, 0.5, 0.3, 0, 0};
constexpr BlendWeights kStartForNew{0, 1, 0, 0, 0.3};
constexpr std::array<double BlendWeights::*, 5> kWeights{&BlendWeights::personal, &BlendWeights::similar,
                                                         &BlendWeights::fortnight, &BlendWeights::week,
                                                         &BlendWeights::discovered};
constexpr std::array<double, 7> kMultiples{0, 0.5, 0.7, 0.85, 1.2, 1.5, 2};
constexpr std::array<double, 6> kFirstValues{0.02, 0.05, 0.1, 0.2, 0.4, 0.8};

}  // namespace

BlendSearch::BlendSearch(const Blend& blend, const std::vector<Trial>& trials, Purpose purpose)
    : blend_(blend), purpose_(purpose) {
  const std::size_t step = trials.size() / kMostTrials + 1;
  for (std::size_t i = 0; i < trials.size(); i += step) trials_.push_back(trials[i]);
  if (trials_.size() < kFewestTrials) {
    weights_ = purpose == Purpose::kAll ? kUsualForAll : kUsualForNew;
    done_ = true;
    return;
  }
  weights_ = tried_ = purpose == Purpose::kAll ? kStartForAll : kStartForNew;
  prepared_.reserve(trials_.size());
}

double BlendSearch::share_done() const {
  if (done_) return 1;
  constexpr double kPreparing = 0.1;
  if (prepared_.size() < trials_.size())
    return kPreparing * static_cast<double>(prepared_.size()) / static_cast<double>(trials_.size());
  const double steps = static_cast<double>(round_ * kWeights.size() + weight_) / (kRounds * kWeights.size());
  return kPreparing + (1 - kPreparing) * steps;
}

void BlendSearch::prepare(const Trial& trial) {
  Prepared prepared;
  blend_.similar(trial.history, scores_);
  prepared.similar.assign(scores_.begin(), scores_.end());
  ItemHistory item;
  for (Items items(trial.history); items.next(item);) {
    prepared.items.push_back(item.item);
    prepared.personal.push_back(Blend::personal(item));
  }
  prepared.later = &trial.later;
  prepared_.push_back(std::move(prepared));
}

double BlendSearch::judge(const Prepared& prepared, const BlendWeights& weights) {
  for (std::size_t i = 0; i < scores_.size(); ++i)
    scores_[i] = everybody_[i] + weights.similar * static_cast<double>(prepared.similar[i]);
  for (std::size_t i = 0; i < prepared.items.size(); ++i) {
    double& score = scores_[prepared.items[i]];
    score = purpose_ == Purpose::kNew ? kUnlikely : score + weights.personal * prepared.personal[i];
  }
  const Hits hits = hits_of(best(scores_, {}, Purpose::kAll, blend_.known(), kTop), *prepared.later);
  return hits.ndcg + (hits.hit ? kHitRate : 0);
}

void BlendSearch::begin_candidate() {
  if (!candidates_.empty()) tried_.*kWeights[weight_] = candidates_[candidate_];
  everybody_.resize(blend_.items());
  for (std::uint32_t item = 0; item < everybody_.size(); ++item) everybody_[item] = blend_.everybody(item, tried_);
  scores_.resize(everybody_.size());
  sum_ = 0;
}

void BlendSearch::end_candidate() {
  const double mean = sum_ / static_cast<double>(prepared_.size());
  if (mean > best_ + kGrowth) {
    best_ = mean;
    weights_ = tried_;
    grown_ = true;
  }
  trial_ = 0;
  if (++candidate_ < candidates_.size()) return;
  candidate_ = 0;
  if (candidates_.empty()) grown_ = false;  // that was the start
  next_weight();
}

void BlendSearch::next_weight() {
  if (!candidates_.empty()) ++weight_;
  // What was bought is no candidate where only new items are asked for.
  if (weight_ < kWeights.size() && purpose_ == Purpose::kNew && kWeights[weight_] == &BlendWeights::personal) ++weight_;
  if (weight_ == kWeights.size()) {
    weight_ = 0;
    done_ = ++round_ == kRounds || !grown_;
    grown_ = false;
    candidates_.clear();
    if (done_) return;
    if (purpose_ == Purpose::kNew) ++weight_;
  }
  tried_ = weights_;
  const double now = weights_.*kWeights[weight_];
  candidates_.clear();
  if (now > 0)
    for (const double multiple : kMultiples) candidates_.push_back(now * multiple);
  else
    candidates_.assign(kFirstValues.begin(), kFirstValues.end());
}

bool BlendSearch::advance(std::size_t most_trials) {
  while (!done_) {
    if (most_trials == 0) return false;
    --most_trials;
    if (prepared_.size() < trials_.size()) {
      prepare(trials_[prepared_.size()]);
      continue;
    }
    if (trial_ == 0) begin_candidate();
    sum_ += judge(prepared_[trial_], tried_);
    if (++trial_ == prepared_.size()) end_candidate();
  }
  return true;
}

}  // namespace cairn::factors
