// Exports of known programs, plain tables in many dialects, and JSON: what each row becomes.
#include "shop_reading_fixture.h"

namespace cairn::shop::reading::testing {
namespace {

TEST_CASE("shop reading: invoice lines as the UCI data has them") {
  Reading reading("or.csv",
                  "invoice,stock_code,description,quantity,invoice_date,unit_price,customer_id,country\n"
                  "536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom\n"
                  "536365,POST,POSTAGE,1,2010-12-01 08:26,18,17850,United Kingdom\n"
                  "536366,85123A,white heart,2,2010-12-01 08:30,2.5,,France\n"
                  "536366,85123A,WHITE HANGING HEART,1,2010-12-01 08:30,2.5,,France\n"
                  "C536379,D,Discount,-1,2010-12-01 09:41,27.5,14527,United Kingdom\n"
                  "C536380,85123A,WHITE HANGING HEART,-1,2010-12-01 09:50,2.55,17850,United Kingdom\n"
                  "536381,22222,POSTAGE,1,2010-12-01 10:00,1,17850,United Kingdom\n"
                  "536382,85123A,damaged,-3,2010-12-01 10:00,0,,United Kingdom\n"
                  "536383,TEST001,test,1,2010-12-01 10:00,4.5,17850,United Kingdom\n"
                  "536384,PADS,PADS,1,2010-12-01 10:00,0.001,17850,United Kingdom\n"
                  "A563186,B,Adjust bad debt,1,2010-12-01 10:00,-11062.06,,United Kingdom\n"
                  "536385,gift_0001_20,Voucher,1,2010-12-01 10:01,16.67,17850,United Kingdom\n");
  read_all(reading);
  CHECK(reading.plan().source == Source::kHouse);
  CHECK(reading.counts().set_aside == 2);
  REQUIRE(reading.problems().size() == 2);
  CHECK(reading.problems()[0].line == 9);
  CHECK(reading.problems()[0].reason ==
        "The price is 0: something given for free or a correction of the stock, not a sale.");
  CHECK(reading.problems()[1].reason == "The code \"TEST001\" is one of the shop's own tests, not a sale.");
  const Lines lines = take_sound(reading);
  CHECK(words_of_lines(lines) == Strings{"536365 goods 85123A 6000 153000", "536365 postage POST 1000 180000",
                                         "536366 goods 85123A 2000 50000", "536366 goods 85123A 1000 25000",
                                         "C536379 discount D -1000 -275000", "C536380 return 85123A -1000 -25500",
                                         "536381 goods 22222 1000 10000", "536384 fee PADS 1000 10",
                                         "A563186 fee B 1000 -110620600", "536385 voucher gift_0001_20 1000 166700"});
  CHECK(lines.products[lines.product[0]].name == "WHITE HANGING HEART");
  CHECK(lines.minute[0] == 14944 * 1440 + 506);
  CHECK(lines.countries[lines.country[2]] == "France");
  CHECK(customer_of(lines, 2).empty());
  CHECK(lines.row_line[0] == 2);
}

constexpr const char* kShopify =
    "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Billing Name,Billing Country,"
    "Shipping Country,Cancelled at,Refunded Amount\n"
    "#1001,anna@example.com,paid,EUR,30.00,4.90,0,34.90,SPRING,5.00,2024-03-01 10:00:00 +0100,2,Tea,10.00,T1,1.00,Anna "
    "A,DE,AT,,0.00\n"
    "#1001,anna@example.com,,,,,,,,,2024-03-01 10:00:00 +0100,1,Mug,15.00,,0,,,,,\n"
    "#1002,bob@example.com,refunded,EUR,10.00,3.00,0,13.00,,0.00,2024-03-02 11:00:00 "
    "+0100,1,Tea,10.00,T1,0,Bob,DE,DE,2024-03-05 09:30:00 +0100,13.00\n"
    "#1002,,,,,,,,,,,1,Free card,0.00,F1,,,,,,\n"
    "#1003,cleo@example.com,partially_refunded,EUR,10.00,0.00,0,10.00,,0.00,2024-03-03 12:00:00 "
    "+0100,1,Tea,10.00,T1,0,Cleo,DE,DE,,4.00\n";

TEST_CASE("shop reading: orders of Shopify, CSV") {
  Reading reading("orders.csv", kShopify);
  read_all(reading);
  CHECK(reading.plan().source == Source::kShopify);
  CHECK(reading.counts().set_aside == 1);
  CHECK(reading.problems()[0].line == 5);
  const Lines lines = take_sound(reading);
  CHECK(words_of_lines(lines) == Strings{"#1001 goods T1 2000 190000", "#1001 postage 1000 49000",
                                         "#1001 discount 1000 -50000", "#1001 goods Mug 1000 150000",
                                         "#1002 goods T1 1000 100000", "#1002 postage 1000 30000",
                                         "#1003 goods T1 1000 100000", "#1003 return -1000 -40000",
                                         "#1002 return T1 -1000 -100000", "#1002 postage -1000 -30000"});
  CHECK(lines.currencies == Strings{"EUR"});
  CHECK(lines.countries[lines.country[3]] == "AT");  // the second row has none
  CHECK(customer_of(lines, 3) == "anna@example.com");
  CHECK(lines.customers[lines.customer[0]].name == "Anna A");
  CHECK(lines.minute[8] == (19787 * 1440) + 9 * 60 + 30);
  CHECK(customer_of(lines, 8) == "bob@example.com");
}

TEST_CASE("shop reading: an order whose cancelling is told in a later row") {
  const Lines lines = lines_of("a.csv",
                               "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Email\n"
                               "#1,2024-03-01,1,Tea,10.00,,\n#1,,2,Mug,5.00,2024-03-02,\n#1,,1,Pot,7.00,,a@b\n");
  CHECK(words_of_lines(lines) == Strings{"#1 goods Tea 1000 100000", "#1 goods Mug 2000 100000",
                                         "#1 goods Pot 1000 70000", "#1 return Tea -1000 -100000",
                                         "#1 return Mug -2000 -100000", "#1 return Pot -1000 -70000"});
  CHECK(customer_of(lines, 5) == "a@b");
}

TEST_CASE("shop reading: orders of WooCommerce, CSV") {
  const Lines lines = lines_of(
      "woo.csv",
      "Order Number,Order Status,Order Date,Email (Billing),Country Code (Billing),Order Shipping Amount,Order Refund "
      "Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost\n"
      "7,Completed,2024-01-02 10:00,a@b.c,DE,4.90,0,T1,1,Tea,2,3.50\n"
      "7,Completed,2024-01-02 10:00,a@b.c,DE,4.90,0,M1,2,Mug,1,8\n"
      "8,Refunded,2024-01-03 10:00,d@e.f,AT,0,3.5,T1,1,Tea,0,3.50\n"
      "9,wc-failed,2024-01-03 11:00,d@e.f,AT,0,0,T1,1,Tea,1,3.50\n"
      "10,Cancelled,2024-01-03 11:00,d@e.f,AT,0,0,T1,1,Tea,1,3.50\n");
  CHECK(words_of_lines(lines) == Strings{"7 goods T1 2000 70000", "7 postage 1000 49000", "7 goods M1 1000 80000"});
  const Lines analytics = lines_of("a.csv",
                                   "Date,Order #,N. Revenue (formatted),N. Revenue,Status,Customer,Customer "
                                   "type,Product(s),Items sold,Coupon(s)\n"
                                   "2024-01-02 10:00:00,7,\"$15.00\",15,completed,Anna,new,2\xC3\x97 Tea,2,\n"
                                   "2024-01-03 10:00:00,8,\"$5.00\",5,refunded,Bob,new,1\xC3\x97 Tea,1,\n");
  CHECK(words_of_lines(analytics) == Strings{"7 goods 2\xC3\x97 Tea 2000 150000", "8 goods 1\xC3\x97 Tea 1000 50000",
                                             "8 return 1\xC3\x97 Tea -1000 -50000"});
}

TEST_CASE("shop reading: items of Square") {
  Reading reading("items.csv",
                  "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Gross Sales,Discounts,Net Sales,Tax,"
                  "Transaction ID,Event Type,Customer ID,Customer Name\n"
                  "12/14/23,18:05:09,Eastern,Food,Pie,2.0,Regular,,\"$1,234.50\",-$34.50,\"$1,200.00\",$0.00,tx1,"
                  "Payment,c1,Anna\n"
                  "12/15/23,08:00:00,Eastern,Food,Pie,1.0,Regular,,($5.00),$1.00,($4.00),$0.00,tx2,Refund,c1,Anna\n"
                  "12/15/23,8 o'clock,Eastern,Food,Pie,1.0,Regular,,$5.00,$0.00,$5.00,$0.00,tx3,Payment,,\n");
  read_all(reading);
  CHECK(reading.plan().source == Source::kSquare);
  CHECK(reading.plan().date_order == DateOrder::kMonthFirst);
  REQUIRE(reading.problems().size() == 1);
  CHECK(reading.problems()[0].reason == "The time \"8 o'clock\" is not understood. Write it as 18:30.");
  const Lines lines = take_sound(reading);
  CHECK(words_of_lines(lines) == Strings{"tx1 goods Pie 2000 12000000", "tx2 return Pie -1000 -40000"});
  CHECK(lines.currencies == Strings{"USD"});
  CHECK(lines.minute[0] % 1440 == 18 * 60 + 5);
}

TEST_CASE("shop reading: payments of Stripe") {
  Reading reading("payments.csv",
                  "id,Created (UTC),Amount,Amount Refunded,Currency,Fee,Description,Status,Customer Email,Customer ID\n"
                  "ch_1,2024-01-02 10:00,20.00,0.00,usd,0.88,Invoice 7,Paid,a@b.c,cus_1\n"
                  "ch_2,2024-01-02 11:00,20.00,20.00,eur,0.88,,Refunded,a@b.c,cus_1\n"
                  "ch_3,2024-01-02 12:00,30.00,10.00,eur,0.88,Invoice 8,Paid,d@e.f,\n"
                  "ch_4,2024-01-02 13:00,30.00,0.00,eur,0.00,Invoice 9,Failed,d@e.f,\n");
  read_all(reading);
  CHECK(reading.plan().source == Source::kStripe);
  REQUIRE(reading.problems().size() == 1);
  CHECK(reading.problems()[0].reason == "The status \"Failed\" says that it was not paid, so it is no sale.");
  const Lines lines = take_sound(reading);
  CHECK(words_of_lines(lines) == Strings{"ch_1 goods Invoice 7 1000 200000", "ch_2 goods Payment 1000 200000",
                                         "ch_2 return Payment -1000 -200000", "ch_3 goods Invoice 8 1000 300000",
                                         "ch_3 return Invoice 8 -1000 -100000"});
  CHECK(lines.currencies == Strings{"USD", "EUR"});
}

TEST_CASE("shop reading: orders of Shopify, JSON") {
  Reading reading(
      "orders.json",
      R"({"orders":[{"id":1,"name":"#1","created_at":"2024-03-01T10:00:00+01:00","currency":"GBP","cancelled_at":null,
"total_discounts":"2.00","total_shipping_price_set":{"shop_money":{"amount":"4.90","currency_code":"GBP"}},
"customer":{"id":77},"billing_address":{"name":"Anna","country_code":"GB"},
"line_items":[{"sku":"T1","title":"Tea","quantity":2,"price":"3.50"},{"sku":"","title":"Mug","quantity":1,"price":"8.00"}],
"refunds":[{"id":5,"transactions":[{"amount":"3.50","status":"success"},{"amount":"9.00","status":"failure"}]},
{"id":6,"transactions":[{"amount":"1.00"}]}]},
{"id":2,"name":"#2","created_at":"2024-03-02T10:00:00+01:00","currency":"GBP","cancelled_at":"2024-03-04T08:00:00+01:00",
"customer":{"id":78},"line_items":[{"sku":"T1","title":"Tea","quantity":1,"price":"3.50"}],"refunds":[]}]})");
  read_all(reading);
  CHECK(reading.plan().source == Source::kShopifyApi);
  CHECK(reading.shape().format == Format::kJson);
  const Lines lines = take_sound(reading);
  CHECK(words_of_lines(lines) == Strings{"#1 goods T1 2000 70000", "#1 postage 1000 49000", "#1 discount 1000 -20000",
                                         "#1 goods Mug 1000 80000", "#1 return -1000 -35000", "#1 return -1000 -10000",
                                         "#2 goods T1 1000 35000", "#2 return T1 -1000 -35000"});
  CHECK(customer_of(lines, 0) == "77");
  CHECK(lines.countries == Strings{"GB"});
}

TEST_CASE("shop reading: orders of WooCommerce, JSON") {
  const Lines lines =
      lines_of("orders.json",
               R"([{"id":7,"number":"7","status":"completed","currency":"EUR","date_created":"2024-01-02T10:00:00",
"shipping_total":"4.90","billing":{"email":"a@b.c","country":"DE"},
"line_items":[{"name":"Tea","sku":"T1","quantity":2,"subtotal":"8.00","total":"7.00"}],
"fee_lines":[{"id":3,"name":"Gift wrap","total":"2.00"}],"refunds":[{"id":9,"total":"-3.50"}]},
{"id":8,"number":"8","status":"failed","currency":"EUR","date_created":"2024-01-02T10:00:00","billing":{"email":"x"},
"line_items":[{"name":"Tea","sku":"T1","quantity":2,"total":"7.00"}],"refunds":[]}])");
  CHECK(words_of_lines(lines) == Strings{"7 goods T1 2000 70000", "7 postage 1000 49000", "7 fee Gift wrap 1000 20000",
                                         "7 return -1000 -35000"});
}

TEST_CASE("shop reading: JSON of any make") {
  const std::string row1 = R"({"order":"1","date":"2024-01-02 10:00","product":"Tea","quantity":2,"price":3.5})";
  const std::string row2 = R"({"order":"2","date":"2024-01-03 10:00","product":"Mug","quantity":1,"price":8})";
  const Strings wanted = {"1 goods Tea 2000 70000", "2 goods Mug 1000 80000"};
  CHECK(words_of_lines(lines_of("a.json", "[" + row1 + "," + row2 + "]")) == wanted);
  CHECK(words_of_lines(lines_of("a.json", "{\"data\":[" + row1 + "," + row2 + "]}")) == wanted);
  CHECK(words_of_lines(lines_of("a.jsonl", row1 + "\n\n" + row2 + "\n")) == wanted);
  CHECK(words_of_lines(lines_of("a.json", row1)) == Strings{wanted[0]});
  CHECK(words_of_lines(lines_of("order.json",
                                "{\"id\":5,\"order\":\"1\",\"date\":\"2024-01-02\",\"items\":["
                                "{\"name\":\"Tea\",\"quantity\":1,\"price\":2}]}")) ==
        Strings{"1 goods Tea 1000 20000"});
  Reading lines("a.jsonl", row1 + "\n{\"order\":\n" + row2 + "\n[1]\n");
  read_all(lines);
  REQUIRE(lines.problems().size() == 2);
  CHECK(lines.problems()[0].line == 2);
  CHECK(lines.problems()[0].code == Reason::kUnreadEntry);
  CHECK(lines.problems()[1].reason == "This is not an object with the fields of an order.");
  take_sound(lines);
  Reading open("a.json", "[\n" + row1 + ",\n{\"order\":\"3\n,\n" + row2 + "\n]");
  read_all(open);
  CHECK(open.counts().kept == 2);
  REQUIRE(open.problems().size() == 1);
  CHECK(open.problems()[0].reason == "This entry does not end: a bracket or a quotation mark is missing.");
  Reading none("a.json", "{\"a\":[1,2]");
  look(none);
  CHECK(none.phase() == Phase::kRefused);
  CHECK(none.refusal().message ==
        "No list of orders was found in this JSON file. It needs a list of objects, by itself or as a part of one "
        "object.");
}

TEST_CASE("shop reading: tables in other dialects") {
  const Strings wanted = {"1 goods Tee 2000 25000", "2 goods Tasse, rot 1000 12345600"};
  CHECK(words_of_lines(lines_of("a.csv",
                                "Bestellnummer;Datum;Artikel;Menge;Einzelpreis\r\n1;1.12.2010;Tee;2;1,25\r\n"
                                "2;13.12.2010;Tasse, rot;1;1.234,56 \xE2\x82\xAC\r\n")) ==
        Strings{"1 goods Tee 2000 25000", "2 goods Tasse, rot 1000 12345600"});
  CHECK(words_of_lines(lines_of("a.txt",
                                "order|date|product|quantity|price\n1|2010-12-01|Tee|2|1.25\n"
                                "2|2010-12-02|Tasse, rot|1|1,234.56\n")) == wanted);
  CHECK(words_of_lines(lines_of("a.tsv",
                                "order\tdate\tproduct\tquantity\tprice\n1\t2010-12-01\tTee\t2\t1.25\n"
                                "2\t2010-12-02\tTasse, rot\t1\t1,234.56\n")) == wanted);
  Reading told("a.csv", "sep=|\norder|date|product|quantity|price\n1|2010-12-01|Tee|2|1.25\n2|2010-12-01|Tee|2|1|9\n");
  read_all(told);
  CHECK(told.shape().separator == '|');
  REQUIRE(told.problems().size() == 1);
  CHECK(told.problems()[0].line == 4);
  CHECK(take_sound(told).row_line == std::vector<std::uint32_t>{3});
  const Lines latin = lines_of("a.csv",
                               "order,date,product,price\n1,2010-12-01,T\xE9,\xA3"
                               "2.50\n");
  CHECK(latin.products[0].name == "T\xC3\xA9");
  CHECK(latin.currencies == Strings{"GBP"});
}

}  // namespace
}  // namespace cairn::shop::reading::testing
