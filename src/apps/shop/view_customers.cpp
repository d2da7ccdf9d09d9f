// Customers: in groups by how lately, how often and for how much they ordered, and who came back how many months later.

#include <algorithm>
#include <array>
#include <cmath>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/table.h"

namespace cairn::shop::desk {
namespace {

using figures::Segment;

constexpr std::string_view kCohorts = "Who came back", kRetention = "Retention";  // charts
constexpr std::size_t kShownCustomers = 10, kCohortsShown = 12, kMonthsLater = 12, kMonthsLaterPhone = 5;

const figures::CustomerTable& table_of(Page& page) { return page.desk.buyers.table(); }

std::string month_words(figures::Month month) {
  const CivilDate civil = to_civil(figures::first_day_of(month));
  return month_name(civil.month).substr(0, 3) + " " + std::to_string(civil.year);
}

std::string scores_words(const figures::CustomerRow& row) {
  return std::to_string(row.recency_score) + "-" + std::to_string(row.frequency_score) + "-" +
         std::to_string(row.money_score);
}

std::string customers_csv(Page& page) {
  CsvWriter csv;
  csv.row({"customer", "name", "group", "recency score", "frequency score", "money score", "days since the last order",
           "first order", "last order", "orders", "revenue", "currency"});
  for (const figures::CustomerRow& row : table_of(page).rows) {
    const CustomerName& name = page.lines().customers[row.customer];
    csv.cell(name.key);
    csv.cell(name.name);
    csv.cell(figures::segment_words(row.segment));
    for (const int score : {row.recency_score, row.frequency_score, row.money_score, row.recency_days})
      csv.plain(std::to_string(score));
    csv.plain(to_iso(row.first_day));
    csv.plain(to_iso(row.last_day));
    csv.plain(std::to_string(row.orders));
    csv.plain(plain_amount(row.money));
    csv.cell(page.currency());
    csv.end_row();
  }
  return csv.finish();
}

std::string cohorts_csv(const figures::Cohorts& cohorts) {
  CsvWriter csv;
  csv.row({"first order in", "customers", "months later", "ordered", "revenue", "month was over"});
  for (const figures::Cohort& cohort : cohorts.by_month)
    for (std::size_t later = 0; later < cohort.cells.size(); ++later) {
      csv.plain(to_iso(figures::first_day_of(cohort.month)).substr(0, 7));
      csv.plain(std::to_string(cohort.customers));
      csv.plain(std::to_string(later));
      csv.plain(std::to_string(cohort.cells[later].customers));
      csv.plain(plain_amount(cohort.cells[later].revenue));
      csv.plain(cohort.cells[later].partial ? "no" : "yes");
      csv.end_row();
    }
  return csv.finish();
}

void choose_segment(Page& page, Segment segment) {
  std::vector<std::uint32_t>& chosen = page.desk.choice.customers;
  chosen.clear();
  for (const figures::CustomerRow& row : table_of(page).rows)
    if (row.segment == segment) chosen.push_back(row.customer);
  page.desk.chosen_segment = std::string(figures::segment_words(segment));
  page.desk.period = Period::kAll;
  page.out.actions.push_back(ui::Navigate{chosen_href(page, "")});
}

void draw_segment(Page& page, Segment segment, const figures::SegmentTotal& total, float height) {
  ui::Ui& ui = page.ui;
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k16, height);
  const std::string words(figures::segment_words(segment));
  ui.heading(3, ui::Type::kBodyStrong, words);
  ui.muted(figures::segment_meaning(segment));
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kSection, with_commas(static_cast<std::size_t>(total.customers)));
  const auto all = static_cast<double>(table_of(page).rows.size());
  ui.muted(share_words(all > 0 ? static_cast<double>(total.customers) / all : 0) + " of customers, " +
           money(total.money, page.currency()) + " in " +
           counted(static_cast<std::size_t>(total.orders), "order", "orders"));
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Show only these",
                 {.disabled_because = total.customers == 0 ? "Nobody is in this group" : "",
                  .small = true,
                  .says = "Show only these: " + words}))
    choose_segment(page, segment);
}

void draw_segments(Page& page) {
  ui::Ui& ui = page.ui;
  const figures::CustomerTable& table = table_of(page);
  ui.heading(2, ui::Type::kLead, "Groups of customers");
  ui.muted("By how lately, how often and for how much they ordered, each in fifths of all " +
           counted(table.rows.size(), "customer", "customers") + ", up to the day of the last order.");
  ui.gap(ui::space::k12);
  {
    const ui::Container list(ui, ui::Role::kList, "Groups of customers");
    ui::Grid grid(ui, "segments", 230, ui::space::k12, 3);
    for (std::size_t i = 0; i < figures::kSegments; ++i) {
      const auto segment = static_cast<Segment>(i);
      grid.next();
      const ui::Ui::Scope scope(ui, static_cast<int>(i));
      const ui::Container item(ui, ui::Role::kListItem, figures::segment_words(segment));
      draw_segment(page, segment, table.segments[i], grid.cell_h());
    }
  }
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Save all customers as CSV", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    page.out.actions.push_back(ui::SaveFile{"customers.csv", "text/csv", customers_csv(page)});
}

// Good customers who stayed away: whom to write to first.
void draw_at_risk(Page& page) {
  ui::Ui& ui = page.ui;
  std::vector<const figures::CustomerRow*> rows;
  for (const figures::CustomerRow& row : table_of(page).rows)
    if (row.segment == Segment::kAtRisk) rows.push_back(&row);
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const figures::CustomerRow* a, const figures::CustomerRow* b) { return a->money > b->money; });
  ui.gap(ui::space::k24);
  ui.heading(2, ui::Type::kLead, "At risk, the most valuable first");
  ui.muted(
      "They ordered often or for much, and have stayed away for long. Scores are recency, frequency and money, "
      "1 to 5.");
  ui.gap(ui::space::k8);
  ui::Table table{.name = "Customers at risk",
                  .columns = {{"Customer", 2},
                              {"Last order", 1.2f, 1},
                              {"Orders", 0.8f, 1, true},
                              {"Scores", 0.8f, 1, true},
                              {"Revenue", 1.2f, 1}},
                  .rows = {}};
  const std::size_t shown = std::min(rows.size(), page.desk.at_risk_most);
  for (std::size_t i = 0; i < shown; ++i) {
    const figures::CustomerRow& row = *rows[i];
    table.rows.push_back({name_of_customer(page.lines(), row.customer),
                          counted(static_cast<std::size_t>(row.recency_days), "day ago", "days ago"),
                          with_commas(static_cast<std::size_t>(row.orders)), scores_words(row),
                          money(row.money, page.currency())});
  }
  ui::table(ui, table);
  if (shown == rows.size()) return;
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Show more of the " + with_commas(rows.size()), {.small = true})) {
    page.desk.at_risk_most += kShownCustomers;
    ui.request_settle();
  }
}

void draw_cell(Page& page, const ui::Rect& rect, const figures::Cohort& cohort, std::size_t later) {
  ui::Ui& ui = page.ui;
  const figures::Cell& cell = cohort.cells[later];
  const double share =
      cohort.customers == 0 ? 0 : static_cast<double>(cell.customers) / static_cast<double>(cohort.customers);
  const ui::Palette& c = ui.colors();
  // The ground says it at a glance, the figure says it exactly; pale grounds keep the ink readable.
  constexpr float kStrongest = 0.45f;
  ui.fill({rect.x + 1, rect.y + 1, rect.w - 2, rect.h - 2},
          mix(c.surface, c.accent, kStrongest * static_cast<float>(std::clamp(share * 2, 0.0, 1.0))), 4);
  ui.label(rect.inset(2, 0), ui.style(ui::Type::kSmall), c.ink,
           std::to_string(std::lround(share * 100)) + (cell.partial ? "*" : ""), 0.5f);
}

void draw_grid(Page& page, const figures::Cohorts& cohorts) {
  ui::Ui& ui = page.ui;
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const std::size_t later = ui.phone() ? kMonthsLaterPhone : kMonthsLater;
  const float name_w = std::ceil(ui.text_width(small, "Sep 2026")) + ui::space::k8;
  const float count_w = std::ceil(ui.text_width(small, "Customers")) + ui::space::k8;
  const float cell_w = std::floor((ui.width() - name_w - count_w) / static_cast<float>(later));
  const float row_h = std::max(ui.control_h() * 0.8f, small.line_px + ui::space::k8);
  const std::size_t first = cohorts.by_month.size() - std::min(cohorts.by_month.size(), kCohortsShown);
  const ui::Container grid(ui, ui::Role::kGroup, "Who came back, in percent");
  const ui::Rect head = ui.place(ui.width(), row_h);
  ui.label({head.x, head.y, name_w, row_h}, small, ui.colors().muted, "First in");
  ui.label({head.x + name_w, head.y, count_w, row_h}, small, ui.colors().muted, "Customers");
  for (std::size_t k = 1; k <= later; ++k) {
    const ui::Ui::Scope scope(ui, static_cast<int>(k));
    ui.label({head.x + name_w + count_w + static_cast<float>(k - 1) * cell_w, head.y, cell_w, row_h}, small,
             ui.colors().muted, std::to_string(k), 0.5f);
  }
  for (std::size_t i = first; i < cohorts.by_month.size(); ++i) {
    const figures::Cohort& cohort = cohorts.by_month[i];
    const ui::Ui::Scope scope(ui, cohort.month.months);
    const ui::Rect row = ui.place(ui.width(), row_h);
    ui.label({row.x, row.y, name_w, row_h}, small, ui.colors().ink, month_words(cohort.month));
    ui.label({row.x + name_w, row.y, count_w, row_h}, small, ui.colors().muted,
             with_commas(static_cast<std::size_t>(cohort.customers)));
    for (std::size_t k = 1; k <= later && k < cohort.cells.size(); ++k)
      draw_cell(page, {row.x + name_w + count_w + static_cast<float>(k - 1) * cell_w, row.y, cell_w, row_h}, cohort, k);
  }
}

void draw_cohorts(Page& page) {
  ui::Ui& ui = page.ui;
  const figures::Cohorts& cohorts = page.desk.buyers.cohorts();
  if (cohorts.by_month.empty()) return;
  ui.gap(ui::space::k24);
  ui.heading(2, ui::Type::kLead, "Who came back");
  const figures::Repeats& repeats = cohorts.repeats;
  std::string words = share_words(repeats.share()) + " of " +
                      counted(static_cast<std::size_t>(repeats.customers), "customer", "customers") + " ordered again";
  if (repeats.days_to_second)
    words += "; half of those within " +
             counted(static_cast<std::size_t>(std::lround(*repeats.days_to_second)), "day", "days") +
             " of the first order";
  ui.text(ui::Type::kBody, words + ".");
  ui.gap(ui::space::k12);
  const ui::Card card(ui);
  const float top = ui.y();
  ui.heading(3, ui::Type::kBodyStrong,
             "Of those who first ordered in a month, percent who ordered so many months later");
  ui.gap(ui::space::k8);
  draw_grid(page, cohorts);
  ui.gap(ui::space::k8);
  std::string note = "* that month is not over in these orders.";
  if (cohorts.by_month.size() > kCohortsShown) note += " The last twelve months of first orders are shown";
  if (ui.phone() && cohorts.by_month.front().cells.size() > kMonthsLaterPhone + 1)
    note +=
        cohorts.by_month.size() > kCohortsShown ? ", and five months after each" : " Five months after each are shown";
  if (note.back() != '.') note += "; the file has all.";
  ui.muted(note);
  if (is_pictured(page, kCohorts)) take_picture(page, "cohorts.png", {ui.x(), top, ui.width(), ui.y() - top});
  ui.gap(ui::space::k8);
  const ui::Row row(ui);
  if (ui::button(ui, "CSV",
                 {.look = ui::ButtonLook::kQuiet,
                  .icon = icon::kDownload,
                  .small = true,
                  .says = "Save who came back as CSV"}))
    page.out.actions.push_back(ui::SaveFile{"cohorts.csv", "text/csv", cohorts_csv(cohorts)});
  draw_png_button(page, kCohorts);
}

void draw_retention(Page& page) {
  ui::Ui& ui = page.ui;
  const auto& by_later = page.desk.buyers.cohorts().by_later;
  if (by_later.size() < 3) return;
  ui::LineChart chart;
  chart.name = "Percent who ordered so many months later";
  std::vector<ui::Point> points;
  constexpr std::int64_t kEnough = 30;  // customers: fewer jump about
  for (std::size_t k = 1; k < by_later.size() && k <= 2 * kMonthsLater && by_later[k].could >= kEnough; ++k)
    points.push_back({static_cast<float>(k), static_cast<float>(100 * by_later[k].share())});
  if (points.size() < 2) return;
  float most = 1;
  for (const ui::Point& point : points) most = std::max(most, point.y);
  chart.summary = "After one month " + share_words(by_later[1].share()) + ", after " + std::to_string(points.size()) +
                  " months " + share_words(by_later[points.size()].share()) + ".";
  chart.series.push_back({"Ordered", points, ui.colors().accent, false, true});
  chart.x = {
      .title = "Months later", .min = 1, .max = static_cast<float>(points.size()), .tick_label = {}, .ticks = {}};
  chart.y = {.title = "Percent", .min = 0, .max = most, .tick_label = {}, .ticks = {}};
  chart.height = 200;
  ui.gap(ui::space::k12);
  const ui::Card card(ui);
  const float top = ui.y();
  ui.heading(3, ui::Type::kBodyStrong, "Of all customers, percent who ordered so many months after their first order");
  ui.gap(ui::space::k8);
  chart.bare = is_pictured(page, kRetention);
  ui::line_chart(ui, chart);
  if (chart.bare) take_picture(page, "retention.png", {ui.x(), top, ui.width(), ui.y() - top});
  ui.gap(ui::space::k8);
  draw_png_button(page, kRetention);
}

}  // namespace

void draw_customers_screen(Page& page) {
  ui::Ui& ui = page.ui;
  page.desk.buyers.look(page.figures(), page.desk.orders.serial());
  if (table_of(page).rows.empty())
    return ui::empty_state(ui, icon::kUsers, "No customer is known here",
                           page.lines().customers.empty()
                               ? "None of these orders says who the customer was. With a column that does (a number, a "
                                 "name or an e-mail address) Cairn shows who comes back."
                               : "Nobody who is known ordered what is chosen.");
  draw_segments(page);
  draw_at_risk(page);
  draw_cohorts(page);
  draw_retention(page);
}

}  // namespace cairn::shop::desk
