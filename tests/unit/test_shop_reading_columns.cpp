// Which column means what: by names in six languages, by values, by known programs, and as it was kept.
#include "apps/shop/reading/columns.h"
#include "apps/shop/reading/plan.h"
#include "shop_reading_fixture.h"

namespace cairn::shop::reading::testing {
namespace {

using Rows = std::vector<Strings>;

// The names of the columns that were found, by field.
std::string found(const Strings& names, const Rows& rows = {}) {
  std::string out;
  for (const auto& [field, name] : to_keep(propose_columns(names, rows), names))
    out.append(field).append("=").append(name).append(" ");
  return out;
}

TEST_CASE("shop reading: a column that is named for it is proposed although some of its values are wrong") {
  const Columns columns =
      propose_columns({"order", "date", "product", "quantity", "price"},
                      {{"1", "2025-01-05", "Jam", "1", "2.00"}, {"2", "someday", "Jam", "many", "2.00"}});
  CHECK(columns[Field::kDate] == 1);
  CHECK(columns[Field::kQuantity] == 3);
  CHECK(columns[Field::kUnitPrice] == 4);
}

TEST_CASE("shop reading: columns by their names") {
  CHECK(found({"invoice", "stock_code", "description", "quantity", "invoice_date", "unit_price", "customer_id",
               "country"}) ==
        "order=invoice date=invoice_date code=stock_code name=description quantity=quantity "
        "unit_price=unit_price customer=customer_id country=country ");
  CHECK(found({"InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID",
               "Country"}) ==
        "order=InvoiceNo date=InvoiceDate code=StockCode name=Description quantity=Quantity "
        "unit_price=UnitPrice customer=CustomerID country=Country ");
  CHECK(found({"Bestellnummer", "Datum", "Artikelnummer", "Artikel", "Menge", "Einzelpreis", "Betrag", "Rabatt",
               "Kundennummer", "Kunde", "Land", "W\xC3\xA4hrung"}) ==
        "order=Bestellnummer date=Datum code=Artikelnummer name=Artikel quantity=Menge unit_price=Einzelpreis "
        "line_total=Betrag line_discount=Rabatt customer=Kundennummer customer_name=Kunde country=Land "
        "currency=W\xC3\xA4hrung ");
  CHECK(found({"Commande", "Date", "Heure", "Reference", "Produit", "Quantit\xC3\xA9", "Prix unitaire", "Montant",
               "Client", "Pays", "Devise"}) ==
        "order=Commande date=Date time=Heure code=Reference name=Produit quantity=Quantit\xC3\xA9 "
        "unit_price=Prix unitaire line_total=Montant customer=Client country=Pays currency=Devise ");
  CHECK(found({"Pedido", "Fecha", "Producto", "Cantidad", "Precio", "Cliente", "Pa\xC3\xADs", "Moneda"}) ==
        "order=Pedido date=Fecha name=Producto quantity=Cantidad unit_price=Precio customer=Cliente "
        "country=Pa\xC3\xADs currency=Moneda ");
  CHECK(found({"Ordine", "Data", "Prodotto", "Quantit\xC3\xA0", "Prezzo", "Cliente", "Paese", "Valuta"}) ==
        "order=Ordine date=Data name=Prodotto quantity=Quantit\xC3\xA0 unit_price=Prezzo customer=Cliente "
        "country=Paese currency=Valuta ");
  CHECK(found({"Ordernummer", "Besteldatum", "Artikel", "Aantal", "Prijs", "Klant", "Land", "Munteenheid"}) ==
        "order=Ordernummer date=Besteldatum name=Artikel quantity=Aantal unit_price=Prijs customer=Klant country=Land "
        "currency=Munteenheid ");
  CHECK(found({"id", "customer.id", "created_at", "items.name", "items.price", "items.quantity", "name"}) ==
        "date=created_at name=items.name quantity=items.quantity unit_price=items.price customer=customer.id ");
}

TEST_CASE("shop reading: columns by their values") {
  // A name that fits is not believed where the values do not.
  CHECK(found({"date", "when", "product", "price"}, {{"red", "2010-12-01", "Tea", "1.50"}}) ==
        "date=when name=product unit_price=price ");
  CHECK(found({"a", "b", "c", "price"}, {{"x", "2010-12-01", "A tin of tea", "1.50"}}) ==
        "date=b name=c unit_price=price ");
  CHECK(looks_like_header({"date", "what", "price"}, {}));
  CHECK(looks_like_header({"a", "b"}, {{"x", "12"}}));
  CHECK_FALSE(looks_like_header({"a", "b"}, {{"x", "y"}}));
  CHECK_FALSE(looks_like_header({"2010-12-01", "Tea", "1.50"}, {}));
  CHECK_FALSE(looks_like_header({"", ""}, {}));
  CHECK_FALSE(looks_like_header({"x", "x"}, {{"1", "2"}}));
}

TEST_CASE("shop reading: known programs are recognised") {
  CHECK(source_name(find_source({"Name", "Email", "Lineitem quantity", "Lineitem name"})) == "Shopify orders");
  CHECK(find_source({"Order Number", "Order Date", "Item Name", "Item Cost"}) == Source::kWooExport);
  CHECK(find_source({"Date", "Order #", "N. Revenue", "Status", "Product(s)", "Items sold"}) == Source::kWooAnalytics);
  CHECK(find_source({"Date", "Item", "Qty", "Gross Sales", "Transaction ID"}) == Source::kSquare);
  CHECK(find_source({"id", "Created (UTC)", "Amount", "Amount Refunded", "Status"}) == Source::kStripe);
  CHECK(find_source({"InvoiceNo", "StockCode", "Quantity"}) == Source::kHouse);
  CHECK(find_source({"a", "b"}) == Source::kAny);
  CHECK(source_name(Source::kAny) == "Order lines");
  const Strings woo = {"Date", "Order #", "N. Revenue", "Status", "Product(s)", "Items sold"};
  CHECK(to_keep(source_columns(Source::kWooAnalytics, woo), woo).size() == 6);
}

TEST_CASE("shop reading: a mapping is kept by names") {
  const Strings columns = {"Order", "When", "What", "Price"};
  Columns mapping;
  mapping[Field::kOrder] = 0;
  mapping[Field::kDate] = 1;
  mapping[Field::kName] = 2;
  mapping[Field::kUnitPrice] = 3;
  const KeptColumns kept = to_keep(mapping, columns);
  CHECK(kept == KeptColumns{{"order", "Order"}, {"date", "When"}, {"name", "What"}, {"unit_price", "Price"}});
  CHECK(remembered(kept, columns) == mapping);
  const Columns moved = remembered(kept, {"price ", "what", "When"});
  CHECK(moved[Field::kUnitPrice] == 0);
  CHECK(moved[Field::kName] == 1);
  CHECK_FALSE(moved.has(Field::kOrder));
  CHECK(remembered({{"no_such_field", "Order"}}, columns) == Columns());
  CHECK(header_signature(columns) == header_signature({" order", "WHEN", "What", "Price "}));
  CHECK(header_signature(columns) != header_signature({"When", "Order", "What", "Price"}));
  CHECK(header_signature(columns) != header_signature({"OrderWhen", "What", "Price"}));
  CHECK(header_signature(columns).size() == 16);
  std::set<std::string_view> keys, titles;
  for (std::size_t field = 0; field < kFields; ++field) {
    keys.insert(field_key(static_cast<Field>(field)));
    titles.insert(field_title(static_cast<Field>(field)));
  }
  CHECK(keys.size() == kFields);
  CHECK(titles.size() == kFields);
}

TEST_CASE("shop reading: the order of dates and the decimal sign are decided for the whole file") {
  const Strings names = {"date", "product", "price"};
  const auto plan_of = [&](const Rows& rows) { return propose_plan(names, rows); };
  Plan plan = plan_of({{"01/12/2010", "a", "1.50"}, {"02/12/2010", "a", "2"}});
  CHECK(plan.date_order == DateOrder::kDayFirst);
  CHECK(plan.date_order_unsure);
  CHECK(plan.decimal_sign == DecimalSign::kPoint);
  CHECK_FALSE(plan.decimal_sign_unsure);
  plan = plan_of({{"01/12/2010", "a", "1,234"}, {"12/31/2010", "a", "2"}});
  CHECK(plan.date_order == DateOrder::kMonthFirst);
  CHECK_FALSE(plan.date_order_unsure);
  CHECK(plan.decimal_sign_unsure);
  plan = plan_of({{"31/12/2010", "a", "1,234"}, {"12/11/2010", "a", "2,50"}});
  CHECK(plan.date_order == DateOrder::kDayFirst);
  CHECK_FALSE(plan.date_order_unsure);
  CHECK(plan.decimal_sign == DecimalSign::kComma);
  CHECK_FALSE(plan.decimal_sign_unsure);
  CHECK(plan.currency.empty());
  CHECK(propose_plan({"date", "product", "Price (EUR)"}, {}).currency == "EUR");
  CHECK(propose_plan({"date", "product", "Total [\xC2\xA3]"}, {}).currency == "GBP");
  CHECK(propose_plan({"date", "product", "Price (net)"}, {}).currency.empty());
  CHECK(propose_plan({"date", "product", "Price (net)"}, {}).columns.has(Field::kUnitPrice));
  plan = plan_of({{"2010-12-01", "a", "1"}});
  CHECK_FALSE(plan.date_order_unsure);
  CHECK_FALSE(plan.decimal_sign_unsure);
}

TEST_CASE("shop reading: the order of dates is found far down in a long file") {
  std::string file = "order,date,product,price\n";
  for (int day = 1; day <= 31; ++day)
    for (int i = 0; i < 1000; ++i)
      file += std::to_string(day * 1000 + i) + ",1/" + std::to_string(day) + "/2024,Tea,2\n";
  Reading reading("a.csv", file);
  read_all(reading, 100'000);
  CHECK(reading.plan().date_order == DateOrder::kMonthFirst);
  CHECK_FALSE(reading.plan().date_order_unsure);
  CHECK(reading.counts().kept == 31'000);
}

}  // namespace
}  // namespace cairn::shop::reading::testing
