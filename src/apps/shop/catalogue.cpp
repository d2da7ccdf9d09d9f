#include "apps/shop/catalogue.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "apps/shop/figures/crossfilter.h"
#include "base/fold.h"
#include "base/text.h"

namespace cairn::shop {
namespace {

constexpr std::size_t kNowhereElse = static_cast<std::size_t>(-1);
// What the lines say of each product.
struct Seen {
  std::array<std::size_t, kLineKinds> lines{};  // of each kind
  Amount price = 0;                             // of a piece, in the last sale
  std::uint8_t currency = 0;
  bool sold = false;
  std::int32_t first = 0, last = 0;  // minutes of sales
};

std::vector<Seen> look_at(const Lines& lines) {
  std::vector<Seen> seen(lines.products.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.product[i] == kNoProduct) continue;
    Seen& of = seen[lines.product[i]];
    const LineKind kind = lines.kind[i] == LineKind::kReturn ? LineKind::kGoods : lines.kind[i];
    ++of.lines[static_cast<std::size_t>(kind)];
    if (lines.kind[i] != LineKind::kGoods || lines.quantity[i] <= 0 || lines.amount[i] <= 0) continue;
    of.price = (lines.amount[i] * kOne + lines.quantity[i] / 2) / lines.quantity[i];
    of.currency = lines.currency[i];
    if (!std::exchange(of.sold, true)) of.first = lines.minute[i];
    of.last = lines.minute[i];
  }
  return seen;
}

LineKind kind_of_most(const Seen& seen) {
  const auto most = std::max_element(seen.lines.begin(), seen.lines.end());
  return static_cast<LineKind>(most - seen.lines.begin());
}

std::string searched(const Product& product) {
  std::string text = product.name + " " + product.code;
  for (const std::string& tag : product.tags) text += " " + tag;
  return fold(text);
}

}  // namespace

Catalogue::Catalogue(const State& state, const Lines& lines) {
  const std::vector<Seen> seen = look_at(lines);
  of_item_.assign(lines.products.size(), kNowhereElse);
  std::map<std::string, std::size_t, std::less<>> of_orders;  // two names may have one code
  for (std::size_t item = 0; item < lines.products.size(); ++item) {
    // A later file may have taken all lines of a product over under another name.
    if (std::all_of(seen[item].lines.begin(), seen[item].lines.end(), [](std::size_t n) { return n == 0; })) continue;
    const ProductName& name = lines.products[item];
    const std::string key = product_key(name);
    const auto [at, fresh] = of_orders.emplace(key, all_.size());
    of_item_[item] = at->second;
    if (!fresh) continue;
    CatalogueProduct one;
    one.key = key;
    one.in_orders = true;
    one.item = static_cast<std::uint32_t>(item);
    one.kind = kind_of_most(seen[item]);
    one.product.code = std::string(truncate_utf8(name.code, kMaxCodeBytes));
    one.product.name = std::string(truncate_utf8(name.name.empty() ? name.code : name.name, kMaxProductNameBytes));
    if (seen[item].sold) {
      one.product.price = seen[item].price;
      one.product.currency = std::string(truncate_utf8(lines.currencies[seen[item].currency], kMaxCurrencyBytes));
      one.first_sold = one.product.added_on = figures::day_of(seen[item].first);
      one.last_sold = figures::day_of(seen[item].last);
    }
    all_.push_back(std::move(one));
  }
  for (const auto& [key, product] : state.products) {
    const auto known = of_orders.find(key);
    if (known == of_orders.end()) {
      all_.push_back({.key = key, .product = product, .kept = true, .first_sold = {}, .last_sold = {}, .folded = {}});
      continue;
    }
    CatalogueProduct& one = all_[known->second];
    one.product = product;
    one.kept = true;
  }
  for (CatalogueProduct& one : all_) one.folded = searched(one.product);
  std::vector<std::size_t> order(all_.size()), place(all_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return all_[a].folded < all_[b].folded; });
  std::vector<CatalogueProduct> sorted;
  sorted.reserve(all_.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    place[order[at]] = at;
    sorted.push_back(std::move(all_[order[at]]));
    places_.emplace(sorted.back().key, at);
  }
  all_ = std::move(sorted);
  for (std::size_t& at : of_item_)
    if (at != kNowhereElse) at = place[at];
}

const CatalogueProduct* Catalogue::find(std::string_view key) const {
  const auto found = places_.find(key);
  return found == places_.end() ? nullptr : &all_[found->second];
}

const CatalogueProduct* Catalogue::of_item(std::uint32_t item) const {
  const bool known = item < of_item_.size() && of_item_[item] != kNowhereElse;
  return known ? &all_[of_item_[item]] : nullptr;
}

bool is_sold(const CatalogueProduct& product) { return !product.product.archived && product.kind == LineKind::kGoods; }

bool matches(const CatalogueProduct& product, std::string_view folded_query) {
  while (!folded_query.empty()) {
    const std::size_t space = folded_query.find(' ');
    if (product.folded.find(folded_query.substr(0, space)) == std::string::npos) return false;
    folded_query = space == std::string_view::npos ? std::string_view() : folded_query.substr(space + 1);
  }
  return true;
}

}  // namespace cairn::shop
