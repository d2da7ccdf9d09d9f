#pragma once
// Item-item neighbours: which items the same customers bought (G. Linden, B. Smith and J. York, "Amazon.com
// recommendations", IEEE Internet Computing 7(1), 2003). With c_i the customers of item i and c_ij those of both, the
// cosine c_ij / sqrt(c_i c_j) is shrunk by c_ij / (c_ij + shrinkage), so that a pair that two people share does not
// pass for a certain one (R. Bell and Y. Koren, "Scalable collaborative filtering with jointly derived neighborhood
// interpolation weights", ICDM 2007, section 4).

#include <cstddef>

#include "ml/factors/basket_matrix.h"
#include "ml/factors/item_links.h"

namespace cairn::factors {

struct NeighbourSettings {
  double shrinkage = 10;            // customers
  std::size_t least_customers = 2;  // of an item that takes part
  std::size_t most_items = 6000;
  std::size_t links = 100;  // that are kept to an item
};

class NeighbourTraining {
 public:
  NeighbourTraining(const Interactions& data, const NeighbourSettings& settings);  // `data` must outlive it
  NeighbourTraining(const NeighbourTraining&) = delete;
  NeighbourTraining& operator=(const NeighbourTraining&) = delete;

  // Works for some `units` of 50 microseconds more; true once it is trained.
  bool advance(std::size_t units);
  double share_done() const;  // 0..1
  ItemLinks take();           // once

 private:
  NeighbourSettings settings_;
  Chosen chosen_;
  BasketMatrix baskets_;
  bool counted_ = false;
  std::size_t linked_ = 0;
  std::vector<std::vector<Link>> to_;
};

}  // namespace cairn::factors
