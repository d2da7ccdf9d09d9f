#include "ml/factors/ease.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace cairn::factors {
namespace {

constexpr std::size_t kProductsAUnit = 20'000;
constexpr std::size_t kItemsAUnit = 2;

// Measured on UCI Online Retail: how much of the time has gone when a step begins.
constexpr double kBasketsShare = 0.08, kInverseShare = 0.95;

}  // namespace

EaseTraining::EaseTraining(const Interactions& data, const EaseSettings& settings)
    : settings_(settings),
      chosen_(choose_items(data, settings.least_customers, settings.most_items)),
      baskets_(data, chosen_, settings.half_life_days),
      to_(data.items()) {}

double EaseTraining::share_done() const {
  switch (step_) {
    case Step::kBaskets:
      return kBasketsShare * baskets_.share_done();
    case Step::kInverse:
      return kBasketsShare + (kInverseShare - kBasketsShare) * inversion_->share_done();
    case Step::kLinks:
      return kInverseShare +
             (1 - kInverseShare) * static_cast<double>(linked_) / static_cast<double>(chosen_.items.size() + 1);
    case Step::kDone:
      break;
  }
  return 1;
}

bool EaseTraining::advance(std::size_t units) {
  if (step_ == Step::kBaskets) {
    if (!baskets_.advance(units * kProductsAUnit)) return false;
    SymmetricMatrix& matrix = baskets_.matrix();
    for (std::size_t i = 0; i < matrix.side(); ++i) matrix.add(i, i, static_cast<float>(settings_.ridge));
    inversion_.emplace(matrix);
    step_ = Step::kInverse;
  } else if (step_ == Step::kInverse) {
    if (!inversion_->advance(units)) return false;
    assert(!inversion_->failed());  // X^T X is never negative, and the ridge is above 0
    inversion_.reset();
    step_ = Step::kLinks;
  } else if (step_ == Step::kLinks) {
    if (!link(units * kItemsAUnit)) return false;
    step_ = Step::kDone;
  }
  return step_ == Step::kDone;
}

bool EaseTraining::link(std::size_t most_items) {
  const SymmetricMatrix& inverse = baskets_.matrix();
  const std::size_t count = chosen_.items.size(), end = std::min(linked_ + most_items, count);
  for (; linked_ < end; ++linked_) {
    const float own = inverse.at(linked_, linked_);
    std::vector<Link> links;
    links.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
      if (i != linked_) links.push_back({chosen_.items[i], -inverse.at(i, linked_) / own});
    to_[chosen_.items[linked_]] = strongest(std::move(links), settings_.links);
  }
  return linked_ == count;
}

ItemLinks EaseTraining::take() { return ItemLinks(std::exchange(to_, {})); }

}  // namespace cairn::factors
