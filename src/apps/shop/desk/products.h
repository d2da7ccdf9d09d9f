#pragma once
// The catalogue that the screens work with, and what follows from it and the orders: how products move, and what is
// offered to the store's visitor. Made anew when what it is made of has changed.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/catalogue.h"
#include "apps/shop/desk/orders.h"
#include "apps/shop/desk/recommending.h"
#include "apps/shop/desk/shelves.h"
#include "apps/shop/figures/stock.h"
#include "apps/shop/likeness.h"

namespace cairn::shop::desk {

class Products {
 public:
  // Every tick; nothing happens while orders are being read. `version`: of the state.
  void tend(const State& state, std::uint64_t version, const Orders& orders);

  const Catalogue& catalogue() const { return catalogue_; }
  std::uint64_t serial() const { return serial_; }  // counts what it was made anew
  // How it sold; null: it is in no order.
  const figures::Movement* movement(const CatalogueProduct& product) const;
  // What is left of it; nothing: it was never counted.
  std::optional<figures::Left> left(const CatalogueProduct& product) const;
  Date last_day() const { return last_day_; }  // of all orders; the first of 1970 where there are none

  // What a visitor is offered. `recommending`: null where it is not known yet who bought what.
  const Shelves& shelves(const Visitor& visitor, const Recommending* recommending, Date today);
  const Shelf& beside(const std::string& key, const Recommending* recommending, Date today);

 private:
  Floor floor(const Recommending* recommending, Date today) const;

  std::uint64_t version_ = ~0ull, orders_serial_ = ~0ull, serial_ = 0;
  std::map<std::string, Product> kept_;  // that it is made of
  Catalogue catalogue_;
  std::optional<Likeness> likeness_;  // once somebody visits the store
  Date first_day_, last_day_;
  std::vector<figures::Movement> movements_;        // by place in Lines::products
  std::vector<std::optional<figures::Left>> left_;  // the same
  std::vector<double> sold_lately_;                 // pieces; the same
  std::vector<std::uint8_t> sold_out_;              // by place in the catalogue

  struct Made {  // what shelves were filled from
    std::uint64_t serial = ~0ull;
    bool known = false, learned = false;  // what was bought by whom, and what follows from it
    Date today;
    friend bool operator==(const Made&, const Made&) = default;
  };
  Made made_for(const Recommending* recommending, Date today) const;
  Made shelves_made_, beside_made_;
  std::optional<std::uint32_t> visitor_;
  std::map<std::string, InCart> cart_;
  Shelves shelves_;
  std::string beside_key_;
  Shelf beside_;
};

}  // namespace cairn::shop::desk
