// Products that are ordered together, held to plain loops, to a published figure and to what was worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "apps/shop/figures/baskets.h"
#include "shop_figures_fixture.h"

namespace cairn::shop::figures {
namespace {

using testing::add_order;
using testing::Item;

Baskets all_of(const Lines& lines, std::span<const std::uint8_t> counts = {}) {
  Baskets baskets(lines, counts);
  while (!baskets.advance(std::numeric_limits<std::size_t>::max())) {
  }
  return baskets;
}

// G squared from the table itself: observed and expected.
double plain_g2(double together, double a, double b, double all) {
  const double observed[] = {together, a - together, b - together, all - a - b + together};
  const double expected[] = {a * b / all, a * (all - b) / all, (all - a) * b / all, (all - a) * (all - b) / all};
  double sum = 0;
  for (int i = 0; i < 4; ++i)
    if (observed[i] > 0) sum += observed[i] * std::log(observed[i] / expected[i]);
  return 2 * sum;
}

std::vector<Pair> plain_pairs(const Lines& lines, std::span<const std::uint8_t> counts, std::uint32_t& all) {
  std::map<std::uint32_t, std::set<std::uint32_t>> baskets;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.kind[i] == LineKind::kGoods && lines.amount[i] > 0 && lines.product[i] != kNoProduct)
      if (counts.empty() || counts[i] != 0) baskets[lines.order[i]].insert(lines.product[i]);
  all = static_cast<std::uint32_t>(baskets.size());
  const auto count = [&](std::uint32_t a, std::uint32_t b) {
    return static_cast<std::uint32_t>(std::count_if(baskets.begin(), baskets.end(), [&](const auto& basket) {
      return basket.second.count(a) > 0 && basket.second.count(b) > 0;
    }));
  };
  std::vector<Pair> out;
  for (std::uint32_t a = 0; a < lines.products.size(); ++a)
    for (std::uint32_t b = a + 1; b < lines.products.size(); ++b) {
      Pair pair{a, b, count(a, b), count(a, a), count(b, b), 0, 0, 0, 0, 0};
      if (pair.together < 5 || pair.together * all <= pair.orders_a * pair.orders_b) continue;
      const double together = pair.together, with_a = pair.orders_a, with_b = pair.orders_b;
      pair.support = together / all;
      pair.lift = (together / all) / (with_a / all * with_b / all);
      pair.confidence_ab = together / with_a;
      pair.confidence_ba = together / with_b;
      pair.g2 = plain_g2(together, with_a, with_b, all);
      out.push_back(pair);
    }
  return out;
}

bool is_same(const Pair& found, const Pair& plain) {
  const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9 * std::max(1.0, std::abs(b)); };
  return found.a == plain.a && found.b == plain.b && found.together == plain.together &&
         found.orders_a == plain.orders_a && found.orders_b == plain.orders_b && near(found.support, plain.support) &&
         near(found.lift, plain.lift) && near(found.confidence_ab, plain.confidence_ab) &&
         near(found.confidence_ba, plain.confidence_ba) && near(found.g2, plain.g2);
}

void check_sorted(const std::vector<Pair>& pairs) {
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    const Pair &before = pairs[i - 1], &now = pairs[i];
    const bool tie = before.g2 == now.g2 && std::pair(before.a, before.b) < std::pair(now.a, now.b);
    CHECK((before.g2 > now.g2 || tie));
  }
}

// Products of which some go together, and lines of every other kind among them.
Lines any_orders(Random& random) {
  Lines lines;
  const std::size_t products = 2 + random.index(12), orders = random.index(150), group = 1 + random.index(4);
  for (std::size_t order = 0; order < orders; ++order) {
    std::vector<Item> items;
    const std::size_t theme = random.index(products);
    for (std::size_t i = 0; i < products; ++i) {
      if (!random.chance(i / group == theme / group ? 0.6 : 0.1)) continue;
      items.push_back({static_cast<std::uint32_t>(i), 1, random.chance(0.05) ? 0 : 1});
      if (random.chance(0.1)) items.back().kind = static_cast<LineKind>(random.below(kLineKinds));
      if (random.chance(0.05)) items.back().product = kNoProduct;
      if (random.chance(0.1)) items.push_back(items[random.index(items.size())]);
    }
    add_order(lines, {static_cast<std::int32_t>(order / 3)}, 0, items, static_cast<std::uint8_t>(random.below(2)));
  }
  return lines;
}

TEST_CASE("shop baskets: whatever the shop, every pair is what plain loops give") {
  Random random(3);
  std::size_t pairs = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const Lines lines = any_orders(random);
    const std::vector<std::uint8_t> counts = testing::any_counts(random, lines);
    const Baskets baskets = all_of(lines, counts);
    std::uint32_t all = 0;
    const std::vector<Pair> plain = plain_pairs(lines, counts, all);
    const std::vector<Pair> found = baskets.strongest(1000);
    pairs += found.size();
    CHECK(baskets.orders() == all);
    REQUIRE(found.size() == plain.size());
    check_sorted(found);
    for (const Pair& pair : found)
      CHECK(std::any_of(plain.begin(), plain.end(), [&](const Pair& other) { return is_same(pair, other); }));
    for (std::uint32_t product = 0; product < lines.products.size(); ++product) {
      const std::vector<Pair> mine = baskets.with(product, 1000);
      check_sorted(mine);
      std::size_t expected = 0;
      for (const Pair& pair : plain) expected += pair.a == product || pair.b == product ? 1 : 0;
      CHECK(mine.size() == expected);
      for (Pair pair : mine) {
        CHECK(pair.a == product);
        if (pair.a > pair.b) {
          std::swap(pair.a, pair.b);
          std::swap(pair.orders_a, pair.orders_b);
          std::swap(pair.confidence_ab, pair.confidence_ba);
        }
        CHECK(std::any_of(plain.begin(), plain.end(), [&](const Pair& other) { return is_same(pair, other); }));
      }
    }
  }
  CHECK(pairs > 500);
}

// Orders of both, of the first, of the second, and of neither of two products.
Lines table_of(int both, int first, int second, int neither) {
  Lines lines;
  for (int i = 0; i < both; ++i) add_order(lines, {0}, 0, {{0}, {1}});
  for (int i = 0; i < first; ++i) add_order(lines, {0}, 0, {{0}, {2}});
  for (int i = 0; i < second; ++i) add_order(lines, {0}, 0, {{1}});
  for (int i = 0; i < neither; ++i) add_order(lines, {0}, 0, {{2}});
  return lines;
}

TEST_CASE("shop baskets: Dunning's first example, \"the swiss\"") {
  const Lines lines = table_of(110, 2442, 111, 29114);
  const Baskets baskets = all_of(lines);
  const std::vector<Pair> pairs = baskets.strongest(10);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].g2 == doctest::Approx(270.72).epsilon(0.00002));
}

TEST_CASE("shop baskets: ten orders by hand") {
  const Lines lines = table_of(5, 1, 1, 3);
  const Baskets baskets = all_of(lines);
  CHECK(baskets.orders() == 10);
  const std::vector<Pair> pairs = baskets.strongest(10);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].together == 5);
  CHECK(pairs[0].orders_a == 6);
  CHECK(pairs[0].orders_b == 6);
  CHECK(pairs[0].support == 0.5);
  CHECK(pairs[0].lift == doctest::Approx(0.5 / 0.36));
  CHECK(pairs[0].confidence_ab == doctest::Approx(5.0 / 6));
  // 2 (5 ln(5/3.6) + 2 ln(1/2.4) + 3 ln(3/1.6))
  CHECK(pairs[0].g2 == doctest::Approx(3.5547).epsilon(0.0001));
  CHECK(baskets.strongest(0).empty());
  CHECK(baskets.with(0, 1).size() == 1);
  CHECK(baskets.with(0, 0).empty());
  CHECK(baskets.with(2, 10).empty());
  CHECK(baskets.with(99, 10).empty());
}

TEST_CASE("shop baskets: too few together, and together as by chance, are no pairs") {
  CHECK(all_of(table_of(4, 1, 1, 90)).strongest(10).empty());
  CHECK(all_of(table_of(5, 0, 0, 90)).strongest(10).size() == 1);
  CHECK(all_of(table_of(10, 10, 10, 10)).strongest(10).empty());
  CHECK(all_of(table_of(20, 0, 20, 0)).strongest(10).empty());  // one is in every order
}

TEST_CASE("shop baskets: what is not bought is in no basket") {
  CHECK(all_of({}).strongest(10).empty());
  CHECK(all_of({}).share_done() == 1);
  Lines lines;
  for (int i = 0; i < 10; ++i) {
    add_order(lines, {i}, kNobody, {{0}, {1, -1, -1, LineKind::kReturn}, {2, 1, 0}, {3, 1, 1, LineKind::kPostage}});
    add_order(lines, {i}, kNobody, {{kNoProduct}});
    add_order(lines, {i}, kNobody, {{0}, {0}, {4}, {4}}, 1);
    add_order(lines, {i}, kNobody, {{5}});
  }
  const Baskets baskets = all_of(lines);
  CHECK(baskets.orders() == 30);
  const std::vector<Pair> pairs = baskets.strongest(10);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].a == 0);
  CHECK(pairs[0].b == 4);
  CHECK(pairs[0].together == 10);
}

TEST_CASE("shop baskets: of each product the strongest are kept, of equals those of the lowest numbers") {
  Lines lines;
  std::vector<Item> items;
  for (std::uint32_t product = 0; product < 60; ++product) items.push_back({product});
  for (int i = 0; i < 6; ++i) add_order(lines, {i}, 0, items);
  for (int i = 0; i < 6; ++i) add_order(lines, {10 + i}, 0, {{60}});
  const Baskets baskets = all_of(lines);
  const std::vector<Pair> last = baskets.with(59, 1000);
  REQUIRE(last.size() == kMost_pairs_a_product);
  CHECK(last.front().b == 0);
  CHECK(last.back().b == 49);
  // All pairs but those of the last ten among themselves.
  const std::vector<Pair> all = baskets.strongest(10'000);
  CHECK(all.size() == 60 * 59 / 2 - 10 * 9 / 2);
  check_sorted(all);
  CHECK(baskets.strongest(7).size() == 7);
  CHECK(baskets.strongest(7).back().b == 7);
}

TEST_CASE("shop baskets: slices of any size give the same, and the share only grows") {
  Random random(4);
  Lines lines;
  for (int order = 0; order < 3000; ++order) {
    std::vector<Item> items;
    const std::size_t size = order % 500 == 0 ? 300 : 1 + random.index(30);
    for (std::size_t i = 0; i < size; ++i)
      items.push_back({static_cast<std::uint32_t>(random.below(20 + random.below(400)))});
    add_order(lines, {order}, 0, items);
  }
  const std::vector<Pair> expected = all_of(lines).strongest(300);
  REQUIRE(expected.size() == 300);
  for (const std::size_t units : {std::size_t{1}, std::size_t{3}}) {
    Baskets baskets(lines);
    CHECK_FALSE(baskets.advance(0));
    double share = baskets.share_done();
    CHECK(share == 0);
    int slices = 0;
    while (!baskets.advance(units)) {
      ++slices;
      CHECK(baskets.share_done() >= share);
      share = baskets.share_done();
      CHECK(share <= 1);
    }
    CHECK(slices > 20);
    CHECK(baskets.share_done() == 1);
    CHECK(baskets.advance(1));
    const std::vector<Pair> found = baskets.strongest(300);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool same = found[i].a == expected[i].a && found[i].b == expected[i].b && found[i].g2 == expected[i].g2;
      CHECK(same);
    }
  }
}

}  // namespace
}  // namespace cairn::shop::figures
