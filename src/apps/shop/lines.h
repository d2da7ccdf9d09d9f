#pragma once
// Order lines as columns, so that half a million of them are summed in milliseconds. Pure data: reading/ makes it of
// files, lines_codec.h keeps it beside the log. Knows nothing of what is computed from it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cairn::shop {

// Money as ten-thousandths of the currency's unit: a price of 0.0425 is exact, and so is the sum of a million lines.
using Amount = std::int64_t;
inline constexpr Amount kUnit = 10'000;  // one pound, one euro

// Quantities as thousandths: 1.5 kg is exact.
using Quantity = std::int32_t;
inline constexpr Quantity kOne = 1'000;

// Of one line; more is taken for a mistake.
inline constexpr Quantity kMostQuantity = 2'000'000'000;
inline constexpr Amount kMostAmount = 3'000'000'000'000;  // so that three million of them have a sum

// What a line is about. Revenue is goods less returns; what else an order holds is told apart from it.
enum class LineKind : std::uint8_t {
  kGoods,
  kReturn,    // goods that came back, or an order that was cancelled: amount and quantity are negative
  kPostage,   // shipping and handling, charged or given back
  kFee,       // of banks, marketplaces and payment services; corrections by hand
  kDiscount,  // on a whole order; one of a line is in its amount
  kVoucher,   // gift cards sold
};
inline constexpr std::size_t kLineKinds = 6;

// A name, and the number by which lines speak of it is its place in the list.
struct ProductName {
  std::string code;  // SKU; may be empty
  std::string name;  // may be empty, never both
};
struct CustomerName {
  std::string key;   // what the file tells customers apart by: a number, an e-mail address
  std::string name;  // may be empty
};

inline constexpr std::uint32_t kNobody = 0xFFFF'FFFF;     // the customer of a line without one
inline constexpr std::uint16_t kNowhere = 0xFFFF;         // the country of a line without one
inline constexpr std::uint32_t kNoProduct = 0xFFFF'FFFF;  // of postage, fees and discounts without a code and a name

struct Lines {
  // One entry a line, all of the same length; sorted by `minute`, the lines of an order in the order of the file.
  std::vector<std::uint32_t> order;     // in `orders`
  std::vector<std::uint32_t> product;   // in `products`, or kNoProduct
  std::vector<std::uint32_t> customer;  // in `customers`, or kNobody; the same for all lines of an order
  std::vector<std::uint16_t> country;   // in `countries`, or kNowhere
  std::vector<std::uint8_t> currency;   // in `currencies`
  std::vector<LineKind> kind;
  std::vector<std::int32_t> minute;  // since 1970-01-01 00:00 by the shop's own clock
  std::vector<Quantity> quantity;
  std::vector<Amount> amount;           // of the whole line, after its own discount
  std::vector<std::uint32_t> row_line;  // of the file, from 1

  std::vector<std::string> orders;  // numbers as the file has them
  std::vector<ProductName> products;
  std::vector<CustomerName> customers;
  std::vector<std::string> countries;
  std::vector<std::string> currencies;  // ISO 4217, "GBP"; "" where the file says none

  std::size_t size() const { return order.size(); }
};

}  // namespace cairn::shop
