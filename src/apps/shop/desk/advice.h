#pragma once
// What one customer is recommended, why, and what would change if some of the orders had not been. The customer may be
// somebody new: then only what everybody buys speaks.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ml/factors/blend.h"
#include "ml/factors/sales.h"

namespace cairn::shop::desk {

struct Asked {
  std::optional<std::uint32_t> customer;  // nothing: somebody new
  factors::Purpose purpose = factors::Purpose::kAll;
  std::vector<std::int32_t> left_out;  // minutes of orders that are taken as not having been, ascending
  friend bool operator==(const Asked&, const Asked&) = default;
};

struct Order {  // of the customer
  std::int32_t minute = 0;
  std::vector<std::uint32_t> items;
};

struct Recommended {
  std::uint32_t item = 0;
  std::optional<std::size_t> place_before;  // with all orders, from 0; nothing: not among the best
  factors::Reasons reasons;
};

struct Advice {
  Asked asked;
  std::vector<Order> orders;  // the newest first
  std::vector<Recommended> best;
  std::vector<std::uint32_t> gone;  // were among the best with all orders
};

std::vector<Order> orders_of(const factors::Sales& sales, std::uint32_t customer);
// But for those at the minutes of `left_out`, ascending.
factors::History history_of_orders(const std::vector<Order>& orders, std::int32_t now_minute,
                                   const std::vector<std::int32_t>& left_out);

Advice advise(const factors::Blend& blend, const factors::Sales& sales, std::int32_t now_minute, const Asked& asked);

}  // namespace cairn::shop::desk
