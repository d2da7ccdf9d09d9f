// How long stock lasts and what does not sell, held to plain loops and to what was worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "apps/shop/figures/stock.h"
#include "shop_figures_fixture.h"

namespace cairn::shop::figures {
namespace {

using testing::add_order;

bool is_goods(const Lines& lines, std::size_t i) { return lines.kind[i] == LineKind::kGoods; }

// Goods less returns of a product, both days included.
std::int64_t plain_units(const Lines& lines, std::uint32_t product, int first, int last) {
  std::int64_t units = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::int32_t on = testing::days_of(lines, i);
    if (lines.product[i] != product || on < first || on > last) continue;
    if (is_goods(lines, i) || lines.kind[i] == LineKind::kReturn) units += lines.quantity[i];
  }
  return units;
}

Movement plain_movement(const Lines& lines, std::uint32_t product, Date last) {
  Movement out;
  out.units = plain_units(lines, product, last.days - 55, last.days);
  out.units_before = plain_units(lines, product, last.days - 111, last.days - 56);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Date on{testing::days_of(lines, i)};
    if (lines.product[i] != product || !is_goods(lines, i) || on > last) continue;
    out.first_sold = std::min(out.first_sold.value_or(on), on);
    out.last_sold = std::max(out.last_sold.value_or(on), on);
  }
  if (!out.first_sold || out.units < 0) return out;
  int days = 56;
  if (out.first_sold->days > last.days - 55) days = std::max(7, last.days - out.first_sold->days + 1);
  out.a_day = static_cast<double>(out.units) / 1000 / days;
  return out;
}

Amount plain_revenue(const Lines& lines, std::uint32_t product, Date last, std::uint8_t currency) {
  Amount sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.product[i] == product && lines.currency[i] == currency && testing::days_of(lines, i) <= last.days)
      if (is_goods(lines, i) || lines.kind[i] == LineKind::kReturn || lines.kind[i] == LineKind::kDiscount)
        sum += lines.amount[i];
  return sum;
}

void check_left(const Lines& lines, const std::vector<std::optional<Counted>>& counted,
                const std::vector<Movement>& moved, Date last) {
  const std::vector<std::optional<Left>> left = left_of(lines, counted, moved, last);
  REQUIRE(left.size() == lines.products.size());
  for (std::uint32_t product = 0; product < left.size(); ++product) {
    REQUIRE(left[product].has_value() == (product < counted.size() && counted[product].has_value()));
    if (!left[product]) continue;
    const Counted& mine = *counted[product];
    const std::int64_t pieces = mine.pieces - plain_units(lines, product, mine.on.days + 1, last.days);
    CHECK(left[product]->pieces == pieces);
    CHECK(left[product]->oversold == (pieces < 0));
    CHECK(left[product]->days.has_value() == (moved[product].a_day > 0));
    if (!left[product]->days) continue;
    const double days = pieces < 0 ? 0 : static_cast<double>(pieces) / 1000 / moved[product].a_day;
    CHECK(*left[product]->days == doctest::Approx(days));
  }
}

void check_slow(const Lines& lines, const std::vector<Movement>& moved, Date last, int days, std::uint8_t currency) {
  const std::vector<SlowMover> slow = slow_movers(lines, moved, last, days, currency);
  std::size_t expected = 0;
  for (const Movement& one : moved)
    if (one.last_sold && last.days - one.last_sold->days >= days) ++expected;
  CHECK(slow.size() == expected);
  for (std::size_t i = 0; i < slow.size(); ++i) {
    const Movement& one = moved[slow[i].product];
    CHECK(slow[i].last_sold == one.last_sold);
    CHECK(slow[i].days == last.days - one.last_sold->days);
    CHECK(slow[i].revenue == plain_revenue(lines, slow[i].product, last, currency));
    if (i == 0) continue;
    const auto key = [](const SlowMover& mover) { return std::tuple(-mover.days, -mover.revenue, mover.product); };
    CHECK(key(slow[i - 1]) < key(slow[i]));
  }
}

TEST_CASE("shop stock: whatever the shop, all is what plain loops give") {
  Random random(5);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const Lines lines = testing::any_shop(random);
    const int end = lines.size() == 0 ? 0 : testing::days_of(lines, lines.size() - 1);
    const Date last{end + static_cast<int>(random.between(-60, 60))};
    const std::vector<Movement> moved = movements(lines, last);
    REQUIRE(moved.size() == lines.products.size());
    for (std::uint32_t product = 0; product < moved.size(); ++product)
      CHECK(moved[product] == plain_movement(lines, product, last));
    std::vector<std::optional<Counted>> counted;
    for (std::size_t product = 0; product < lines.products.size() + 1; ++product) {
      if (random.chance(0.05)) break;
      counted.emplace_back();
      if (random.chance(0.7))
        counted.back() = Counted{static_cast<Quantity>(random.below(40)) * kOne,
                                 {last.days + static_cast<int>(random.between(-80, 5))}};
    }
    check_left(lines, counted, moved, last);
    check_slow(lines, moved, last, static_cast<int>(random.below(50)), static_cast<std::uint8_t>(random.below(2)));
  }
}

TEST_CASE("shop stock: an old product by hand") {
  Lines lines;
  add_order(lines, {0}, 0, {{0, 100}});  // before both windows
  add_order(lines, {9}, 0, {{0, 9}});    // the first day of the one before: 121 - 112
  add_order(lines, {65}, 0, {{0, 5}});   // its last: 121 - 56
  add_order(lines, {66}, 0, {{0, 20}});  // the first of the last 56 days
  add_order(lines, {100}, 0, {{0, 10}}, 1);
  add_order(lines, {110}, 0, {{0, -2, -1, LineKind::kReturn}});
  add_order(lines, {121}, 0, {{0, 0, 3, LineKind::kFee}});
  add_order(lines, {122}, 0, {{0, 50}});  // too late
  const std::vector<Movement> moved = movements(lines, {121});
  REQUIRE(moved.size() == 1);
  // 10 to 65 are the 56 days before, so day 9 is not among them.
  CHECK(moved[0] == Movement{28 * kOne, 5 * kOne, Date{0}, Date{100}, 0.5});

  const auto left = [&](Quantity pieces, std::int32_t on) {
    return left_of(lines, std::vector<std::optional<Counted>>{Counted{pieces * kOne, {on}}}, moved, {121})[0].value_or(
        Left());
  };
  CHECK(left(40, 66) == Left{32 * kOne, false, 64.0});  // what was sold on the day of the count is gone already
  CHECK(left(40, 65) == Left{12 * kOne, false, 24.0});
  CHECK(left(8, 99) == Left{0, false, 0.0});
  CHECK(left(7, 99) == Left{-1 * kOne, true, 0.0});
  CHECK(left(3, 121) == Left{3 * kOne, false, 6.0});
  CHECK(left(3, 200) == Left{3 * kOne, false, 6.0});
}

TEST_CASE("shop stock: a new product's rate is of the days since its first sale, a week at least") {
  Lines lines;
  add_order(lines, {100}, 0, {{0, 21}});
  CHECK(movements(lines, {100})[0].a_day == 3);
  CHECK(movements(lines, {106})[0].a_day == 3);
  CHECK(movements(lines, {120})[0].a_day == 1);
  CHECK(movements(lines, {155})[0].a_day == 21.0 / 56);
  CHECK(movements(lines, {156})[0].a_day == 0);
  CHECK(movements(lines, {99})[0] == Movement());
}

TEST_CASE("shop stock: nothing sold has no rate and lasts for no known time") {
  CHECK(movements({}, {0}).empty());
  CHECK(left_of({}, {}, {}, {0}).empty());
  CHECK(slow_movers({}, {}, {0}, 0, 0).empty());
  Lines lines;
  add_order(lines, {1}, 0, {{0, -5, -5, LineKind::kReturn}, {kNoProduct, 1, 1}});
  const std::vector<Movement> moved = movements(lines, {1});
  CHECK(moved[0] == Movement{-5 * kOne, 0, {}, {}, 0});
  CHECK(left_of({2 * kOne, {0}}, -5 * kOne, 0) == Left{7 * kOne, false, {}});
  CHECK(slow_movers(lines, moved, {1}, 0, 0).empty());
}

TEST_CASE("shop stock: slow movers, the longest wait first, then the most revenue") {
  Lines lines;
  add_order(lines, {1}, 0, {{0, 1, 5}, {1, 1, 9}, {2, 1, 9}});
  add_order(lines, {2}, 0, {{3, 1, 50}, {1, -1, -1, LineKind::kReturn}, {0, 1, 70, LineKind::kPostage}});
  add_order(lines, {2}, 0, {{0, 1, 0}}, 1);  // given away, but it left
  add_order(lines, {9}, 0, {{4, 1, 1}});
  const std::vector<Movement> moved = movements(lines, {10});
  const std::vector<SlowMover> slow = slow_movers(lines, moved, {10}, 8, 0);
  CHECK(slow == std::vector<SlowMover>{
                    {2, {1}, 9, 9 * kUnit}, {1, {1}, 9, 8 * kUnit}, {3, {2}, 8, 50 * kUnit}, {0, {2}, 8, 5 * kUnit}});
  CHECK(slow_movers(lines, moved, {10}, 9, 0).size() == 2);
  CHECK(slow_movers(lines, moved, {10}, 1, 0).size() == 5);
}

}  // namespace
}  // namespace cairn::shop::figures
