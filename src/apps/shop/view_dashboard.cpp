// The dashboard: four figures against the days before, the trend, and what can be taken away of it. What sold, where,
// when and to whom stands in view_dashboard_lists.cpp.

#include <algorithm>
#include <cmath>

#include "apps/shop/report_html.h"
#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"

namespace cairn::shop::desk {
namespace {

using figures::Sum;

constexpr std::string_view kTrend = "Revenue";  // the chart of which a picture is wanted
constexpr std::size_t kReportRows_shown = 8;
constexpr int kDailyUpTo = 120;            // days; more are shown by week
constexpr int kWeeklyUpTo = 800;           // days; more are shown by month
constexpr std::size_t kLeastForMean = 14;  // days

double number(Amount amount) { return static_cast<double>(amount) / static_cast<double>(kUnit); }

Amount per_order(const figures::Totals& totals) {
  return totals.sum.orders == 0 ? 0 : totals.sum.revenue / totals.sum.orders;
}

double returning(const figures::Totals& totals) {
  return totals.known_orders == 0 ? 0
                                  : static_cast<double>(totals.returning) / static_cast<double>(totals.known_orders);
}

void draw_figure(Page& page, const Report::Figure& figure) {
  ui::Ui& ui = page.ui;
  const ui::Container group(ui, ui::Role::kGroup, figure.name);
  const ui::Card card(ui);
  ui.text(ui::Type::kSmall, figure.name, {.color = ui.colors().muted});
  ui.text(ui::Type::kSection, figure.value);
  ui.text(ui::Type::kSmall, figure.beside, {.color = ui.colors().muted});
}

std::string against(const std::string& change, const std::string& was) {
  return change.empty() ? "nothing in the days before" : change + " against " + was + " before";
}

std::vector<Report::Figure> figures_of(Page& page) {
  const figures::Totals& now = page.figures().now();
  const std::optional<figures::Totals>& before = page.figures().before();
  const std::string_view currency = page.currency();
  const bool all = !page.desk.choice.days;
  const auto beside = [&](double is, double was, const std::string& words) {
    if (all) return std::string("of all days");
    return before ? against(change_words(is, was), words) : std::string("nothing in the days before");
  };
  const figures::Totals was = before.value_or(figures::Totals());
  const std::string none = "\xE2\x80\x94";
  std::vector<Report::Figure> out;
  out.push_back({"Revenue", money(now.sum.revenue, currency),
                 beside(number(now.sum.revenue), number(was.sum.revenue), money(was.sum.revenue, currency))});
  out.push_back({"Orders", with_commas(static_cast<std::size_t>(now.sum.orders)),
                 beside(static_cast<double>(now.sum.orders), static_cast<double>(was.sum.orders),
                        with_commas(static_cast<std::size_t>(was.sum.orders)))});
  out.push_back({"Revenue an order", now.sum.orders == 0 ? none : money(per_order(now), currency),
                 beside(number(per_order(now)), number(per_order(was)), money(per_order(was), currency))});
  out.push_back({"Orders of returning customers", now.known_orders == 0 ? none : share_words(returning(now)),
                 now.known_orders == 0 ? std::string("no order names a customer")
                 : all || !before ? "of " + counted(static_cast<std::size_t>(now.known_orders), "order", "orders") +
                                        " with a customer"
                                  : share_words(returning(was)) + " before"});
  return out;
}

void draw_figures(Page& page) {
  ui::Grid grid(page.ui, "figures", page.ui.phone() ? 150 : 200, ui::space::k12, 4);
  for (const Report::Figure& figure : figures_of(page)) {
    grid.next();
    draw_figure(page, figure);
  }
}

// Days, weeks (from Monday) or calendar months, so that a chart has some dozens of points.
struct Steps {
  std::vector<ui::Point> points;  // x: days since the first one shown
  std::string unit;               // "day"
};

// As many days before, with the same weekdays: what differs from it is not the season.
constexpr int kYearOfWeeks_days = 52 * 7;

// Whether orders of that day are asked for: nothing is shown of the others, not even that it was nothing.
bool is_asked_for(const figures::Choice& choice, Date day) {
  const auto among = [](const std::vector<std::uint8_t>& chosen, int number) {
    return chosen.empty() || std::find(chosen.begin(), chosen.end(), number) != chosen.end();
  };
  return among(choice.weekdays, static_cast<int>(weekday_of(day))) && among(choice.months, to_civil(day).month - 1);
}

// The sums by day that the trend is of, and whose days count.
struct Sums {
  const std::vector<Sum>& by_day;
  Date first;
  const figures::Choice& choice;
};

// `ago`: so many days before those shown, drawn at their places.
Steps steps_of(const Sums& sums_of, figures::Days shown, int ago = 0) {
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
    if (!is_asked_for(sums_of.choice, add_days(day, -ago))) continue;
    const int at = days_between(sums_of.first, day) - ago;
    const Date begin = std::max(begin_of(day), shown.first);
    const auto x = static_cast<float>(days_between(shown.first, begin));
    if (steps.points.empty() || steps.points.back().x < x) {
      steps.points.push_back({x, 0});
      sums.push_back(0);
    }
    if (at >= 0 && static_cast<std::size_t>(at) < sums_of.by_day.size())
      sums.back() += number(sums_of.by_day[static_cast<std::size_t>(at)].revenue);
  }
  for (std::size_t i = 0; i < sums.size(); ++i) steps.points[i].y = static_cast<float>(sums[i]);
  return steps;
}

// The mean of the week around each day evens the weekdays out; of days with a whole week around them.
std::vector<ui::Point> week_mean(const Sums& sums, figures::Days shown, int ago = 0) {
  constexpr int kHalf = 3;
  std::vector<ui::Point> out;
  for (int x = 0; x < shown.count(); ++x) {
    const Date day = add_days(shown.first, x - ago);
    const int at = days_between(sums.first, day);  // the first day shown may lie before all orders
    if (at < kHalf || at + kHalf >= static_cast<int>(sums.by_day.size()) || !is_asked_for(sums.choice, day)) continue;
    double sum = 0;
    int days = 0;
    for (int k = -kHalf; k <= kHalf; ++k) {
      if (!is_asked_for(sums.choice, add_days(day, k))) continue;
      sum += number((sums.by_day.begin() + at + k)->revenue);
      ++days;
    }
    out.push_back({static_cast<float>(x), static_cast<float>(sum / days)});
  }
  return out;
}

Sums sums_of(const Page& page) { return {page.figures().by_day(), page.figures().span()->first, page.desk.choice}; }

// Ticks are round numbers: cents are said where they differ by less than a unit.
std::string tick_words(float value, std::string_view currency) {
  const auto is = static_cast<double>(value);
  const bool whole = std::abs(is - std::round(is)) < 1e-3;
  return money(std::llround(is * 100) * (kUnit / 100), currency, whole ? Cents::kNone : Cents::kAlways);
}

// With its year where more than one is shown.
std::string step_words(Date day, figures::Days shown) {
  const bool one_year = to_civil(shown.first).year == to_civil(shown.last).year;
  return format_day_month(day) + (one_year ? "" : " " + std::to_string(to_civil(day).year));
}

std::string value_words(float value, std::string_view currency) {
  return money(std::llround(static_cast<double>(value) * 100) * (kUnit / 100), currency);
}

// To the end of the step that the chosen stretch ends with.
void choose_days(Page& page, const figures::Days& shown, const Steps& steps, const ui::Stretch& chosen) {
  Desk& desk = page.desk;
  const auto next = std::find_if(steps.points.begin(), steps.points.end(),
                                 [&](const ui::Point& point) { return point.x > chosen.to + 0.5f; });
  const auto day_at = [&](float x) { return add_days(shown.first, static_cast<int>(std::lround(x))); };
  if (desk.period != Period::kOwn) desk.period_before = desk.period;
  desk.period = Period::kOwn;
  desk.first_day = to_iso(day_at(chosen.from));
  desk.last_day = to_iso(next == steps.points.end() ? shown.last : add_days(day_at(next->x), -1));
  page.ui.request_settle();
}

// A year of weeks before, where orders reach back to all of it.
void add_year_before(Page& page, const figures::Days& shown, bool daily, ui::LineChart& chart) {
  const figures::Days span = *page.figures().span();
  if (!page.desk.choice.days || days_between(span.first, shown.first) < kYearOfWeeks_days) return;
  Steps steps = steps_of(sums_of(page), shown, kYearOfWeeks_days);
  const bool mean = daily && steps.points.size() > kLeastForMean;
  if (mean) steps.points = week_mean(sums_of(page), shown, kYearOfWeeks_days);
  if (steps.points.empty()) return;  // none of those days is asked for: 52 weeks before December's last is January
  for (const ui::Point& point : steps.points) {
    chart.y.min = std::min(chart.y.min, point.y);
    chart.y.max = std::max(chart.y.max, point.y);
  }
  chart.series.push_back({mean ? "Mean, 52 weeks before" : "52 weeks before", std::move(steps.points),
                          page.ui.colors().muted, true, false});
}

void draw_trend_chart(Page& page, const figures::Days& shown, const Steps& steps) {
  ui::Ui& ui = page.ui;
  ui::LineChart chart;
  chart.name = "Revenue by " + steps.unit;
  chart.bare = is_pictured(page, kTrend);
  const std::string currency(page.currency());
  float low = 0, high = 0;
  for (const ui::Point& point : steps.points) {
    low = std::min(low, point.y);
    high = std::max(high, point.y);
  }
  const auto [least, most] = std::minmax_element(steps.points.begin(), steps.points.end(),
                                                 [](const ui::Point& a, const ui::Point& b) { return a.y < b.y; });
  chart.summary = "From " + range_words(shown) + ", between " + value_words(least->y, currency) + " and " +
                  value_words(most->y, currency) + " a " + steps.unit +
                  ". Enter at one place and at another shows the days between them only.";
  const bool daily = steps.unit == "day";
  chart.series.push_back({"Revenue", steps.points, daily ? ui.colors().faint : ui.colors().accent, false, !daily});
  if (daily && steps.points.size() > kLeastForMean)
    chart.series.push_back({"Mean of a week", week_mean(sums_of(page), shown), ui.colors().accent, false, false});
  const auto day_at = [first = shown.first](float x) { return add_days(first, static_cast<int>(std::lround(x))); };
  chart.x.min = 0;
  chart.x.max = static_cast<float>(shown.count() - 1);
  chart.x.tick_label = [day_at, shown](float x) { return step_words(day_at(x), shown); };
  chart.y.title = "Revenue by " + steps.unit + (currency.empty() ? "" : ", " + currency);
  chart.y.min = low;
  chart.y.max = std::max(high, 1.0f);
  chart.y.tick_label = [currency](float y) { return tick_words(y, currency); };
  chart.y.value_label = [currency](float y) { return value_words(y, currency); };
  add_year_before(page, shown, daily, chart);
  const std::string unit = steps.unit;
  chart.read_out_label = [day_at, unit, last = shown.last](float x) {
    return (unit == "day" ? "" : "From ") + format_date(day_at(x), last);
  };
  chart.choosable = true;
  chart.stretch_label = [day_at](float from, float to) { return range_words({day_at(from), day_at(to)}); };
  if (const auto chosen = ui::line_chart(ui, chart)) choose_days(page, shown, steps, *chosen);
}

Report::Table table_of(Page& page, std::string title, const std::vector<Sum>& sums, std::size_t without, auto name) {
  Report::Table table{std::move(title), {"", "Orders", "Revenue"}, {false, true, true}, {}};
  for (const std::size_t at : figures::ranked(sums)) {
    if (table.rows.size() == kReportRows_shown) break;
    if (at == without) continue;
    table.rows.push_back({name(page.lines(), at), with_commas(static_cast<std::size_t>(sums[at].orders)),
                          money(sums[at].revenue, page.currency())});
  }
  return table;
}

// One sheet of what is on the screen.
Report report_of(Page& page, const figures::Days& shown, const Steps& steps) {
  Report report;
  report.title = "The shop, " + range_words(shown);
  report.days = range_words(shown);
  report.choices = chosen_words(page);
  report.made_on = format_date(page.today(), page.today()) + " " + std::to_string(to_civil(page.today()).year);
  report.figures = figures_of(page);
  for (const ui::Point& point : steps.points) {
    const Date day = add_days(shown.first, static_cast<int>(std::lround(point.x)));
    report.trend.push_back({step_words(day, shown), static_cast<double>(point.y)});
  }
  report.trend_unit = std::string(page.currency());
  report.trend_title = "Revenue by " + steps.unit + (report.trend_unit.empty() ? "" : ", " + report.trend_unit);
  const Lines& lines = page.lines();
  report.tables.push_back(
      table_of(page, "Products", page.figures().by_product(), lines.products.size(), name_of_product));
  if (!lines.customers.empty())
    report.tables.push_back(
        table_of(page, "Customers", page.figures().by_customer(), lines.customers.size(), name_of_customer));
  if (!lines.countries.empty())
    report.tables.push_back(
        table_of(page, "Countries", page.figures().by_country(), lines.countries.size() + 1, name_of_country));
  report.tables.push_back({"What revenue is made of", {"", "Amount"}, {false, true}, made_of(page)});
  report.notes.emplace_back(
      "Revenue is goods less returns and less discounts of orders; postage, fees and vouchers are beside it.");
  if (lines.currencies.size() > 1)
    report.notes.emplace_back("Amounts of other currencies are in none of these figures.");
  return report;
}

std::string trend_csv(Page& page, figures::Days shown) {
  const figures::Days span = *page.figures().span();
  const std::vector<Sum>& by_day = page.figures().by_day();
  CsvWriter csv;
  csv.row({"day", "revenue", "currency", "pieces", "orders", "revenue 52 weeks before"});
  for (Date day = std::max(shown.first, span.first); day <= std::min(shown.last, span.last); day = add_days(day, 1)) {
    if (!is_asked_for(page.desk.choice, day)) continue;
    const Sum& sum = by_day[static_cast<std::size_t>(days_between(span.first, day))];
    csv.plain(to_iso(day));
    csv.plain(plain_amount(sum.revenue));
    csv.cell(page.currency());
    csv.plain(plain_quantity(sum.units));
    csv.plain(std::to_string(sum.orders));
    const int before = days_between(span.first, day) - kYearOfWeeks_days;
    csv.plain(before < 0 ? "" : plain_amount(by_day[static_cast<std::size_t>(before)].revenue));
    csv.end_row();
  }
  return csv.finish();
}

void draw_trend(Page& page) {
  ui::Ui& ui = page.ui;
  const figures::Days span = *page.figures().span();
  const figures::Days shown = page.desk.choice.days.value_or(span);
  const Steps steps = steps_of(sums_of(page), shown);
  if (steps.points.size() < 2) return;
  const ui::Card card(ui);
  const ui::Rect before{ui.x(), ui.y(), ui.width(), 0};
  const bool bare = is_pictured(page, kTrend);
  if (bare) draw_caption(page);
  draw_trend_chart(page, shown, steps);
  const ui::Rect chart{before.x, before.y, before.w, ui.y() - before.y};
  ui.gap(ui::space::k8);
  {
    const ui::Row row(ui);
    if (ui::button(ui, "PNG",
                   {.look = ui::ButtonLook::kQuiet,
                    .icon = icon::kDownload,
                    .small = true,
                    .says = "Save the chart as PNG"})) {
      page.desk.picture_wanted = kTrend;
      ui.request_settle();
    }
    if (ui::button(
            ui, "CSV",
            {.look = ui::ButtonLook::kQuiet, .icon = icon::kDownload, .small = true, .says = "Save the days as CSV"}))
      page.out.actions.push_back(ui::SaveFile{"revenue-by-day.csv", "text/csv", trend_csv(page, shown)});
    if (ui::button(ui, "Print a report", {.look = ui::ButtonLook::kQuiet, .icon = icon::kPrinter, .small = true}))
      page.out.actions.push_back(ui::PrintPage{report_html(report_of(page, shown, steps))});
  }
  if (bare) take_picture(page, "revenue.png", chart);
}

}  // namespace

void draw_dashboard(Page& page) {
  ui::Ui& ui = page.ui;
  draw_figures(page);
  ui.gap(ui::space::k12);
  draw_trend(page);
  ui.gap(ui::space::k12);
  draw_dashboard_lists(page);
}

}  // namespace cairn::shop::desk
