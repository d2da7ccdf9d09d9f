// The lists of the dashboard: what sold, where, when and to whom, and what needs a look. Every row can be chosen;
// everything else then shows only that. Every list is there as a file too.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <numeric>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::shop::desk {
namespace {

using figures::Sum;

constexpr std::size_t kShownRows = 8, kMoreRows = 20;
constexpr std::size_t kShownToLookAt = 5;
constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

struct List {
  float top = 0;                   // where its heading begins
  std::string title;               // "Countries"
  std::string file;                // "countries"; without what kind of file it is
  std::vector<std::size_t> order;  // numbers of its rows, as they are shown
  std::function<std::string(std::size_t)> name;
  std::function<const Sum&(std::size_t)> sum;
  std::function<bool(std::size_t)> chosen;
  std::function<int(std::size_t)> days{};  // that a row's sum is of, where it is by the day; empty: all that are shown
  bool by_pieces = false;                  // and not by revenue
  bool whole = false;                      // all rows from the first on
};

std::int64_t measure(const List& list, std::size_t at) {
  if (list.days) return list.sum(at).revenue / std::max(1, list.days(at));
  return list.by_pieces ? list.sum(at).units : list.sum(at).revenue;
}

std::string list_csv(Page& page, const List& list) {
  CsvWriter csv;
  if (list.days)
    csv.row({list.title, "revenue", "currency", "pieces", "orders", "days"});
  else
    csv.row({list.title, "revenue", "currency", "pieces", "orders"});
  for (const std::size_t at : list.order) {
    if (list.days && list.days(at) == 0) continue;
    const Sum& sum = list.sum(at);
    csv.cell(list.name(at));
    csv.plain(plain_amount(sum.revenue));
    csv.cell(page.currency());
    csv.plain(plain_quantity(sum.units));
    csv.plain(std::to_string(sum.orders));
    if (list.days) csv.plain(std::to_string(list.days(at)));
    csv.end_row();
  }
  return csv.finish();
}

// Those that are chosen are always among the rows.
std::vector<ChoiceRow> rows_of(Page& page, const List& list, std::size_t most) {
  std::vector<ChoiceRow> rows;
  std::int64_t longest = 1;
  for (const std::size_t at : list.order) longest = std::max(longest, std::abs(measure(list, at)));
  for (std::size_t place = 0; place < list.order.size(); ++place) {
    const std::size_t at = list.order[place];
    if (place >= most && !list.chosen(at)) continue;
    if (list.days && list.days(at) == 0 && !list.chosen(at)) continue;
    const std::int64_t value = measure(list, at);
    std::string words = list.by_pieces ? quantity_words(value) : money(value, page.currency());
    if (list.days) {
      words += " a day";
      if (!page.ui.phone()) words.insert(0, money(list.sum(at).revenue, page.currency()).append(" \xC2\xB7 "));
    }
    rows.push_back({at, list.name(at), std::move(words),
                    static_cast<double>(std::max<std::int64_t>(value, 0)) / static_cast<double>(longest),
                    list.chosen(at)});
  }
  return rows;
}

// The number of the row that was chosen, or is not chosen any more.
std::optional<std::size_t> draw_list(Page& page, const List& list) {
  ui::Ui& ui = page.ui;
  std::size_t& more = page.desk.more[list.title];
  const bool pictured = is_pictured(page, list.title);
  const std::size_t most = list.whole ? list.order.size() : kShownRows + (pictured ? 0 : more);
  if (list.order.empty()) ui.muted("Nothing in these days.");
  const auto toggled = draw_choices(ui, list.title, rows_of(page, list, most), pictured);
  if (toggled) ui.request_settle();
  if (pictured) {
    take_picture(page, list.file + ".png", {ui.x(), list.top, ui.width(), ui.y() - list.top});
    return {};
  }
  const ui::Ui::Scope scope(ui, list.title);
  const ui::Row row(ui);
  if (list.order.size() > most &&
      ui::button(ui, "Show more",
                 {.look = ui::ButtonLook::kQuiet, .small = true, .says = "Show more: " + list.title})) {
    more += kMoreRows;
    ui.request_settle();
  }
  if (more > 0 && ui::button(ui, "Show fewer",
                             {.look = ui::ButtonLook::kQuiet, .small = true, .says = "Show fewer: " + list.title})) {
    more = 0;
    ui.request_settle();
  }
  if (!list.order.empty() && ui::button(ui, "CSV",
                                        {.look = ui::ButtonLook::kQuiet,
                                         .icon = icon::kDownload,
                                         .small = true,
                                         .says = "Save as CSV: " + list.title}))
    page.out.actions.push_back(ui::SaveFile{list.file + ".csv", "text/csv", list_csv(page, list)});
  if (!list.order.empty()) draw_png_button(page, list.title);
  return toggled;
}

template <class Number>
std::function<bool(std::size_t)> is_among(const std::vector<Number>& chosen, std::size_t none, Number without) {
  return [&chosen, none, without](std::size_t at) {
    const Number number = at == none ? without : static_cast<Number>(at);
    return std::find(chosen.begin(), chosen.end(), number) != chosen.end();
  };
}

RankedFor ranked_for(const Page& page, figures::Ranking how) {
  return {page.desk.orders.serial(), page.figures().serial(), how};
}

float draw_head(Page& page, std::string_view title) {  // where it begins
  const float top = page.ui.y();
  page.ui.heading(2, ui::Type::kLead, title);
  if (is_pictured(page, title)) draw_caption(page);
  page.ui.gap(ui::space::k8);
  return top;
}

void draw_products_controls(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  {
    const ui::Row row(ui);
    if (const auto chosen = ui::segmented(ui, "Which products first", {"Most sold", "Least sold"},
                                          desk.products_ranking.least_first ? 1 : 0))
      desk.products_ranking.least_first = *chosen == 1;
    if (const auto by =
            ui::segmented(ui, "Measured by", {"Revenue", "Pieces"}, desk.products_ranking.by_pieces ? 1 : 0))
      desk.products_ranking.by_pieces = *by == 1;
  }
  ui.gap(ui::space::k8);
  ui::text_field(
      ui, "Find a product", desk.product_query,
      {.placeholder = "Part of its name or code", .type = "search", .show_label = false, .icon = icon::kSearch});
  ui.gap(ui::space::k8);
}

void draw_products_sold(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const ui::Card card(ui);
  const float top = draw_head(page, "Products");
  const bool pictured = is_pictured(page, "Products");
  if (!pictured) draw_products_controls(page);
  const std::vector<Sum>& sums = page.figures().by_product();
  const std::size_t none = page.lines().products.size();
  List list{.top = top,
            .title = "Products",
            .file = "products-sold",
            .order = desk.ranked_products.of(ranked_for(page, desk.products_ranking),
                                             [&] { return figures::ranked(sums, desk.products_ranking); }),
            .name = [&](std::size_t at) { return name_of_product(page.lines(), at); },
            .sum = [&](std::size_t at) -> const Sum& { return sums[at]; },
            .chosen = is_among(desk.choice.products, none, kNoProduct),
            .by_pieces = desk.products_ranking.by_pieces};
  list.order.erase(std::remove(list.order.begin(), list.order.end(), none), list.order.end());
  const std::size_t all = list.order.size();
  if (const std::string query = fold(desk.product_query); !query.empty()) {
    const auto fits = [&](std::size_t at) {
      const CatalogueProduct* product = desk.products.catalogue().of_item(static_cast<std::uint32_t>(at));
      return product != nullptr && matches(*product, query);
    };
    list.order.erase(std::remove_if(list.order.begin(), list.order.end(), [&](std::size_t at) { return !fits(at); }),
                     list.order.end());
  }
  if (pictured) {  // what else it is a picture of
    const figures::Ranking how = desk.products_ranking;
    std::string words =
        std::string(how.least_first ? "Least" : "Most") + " sold by " + (how.by_pieces ? "pieces" : "revenue") + ", " +
        with_commas(std::min(list.order.size(), kShownRows)) + " of " + counted(all, "product", "products");
    if (!desk.product_query.empty()) words += ", with " + in_quotation_marks(desk.product_query);
    ui.muted(words);
    ui.gap(ui::space::k8);
  }
  if (const auto toggled = draw_list(page, list)) toggle(desk.choice.products, *toggled);
  ui.muted(desk.product_query.empty() ? counted(all, "product", "products") + " sold in these days"
                                      : with_commas(list.order.size()) + " of " + counted(all, "product", "products"));
}

void draw_countries(Page& page) {
  Desk& desk = page.desk;
  const std::size_t none = page.lines().countries.size();
  const std::vector<Sum>& sums = page.figures().by_country();
  const ui::Card card(page.ui);
  const float top = draw_head(page, "Countries");
  const auto toggled = draw_list(page, {.top = top,
                                        .title = "Countries",
                                        .file = "countries",
                                        .order = figures::ranked(sums),
                                        .name = [&](std::size_t at) { return name_of_country(page.lines(), at); },
                                        .sum = [&](std::size_t at) -> const Sum& { return sums[at]; },
                                        .chosen = is_among(desk.choice.countries, none, kNowhere)});
  if (toggled) toggle(desk.choice.countries, *toggled == none ? kNowhere : *toggled);
}

// Months or weekdays: by what a day of them brings, since the days shown hold more of some than of others.
template <std::size_t N>
void draw_times(Page& page, std::string_view title, std::string_view file, const std::array<Sum, N>& sums,
                const std::array<int, N>& days, std::vector<std::uint8_t>& chosen,
                const std::function<std::string(std::size_t)>& name) {
  const ui::Card card(page.ui);
  const float top = draw_head(page, title);
  List list{.top = top,
            .title = std::string(title),
            .file = std::string(file),
            .order = std::vector<std::size_t>(N),
            .name = name,
            .sum = [&](std::size_t at) -> const Sum& { return sums[at]; },
            .chosen = is_among<std::uint8_t>(chosen, N, 0),
            .days = [&](std::size_t at) { return days[at]; },
            .whole = true};
  std::iota(list.order.begin(), list.order.end(), std::size_t{0});
  if (const auto toggled = draw_list(page, list)) toggle(chosen, *toggled);
}

std::uint8_t month_of(Date day) { return static_cast<std::uint8_t>(to_civil(day).month - 1); }
std::uint8_t weekday_number(Date day) { return static_cast<std::uint8_t>(weekday_of(day)); }

// How many of the days each month or weekday has: of those that the other one leaves.
template <std::size_t N>
std::array<int, N> days_by(figures::Days days, std::uint8_t (&number)(Date), std::uint8_t (&other)(Date),
                           const std::vector<std::uint8_t>& chosen) {
  std::array<int, N> count{};
  for (Date day = days.first; day <= days.last; day = add_days(day, 1))
    if (chosen.empty() || std::find(chosen.begin(), chosen.end(), other(day)) != chosen.end()) ++count[number(day)];
  return count;
}

void draw_customers(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const std::vector<Sum>& sums = page.figures().by_customer();
  const std::size_t nobody = page.lines().customers.size();
  const ui::Card card(ui);
  const float top = draw_head(page, "Customers");
  const auto toggled =
      draw_list(page, {.top = top,
                       .title = "Customers",
                       .file = "customers-orders",
                       .order = desk.ranked_customers.of(ranked_for(page, {}), [&] { return figures::ranked(sums); }),
                       .name = [&](std::size_t at) { return name_of_customer(page.lines(), at); },
                       .sum = [&](std::size_t at) -> const Sum& { return sums[at]; },
                       .chosen = is_among(desk.choice.customers, nobody, kNobody)});
  if (toggled) toggle(desk.choice.customers, *toggled == nobody ? kNobody : *toggled);
  ui.muted(counted(static_cast<std::size_t>(page.figures().now().customers), "customer", "customers") +
           " ordered in these days");
}

void draw_apart(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Card card(ui);
  draw_head(page, "What revenue is made of");
  ui::Table table{.name = "What revenue is made of", .columns = {{"What", 3}, {"Amount", 2, 1}}, .rows = {}};
  table.rows = made_of(page);
  ui::table(ui, table);
  ui.gap(ui::space::k8);
  ui::button_link(ui, "See the " + counted(static_cast<std::size_t>(page.figures().now().lines), "line", "lines"),
                  chosen_href(page, "lines"), {.icon = icon::kReceipt});
}

void look_at(Page& page, ProductList list, ProductOrder order) {
  page.desk.shown_products = list;
  page.desk.product_order = order;
  page.desk.catalogue_query.clear();
  page.out.actions.push_back(ui::Navigate{"#/shop/products"});
}

// Of all orders, whatever days or customers are chosen: what runs out does so for everybody. But of chosen products
// only, where some are.
void draw_to_look_at(Page& page, std::string_view title, std::string_view ground, ProductList what,
                     ProductOrder order) {
  ui::Ui& ui = page.ui;
  Listing::List list = page.desk.listing.of(page.desk.products, what, order, "");
  const std::vector<std::uint32_t>& chosen = page.desk.choice.products;
  const auto left_out = [&](const CatalogueProduct* product) {
    return !chosen.empty() && std::find(chosen.begin(), chosen.end(), product->item) == chosen.end();
  };
  list.erase(std::remove_if(list.begin(), list.end(), left_out), list.end());
  if (list.empty()) return;
  ui.gap(ui::space::k12);
  const ui::Ui::Scope scope(ui, title);
  const ui::Card card(ui);
  draw_head(page, title);
  ui.muted(ground);
  ui.gap(ui::space::k8);
  ui::Table table{.name = std::string(title), .columns = {{"Product", 3}, {"", 2, 1}}, .rows = {}};
  table.columns[1].title = what == ProductList::kRunningOut ? "Left" : "Last sold";
  const Products& products = page.desk.products;
  for (std::size_t i = 0; i < std::min(list.size(), kShownToLookAt); ++i) {
    const std::optional<figures::Left> left = products.left(*list[i]);
    std::string value;
    if (what == ProductList::kRunningOut)
      value = left_words(*left) + (lasting_words(*left).empty() ? "" : ", " + lasting_words(*left));
    else
      value = format_date(*list[i]->last_sold, page.today());
    table.rows.push_back({list[i]->product.name, value});
  }
  ui::table(ui, table);
  ui.gap(ui::space::k8);
  if (ui::button(ui, list.size() > kShownToLookAt ? "See all " + with_commas(list.size()) : "See them",
                 {.icon = icon::kPackage, .small = true}))
    look_at(page, what, order);
}

}  // namespace

std::vector<std::vector<std::string>> made_of(Page& page) {
  const figures::Totals& now = page.figures().now();
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](std::string what, Amount amount) {
    rows.push_back({std::move(what), money(amount, page.currency(), Cents::kAlways)});
  };
  add("Goods", now.goods);
  add("Returns", now.returns);
  add("Discounts of orders", now.discounts);
  add("Revenue", now.sum.revenue);
  if (now.postage != 0) add("Postage, not in revenue", now.postage);
  if (now.fees != 0) add("Fees, not in revenue", now.fees);
  if (now.vouchers != 0) add("Vouchers sold, not in revenue", now.vouchers);
  return rows;
}

void draw_dashboard_lists(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  ui::Columns columns(ui, {1, 1}, ui::space::k12, 640);
  columns.next();
  draw_products_sold(page);
  draw_to_look_at(page, "Running out", "At the rate of the last eight weeks, within two weeks.",
                  ProductList::kRunningOut, ProductOrder::kLasting);
  draw_to_look_at(page, "Slow movers", "Sold before, but not in the last eight weeks.", ProductList::kSlow,
                  ProductOrder::kLongestAgo);
  ui.gap(ui::space::k12);
  draw_apart(page);
  ui.gap(ui::space::k12);
  const figures::Days span = *page.figures().span();
  const figures::Days asked = desk.choice.days.value_or(span);
  const figures::Days shown{std::max(asked.first, span.first), std::min(asked.last, span.last)};
  draw_times(page, "Months of the year", "months", page.figures().by_month(),
             days_by<12>(shown, month_of, weekday_number, desk.choice.weekdays), desk.choice.months,
             [](std::size_t at) { return month_name(static_cast<int>(at) + 1); });
  columns.next();
  if (columns.stacked()) ui.gap(ui::space::k12);
  if (!page.lines().countries.empty()) {
    draw_countries(page);
    ui.gap(ui::space::k12);
  }
  if (!page.lines().customers.empty()) {
    draw_customers(page);
    ui.gap(ui::space::k12);
  }
  draw_times(page, "Weekdays", "weekdays", page.figures().by_weekday(),
             days_by<7>(shown, weekday_number, month_of, desk.choice.months), desk.choice.weekdays,
             [](std::size_t at) { return std::string(kWeekdays[at]); });
}

}  // namespace cairn::shop::desk
