// The shop's screens of customers and of what is bought together, and what can be taken away of the dashboard.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "ui/shop_page.h"

namespace cairn::test {
namespace {

using ui::Role;

std::string saved(Harness& app, std::string_view name) {
  for (auto file = app.files.saved().rbegin(); file != app.files.saved().rend(); ++file)
    if (file->name == name) return file->bytes;
  return "";
}

std::size_t rows(const std::string& csv) {
  const auto ends = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
  return ends == 0 ? 0 : ends - 1;
}

TEST_CASE(
    "shop customers: groups add up to all customers, a group filters the dashboard, and all are there as a file") {
  Harness app;
  add_orders(app, orders_csv(400));
  app.go("#/shop/customers");
  go_on(app, 3);
  CHECK(app.shows("each in fifths of all 40 customers"));
  CHECK(app.find(Role::kHeading, "Who came back") != nullptr);
  CHECK(app.find(Role::kGroup, "Who came back, in percent") != nullptr);
  app.click("Save all customers as CSV");
  CHECK(rows(saved(app, "customers.csv")) == 40);
  app.click("Save who came back as CSV");
  CHECK(rows(saved(app, "cohorts.csv")) > 0);
  const std::string all = saved(app, "customers.csv");
  std::size_t champions = 0;
  for (std::size_t at = all.find("Champions"); at != std::string::npos; at = all.find("Champions", at + 1)) ++champions;
  REQUIRE(champions > 0);
  app.click("Show only these: Champions");
  app.go("#/shop");
  go_on(app, 2);
  CHECK(
      app.shows(std::to_string(champions) + (champions == 1 ? " customer" : " customers") + " ordered in these days"));
  app.click("Show everything");
  CHECK(app.shows("40 customers ordered in these days"));
}

TEST_CASE("shop customers: where nobody is known, that is said") {
  Harness app;
  add_orders(app, "order,date,product,quantity,price\n1,2026-01-05,Jam,2,3.00\n2,2026-01-06,Tea,1,4.00\n");
  app.go("#/shop/customers");
  go_on(app, 3);
  CHECK(app.shows("No customer is known here"));
}

TEST_CASE("shop together: pairs are found, filtered by a product, saved, and lead to their lines") {
  std::string csv = "order,date,code,product,quantity,price\n";
  for (int order = 0; order < 60; ++order) {
    const auto add = [&](const std::string& product) {
      csv += std::to_string(order);
      csv += ",2026-01-";
      csv += std::to_string(order % 20 + 10);
      csv += ",";
      csv += product;
      csv += "\n";
    };
    const std::string other = std::to_string(order % 7);
    std::string thing = "T";
    for (const std::string_view part : {std::string_view(other), std::string_view(",Thing "), std::string_view(other)})
      thing += part;
    add(thing.append(",1,2.00"));
    if (order % 3 != 0) continue;
    add("M,Mug,1,3.00");
    add("S,Saucer,1,1.00");
  }
  Harness app;
  add_orders(app, csv);
  app.go("#/shop/together");
  go_on(app, 4);
  CHECK(app.shows("Mug + Saucer"));
  CHECK(app.shows("In 20 orders, 33 % of all: 3 times as often as by chance."));
  CHECK(app.shows("100 % of those who order the first take the second too, 100 % the other way round."));
  app.type("Find a product", "nothing like it");
  CHECK(app.shows("0 pairs"));
  app.type("Find a product", "saucer");
  CHECK(app.shows("Mug + Saucer"));
  app.click("Save these pairs as CSV");
  CHECK(saved(app, "bought-together.csv").find("M,Mug,S,Saucer,20,0.333333,3.000000,20,20,1.000000,1.000000") !=
        std::string::npos);
  app.click("See the lines of both: Mug + Saucer");
  CHECK(app.page.hash == "#/shop/lines?q=days%3Aall%3Bproduct%3AM%3Bproduct%3AS%3Bwith%3AM%3Bwith%3AS");
  app.go(app.page.hash);
  go_on(app, 2);
  CHECK(app.shows("40 lines"));
}

TEST_CASE("shop together: the lines of both are those of orders that have both") {
  std::string csv = "order,date,code,product,quantity,price\n";
  for (int order = 0; order < 40; ++order) {
    const std::string head = std::to_string(order) + ",2026-01-" + std::to_string(10 + order % 20) + ",";
    if (order < 13) csv += head + "M,Mug,1,3.00\n";                    // three of them without a saucer
    if (order < 10 || order >= 38) csv += head + "S,Saucer,1,1.00\n";  // two without a mug
    csv += head + "T" + std::to_string(order % 7) + ",Thing " + std::to_string(order % 7) + ",1,2.00\n";
  }
  Harness app;
  add_orders(app, csv);
  app.go("#/shop/together");
  go_on(app, 4);
  CHECK(app.shows("In 10 orders, "));
  app.click("See the lines of both: Mug + Saucer");
  app.go(app.page.hash);
  go_on(app, 2);
  CHECK(app.shows("20 lines"));
  CHECK(app.find(Role::kButton, "Show all again, not only Orders with Saucer") != nullptr);
  app.click("Show all again, not only Orders with Saucer");
  CHECK(app.shows("23 lines"));  // of those with a mug: the mugs, and the saucers beside them
  app.click("Show all again, not only Orders with Mug");
  CHECK(app.shows("25 lines"));  // all mugs and all saucers
}

TEST_CASE("shop dashboard: every list, the days and the chart are there as files, and a report is printed") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.pick("Days", 4);
  app.click("Save as CSV: Products");
  CHECK(rows(saved(app, "products-sold.csv")) == 20);
  app.click("Save as CSV: Countries");
  CHECK(rows(saved(app, "countries.csv")) == 3);
  app.click("Save as CSV: Months of the year");
  CHECK(rows(saved(app, "months.csv")) == 7);  // of which there are days
  app.click("Save the days as CSV");
  CHECK(rows(saved(app, "revenue-by-day.csv")) >= 170);
  app.click("Save the chart as PNG");
  go_on(app, 3);
  REQUIRE(app.photos.saved().size() == 1);
  CHECK(app.photos.saved()[0].width > 800);
  app.set("France", true);
  app.click("Print a report");
  REQUIRE(app.files.printed().size() == 1);
  CHECK(app.files.printed()[0].find("Only: France") != std::string::npos);
}

TEST_CASE("shop dashboard: what is chosen stands in the address, and comes back from it") {
  auto disk = std::make_shared<fake::FakeDisk>();
  std::string address;
  {
    Harness app(disk);
    add_orders(app, orders_csv(120));
    app.go("#/shop");
    go_on(app, 2);
    CHECK(app.page.hash == "#/shop");  // nothing is chosen
    app.pick("Days", 4);
    app.set("France", true);
    go_on(app, 1);
    address = app.page.hash;
    CHECK(address == "#/shop?q=days%3Aall%3Bcountry%3AFrance");
    app.go(address);
    go_on(app, 2);
    CHECK(app.find(Role::kLink, "Lines")->href == "#/shop/lines?q=days%3Aall%3Bcountry%3AFrance");
    app.go("#/shop/lines");  // by a link that says nothing: it stays
    go_on(app, 2);
    CHECK(app.page.hash == "#/shop/lines?q=days%3Aall%3Bcountry%3AFrance");
    app.go("#/shop?q=days%3A30%3Bcountry%3ANorway%3Bcountry%3AAtlantis");  // as an earlier page, or by hand
    go_on(app, 2);
    CHECK(app.find(Role::kButton, "Show all again, not only Norway") != nullptr);
    CHECK(app.find(Role::kButton, "Show all again, not only France") == nullptr);
    CHECK(app.page.hash == "#/shop?q=days%3A30%3Bcountry%3ANorway");
  }
  Harness app(disk);  // loaded again
  app.go(address);
  go_on(app, 8);
  CHECK(app.find(Role::kButton, "Show all again, not only France") != nullptr);
  CHECK(app.page.hash != "#/shop");
}

TEST_CASE("shop dashboard: an address that arrives late takes back nothing that was chosen meanwhile") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.go("#/shop");
  go_on(app, 2);
  app.page.late = true;
  app.pick("Days", 4);
  const std::string days = app.page.on_its_way;
  app.set("France", true);  // before the page has the address of the days
  const std::string last = app.page.on_its_way;
  CHECK(days != last);
  app.go(days);
  go_on(app, 1);
  CHECK(app.find(Role::kButton, "Show all again, not only France") != nullptr);
  app.go(last);
  go_on(app, 1);
  CHECK(app.find(Role::kButton, "Show all again, not only France") != nullptr);
  CHECK(app.page.on_its_way == last);
  app.go(days);  // by hand
  go_on(app, 1);
  CHECK(app.find(Role::kButton, "Show all again, not only France") == nullptr);
}

TEST_CASE("shop dashboard: days are chosen across the chart, by a drag and by keys") {
  Harness app;
  add_orders(app, orders_csv(360));
  app.pick("Days", 1);
  const std::string all = app.listing();
  app.drag_across("Revenue by day", 0.3f, 0.6f, true);  // given up
  CHECK(app.page.hash == "#/shop?q=days%3A30");
  app.drag_across("Revenue by day", 0.3f, 0.6f);
  go_on(app, 1);
  const std::string chosen = app.page.hash;
  CHECK(chosen.rfind("#/shop?q=days%3A2026-", 0) == 0);
  CHECK(app.find(Role::kButton, "Back to: Last 30 days") != nullptr);
  const auto image = [&] {
    for (const ui::Node& node : app.semantics().nodes())
      if (node.role == Role::kImage && node.name.rfind("Revenue by day", 0) == 0) return node.name;
    return std::string();
  };
  // Of these days the second to the third, by keys.
  app.shell().pointer().focus_visible = true;
  for (const char* const key : {"Home", "ArrowRight", "Enter", "ArrowRight", "Enter"})
    app.key_on(Role::kImage, image(), key);
  go_on(app, 1);
  CHECK(app.page.hash != chosen);
  CHECK(image().find(", between") != std::string::npos);
  app.click("Back to: Last 30 days");
  go_on(app, 1);
  CHECK(app.page.hash == "#/shop?q=days%3A30");
}

TEST_CASE("shop dashboard: of days that are not asked for the trend says nothing, not even that it was nothing") {
  Harness app;
  std::string csv = "order,date,product,quantity,price\n";
  const Date monday = to_date({2026, 1, 5});
  for (int day = 0; day < 119; ++day)
    csv +=
        std::to_string(day) + "," + to_iso(add_days(monday, day)) + ",Tea,1," + (day % 7 == 0 ? "8.00" : "2.00") + "\n";
  add_orders(app, csv);
  app.pick("Days", 4);
  app.set("Monday", true);
  CHECK(app.shows("between 8.00 and 8.00 a day"));
  app.click("Save the days as CSV");
  CHECK(rows(saved(app, "revenue-by-day.csv")) == 17);
  app.click("Show as table");
  CHECK(app.shows("Mon 12 Jan"));
  CHECK_FALSE(app.shows("Tue 13 Jan"));
  CHECK(app.shows("Mean of a week"));
  CHECK(app.find(Role::kText, "1.14") == nullptr);  // what a Monday brings, divided among seven days
  app.click("Show as chart");
  app.set("Monday", false);
  CHECK(app.shows("between 2.00 and 8.00 a day"));
}

TEST_CASE("shop dashboard: where the days 52 weeks before are not asked for, there is no line of them") {
  Harness app;
  std::string csv = "order,date,product,quantity,price\n";
  for (int day = 0; day < 400; ++day)
    csv += std::to_string(day) + "," + to_iso(add_days(to_date({2023, 11, 28}), day)) + ",Tea,1,2.00\n";
  add_orders(app, csv);
  app.go("#/shop?q=days:2024-12-30..2024-12-31");
  go_on(app, 2);
  CHECK(app.shows("52 weeks before"));
  app.set("December", true);
  CHECK(app.shows("Revenue by day"));
  CHECK_FALSE(app.shows("52 weeks before"));
}

TEST_CASE("shop recommend: a name that several customers have is asked about, and the mistake does not stay") {
  Harness app;
  std::string csv = "order,date,product,quantity,price,customer_id,customer_name\n";
  for (int order = 0; order < 60; ++order)
    csv += std::to_string(order) + ",2026-01-" + std::to_string(order % 20 + 10) + ",Thing " +
           std::to_string(order % 6) + ",1,2.00,C" + std::to_string(order % 8) + "," +
           (order % 8 < 2 ? "Ben Fischer" : "Person " + std::to_string(order % 8)) + "\n";
  add_orders(app, csv);
  app.go("#/shop/recommend");
  go_on(app, 4);
  app.click("Learn from these orders");
  go_on(app, 400);
  app.type("Customer", "Ben Fischer");
  app.key_on(Role::kTextbox, "Customer", "Enter");
  go_on(app, 1);
  CHECK(app.shows("2 customers are called"));
  app.click("Somebody new");
  CHECK_FALSE(app.shows("2 customers are called"));
  app.type("Customer", "C1");
  app.key_on(Role::kTextbox, "Customer", "Enter");
  go_on(app, 1);
  CHECK(app.shows("For Ben Fischer, C1."));
}

TEST_CASE("shop dashboard: a year of weeks before is beside the days where orders reach back to it") {
  Harness app;
  std::string csv = "order,date,product,quantity,price\n";
  for (int day = 0; day < 500; ++day)
    csv += std::to_string(day) + "," + to_iso(add_days(to_date({2025, 1, 1}), day)) + ",Tea,1,2.00\n";
  add_orders(app, csv);
  app.pick("Days", 1);
  // Where two lines end at the same place their names are apart.
  const ui::Node* mean = app.find(Role::kText, "Mean of a week");
  const ui::Node* before = app.find(Role::kText, "Mean, 52 weeks before");
  REQUIRE(mean != nullptr);
  REQUIRE(before != nullptr);
  CHECK_FALSE(mean->rect.overlaps(before->rect));
  app.click_one("Show as table");
  CHECK(app.shows("Mean, 52 weeks before"));
  app.click("Save the days as CSV");
  CHECK(saved(app, "revenue-by-day.csv").find("2026-05-15,2.00,,1,1,2.00\r\n") != std::string::npos);
  app.pick("Days", 0);
  CHECK(app.shows("52 weeks before"));
  CHECK_FALSE(app.shows("Mean, 52 weeks before"));  // seven days are shown as they were
  app.pick("Days", 4);
  CHECK_FALSE(app.shows("52 weeks before"));
}

TEST_CASE("shop dashboard: months and weekdays say what a day of them brings, and only those that are there") {
  Harness app;
  add_orders(app,
             "order,date,product,quantity,price\n1,2026-03-02,Tea,1,8.00\n2,2026-03-09,Tea,1,2.00\n"
             "3,2026-04-01,Tea,1,3.00\n");
  app.pick("Days", 4);
  // From 2 March to 1 April there are five Mondays, 30 days of March and one of April.
  CHECK(app.shows("10.00 \xC2\xB7 2.00 a day"));
  CHECK(app.shows("10.00 \xC2\xB7 0.33 a day"));
  CHECK(app.shows("3.00 \xC2\xB7 3.00 a day"));
  app.set("Monday", true);  // of which March has five: the second, the ninth and three without orders
  CHECK(app.shows("10.00 \xC2\xB7 2.00 a day"));
  CHECK_FALSE(app.shows("0.33 a day"));
  app.set("Monday", false);
  CHECK(app.find(Role::kCheckbox, "March") != nullptr);
  CHECK(app.find(Role::kCheckbox, "June") == nullptr);
  app.click("Save as CSV: Months of the year");
  CHECK(saved(app, "months.csv").find("March,10.00,,2,2,30\r\n") != std::string::npos);
}

TEST_CASE("shop dashboard: lists and cohorts are there as pictures") {
  Harness app;
  add_orders(app, orders_csv(400));
  app.pick("Days", 4);
  const auto taken = [&](std::string_view button, std::string_view file) {
    app.click(button);
    go_on(app, 4);
    REQUIRE_FALSE(app.photos.saved().empty());
    CHECK(app.photos.saved().back().name == file);
    CHECK(app.photos.saved().back().height > 100);
    CHECK(app.find(Role::kButton, button) != nullptr);  // what is pressed is there again
  };
  taken("Save as PNG: Products", "products-sold.png");
  taken("Save as PNG: Countries", "countries.png");
  taken("Save as PNG: Weekdays", "weekdays.png");
  CHECK(app.find(Role::kCheckbox, "Monday") != nullptr);
  app.go("#/shop/customers");
  go_on(app, 3);
  taken("Save as PNG: Who came back", "cohorts.png");
}

TEST_CASE("shop dashboard: what lies over a chart is not in its picture") {
  Harness app;
  add_orders(app, orders_csv(60));
  app.pick("Days", 4);
  // The lowest list that is seen as a whole, where a toast lies.
  const auto picture = [&] {
    app.click("Save as PNG: Products");
    go_on(app, 4);
    REQUIRE_FALSE(app.photos.saved().empty());
    return app.photos.saved().back().rgb;
  };
  picture();  // scrolls there
  REQUIRE(app.shows("order lines added"));
  const std::string below = picture();
  app.clock.advance_ms(60'000);
  go_on(app, 1);
  CHECK_FALSE(app.shows("order lines added"));
  const bool same = picture() == below;
  CHECK(same);
}

TEST_CASE("shop dashboard: more rows are shown when asked for, and pieces in the place of revenue") {
  Harness app;
  add_orders(app, orders_csv(120));
  app.pick("Days", 4);
  const auto products = [&] {
    std::size_t count = 0;
    for (const ui::Node& node : app.semantics().nodes())
      if (node.role == Role::kCheckbox && node.name.rfind("Thing ", 0) == 0) ++count;
    return count;
  };
  CHECK(products() == 8);
  app.click("Show more: Products");
  CHECK(products() == 20);
  app.click("Show fewer: Products");
  CHECK(products() == 8);
  app.choose("Pieces");
  CHECK(products() == 8);
  app.set("January", true);
  CHECK(app.find(Role::kButton, "Show all again, not only January") != nullptr);
  app.click("Show everything");
}

}  // namespace
}  // namespace cairn::test
