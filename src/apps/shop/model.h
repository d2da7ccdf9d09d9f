#pragma once
// What the shop holds in the log: which files of orders were read, how files with such columns are read, what products
// are counted as. The order lines themselves lie beside the log (lines_codec.h). Pure data; rules live in commands.h.

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

struct State {
  std::map<std::string, Import> imports;
  std::map<std::string, Mapping> mappings;
  std::map<std::string, CountedAs> counted_as;
  friend bool operator==(const State&, const State&) = default;
};

using ImportChanged = Changed<std::string, Import>;
using MappingChanged = Changed<std::string, Mapping>;
using CountedAsChanged = Changed<std::string, CountedAs>;
using Event = std::variant<ImportChanged, MappingChanged, CountedAsChanged>;
using Events = std::vector<Event>;

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::shop
