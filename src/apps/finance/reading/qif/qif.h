#pragma once
// QIF, the Quicken Interchange Format: lines of one letter and a text, entries that end with "^".

#include <memory>
#include <string>
#include <string_view>

#include "apps/finance/reading/statement_reader.h"
#include "base/amounts.h"
#include "base/written_dates.h"

namespace cairn::finance::reading {

struct QifPlan {
  DateOrder date_order = DateOrder::kDayFirst;
  bool date_order_unsure = false;  // dates like 01/12/2010, and none of them says which is the day
  DecimalSign decimal_sign = DecimalSign::kPoint;
  bool decimal_sign_unsure = false;  // amounts like 1,234, and none that says what its sign means
  std::string currency;              // QIF names none: ISO 4217, or empty
};

// From the dates and amounts of the whole file.
QifPlan propose_qif(std::string_view text);

// Bank, cash, card, asset and liability accounts; of investments the movements of cash where they are plain. Lists of
// categories, classes, securities and the like are passed over with a note. `text` is valid UTF-8 and must outlive it.
std::unique_ptr<StatementReader> open_qif(std::string_view text, const QifPlan& plan);

}  // namespace cairn::finance::reading
