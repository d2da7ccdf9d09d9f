#include "apps/shop/purchases.h"

#include <utility>

namespace cairn::shop {

factors::Sales sales_of(const Lines& lines) {
  factors::Sales sales{lines.customers.size(), lines.products.size(), {}};
  // The lines of an order stand together, so the last order of a product says whether this one has it already.
  std::vector<std::uint32_t> last_order(lines.products.size(), 0xFFFF'FFFF);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t product = lines.product[i];
    if (lines.kind[i] != LineKind::kGoods || lines.customer[i] == kNobody || product == kNoProduct) continue;
    if (lines.amount[i] <= 0 || lines.quantity[i] <= 0) continue;
    if (std::exchange(last_order[product], lines.order[i]) == lines.order[i]) continue;
    sales.all.push_back({lines.customer[i], product, lines.minute[i]});
  }
  return sales;
}

}  // namespace cairn::shop
