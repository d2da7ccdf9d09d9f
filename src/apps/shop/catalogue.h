#pragma once
// All products of the shop: those of its orders, as their last lines have them, and those that are kept by hand, which
// are as the person says. Made anew when either has changed; knows nothing of screens.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/lines.h"
#include "apps/shop/model.h"
#include "base/date.h"

namespace cairn::shop {

struct CatalogueProduct {
  std::string key;    // product_key()
  Product product;    // as kept, else as the orders have it
  bool kept = false;  // by hand
  bool in_orders = false;
  std::uint32_t item = kNoProduct;   // its place in Lines::products, where it is in orders
  LineKind kind = LineKind::kGoods;  // what most of its lines count as, returns being goods
  std::optional<Date> first_sold, last_sold;
  std::string folded;  // name, code and tags as search compares them (base/fold.h)
};

class Catalogue {
 public:
  Catalogue() = default;
  Catalogue(const State& state, const Lines& lines);

  const std::vector<CatalogueProduct>& all() const { return all_; }  // by name
  const CatalogueProduct* find(std::string_view key) const;          // null: there is none
  const CatalogueProduct* of_item(std::uint32_t item) const;         // null: no line is of it

 private:
  std::vector<CatalogueProduct> all_;
  std::map<std::string, std::size_t, std::less<>> places_;  // by key
  std::vector<std::size_t> of_item_;                        // places
};

// May be sold: goods that are not archived.
bool is_sold(const CatalogueProduct& product);
// Whether every word of `query`, folded, is in it.
bool matches(const CatalogueProduct& product, std::string_view folded_query);

}  // namespace cairn::shop
