#pragma once
// From sales to a recommender: EASE on what was sold before the last month, the weights of the blend by that month,
// then EASE once more on everything. In slices. A pure function of the sales and the moment.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "ml/factors/blend.h"
#include "ml/factors/blend_search.h"
#include "ml/factors/ease.h"
#include "ml/factors/sales.h"

namespace cairn::factors {

inline constexpr std::int32_t kTrialMonth_minutes = 31 * kDay_minutes;

class BlendTraining {
 public:
  enum class Step : std::uint8_t { kEarlier, kWeightsForAll, kWeightsForNew, kAll, kDone };

  // Of what was sold before `now_minute`. `sales` must outlive it.
  BlendTraining(const Sales& sales, std::int32_t now_minute, const EaseSettings& settings = {});
  BlendTraining(const BlendTraining&) = delete;
  BlendTraining& operator=(const BlendTraining&) = delete;

  // Works for some `units` of 50 microseconds more; true once it is trained.
  bool advance(std::size_t units);
  Step step() const { return step_; }
  double share_done() const;                      // 0..1
  std::size_t trials() const { return judged_; }  // customers by whom the weights were chosen; 0: the usual ones
  std::unique_ptr<Blend> take();                  // once it is trained

 private:
  void begin(Step step);
  std::unique_ptr<Blend> blend();

  const Sales& sales_;
  std::int32_t now_;
  EaseSettings settings_;
  Step step_ = Step::kEarlier;
  std::optional<Interactions> data_;
  std::optional<EaseTraining> ease_;
  std::unique_ptr<Blend> trained_;
  std::vector<Trial> trials_;
  std::optional<BlendSearch> search_;
  std::size_t judged_ = 0;
  BlendWeights for_all_ = kUsualForAll, for_new_ = kUsualForNew;
};

}  // namespace cairn::factors
