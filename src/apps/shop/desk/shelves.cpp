#include "apps/shop/desk/shelves.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "apps/shop/desk/advice.h"
#include "base/phrases.h"

namespace cairn::shop::desk {
namespace {

using factors::Purpose;

constexpr std::string_view kBoughtBefore = "Bought before";

const CatalogueProduct& at(const Floor& floor, std::size_t place) { return floor.catalogue.all()[place]; }

std::size_t place_of(const Floor& floor, const CatalogueProduct& product) {
  return static_cast<std::size_t>(&product - floor.catalogue.all().data());
}

bool learned(const Floor& floor, const CatalogueProduct& product) {
  return floor.blend != nullptr && product.in_orders && product.item < floor.blend->items();
}

// What the visitor bought, and what lies in the cart as if it was bought just now.
factors::History history_of(const Floor& floor, const Visitor& visitor) {
  factors::History history;
  if (floor.sales != nullptr && visitor.customer)
    history = history_of_orders(orders_of(*floor.sales, *visitor.customer), floor.now_minute, {});
  for (const auto& [key, cart] : visitor.cart)
    if (const CatalogueProduct* product = floor.catalogue.find(key); product != nullptr && product->in_orders)
      history.push_back({product->item, 0});
  factors::sort_history(history);
  return history;
}

std::set<std::size_t> places_of(const Floor& floor, const factors::History& history) {
  std::set<std::size_t> places;
  for (const factors::Bought& bought : history)
    if (const CatalogueProduct* product = floor.catalogue.of_item(bought.item))
      places.insert(place_of(floor, *product));
  return places;
}

// The best by `scores` (by place; what may not be shown is not above 0), of equals the first.
std::vector<std::size_t> best_places(const std::vector<double>& scores, std::size_t most) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < scores.size(); ++place)
    if (scores[place] > 0) places.push_back(place);
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  if (places.size() > most) places.resize(most);
  return places;
}

bool is_there(const Floor& floor, std::size_t place) { return is_sold(at(floor, place)) && floor.sold_out[place] == 0; }

bool may_be_offered(const Floor& floor, const Visitor& visitor, std::size_t place) {
  return is_there(floor, place) && visitor.cart.count(at(floor, place).key) == 0;
}

// The one reason that counts most.
std::string why(const Floor& floor, const Visitor& visitor, const factors::History& history, Purpose purpose,
                std::uint32_t item) {
  const factors::Reasons reasons = floor.blend->reasons(history, purpose, item);
  const auto most = std::max_element(reasons.bought.begin(), reasons.bought.end(),
                                     [](const factors::Share& a, const factors::Share& b) { return a.part < b.part; });
  if (most == reasons.bought.end() || most->part <= reasons.everybody) return "Wanted by many just now";
  if (most->item == item) return std::string(kBoughtBefore);
  const CatalogueProduct* from = floor.catalogue.of_item(most->item);
  if (from == nullptr) return "Goes with what was bought before";
  const bool in_cart = visitor.cart.count(from->key) != 0;
  return (in_cart ? "Goes with " + in_quotation_marks(from->product.name) + " in the cart"
                  : "Because " + in_quotation_marks(from->product.name) + " was bought");
}

Shelf popular(const Floor& floor, const Visitor& visitor) {
  std::vector<double> scores(floor.catalogue.all().size(), 0);
  for (std::size_t place = 0; place < scores.size(); ++place) {
    const CatalogueProduct& product = at(floor, place);
    if (may_be_offered(floor, visitor, place) && product.in_orders && product.item < floor.sold_lately.size())
      scores[place] = floor.sold_lately[product.item];
  }
  Shelf shelf;
  for (const std::size_t place : best_places(scores, kOnAShelf)) shelf.products.push_back({place, {}});
  return shelf;
}

// The best of what was learned, of what was bought before or of what never was.
Shelf best_of(const Floor& floor, const Visitor& visitor, const factors::History& history, Purpose purpose,
              const std::set<std::size_t>& had) {
  std::vector<double> by_item;
  floor.blend->score(history, purpose, by_item);
  std::vector<double> scores(floor.catalogue.all().size(), 0);
  for (std::size_t place = 0; place < scores.size(); ++place) {
    const CatalogueProduct& product = at(floor, place);
    const bool meant = (had.count(place) == 0) == (purpose == Purpose::kNew);
    if (meant && learned(floor, product) && may_be_offered(floor, visitor, place))
      scores[place] = by_item[product.item];
  }
  Shelf shelf;
  for (const std::size_t place : best_places(scores, kOnAShelf))
    shelf.products.push_back({place, why(floor, visitor, history, purpose, at(floor, place).item)});
  return shelf;
}

Shelf for_you(const Floor& floor, const Visitor& visitor, const factors::History& history,
              const std::set<std::size_t>& had) {
  const bool known = !history.empty() && floor.blend != nullptr;
  Shelf shelf = known ? best_of(floor, visitor, history, Purpose::kNew, had) : Shelf();
  shelf.note = "Not bought before; learned from the orders of all customers.";
  if (!shelf.products.empty()) return shelf;
  shelf = popular(floor, visitor);
  const std::string best = "this is what sold best in the last eight weeks.";
  shelf.note = history.empty() ? "Nothing was bought yet, so " + best
               : !known        ? "Nothing was learned from the orders yet, so " + best
                               : "What was learned leaves nothing that is new to this customer, so " + best;
  return shelf;
}

// What was bought before, without anything that was learned.
Shelf most_often(const Floor& floor, const Visitor& visitor, const factors::History& history) {
  std::vector<double> scores(floor.catalogue.all().size(), 0);
  for (const factors::Bought& bought : history) {
    const CatalogueProduct* product = floor.catalogue.of_item(bought.item);
    if (product != nullptr && may_be_offered(floor, visitor, place_of(floor, *product)))
      scores[place_of(floor, *product)] += 1;
  }
  Shelf shelf;
  for (const std::size_t place : best_places(scores, kOnAShelf)) shelf.products.push_back({place, {}});
  shelf.note = "Bought before, what was in most orders first.";
  return shelf;
}

Shelf again(const Floor& floor, const Visitor& visitor, const factors::History& history,
            const std::set<std::size_t>& had) {
  if (history.empty()) return {};
  if (floor.blend == nullptr) return most_often(floor, visitor, history);
  Shelf shelf = best_of(floor, visitor, history, Purpose::kAll, had);
  for (Offered& offered : shelf.products)
    if (offered.why == kBoughtBefore) offered.why.clear();  // that is what the shelf is
  shelf.note = "Bought before, the likeliest to be bought again first.";
  return shelf;
}

// By links that were learned; `left_out`: places that are not to be shown.
Shelf linked(const Floor& floor, std::size_t place, const std::set<std::size_t>& left_out) {
  Shelf shelf;
  if (!learned(floor, at(floor, place))) return shelf;
  std::vector<double> scores(floor.catalogue.all().size(), 0);
  for (const factors::Link& link : floor.blend->links().from(at(floor, place).item)) {
    const CatalogueProduct* other = floor.catalogue.of_item(link.item);
    if (other == nullptr) continue;
    const std::size_t to = place_of(floor, *other);
    if (to != place && is_there(floor, to) && left_out.count(to) == 0) scores[to] = static_cast<double>(link.weight);
  }
  for (const std::size_t to : best_places(scores, kOnAShelf)) shelf.products.push_back({to, {}});
  return shelf;
}

Shelf alike(const Floor& floor, std::size_t place, const std::set<std::size_t>& left_out) {
  Shelf shelf;
  for (const Alike& like : floor.likeness.like(place, 2 * kOnAShelf + left_out.size())) {
    if (shelf.products.size() == kOnAShelf) break;
    if (left_out.count(like.place) == 0 && is_there(floor, like.place)) shelf.products.push_back({like.place, {}});
  }
  return shelf;
}

// The newest purchase that has something to say: first what the orders say, where they say nothing at all its words.
void add_because(const Floor& floor, const Visitor& visitor, const factors::History& history, Shelves& shelves) {
  const std::set<std::size_t> had = places_of(floor, history);
  std::vector<factors::Bought> by_age(history.begin(), history.end());
  std::stable_sort(by_age.begin(), by_age.end(),
                   [](const factors::Bought& a, const factors::Bought& b) { return a.age_days < b.age_days; });
  for (const bool by_words : {false, true})
    for (const factors::Bought& bought : by_age) {
      const CatalogueProduct* product = floor.catalogue.of_item(bought.item);
      if (product == nullptr) continue;
      const std::size_t place = place_of(floor, *product);
      Shelf shelf = by_words ? alike(floor, place, had) : linked(floor, place, had);
      if (shelf.products.empty()) continue;
      shelf.note = by_words && floor.blend == nullptr
                       ? "Nothing was learned from the orders yet, so these are alike by their names and tags."
                   : by_words
                       ? "The orders say nothing of what else goes with it, so these are alike by their names and "
                         "tags."
                       : "Customers who bought it often bought these as well.";
      shelves.because = std::move(shelf);
      shelves.because_of = product->product.name;
      shelves.because_in_cart = visitor.cart.count(product->key) != 0;
      return;
    }
}

bool is_new(const Floor& floor, const CatalogueProduct& product) {
  if (!is_sold(product)) return false;
  // Where orders have just begun, their first ones say nothing of what is new.
  if (product.first_sold && days_between(floor.first_order, floor.last_order) < 2 * kNew_days) return false;
  if (product.first_sold) return days_between(*product.first_sold, floor.last_order) < kNew_days;
  return !product.in_orders && days_between(product.product.added_on, floor.today) < kNew_days;
}

// New products, about which the orders say little: those most like what the visitor bought come first, and for
// somebody new those most like what sells.
Shelf fresh(const Floor& floor, const Visitor& visitor, const factors::History& history) {
  const std::set<std::size_t> had = places_of(floor, history);
  std::vector<std::pair<double, Offered>> all;
  for (std::size_t place = 0; place < floor.catalogue.all().size(); ++place) {
    if (!is_new(floor, at(floor, place)) || !may_be_offered(floor, visitor, place)) continue;
    double score = 0;
    std::string because = "Nobody has bought it yet";
    if (at(floor, place).in_orders) because = "First sold this week";
    if (!had.empty()) {
      const auto nearest = std::max_element(had.begin(), had.end(), [&](std::size_t a, std::size_t b) {
        return floor.likeness.cosine(place, a) < floor.likeness.cosine(place, b);
      });
      score = floor.likeness.cosine(place, *nearest);
      if (score > 0)
        because += ", and like " + in_quotation_marks(at(floor, *nearest).product.name) + ", which was bought";
    } else {
      for (const Alike& like : floor.likeness.like(place, kOnAShelf)) {
        const CatalogueProduct& other = at(floor, like.place);
        if (other.in_orders && other.item < floor.sold_lately.size())
          score += like.cosine * floor.sold_lately[other.item];
      }
      if (score > 0) because += "; what is like it sells";
    }
    all.emplace_back(score, Offered{place, std::move(because)});
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Shelf shelf;
  for (auto& [score, offered] : all)
    if (shelf.products.size() < kOnAShelf) shelf.products.push_back(std::move(offered));
  shelf.note = "Too new for the orders to say much: those most alike in name and tags to what " +
               std::string(had.empty() ? "sells" : "was bought") + " come first.";
  return shelf;
}

}  // namespace

Shelves shelves_for(const Floor& floor, const Visitor& visitor) {
  const factors::History history = history_of(floor, visitor);
  Shelves shelves;
  const std::set<std::size_t> had = places_of(floor, history);
  shelves.for_you = for_you(floor, visitor, history, had);
  shelves.again = again(floor, visitor, history, had);
  add_because(floor, visitor, history, shelves);
  shelves.fresh = fresh(floor, visitor, history);
  return shelves;
}

Shelf goes_with(const Floor& floor, std::size_t place) {
  Shelf shelf = linked(floor, place, {});
  shelf.note = "Customers who bought it often bought these as well.";
  if (!shelf.products.empty()) return shelf;
  shelf = alike(floor, place, {});
  if (shelf.products.empty()) {
    shelf.note = "Nothing is known to go with it yet.";
    return shelf;
  }
  shelf.note = at(floor, place).in_orders && floor.blend == nullptr
                   ? "Nothing was learned from the orders yet, so these are alike by their names and tags."
               : at(floor, place).in_orders
                   ? "The orders say nothing of what goes with it, so these are alike by their names and tags."
                   : "Nobody has bought it yet, so these are alike by their names and tags.";
  return shelf;
}

}  // namespace cairn::shop::desk
