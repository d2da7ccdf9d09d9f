#include "apps/shop/reading/plan.h"

#include "base/currency.h"

namespace cairn::shop::reading {
namespace {

// Calls use(cell) for every cell of the field's column.
template <class Use>
void each_cell(const std::vector<std::vector<std::string>>& rows, std::size_t column, const Use& use) {
  for (const auto& row : rows)
    if (column < row.size()) use(row[column]);
}

// "EUR" of "Price (EUR)" or "Price [€]".
std::string currency_in(std::string_view name) {
  const std::size_t open = name.find_last_of("([");
  if (open == std::string_view::npos) return {};
  name.remove_prefix(open + 1);
  return currency_of(name.substr(0, name.find_first_of(")]")));
}

}  // namespace

void propose_signs(const std::vector<std::vector<std::string>>& rows, Plan& plan) {
  std::size_t day_first = 0, month_first = 0, either_date = 0;
  for (const Field field : {Field::kDate, Field::kCancelled})
    each_cell(rows, plan.columns[field], [&](const std::string& cell) {
      const DateHint hint = date_hint(cell);
      if (hint == DateHint::kDayFirst) ++day_first;
      if (hint == DateHint::kMonthFirst) ++month_first;
      if (hint == DateHint::kEither) ++either_date;
    });
  plan.date_order = month_first > day_first ? DateOrder::kMonthFirst : DateOrder::kDayFirst;
  plan.date_order_unsure = either_date > 0 && day_first == month_first;

  std::size_t point = 0, comma = 0, either = 0;
  for (const Field field : {Field::kQuantity, Field::kUnitPrice, Field::kLineTotal, Field::kLineDiscount,
                            Field::kShipping, Field::kOrderDiscount, Field::kRefunded})
    each_cell(rows, plan.columns[field], [&](const std::string& cell) {
      const DecimalHint hint = decimal_hint(cell);
      if (hint == DecimalHint::kPoint) ++point;
      if (hint == DecimalHint::kComma) ++comma;
      if (hint == DecimalHint::kEither) ++either;
    });
  plan.decimal_sign = comma > point ? DecimalSign::kComma : DecimalSign::kPoint;
  plan.decimal_sign_unsure = either > 0 && point == comma;
}

Plan propose_plan(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows) {
  Plan plan;
  plan.source = find_source(names);
  plan.columns = source_columns(plan.source, names);
  if (plan.source == Source::kAny || plan.source == Source::kHouse) plan.columns = propose_columns(names, rows);
  for (const Field field : {Field::kUnitPrice, Field::kLineTotal})
    if (plan.columns.has(field) && plan.currency.empty()) plan.currency = currency_in(names[plan.columns[field]]);
  propose_signs(rows, plan);
  return plan;
}

}  // namespace cairn::shop::reading
