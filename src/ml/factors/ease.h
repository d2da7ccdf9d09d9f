#pragma once
// EASE (H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019): the linear model that best tells
// what a customer has from all else that the customer has. With X the customers' items (presence(), so that what was
// bought long ago says less) and P = (X^T X + ridge I)^-1, section 3:
//
//     B_ij = -P_ij / P_jj,  B_jj = 0.
//
// Only the strongest links to each item are kept: on UCI Online Retail a hundred do as well as all (decisions/0015).

#include <cstddef>
#include <cstdint>
#include <optional>

#include "ml/factors/basket_matrix.h"
#include "ml/factors/item_links.h"

namespace cairn::factors {

struct EaseSettings {
  double ridge = 100;
  double half_life_days = 180;      // of presence(); 0: whenever it was
  std::size_t least_customers = 5;  // of an item that takes part
  std::size_t most_items = 6000;    // that take part: 72 MB, and time with the third power
  std::size_t links = 100;          // that are kept to an item
};

class EaseTraining {
 public:
  EaseTraining(const Interactions& data, const EaseSettings& settings);  // `data` must outlive it
  EaseTraining(const EaseTraining&) = delete;
  EaseTraining& operator=(const EaseTraining&) = delete;

  // Works for some `units` of 50 microseconds more; true once it is trained.
  bool advance(std::size_t units);
  double share_done() const;  // 0..1
  ItemLinks take();           // once

 private:
  enum class Step : std::uint8_t { kBaskets, kInverse, kLinks, kDone };
  bool link(std::size_t most_items);

  EaseSettings settings_;
  Chosen chosen_;
  BasketMatrix baskets_;
  std::optional<Inversion> inversion_;
  Step step_ = Step::kBaskets;
  std::size_t linked_ = 0;
  std::vector<std::vector<Link>> to_;
};

}  // namespace cairn::factors
