#pragma once
// Which products of the catalogue are listed, and in which order. Kept until something of it changes: lists of ten
// thousand products are drawn many times a second.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/desk/products.h"
#include "base/memo.h"

namespace cairn::shop::desk {

enum class ProductList : std::uint8_t { kSold, kRunningOut, kSlow, kArchived, kNotGoods };
enum class ProductOrder : std::uint8_t { kName, kMostSold, kLasting, kLongestAgo };
inline constexpr std::size_t kProductLists = 5;

bool is_running_out(const std::optional<figures::Left>& left);  // within two weeks
bool is_slow(const CatalogueProduct& product, Date last_day);   // it was sold, but not in the last eight weeks

class Listing {
 public:
  using List = std::vector<const CatalogueProduct*>;
  // Those with all words of `query`. Valid until the next call for the same `what`, or until `products` is made anew.
  const List& of(const Products& products, ProductList what, ProductOrder order, std::string_view query);

 private:
  struct Key {
    std::uint64_t products;  // serial
    ProductOrder order;
    std::string query;  // folded
    friend bool operator==(const Key&, const Key&) = default;
  };
  std::array<Memo<Key, List>, kProductLists> lists_;
};

}  // namespace cairn::shop::desk
