#include "ml/factors/methods.h"

namespace cairn::factors {
namespace {

struct Names {
  std::string_view id, title;
};
constexpr std::array<Names, kMethods> kNames{{{"popularity", "Popular ever"},
                                              {"last-month", "Popular in the last month"},
                                              {"personal", "What the customer bought before"},
                                              {"neighbours", "Bought by the same customers"},
                                              {"ease", "EASE"},
                                              {"als", "Implicit ALS"},
                                              {"blend", "The blend"}}};

}  // namespace

std::string_view method_id(Method method) { return kNames[static_cast<std::size_t>(method)].id; }
std::string_view method_title(Method method) { return kNames[static_cast<std::size_t>(method)].title; }

std::optional<Method> method_of_id(std::string_view id) {
  for (std::size_t i = 0; i < kMethods; ++i)
    if (kNames[i].id == id) return static_cast<Method>(i);
  return {};
}

MethodTraining::MethodTraining(Method method, const Sales& sales, std::int32_t now_minute, const Interactions& data,
                               const Demand& demand)
    : method_(method), demand_(demand) {
  if (method == Method::kNeighbours) neighbours_.emplace(data, NeighbourSettings());
  if (method == Method::kEase) ease_.emplace(data, kEaseAlone);
  if (method == Method::kAls) als_.emplace(data, AlsSettings());
  if (method == Method::kBlend) blend_.emplace(sales, now_minute);
}

bool MethodTraining::advance(std::size_t units) {
  if (neighbours_) return neighbours_->advance(units);
  if (ease_) return ease_->advance(units);
  if (als_) return als_->advance(units);
  if (blend_) return blend_->advance(units);
  return true;
}

double MethodTraining::share_done() const {
  if (neighbours_) return neighbours_->share_done();
  if (ease_) return ease_->share_done();
  if (als_) return als_->share_done();
  if (blend_) return blend_->share_done();
  return 1;
}

std::unique_ptr<Recommender> MethodTraining::take() {
  switch (method_) {
    case Method::kPopularity:
      return std::make_unique<Popularity>(demand_.ever);
    case Method::kLastMonth:
      return std::make_unique<Popularity>(demand_.month);
    case Method::kPersonal:
      return std::make_unique<PersonalHistory>(demand_.month);
    case Method::kNeighbours:
      return std::make_unique<LinkedItems>(neighbours_->take(), 0);
    case Method::kEase:
      return std::make_unique<LinkedItems>(ease_->take(), kEaseAlone.half_life_days);
    case Method::kAls:
      return als_->take();
    case Method::kBlend:
      break;
  }
  return blend_->take();
}

}  // namespace cairn::factors
