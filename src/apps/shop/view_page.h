#pragma once
// The parts of the shop's page, one function each; view_shop.cpp puts them on the page. Internal to its screens.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/desk/desk.h"
#include "apps/shop/view.h"
#include "apps/shop/words.h"
#include "base/numbers.h"
#include "base/phrases.h"
#include "base/result.h"
#include "base/text.h"
#include "ui/pictures.h"
#include "ui/widgets.h"

namespace cairn::shop::desk {

struct Held {
  Desk desk;
  ui::Pictures pictures;
};

struct Page {
  ui::Ui& ui;
  const ViewContext& context;
  Desk& desk;
  ui::Pictures& pictures;
  Out& out;
  // Why nothing can be imported or changed now; empty: it can.
  std::string_view off() const {
    if (context.in_sample) return "This is a sample: leave it to work with orders of your own";
    return context.read_only_because();
  }
  figures::Crossfilter& figures() const { return *desk.orders.figures(); }
  const Lines& lines() const { return desk.orders.lines(); }
  std::string_view currency() const;  // that is chosen
  std::string main_currency() const;  // that most is sold in; empty: none is known
  Date today() const { return local_date(context.now, context.utc_offset_minutes); }
  const Recommending* recommending() const;  // null: what was bought by whom is not known yet
  const Shelves& shelves() const;            // for the store's visitor
};

// What several parts share (view_parts.cpp).
std::string name_of_product(const Lines& lines, std::size_t product);    // past the last: "No product"
std::string name_of_customer(const Lines& lines, std::size_t customer);  // past the last: "Without a customer"
std::string words_of_customer(const CustomerName& name);
// By what the file tells customers apart by, or by a name that only one of them has. `counts`: whether one may be
// meant.
Result<std::uint32_t> customer_called(const Lines& lines, const std::string& text,
                                      const std::function<bool(std::uint32_t)>& counts);
std::string name_of_country(const Lines& lines, std::size_t country);
std::string day_words(Date day, Date last);
std::string range_words(figures::Days days);

// Rows that can be chosen, each with its figure and a bar of its share.
struct ChoiceRow {
  std::size_t number = 0;  // what it is, for the caller
  std::string name, value;
  double share = 0;  // of the longest bar, 0..1
  bool chosen = false;
};
// `bare`: as a chart only, with nothing to choose.
std::optional<std::size_t> draw_choices(ui::Ui& ui, std::string_view name, const std::vector<ChoiceRow>& rows,
                                        bool bare = false);

// A chart as PNG: a small button; then the chart draws itself without what is pressed, and gives its place.
void draw_png_button(Page& page, std::string_view chart);
bool is_pictured(const Page& page, std::string_view chart);
void draw_caption(Page& page);  // of a picture of the dashboard: which days, and what was chosen
void take_picture(Page& page, std::string_view file, const ui::Rect& chart);

// Of products (view_product_words.cpp).
std::string product_href(std::string_view key);   // its page for the owner
std::string item_href(std::string_view key);      // its page in the store
std::string price_words(const Product& product);  // empty: not known
std::string left_words(const figures::Left& left);
std::string lasting_words(const figures::Left& left);       // empty: it does not sell
std::string sold_words(const figures::Movement* movement);  // "34 sold in 8 weeks"; null: it is in no order
// Its picture, or a sign in its place. Empty `says`: the words beside it say what it is.
void draw_picture(Page& page, const CatalogueProduct& product, const ui::Rect& rect, const std::string& says);
void set_visitor(Page& page, std::optional<std::uint32_t> customer);

template <class Number>
void toggle(std::vector<Number>& chosen, std::size_t number) {
  const auto value = static_cast<Number>(number);
  const auto at = std::find(chosen.begin(), chosen.end(), value);
  if (at == chosen.end())
    chosen.push_back(value);
  else
    chosen.erase(at);
}

bool draw_opening(Page& page);  // true: orders are open and can be shown
inline constexpr std::string_view kFilesOfOrders =
    ".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json";  // what can be chosen
void take_file(Page& page, ui::ChosenFile file);                      // view_orders.cpp: it is read
void draw_start(Page& page);                                          // nothing is here yet
void draw_importing(Page& page);                                      // view_importing.cpp
void draw_orders(Page& page);                                         // view_orders.cpp: the files
void draw_dashboard(Page& page);                                      // view_dashboard.cpp
void draw_dashboard_lists(Page& page);                                // view_dashboard_lists.cpp
void draw_customers_screen(Page& page);                               // view_customers.cpp
void draw_together(Page& page);                                       // view_together.cpp
// view_filters.cpp: period, currency, what is chosen. Without days where all of them count.
void draw_filters(Page& page, bool with_days);
// What was chosen of other orders means nothing of these: numbers stand for other names.
void follow_orders(Page& page);
// The address of a screen with what is chosen; what is chosen stays when the page is loaded again.
std::string chosen_href(const Page& page, std::string_view argument);
void keep_in_address(Page& page);
void draw_lines(Page& page);      // view_lines.cpp: the lines behind the figures
void draw_recommend(Page& page);  // view_recommend.cpp
void draw_comparing(Page& page);  // view_comparing.cpp
void draw_products(Page& page);   // view_products.cpp: the catalogue
void draw_product(Page& page);    // view_product.cpp: the product of the address, or a new one
void draw_store(Page& page);      // view_store.cpp
void draw_item(Page& page);       // a product in the store
void draw_cart(Page& page);
std::vector<std::string> chosen_words(Page& page);  // "Only: France", of all that is chosen but the days
// Goods, returns, ..., each with its amount.
std::vector<std::vector<std::string>> made_of(Page& page);
std::string lines_csv(figures::Crossfilter& figures);

}  // namespace cairn::shop::desk
