// In which order sums and products are listed.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "apps/shop/desk/listing.h"
#include "apps/shop/desk/own_address.h"
#include "apps/shop/figures/ranking.h"
#include "base/random.h"
#include "platform/fake/storage.h"
#include "shop_fixture.h"

namespace cairn::shop {
namespace {

using figures::Ranking;
using figures::Sum;

TEST_CASE("ranking: all with orders or revenue, by revenue or pieces, equal ones by their places") {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Sum> sums(random.index(40));
    for (Sum& sum : sums)
      if (random.chance(0.8))
        sum = {random.between(-3, 5), random.between(-4, 4), static_cast<std::int64_t>(random.below(3))};
    for (const Ranking how : {Ranking{false, false}, Ranking{false, true}, Ranking{true, false}, Ranking{true, true}}) {
      const std::vector<std::size_t> places = figures::ranked(sums, how);
      CHECK(places.size() == static_cast<std::size_t>(std::count_if(sums.begin(), sums.end(), [](const Sum& sum) {
              return sum.orders > 0 || sum.revenue != 0;
            })));
      const auto value = [&](std::size_t at) { return how.by_pieces ? sums[at].units : sums[at].revenue; };
      for (std::size_t i = 1; i < places.size(); ++i) {
        const std::int64_t before = value(places[i - 1]), after = value(places[i]);
        const bool in_order = how.least_first ? before <= after : before >= after;
        CHECK(in_order);
        const bool steady = before != after || places[i - 1] < places[i];
        CHECK(steady);
      }
    }
  }
}

struct Catalogued {
  State state;
  desk::Orders orders;
  desk::Products products;
  fake::FakeStorage storage;

  explicit Catalogued(Lines lines) {
    state.imports["i1"].lines = static_cast<int>(lines.size());
    orders.adopt("i1", std::move(lines));
    change(1);
  }
  void change(std::uint64_t version) {
    for (int tick = 0; tick < 4; ++tick) orders.tend(state, version, storage);
    REQUIRE(orders.stand() == desk::Orders::Stand::kOpen);
    products.tend(state, version, orders);
  }
};

std::vector<std::string> codes(const desk::Listing::List& list) {
  std::vector<std::string> out;
  for (const CatalogueProduct* product : list) out.push_back(product->key);
  return out;
}

TEST_CASE("listing: which products, in which order, and anew when the catalogue is another one") {
  using desk::ProductList, desk::ProductOrder;
  const Lines lines = random_lines(5, 120);
  Catalogued shop(lines);
  desk::Listing listing;
  const auto listed = [&](ProductList what, ProductOrder order, std::string_view query) -> const desk::Listing::List& {
    return listing.of(shop.products, what, order, query);
  };
  const std::size_t all = listed(ProductList::kSold, ProductOrder::kName, "").size();
  REQUIRE(all > 3);
  CHECK(codes(listed(ProductList::kSold, ProductOrder::kName,
                     "pr\xC3\xB6"
                     "duct 3")) == std::vector<std::string>{"P3"});
  CHECK(listed(ProductList::kArchived, ProductOrder::kName, "").empty());
  const auto& most = listed(ProductList::kSold, ProductOrder::kMostSold, "");
  REQUIRE(most.size() == all);
  for (std::size_t i = 1; i < all; ++i)
    CHECK(shop.products.movement(*most[i - 1])->units >= shop.products.movement(*most[i])->units);
  const auto& oldest = listed(ProductList::kSold, ProductOrder::kLongestAgo, "");
  for (std::size_t i = 1; i < all; ++i) CHECK(oldest[i - 1]->last_sold <= oldest[i]->last_sold);
  // One is counted and lasts for no day, another is not sold any more.
  Product counted = shop.products.catalogue().find("P3")->product;
  counted.stock = Stock{0, shop.products.last_day()};
  Product gone = shop.products.catalogue().find("P4")->product;
  gone.archived = true;
  shop.state.products = {{"P3", counted}, {"P4", gone}};
  shop.change(2);
  CHECK(codes(listed(ProductList::kArchived, ProductOrder::kName, "")) == std::vector<std::string>{"P4"});
  CHECK(codes(listed(ProductList::kRunningOut, ProductOrder::kLasting, "")) == std::vector<std::string>{"P3"});
  const auto& shortest = listed(ProductList::kSold, ProductOrder::kLasting, "");
  REQUIRE(shortest.size() == all - 1);
  CHECK(shortest.front()->key == "P3");
}

TEST_CASE("own address: what was asked for is not taken for what somebody came by, however late it arrives") {
  desk::OwnAddress address;
  CHECK_FALSE(address.came(""));
  address.ask("days:all");
  CHECK_FALSE(address.came(""));  // not there yet
  address.ask("days:all;country:France");
  CHECK_FALSE(address.came("days:all"));
  CHECK_FALSE(address.came("days:all;country:France"));
  CHECK(address.came("days:all"));  // back, by hand
  CHECK_FALSE(address.came("days:all"));
  // The page asks for the last of several only; the others are not waited for.
  address.ask("a");
  address.ask("b");
  CHECK_FALSE(address.came("b"));
  CHECK(address.came("a"));
  // Who went elsewhere meanwhile comes by every address there.
  address.ask("c");
  CHECK(address.came("elsewhere"));
  CHECK(address.came("c"));
}

}  // namespace
}  // namespace cairn::shop
