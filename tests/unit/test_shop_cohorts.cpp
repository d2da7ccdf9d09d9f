// Cohorts, held to plain loops and to what was worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "apps/shop/figures/cohorts.h"
#include "shop_figures_fixture.h"

namespace cairn::shop::figures {
namespace {

using testing::add_order;
using testing::day;

int month_number(const Lines& lines, std::size_t line) {
  const CivilDate civil = to_civil({testing::days_of(lines, line)});
  return (civil.year - 1970) * 12 + civil.month - 1;
}

bool looked_at(const Lines& lines, const Counting& counting, std::size_t i) {
  return lines.currency[i] == counting.currency && (counting.counts.empty() || counting.counts[i] != 0);
}

bool paid_goods(const Lines& lines, std::size_t i) { return lines.kind[i] == LineKind::kGoods && lines.amount[i] > 0; }

struct Plain {
  std::map<int, std::set<std::uint32_t>> cohorts;           // customers by month
  std::map<std::uint32_t, std::vector<std::int32_t>> days;  // of each customer's orders that are looked at
};

Plain plain_of(const Lines& lines, const Counting& counting) {
  Plain out;
  for (std::uint32_t customer = 0; customer < lines.customers.size(); ++customer) {
    std::optional<int> first;
    std::map<std::uint32_t, std::int32_t> orders;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines.customer[i] != customer || !paid_goods(lines, i)) continue;
      first = std::min(first.value_or(month_number(lines, i)), month_number(lines, i));
      if (looked_at(lines, counting, i)) orders[lines.order[i]] = testing::days_of(lines, i);
    }
    if (orders.empty()) continue;
    out.cohorts[*first].insert(customer);
    for (const auto& [order, on] : orders) out.days[customer].push_back(on);
  }
  return out;
}

Cell plain_cell(const Lines& lines, const Counting& counting, const std::set<std::uint32_t>& cohort, int month) {
  Cell cell;
  std::set<std::uint32_t> customers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (cohort.count(lines.customer[i]) == 0 || month_number(lines, i) != month) continue;
    if (!looked_at(lines, counting, i)) continue;
    const LineKind kind = lines.kind[i];
    if (kind == LineKind::kGoods || kind == LineKind::kReturn || kind == LineKind::kDiscount)
      cell.revenue += lines.amount[i];
    if (paid_goods(lines, i)) customers.insert(lines.customer[i]);
  }
  cell.customers = static_cast<std::int64_t>(customers.size());
  const std::int32_t last = testing::days_of(lines, lines.size() - 1);
  cell.partial = month == month_number(lines, lines.size() - 1) && to_civil({last + 1}).day != 1;
  return cell;
}

void check_repeats(const Repeats& repeats, const Plain& plain) {
  std::vector<double> waits;
  for (const auto& [customer, days] : plain.days) {
    std::vector<std::int32_t> sorted = days;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() > 1) waits.push_back(sorted[1] - sorted[0]);
  }
  CHECK(repeats.customers == static_cast<std::int64_t>(plain.days.size()));
  CHECK(repeats.again == static_cast<std::int64_t>(waits.size()));
  CHECK(repeats.days_to_second.has_value() == !waits.empty());
  if (waits.empty()) return;
  // As many wait longer as wait less.
  const double median = *repeats.days_to_second;
  const auto half = static_cast<std::ptrdiff_t>(waits.size() / 2);
  CHECK(std::count_if(waits.begin(), waits.end(), [&](double wait) { return wait < median; }) <= half);
  CHECK(std::count_if(waits.begin(), waits.end(), [&](double wait) { return wait > median; }) <= half);
}

TEST_CASE("shop cohorts: whatever the shop, every cell is what plain loops give") {
  Random random(2);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const Lines lines = testing::any_shop(random);
    const std::vector<std::uint8_t> counts = testing::any_counts(random, lines);
    const Counting counting{counts, static_cast<std::uint8_t>(random.below(2))};
    const Cohorts cohorts = cohorts_of(lines, counting);
    const Plain plain = plain_of(lines, counting);
    check_repeats(cohorts.repeats, plain);
    REQUIRE(cohorts.by_month.size() == plain.cohorts.size());
    std::map<std::size_t, Retention> later;
    std::size_t at = 0;
    for (const auto& [month, customers] : plain.cohorts) {
      const Cohort& cohort = cohorts.by_month[at++];
      CHECK(cohort.month.months == month);
      CHECK(cohort.customers == static_cast<std::int64_t>(customers.size()));
      REQUIRE(cohort.cells.size() == static_cast<std::size_t>(month_number(lines, lines.size() - 1) - month) + 1);
      for (std::size_t k = 0; k < cohort.cells.size(); ++k) {
        const Cell cell = plain_cell(lines, counting, customers, month + static_cast<int>(k));
        CHECK(cohort.cells[k] == cell);
        if (cell.partial) continue;
        later[k].retained += cell.customers;
        later[k].could += cohort.customers;
      }
    }
    REQUIRE(cohorts.by_later.size() == later.size());
    for (const auto& [k, retention] : later) CHECK(cohorts.by_later[k] == retention);
  }
}

Lines winter() {
  Lines lines;
  add_order(lines, day("2023-12-01"), 0, {{0, 1, 10}});
  add_order(lines, day("2023-12-31"), 1, {{0, 1, 20}, {kNoProduct, 1, -1, LineKind::kDiscount}});
  add_order(lines, day("2024-01-01"), 0, {{0, 1, 30}, {0, 1, 5, LineKind::kPostage}});
  add_order(lines, day("2024-01-20"), 0, {{0, 1, 2}});
  add_order(lines, day("2024-01-20"), 2, {{0, 1, 7}});
  add_order(lines, day("2024-02-10"), 1, {{0, 1, 40}});
  add_order(lines, day("2024-02-28"), 2, {{0, -1, -7, LineKind::kReturn}});
  return lines;
}

TEST_CASE("shop cohorts: a winter by hand") {
  Lines lines = winter();
  Cohorts cohorts = cohorts_of(lines, {});
  REQUIRE(cohorts.by_month.size() == 2);
  const Month december = month_of(day("2023-12-15")), january{december.months + 1};
  const Cohort old{december, 2, {{2, 29 * kUnit, false}, {1, 32 * kUnit, false}, {1, 40 * kUnit, true}}};
  CHECK(cohorts.by_month[0] == old);
  CHECK(cohorts.by_month[1] == Cohort{january, 1, {{1, 7 * kUnit, false}, {0, -7 * kUnit, true}}});
  // February 2024 has 29 days, so it is not over.
  CHECK(cohorts.by_later == std::vector<Retention>{{3, 3}, {1, 2}});
  CHECK(cohorts.by_later[1].share() == 0.5);
  CHECK(cohorts.repeats == Repeats{3, 2, (31 + 41) / 2.0});
  CHECK(cohorts.repeats.share() == doctest::Approx(2.0 / 3));

  add_order(lines, day("2024-02-29"), kNobody, {{0, 1, 1, LineKind::kFee}});  // whoever it is, the month was seen
  cohorts = cohorts_of(lines, {});
  CHECK_FALSE(cohorts.by_month[0].cells[2].partial);
  CHECK(cohorts.by_later == std::vector<Retention>{{3, 3}, {1, 3}, {1, 2}});
}

TEST_CASE("shop cohorts: a choice does not turn an old customer into a new one") {
  const Lines lines = winter();
  std::vector<std::uint8_t> counts(lines.size(), 1);
  counts[0] = 0;  // the first order of customer 0
  const Cohorts cohorts = cohorts_of(lines, {counts, 0});
  REQUIRE(cohorts.by_month.size() == 2);
  CHECK(cohorts.by_month[0].customers == 2);
  CHECK(cohorts.by_month[0].cells[0].customers == 1);
  CHECK(cohorts.by_month[0].cells[1].customers == 1);
  CHECK(cohorts.by_month[1].customers == 1);

  Lines abroad;
  add_order(abroad, day("2020-01-01"), 0, {{0, 1, 10}}, 1);
  add_order(abroad, day("2020-03-01"), 0, {{0, 1, 10}});
  const Cohorts pounds = cohorts_of(abroad, {});
  REQUIRE(pounds.by_month.size() == 1);
  CHECK(first_day_of(pounds.by_month[0].month) == day("2020-01-01"));
  CHECK(pounds.by_month[0].cells == std::vector<Cell>{{0, 0, false}, {0, 0, false}, {1, 10 * kUnit, true}});
  CHECK(pounds.by_later == std::vector<Retention>{{0, 1}, {0, 1}});
}

TEST_CASE("shop cohorts: nothing, nobody, and one day") {
  CHECK(cohorts_of({}, {}).by_month.empty());
  CHECK(cohorts_of({}, {}).by_later.empty());
  CHECK(cohorts_of({}, {}).repeats == Repeats());
  Lines lines;
  add_order(lines, {3}, kNobody, {{0, 1, 10}});
  add_order(lines, {3}, 0, {{0, -1, -10, LineKind::kReturn}});
  add_order(lines, {3}, 1, {{0, 1, 0}});
  CHECK(cohorts_of(lines, {}).by_month.empty());
  for (int order = 0; order < 3; ++order) add_order(lines, {3}, 2, {{0, 1, 10}});
  const Cohorts cohorts = cohorts_of(lines, {});
  CHECK(cohorts.by_month == std::vector<Cohort>{{Month{0}, 1, {{1, 30 * kUnit, true}}}});
  CHECK(cohorts.by_later.empty());
  CHECK(cohorts.repeats == Repeats{1, 1, 0.0});
}

TEST_CASE("shop cohorts: what came back of an order before all lines is in no cell") {
  Lines lines;
  add_order(lines, day("2021-01-05"), 0, {{0, -1, -10, LineKind::kReturn}});
  add_order(lines, day("2021-02-05"), 0, {{0, 1, 4}});
  const Cohorts cohorts = cohorts_of(lines, {});
  REQUIRE(cohorts.by_month.size() == 1);
  CHECK(cohorts.by_month[0].cells == std::vector<Cell>{{1, 4 * kUnit, true}});
}

TEST_CASE("shop cohorts: months are those of the calendar, before 1970 too") {
  for (std::int32_t days = -20'000; days < 20'000; days += 7) {
    const Month month = month_of({days});
    const Date first = first_day_of(month), next = first_day_of({month.months + 1});
    const bool within = first.days <= days && days < next.days;
    CHECK(within);
    CHECK(to_civil(first).day == 1);
  }
  CHECK(month_of(day("1970-01-31")).months == 0);
  CHECK(month_of({-1}).months == -1);
}

}  // namespace
}  // namespace cairn::shop::figures
