#include "ml/factors/item_links.h"

#include <algorithm>
#include <cmath>

namespace cairn::factors {

ItemLinks::ItemLinks(const std::vector<std::vector<Link>>& to) : first_(to.size() + 1, 0) {
  for (const std::vector<Link>& links : to)
    for (const Link& link : links) ++first_[link.item + 1];
  for (std::size_t item = 0; item < to.size(); ++item) first_[item + 1] += first_[item];
  links_.resize(first_.back());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t item = 0; item < to.size(); ++item)
    for (const Link& link : to[item]) links_[next[link.item]++] = {static_cast<std::uint32_t>(item), link.weight};
}

float ItemLinks::weight(std::uint32_t bought, std::uint32_t item) const {
  const std::span<const Link> links = from(bought);
  const auto found =
      std::lower_bound(links.begin(), links.end(), item, [](const Link& a, std::uint32_t b) { return a.item < b; });
  return found != links.end() && found->item == item ? found->weight : 0;
}

void ItemLinks::add(std::uint32_t bought, double strength, std::vector<double>& scores) const {
  for (const Link& link : from(bought)) scores[link.item] += strength * static_cast<double>(link.weight);
}

std::vector<Link> strongest(std::vector<Link> links, std::size_t most) {
  if (links.size() > most) {
    const auto stronger = [](const Link& a, const Link& b) {
      const float x = std::abs(a.weight), y = std::abs(b.weight);
      return x != y ? x > y : a.item < b.item;
    };
    std::nth_element(links.begin(), links.begin() + static_cast<std::ptrdiff_t>(most), links.end(), stronger);
    links.resize(most);
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.item < b.item; });
  }
  return links;
}

double presence(const ItemHistory& item, double half_life_days) {
  double sum = 0;
  for (const Bought& bought : item.bought) sum += faded(static_cast<double>(bought.age_days), half_life_days);
  return std::sqrt(std::min(sum, 1.0));
}

}  // namespace cairn::factors
