#include "apps/shop/reading/sources.h"

#include <algorithm>
#include <array>

namespace cairn::shop::reading {
namespace {

struct Meaning {
  Field field;
  std::string_view names;  // plain, best first, parted by bars
};

constexpr Meaning kShopify[] = {{Field::kOrder, "name"},
                                {Field::kDate, "createdat|paidat"},
                                {Field::kCode, "lineitemsku"},
                                {Field::kName, "lineitemname"},
                                {Field::kQuantity, "lineitemquantity"},
                                {Field::kUnitPrice, "lineitemprice"},
                                {Field::kLineDiscount, "lineitemdiscount"},
                                {Field::kCustomer, "email|phone|billingname"},
                                {Field::kCustomerName, "billingname|shippingname"},
                                {Field::kCountry, "shippingcountry|billingcountry"},
                                {Field::kCurrency, "currency"},
                                {Field::kShipping, "shipping"},
                                {Field::kOrderDiscount, "discountamount"},
                                {Field::kCancelled, "cancelledat"},
                                {Field::kRefunded, "refundedamount"}};
constexpr Meaning kShopifyApi[] = {{Field::kOrder, "name|ordernumber|id"},
                                   {Field::kDate, "createdat|processedat"},
                                   {Field::kCode, "lineitems.sku|lineitems.variantid"},
                                   {Field::kName, "lineitems.title|lineitems.name"},
                                   {Field::kQuantity, "lineitems.quantity"},
                                   {Field::kUnitPrice, "lineitems.price"},
                                   {Field::kCustomer, "customer.id|email|customer.email"},
                                   {Field::kCustomerName, "billingaddress.name|shippingaddress.name"},
                                   {Field::kCountry,
                                    "shippingaddress.countrycode|billingaddress.countrycode|"
                                    "shippingaddress.country|billingaddress.country"},
                                   {Field::kCurrency, "currency"},
                                   {Field::kShipping, "totalshippingpriceset.shopmoney.amount"},
                                   {Field::kOrderDiscount, "totaldiscounts"},
                                   {Field::kCancelled, "cancelledat"},
                                   {Field::kRefunded, "refunds.transactions.amount"}};
constexpr Meaning kWooExport[] = {{Field::kOrder, "ordernumber|orderid"},
                                  {Field::kDate, "orderdate"},
                                  {Field::kKind, "orderstatus"},
                                  {Field::kCode, "sku|productid"},
                                  {Field::kName, "itemname|productname"},
                                  {Field::kQuantity, "quantityrefund|quantity"},
                                  {Field::kUnitPrice, "itemcost"},
                                  {Field::kLineTotal, "orderlinetotal|itemtotal"},
                                  {Field::kCustomer, "emailbilling|billingemail|customeruserid|customerid"},
                                  {Field::kCustomerName, "fullnamebilling|customername"},
                                  {Field::kCountry, "countrycodeshipping|countrycodebilling|countrynamebilling"},
                                  {Field::kCurrency, "currency|ordercurrency"},
                                  {Field::kShipping, "ordershippingamount"}};
constexpr Meaning kWooAnalytics[] = {{Field::kOrder, "order|ordernumber"},
                                     {Field::kDate, "date"},
                                     {Field::kKind, "status"},
                                     {Field::kName, "products|product"},
                                     {Field::kQuantity, "itemssold"},
                                     {Field::kLineTotal, "nrevenue|netsales|netrevenue|nrevenueformatted"},
                                     {Field::kCustomer, "customer"}};
constexpr Meaning kWooApi[] = {{Field::kOrder, "number|id"},
                               {Field::kDate, "datecreated|datecreatedgmt"},
                               {Field::kKind, "status"},
                               {Field::kCode, "lineitems.sku|lineitems.productid"},
                               {Field::kName, "lineitems.name"},
                               {Field::kQuantity, "lineitems.quantity"},
                               {Field::kLineTotal, "lineitems.total"},
                               {Field::kCustomer, "billing.email|customerid"},
                               {Field::kCustomerName, "billing.company|billing.lastname"},
                               {Field::kCountry, "shipping.country|billing.country"},
                               {Field::kCurrency, "currency"},
                               {Field::kShipping, "shippingtotal"},
                               {Field::kRefunded, "refunds.total"}};
constexpr Meaning kSquare[] = {{Field::kOrder, "transactionid|paymentid"},
                               {Field::kDate, "date"},
                               {Field::kTime, "time"},
                               {Field::kCode, "sku"},
                               {Field::kName, "item"},
                               {Field::kQuantity, "qty"},
                               {Field::kLineTotal, "grosssales"},
                               {Field::kLineDiscount, "discounts"},
                               {Field::kCustomer, "customerid|customername"},
                               {Field::kCustomerName, "customername"},
                               {Field::kKind, "eventtype"}};
constexpr Meaning kStripe[] = {{Field::kOrder, "id"},
                               {Field::kDate, "createdutc|createddateutc|created"},
                               {Field::kName, "description"},
                               {Field::kLineTotal, "amount"},
                               {Field::kCustomer, "customerid|customeremail|cardname"},
                               {Field::kCustomerName, "customername|customerdescription|customeremail"},
                               {Field::kCountry, "cardaddresscountry|cardissuecountry"},
                               {Field::kCurrency, "currency"},
                               {Field::kKind, "status"},
                               {Field::kRefunded, "amountrefunded"}};

// With the points of paths left in.
std::string path_name(std::string_view name) {
  std::string out;
  while (true) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    // "N. Revenue": a point before a space ends a short form and parts nothing.
    out += plain_name(name.substr(0, dot));
    if (dot == name.size()) return out;
    if (name.substr(dot + 1, 1) != " ") out += '.';
    name.remove_prefix(dot + 1);
  }
}

class Names {
 public:
  explicit Names(const std::vector<std::string>& columns) {
    for (const std::string& column : columns) names_.push_back(path_name(column));
  }
  std::size_t find(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? kNoColumn : static_cast<std::size_t>(found - names_.begin());
  }
  bool has(std::string_view name) const { return find(name) != kNoColumn; }

 private:
  std::vector<std::string> names_;
};

template <std::size_t N>
Columns columns_of(const Meaning (&meanings)[N], const Names& names) {
  Columns columns;
  for (const Meaning& meaning : meanings) {
    std::string_view rest = meaning.names;
    while (!rest.empty() && !columns.has(meaning.field)) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      columns[meaning.field] = names.find(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return columns;
}

}  // namespace

std::string_view source_name(Source source) {
  constexpr std::array<std::string_view, 9> kTitles = {"Order lines",
                                                       "Invoice lines",
                                                       "Shopify orders",
                                                       "Shopify orders (JSON)",
                                                       "WooCommerce order export",
                                                       "WooCommerce analytics",
                                                       "WooCommerce orders (JSON)",
                                                       "Square items",
                                                       "Stripe payments"};
  return kTitles[static_cast<std::size_t>(source)];
}

Source find_source(const std::vector<std::string>& columns) {
  const Names names(columns);
  if (names.has("lineitemname") && names.has("lineitemquantity") && names.has("name")) return Source::kShopify;
  if (names.has("lineitems.quantity") && names.has("lineitems.total") && names.has("status") &&
      (names.has("datecreated") || names.has("datecreatedgmt")))
    return Source::kWooApi;
  if (names.has("lineitems.quantity") && names.has("lineitems.price") && names.has("createdat"))
    return Source::kShopifyApi;
  if (names.has("itemcost") && names.has("itemname") && (names.has("ordernumber") || names.has("orderid")))
    return Source::kWooExport;
  if (names.has("itemssold") && names.has("order") && names.has("status") && names.has("date"))
    return Source::kWooAnalytics;
  if (names.has("grosssales") && names.has("item") && names.has("qty") && names.has("transactionid"))
    return Source::kSquare;
  if (names.has("amountrefunded") && names.has("id") && names.has("amount") && names.has("status"))
    return Source::kStripe;
  const bool invoice = names.has("invoice") || names.has("invoiceno");
  return invoice && names.has("stockcode") && names.has("quantity") ? Source::kHouse : Source::kAny;
}

Columns source_columns(Source source, const std::vector<std::string>& columns) {
  const Names names(columns);
  switch (source) {
    case Source::kShopify:
      return columns_of(kShopify, names);
    case Source::kShopifyApi:
      return columns_of(kShopifyApi, names);
    case Source::kWooExport:
      return columns_of(kWooExport, names);
    case Source::kWooAnalytics:
      return columns_of(kWooAnalytics, names);
    case Source::kWooApi:
      return columns_of(kWooApi, names);
    case Source::kSquare: {
      Columns square = columns_of(kSquare, names);
      if (!square.has(Field::kLineTotal) || !square.has(Field::kLineDiscount)) {
        square[Field::kLineTotal] = names.has("netsales") ? names.find("netsales") : names.find("grosssales");
        square[Field::kLineDiscount] = kNoColumn;
      }
      return square;
    }
    case Source::kStripe:
      return columns_of(kStripe, names);
    case Source::kAny:
    case Source::kHouse:
      break;
  }
  return {};
}

}  // namespace cairn::shop::reading
