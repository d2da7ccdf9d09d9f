#pragma once
// A product as it is typed: the fields of its form, and what they come to.

#include <optional>
#include <string>

#include "apps/shop/model.h"
#include "base/date.h"
#include "base/result.h"

namespace cairn::shop::desk {

struct ProductForm {
  bool filled = false;
  std::string of;  // the product's key; empty: a new one
  Product seen;    // what the fields were filled from
  std::string name, code, price, currency, tags, stock;
  std::string name_error, code_error, price_error, currency_error, tags_error, stock_error;

  void fill(std::string key, const Product& product);
  bool touched() const;  // something was typed that is not in `seen`
  // What the fields say; nothing: one of them is wrong, and says so. A stock that was changed was counted today.
  std::optional<Product> read(Date today);
  void blame(const Error& error);  // beside the field that it names
  void forget_errors();
};

}  // namespace cairn::shop::desk
