#pragma once
// Exports of known shop programs: recognised by their columns, and what each column means in them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/reading/columns.h"

namespace cairn::shop::reading {

enum class Source : std::uint8_t {
  kAny,           // lines with any names
  kHouse,         // invoice lines with the codes of the UCI online retail data
  kShopify,       // orders, CSV
  kShopifyApi,    // orders, JSON
  kWooExport,     // orders of the common export plugin, CSV
  kWooAnalytics,  // orders of WooCommerce's own analytics, CSV
  kWooApi,        // orders, JSON
  kSquare,        // items, CSV
  kStripe,        // payments, CSV
};
std::string_view source_name(Source source);  // "Shopify orders"; of kAny: "Order lines"

Source find_source(const std::vector<std::string>& columns);

// Of kAny and kHouse: none, as they are guessed. What is left out on purpose: taxes; the fee of Stripe, which the shop
// pays and not its customer; the discount of a WooCommerce order, which is in the prices of its lines already; the
// discounts of Shopify's JSON lines, which are in the discount of their order; whether a Shopify order has been paid
// already, as it is an order all the same.
Columns source_columns(Source source, const std::vector<std::string>& columns);

}  // namespace cairn::shop::reading
