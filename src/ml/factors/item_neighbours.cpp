#include "ml/factors/item_neighbours.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::factors {
namespace {

constexpr std::size_t kProductsAUnit = 20'000;
constexpr std::size_t kItemsAUnit = 2;

}  // namespace

NeighbourTraining::NeighbourTraining(const Interactions& data, const NeighbourSettings& settings)
    : settings_(settings),
      chosen_(choose_items(data, settings.least_customers, settings.most_items)),
      baskets_(data, chosen_, 0),
      to_(data.items()) {}

double NeighbourTraining::share_done() const {
  if (!counted_) return baskets_.share_done() / 2;
  return 0.5 + static_cast<double>(linked_) / static_cast<double>(2 * chosen_.items.size() + 1);
}

bool NeighbourTraining::advance(std::size_t units) {
  if (!counted_) {
    counted_ = baskets_.advance(units * kProductsAUnit);
    return false;
  }
  const SymmetricMatrix& counts = baskets_.matrix();
  const std::size_t count = chosen_.items.size(), end = std::min(linked_ + units * kItemsAUnit, count);
  for (; linked_ < end; ++linked_) {
    const auto own = static_cast<double>(counts.at(linked_, linked_));
    std::vector<Link> links;
    for (std::size_t i = 0; i < count; ++i) {
      const auto both = static_cast<double>(counts.at(i, linked_));
      if (i == linked_ || both == 0) continue;
      const double cosine = both / std::sqrt(own * static_cast<double>(counts.at(i, i)));
      links.push_back({chosen_.items[i], static_cast<float>(cosine * both / (both + settings_.shrinkage))});
    }
    to_[chosen_.items[linked_]] = strongest(std::move(links), settings_.links);
  }
  return linked_ == count;
}

ItemLinks NeighbourTraining::take() { return ItemLinks(std::exchange(to_, {})); }

}  // namespace cairn::factors
