#pragma once
// What the screens say of customers: how lately, how often and for how much, and who came back. Of all that is chosen
// but the days: a customer's story is a whole one. Computed when it is asked for and anything has changed.

#include <cstdint>

#include "apps/shop/figures/cohorts.h"
#include "apps/shop/figures/crossfilter.h"
#include "apps/shop/figures/customers.h"

namespace cairn::shop::desk {

class Buyers {
 public:
  // `serial`: of the orders.
  void look(const figures::Crossfilter& figures, std::uint64_t serial);

  const figures::CustomerTable& table() const { return table_; }  // from the day of the last order
  const figures::Cohorts& cohorts() const { return cohorts_; }

 private:
  std::uint64_t serial_ = ~0ull;
  figures::Choice choice_;  // without its days
  figures::CustomerTable table_;
  figures::Cohorts cohorts_;
};

}  // namespace cairn::shop::desk
