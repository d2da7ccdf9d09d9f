#pragma once
// All that the shop's screens work with and remember between passes. None of it is logged.

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/desk/advice.h"
#include "apps/shop/desk/buyers.h"
#include "apps/shop/desk/choice_address.h"
#include "apps/shop/desk/importing.h"
#include "apps/shop/desk/listing.h"
#include "apps/shop/desk/orders.h"
#include "apps/shop/desk/own_address.h"
#include "apps/shop/desk/product_form.h"
#include "apps/shop/desk/products.h"
#include "apps/shop/desk/recommending.h"
#include "apps/shop/desk/showcase.h"
#include "apps/shop/figures/baskets.h"
#include "apps/shop/figures/ranking.h"
#include "base/memo.h"
#include "core/ports.h"

namespace cairn::shop::desk {

// What the sums of a list are of: they are others after another choice or with other orders.
struct RankedFor {
  std::uint64_t orders, choice;  // serials
  figures::Ranking how;
  friend bool operator==(const RankedFor&, const RankedFor&) = default;
};

struct Desk {
  bool soon = false;  // something was begun that the next tick has to take up
  Orders orders;
  std::unique_ptr<Importing> importing;
  std::string renamed, new_name, name_error;  // the import whose name is being changed, and its fields

  Period period = Period::kQuarter;
  Period period_before = Period::kQuarter;     // what was chosen before days of one's own
  std::string first_day, last_day, day_error;  // of kOwn, as typed
  figures::Choice choice;                      // but for its days
  std::uint64_t chosen_for = ~0ull;            // serial of the orders that the choice is about
  std::string usual_address;                   // what the address says where nothing else is chosen
  std::string address;                         // what it is to say
  OwnAddress own_address;
  figures::Ranking products_ranking;  // how the products sold are shown
  Memo<RankedFor, std::vector<std::size_t>> ranked_products, ranked_customers;
  std::map<std::string, std::size_t> more;  // rows that were asked for beside the first ones, by the list's title
  std::string chosen_segment;               // the group that the chosen customers are, while they are
  std::string picture_wanted;               // of the chart of this name, once it is seen as a whole; empty: of none
  Buyers buyers;
  std::size_t at_risk_most = 10;  // customers that are shown

  std::unique_ptr<figures::Baskets> baskets;            // once its screen was opened
  std::uint64_t baskets_for = 0, together_for = ~0ull;  // serials of the orders that they are of
  std::vector<figures::Pair> together_pairs;
  std::string together_query;
  std::size_t together_most = 0;  // pairs that are shown

  std::string product_query;

  Products products;
  Listing listing;
  std::string catalogue_query;
  ProductList shown_products = ProductList::kSold;
  ProductOrder product_order = ProductOrder::kName;
  std::string product_focused;  // the key of the product in the list that has the focus
  ProductForm product_form;
  Showcase showcase;
  std::string picture_error, picture_error_of;  // why a picture was not kept, and of which product

  std::optional<std::uint32_t> visitor;  // of the store; nothing: somebody new
  std::string visitor_query, visitor_error, store_query;
  std::string visitor_address;  // the visitor's key that the address is to say
  OwnAddress own_visitor_address;
  std::uint64_t visitor_for = ~0ull;  // serial of the orders that the visitor is of
  std::size_t store_most = 24;        // products that are shown of all

  bool recommend_wanted = false;  // a screen that recommends was opened
  Recommending recommending;
  Asked asked;
  std::uint64_t asked_for = ~0ull, advice_for = ~0ull;  // serials of the orders that they are about
  std::optional<Advice> advice;                         // the answer to what was asked last
  std::string customer_query, customer_error;
  std::unique_ptr<Comparing> comparing;
  std::uint64_t comparing_for = 0;          // serial of its orders
  int first_method = 6, second_method = 2;  // places in the table: the blend, and what was bought before

  // Lines of imports that were removed are thrown away when the page is loaded again: until then undo works.
  bool swept = false;
  Pending<std::vector<std::string>> sweep_keys;
  std::vector<std::string> sweep;
  Pending<Done> sweeping;
  Pending<std::vector<std::string>> picture_keys;  // and pictures that no product speaks of
};

}  // namespace cairn::shop::desk
