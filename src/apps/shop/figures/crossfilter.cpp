#include "apps/shop/figures/crossfilter.h"

#include <algorithm>
#include <utility>

#include "apps/shop/figures/counting.h"

namespace cairn::shop::figures {
namespace {

constexpr std::int32_t kDay_minutes = 24 * 60;
constexpr std::uint32_t kNone = 0xFFFF'FFFF;

bool counts_as_revenue(LineKind kind) {
  return kind == LineKind::kGoods || kind == LineKind::kReturn || kind == LineKind::kDiscount;
}

bool counts_as_units(LineKind kind) { return kind == LineKind::kGoods || kind == LineKind::kReturn; }

void add_amount(Totals& totals, LineKind kind, Amount amount) {
  switch (kind) {
    case LineKind::kGoods:
      totals.goods += amount;
      break;
    case LineKind::kReturn:
      totals.returns += amount;
      break;
    case LineKind::kDiscount:
      totals.discounts += amount;
      break;
    case LineKind::kPostage:
      totals.postage += amount;
      break;
    case LineKind::kFee:
      totals.fees += amount;
      break;
    case LineKind::kVoucher:
      totals.vouchers += amount;
      break;
  }
}

// Of numbers up to a count, which are among the chosen; all, where none is chosen. The last entry stands for "none".
std::vector<std::uint8_t> allowed(const auto& chosen, std::size_t count) {
  std::vector<std::uint8_t> out(count + 1, chosen.empty() ? 1 : 0);
  for (const auto number : chosen) out[std::min<std::size_t>(number, count)] = 1;
  return out;
}

}  // namespace

Date day_of(std::int32_t minute) { return {(minute >= 0 ? minute : minute - (kDay_minutes - 1)) / kDay_minutes}; }

Crossfilter::Crossfilter(const Lines& lines)
    : lines_(lines), failing_(lines.size(), 0), day_(lines.size()), first_order_(lines.orders.size(), 0) {
  std::vector<std::uint8_t> known(lines.customers.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    day_[i] = day_of(lines.minute[i]).days;
    const std::uint32_t customer = lines.customer[i];
    if (lines.kind[i] != LineKind::kGoods || customer == kNobody || known[customer] != 0) continue;
    known[customer] = 1;
    first_order_[lines.order[i]] = 1;
  }
  if (lines.size() > 0) {
    const auto [first, last] = std::minmax_element(day_.begin(), day_.end());
    first_day_ = {*first};
    last_day_ = {*last};
    for (Date day = first_day_; day <= last_day_; day = add_days(day, 1)) {
      month_of_day_.push_back(static_cast<std::uint8_t>(to_civil(day).month - 1));
      weekday_of_day_.push_back(static_cast<std::uint8_t>(weekday_of(day)));
    }
  }
  mark_apart();
}

std::optional<Days> Crossfilter::span() const {
  if (lines_.size() == 0) return {};
  return Days{first_day_, last_day_};
}

template <class Fails>
void Crossfilter::mark(Bit bit, Fails fails) {
  const auto others = static_cast<std::uint8_t>(~bit);
  for (std::size_t line = 0; line < failing_.size(); ++line)
    failing_[line] = static_cast<std::uint8_t>((failing_[line] & others) | (fails(line) ? bit : 0));
}

void Crossfilter::mark_apart() {
  const std::vector<std::uint32_t>& all_of = choice_.all_of;
  const std::size_t count = std::min(all_of.size(), kMostAllOf);
  std::vector<std::uint8_t> lacks(count == 0 ? 0 : lines_.orders.size(), static_cast<std::uint8_t>((1U << count) - 1));
  for (std::size_t line = 0; count > 0 && line < lines_.size(); ++line)
    for (std::size_t k = 0; k < count; ++k)
      if (lines_.product[line] == all_of[k] && is_bought(lines_, line))
        lacks[lines_.order[line]] &= static_cast<std::uint8_t>(~(1U << k));
  mark(kApart, [&](std::size_t line) {
    return lines_.currency[line] != choice_.currency || (count > 0 && lacks[lines_.order[line]] != 0);
  });
}

void Crossfilter::choose(Choice choice) {
  const Choice old = std::exchange(choice_, std::move(choice));
  if (old == choice_) return;
  summed_ = false;
  ++serial_;
  if (old.currency != choice_.currency || old.all_of != choice_.all_of) mark_apart();
  if (old.days != choice_.days) {
    const Days days = choice_.days.value_or(Days{first_day_, last_day_});
    mark(kDays, [&](std::size_t line) { return day_[line] < days.first.days || day_[line] > days.last.days; });
  }
  if (old.weekdays != choice_.weekdays) {
    const auto fine = allowed(choice_.weekdays, 7);
    mark(kWeekday, [&](std::size_t line) { return fine[weekday(line)] == 0; });
  }
  if (old.months != choice_.months) {
    const auto fine = allowed(choice_.months, 12);
    mark(kMonth, [&](std::size_t line) { return fine[month(line)] == 0; });
  }
  const auto mark_names = [&](Bit bit, const auto& chosen, const auto& column, std::size_t count) {
    const auto fine = allowed(chosen, count);
    mark(bit, [&](std::size_t line) { return fine[std::min<std::size_t>(column[line], count)] == 0; });
  };
  if (old.countries != choice_.countries)
    mark_names(kCountry, choice_.countries, lines_.country, lines_.countries.size());
  if (old.products != choice_.products) mark_names(kProduct, choice_.products, lines_.product, lines_.products.size());
  if (old.customers != choice_.customers)
    mark_names(kCustomer, choice_.customers, lines_.customer, lines_.customers.size());
}

// Lines of an order stand together, so it is new where the number changes.
void Crossfilter::count_order(std::size_t line, std::uint8_t failing, bool in_before) {
  const std::uint32_t customer = lines_.customer[line];
  const auto count = [&](Totals& totals, std::vector<std::uint8_t>& seen) {
    ++totals.sum.orders;
    if (customer == kNobody) return;
    ++totals.known_orders;
    if (first_order_[lines_.order[line]] == 0) ++totals.returning;
    totals.customers += seen[customer] == 0 ? 1 : 0;
    seen[customer] = 1;
  };
  if (failing == 0) count(now_, once_.now);
  if (in_before) count(before_totals_, once_.before);
  if ((failing & ~kDays) == 0) ++by_day_[day_place(line)].orders;
  if ((failing & ~kWeekday) == 0) ++by_weekday_[weekday(line)].orders;
  if ((failing & ~kMonth) == 0) ++by_month_[month(line)].orders;
  if ((failing & ~kCountry) == 0)
    ++by_country_[std::min<std::size_t>(lines_.country[line], lines_.countries.size())].orders;
  if ((failing & ~kCustomer) == 0) ++by_customer_[std::min<std::size_t>(customer, lines_.customers.size())].orders;
}

void Crossfilter::add(std::size_t line, std::uint8_t failing) {
  const LineKind kind = lines_.kind[line];
  const Amount amount = counts_as_revenue(kind) ? lines_.amount[line] : 0;
  const std::int64_t units = counts_as_units(kind) ? lines_.quantity[line] : 0;
  const auto into = [&](Sum& sum) {
    sum.revenue += amount;
    sum.units += units;
  };
  if ((failing & ~kDays) == 0) into(by_day_[day_place(line)]);
  if ((failing & ~kWeekday) == 0) into(by_weekday_[weekday(line)]);
  if ((failing & ~kMonth) == 0) into(by_month_[month(line)]);
  if ((failing & ~kCountry) == 0)
    into(by_country_[std::min<std::size_t>(lines_.country[line], lines_.countries.size())]);
  if ((failing & ~kCustomer) == 0)
    into(by_customer_[std::min<std::size_t>(lines_.customer[line], lines_.customers.size())]);
  if ((failing & ~kProduct) == 0) {
    const std::size_t product = std::min<std::size_t>(lines_.product[line], lines_.products.size());
    into(by_product_[product]);
    if (kind == LineKind::kGoods && std::exchange(once_.of_product[product], lines_.order[line]) != lines_.order[line])
      ++by_product_[product].orders;
  }
  const auto total = [&](Totals& totals) {
    into(totals.sum);
    add_amount(totals, kind, lines_.amount[line]);
    ++totals.lines;
  };
  if (failing == 0) total(now_);
}

void Crossfilter::sum_up() {
  if (std::exchange(summed_, true)) return;
  now_ = before_totals_ = {};
  before_.reset();
  const Days all{first_day_, last_day_};
  by_day_.assign(lines_.size() == 0 ? 0 : static_cast<std::size_t>(all.count()), {});
  by_weekday_ = {};
  by_month_ = {};
  by_country_.assign(lines_.countries.size() + 1, {});
  by_product_.assign(lines_.products.size() + 1, {});
  by_customer_.assign(lines_.customers.size() + 1, {});
  once_.of_product.assign(lines_.products.size() + 1, kNone);
  once_.now.assign(lines_.customers.size(), 0);
  once_.before.assign(lines_.customers.size(), 0);
  const Days now = choice_.days.value_or(all);
  const Days earlier{add_days(now.first, -now.count()), add_days(now.first, -1)};
  // An order counts once for each choice that its goods fail, and once where they pass all.
  constexpr std::uint8_t kPasses = 64;
  std::uint32_t order = kNone;
  std::uint8_t counted = 0;
  for (std::size_t line = 0; line < failing_.size(); ++line) {
    const std::uint8_t failing = failing_[line];
    if ((failing & (failing - 1)) != 0) continue;  // two choices or more
    const bool in_before =
        (failing & ~kDays) == 0 && choice_.days && day_[line] >= earlier.first.days && day_[line] <= earlier.last.days;
    add(line, failing);
    if (in_before) {
      const LineKind kind = lines_.kind[line];
      if (counts_as_revenue(kind)) before_totals_.sum.revenue += lines_.amount[line];
      if (counts_as_units(kind)) before_totals_.sum.units += lines_.quantity[line];
      add_amount(before_totals_, kind, lines_.amount[line]);
      ++before_totals_.lines;
    }
    // Lines that fail by their product alone are in no other sum than that of products, which counts for itself.
    if (lines_.kind[line] != LineKind::kGoods || (failing & kProduct) != 0) continue;
    if (std::exchange(order, lines_.order[line]) != lines_.order[line]) counted = 0;
    const std::uint8_t way = failing == 0 ? kPasses : failing;
    if ((counted & way) != 0) continue;
    counted |= way;
    count_order(line, failing, in_before);
  }
  if (before_totals_.lines > 0) before_ = before_totals_;
}

const Totals& Crossfilter::now() {
  sum_up();
  return now_;
}
const std::optional<Totals>& Crossfilter::before() {
  sum_up();
  return before_;
}
const std::vector<Sum>& Crossfilter::by_day() {
  sum_up();
  return by_day_;
}
const std::array<Sum, 7>& Crossfilter::by_weekday() {
  sum_up();
  return by_weekday_;
}
const std::array<Sum, 12>& Crossfilter::by_month() {
  sum_up();
  return by_month_;
}
const std::vector<Sum>& Crossfilter::by_country() {
  sum_up();
  return by_country_;
}
const std::vector<Sum>& Crossfilter::by_product() {
  sum_up();
  return by_product_;
}
const std::vector<Sum>& Crossfilter::by_customer() {
  sum_up();
  return by_customer_;
}

std::vector<Amount> Crossfilter::by_currency() const {
  std::vector<Amount> out(lines_.currencies.size(), 0);
  for (std::size_t line = 0; line < lines_.size(); ++line)
    if (counts_as_revenue(lines_.kind[line])) out[lines_.currency[line]] += lines_.amount[line];
  return out;
}

std::vector<std::uint8_t> Crossfilter::passing_on_any_day() const {
  std::vector<std::uint8_t> out(failing_.size());
  for (std::size_t line = 0; line < out.size(); ++line) out[line] = (failing_[line] & ~kDays) == 0 ? 1 : 0;
  return out;
}

std::vector<std::uint32_t> Crossfilter::passing(std::size_t most) const {
  std::vector<std::uint32_t> out;
  for (std::size_t line = failing_.size(); line-- > 0 && out.size() < most;)
    if (failing_[line] == 0) out.push_back(static_cast<std::uint32_t>(line));
  return out;
}

}  // namespace cairn::shop::figures
