#pragma once
// On which days regular payments come.

#include <vector>

#include "apps/finance/model.h"

namespace cairn::finance {

// From `from` to `to`, both included; in order. Of a month that is shorter than the day of `first`: its last day.
std::vector<Date> due_days(const Schedule& schedule, Date from, Date to);

}  // namespace cairn::finance
