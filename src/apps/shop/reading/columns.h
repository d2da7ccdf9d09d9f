#pragma once
// Which column means what. A mapping can be kept as pairs of names and found again in a file with the same columns.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/column_names.h"

namespace cairn::shop::reading {

enum class Field : std::uint8_t {
  kOrder,
  kDate,
  kTime,  // of the day, where the date's column has none
  kCode,
  kName,
  kQuantity,
  kUnitPrice,
  kLineTotal,
  kLineDiscount,
  kCustomer,
  kCustomerName,
  kCountry,
  kCurrency,
  kKind,  // a type ("Refund") or a status ("Failed")
  // Of the whole order; taken once an order, from its first row that has any.
  kShipping,
  kOrderDiscount,
  kCancelled,  // when the order was cancelled; empty: it was not
  kRefunded,   // what was paid back without saying for what
  kCount,
};
inline constexpr std::size_t kFields = static_cast<std::size_t>(Field::kCount);
inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
std::string_view field_title(Field field);  // "Unit price", to show
std::string_view field_key(Field field);    // "unit_price", to keep; never changes

struct Columns {
  std::array<std::size_t, kFields> at;  // place of each field among the columns; kNoColumn: none
  Columns() { at.fill(kNoColumn); }
  std::size_t& operator[](Field field) { return at[static_cast<std::size_t>(field)]; }
  std::size_t operator[](Field field) const { return at[static_cast<std::size_t>(field)]; }
  bool has(Field field) const { return (*this)[field] != kNoColumn; }
  friend bool operator==(const Columns&, const Columns&) = default;
};

// Pairs of field_key and the column's name.
using KeptColumns = std::vector<std::pair<std::string, std::string>>;
KeptColumns to_keep(const Columns& mapping, const std::vector<std::string>& columns);
// What is not among the columns, and keys that nobody knows, are left out.
Columns remembered(const KeptColumns& kept, const std::vector<std::string>& columns);

// A name without what stands in brackets at its end: "Price" of "Price (EUR)".
std::string_view without_brackets(std::string_view name);

// A guess by names and by values. `rows` are some of the file.
Columns propose_columns(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows);

// Whether a table's first row looks like names.
bool looks_like_header(const std::vector<std::string>& first, const std::vector<std::vector<std::string>>& rows);

}  // namespace cairn::shop::reading
