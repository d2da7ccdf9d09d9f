#include "apps/shop/reading/columns.h"

#include <algorithm>

#include "apps/shop/reading/dictionary.h"
#include "base/fold.h"
#include "base/text.h"

namespace cairn::shop::reading {
namespace {

struct FieldName {
  std::string_view key, title;
};
constexpr std::array<FieldName, kFields> kFieldNames = {{{"order", "Order"},
                                                         {"date", "Date"},
                                                         {"time", "Time"},
                                                         {"code", "Product code"},
                                                         {"name", "Product name"},
                                                         {"quantity", "Quantity"},
                                                         {"unit_price", "Unit price"},
                                                         {"line_total", "Line total"},
                                                         {"line_discount", "Line discount"},
                                                         {"customer", "Customer"},
                                                         {"customer_name", "Customer name"},
                                                         {"country", "Country"},
                                                         {"currency", "Currency"},
                                                         {"kind", "Type or status"},
                                                         {"shipping", "Shipping"},
                                                         {"order_discount", "Order discount"},
                                                         {"cancelled_at", "Cancelled at"},
                                                         {"refunded", "Refunded amount"}}};

}  // namespace

std::string_view field_title(Field field) { return kFieldNames[static_cast<std::size_t>(field)].title; }
std::string_view field_key(Field field) { return kFieldNames[static_cast<std::size_t>(field)].key; }

KeptColumns to_keep(const Columns& mapping, const std::vector<std::string>& columns) {
  KeptColumns kept;
  for (std::size_t field = 0; field < kFields; ++field)
    if (mapping.at[field] < columns.size()) kept.emplace_back(kFieldNames[field].key, columns[mapping.at[field]]);
  return kept;
}

Columns remembered(const KeptColumns& kept, const std::vector<std::string>& columns) {
  Columns mapping;
  for (const auto& [key, name] : kept)
    for (std::size_t field = 0; field < kFields; ++field) {
      if (kFieldNames[field].key != key) continue;
      const std::string wanted = same_name(name);
      const auto found = std::find_if(columns.begin(), columns.end(),
                                      [&](const std::string& column) { return same_name(column) == wanted; });
      if (found != columns.end()) mapping.at[field] = static_cast<std::size_t>(found - columns.begin());
    }
  return mapping;
}

std::string_view without_brackets(std::string_view name) {
  const std::size_t open = name.find_last_of("([");
  return open == std::string_view::npos || open == 0 ? name : name.substr(0, open);
}

}  // namespace cairn::shop::reading
