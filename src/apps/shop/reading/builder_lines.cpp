// The product of a row, its quantity and its amount.

#include <algorithm>

#include "apps/shop/reading/builder.h"
#include "apps/shop/reading/times_price.h"

namespace cairn::shop::reading {
namespace {

constexpr std::int64_t kMostQuantity = 2'000'000LL * kOne;
constexpr Amount kMostAmount = 100'000'000 * kUnit;  // three million of them still add up in 64 bits

std::int64_t size_of(std::int64_t number) { return number < 0 ? -number : number; }

LineKind kind_of(Special special) {
  switch (special) {
    case Special::kPostage:
      return LineKind::kPostage;
    case Special::kFee:
      return LineKind::kFee;
    case Special::kDiscount:
      return LineKind::kDiscount;
    case Special::kVoucher:
      return LineKind::kVoucher;
    case Special::kPlain:
    case Special::kTest:
      break;
  }
  return LineKind::kGoods;
}

}  // namespace

Blame Builder::read_line(Row& row) {
  for (const auto read : {&Builder::read_product, &Builder::read_quantity, &Builder::read_amount})
    if (const Blame wrong = (this->*read)(row); wrong.reason != Reason::kNone) return wrong;
  return {};
}

Blame Builder::read_product(Row& row) {
  const std::string_view code = cell(row, Field::kCode);
  std::string_view words = cell(row, Field::kName);
  // Stripe asks for no description; what was paid for is then the payment.
  if (code.empty() && words.empty() && plan_.source == Source::kStripe) words = "Payment";
  if (code.empty() && words.empty()) return blame(row, Reason::kNoProduct, Field::kName);
  if (!words.empty()) row.name = names_.number_of(words);
  const std::uint32_t number = code.empty() ? row.name : codes_.number_of(code);
  std::vector<std::uint32_t>& known = code.empty() ? product_of_name_ : product_of_code_;
  if (known.size() <= number) known.resize(std::max<std::size_t>(number + std::size_t{1}, known.size() * 2), kNone);
  if (known[number] == kNone) {
    known[number] = static_cast<std::uint32_t>(products_.size());
    Product product;
    product.code = code.empty() ? kNone : number;
    product.name = row.name;
    const bool house = plan_.source == Source::kHouse;
    if (!code.empty()) product.special = special_of_code(code, house);
    product.by_name = product.special == Special::kPlain && (!house || code.empty());
    products_.push_back(product);
  }
  row.product = known[number];
  row.special = row.record->is_fee ? Special::kFee : special_of_product(row.product, row.name, words);
  return row.special == Special::kTest ? blame(row, Reason::kTest, Field::kCode) : Blame{};
}

Special Builder::special_of_product(std::uint32_t product, std::uint32_t name, std::string_view words) {
  if (!products_[product].by_name || name == kNone) return products_[product].special;
  if (special_of_name_.size() <= name)
    special_of_name_.resize(std::max<std::size_t>(name + std::size_t{1}, special_of_name_.size() * 2), -1);
  if (special_of_name_[name] < 0) special_of_name_[name] = static_cast<std::int8_t>(special_of_name(words));
  return static_cast<Special>(special_of_name_[name]);
}

Blame Builder::read_quantity(Row& row) {
  if (!plan_.columns.has(Field::kQuantity)) return {};
  const ReadNumber number = read_number(cell(row, Field::kQuantity), plan_.decimal_sign, 3);
  Reason reason = Reason::kNone;
  if (number.fault == NumberFault::kEmpty) reason = Reason::kNoQuantity;
  if (number.fault == NumberFault::kNotANumber || !number.currency.empty()) reason = Reason::kUnreadQuantity;
  if (number.fault == NumberFault::kOtherSign) reason = Reason::kOtherDecimals;
  if (number.fault == NumberFault::kTooLarge || size_of(number.value) > kMostQuantity) reason = Reason::kHugeQuantity;
  if (reason == Reason::kNone && number.value == 0) reason = Reason::kZeroQuantity;
  if (reason != Reason::kNone) return blame(row, reason, Field::kQuantity);
  if (number.rounded) ++notes_.rounded;
  row.quantity = static_cast<Quantity>(number.value);
  return {};
}

// `there`: the cell is not empty.
Blame Builder::read_money(Row& row, Field field, Amount& amount, bool& there) {
  const ReadNumber number = read_number(cell(row, field), plan_.decimal_sign, 4);
  there = number.fault != NumberFault::kEmpty;
  if (!there) return {};
  if (number.fault == NumberFault::kNotANumber) return blame(row, Reason::kUnreadAmount, field);
  if (number.fault == NumberFault::kOtherSign) return blame(row, Reason::kOtherDecimals, field);
  if (number.fault == NumberFault::kTooLarge || size_of(number.value) > kMostAmount)
    return blame(row, Reason::kHugeAmount, field);
  if (number.rounded) ++notes_.rounded;
  if (row.currency_cell.empty()) row.currency_cell = number.currency;
  amount = number.value;
  return {};
}

Blame Builder::read_amount(Row& row) {
  Amount price = 0, discount = 0;
  bool there = false, discounted = false;
  Field field = Field::kUnitPrice;
  Blame wrong = read_money(row, field, price, there);
  const bool by_piece = there;
  if (wrong.reason == Reason::kNone && !there) {
    field = Field::kLineTotal;
    wrong = read_money(row, field, price, there);
  }
  if (wrong.reason == Reason::kNone) wrong = read_money(row, Field::kLineDiscount, discount, discounted);
  if (wrong.reason != Reason::kNone) return wrong;
  if (!there) return {Reason::kNoAmount, field, {}, {}};
  if (price == 0) return blame(row, Reason::kZeroPrice, field);

  const bool counted = plan_.columns.has(Field::kQuantity);
  const bool back = row.standing == Standing::kReturn;
  const bool goods = row.special == Special::kPlain;
  if (goods && by_piece && counted && price < 0 && row.quantity > 0 && !back)
    return blame(row, Reason::kNegativePrice, field);
  Amount gross = by_piece ? times_price(row.quantity, price) : price;
  if (!by_piece && row.quantity < 0) gross = -size_of(gross);
  if (size_of(gross) > kMostAmount) return blame(row, Reason::kHugeAmount, field);
  if (size_of(discount) > size_of(gross)) return blame(row, Reason::kHugeDiscount, Field::kLineDiscount);
  row.amount = size_of(gross) - size_of(discount);
  if (gross < 0) row.amount = -row.amount;
  row.kind = kind_of(row.special);
  if (goods && (back || row.quantity < 0 || gross < 0)) row.kind = LineKind::kReturn;
  const bool negative = row.kind == LineKind::kReturn || (back && row.kind != LineKind::kDiscount);
  if (negative) {
    row.amount = -size_of(row.amount);
    row.quantity = static_cast<Quantity>(-size_of(row.quantity));
  }
  return {};
}

}  // namespace cairn::shop::reading
