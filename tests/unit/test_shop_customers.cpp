// Customers by recency, frequency and money, held to plain loops and to what was worked out by hand.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "apps/shop/figures/customers.h"
#include "shop_figures_fixture.h"

namespace cairn::shop::figures {
namespace {

using testing::add_order;

// Of one customer; nothing: no order.
std::optional<CustomerRow> plain_row(const Lines& lines, const Counting& counting, std::uint32_t customer, Date last) {
  CustomerRow row;
  row.customer = customer;
  std::set<std::uint32_t> orders;
  std::set<std::int32_t> days;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.customer[i] != customer || lines.currency[i] != counting.currency) continue;
    if (!counting.counts.empty() && counting.counts[i] == 0) continue;
    const LineKind kind = lines.kind[i];
    if (kind == LineKind::kGoods || kind == LineKind::kReturn || kind == LineKind::kDiscount)
      row.money += lines.amount[i];
    if (kind != LineKind::kGoods || lines.amount[i] <= 0) continue;
    orders.insert(lines.order[i]);
    days.insert(testing::days_of(lines, i));
  }
  if (orders.empty()) return {};
  row.orders = static_cast<std::int64_t>(orders.size());
  row.first_day = {*days.begin()};
  row.last_day = {*days.rbegin()};
  row.recency_days = last < row.last_day ? 0 : last.days - row.last_day.days;
  return row;
}

// The place of each as a share, cut at a fifth, two fifths and so on.
int plain_score(const std::vector<CustomerRow>& rows, const CustomerRow& mine, auto better) {
  int worse = 0, equal = 0;
  for (const CustomerRow& row : rows) {
    if (better(mine, row)) ++worse;
    if (!better(mine, row) && !better(row, mine)) ++equal;
  }
  int score = 1;
  for (int fifth = 1; fifth < 5; ++fifth)
    if (10 * worse + 5 * equal >= 2 * fifth * static_cast<int>(rows.size())) ++score;
  return score;
}

std::vector<CustomerRow> plain_rows(const Lines& lines, const Counting& counting, Date last) {
  std::vector<CustomerRow> rows;
  for (std::uint32_t customer = 0; customer < lines.customers.size(); ++customer)
    if (const auto row = plain_row(lines, counting, customer, last)) rows.push_back(*row);
  for (CustomerRow& row : rows) {
    row.recency_score = plain_score(
        rows, row, [](const CustomerRow& a, const CustomerRow& b) { return a.recency_days < b.recency_days; });
    row.frequency_score =
        plain_score(rows, row, [](const CustomerRow& a, const CustomerRow& b) { return a.orders > b.orders; });
    row.money_score =
        plain_score(rows, row, [](const CustomerRow& a, const CustomerRow& b) { return a.money > b.money; });
    row.segment = segment_of(row.recency_score, row.frequency_score, row.money_score);
  }
  return rows;
}

TEST_CASE("shop customers: whatever the shop, every row is what plain loops give") {
  Random random(1);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const Lines lines = testing::any_shop(random);
    const std::vector<std::uint8_t> counts = testing::any_counts(random, lines);
    const Counting counting{counts, static_cast<std::uint8_t>(random.below(2))};
    const Date last{static_cast<std::int32_t>(lines.size() == 0 ? 0 : testing::days_of(lines, lines.size() - 1)) +
                    static_cast<std::int32_t>(random.between(-20, 20))};
    const CustomerTable table = customers_of(lines, counting, last);
    const std::vector<CustomerRow> expected = plain_rows(lines, counting, last);
    REQUIRE(table.rows.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(table.rows[i] == expected[i]);
    std::array<SegmentTotal, kSegments> totals;
    for (const CustomerRow& row : expected) {
      SegmentTotal& total = totals[static_cast<std::size_t>(row.segment)];
      total = {total.customers + 1, total.orders + row.orders, total.money + row.money};
    }
    CHECK(table.segments == totals);
  }
}

TEST_CASE("shop customers: five who differ in everything have the five scores") {
  Lines lines;
  // Customer 4 has one order of 1, customer 0 five orders of 10, the last on the last day.
  for (std::uint32_t round = 0; round < 5; ++round)
    for (std::uint32_t customer = 0; customer + round < 5; ++customer)
      add_order(lines, {static_cast<std::int32_t>(10 * round + 1)}, customer, {{0, 1, customer == 4 ? 1 : 10}});
  const CustomerTable table = customers_of(lines, {}, {41});
  REQUIRE(table.rows.size() == 5);
  for (std::uint32_t customer = 0; customer < 5; ++customer) {
    const CustomerRow& row = table.rows[customer];
    const int score = 5 - static_cast<int>(customer);
    CHECK(row.customer == customer);
    CHECK(row.first_day.days == 1);
    CHECK(row.last_day.days == 41 - 10 * static_cast<int>(customer));
    CHECK(row.recency_days == 10 * static_cast<int>(customer));
    CHECK(row.orders == score);
    CHECK(row.money == (customer == 4 ? 1 : 10 * score) * kUnit);
    CHECK(row.recency_score == score);
    CHECK(row.frequency_score == score);
    CHECK(row.money_score == score);
  }
  CHECK(table.rows[0].segment == Segment::kChampions);
  CHECK(table.rows[1].segment == Segment::kChampions);
  CHECK(table.rows[2].segment == Segment::kNeedsAttention);
  CHECK(table.rows[3].segment == Segment::kLost);
  CHECK(table.rows[4].segment == Segment::kLost);
  CHECK(table.segments[0] == SegmentTotal{2, 9, 90 * kUnit});
  CHECK(table.segments[5] == SegmentTotal{2, 3, 21 * kUnit});
}

TEST_CASE("shop customers: equals have equal scores") {
  Lines lines;
  for (std::uint32_t customer = 0; customer < 10; ++customer)  // six with one order, four with two
    for (int orders = customer < 6 ? 1 : 2; orders > 0; --orders) add_order(lines, {5}, customer, {{}});
  const CustomerTable table = customers_of(lines, {}, {5});
  REQUIRE(table.rows.size() == 10);
  for (const CustomerRow& row : table.rows) {
    CHECK(row.recency_score == 3);                             // all on one day: 0 and half of 1
    CHECK(row.frequency_score == (row.customer < 6 ? 2 : 5));  // 0.3 and 0.8
  }
}

TEST_CASE("shop customers: who did not order, and what does not count") {
  CHECK(customers_of({}, {}, {0}).rows.empty());
  Lines lines;
  add_order(lines, {1}, 0, {{0, -1, -5, LineKind::kReturn}});                                  // only a return
  add_order(lines, {1}, 1, {{0, 1, 0}, {0, 1, 9, LineKind::kPostage}});                        // only a gift
  add_order(lines, {2}, 2, {{0, 1, 7}, {0, 1, 8}, {kNoProduct, 1, -2, LineKind::kDiscount}});  // one order
  add_order(lines, {3}, 2, {{0, 1, 100}}, 1);                                                  // in another currency
  add_order(lines, {3}, kNobody, {{0, 1, 100}});
  add_order(lines, {4}, 2, {{0, -3, -20, LineKind::kReturn}});  // more than was bought
  lines.customers.push_back({"5", "Never seen"});
  const CustomerTable table = customers_of(lines, {}, {10});
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0] == CustomerRow{2, {2}, {2}, 8, 1, -7 * kUnit, 3, 3, 3, Segment::kNeedsAttention});
  CHECK(customers_of(lines, {}, {1}).rows[0].recency_days == 0);
  const CustomerTable other = customers_of(lines, {{}, 1}, {10});
  REQUIRE(other.rows.size() == 1);
  CHECK(other.rows[0].money == 100 * kUnit);
  const std::vector<std::uint8_t> nothing(lines.size(), 0);
  CHECK(customers_of(lines, {nothing, 0}, {10}).rows.empty());
}

TEST_CASE("shop customers: every score has its segment, and every segment its words") {
  std::map<Segment, int> met;
  for (int recency = 1; recency <= 5; ++recency)
    for (int frequency = 1; frequency <= 5; ++frequency)
      for (int money = 1; money <= 5; ++money) {
        const Segment segment = segment_of(recency, frequency, money);
        ++met[segment];
        CHECK(segment == segment_of(recency, money, frequency));
      }
  // Of 25 pairs of F and M, 10 have a sum up to 5, 9 of 6 or 7, 6 of 8 or more.
  CHECK(met[Segment::kChampions] == 12);
  CHECK(met[Segment::kLoyal] == 18 + 6);
  CHECK(met[Segment::kPromising] == 20);
  CHECK(met[Segment::kNeedsAttention] == 19);
  CHECK(met[Segment::kAtRisk] == 30);
  CHECK(met[Segment::kLost] == 20);
  std::set<std::string_view> words, meanings;
  for (std::size_t i = 0; i < kSegments; ++i) {
    words.insert(segment_words(static_cast<Segment>(i)));
    meanings.insert(segment_meaning(static_cast<Segment>(i)));
  }
  CHECK(words.size() == kSegments);
  CHECK(meanings.size() == kSegments);
  CHECK(segment_words(Segment::kPromising) == "New and promising");
}

}  // namespace
}  // namespace cairn::shop::figures
