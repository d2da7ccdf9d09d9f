#pragma once
// Lines, days and amounts of QIF.

#include <cstddef>
#include <string>
#include <string_view>

#include "apps/finance/reading/qif/qif.h"
#include "apps/finance/reading/table/values.h"

namespace cairn::finance::reading {

// "D1/ 1'00", "27/08/21", "2022-09-23", "2/10'2020", "27.8.2021" as base/written_dates.h knows days: without spaces,
// and with the apostrophe, which Quicken writes before the years from 2000 on, made a slash.
std::string qif_day_text(std::string_view text);
ReadDate read_qif_day(std::string_view text, DateOrder order);

}  // namespace cairn::finance::reading
