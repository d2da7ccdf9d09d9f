#include "apps/shop/reading/times_price.h"

namespace cairn::shop::reading {

std::int64_t times_price(std::int32_t quantity, std::int64_t price) {
  const bool negative = (quantity < 0) != (price < 0);
  const std::int64_t count = quantity < 0 ? -std::int64_t{quantity} : quantity;
  const std::int64_t size = price < 0 ? -price : price;
  // In two parts, as the whole product may have more than 64 bits.
  const std::int64_t product = count * (size / 1000) + (count * (size % 1000) + 500) / 1000;
  return negative ? -product : product;
}

}  // namespace cairn::shop::reading
