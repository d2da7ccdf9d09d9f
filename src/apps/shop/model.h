#pragma once
// What the shop holds in the log: which files of orders were read, how files with such columns are read, what products
// are counted as, products that are kept by hand, and the cart of the store page. The order lines themselves and the
// pictures of products lie beside the log (lines_codec.h, product_pictures.h). Pure data; rules live in commands.h.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "apps/shop/lines.h"
#include "base/date.h"
#include "core/changed.h"

namespace cairn::shop {

inline constexpr std::size_t kMaxNameBytes = 120;
inline constexpr std::size_t kMaxOriginBytes = 200;
inline constexpr std::size_t kMaxColumns = 40;       // of a mapping
inline constexpr std::size_t kMaxColumnBytes = 200;  // of a column's name
inline constexpr int kMaxLines = 3'000'000;          // of an import
inline constexpr std::size_t kMaxImports = 200;
inline constexpr std::size_t kMaxProducts = 20'000;  // kept by hand
inline constexpr std::size_t kMaxProductNameBytes = 200, kMaxCodeBytes = 60, kMaxCurrencyBytes = 8;
inline constexpr std::size_t kMaxTags = 20, kMaxTagBytes = 40;
inline constexpr std::size_t kMaxInCart = 200;   // products
inline constexpr int kMaxPiecesInCart = 99'999;  // of a product

struct Import {        // key: id
  std::string name;    // one line, not empty
  std::string origin;  // the file that it was read from; empty: none
  Instant added_at;
  int lines = 0;      // order lines, 1..kMaxLines
  int set_aside = 0;  // rows of the file that became none
  Date first, last;   // days of the first and of the last order
  bool made_up = false;
  friend bool operator==(const Import&, const Import&) = default;
};

// How the columns of a file were understood, to be proposed again for a file with the same ones.
struct Mapping {                                             // key: mapping_key()
  std::vector<std::pair<std::string, std::string>> columns;  // what it is ("unit_price"), the column's name
  std::string date_order, decimal_sign, currency;            // as the reader names them; empty: nothing was chosen
  friend bool operator==(const Mapping&, const Mapping&) = default;
};
std::string mapping_key(std::string_view header_signature);

// What the person says that a product's lines are.
struct CountedAs {  // key: product_key()
  LineKind kind = LineKind::kGoods;
  friend bool operator==(const CountedAs&, const CountedAs&) = default;
};
std::string product_key(const ProductName& product);  // its code, or its name; long ones are cut and marked

struct Stock {
  Quantity pieces = 0;  // at least 0, at the end of the day on which they were counted
  Date counted_on;
  friend bool operator==(const Stock&, const Stock&) = default;
};

// A product as the person keeps it. Products of the orders are in the catalogue (catalogue.h) without one of these;
// from the first change on they have one.
struct Product {                  // key: product_key() of what it was when it was made
  std::string code;               // SKU; may be empty
  std::string name;               // one line, not empty
  std::optional<Amount> price;    // of a piece, at least 0
  std::string currency;           // of the price; ISO 4217, or empty
  std::vector<std::string> tags;  // as typed, each once
  std::optional<Stock> stock;     // nothing: it was never counted
  std::string picture;            // product_pictures.h; empty: none
  Date added_on;
  bool archived = false;  // not sold any more: in its orders still, but not in the store
  friend bool operator==(const Product&, const Product&) = default;
};

struct InCart {    // key: product_key()
  int pieces = 1;  // 1..kMaxPiecesInCart
  friend bool operator==(const InCart&, const InCart&) = default;
};

struct State {
  std::map<std::string, Import> imports;
  std::map<std::string, Mapping> mappings;
  std::map<std::string, CountedAs> counted_as;
  std::map<std::string, Product> products;
  std::map<std::string, InCart> cart;
  friend bool operator==(const State&, const State&) = default;
};

using ImportChanged = Changed<std::string, Import>;
using MappingChanged = Changed<std::string, Mapping>;
using CountedAsChanged = Changed<std::string, CountedAs>;
using ProductChanged = Changed<std::string, Product>;
using InCartChanged = Changed<std::string, InCart>;
using Event = std::variant<ImportChanged, MappingChanged, CountedAsChanged, ProductChanged, InCartChanged>;
using Events = std::vector<Event>;

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::shop
