#include "apps/shop/desk/listing.h"

#include <algorithm>

#include "base/fold.h"

namespace cairn::shop::desk {
namespace {

constexpr double kSoon_days = 14;
constexpr int kSlow_days = 56;

bool is_listed(const Products& products, const CatalogueProduct& product, ProductList what) {
  switch (what) {
    case ProductList::kSold:
      return is_sold(product);
    case ProductList::kRunningOut:
      return is_sold(product) && is_running_out(products.left(product));
    case ProductList::kSlow:
      return is_sold(product) && is_slow(product, products.last_day());
    case ProductList::kArchived:
      return product.product.archived;
    case ProductList::kNotGoods:
      return product.kind != LineKind::kGoods;
  }
  return false;
}

double lately(const Products& products, const CatalogueProduct& product) {
  const figures::Movement* movement = products.movement(product);
  return movement == nullptr ? 0 : static_cast<double>(movement->units);
}

// Those without an answer come last.
double lasting(const Products& products, const CatalogueProduct& product) {
  constexpr double kNever = 1e9;
  const std::optional<figures::Left> left = products.left(product);
  return left && left->days ? *left->days : kNever;
}

// What is listed by its smallest first.
double measure(const Products& products, const CatalogueProduct& product, ProductOrder order) {
  constexpr double kNeverSold = -1e6;
  switch (order) {
    case ProductOrder::kName:
      return 0;
    case ProductOrder::kMostSold:
      return -lately(products, product);
    case ProductOrder::kLasting:
      return lasting(products, product);
    case ProductOrder::kLongestAgo:
      return product.last_sold ? product.last_sold->days : kNeverSold;
  }
  return 0;
}

Listing::List listed(const Products& products, ProductList what, ProductOrder order, std::string_view folded) {
  std::vector<std::pair<double, const CatalogueProduct*>> found;  // of products that are by name already
  for (const CatalogueProduct& product : products.catalogue().all())
    if (is_listed(products, product, what) && matches(product, folded))
      found.emplace_back(measure(products, product, order), &product);
  if (order != ProductOrder::kName) std::sort(found.begin(), found.end());
  Listing::List list;
  list.reserve(found.size());
  for (const auto& [value, product] : found) list.push_back(product);
  return list;
}

}  // namespace

bool is_running_out(const std::optional<figures::Left>& left) {
  return left && (left->pieces <= 0 || (left->days && *left->days <= kSoon_days));
}

bool is_slow(const CatalogueProduct& product, Date last_day) {
  return product.last_sold && days_between(*product.last_sold, last_day) >= kSlow_days;
}

const Listing::List& Listing::of(const Products& products, ProductList what, ProductOrder order,
                                 std::string_view query) {
  std::string folded = fold(query);
  return lists_[static_cast<std::size_t>(what)].of(Key{products.serial(), order, folded},
                                                   [&] { return listed(products, what, order, folded); });
}

}  // namespace cairn::shop::desk
