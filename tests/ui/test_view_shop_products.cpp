// The shop's catalogue and store page: products of the orders and by hand, stock, pictures, the cart, what is
// recommended to whom and on what ground.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/plants_page.h"
#include "ui/shop_page.h"

namespace cairn::test {
namespace {

using ui::Role;

const shop::State& state(Harness& app) { return app.shell().shop_state(); }

void add_product(Harness& app, const char* name, const char* code, const char* price, const char* tags = "") {
  app.go("#/shop/product");
  go_on(app, 3);
  app.type("Name", name);
  app.type("Code", code);
  app.type("Price", price);
  app.type("Currency", "eur");
  app.type("Tags", tags);
  app.click("Add the product");
  go_on(app, 2);
}

TEST_CASE("shop products: one is kept by hand before there is any order, changed, archived, removed and brought back") {
  Harness app;
  add_product(app, "Meadow mug", "MUG-1", "9,50", "kitchen, gift, kitchen");
  REQUIRE(state(app).products.size() == 1);
  const auto kept = [&]() -> const shop::Product& { return state(app).products.at("MUG-1"); };
  CHECK(kept().price == shop::Amount{95'000});
  CHECK(kept().currency == "EUR");
  CHECK(kept().tags == std::vector<std::string>{"kitchen", "gift"});
  CHECK(app.page.hash == "#/shop/product?q=MUG-1");
  app.go(app.page.hash);
  go_on(app, 2);
  app.type("Name", "Meadow mug, large");
  app.type("Pieces in stock", "12");
  app.click("Save");
  go_on(app, 2);
  CHECK(kept().name == "Meadow mug, large");
  REQUIRE(kept().stock);
  CHECK(kept().stock->pieces == 12 * shop::kOne);
  CHECK(app.shows("12 left."));
  app.click("Archive");
  go_on(app, 2);
  CHECK(kept().archived);
  CHECK(app.shows("Archived: it is not in the store."));
  app.go("#/shop/products");
  go_on(app, 2);
  CHECK(app.find(Role::kLink, "Meadow mug, large") == nullptr);
  app.pick("Show", 3);
  CHECK(app.find(Role::kLink, "Meadow mug, large") != nullptr);
  app.go("#/shop/product?q=MUG-1");
  go_on(app, 2);
  app.click("Remove");
  go_on(app, 2);
  CHECK(state(app).products.empty());
  CHECK(app.page.hash == "#/shop/products");
  app.click("Undo");
  go_on(app, 2);
  CHECK(kept().archived);
}

TEST_CASE("shop products: what cannot be kept says why beside its field, and nothing typed is lost") {
  Harness app;
  app.go("#/shop/product");
  go_on(app, 3);
  app.type("Price", "nine");
  app.click("Add the product");
  CHECK(app.shows("A price is a number such as 12.50."));
  CHECK(app.shows("A product needs a name."));  // all that is wrong at once
  app.type("Price", "9");
  app.click("Add the product");
  CHECK(app.shows("A product needs a name."));
  CHECK(state(app).products.empty());
  app.type("Name", "Bowl");
  app.type("Pieces in stock", "-3");
  app.click("Add the product");
  CHECK(app.shows("A stock is a number from 0 to 2,000,000."));
  app.type("Pieces in stock", "3");
  app.click("Add the product");
  go_on(app, 2);
  CHECK(state(app).products.count("Bowl") == 1);
  app.go("#/shop/product");
  go_on(app, 2);
  app.type("Name", "Bowl");
  app.click("Add the product");
  CHECK(app.shows("There is a product with this name already"));
  CHECK(state(app).products.size() == 1);
}

TEST_CASE("shop products: those of the orders are there by themselves, with their price and how they sell") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.go("#/shop/products");
  go_on(app, 2);
  CHECK(app.shows("20 products"));  // postage is none
  app.type("Find in the catalogue", "p7");
  CHECK(app.shows("1 product"));
  app.go("#/shop/product?q=P7");
  go_on(app, 2);
  CHECK(app.shows("sold in 8 weeks, after "));
  CHECK(state(app).products.empty());
  app.type("Pieces in stock", "1");
  app.click("Save");
  go_on(app, 2);
  CHECK(app.shows("1 left"));
  app.go("#/shop/products");
  go_on(app, 2);
  app.type("Find in the catalogue", "");
  app.pick("Show", 1);
  CHECK(app.find(Role::kLink, "Thing 7") != nullptr);
  CHECK(app.shows("1 product"));
  app.click("Save this list as CSV");
  REQUIRE_FALSE(app.files.saved().empty());
  CHECK(app.files.saved().back().bytes.find("P7,Thing 7,") != std::string::npos);
  app.go("#/shop/product?q=P7");
  go_on(app, 2);
  app.click("As the orders have it");
  go_on(app, 2);
  CHECK(state(app).products.empty());
  CHECK(app.shows("How it sells"));
}

TEST_CASE("shop products: a second click on the archive meets no other button, and what is not saved says so") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.go("#/shop/product?q=P7");
  go_on(app, 2);
  const ui::Node* archive = app.find(Role::kButton, "Archive");
  REQUIRE(archive != nullptr);
  if (archive == nullptr) return;
  const ui::Rect at = archive->rect;
  app.click("Archive");
  go_on(app, 2);
  const ui::Node* again = app.find(Role::kButton, "Sell it again");
  REQUIRE(again != nullptr);
  if (again == nullptr) return;
  CHECK(again->rect.x == at.x);
  CHECK(again->rect.y == at.y);
  CHECK_FALSE(app.shows("Not saved yet"));
  app.type("Price", "99");
  CHECK(app.shows("Not saved yet"));
  app.click("Discard what was typed");
  CHECK_FALSE(app.shows("Not saved yet"));
  app.type("Currency", "pounds");
  app.click("Save");
  CHECK(app.shows("A currency is three letters, such as EUR."));
  app.type("Currency", "\xE2\x82\xAC");
  app.click("Save");
  go_on(app, 2);
  CHECK(state(app).products.at("P7").currency == "EUR");
}

TEST_CASE("shop products: a new one without a code that is called like another is not added") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.go("#/shop/product");
  go_on(app, 2);
  app.type("Name", "thing 7");
  app.type("Price", "abc");
  app.click("Add the product");
  CHECK(app.shows("A price is a number such as 12.50."));
  app.type("Price", "1");
  app.click("Add the product");
  CHECK(app.shows("There is a product with this name already"));
  app.type("Code", "ANOTHER");
  app.click("Add the product");
  go_on(app, 2);
  CHECK(state(app).products.count("ANOTHER") == 1);
}

TEST_CASE("shop products: what a product's lines count as is chosen on its page, and the dashboard follows") {
  Harness app;
  add_orders(app,
             "order,date,code,product,quantity,price\n1,2026-01-05,A,Jam,1,3.00\n2,2026-01-06,W,Wrapping,1,4.00\n");
  app.pick("Days", 4);
  CHECK(app.shows("7.00"));
  app.go("#/shop/product?q=W");
  go_on(app, 2);
  app.pick("Its order lines count as", 3);  // fees
  go_on(app, 6);
  CHECK(state(app).counted_as.at("W").kind == shop::LineKind::kFee);
  app.go("#/shop");
  go_on(app, 4);
  app.pick("Days", 4);
  CHECK(app.shows("Fees, not in revenue"));
  CHECK(app.shows("3.00"));
  app.go("#/shop/products");
  go_on(app, 2);
  app.pick("Show", 4);
  CHECK(app.find(Role::kLink, "Wrapping") != nullptr);
  app.click("Undo");
  go_on(app, 6);
  CHECK(state(app).counted_as.empty());
}

TEST_CASE("shop products: a picture is kept beside the log, shown again after a reload, and refused when it is none") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    add_product(app, "Vase", "V", "30");
    app.go("#/shop/product?q=V");
    go_on(app, 2);
    choose_photos(app, {{"notes.txt", {"just words", {}}}}, "Add a picture");
    go_on(app, 6);
    CHECK(app.shows("The picture was not kept"));
    CHECK(state(app).products.at("V").picture.empty());
    choose_photos(app, {{"vase.png", photo_of(1)}}, "Add a picture");
    go_on(app, 8);
    CHECK_FALSE(app.shows("The picture was not kept"));
    const std::string id = state(app).products.at("V").picture;
    REQUIRE_FALSE(id.empty());
    CHECK(disk->blobs.count("products/photos/" + id) == 1);
    CHECK(app.photos.held() == 0);
    app.click("Take it off");
    go_on(app, 2);
    CHECK(state(app).products.at("V").picture.empty());
    app.click("Undo");
    go_on(app, 2);
    CHECK(state(app).products.at("V").picture == id);
  }
  {
    Harness app(disk);
    app.go("#/shop/product?q=V");
    go_on(app, 6);
    CHECK(app.shows("Picture of Vase"));
    CHECK(disk->blobs.size() == 1);
    app.click("Remove");
    go_on(app, 2);
  }
  Harness later(disk);
  later.go("#/shop/products");
  go_on(later, 8);
  CHECK(disk->blobs.empty());
}

TEST_CASE("shop store: the cart survives a reload, is changed, emptied and brought back") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    add_product(app, "Vase", "V", "30");
    add_product(app, "Cup", "C", "4.50");
    app.go("#/shop/item?q=V");
    go_on(app, 2);
    app.click("Put in the cart");
    app.click("Put in the cart");
    CHECK(app.shows("2 pieces are in the cart."));
    app.go("#/shop/item?q=C");
    go_on(app, 2);
    app.click("Put in the cart");
  }
  Harness app(disk);
  app.go("#/shop/cart");
  go_on(app, 4);
  CHECK(
      app.shows("Total: \xE2\x82\xAC"
                "64.50"));
  app.click("One less of Vase");
  CHECK(
      app.shows("Total: \xE2\x82\xAC"
                "34.50"));
  app.click("Take out Vase");
  CHECK(state(app).cart.size() == 1);
  app.click("Empty the cart");
  CHECK(app.shows("The cart is empty."));
  app.click("Undo");
  CHECK(state(app).cart.size() == 1);
}

TEST_CASE("shop store: somebody new sees what sells, a customer what fits, and each shelf says on what ground") {
  Harness app;
  add_orders(app, orders_csv(400));
  app.go("#/shop/store");
  go_on(app, 6);
  CHECK(app.find(Role::kHeading, "For you") != nullptr);
  CHECK(app.shows("Nothing was bought yet, so this is what sold best in the last eight weeks."));
  CHECK(app.find(Role::kHeading, "All products") != nullptr);
  app.enter("See it as", "K7");
  CHECK(app.shows("Nothing was learned from the orders yet"));
  CHECK(app.find(Role::kHeading, "Buy again") != nullptr);  // what was bought is known before anything is learned
  app.click("Somebody new");
  app.click("Learn from the orders");
  go_on(app, 200);
  CHECK(app.find(Role::kButton, "Learn from the orders") == nullptr);
  app.enter("See it as", "K7");
  CHECK(app.shows("Not bought before; learned from the orders of all customers."));
  CHECK(app.find(Role::kHeading, "Buy again") != nullptr);
  CHECK(app.shows("Because you bought "));
  CHECK(app.page.hash == "#/shop/store?q=K7");
  app.enter("See it as", "nobody");
  CHECK(app.shows("No customer with an order is called"));
  app.click("Somebody new");
  CHECK_FALSE(app.shows("Because you bought "));
  CHECK(app.find(Role::kHeading, "Buy again") == nullptr);
  CHECK(app.page.hash == "#/shop/store");
  app.go("#/shop/store?q=K9");  // as when it is loaded again
  go_on(app, 2);
  CHECK(app.shows("Because you bought "));
  app.click("Somebody new");
  app.go("#/shop/item?q=P7");
  go_on(app, 2);
  CHECK(app.find(Role::kHeading, "Goes with") != nullptr);
  CHECK(app.shows("Customers who bought it often bought these as well."));
  app.click("Put in the cart");
  app.go("#/shop/store");
  go_on(app, 2);
  CHECK(app.shows("Because \xE2\x80\x9CThing 7\xE2\x80\x9D is in the cart"));  // what lies there counts
}

TEST_CASE("shop: with the made-up shop goes what was changed of its products, and undo brings it all back") {
  Harness app;
  app.go("#/shop");
  go_on(app, 3);
  app.click("Look around in a made-up shop");
  go_on(app, 12);
  add_product(app, "Vase of my own", "V", "30");
  const auto& lines = state(app);
  REQUIRE(lines.imports.size() == 1);
  app.go("#/shop/products");
  go_on(app, 3);
  const auto& nodes = app.semantics().nodes();
  const auto mug = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
    return node.role == Role::kLink && node.href.rfind("#/shop/product?q=", 0) == 0 && node.name == "Slate mug";
  });
  REQUIRE(mug != nodes.end());
  const std::string key = mug->href.substr(std::string("#/shop/product?q=").size());
  app.go(mug->href);
  go_on(app, 2);
  app.type("Pieces in stock", "7");
  app.click("Save");
  app.go("#/shop/item?q=" + key);
  go_on(app, 2);
  app.click("Put in the cart");
  CHECK(state(app).products.size() == 2);
  CHECK(state(app).cart.size() == 1);
  app.go("#/shop/files");
  go_on(app, 2);
  app.click("Remove Made-up shop");
  go_on(app, 2);
  CHECK(state(app).products.size() == 1);
  CHECK(state(app).products.begin()->second.name == "Vase of my own");
  CHECK(state(app).cart.empty());
  app.click("Undo");
  CHECK(state(app).products.size() == 2);
  CHECK(state(app).cart.size() == 1);
}

TEST_CASE("shop products: those that are listed become what the dashboard shows") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.go("#/shop/products");
  go_on(app, 2);
  CHECK(app.find(Role::kButton, "Only these in the dashboard") == nullptr);  // that is all of them
  app.type("Find in the catalogue", "Thing 1");
  app.click("Only these in the dashboard");
  CHECK(app.page.hash == "#/shop");
  app.go(app.page.hash);
  go_on(app, 2);
  CHECK(app.find(Role::kButton, "Show all again, not only 11 products") != nullptr);  // 1 and 10 to 19
}

TEST_CASE("shop store: a product that nobody has bought is placed by its words, and that is said") {
  Harness app;
  add_orders(app,
             "order,date,code,product,quantity,price,customer\n1,2026-05-01,A,Red kitchen mug,1,3.00,K1\n"
             "2,2026-05-02,B,Blue garden rake,1,4.00,K1\n3,2026-05-03,A,Red kitchen mug,1,3.00,K2\n");
  add_product(app, "Green kitchen mug", "G", "3");
  app.go("#/shop/item?q=G");
  go_on(app, 3);
  CHECK(app.shows("Nobody has bought it yet, so these are alike by their names and tags."));
  CHECK(app.find(Role::kLink, "Red kitchen mug") != nullptr);
  CHECK(app.find(Role::kLink, "Blue garden rake") == nullptr);
  app.go("#/shop/store");
  go_on(app, 3);
  CHECK(app.find(Role::kHeading, "New this week") != nullptr);
  const ui::Node* fresh = app.find(Role::kLink, "Green kitchen mug");
  REQUIRE(fresh != nullptr);
  if (fresh == nullptr) return;
  const ui::Node* shelf = nullptr;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kList && node.name == "New this week") shelf = &node;
  REQUIRE(shelf != nullptr);
  const auto on_shelf = [&](const ui::Node& node) { return node.role == Role::kListItem && node.parent == shelf->id; };
  // Orders of three days: that something was first sold in them says nothing.
  CHECK(std::count_if(app.semantics().nodes().begin(), app.semantics().nodes().end(), on_shelf) == 1);
  CHECK(fresh->detail ==
        "\xE2\x82\xAC"
        "3.00\nNobody has bought it yet; what is like it sells");
  app.type("Find in the store", "garden");
  CHECK(app.find(Role::kHeading, "For you") == nullptr);
  CHECK(app.shows("1 product"));
}

}  // namespace
}  // namespace cairn::test
