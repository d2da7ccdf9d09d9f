#pragma once
// What having bought one item says about the others: a sparse matrix, the common form of item-item recommenders. A
// score is a sum over what was bought, so every bought item's share of it is known exactly.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ml/factors/history.h"

namespace cairn::factors {

struct Link {
  std::uint32_t item = 0;
  float weight = 0;
  friend bool operator==(const Link&, const Link&) = default;
};

class ItemLinks {
 public:
  ItemLinks() = default;
  // `to[item]`: what speaks for the item, Link::item being what was bought.
  explicit ItemLinks(const std::vector<std::vector<Link>>& to);

  std::size_t items() const { return first_.empty() ? 0 : first_.size() - 1; }
  std::size_t size() const { return links_.size(); }
  // What the bought item speaks for, ascending by item.
  std::span<const Link> from(std::uint32_t bought) const {
    return {links_.data() + first_[bought], links_.data() + first_[bought + 1]};
  }
  float weight(std::uint32_t bought, std::uint32_t item) const;  // 0: no link

  // scores[item] += strength * weight, for all that `bought` speaks for.
  void add(std::uint32_t bought, double strength, std::vector<double>& scores) const;

 private:
  std::vector<std::size_t> first_;  // of each bought item's links
  std::vector<Link> links_;
};

// Of the numbers of one column, those furthest from 0, at most so many; ascending by item. Of equals the first.
std::vector<Link> strongest(std::vector<Link> links, std::size_t most);

// How much having bought an item counts in item-item methods: the square root of what is left of the purchases when
// they fade with the half-life, at most 1.
double presence(const ItemHistory& item, double half_life_days);

}  // namespace cairn::factors
