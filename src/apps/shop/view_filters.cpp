// What is chosen of the orders: days, currency, and what was picked in the charts.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "apps/shop/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/route.h"

namespace cairn::shop::desk {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Mondays", "Tuesdays",  "Wednesdays", "Thursdays",
                                                    "Fridays", "Saturdays", "Sundays"};
constexpr std::array<std::string_view, 6> kPeriods{"Last 7 days",   "Last 30 days", "Last 90 days",
                                                   "Last 365 days", "All of them",  "From a day to a day"};
constexpr std::size_t kMostChips = 8;
constexpr int kWeek_days = 7, kMonth_days = 30, kQuarter_days = 90, kYear_days = 365;

int days_of(Period period) {
  switch (period) {
    case Period::kWeek:
      return kWeek_days;
    case Period::kMonth:
      return kMonth_days;
    case Period::kQuarter:
      return kQuarter_days;
    case Period::kYear:
      return kYear_days;
    case Period::kAll:
    case Period::kOwn:
      break;
  }
  return 0;
}

// The days that are asked for; nothing: all of them.
std::optional<figures::Days> chosen_days(Desk& desk, figures::Days span) {
  desk.day_error.clear();
  if (const int count = days_of(desk.period); count > 0)
    return figures::Days{add_days(span.last, 1 - count), span.last};
  if (desk.period == Period::kAll) return {};
  const std::optional<Date> first = parse_date(desk.first_day), last = parse_date(desk.last_day);
  if (!first || !last || *last < *first) {
    desk.day_error = !first || !last ? "Choose two days." : "The first day is after the last one.";
    return desk.choice.days;
  }
  return figures::Days{*first, *last};
}

// The currency with the largest revenue stands first when orders are opened.
std::uint8_t main_currency(const figures::Crossfilter& figures) {
  const std::vector<Amount> sums = figures.by_currency();
  return static_cast<std::uint8_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

Asking asking_of(const Desk& desk) { return {desk.period, desk.first_day, desk.last_day, desk.choice}; }

// An address that somebody came by says what is chosen. One that says nothing leaves it as it is.
void follow_address(Page& page) {
  Desk& desk = page.desk;
  const std::string& query = page.context.route->query;
  if (!desk.own_address.came(query) || query.empty() || query == desk.address) return;
  desk.address = query;
  Asking asking = choice_of(query, page.lines(), asking_of(desk));
  desk.period = asking.period;
  desk.first_day = std::move(asking.first_day);
  desk.last_day = std::move(asking.last_day);
  const auto days = desk.choice.days;
  desk.choice = std::move(asking.choice);
  desk.choice.days = days;
}

std::string_view how_to_choose(const Page& page) {
  if (!page.context.route->argument.empty()) return "Tick rows of the dashboard's lists to see only those.";
  return page.ui.env().touch ? "Tick rows of the lists, or hold the chart and drag across it, to see only those."
                             : "Tick rows of the lists, or drag across the chart, to see only those.";
}

void draw_days_choice(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const auto chosen =
      ui::select(ui, "Days", {kPeriods.begin(), kPeriods.end()}, static_cast<int>(desk.period), ui.width());
  if (!chosen) return;
  if (desk.period != Period::kOwn) desk.period_before = desk.period;
  desk.period = static_cast<Period>(*chosen);
  ui.request_settle();
}

void draw_currency_choice(Page& page) {
  std::vector<std::string> names;
  for (const std::string& currency : page.lines().currencies)
    names.push_back(currency.empty() ? "No currency named" : currency);
  const auto chosen = ui::select(page.ui, "Currency", names, page.desk.choice.currency, page.ui.width());
  if (!chosen) return;
  page.desk.choice.currency = static_cast<std::uint8_t>(*chosen);
  page.ui.request_settle();
}

void draw_own_days(Page& page, ui::Columns& columns) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const auto next = [&] {
    columns.next();
    if (columns.stacked()) ui.gap(ui::space::k8);
  };
  next();
  ui::text_field(ui, "First day", desk.first_day, {.type = "date", .error = desk.day_error});
  next();
  ui::text_field(ui, "Last day", desk.last_day, {.type = "date"});
  next();
  if (!columns.stacked()) ui.gap(ui.style(ui::Type::kSmallStrong).line_px + ui::space::k4);  // level with the fields
  const std::string back(kPeriods[static_cast<std::size_t>(desk.period_before)]);
  if (!ui::button(ui, "Back to: " + back, {.look = ui::ButtonLook::kQuiet, .icon = icon::kRotateCcw})) return;
  desk.period = desk.period_before;
  ui.semantics().focus(ui.id("Days"));  // the button is gone
  ui.request_settle();
}

// In one line where there is room: what stands below stays in its place when days are chosen across the chart.
void draw_period(Page& page, figures::Days span, bool with_days) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  {
    constexpr float kLeast_px = 640;
    const bool currencies = page.lines().currencies.size() > 1;
    std::vector<float> shares{1.2f, 1, 1, 1.7f};
    if (currencies) shares.insert(shares.begin() + 1, 1.1f);
    ui::Columns columns(ui, std::move(shares), ui::space::k12, kLeast_px);
    if (with_days) {
      columns.next();
      draw_days_choice(page);
    }
    if (currencies) {
      columns.next();
      if (with_days && columns.stacked()) ui.gap(ui::space::k8);
      draw_currency_choice(page);
    }
    if (with_days && desk.period == Period::kOwn) draw_own_days(page, columns);
  }
  const std::string said = desk.day_error;
  desk.choice.days = chosen_days(desk, span);
  if (said != desk.day_error) ui.request_settle();  // it stands beside a field above
  if (desk.choice.customers.size() <= kMostChips) desk.chosen_segment.clear();
  page.figures().choose(desk.choice);
  ui.gap(ui::space::k4);
  if (!with_days) return;
  std::string words = range_words(desk.choice.days.value_or(span));
  if (desk.period != Period::kAll && desk.period != Period::kOwn) words += ", to the day of the last order";
  if (const auto& days = desk.choice.days)
    words += "; before them: " + range_words({add_days(days->first, -days->count()), add_days(days->first, -1)});
  if (page.lines().currencies.size() > 1) words += ". Amounts of other currencies are in none of these figures";
  ui.muted(words + ".");
}

template <class Number, class Name>
void draw_chips(Page& page, std::vector<Number>& chosen, std::string_view many, Name name) {
  ui::Ui& ui = page.ui;
  if (chosen.size() > kMostChips) {
    const std::string words = with_commas(chosen.size()) + " " + std::string(many);
    if (ui::button(ui, words,
                   {.icon = icon::kX, .small = true, .icon_last = true, .says = "Show all again, not only " + words})) {
      chosen.clear();
      ui.request_settle();
    }
    return;
  }
  std::optional<std::size_t> gone;
  for (std::size_t at = 0; at < chosen.size(); ++at) {
    const std::string words = name(chosen[at]);
    const ui::Ui::Scope scope(ui, static_cast<int>(at));
    if (ui::button(ui, std::string(truncate_utf8(words, 40)),
                   {.icon = icon::kX, .small = true, .icon_last = true, .says = "Show all again, not only " + words}))
      gone = at;
  }
  if (!gone) return;
  chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(*gone));
  ui.request_settle();
}

}  // namespace

void follow_orders(Page& page) {
  Desk& desk = page.desk;
  if (desk.chosen_for == desk.orders.serial()) return;
  desk.chosen_for = desk.orders.serial();
  desk.choice = {};
  desk.choice.currency = main_currency(page.figures());
  if (desk.first_day.empty()) {
    const figures::Days span = *page.figures().span();
    desk.first_day = to_iso(std::max(span.first, add_days(span.last, 1 - kQuarter_days)));
    desk.last_day = to_iso(span.last);
  }
  desk.usual_address = choice_text({Period::kQuarter, {}, {}, desk.choice}, page.lines());
  if (desk.address.empty()) return;  // else by their names
  desk.choice = choice_of(desk.address, page.lines(), asking_of(desk)).choice;
}

std::vector<std::string> chosen_words(Page& page) {
  const figures::Choice& choice = page.desk.choice;
  std::vector<std::string> words;
  const auto add = [&](const auto& chosen, std::string_view many, auto name) {
    if (chosen.empty()) return;
    std::string all = "Only: ";
    if (chosen.size() > kMostChips)
      all += with_commas(chosen.size()) + " " + std::string(many);
    else
      for (std::size_t i = 0; i < chosen.size(); ++i) all += (i == 0 ? "" : ", ") + name(chosen[i]);
    words.push_back(std::move(all));
  };
  const Lines& lines = page.lines();
  add(choice.weekdays, "weekdays", [](std::uint8_t day) { return std::string(kWeekdays[day]); });
  add(choice.months, "months", [](std::uint8_t month) { return month_name(month + 1); });
  add(choice.countries, "countries", [&](std::uint16_t at) { return name_of_country(lines, at); });
  add(choice.products, "products", [&](std::uint32_t at) { return name_of_product(lines, at); });
  add(choice.customers, "customers", [&](std::uint32_t at) { return name_of_customer(lines, at); });
  add(choice.all_of, "products", [&](std::uint32_t at) { return "orders with " + name_of_product(lines, at); });
  return words;
}

std::string chosen_href(const Page& page, std::string_view argument) {
  ui::Route route;
  route.screen = "shop";
  route.argument = argument;
  if (page.desk.orders.stand() == Orders::Stand::kOpen && page.desk.chosen_for == page.desk.orders.serial()) {
    route.query = choice_text(asking_of(page.desk), page.lines());
    if (route.query == page.desk.usual_address) route.query.clear();
  }
  return ui::href_of(route);
}

void keep_in_address(Page& page) {
  const ui::Route& route = *page.context.route;
  for (const ui::Action& action : page.out.actions)
    if (std::holds_alternative<ui::Navigate>(action)) return;  // somebody is leaving anyway
  const std::string href = chosen_href(page, route.argument);
  page.desk.address = ui::parse_route(href).query;
  if (page.desk.address == route.query) return;
  page.desk.own_address.ask(page.desk.address);
  page.out.actions.push_back(ui::Navigate{href, true});
}

void draw_filters(Page& page, bool with_days) {
  ui::Ui& ui = page.ui;
  follow_orders(page);
  follow_address(page);
  Desk& desk = page.desk;
  const figures::Days span = *page.figures().span();
  draw_period(page, span, with_days);
  figures::Choice& choice = desk.choice;
  const bool any = !choice.weekdays.empty() || !choice.months.empty() || !choice.countries.empty() ||
                   !choice.products.empty() || !choice.customers.empty() || !choice.all_of.empty();
  // Of the same height with and without, or the page would move under the pointer that chooses.
  ui.gap(ui::space::k8);
  const ui::Container group(ui, ui::Role::kGroup, "Only these");
  const ui::Row row(ui, ui::space::k8, ui::small_button_h(ui));
  if (!any) return ui.muted(how_to_choose(page));
  const Lines& lines = page.lines();
  const std::string segment = desk.chosen_segment.empty() ? "" : " (" + desk.chosen_segment + ")";
  {
    const ui::Ui::Scope scope(ui, "weekdays");
    draw_chips(page, choice.weekdays, "weekdays", [](std::uint8_t day) { return std::string(kWeekdays[day]); });
  }
  {
    const ui::Ui::Scope scope(ui, "months");
    draw_chips(page, choice.months, "months", [](std::uint8_t month) { return month_name(month + 1); });
  }
  {
    const ui::Ui::Scope scope(ui, "countries");
    draw_chips(page, choice.countries, "countries",
               [&](std::uint16_t country) { return name_of_country(lines, country); });
  }
  {
    const ui::Ui::Scope scope(ui, "products");
    draw_chips(page, choice.products, "products",
               [&](std::uint32_t product) { return name_of_product(lines, product); });
  }
  {
    const ui::Ui::Scope scope(ui, "customers");
    draw_chips(page, choice.customers, "customers" + segment,
               [&](std::uint32_t customer) { return name_of_customer(lines, customer); });
  }
  {
    const ui::Ui::Scope scope(ui, "all of");
    draw_chips(page, choice.all_of, "products in one order",
               [&](std::uint32_t product) { return "Orders with " + name_of_product(lines, product); });
  }
  if (ui::button(ui, "Show everything", {.look = ui::ButtonLook::kQuiet, .small = true})) {
    choice.weekdays.clear();
    choice.months.clear();
    choice.countries.clear();
    choice.products.clear();
    choice.customers.clear();
    choice.all_of.clear();
    ui.request_settle();
  }
}

}  // namespace cairn::shop::desk
