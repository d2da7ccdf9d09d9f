// The catalogue: products of orders and by hand together, what they are called, and how alike they are.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "apps/shop/catalogue.h"
#include "apps/shop/desk/shelves.h"
#include "apps/shop/figures/crossfilter.h"
#include "apps/shop/likeness.h"
#include "apps/shop/product_pictures.h"
#include "apps/shop/purchases.h"
#include "base/fold.h"
#include "ml/factors/blend_training.h"
#include "shop_fixture.h"

namespace cairn::shop {
namespace {

Product named(std::string name, std::vector<std::string> tags = {}) {
  Product product;
  product.name = std::move(name);
  product.tags = std::move(tags);
  return product;
}

TEST_CASE("catalogue: every product is in it once, by name, and found by its key and its place in the lines") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const Lines lines = random_lines(seed, 80);
    State state;
    state.products["P3"] = named("A thing of its own");
    state.products["Z9"] = named("Made by hand");
    const Catalogue catalogue(state, lines);
    REQUIRE(catalogue.all().size() == lines.products.size() + 1);
    for (std::size_t i = 1; i < catalogue.all().size(); ++i)
      CHECK(catalogue.all()[i - 1].folded <= catalogue.all()[i].folded);
    for (std::uint32_t item = 0; item < lines.products.size(); ++item) {
      const CatalogueProduct* product = catalogue.of_item(item);
      REQUIRE(product != nullptr);
      CHECK(product == catalogue.find(product_key(lines.products[item])));
      CHECK(product->item == item);
      std::optional<Date> first, last;
      Amount price = 0;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines.product[i] != item || lines.kind[i] != LineKind::kGoods || lines.amount[i] <= 0) continue;
        if (!first) first = figures::day_of(lines.minute[i]);
        last = figures::day_of(lines.minute[i]);
        price = (lines.amount[i] * kOne + lines.quantity[i] / 2) / lines.quantity[i];
      }
      CHECK(product->first_sold == first);
      CHECK(product->last_sold == last);
      if (!product->kept && first) CHECK(product->product.price == price);
    }
    CHECK(catalogue.find("P3")->kept);
    CHECK(catalogue.find("P3")->product.name == "A thing of its own");
    CHECK_FALSE(catalogue.find("Z9")->in_orders);
    CHECK(catalogue.find("none") == nullptr);
    CHECK(catalogue.of_item(99) == nullptr);
  }
}

TEST_CASE("catalogue: a product without a single line is in no order") {
  Lines lines = random_lines(3, 80);
  lines.products.push_back({"GONE", "Taken over by a later file"});
  State state;
  const Catalogue of_orders(state, lines);
  CHECK(of_orders.find("GONE") == nullptr);
  CHECK(of_orders.of_item(static_cast<std::uint32_t>(lines.products.size() - 1)) == nullptr);
  state.products["GONE"] = named("Kept by hand");
  const Catalogue kept(state, lines);
  REQUIRE(kept.find("GONE") != nullptr);
  CHECK_FALSE(kept.find("GONE")->in_orders);
}

TEST_CASE("catalogue: words are found in any order and without marks; what is archived or no goods is not sold") {
  State state;
  state.products["A"] = named("Caf\xC3\xA9 mug, blue", {"gift"});
  state.products["A"].code = "MUG-1";
  const Catalogue catalogue(state, {});
  const CatalogueProduct& mug = *catalogue.find("A");
  CHECK(matches(mug, ""));
  CHECK(matches(mug, "blue cafe"));
  CHECK(matches(mug, fold("gift MUG-1")));
  CHECK_FALSE(matches(mug, "blue tea"));
  CHECK(is_sold(mug));
  CatalogueProduct other = mug;
  other.product.archived = true;
  CHECK_FALSE(is_sold(other));
  other = mug;
  other.kind = LineKind::kPostage;
  CHECK_FALSE(is_sold(other));
}

TEST_CASE("likeness: rare words in common make products alike, tags count more, and it is the same both ways") {
  State state;
  state.products["1"] = named("Red ceramic mug");
  state.products["2"] = named("Blue ceramic mug");
  state.products["3"] = named("Red wool scarf");
  state.products["4"] = named("Garden rake", {"winter"});
  state.products["5"] = named("Wool hat", {"winter"});
  state.products["6"] = named("Old thing");
  state.products["6"].archived = true;
  const Catalogue catalogue(state, {});
  const Likeness likeness(catalogue);
  const auto place = [&](const char* key) {
    return static_cast<std::size_t>(catalogue.find(key) - catalogue.all().data());
  };
  const std::vector<Alike> like = likeness.like(place("1"), 9);
  REQUIRE(like.size() == 2);
  CHECK(like[0].place == place("2"));  // two words in common before one
  CHECK(like[1].place == place("3"));
  CHECK(likeness.cosine(place("5"), place("4")) > likeness.cosine(place("5"), place("3")));  // a tag before a word
  CHECK(likeness.like(place("6"), 9).empty());
  for (std::size_t a = 0; a < catalogue.all().size(); ++a)
    for (std::size_t b = 0; b < catalogue.all().size(); ++b) {
      CHECK(likeness.cosine(a, b) == doctest::Approx(likeness.cosine(b, a)));
      CHECK(likeness.cosine(a, b) <= 1 + 1e-9);
    }
}

// A shop in which whoever buys an even product buys the next one too.
Lines paired_lines() {
  Lines lines;
  for (int i = 0; i < 8; ++i) lines.products.push_back({"P" + std::to_string(i), "Thing " + std::to_string(i)});
  lines.currencies = {"EUR"};
  Random random(5);
  constexpr std::int32_t kDay = 24 * 60;
  for (std::uint32_t order = 0; order < 200; ++order) {
    lines.orders.push_back(std::to_string(order));
    const auto customer = static_cast<std::uint32_t>(order % 40);
    if (customer == lines.customers.size()) lines.customers.push_back({"K" + std::to_string(customer), ""});
    const auto pair = static_cast<std::uint32_t>(customer % 4) * 2;
    for (const std::uint32_t product : {pair, pair + 1}) {
      if (customer < 4 && product == pair + 1) continue;  // these have only the first of two
      lines.order.push_back(order);
      lines.product.push_back(product);
      lines.customer.push_back(customer);
      lines.country.push_back(kNowhere);
      lines.currency.push_back(0);
      lines.kind.push_back(LineKind::kGoods);
      lines.minute.push_back(static_cast<std::int32_t>(order) * kDay);
      lines.quantity.push_back(kOne);
      lines.amount.push_back(3 * kUnit);
      lines.row_line.push_back(static_cast<std::uint32_t>(lines.size()) + 1);
    }
  }
  return lines;
}

TEST_CASE("shelves: what is offered is sold, not in the cart, and on the ground that is said") {
  const Lines lines = paired_lines();
  State state;
  state.products["N"] = named("Thing of paper");
  state.products["N"].added_on = {205};
  state.products["P5"] = named("Thing 5");
  state.products["P5"].archived = true;
  const Catalogue catalogue(state, lines);
  const Likeness likeness(catalogue);
  const factors::Sales sales = sales_of(lines);
  factors::BlendTraining training(sales, 200 * 24 * 60);
  while (!training.advance(1000)) {
  }
  const std::unique_ptr<factors::Blend> blend = training.take();
  const std::vector<double> sold{10, 9, 8, 7, 6, 5, 4, 3};
  const auto place = [&](const char* key) {
    return static_cast<std::size_t>(catalogue.find(key) - catalogue.all().data());
  };
  std::vector<std::uint8_t> sold_out(catalogue.all().size(), 0);
  const auto offers = [&](const desk::Shelf& shelf, const char* key) {
    return std::any_of(shelf.products.begin(), shelf.products.end(),
                       [&](const desk::Offered& offered) { return offered.place == place(key); });
  };
  desk::Floor floor{.catalogue = catalogue,
                    .likeness = likeness,
                    .blend = blend.get(),
                    .sales = &sales,
                    .now_minute = 200 * 24 * 60,
                    .first_order = {0},
                    .last_order = {199},
                    .today = {206},
                    .sold_lately = sold,
                    .sold_out = sold_out};
  const desk::Shelves of_customer = desk::shelves_for(floor, {0u, {}});
  CHECK(of_customer.for_you.note == "Not bought before; learned from the orders of all customers.");
  CHECK(offers(of_customer.for_you, "P1"));
  CHECK_FALSE(offers(of_customer.for_you, "P0"));  // that was bought before, and stands on a shelf of its own
  REQUIRE(of_customer.again.products.size() == 1);
  CHECK(of_customer.again.products[0].place == place("P0"));
  CHECK(of_customer.again.products[0].why.empty());
  CHECK(of_customer.because_of == "Thing 0");
  REQUIRE_FALSE(of_customer.because.products.empty());
  CHECK(of_customer.because.products[0].place == place("P1"));  // what those who buy it buy as well
  CHECK_FALSE(offers(of_customer.because, "P0"));
  CHECK(offers(of_customer.fresh, "N"));
  const desk::Shelves with_cart = desk::shelves_for(floor, {{}, {{"P2", {1}}}});
  CHECK(with_cart.because_of == "Thing 2");
  CHECK(with_cart.because_in_cart);
  CHECK_FALSE(of_customer.because_in_cart);
  CHECK_FALSE(offers(with_cart.for_you, "P2"));
  const desk::Shelves of_nobody = desk::shelves_for(floor, {});
  CHECK(of_nobody.for_you.note.find("Nothing was bought yet") == 0);
  CHECK(of_nobody.for_you.products[0].place == place("P0"));
  CHECK(of_nobody.because_of.empty());
  CHECK(of_nobody.again.products.empty());
  for (const desk::Shelves* shelves : {&of_customer, &with_cart, &of_nobody})
    for (const desk::Shelf* shelf : {&shelves->for_you, &shelves->again, &shelves->because, &shelves->fresh}) {
      CHECK_FALSE(offers(*shelf, "P5"));
      CHECK(shelf->products.size() <= desk::kOnAShelf);
    }
  CHECK(desk::goes_with(floor, place("P2")).products[0].place == place("P3"));
  CHECK(desk::goes_with(floor, place("N")).note ==
        "Nobody has bought it yet, so these are alike by their names and tags.");
  floor.blend = nullptr;
  CHECK(desk::shelves_for(floor, {0u, {}}).for_you.note.find("Nothing was learned") == 0);
  CHECK(offers(desk::shelves_for(floor, {0u, {}}).again, "P0"));  // that is known without
  CHECK(desk::goes_with(floor, place("P2")).note.find("Nothing was learned from the orders yet") == 0);
  CHECK(offers(desk::shelves_for(floor, {}).for_you, "P0"));
  sold_out[place("P0")] = 1;
  CHECK_FALSE(offers(desk::shelves_for(floor, {}).for_you, "P0"));
  floor.today = {212};
  CHECK_FALSE(offers(desk::shelves_for(floor, {}).fresh, "N"));
}

TEST_CASE("product pictures: their keys and texts are told from others") {
  CHECK(picture_id_of(picture_key("abc")) == "abc");
  CHECK(picture_id_of("plants/photos/abc").empty());
  CHECK(is_picture_text("/9j/4AAQ+g=="));
  CHECK_FALSE(is_picture_text(""));
  CHECK_FALSE(is_picture_text("damaged: \x01"));
  CHECK_FALSE(is_picture_text(std::string(kMaxPictureBytes + 1, 'A')));
}

}  // namespace
}  // namespace cairn::shop
