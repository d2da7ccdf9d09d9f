// Lines in the order of their orders' minutes, and only the names that lines speak of.

#include <algorithm>
#include <numeric>
#include <utility>

#include "apps/shop/reading/builder.h"

namespace cairn::shop::reading {
namespace {

template <class T>
void permute(std::vector<T>& column, const std::vector<std::uint32_t>& place) {
  std::vector<T> sorted(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) sorted[place[i]] = column[i];
  column = std::move(sorted);
}

// Renumbers a column by the names that are in it, which keep their order. Returns the old number of each new one.
template <class T>
std::vector<std::uint32_t> keep_used(std::vector<T>& column, std::size_t names, T nothing) {
  constexpr std::uint32_t kUnused = 0xFFFF'FFFF;
  std::vector<std::uint32_t> number(names, kUnused), used;
  for (const T old : column)
    if (old != nothing) number[old] = 0;
  for (std::size_t i = 0; i < names; ++i) {
    if (number[i] == kUnused) continue;
    number[i] = static_cast<std::uint32_t>(used.size());
    used.push_back(static_cast<std::uint32_t>(i));
  }
  for (T& old : column)
    if (old != nothing) old = static_cast<T>(number[old]);
  return used;
}

}  // namespace

bool Builder::finish_some() {
  if (finished_ == 0)
    place_lines();
  else if (finished_ < 9)
    permute_some();
  else if (finished_ == 9)
    name_things();
  else if (finished_ == 10)
    name_products();
  return ++finished_ > 10;
}

void Builder::place_lines() {
  for (const Order& order : orders_) {
    if (order.cancelling == kNone) continue;
    Order& cancelling = orders_[order.cancelling];
    if (cancelling.customer == kNobody) cancelling.customer = order.customer;
  }
  std::vector<std::uint32_t> count(orders_.size(), 0);
  for (const std::uint32_t order : lines_.order) ++count[order];
  order_at_.clear();
  for (std::size_t i = 0; i < orders_.size(); ++i)
    if (count[i] > 0) order_at_.push_back(static_cast<std::uint32_t>(i));
  // Orders of one minute stay as the file has them: their numbers rise.
  std::stable_sort(order_at_.begin(), order_at_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return orders_[a].minute < orders_[b].minute; });
  std::vector<std::uint32_t> next(orders_.size(), 0);
  std::uint32_t at = 0;
  for (const std::uint32_t order : order_at_) {
    next[order] = at;
    at += count[order];
  }
  place_of_line_.resize(lines_.size());
  for (std::size_t i = 0; i < lines_.size(); ++i) place_of_line_[i] = next[lines_.order[i]]++;
}

void Builder::permute_some() {
  switch (finished_) {
    case 1:
      return permute(lines_.order, place_of_line_);
    case 2:
      return permute(lines_.product, place_of_line_);
    case 3:
      return permute(lines_.country, place_of_line_);
    case 4:
      return permute(lines_.currency, place_of_line_);
    case 5:
      return permute(lines_.kind, place_of_line_);
    case 6:
      return permute(lines_.quantity, place_of_line_);
    case 7:
      return permute(lines_.amount, place_of_line_);
    default:
      permute(lines_.row_line, place_of_line_);
      place_of_line_ = {};
  }
}

void Builder::name_things() {
  std::vector<std::uint32_t> number(orders_.size(), 0);
  std::vector<std::string> order_names = order_names_.take();
  lines_.orders.resize(order_at_.size());
  for (std::size_t i = 0; i < order_at_.size(); ++i) {
    number[order_at_[i]] = static_cast<std::uint32_t>(i);
    const std::uint32_t name = orders_[order_at_[i]].name;
    // Not moved: an order that was cancelled has its name twice.
    if (name != kNone && order_names[name][0] != '\x01') lines_.orders[i] = order_names[name];
  }
  lines_.minute.resize(lines_.size());
  lines_.customer.resize(lines_.size());
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Order& order = orders_[lines_.order[i]];
    lines_.minute[i] = order.minute;
    lines_.customer[i] = order.customer;
    lines_.order[i] = number[lines_.order[i]];
  }
  orders_ = {};
  order_at_ = {};

  std::vector<std::string> keys = customers_.take(), countries = countries_.take();
  for (const std::uint32_t old : keep_used(lines_.customer, keys.size(), kNobody)) {
    const std::uint32_t name = customer_name_of_[old];
    lines_.customers.push_back({std::move(keys[old]), name == kNone ? std::string() : names_.names()[name]});
  }
  for (const std::uint32_t old : keep_used(lines_.country, countries.size(), kNowhere))
    lines_.countries.push_back(std::move(countries[old]));
  // There are always fewer than 256, so no number of a currency means nothing, but 0xFF would where it is not used.
  std::vector<std::uint16_t> currency(lines_.currency.begin(), lines_.currency.end());
  std::vector<std::string> currencies = std::move(lines_.currencies);
  std::vector<CurrencyTotal> totals = std::move(totals_);
  lines_.currencies.clear();
  totals_.clear();
  for (const std::uint32_t old : keep_used(currency, currencies.size(), std::uint16_t{0xFFFF})) {
    lines_.currencies.push_back(std::move(currencies[old]));
    totals_.push_back(std::move(totals[old]));
  }
  std::transform(currency.begin(), currency.end(), lines_.currency.begin(),
                 [](std::uint16_t number_now) { return static_cast<std::uint8_t>(number_now); });
}

// The shown name of a product is the one that most of its lines have, the first of equals.
void Builder::name_products() {
  std::vector<std::uint32_t> best(products_.size(), kNone), most(products_.size(), 0);
  names_of_products_.each([&](std::uint32_t product, std::uint32_t name, std::uint32_t count) {
    if (count <= most[product]) return;
    most[product] = count;
    best[product] = name;
  });
  for (const std::uint32_t old : keep_used(lines_.product, products_.size(), kNoProduct)) {
    ProductName name;
    if (products_[old].code != kNone) name.code = codes_.names()[products_[old].code];
    if (best[old] != kNone) name.name = names_.names()[best[old]];
    lines_.products.push_back(std::move(name));
  }
}

}  // namespace cairn::shop::reading
