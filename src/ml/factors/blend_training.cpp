#include "ml/factors/blend_training.h"

#include <utility>

namespace cairn::factors {
namespace {

constexpr std::size_t kTrialsAUnit = 2;

// Measured on UCI Online Retail: how much of the time has gone when a step has ended.
constexpr double kEarlier = 0.36, kForAll = 0.5, kForNew = 0.6;

}  // namespace

BlendTraining::BlendTraining(const Sales& sales, std::int32_t now_minute, const EaseSettings& settings)
    : sales_(sales), now_(now_minute), settings_(settings) {
  const std::int32_t split = now_ - kTrialMonth_minutes;
  data_.emplace(before(sales_, split));
  trials_ = trials_after(sales_, *data_, split, now_);
  const bool enough = trials_.size() >= BlendSearch::kFewestTrials;
  if (!enough) data_.emplace(before(sales_, now_));
  begin(enough ? Step::kEarlier : Step::kAll);
}

void BlendTraining::begin(Step step) {
  step_ = step;
  switch (step) {
    case Step::kEarlier:
      ease_.emplace(*data_, settings_);
      break;
    case Step::kWeightsForAll:
      judged_ = trials_.size();
      search_.emplace(*trained_, trials_, Purpose::kAll);
      break;
    case Step::kWeightsForNew:
      search_.emplace(*trained_, only_new(trials_), Purpose::kNew);
      break;
    case Step::kAll:
      data_.emplace(before(sales_, now_));
      ease_.emplace(*data_, settings_);
      break;
    case Step::kDone:
      break;
  }
}

std::unique_ptr<Blend> BlendTraining::blend() {
  auto blend = std::make_unique<Blend>(ease_->take(), demand_of(*data_), settings_.half_life_days);
  ease_.reset();
  return blend;
}

double BlendTraining::share_done() const {
  switch (step_) {
    case Step::kEarlier:
      return kEarlier * ease_->share_done();
    case Step::kWeightsForAll:
      return kEarlier + (kForAll - kEarlier) * search_->share_done();
    case Step::kWeightsForNew:
      return kForAll + (kForNew - kForAll) * search_->share_done();
    case Step::kAll: {
      const double begun = judged_ > 0 ? kForNew : 0;
      return begun + (1 - begun) * ease_->share_done();
    }
    case Step::kDone:
      break;
  }
  return 1;
}

bool BlendTraining::advance(std::size_t units) {
  switch (step_) {
    case Step::kEarlier:
      if (!ease_->advance(units)) break;
      trained_ = blend();
      begin(Step::kWeightsForAll);
      break;
    case Step::kWeightsForAll:
      if (!search_->advance(units * kTrialsAUnit)) break;
      for_all_ = search_->weights();
      begin(Step::kWeightsForNew);
      break;
    case Step::kWeightsForNew:
      if (!search_->advance(units * kTrialsAUnit)) break;
      for_new_ = search_->weights();
      search_.reset();
      trained_.reset();
      begin(Step::kAll);
      break;
    case Step::kAll:
      if (!ease_->advance(units)) break;
      trained_ = blend();
      trained_->set_weights(Purpose::kAll, for_all_);
      trained_->set_weights(Purpose::kNew, for_new_);
      begin(Step::kDone);
      break;
    case Step::kDone:
      break;
  }
  return step_ == Step::kDone;
}

std::unique_ptr<Blend> BlendTraining::take() { return std::move(trained_); }

}  // namespace cairn::factors
