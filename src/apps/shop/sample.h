#pragma once
// A made-up shop to look around in: two years of orders, with seasons, weekdays, a weekend lull, customers who come
// back, things that are bought together, returns, postage and fees. The same shop whenever it is made.

#include "apps/shop/lines.h"
#include "base/date.h"

namespace cairn::shop {

Lines sample_shop(Date last_day);  // its orders end there

}  // namespace cairn::shop
