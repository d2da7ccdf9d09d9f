#pragma once
// Which lines go into a figure, and as what.

#include <cstddef>
#include <cstdint>
#include <span>

#include "apps/shop/lines.h"

namespace cairn::shop::figures {

// Revenue is goods less returns and less discounts of orders.
inline bool is_revenue(LineKind kind) {
  return kind == LineKind::kGoods || kind == LineKind::kReturn || kind == LineKind::kDiscount;
}

// Units are goods less returns.
inline bool is_units(LineKind kind) { return kind == LineKind::kGoods || kind == LineKind::kReturn; }

// Goods that were paid for: they make an order one of its customer, and a product one of its basket.
inline bool is_bought(const Lines& lines, std::size_t line) {
  return lines.kind[line] == LineKind::kGoods && lines.amount[line] > 0;
}

// The lines that are looked at: those of one currency among the chosen ones.
struct Counting {
  std::span<const std::uint8_t> counts{};  // one a line, 0: left out; empty: none is left out
  std::uint8_t currency = 0;
  bool has(const Lines& lines, std::size_t line) const {
    return lines.currency[line] == currency && (counts.empty() || counts[line] != 0);
  }
};

}  // namespace cairn::shop::figures
