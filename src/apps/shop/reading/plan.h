#pragma once
// How a file is to be read: proposed by its columns and values, changed by a person.

#include <string>
#include <vector>

#include "apps/shop/reading/columns.h"
#include "apps/shop/reading/sources.h"
#include "base/amounts.h"
#include "base/written_dates.h"

namespace cairn::shop::reading {

struct Plan {
  Source source = Source::kAny;
  Columns columns;
  DateOrder date_order = DateOrder::kDayFirst;
  bool date_order_unsure = false;  // dates like 01/12/2010, and none of them says which is the day
  DecimalSign decimal_sign = DecimalSign::kPoint;
  bool decimal_sign_unsure = false;  // numbers like 1,234, and none that says what its sign means
  std::string currency;              // of rows that name none: ISO 4217, or empty
};

// `rows` are from all over the file.
Plan propose_plan(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows);

// The order of dates and the decimal sign again, after other columns were chosen.
void propose_signs(const std::vector<std::vector<std::string>>& rows, Plan& plan);

}  // namespace cairn::shop::reading
