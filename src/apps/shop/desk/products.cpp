#include "apps/shop/desk/products.h"

namespace cairn::shop::desk {

void Products::tend(const State& state, std::uint64_t version, const Orders& orders) {
  if (orders.stand() == Orders::Stand::kReading) return;
  const bool other_orders = orders_serial_ != orders.serial();
  if (!other_orders && version_ == version) return;
  version_ = version;
  if (!other_orders && kept_ == state.products) return;
  orders_serial_ = orders.serial();
  kept_ = state.products;
  const Lines& lines = orders.lines();
  catalogue_ = Catalogue(state, lines);
  likeness_.reset();
  first_day_ = lines.size() == 0 ? Date{0} : figures::day_of(lines.minute.front());
  last_day_ = lines.size() == 0 ? Date{0} : figures::day_of(lines.minute.back());
  if (other_orders) movements_ = figures::movements(lines, last_day_);
  std::vector<std::optional<figures::Counted>> counted(lines.products.size());
  for (const CatalogueProduct& product : catalogue_.all())
    if (product.in_orders && product.product.stock)
      counted[product.item] = figures::Counted{product.product.stock->pieces, product.product.stock->counted_on};
  left_ = figures::left_of(lines, counted, movements_, last_day_);
  sold_lately_.assign(lines.products.size(), 0);
  for (std::size_t item = 0; item < sold_lately_.size(); ++item)
    sold_lately_[item] = static_cast<double>(movements_[item].units) / kOne;
  sold_out_.clear();
  for (const CatalogueProduct& product : catalogue_.all()) {
    const std::optional<figures::Left> rest = left(product);
    sold_out_.push_back(rest && rest->pieces <= 0 ? 1 : 0);
  }
  ++serial_;
}

const figures::Movement* Products::movement(const CatalogueProduct& product) const {
  return product.in_orders ? &movements_[product.item] : nullptr;
}

std::optional<figures::Left> Products::left(const CatalogueProduct& product) const {
  if (product.in_orders) return left_[product.item];
  if (!product.product.stock) return {};
  return figures::left_of({product.product.stock->pieces, product.product.stock->counted_on}, 0, 0);
}

namespace {

bool is_ready(const Recommending* recommending) {
  return recommending != nullptr && recommending->stand() == Recommending::Stand::kReady;
}

}  // namespace

Floor Products::floor(const Recommending* recommending, Date today) const {
  return {.catalogue = catalogue_,
          .likeness = *likeness_,
          .blend = is_ready(recommending) ? &recommending->blend() : nullptr,
          .sales = recommending == nullptr ? nullptr : &recommending->sales(),
          .now_minute = recommending == nullptr ? 0 : recommending->now_minute(),
          .first_order = first_day_,
          .last_order = last_day_,
          .today = today,
          .sold_lately = sold_lately_,
          .sold_out = sold_out_};
}

Products::Made Products::made_for(const Recommending* recommending, Date today) const {
  return {serial_, recommending != nullptr, is_ready(recommending), today};
}

const Shelves& Products::shelves(const Visitor& visitor, const Recommending* recommending, Date today) {
  if (!likeness_) likeness_.emplace(catalogue_);
  const Made made = made_for(recommending, today);
  if (made == shelves_made_ && visitor.customer == visitor_ && visitor.cart == cart_) return shelves_;
  shelves_ = shelves_for(floor(recommending, today), visitor);
  shelves_made_ = made;
  visitor_ = visitor.customer;
  cart_ = visitor.cart;
  return shelves_;
}

const Shelf& Products::beside(const std::string& key, const Recommending* recommending, Date today) {
  if (!likeness_) likeness_.emplace(catalogue_);
  const Made made = made_for(recommending, today);
  const CatalogueProduct* product = catalogue_.find(key);
  if (product == nullptr || (made == beside_made_ && key == beside_key_)) return beside_;
  beside_ = goes_with(floor(recommending, today), static_cast<std::size_t>(product - catalogue_.all().data()));
  beside_made_ = made;
  beside_key_ = key;
  return beside_;
}

}  // namespace cairn::shop::desk
