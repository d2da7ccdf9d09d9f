#include "apps/shop/desk/product_form.h"

#include <algorithm>
#include <utility>

#include "apps/shop/words.h"
#include "base/amounts.h"
#include "base/currency.h"
#include "base/text.h"

namespace cairn::shop::desk {
namespace {

constexpr int kAmountDecimals = 4, kQuantityDecimals = 3;

std::string joined_tags(const std::vector<std::string>& tags) {
  std::string out;
  for (const std::string& tag : tags) out += (out.empty() ? "" : ", ") + tag;
  return out;
}

std::vector<std::string> parted_tags(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (const std::string_view tag = trim(text.substr(0, comma)); !tag.empty()) tags.emplace_back(tag);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return tags;
}

// With a point or a comma, as the person is used to.
ReadNumber number(std::string_view text, int decimals) {
  const ReadNumber read = read_number(text, DecimalSign::kPoint, decimals);
  return read.fault == NumberFault::kOtherSign ? read_number(text, DecimalSign::kComma, decimals) : read;
}

std::string price_words(const Product& product) { return product.price ? plain_amount(*product.price) : ""; }
std::string stock_words(const Product& product) { return product.stock ? plain_quantity(product.stock->pieces) : ""; }

}  // namespace

void ProductForm::fill(std::string key, const Product& product) {
  *this = ProductForm();
  filled = true;
  of = std::move(key);
  seen = product;
  name = product.name;
  code = product.code;
  price = price_words(product);
  currency = product.currency;
  tags = joined_tags(product.tags);
  stock = stock_words(product);
}

bool ProductForm::touched() const {
  return name != seen.name || code != seen.code || price != price_words(seen) || currency != seen.currency ||
         tags != joined_tags(seen.tags) || stock != stock_words(seen);
}

void ProductForm::forget_errors() {
  for (std::string* error : {&name_error, &code_error, &price_error, &currency_error, &tags_error, &stock_error})
    error->clear();
}

std::optional<Product> ProductForm::read(Date today) {
  forget_errors();
  Product product = seen;
  product.name = name;
  product.code = code;
  product.currency = currency_of(trim(currency));
  if (product.currency.empty()) product.currency = std::string(trim(currency));
  std::transform(product.currency.begin(), product.currency.end(), product.currency.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  product.tags = parted_tags(tags);
  product.price.reset();
  if (!trim(price).empty()) {
    const ReadNumber read = number(price, kAmountDecimals);
    if (read.fault != NumberFault::kNone || read.value < 0)
      price_error = "A price is a number such as 12.50.";
    else
      product.price = read.value;
  }
  if (stock != stock_words(seen)) {
    product.stock.reset();
    if (!trim(stock).empty()) {
      const ReadNumber read = number(stock, kQuantityDecimals);
      if (read.fault != NumberFault::kNone || read.value < 0 || read.value > kMostQuantity)
        stock_error = "A stock is a number from 0 to 2,000,000.";
      else
        product.stock = Stock{static_cast<Quantity>(read.value), today};
    }
  }
  if (trim(name).empty()) name_error = "A product needs a name.";
  constexpr std::size_t kLetters = 3;  // ISO 4217; what a file had stays
  const bool code_of_currency =
      product.currency.size() == kLetters &&
      std::all_of(product.currency.begin(), product.currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!product.currency.empty() && product.currency != seen.currency && !code_of_currency)
    currency_error = "A currency is three letters, such as EUR.";
  const bool fine = name_error.empty() && price_error.empty() && currency_error.empty() && stock_error.empty();
  return fine ? std::optional<Product>(product) : std::nullopt;
}

void ProductForm::blame(const Error& error) {
  std::string* const beside = error.where == "code"       ? &code_error
                              : error.where == "price"    ? &price_error
                              : error.where == "currency" ? &currency_error
                              : error.where == "tags"     ? &tags_error
                              : error.where == "stock"    ? &stock_error
                                                          : &name_error;
  *beside = error.message;
}

}  // namespace cairn::shop::desk
