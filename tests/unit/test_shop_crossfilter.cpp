// Figures under any choice, held to plain loops over the lines.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "apps/shop/figures/crossfilter.h"
#include "shop_fixture.h"

namespace cairn::shop::figures {
namespace {

template <class Number>
bool fits(const std::vector<Number>& chosen, Number number) {
  return chosen.empty() || std::find(chosen.begin(), chosen.end(), number) != chosen.end();
}

enum class Without { kNothing, kDays, kWeekdays, kMonths, kCountries, kProducts, kCustomers };

std::uint8_t month_of(Date day) { return static_cast<std::uint8_t>(to_civil(day).month - 1); }

bool in_order_of(const Lines& lines, std::size_t i, std::uint32_t product) {
  for (std::size_t k = 0; k < lines.size(); ++k)
    if (lines.order[k] == lines.order[i] && lines.product[k] == product && lines.kind[k] == LineKind::kGoods &&
        lines.amount[k] > 0)
      return true;
  return false;
}

bool passes(const Lines& lines, const Choice& choice, std::size_t i, Without without, std::optional<Days> days) {
  const Date day = day_of(lines.minute[i]);
  return lines.currency[i] == choice.currency &&
         std::all_of(choice.all_of.begin(), choice.all_of.end(),
                     [&](std::uint32_t product) { return in_order_of(lines, i, product); }) &&
         (without == Without::kDays || !days || (day >= days->first && day <= days->last)) &&
         (without == Without::kWeekdays || fits(choice.weekdays, static_cast<std::uint8_t>(weekday_of(day)))) &&
         (without == Without::kMonths || fits(choice.months, month_of(day))) &&
         (without == Without::kCountries || fits(choice.countries, lines.country[i])) &&
         (without == Without::kProducts || fits(choice.products, lines.product[i])) &&
         (without == Without::kCustomers || fits(choice.customers, lines.customer[i]));
}

// A sum over the lines that pass and for which `mine` holds.
template <class Mine>
Sum sum_of(const Lines& lines, const Choice& choice, Without without, std::optional<Days> days, Mine mine) {
  Sum sum;
  std::set<std::uint32_t> orders;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!passes(lines, choice, i, without, days) || !mine(i)) continue;
    const LineKind kind = lines.kind[i];
    if (kind == LineKind::kGoods) orders.insert(lines.order[i]);
    if (kind == LineKind::kGoods || kind == LineKind::kReturn) sum.units += lines.quantity[i];
    if (kind == LineKind::kGoods || kind == LineKind::kReturn || kind == LineKind::kDiscount)
      sum.revenue += lines.amount[i];
  }
  sum.orders = static_cast<std::int64_t>(orders.size());
  return sum;
}

Totals totals_of(const Lines& lines, const Choice& choice, std::optional<Days> days) {
  Totals totals;
  totals.sum = sum_of(lines, choice, Without::kNothing, days, [](std::size_t) { return true; });
  std::set<std::uint32_t> orders, customers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!passes(lines, choice, i, Without::kNothing, days)) continue;
    ++totals.lines;
    Amount* const by_kind[] = {&totals.goods, &totals.returns,   &totals.postage,
                               &totals.fees,  &totals.discounts, &totals.vouchers};
    *by_kind[static_cast<std::size_t>(lines.kind[i])] += lines.amount[i];
    if (lines.kind[i] != LineKind::kGoods || lines.customer[i] == kNobody || !orders.insert(lines.order[i]).second)
      continue;
    ++totals.known_orders;
    customers.insert(lines.customer[i]);
    bool earlier = false;
    for (std::size_t k = 0; k < i; ++k)
      if (lines.customer[k] == lines.customer[i] && lines.order[k] != lines.order[i] &&
          lines.kind[k] == LineKind::kGoods)
        earlier = true;
    if (earlier) ++totals.returning;
  }
  totals.customers = static_cast<std::int64_t>(customers.size());
  return totals;
}

Choice any_choice(Random& random, Days span) {
  Choice choice;
  choice.currency = static_cast<std::uint8_t>(random.below(2));
  if (random.chance(0.6)) {
    const Date first =
        add_days(span.first, static_cast<int>(random.below(static_cast<std::uint64_t>(span.count()))) - 3);
    choice.days = Days{first, add_days(first, static_cast<int>(random.below(40)))};
  }
  if (random.chance(0.4)) choice.weekdays = {0, static_cast<std::uint8_t>(random.below(7))};
  if (random.chance(0.3)) choice.months = {static_cast<std::uint8_t>(random.below(12)), 0};
  if (random.chance(0.4)) choice.countries = {static_cast<std::uint16_t>(random.below(3)), kNowhere};
  if (random.chance(0.4)) choice.products = {static_cast<std::uint32_t>(random.below(8)), 3};
  if (random.chance(0.2)) choice.products.push_back(kNoProduct);
  if (random.chance(0.3)) choice.customers = {static_cast<std::uint32_t>(random.below(10)), kNobody, 4};
  return choice;
}

void check_all(Crossfilter& figures, const Choice& choice) {
  const Lines& lines = figures.lines();
  const Days span = *figures.span();
  CHECK(figures.now() == totals_of(lines, choice, choice.days));
  if (choice.days) {
    const Days before{add_days(choice.days->first, -choice.days->count()), add_days(choice.days->first, -1)};
    const Totals expected = totals_of(lines, choice, before);
    CHECK(figures.before().value_or(Totals()) == expected);
  } else {
    CHECK_FALSE(figures.before().has_value());
  }
  for (std::size_t day = 0; day < figures.by_day().size(); ++day)
    CHECK(figures.by_day()[day] == sum_of(lines, choice, Without::kDays, choice.days, [&](std::size_t i) {
            return days_between(span.first, day_of(lines.minute[i])) == static_cast<int>(day);
          }));
  for (std::size_t weekday = 0; weekday < 7; ++weekday)
    CHECK(figures.by_weekday()[weekday] == sum_of(lines, choice, Without::kWeekdays, choice.days, [&](std::size_t i) {
            return static_cast<std::size_t>(weekday_of(day_of(lines.minute[i]))) == weekday;
          }));
  for (std::size_t month = 0; month < 12; ++month)
    CHECK(figures.by_month()[month] == sum_of(lines, choice, Without::kMonths, choice.days, [&](std::size_t i) {
            return month_of(day_of(lines.minute[i])) == month;
          }));
  const auto check_names = [&](const std::vector<Sum>& sums, Without without, const auto& column) {
    for (std::size_t at = 0; at < sums.size(); ++at)
      CHECK(sums[at] == sum_of(lines, choice, without, choice.days, [&](std::size_t i) {
              return std::min(static_cast<std::size_t>(column[i]), sums.size() - 1) == at;
            }));
  };
  check_names(figures.by_country(), Without::kCountries, lines.country);
  check_names(figures.by_product(), Without::kProducts, lines.product);
  check_names(figures.by_customer(), Without::kCustomers, lines.customer);
  std::size_t passing = 0;
  const std::vector<std::uint8_t> on_any_day = figures.passing_on_any_day();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(figures.passes(i) == passes(lines, choice, i, Without::kNothing, choice.days));
    if (figures.passes(i)) ++passing;
    CHECK((on_any_day[i] != 0) == passes(lines, choice, i, Without::kDays, choice.days));
  }
  CHECK(figures.passing(10'000).size() == passing);
  CHECK(figures.passing(1).size() == std::min<std::size_t>(passing, 1));
}

TEST_CASE("crossfilter: whatever is chosen, every figure is what plain loops give") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const Lines lines = random_lines(seed, 40);
    Crossfilter figures(lines);
    check_all(figures, {});
    Random random(seed);
    for (int round = 0; round < 8; ++round) {  // one after the other: only what has changed is looked at again
      const Choice choice = any_choice(random, *figures.span());
      figures.choose(choice);
      check_all(figures, choice);
    }
  }
}

TEST_CASE("crossfilter: orders that have all of some products, alone and with other choices") {
  std::size_t with_both = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const Lines lines = random_lines(seed, 60);
    Crossfilter figures(lines);
    Random random(seed);
    for (std::uint32_t a = 0; a + 1 < std::min<std::uint32_t>(4, static_cast<std::uint32_t>(lines.products.size()));
         ++a) {
      Choice choice;
      choice.all_of = {a, a + 1};
      figures.choose(choice);
      check_all(figures, choice);
      with_both += figures.passing(1).size();
      choice = any_choice(random, *figures.span());
      choice.all_of = {a};
      figures.choose(choice);
      check_all(figures, choice);
    }
    figures.choose({});
    check_all(figures, {});
  }
  CHECK(with_both > 0);
}

TEST_CASE("crossfilter: nothing is nothing") {
  const Lines none;
  Crossfilter figures(none);
  CHECK_FALSE(figures.span().has_value());
  CHECK(figures.now() == Totals());
  CHECK(figures.by_day().empty());
  CHECK(figures.by_product().size() == 1);
}

TEST_CASE("crossfilter: currencies are never added up") {
  Lines lines = random_lines(5);
  Crossfilter figures(lines);
  Amount pounds = 0, euros = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.kind[i] != LineKind::kPostage && lines.kind[i] != LineKind::kFee && lines.kind[i] != LineKind::kVoucher)
      (lines.currency[i] == 0 ? pounds : euros) += lines.amount[i];
  CHECK(figures.by_currency() == std::vector<Amount>{pounds, euros});
  CHECK(figures.now().sum.revenue == pounds);
  figures.choose({.currency = 1});
  CHECK(figures.now().sum.revenue == euros);
}

TEST_CASE("crossfilter: days begin at midnight, before 1970 too") {
  CHECK(day_of(0).days == 0);
  CHECK(day_of(1439).days == 0);
  CHECK(day_of(1440).days == 1);
  CHECK(day_of(-1).days == -1);
  CHECK(day_of(-1440).days == -1);
  CHECK(day_of(-1441).days == -2);
}

}  // namespace
}  // namespace cairn::shop::figures
