#include "ml/factors/basket_matrix.h"

#include <algorithm>

#include "ml/factors/item_links.h"

namespace cairn::factors {

std::vector<std::size_t> customers_of_items(const Interactions& data) {
  std::vector<std::size_t> counts(data.items(), 0);
  ItemHistory item;
  for (std::size_t customer = 0; customer < data.customers(); ++customer)
    for (Items items(data.of(customer)); items.next(item);) ++counts[item.item];
  return counts;
}

Chosen choose_items(const Interactions& data, std::size_t least, std::size_t most) {
  const std::vector<std::size_t> counts = customers_of_items(data);
  Chosen chosen;
  for (std::size_t item = 0; item < counts.size(); ++item)
    if (counts[item] >= std::max<std::size_t>(least, 1)) chosen.items.push_back(static_cast<std::uint32_t>(item));
  if (chosen.items.size() > most) {
    std::stable_sort(chosen.items.begin(), chosen.items.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    chosen.items.resize(most);
    std::sort(chosen.items.begin(), chosen.items.end());
  }
  chosen.places.assign(data.items(), Chosen::kNone);
  for (std::size_t place = 0; place < chosen.items.size(); ++place)
    chosen.places[chosen.items[place]] = static_cast<std::uint32_t>(place);
  return chosen;
}

BasketMatrix::BasketMatrix(const Interactions& data, const Chosen& chosen, double half_life_days)
    : data_(data), chosen_(chosen), half_life_days_(half_life_days), matrix_(chosen.items.size()) {}

double BasketMatrix::share_done() const {
  return data_.customers() == 0 ? 1 : static_cast<double>(customer_) / static_cast<double>(data_.customers());
}

bool BasketMatrix::advance(std::size_t most_products) {
  ItemHistory item;
  for (std::size_t products = 0; customer_ < data_.customers(); ++customer_) {
    if (products >= most_products) return false;
    places_.clear();
    presences_.clear();
    for (Items items(data_.of(customer_)); items.next(item);) {
      if (chosen_.places[item.item] == Chosen::kNone) continue;
      places_.push_back(chosen_.places[item.item]);
      presences_.push_back(half_life_days_ > 0 ? static_cast<float>(presence(item, half_life_days_)) : 1.0f);
    }
    for (std::size_t i = 0; i < places_.size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) matrix_.add(places_[i], places_[j], presences_[i] * presences_[j]);
    products += places_.size() * places_.size() / 2 + 1;
  }
  return true;
}

}  // namespace cairn::factors
