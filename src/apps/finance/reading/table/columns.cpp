#include "apps/finance/reading/table/columns.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "apps/finance/reading/table/values.h"
#include "apps/finance/reading/table/words.h"
#include "base/currency.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

struct FieldName {
  std::string_view key, title;
};
constexpr std::array<FieldName, kFields> kFieldNames = {{{"booked", "Booking date"},
                                                         {"other_date", "Date of purchase"},
                                                         {"value_date", "Value date"},
                                                         {"amount", "Amount"},
                                                         {"money_out", "Money out"},
                                                         {"money_in", "Money in"},
                                                         {"direction", "In or out"},
                                                         {"balance", "Balance"},
                                                         {"fee", "Fee"},
                                                         {"currency", "Currency"},
                                                         {"payee", "Payee"},
                                                         {"payer", "Payer"},
                                                         {"reference", "Reference"},
                                                         {"check_number", "Cheque number"},
                                                         {"other_account", "Other account"},
                                                         {"category", "Category"},
                                                         {"own_account", "Own other account"},
                                                         {"account", "Account"},
                                                         {"account_name", "Account name"},
                                                         {"foreign_amount", "Foreign amount"},
                                                         {"foreign_currency", "Foreign currency"},
                                                         {"status", "Status"},
                                                         {"split_amount", "Split amount"},
                                                         {"kind", "Kind"},
                                                         {"memo", "Memo"}}};

}  // namespace

std::string_view field_title(Field field) { return kFieldNames[static_cast<std::size_t>(field)].title; }
std::string_view field_key(Field field) { return kFieldNames[static_cast<std::size_t>(field)].key; }

bool Columns::is_taken(std::size_t column) const {
  return std::find(at.begin(), at.end(), column) != at.end() ||
         std::find(more_memos.begin(), more_memos.end(), column) != more_memos.end();
}

KeptColumns to_keep(const Columns& mapping, const std::vector<std::string>& columns) {
  KeptColumns kept;
  for (std::size_t field = 0; field < kFields; ++field)
    if (mapping.at[field] < columns.size()) kept.emplace_back(kFieldNames[field].key, columns[mapping.at[field]]);
  for (const std::size_t memo : mapping.more_memos)
    if (memo < columns.size()) kept.emplace_back(field_key(Field::kMemo), columns[memo]);
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
      if (found == columns.end()) continue;
      const auto place = static_cast<std::size_t>(found - columns.begin());
      if (static_cast<Field>(field) != Field::kMemo || mapping.at[field] == kNoColumn)
        mapping.at[field] = place;
      else if (mapping.more_memos.size() + 1 < kMaxMemos)
        mapping.more_memos.push_back(place);
    }
  return mapping;
}

ColumnLook look_at_column(const TableRows& rows, std::size_t column) {
  ColumnLook look;
  std::set<std::string_view> distinct;
  for (const auto& row : rows) {
    if (row.size() < 2) continue;
    ++look.rows;
    if (column >= row.size()) continue;
    const std::string_view cell = trim_spaces(row[column]);
    if (cell.empty()) continue;
    ++look.filled;
    look.bytes += cell.size();
    distinct.insert(cell);
    if (looks_like_day(cell)) ++look.days;
    if (is_money(cell)) ++look.amounts;
    if (has_decimals(cell)) ++look.decimals;
    if (is_money(cell) && cell.find_first_of("-(") != std::string_view::npos) ++look.negatives;
    if (way_of(cell) != Way::kUnknown) ++look.ways;
    if (cell.size() <= 4 && currency_of(cell).size() == 3) ++look.currencies;
    if (!cell_iban(cell).empty()) ++look.ibans;
    if (looks_like_account(cell)) ++look.accounts;
  }
  look.distinct = distinct.size();
  return look;
}

}  // namespace cairn::finance::reading
