// The dashboard: four figures against the days before, the trend, and what sold, where, when and to whom. Every row can
// be chosen; everything else then shows only that.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "apps/shop/view_page.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/table.h"

namespace cairn::shop::desk {
namespace {

using figures::Sum;

constexpr std::size_t kShownRows = 8;
constexpr int kDailyUpTo = 120;   // days; more are shown by week
constexpr int kWeeklyUpTo = 800;  // days; more are shown by month
constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

double number(Amount amount) { return static_cast<double>(amount) / static_cast<double>(kUnit); }

Amount per_order(const figures::Totals& totals) {
  return totals.sum.orders == 0 ? 0 : totals.sum.revenue / totals.sum.orders;
}

double returning(const figures::Totals& totals) {
  return totals.known_orders == 0 ? 0
                                  : static_cast<double>(totals.returning) / static_cast<double>(totals.known_orders);
}

void draw_figure(Page& page, std::string_view name, const std::string& value, const std::string& beside) {
  ui::Ui& ui = page.ui;
  const ui::Container group(ui, ui::Role::kGroup, name);
  const ui::Card card(ui);
  ui.text(ui::Type::kSmall, name, {.color = ui.colors().muted});
  ui.text(ui::Type::kSection, value);
  ui.text(ui::Type::kSmall, beside, {.color = ui.colors().muted});
}

std::string against(const std::string& change, const std::string& was) {
  return change.empty() ? "nothing in the days before" : change + " against " + was + " before";
}

void draw_figures(Page& page) {
  ui::Ui& ui = page.ui;
  const figures::Totals& now = page.figures().now();
  const std::optional<figures::Totals>& before = page.figures().before();
  const std::string_view currency = page.currency();
  const bool all = !page.desk.choice.days;
  const auto beside = [&](double is, double was, const std::string& words) {
    if (all) return std::string("of all days");
    return before ? against(change_words(is, was), words) : std::string("nothing in the days before");
  };
  const figures::Totals was = before.value_or(figures::Totals());
  ui::Grid grid(ui, "figures", 200, ui::space::k12, 4);
  grid.next();
  draw_figure(page, "Revenue", money(now.sum.revenue, currency),
              beside(number(now.sum.revenue), number(was.sum.revenue), money(was.sum.revenue, currency)));
  grid.next();
  draw_figure(page, "Orders", with_commas(static_cast<std::size_t>(now.sum.orders)),
              beside(static_cast<double>(now.sum.orders), static_cast<double>(was.sum.orders),
                     with_commas(static_cast<std::size_t>(was.sum.orders))));
  grid.next();
  draw_figure(page, "Revenue an order", now.sum.orders == 0 ? "\xE2\x80\x94" : money(per_order(now), currency),
              beside(number(per_order(now)), number(per_order(was)), money(per_order(was), currency)));
  grid.next();
  draw_figure(page, "Orders of returning customers",
              now.known_orders == 0 ? "\xE2\x80\x94" : share_words(returning(now)),
              now.known_orders == 0 ? std::string("no order names a customer")
              : all || !before
                  ? "of " + counted(static_cast<std::size_t>(now.known_orders), "order", "orders") + " with a customer"
                  : share_words(returning(was)) + " before");
}

// Days, weeks (from Monday) or calendar months, so that a chart has some dozens of points.
struct Steps {
  std::vector<ui::Point> points;  // x: days since the first one shown
  std::string unit;               // "day"
};

Steps steps_of(const std::vector<Sum>& by_day, Date first_of_all, figures::Days shown) {
  Steps steps;
  const int count = shown.count();
  steps.unit = count <= kDailyUpTo ? "day" : count <= kWeeklyUpTo ? "week" : "month";
  const auto begin_of = [&](Date day) {
    if (count <= kDailyUpTo) return day;
    if (count <= kWeeklyUpTo) return monday_of(day);
    const CivilDate civil = to_civil(day);
    return to_date({civil.year, civil.month, 1});
  };
  std::vector<double> sums;
  for (Date day = shown.first; day <= shown.last; day = add_days(day, 1)) {
    const int at = days_between(first_of_all, day);
    const Date begin = std::max(begin_of(day), shown.first);
    const auto x = static_cast<float>(days_between(shown.first, begin));
    if (steps.points.empty() || steps.points.back().x < x) {
      steps.points.push_back({x, 0});
      sums.push_back(0);
    }
    if (at >= 0 && static_cast<std::size_t>(at) < by_day.size())
      sums.back() += number(by_day[static_cast<std::size_t>(at)].revenue);
  }
  for (std::size_t i = 0; i < sums.size(); ++i) steps.points[i].y = static_cast<float>(sums[i]);
  return steps;
}

// The mean of a week around each day evens the weekdays out.
std::vector<ui::Point> week_mean(const std::vector<ui::Point>& days) {
  constexpr std::size_t kHalf = 3;
  std::vector<ui::Point> out;
  for (std::size_t i = kHalf; i + kHalf < days.size(); ++i) {
    double sum = 0;
    for (std::size_t k = i - kHalf; k <= i + kHalf; ++k) sum += static_cast<double>(days[k].y);
    out.push_back({days[i].x, static_cast<float>(sum / (2 * kHalf + 1))});
  }
  return out;
}

void draw_trend(Page& page) {
  ui::Ui& ui = page.ui;
  const figures::Days span = *page.figures().span();
  const figures::Days shown = page.desk.choice.days.value_or(span);
  if (shown.count() < 2) return;
  const Steps steps = steps_of(page.figures().by_day(), span.first, shown);
  const ui::Card card(ui);
  ui::LineChart chart;
  chart.name = "Revenue by " + steps.unit;
  const std::string currency(page.currency());
  float low = 0, high = 0;
  for (const ui::Point& point : steps.points) {
    low = std::min(low, point.y);
    high = std::max(high, point.y);
  }
  chart.summary = "From " + range_words(shown) + ", between " + money(static_cast<Amount>(low * kUnit), currency) +
                  " and " + money(static_cast<Amount>(high * kUnit), currency) + " a " + steps.unit + ".";
  const bool daily = steps.unit == "day";
  chart.series.push_back({"Revenue", steps.points, daily ? ui.colors().faint : ui.colors().accent, false, !daily});
  if (daily && steps.points.size() > 14)
    chart.series.push_back({"Mean of a week", week_mean(steps.points), ui.colors().accent, false, false});
  const auto day_at = [first = shown.first](float x) { return add_days(first, static_cast<int>(std::lround(x))); };
  chart.x.min = 0;
  chart.x.max = static_cast<float>(shown.count() - 1);
  chart.x.tick_label = [day_at, last = shown.last](float x) { return format_date(day_at(x), last).substr(4); };
  chart.y.title = "Revenue" + (currency.empty() ? "" : ", " + currency);
  chart.y.min = low;
  chart.y.max = std::max(high, 1.0f);
  chart.y.tick_label = [currency](float y) {
    return money(static_cast<Amount>(std::llround(static_cast<double>(y))) * kUnit, currency);
  };
  const std::string unit = steps.unit;
  chart.read_out_label = [day_at, unit, last = shown.last](float x) {
    return (unit == "day" ? "" : "From ") + format_date(day_at(x), last);
  };
  ui::line_chart(ui, chart);
}

// The rows of one list, those that are chosen always among them.
std::vector<ChoiceRow> rows_of(const std::vector<std::size_t>& order, std::size_t most, auto name, auto amount,
                               auto chosen, std::string_view currency) {
  std::vector<ChoiceRow> rows;
  Amount longest = 1;
  for (const std::size_t at : order) longest = std::max(longest, amount(at) < 0 ? -amount(at) : amount(at));
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t at = order[place];
    if (place >= most && !chosen(at)) continue;
    const Amount value = amount(at);
    rows.push_back({at, name(at), money(value, currency),
                    static_cast<double>(value < 0 ? -value : value) / static_cast<double>(longest), chosen(at)});
  }
  return rows;
}

std::vector<std::size_t> by_revenue(const std::vector<Sum>& sums, bool least_first) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (sums[i].orders > 0 || sums[i].revenue != 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return least_first ? sums[a].revenue < sums[b].revenue : sums[a].revenue > sums[b].revenue;
  });
  return order;
}

template <class Number>
auto is_among(const std::vector<Number>& chosen) {
  return [&chosen](std::size_t at) {
    return std::find(chosen.begin(), chosen.end(), static_cast<Number>(at)) != chosen.end();
  };
}

void draw_products(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "Products");
  ui.gap(ui::space::k8);
  if (const auto chosen = ui::segmented(ui, "Which products first", {"Most sold", "Least sold"}, desk.worst ? 1 : 0))
    desk.worst = *chosen == 1;
  ui.gap(ui::space::k8);
  ui::text_field(
      ui, "Find a product", desk.product_query,
      {.placeholder = "Part of its name or code", .type = "search", .show_label = false, .icon = icon::kSearch});
  ui.gap(ui::space::k8);
  const std::vector<Sum>& sums = page.figures().by_product();
  std::vector<std::size_t> order = by_revenue(sums, desk.worst);
  order.erase(std::remove(order.begin(), order.end(), page.lines().products.size()), order.end());
  const std::size_t all = order.size();
  if (const std::string query = fold(desk.product_query); !query.empty()) {
    const auto fits = [&](std::size_t at) {
      const ProductName& product = page.lines().products[at];
      return fold(product.name).find(query) != std::string::npos || fold(product.code).find(query) != std::string::npos;
    };
    order.erase(std::remove_if(order.begin(), order.end(), [&](std::size_t at) { return !fits(at); }), order.end());
  }
  const auto toggled = draw_choices(
      ui, "Products",
      rows_of(
          order, kShownRows, [&](std::size_t at) { return name_of_product(page.lines(), at); },
          [&](std::size_t at) { return sums[at].revenue; }, is_among(desk.choice.products), page.currency()));
  if (toggled) {
    toggle(desk.choice.products, *toggled);
    ui.request_settle();
  }
  ui.muted(desk.product_query.empty() ? counted(all, "product", "products") + " sold in these days"
                                      : with_commas(order.size()) + " of " + counted(all, "product", "products"));
}

void draw_countries(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const std::vector<Sum>& sums = page.figures().by_country();
  const std::vector<std::size_t> order = by_revenue(sums, false);
  if (page.lines().countries.empty()) return;
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "Countries");
  ui.gap(ui::space::k8);
  const auto toggled =
      draw_choices(ui, "Countries",
                   rows_of(
                       order, kShownRows, [&](std::size_t at) { return name_of_country(page.lines(), at); },
                       [&](std::size_t at) { return sums[at].revenue; },
                       [&](std::size_t at) {
                         return is_among(desk.choice.countries)(at == page.lines().countries.size() ? kNowhere : at);
                       },
                       page.currency()));
  if (toggled) {
    toggle(desk.choice.countries, *toggled == page.lines().countries.size() ? kNowhere : *toggled);
    ui.request_settle();
  }
  if (order.size() > kShownRows) ui.muted("and " + counted(order.size() - kShownRows, "more", "more"));
}

void draw_weekdays(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const auto& sums = page.figures().by_weekday();
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "Weekdays");
  ui.gap(ui::space::k8);
  std::vector<std::size_t> order(sums.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto toggled = draw_choices(
      ui, "Weekdays",
      rows_of(
          order, order.size(), [](std::size_t at) { return std::string(kWeekdays[at]); },
          [&](std::size_t at) { return sums[at].revenue; }, is_among(desk.choice.weekdays), page.currency()));
  if (toggled) {
    toggle(desk.choice.weekdays, *toggled);
    ui.request_settle();
  }
}

void draw_customers(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const std::vector<Sum>& sums = page.figures().by_customer();
  const std::size_t nobody = page.lines().customers.size();
  if (nobody == 0) return;
  std::vector<std::size_t> order = by_revenue(sums, false);
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "Customers");
  ui.gap(ui::space::k8);
  const auto toggled =
      draw_choices(ui, "Customers",
                   rows_of(
                       order, kShownRows, [&](std::size_t at) { return name_of_customer(page.lines(), at); },
                       [&](std::size_t at) { return sums[at].revenue; },
                       [&](std::size_t at) { return is_among(desk.choice.customers)(at == nobody ? kNobody : at); },
                       page.currency()));
  if (toggled) {
    toggle(desk.choice.customers, *toggled == nobody ? kNobody : *toggled);
    ui.request_settle();
  }
  ui.muted(counted(static_cast<std::size_t>(page.figures().now().customers), "customer", "customers") +
           " ordered in these days");
}

void draw_apart(Page& page) {
  ui::Ui& ui = page.ui;
  const figures::Totals& now = page.figures().now();
  const std::string_view currency = page.currency();
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "What revenue is made of");
  ui.gap(ui::space::k8);
  ui::Table table{.name = "What revenue is made of", .columns = {{"What", 3}, {"Amount", 2, 1}}, .rows = {}};
  const auto add = [&](std::string what, Amount amount) {
    table.rows.push_back({std::move(what), money(amount, currency, Cents::kAlways)});
  };
  add("Goods", now.goods);
  add("Returns", now.returns);
  add("Discounts of orders", now.discounts);
  add("Revenue", now.sum.revenue);
  if (now.postage != 0) add("Beside it: postage", now.postage);
  if (now.fees != 0) add("Beside it: fees", now.fees);
  if (now.vouchers != 0) add("Beside it: vouchers sold", now.vouchers);
  ui::table(ui, table);
  ui.gap(ui::space::k8);
  ui::button_link(ui, "See the " + counted(static_cast<std::size_t>(now.lines), "line", "lines"), "#/shop/lines",
                  {.icon = icon::kReceipt});
}

}  // namespace

void draw_dashboard(Page& page) {
  ui::Ui& ui = page.ui;
  draw_figures(page);
  ui.gap(ui::space::k12);
  draw_trend(page);
  ui.gap(ui::space::k12);
  ui::Columns columns(ui, {1, 1}, ui::space::k12, 640);
  columns.next();
  draw_products(page);
  ui.gap(ui::space::k12);
  draw_apart(page);
  columns.next();
  if (columns.stacked()) ui.gap(ui::space::k12);
  draw_countries(page);
  ui.gap(ui::space::k12);
  draw_customers(page);
  ui.gap(ui::space::k12);
  draw_weekdays(page);
}

}  // namespace cairn::shop::desk
