#pragma once
// What the store page offers a visitor, and on what ground: what was learned from the orders where it says something,
// else what most buy, else what is alike by its words. The ground is always said.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/catalogue.h"
#include "apps/shop/likeness.h"
#include "base/date.h"
#include "ml/factors/blend.h"
#include "ml/factors/sales.h"

namespace cairn::shop::desk {

inline constexpr std::size_t kOnAShelf = 8;
inline constexpr int kNew_days = 7;  // so long a product is new; of orders over twice as many days at least

struct Offered {
  std::size_t place = 0;  // in Catalogue::all()
  std::string why;        // one sentence without a full stop; empty: the shelf's note says it
};

struct Shelf {
  std::vector<Offered> products;  // at most kOnAShelf
  std::string note;               // on what ground; a sentence
};

struct Floor {  // what shelves are filled from
  const Catalogue& catalogue;
  const Likeness& likeness;
  const factors::Blend* blend = nullptr;  // null: nothing was learned
  const factors::Sales* sales = nullptr;  // null: no order names a customer, or it was not looked at yet
  std::int32_t now_minute = 0;            // just after the last order
  Date first_order, last_order, today;
  const std::vector<double>& sold_lately;     // pieces, by place in Lines::products
  const std::vector<std::uint8_t>& sold_out;  // not 0: none is left of it; by place in Catalogue::all()
};

struct Visitor {
  std::optional<std::uint32_t> customer;  // nothing: somebody new
  std::map<std::string, InCart> cart;
};

struct Shelves {
  Shelf for_you;  // that the visitor never bought
  Shelf again;    // that the visitor bought before
  Shelf because, fresh;
  std::string because_of;        // the product that was bought last; empty: there is no such shelf
  bool because_in_cart = false;  // it was not bought yet
};

Shelves shelves_for(const Floor& floor, const Visitor& visitor);
// Beside a product.
Shelf goes_with(const Floor& floor, std::size_t place);

}  // namespace cairn::shop::desk
