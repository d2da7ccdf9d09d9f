#pragma once
// X^T X, where a row of X is what one customer bought: the beginning of EASE and of item-item neighbours. Only items
// that enough customers bought take part. In slices.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ml/factors/history.h"
#include "ml/factors/symmetric_matrix.h"

namespace cairn::factors {

// The items that take part, and their places in the matrix.
struct Chosen {
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  std::vector<std::uint32_t> items;   // ascending
  std::vector<std::uint32_t> places;  // of every item, or kNone
};

std::vector<std::size_t> customers_of_items(const Interactions& data);
// Those with `least` customers or more; of more than `most` those with the most customers.
Chosen choose_items(const Interactions& data, std::size_t least, std::size_t most);

class BasketMatrix {
 public:
  // half_life_days 0: whoever bought an item counts 1, whenever that was; else presence().
  BasketMatrix(const Interactions& data, const Chosen& chosen, double half_life_days);

  // Adds so many products of two items more, and the rest of the last customer's; true once it is complete.
  bool advance(std::size_t most_products);
  double share_done() const;
  SymmetricMatrix& matrix() { return matrix_; }

 private:
  const Interactions& data_;
  const Chosen& chosen_;
  double half_life_days_;
  SymmetricMatrix matrix_;
  std::size_t customer_ = 0;
  std::vector<std::uint32_t> places_;
  std::vector<float> presences_;
};

}  // namespace cairn::factors
