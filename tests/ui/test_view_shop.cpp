// The shop: reading orders, the dashboard and its choices, the lines behind it, files, recommendations.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/shop_page.h"

namespace cairn::test {
namespace {

using ui::Role;

std::size_t blobs_with(Harness& app, std::string_view part) {
  const auto& blobs = app.disk->blobs;
  return static_cast<std::size_t>(std::count_if(
      blobs.begin(), blobs.end(), [&](const auto& blob) { return blob.first.find(part) != std::string::npos; }));
}

constexpr const char* kSmall =
    "order,date,code,product,quantity,price,customer,country,currency\n"
    "1,2026-03-02 10:00,A,Apple jam,2,5.00,K1,France,EUR\n"
    "1,2026-03-02 10:00,POST,Postage,1,3.00,K1,France,EUR\n"
    "2,2026-03-03 11:00,B,Bread,1,4.00,K2,Norway,EUR\n"
    "3,2026-03-09 12:00,A,Apple jam,1,5.00,K1,France,EUR\n"
    "4,2026-03-10 12:00,A,Apple jam,-1,5.00,K1,France,EUR\n"
    "5,2026-03-10 13:00,C,Cake,1,nonsense,K1,France,EUR\n"
    "6,2026-03-11 09:00,B,Bread,1,4.00,K3,Norway,GBP\n";

TEST_CASE("shop: a file is shown and summed up before anything is kept") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  CHECK(app.shows("What your shop sells, to whom, and what goes with what"));
  app.drop_file("Choose a file of orders", "march.csv", kSmall);
  go_on(app, 6);
  CHECK(app.shows("Recognised as Order lines, a table."));
  CHECK(app.find(Role::kTable, "What the first rows become") != nullptr);
  CHECK(app.disk->blobs.empty());
  app.click("Read the file");
  go_on(app, 10);
  CHECK(app.shows("6 order lines of 7 rows in the file"));
  CHECK(app.shows("1 row set aside"));
  CHECK(
      app.shows("\xE2\x82\xAC"
                "19.00"));  // goods in euros: 10 + 4 + 5
  CHECK(app.disk->blobs.empty());
  app.click("Save the list of rows set aside");
  REQUIRE(app.files.saved().size() == 1);
  CHECK(app.files.saved().back().bytes.find("7,") != std::string::npos);
  app.click("Add these orders");
  go_on(app, 12);
  REQUIRE(app.shell().shop_state().imports.size() == 1);
  const shop::Import& import = app.shell().shop_state().imports.begin()->second;
  CHECK(import.name == "march");
  CHECK(import.lines == 6);
  CHECK(import.set_aside == 1);
  CHECK(blobs_with(app, "/lines/") >= 2);
  CHECK(app.page.hash == "#/shop");
  CHECK(app.find(Role::kGroup, "Revenue") != nullptr);
}

TEST_CASE("shop: the dashboard adds up, never across currencies, and every choice filters the rest") {
  Harness app;
  add_orders(app, kSmall);
  app.pick("Days", 4);  // all of them
  // 10 + 4 + 5 of goods less 5 returned; the pound is not in it.
  CHECK(
      app.shows("\xE2\x82\xAC"
                "14.00"));
  CHECK(app.shows("Amounts of other currencies are in none of these figures"));
  CHECK(app.shows("Postage, not in revenue"));
  app.set("France", true);
  CHECK(
      app.shows("\xE2\x82\xAC"
                "10.00"));
  CHECK(app.find(Role::kButton, "Show all again, not only France") != nullptr);
  CHECK(app.find(Role::kCheckbox, "Bread") == nullptr);
  CHECK(app.find(Role::kCheckbox, "Norway") != nullptr);  // its own list shows what else there is
  app.click("Show all again, not only France");
  app.set("Bread", true);
  CHECK(app.find(Role::kCheckbox, "K1") == nullptr);
  CHECK(app.find(Role::kCheckbox, "K2") != nullptr);
  app.follow("See the 1 line");
  app.go("#/shop/lines");
  CHECK(app.shows("1 line"));
  app.click("Save these lines as CSV");
  REQUIRE(app.files.saved().size() == 1);
  CHECK(app.files.saved().back().bytes ==
        "order,when,code,product,kind,quantity,amount,currency,customer,country\r\n"
        "2,2026-03-03 11:00,B,Bread,Goods,1,4.00,EUR,K2,Norway\r\n");
  app.click("Show everything");
  app.pick("Currency", 1);
  app.go("#/shop");
  CHECK(
      app.shows("\xC2\xA3"
                "4.00"));
}

TEST_CASE("shop: orders are there again after a reload, and gone with their file until undo") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    add_orders(app, orders_csv(90));
    CHECK(app.shows("Products"));
  }
  Harness app(disk);
  app.go("#/shop");
  go_on(app, 8);
  CHECK(app.find(Role::kGroup, "Revenue") != nullptr);
  app.go("#/shop/files");
  go_on(app, 2);
  app.click("Rename orders");
  app.type("Name of these orders", "First half");
  app.click("Save the name");
  CHECK(app.shows("First half"));
  app.click("Remove First half");
  go_on(app, 4);
  CHECK(app.shell().shop_state().imports.empty());
  CHECK(app.shows("What your shop sells"));
  app.click("Undo");
  go_on(app, 8);
  app.go("#/shop");
  go_on(app, 4);
  CHECK(app.find(Role::kGroup, "Revenue") != nullptr);
}

TEST_CASE("shop: what is chosen, and whom the store is seen as, are there again once a removed file is") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.set("France", true);
  app.go("#/shop/store");
  go_on(app, 3);
  app.enter("See it as", "K7");
  app.go("#/shop/files");
  go_on(app, 2);
  app.click("Remove orders");
  go_on(app, 3);
  app.click("Undo");
  go_on(app, 6);
  app.go("#/shop");
  go_on(app, 2);
  CHECK(app.find(Role::kButton, "Show all again, not only France") != nullptr);
  app.go("#/shop/store");
  go_on(app, 3);
  CHECK(app.page.hash == "#/shop/store?q=K7");
  CHECK(app.find(Role::kButton, "Somebody new") != nullptr);
}

TEST_CASE("shop: orders whose lines are gone or damaged say so, and what else is there is shown") {
  for (const bool damaged : {false, true}) {
    auto disk = std::make_shared<fake::FakeDisk>();
    {
      Harness app(disk);
      add_orders(app, orders_csv(30));
    }
    for (auto blob = disk->blobs.begin(); blob != disk->blobs.end();) {
      if (damaged) {
        (blob++)->second = "damaged";
        continue;
      }
      blob = disk->blobs.erase(blob);
    }
    Harness app(disk);
    for (const char* screen : {"#/shop", "#/shop/lines", "#/shop/recommend"}) {
      app.go(screen);
      go_on(app, 12);
      CHECK(app.shows("These orders are in no figure"));
    }
    CHECK(app.shows(damaged ? "Some of these orders are damaged" : "Their lines are not on this device any more."));
    add_orders(app, orders_csv(40, 2), "again.csv");
    // The same clock makes the same id as before the reload, which the log does not take twice.
    CHECK(app.shows("The orders could not be kept"));
    CHECK(app.shows("These orders are there already."));
  }
}

TEST_CASE("shop: files that overlap count an order once, and say so") {
  Harness app;
  add_orders(app, orders_csv(60));
  app.go("#/shop/files");
  go_on(app, 2);
  app.drop_file("Add a file of orders", "again.csv", orders_csv(60));
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  app.click("Add these orders");
  go_on(app, 12);
  app.go("#/shop/files");
  go_on(app, 3);
  CHECK(app.shows("60 orders are in more than one file."));
}

TEST_CASE("shop: columns are corrected by hand, and remembered for the next such file") {
  Harness app;
  const std::string csv = "a,b,c,d,e\n1,2026-01-05,Jam,2,3.00\n2,2026-01-06,Tea,1,4.00\n3,2026-01-07,Tea,1,4.00\n";
  app.go("#/shop");
  go_on(app, 3);
  app.drop_file("Choose a file of orders", "x.csv", csv);
  go_on(app, 6);
  for (const auto& [list, option] : std::vector<std::pair<const char*, int>>{{"Order", 1},
                                                                             {"Date", 2},
                                                                             {"Product code", 0},
                                                                             {"Product name", 3},
                                                                             {"Quantity", 4},
                                                                             {"Unit price", 5},
                                                                             {"Line total", 0},
                                                                             {"Customer", 0},
                                                                             {"Country", 0}})
    app.pick(list, option);
  app.type("Currency where the file names none", "chf");
  app.click("Read the file");
  go_on(app, 10);
  CHECK(app.shows("14.00 CHF"));
  app.click("Add these orders");
  go_on(app, 12);
  REQUIRE(app.shell().shop_state().mappings.size() == 1);
  app.go("#/shop/files");
  go_on(app, 2);
  app.drop_file("Add a file of orders", "y.csv", "a,b,c,d,e\n9,2026-02-05,Oil,1,9.00\n");
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  CHECK(app.shows("9.00 CHF"));
}

TEST_CASE("shop: a file that is none, and one without an order, are answered") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  app.drop_file("Choose a file of orders", "picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16));
  go_on(app, 5);
  CHECK(app.shows("This file cannot be read"));
  app.click("Cancel");
  app.drop_file("Choose a file of orders", "empty.csv", "order,date,product,quantity,price\n1,2026-01-05,Jam,1,0\n");
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  const ui::Node* add = app.find(Role::kButton, "Add these orders");
  REQUIRE_MESSAGE(add != nullptr, app.listing());
  if (add == nullptr) return;
  CHECK(add->disabled);
  app.click("Cancel");
  CHECK(app.disk->blobs.empty());
}

TEST_CASE("shop: from what was found back to the columns, and from a file that is none to another one") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  app.drop_file("Choose a file of orders", "image.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\0", 12));
  go_on(app, 6);
  CHECK(app.shows("This file cannot be read"));
  app.drop_file("Choose another file", "march.csv", kSmall);
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  app.click("Change how it is read");
  go_on(app, 2);
  CHECK(app.find(Role::kButton, "Read the file") != nullptr);
  app.click("Read the file");
  go_on(app, 10);
  CHECK_FALSE(app.shows("A file of this name is here already"));
  app.click("Add these orders");
  go_on(app, 12);
  app.go("#/shop/files");
  go_on(app, 2);
  app.drop_file("Add a file of orders", "march.csv", kSmall);
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  CHECK(app.shows("A file of this name is here already"));
  app.click("Cancel");
}

TEST_CASE("shop: a full device is answered, and what was read is not lost") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  app.drop_file("Choose a file of orders", "march.csv", kSmall);
  go_on(app, 6);
  app.click("Read the file");
  go_on(app, 10);
  app.storage.fail_next({ErrorCode::kStorageFull, "This device has no room left.", {}});
  app.click("Add these orders");
  go_on(app, 6);
  CHECK(app.shows("The orders could not be kept"));
  CHECK(app.shows("This device has no room left."));
  CHECK(app.shell().shop_state().imports.empty());
  app.click("Try again");
  go_on(app, 10);
  CHECK(app.shell().shop_state().imports.size() == 1);
}

TEST_CASE("shop: the made-up shop opens, with days, products and returning customers") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  app.click("Look around in a made-up shop");
  go_on(app, 14);
  REQUIRE(app.shell().shop_state().imports.size() == 1);
  CHECK(app.shell().shop_state().imports.begin()->second.made_up);
  CHECK(app.find(Role::kGroup, "Orders of returning customers") != nullptr);
  CHECK(app.find(Role::kCheckbox, "United Kingdom") != nullptr);
  const auto& nodes = app.semantics().nodes();  // several have one name: their numbers tell them apart
  CHECK(std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
    return node.role == Role::kCheckbox && node.name.find(", C1") != std::string::npos;
  }));
  app.type("Find a product", "mug");
  CHECK(app.shows(" of 10"));
  app.pick("Days", 5);
  app.type("First day", "2030-01-01");
  CHECK(app.shows("The first day is after the last one."));
}

TEST_CASE("shop: what customers will want is learned once, explained, and there at the next visit") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    add_orders(app, orders_csv(400));
    app.go("#/shop/recommend");
    go_on(app, 4);
    app.click("Learn from these orders");
    go_on(app, 200);
    REQUIRE(app.find(Role::kList, "Recommendations") != nullptr);
    CHECK(app.shows("1. Thing "));
    CHECK(app.shows("Why: bought before "));
    CHECK(app.shows("Learned just now from these orders"));
    CHECK(blobs_with(app, "shop-learned/") == 1);
    app.click("Save the recommendations as CSV");
    CHECK(app.files.saved().back().name == "recommendations.csv");
    CHECK(app.files.saved().back().bytes.rfind("customer,place,code,name,score,why\r\nK", 0) == 0);
    app.choose("Only what is new");
    CHECK(app.shows("New to this customer"));
    app.choose("Whatever comes next");
    app.click("Somebody new");
    CHECK(app.shows("Somebody new has bought nothing"));
    CHECK(app.shows("Why: wanted by many just now 100 %"));
    app.enter("Customer", "K7");
    CHECK_FALSE(app.shows("Somebody new has bought nothing"));
    app.enter("Customer", "nobody of that name");
    CHECK(app.shows("No customer with an order is called"));
  }
  Harness app(disk);
  app.go("#/shop/recommend");
  go_on(app, 40);
  CHECK_MESSAGE(app.shows("Learned on an earlier visit from these same orders"), app.listing());
  CHECK(app.find(Role::kList, "Recommendations") != nullptr);
}

TEST_CASE("shop: learning can be given up, and begun again") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  app.click("Look around in a made-up shop");
  go_on(app, 14);
  app.go("#/shop/recommend");
  go_on(app, 4);
  app.click("Learn from these orders");
  CHECK(app.find(Role::kProgress, "Learned from the orders") != nullptr);
  go_on(app, 2);
  app.click("Cancel");
  go_on(app, 2);
  CHECK(app.find(Role::kButton, "Learn from these orders") != nullptr);
  CHECK(app.find(Role::kProgress, "Learned from the orders") == nullptr);
}

TEST_CASE("shop: an order that is taken as not having been changes what is recommended, and comes back") {
  Harness app;
  add_orders(app, orders_csv(400));
  app.go("#/shop/recommend");
  go_on(app, 4);
  app.click("Learn from these orders");
  go_on(app, 200);
  const std::string before = app.listing();
  const ui::Node* order = nullptr;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kCheckbox && node.name.rfind("2026-", 0) == 0) {
      order = &node;
      break;
    }
  REQUIRE(order != nullptr);
  app.set(std::string(order->name), false);
  CHECK(app.find(Role::kButton, "Count all orders again") != nullptr);
  CHECK(app.listing() != before);
  app.click("Count all orders again");
  CHECK(app.listing() == before);
}

TEST_CASE("shop: methods are judged on the last month, and one against another") {
  Harness app;
  add_orders(app, orders_csv(300));
  app.go("#/shop/recommend");
  go_on(app, 4);
  app.click("Learn from these orders");
  go_on(app, 150);
  app.click("Judge them on the last 31 days");
  go_on(app, 2);
  CHECK(app.find(Role::kProgress, "Judged") != nullptr);
  go_on(app, 1500);
  REQUIRE(app.find(Role::kTable, "How good each way is") != nullptr);
  app.click("Save how good each way is as CSV");
  const std::string& csv = app.files.saved().back().bytes;
  CHECK(csv.rfind("way,customers,HR@10,low,high,NDCG@10,", 0) == 0);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 8);  // seven ways, and their heading
  CHECK(app.shows("The blend"));
  CHECK(app.shows("Implicit ALS"));
  CHECK(app.shows("95 % of resampled groups of customers lie in the brackets."));
  app.pick("This one", 2);
  CHECK(app.shows("these orders cannot tell which of the two is better"));  // one against itself
}

TEST_CASE("shop: orders without customers cannot be learned from, and that is said") {
  Harness app;
  add_orders(app, "order,date,product,quantity,price\n1,2026-01-05,Jam,2,3.00\n2,2026-01-06,Tea,1,4.00\n");
  app.go("#/shop/recommend");
  go_on(app, 4);
  CHECK(app.shows("Nobody to recommend to"));
}

TEST_CASE("shop: a tab that only reads says why nothing can be added") {
  Harness app;
  app.click("Look around with a sample learner");
  app.go("#/shop");
  go_on(app, 3);
  const ui::Node* made_up = app.find(Role::kButton, "Look around in a made-up shop");
  REQUIRE(made_up != nullptr);
  CHECK(made_up->disabled);
  CHECK(made_up->description.find("This is a sample") != std::string::npos);
}

}  // namespace
}  // namespace cairn::test
