#pragma once
// The parts of the shop's page, one function each; view_shop.cpp puts them on the page. Internal to its screens.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/desk/desk.h"
#include "apps/shop/view.h"
#include "apps/shop/words.h"
#include "base/numbers.h"
#include "base/phrases.h"
#include "base/text.h"
#include "ui/widgets.h"

namespace cairn::shop::desk {

struct Page {
  ui::Ui& ui;
  const ViewContext& context;
  Desk& desk;
  Out& out;
  // Why nothing can be imported or changed now; empty: it can.
  std::string_view off() const {
    if (context.in_sample) return "This is a sample: leave it to work with orders of your own";
    return context.read_only_because();
  }
  figures::Crossfilter& figures() const { return *desk.orders.figures(); }
  const Lines& lines() const { return desk.orders.lines(); }
  std::string_view currency() const;  // that is chosen
};

// What several parts share (view_parts.cpp).
std::string name_of_product(const Lines& lines, std::size_t product);    // past the last: "No product"
std::string name_of_customer(const Lines& lines, std::size_t customer);  // past the last: "Without a customer"
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
std::optional<std::size_t> draw_choices(ui::Ui& ui, std::string_view name, const std::vector<ChoiceRow>& rows);

template <class Number>
void toggle(std::vector<Number>& chosen, std::size_t number) {
  const auto value = static_cast<Number>(number);
  const auto at = std::find(chosen.begin(), chosen.end(), value);
  if (at == chosen.end())
    chosen.push_back(value);
  else
    chosen.erase(at);
}

bool draw_opening(Page& page);    // true: orders are open and can be shown
void draw_start(Page& page);      // view_orders.cpp: nothing is here yet
void draw_importing(Page& page);  // view_importing.cpp
void draw_orders(Page& page);     // view_orders.cpp: the files
void draw_dashboard(Page& page);  // view_dashboard.cpp
void draw_filters(Page& page);    // view_filters.cpp: period, currency, what is chosen
void draw_lines(Page& page);      // view_lines.cpp: the lines behind the figures
void draw_recommend(Page& page);  // view_recommend.cpp
void draw_comparing(Page& page);  // view_comparing.cpp
std::string lines_csv(figures::Crossfilter& figures);

}  // namespace cairn::shop::desk
