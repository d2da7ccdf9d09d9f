#pragma once
// All recommenders by name, trained in one way: in slices, on what was sold before a moment.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "ml/factors/als.h"
#include "ml/factors/blend_training.h"
#include "ml/factors/item_neighbours.h"

namespace cairn::factors {

enum class Method : std::uint8_t { kPopularity, kLastMonth, kPersonal, kNeighbours, kEase, kAls, kBlend };
inline constexpr std::size_t kMethods = 7;
std::string_view method_id(Method method);     // "last-month"
std::string_view method_title(Method method);  // "Popular in the last month"
std::optional<Method> method_of_id(std::string_view id);

// Alone, EASE has all its links and takes purchases of any age for the same, as the paper has it.
inline constexpr EaseSettings kEaseAlone{.ridge = 500, .half_life_days = 0, .least_customers = 1, .links = 6000};

class MethodTraining {
 public:
  // `sales`, `data` (what was sold before the moment) and `demand` (of it) must outlive it.
  MethodTraining(Method method, const Sales& sales, std::int32_t now_minute, const Interactions& data,
                 const Demand& demand);
  MethodTraining(const MethodTraining&) = delete;
  MethodTraining& operator=(const MethodTraining&) = delete;

  // Works for some `units` of 50 microseconds more; true once it is trained.
  bool advance(std::size_t units);
  double share_done() const;  // 0..1
  std::unique_ptr<Recommender> take();
  const BlendTraining* blend() const { return blend_ ? &*blend_ : nullptr; }

 private:
  Method method_;
  const Demand& demand_;
  std::optional<NeighbourTraining> neighbours_;
  std::optional<EaseTraining> ease_;
  std::optional<AlsTraining> als_;
  std::optional<BlendTraining> blend_;
};

}  // namespace cairn::factors
