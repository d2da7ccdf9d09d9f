#pragma once
// Order lines out of rows. Takes rows one by one, says of each why it was set aside, and puts the lines in order at the
// end.
//
// What belongs to an order, and where a row leaves it out:
//  - Rows with the same order number are one order, wherever they stand. Without a number, the rows of one customer in
//    one minute are an order, and without a customer every row is; such an order's number is "".
//  - An empty date, country or currency is that of the order's earlier rows.
//  - The minute of an order is that of its first row with a date, for all of its lines, so that they stay together. The
//    customer is the first that is not empty.
//  - Shipping, the discount and the refund of an order are taken once, from the first row that has them, also where the
//    product of that row is set aside.
//  - A cancelled order is its sale, and the same lines given back. With a time of cancelling these are an order of
//  their
//    own of that minute, with the same number; else they stand in the order itself.
//
// The amount of a line is quantity times unit price, or else the line total, less the line discount. Without a column
// of quantities every row is one piece. What Stripe charges the shop is read by nobody: it is no revenue, and no cost
// of the customer's.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/lines.h"
#include "apps/shop/reading/dictionary.h"
#include "apps/shop/reading/kinds.h"
#include "apps/shop/reading/plan.h"
#include "apps/shop/reading/problems.h"
#include "apps/shop/reading/records.h"

namespace cairn::shop::reading {

struct KindTotal {
  std::size_t lines = 0;
  Amount amount = 0;
};
struct CurrencyTotal {
  std::string currency;  // as in Lines
  std::array<KindTotal, kLineKinds> kinds;
};

// What was done to rows that were read; none of it loses a row.
struct Notes {
  std::size_t rounded = 0;         // numbers with more decimals than are kept
  std::size_t duplicates = 0;      // rows that are the same as an earlier one of their order
  std::size_t moved = 0;           // rows with another minute than their order
  std::size_t other_customer = 0;  // rows with another customer than their order
  std::size_t unnumbered = 0;      // rows without an order number
};

// A line as words, to show.
struct ShownLine {
  std::string order, code, name, customer, country, currency;
  LineKind kind = LineKind::kGoods;
  std::int32_t minute = 0;
  Quantity quantity = 0;
  Amount amount = 0;
};

class Builder {
 public:
  Builder(const Plan& plan, const std::vector<std::string>& columns);

  // Reason::kNone: its product became a line. The blame speaks of the record's cells.
  Blame add(const Record& record);
  std::size_t size() const { return lines_.order.size(); }
  ShownLine shown(std::size_t line) const;  // before finish_some()
  const std::vector<CurrencyTotal>& totals() const { return totals_; }
  const Notes& notes() const { return notes_; }

  // Puts the lines in order, in steps of some ten milliseconds for a million lines; true once it is done.
  bool finish_some();
  Lines take() { return std::move(lines_); }

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  static constexpr std::int32_t kNever = INT32_MIN;

  struct Order {
    std::int32_t minute = kNever;
    std::uint32_t name = kNone;  // in order_names_
    std::uint32_t customer = kNobody;
    std::uint32_t cancelling = kNone;  // the order in which its lines are given back
    std::uint32_t first_line = kNone;
    std::uint16_t country = kNowhere;
    std::uint8_t currency = 0;
    bool has_currency = false, has_shipping = false, has_discount = false, has_refund = false;
  };
  struct Row {
    const Record* record = nullptr;
    std::uint32_t order = kNone, product = kNoProduct, name = kNone;
    std::int32_t minute = 0;
    std::uint16_t country = kNowhere;
    std::uint8_t currency = 0;
    Standing standing = Standing::kSale;
    std::string_view currency_cell;  // beside an amount
    Amount shipping = 0, discount = 0, refund = 0;
    Special special = Special::kPlain;
    Quantity quantity = kOne;
    Amount amount = 0;
    LineKind kind = LineKind::kGoods;
  };

  std::string_view cell(const Row& row, Field field) const;
  Blame blame(const Row& row, Reason reason, Field field) const { return {reason, field, cell(row, field), {}}; }

  // builder.cpp: of the order
  Blame read_standing(Row& row);
  Blame read_order(Row& row);
  Blame read_minute(Row& row, bool& told) const;
  Blame read_order_amounts(Row& row);
  Blame read_currency(Row& row);
  Blame read_country(Row& row);
  void enter_order(Row& row, bool told);
  std::uint32_t order_of(const Row& row);
  std::uint32_t new_order(std::uint32_t name);
  void emit_order_amounts(const Row& row);
  void cancel(std::uint32_t order, std::int32_t minute);
  void emit(const Row& row, std::uint32_t product, LineKind kind, Quantity quantity, Amount amount);
  void push(std::uint32_t order, std::uint32_t product, std::uint16_t country, std::uint8_t currency, LineKind kind,
            Quantity quantity, Amount amount, std::uint32_t row_line);
  void give_back(std::size_t line, std::uint32_t to_order);
  // builder_lines.cpp: of the line
  Blame read_line(Row& row);
  Blame read_product(Row& row);
  Blame read_quantity(Row& row);
  Blame read_amount(Row& row);
  Blame read_money(Row& row, Field field, Amount& amount, bool& there);
  Special special_of_product(std::uint32_t product, std::uint32_t name, std::string_view words);
  // builder_finish.cpp
  void place_lines();
  void permute_some();
  void name_things();
  void name_products();

  Plan plan_;
  bool refunds_told_ = false;   // by columns, so that a status "Refunded" says nothing new
  bool refund_undoes_ = false;  // a status "Refunded" is of the order, and its rows are the sale
  Lines lines_;                 // until finish_some(): `order` by orders_; no minutes and customers
  std::vector<Order> orders_;
  Dictionary order_names_, customers_, countries_, codes_, names_, currency_cells_, standings_;
  std::vector<std::uint32_t> order_of_name_;
  std::vector<std::uint32_t> customer_name_of_;  // by customers_, in names_; kNone: none
  std::vector<std::uint16_t> currency_of_cell_;
  std::vector<Standing> standing_of_word_;
  struct Product {
    std::uint32_t code = kNone, name = kNone;
    Special special = Special::kPlain;
    bool by_name = false;  // its code says nothing, so each name is asked
  };
  std::vector<Product> products_;
  std::vector<std::uint32_t> product_of_code_, product_of_name_;  // by codes_ and names_; kNone: none yet
  std::vector<std::int8_t> special_of_name_;                      // -1: not asked yet
  PairCounts names_of_products_;
  SeenHashes seen_;
  std::vector<CurrencyTotal> totals_;  // by currency
  Notes notes_;
  std::string key_;
  int finished_ = 0;
  std::vector<std::uint32_t> place_of_line_, order_at_;
};

}  // namespace cairn::shop::reading
