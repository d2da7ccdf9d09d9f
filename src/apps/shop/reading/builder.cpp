#include "apps/shop/reading/builder.h"

#include <utility>

#include "base/currency.h"
#include "base/text.h"
#include "base/text_hash.h"

namespace cairn::shop::reading {

Builder::Builder(const Plan& plan, const std::vector<std::string>& columns) : plan_(plan) {
  const std::size_t quantity = plan.columns[Field::kQuantity];
  const bool net = quantity < columns.size() && plain_name(columns[quantity]).find("refund") != std::string::npos;
  refunds_told_ = plan.columns.has(Field::kRefunded) || net;
  refund_undoes_ = plan.source == Source::kWooExport || plan.source == Source::kWooAnalytics ||
                   plan.source == Source::kWooApi || plan.source == Source::kStripe;
}

std::string_view Builder::cell(const Row& row, Field field) const {
  const std::size_t place = plan_.columns[field];
  return place < row.record->cells.size() ? trim_spaces(row.record->cells[place]) : std::string_view();
}

Blame Builder::add(const Record& record) {
  if (record.fault != Reason::kNone) return {record.fault, Field::kCount, {}, record.fault_words};
  Row row;
  row.record = &record;
  for (const auto read : {&Builder::read_standing, &Builder::read_order, &Builder::read_order_amounts})
    if (const Blame wrong = (this->*read)(row); wrong.reason != Reason::kNone) return wrong;
  Blame wrong;
  if (!record.only_refund) wrong = read_line(row);
  // The row's currency may stand beside the price, so it is known only now.
  for (const auto read : {&Builder::read_currency, &Builder::read_country})
    if (const Blame worse = (this->*read)(row); worse.reason != Reason::kNone) return worse;
  if (wrong.reason == Reason::kNone && !record.only_refund) {
    emit(row, row.product, row.kind, row.quantity, row.amount);
    if (row.product != kNoProduct && row.name != kNone) names_of_products_.add(row.product, row.name);
    const std::string_view same = record.own.empty() ? record.raw : std::string_view(record.own);
    if (!seen_.add(hash_of(same) ^ (std::uint64_t{row.order} * 0x9E3779B97F4A7C15u))) ++notes_.duplicates;
    if (cell(row, Field::kOrder).empty()) ++notes_.unnumbered;
  }
  emit_order_amounts(row);
  return wrong;
}

Blame Builder::read_standing(Row& row) {
  const std::string_view word = cell(row, Field::kKind);
  if (word.empty()) return {};
  const std::uint32_t number = standings_.number_of(word);
  if (number == standing_of_word_.size()) standing_of_word_.push_back(standing_of(word));
  row.standing = standing_of_word_[number];
  // A payment that was stopped, and a basket that nobody paid for, are called cancelled too.
  if (row.standing == Standing::kCancelled && refund_undoes_) row.standing = Standing::kNotPaid;
  if (row.standing == Standing::kReturn && refunds_told_) row.standing = Standing::kSale;
  if (row.standing == Standing::kReturn && refund_undoes_) row.standing = Standing::kCancelled;
  return row.standing == Standing::kNotPaid ? blame(row, Reason::kNotPaid, Field::kKind) : Blame{};
}

// `told`: the row has a date of its own.
Blame Builder::read_minute(Row& row, bool& told) const {
  const ReadDate date = read_date(cell(row, Field::kDate), plan_.date_order);
  told = date.fault != DateFault::kEmpty;
  if (date.fault == DateFault::kNotADate) return blame(row, Reason::kUnreadDate, Field::kDate);
  if (date.fault == DateFault::kNoSuchDay) return blame(row, Reason::kNoSuchDay, Field::kDate);
  if (date.fault == DateFault::kOtherOrder) return blame(row, Reason::kOtherDateOrder, Field::kDate);
  row.minute = date.day * 1440 + date.minute;
  if (!told || date.has_time || cell(row, Field::kTime).empty()) return {};
  const auto clock = read_clock(cell(row, Field::kTime));
  if (!clock) return blame(row, Reason::kUnreadTime, Field::kTime);
  row.minute += *clock;
  return {};
}

Blame Builder::read_order(Row& row) {
  bool told = false;
  if (const Blame wrong = read_minute(row, told); wrong.reason != Reason::kNone) return wrong;
  row.order = order_of(row);
  if (!told) {
    if (orders_[row.order].minute == kNever) return blame(row, Reason::kNoDate, Field::kDate);
    row.minute = orders_[row.order].minute;
  }
  enter_order(row, told);
  const std::string_view cancelled = cell(row, Field::kCancelled);
  if (cancelled.empty() || orders_[row.order].cancelling != kNone) {
    if (row.standing == Standing::kCancelled && orders_[row.order].cancelling == kNone)
      orders_[row.order].cancelling = row.order;
    return {};
  }
  const ReadDate date = read_date(cancelled, plan_.date_order);
  if (date.fault == DateFault::kNoSuchDay) return blame(row, Reason::kNoSuchDay, Field::kCancelled);
  if (date.fault == DateFault::kOtherOrder) return blame(row, Reason::kOtherDateOrder, Field::kCancelled);
  if (date.fault != DateFault::kNone) return blame(row, Reason::kUnreadDate, Field::kCancelled);
  cancel(row.order, date.day * 1440 + date.minute);
  return {};
}

std::uint32_t Builder::new_order(std::uint32_t name) {
  Order order;
  order.name = name;
  orders_.push_back(order);
  return static_cast<std::uint32_t>(orders_.size() - 1);
}

std::uint32_t Builder::order_of(const Row& row) {
  std::string_view key = cell(row, Field::kOrder);
  if (key.empty()) {
    std::string_view customer = cell(row, Field::kCustomer);
    if (customer.empty() && !plan_.columns.has(Field::kCustomer)) customer = cell(row, Field::kCustomerName);
    if (customer.empty()) return new_order(kNone);
    key_ = '\x01';  // no file has such an order number: a text with it is refused
    key_ += customer;
    key_ += '\x01';
    key_ += std::to_string(row.minute);
    key = key_;
  }
  const std::uint32_t name = order_names_.number_of(key);
  if (name == order_of_name_.size()) order_of_name_.push_back(new_order(name));
  return order_of_name_[name];
}

void Builder::enter_order(Row& row, bool told) {
  Order& order = orders_[row.order];
  if (order.minute == kNever) order.minute = row.minute;
  if (told && order.minute != row.minute) ++notes_.moved;
  const std::string_view name = cell(row, Field::kCustomerName);
  std::string_view key = cell(row, Field::kCustomer);
  if (key.empty() && !plan_.columns.has(Field::kCustomer)) key = name;
  if (key.empty()) return;
  const std::uint32_t customer = customers_.number_of(key);
  if (customer == customer_name_of_.size()) customer_name_of_.push_back(kNone);
  if (customer_name_of_[customer] == kNone && !name.empty()) customer_name_of_[customer] = names_.number_of(name);
  if (order.customer == kNobody) order.customer = customer;
  if (order.customer != customer) ++notes_.other_customer;
}

Blame Builder::read_order_amounts(Row& row) {
  const Order& order = orders_[row.order];
  const bool first_shipping = !order.has_shipping, first_discount = !order.has_discount;
  const bool first_refund = !order.has_refund || row.record->only_refund;
  bool shipping = false, discount = false, refund = false;
  Blame wrong;
  if (first_shipping) wrong = read_money(row, Field::kShipping, row.shipping, shipping);
  if (wrong.reason == Reason::kNone && first_discount)
    wrong = read_money(row, Field::kOrderDiscount, row.discount, discount);
  if (wrong.reason == Reason::kNone && first_refund) wrong = read_money(row, Field::kRefunded, row.refund, refund);
  if (wrong.reason != Reason::kNone) return wrong;
  Order& entered = orders_[row.order];
  entered.has_shipping = entered.has_shipping || shipping;
  entered.has_discount = entered.has_discount || discount;
  entered.has_refund = entered.has_refund || refund;
  return {};
}

Blame Builder::read_currency(Row& row) {
  Order& order = orders_[row.order];
  std::string_view text = cell(row, Field::kCurrency);
  const bool of_column = !text.empty();
  if (text.empty()) text = row.currency_cell;
  if (text.empty() && order.has_currency) {
    row.currency = order.currency;
    return {};
  }
  const bool told = !text.empty();
  if (!told) text = plan_.currency;
  constexpr std::uint16_t kUnread = 0xFFFF;
  const std::uint32_t number = currency_cells_.number_of(text);
  if (number == currency_of_cell_.size()) {
    // Fewer than 256 are known.
    const std::string currency = currency_of(text);
    std::uint16_t place = currency.empty() && !text.empty() ? kUnread : 0;
    while (place < lines_.currencies.size() && lines_.currencies[place] != currency) ++place;
    if (place == lines_.currencies.size()) {
      lines_.currencies.push_back(currency);
      totals_.push_back({currency, {}});
    }
    currency_of_cell_.push_back(place);
  }
  const std::uint16_t currency = currency_of_cell_[number];
  if (currency == kUnread) return {Reason::kUnreadCurrency, Field::kCurrency, text, {}};
  row.currency = static_cast<std::uint8_t>(currency);
  if (told && (of_column || !order.has_currency)) {
    order.currency = row.currency;
    order.has_currency = true;
  }
  return {};
}

Blame Builder::read_country(Row& row) {
  Order& order = orders_[row.order];
  const std::string_view text = cell(row, Field::kCountry);
  if (text.empty()) {
    row.country = order.country;
    return {};
  }
  const std::uint32_t number = countries_.number_of(text);
  if (number >= kNowhere) return blame(row, Reason::kTooManyCountries, Field::kCountry);
  row.country = static_cast<std::uint16_t>(number);
  if (order.country == kNowhere) order.country = row.country;
  return {};
}

void Builder::emit_order_amounts(const Row& row) {
  const auto size = [](Amount amount) { return amount < 0 ? -amount : amount; };
  if (row.shipping != 0) emit(row, kNoProduct, LineKind::kPostage, kOne, row.shipping);
  if (row.discount != 0) emit(row, kNoProduct, LineKind::kDiscount, kOne, -size(row.discount));
  // Of a cancelled order everything is given back anyway.
  if (row.refund == 0 || orders_[row.order].cancelling != kNone) return;
  const std::uint32_t product = plan_.source == Source::kStripe ? row.product : kNoProduct;
  emit(row, product, LineKind::kReturn, -kOne, -size(row.refund));
}

// Later than the sale, so it is an order of its own: lines are sorted by minute, and those of an order stay together.
void Builder::cancel(std::uint32_t order, std::int32_t minute) {
  const std::uint32_t cancelling = new_order(orders_[order].name);
  orders_[cancelling].minute = minute;
  orders_[cancelling].customer = orders_[order].customer;
  orders_[order].cancelling = cancelling;
  // Rows before the one that tells of it.
  const std::size_t count = lines_.order.size();
  for (std::size_t line = orders_[order].first_line; line < count; ++line)
    if (lines_.order[line] == order) give_back(line, cancelling);
}

void Builder::give_back(std::size_t line, std::uint32_t to_order) {
  const LineKind kind = lines_.kind[line];
  if (kind == LineKind::kReturn) return;
  push(to_order, lines_.product[line], lines_.country[line], lines_.currency[line],
       kind == LineKind::kGoods ? LineKind::kReturn : kind, -lines_.quantity[line], -lines_.amount[line],
       lines_.row_line[line]);
}

void Builder::emit(const Row& row, std::uint32_t product, LineKind kind, Quantity quantity, Amount amount) {
  Order& order = orders_[row.order];
  const std::size_t line = lines_.order.size();
  if (order.first_line == kNone) order.first_line = static_cast<std::uint32_t>(line);
  const std::uint32_t cancelling = order.cancelling;
  push(row.order, product, row.country, row.currency, kind, quantity, amount,
       static_cast<std::uint32_t>(row.record->line));
  if (cancelling == kNone) return;
  // A status speaks of its own row, a time of cancelling of the whole order.
  if (cancelling != row.order || row.standing == Standing::kCancelled) give_back(line, cancelling);
}

void Builder::push(std::uint32_t order, std::uint32_t product, std::uint16_t country, std::uint8_t currency,
                   LineKind kind, Quantity quantity, Amount amount, std::uint32_t row_line) {
  lines_.order.push_back(order);
  lines_.product.push_back(product);
  lines_.country.push_back(country);
  lines_.currency.push_back(currency);
  lines_.kind.push_back(kind);
  lines_.quantity.push_back(quantity);
  lines_.amount.push_back(amount);
  lines_.row_line.push_back(row_line);
  KindTotal& total = totals_[currency].kinds[static_cast<std::size_t>(kind)];
  ++total.lines;
  total.amount += amount;
}

ShownLine Builder::shown(std::size_t line) const {
  ShownLine out;
  const Order& order = orders_[lines_.order[line]];
  if (order.name != kNone && order_names_.names()[order.name][0] != '\x01')
    out.order = order_names_.names()[order.name];
  out.minute = order.minute;
  if (order.customer != kNobody) out.customer = customers_.names()[order.customer];
  if (const std::uint32_t product = lines_.product[line]; product != kNoProduct) {
    if (products_[product].code != kNone) out.code = codes_.names()[products_[product].code];
    if (products_[product].name != kNone) out.name = names_.names()[products_[product].name];
  }
  if (lines_.country[line] != kNowhere) out.country = countries_.names()[lines_.country[line]];
  out.currency = lines_.currencies[lines_.currency[line]];
  out.kind = lines_.kind[line];
  out.quantity = lines_.quantity[line];
  out.amount = lines_.amount[line];
  return out;
}

}  // namespace cairn::shop::reading
