#pragma once
// What recommenders learn from: which customer bought which product when. Goods that were paid for, by customers who
// are known; not postage, fees, vouchers, discounts, nor what came back.

#include "apps/shop/lines.h"
#include "ml/factors/sales.h"

namespace cairn::shop {

// A product counts once an order. Customers and items have their places in `lines`.
factors::Sales sales_of(const Lines& lines);

}  // namespace cairn::shop
