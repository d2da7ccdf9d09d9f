// The lines behind the figures: what passes all that is chosen, the newest first, and as a file.

#include <algorithm>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::shop::desk {
namespace {

constexpr std::size_t kShownLines = 100;
constexpr std::int32_t kDay_minutes = 24 * 60;

// Files that only say the day have all their lines at midnight.
bool tells_time(const Lines& lines) {
  return std::any_of(lines.minute.begin(), lines.minute.end(),
                     [](std::int32_t minute) { return minute != figures::day_of(minute).days * kDay_minutes; });
}

}  // namespace

std::string lines_csv(figures::Crossfilter& figures) {
  const Lines& lines = figures.lines();
  CsvWriter csv;
  csv.row({"order", "when", "code", "product", "kind", "quantity", "amount", "currency", "customer", "country"});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!figures.passes(i)) continue;
    const std::uint32_t product = lines.product[i];
    csv.cell(lines.orders[lines.order[i]]);
    csv.plain(minute_words(lines.minute[i]));
    csv.cell(product == kNoProduct ? "" : lines.products[product].code);
    csv.cell(product == kNoProduct ? "" : lines.products[product].name);
    csv.cell(kind_words(lines.kind[i]));
    csv.plain(plain_quantity(lines.quantity[i]));
    csv.plain(plain_amount(lines.amount[i]));
    csv.cell(lines.currencies[lines.currency[i]]);
    csv.cell(lines.customer[i] == kNobody ? "" : lines.customers[lines.customer[i]].key);
    csv.cell(lines.country[i] == kNowhere ? "" : lines.countries[lines.country[i]]);
    csv.end_row();
  }
  return csv.finish();
}

void draw_lines(Page& page) {
  ui::Ui& ui = page.ui;
  const Lines& lines = page.lines();
  const auto all = static_cast<std::size_t>(page.figures().now().lines);
  ui.heading(2, ui::Type::kLead, counted(all, "line", "lines"));
  ui.gap(ui::space::k8);
  if (all == 0) {
    ui.muted("No line is of all that is chosen.");
    return;
  }
  if (ui::button(ui, "Save these lines as CSV", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    page.out.actions.push_back(ui::SaveFile{"order-lines.csv", "text/csv", lines_csv(page.figures())});
  ui.gap(ui::space::k12);
  ui::Table table{.name = "Order lines",
                  .columns = {{"Order", 1.2f, 0, true},
                              {"When", 1.7f},
                              {"Product", 3},
                              {"What", 1, 0, true},
                              {"Customer", 1.3f, 0, true},
                              {"Country", 1.5f, 0, true},
                              {"Quantity", 1, 1, true},
                              {"Amount", 1.2f, 1}},
                  .rows = {}};
  const bool timed = tells_time(lines);
  for (const std::uint32_t line : page.figures().passing(kShownLines))
    table.rows.push_back({lines.orders[lines.order[line]],
                          timed ? minute_words(lines.minute[line]) : to_iso(figures::day_of(lines.minute[line])),
                          name_of_product(lines, lines.product[line]), std::string(kind_words(lines.kind[line])),
                          lines.customer[line] == kNobody ? "" : name_of_customer(lines, lines.customer[line]),
                          lines.country[line] == kNowhere ? "" : lines.countries[lines.country[line]],
                          quantity_words(lines.quantity[line]),
                          money(lines.amount[line], page.currency(), Cents::kAlways)});
  ui::table(ui, table);
  if (all > kShownLines) {
    ui.gap(ui::space::k8);
    ui.muted("The newest " + with_commas(kShownLines) + " are shown; the file holds all of them.");
  }
}

}  // namespace cairn::shop::desk
