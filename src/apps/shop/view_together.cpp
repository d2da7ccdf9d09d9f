// What is bought together: pairs of products that are in one order more often than by chance.

#include <algorithm>
#include <cmath>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::shop::desk {
namespace {

constexpr std::size_t kStep = 20, kKept = 2000;

std::string times_words(double lift) {
  const long tenths = std::lround(lift * 10);
  constexpr long kWhole = 100;  // tenths, from which on they are left out
  if (tenths >= kWhole) return with_commas(static_cast<std::size_t>(std::lround(lift)));
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

std::string pairs_csv(Page& page, const std::vector<figures::Pair>& pairs) {
  CsvWriter csv;
  csv.row({"code", "product", "with code", "with product", "orders with both", "support", "lift", "orders of the first",
           "orders of the second", "of the first also the second", "of the second also the first"});
  const auto decimals = [](double value) {
    constexpr double kMillion = 1e6;
    const auto millionths = static_cast<long long>(std::llround(value * kMillion));
    const std::string digits = std::to_string(1'000'000 + millionths % 1'000'000).substr(1);
    return std::to_string(millionths / 1'000'000) + "." + digits;
  };
  for (const figures::Pair& pair : pairs) {
    for (const std::uint32_t product : {pair.a, pair.b}) {
      csv.cell(page.lines().products[product].code);
      csv.cell(page.lines().products[product].name);
    }
    csv.plain(std::to_string(pair.together));
    csv.plain(decimals(pair.support));
    csv.plain(decimals(pair.lift));
    csv.plain(std::to_string(pair.orders_a));
    csv.plain(std::to_string(pair.orders_b));
    csv.plain(decimals(pair.confidence_ab));
    csv.plain(decimals(pair.confidence_ba));
    csv.end_row();
  }
  return csv.finish();
}

void draw_pair(Page& page, const figures::Pair& pair, float height) {
  ui::Ui& ui = page.ui;
  const std::string a = name_of_product(page.lines(), pair.a), b = name_of_product(page.lines(), pair.b);
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k16, height);
  ui.text(ui::Type::kBodyStrong, a + " + " + b);
  ui.text(ui::Type::kSmall, "In " + counted(pair.together, "order", "orders") + ", " + share_words(pair.support) +
                                " of all: " + times_words(pair.lift) + " times as often as by chance.");
  ui.muted(share_words(pair.confidence_ab) + " of those who order the first take the second too, " +
           share_words(pair.confidence_ba) + " the other way round.");
  ui.gap(ui::space::k4);
  if (!ui::button(ui, "See the lines of both",
                  {.icon = icon::kReceipt, .small = true, .says = "See the lines of both: " + a + " + " + b}))
    return;
  page.desk.choice = {.currency = page.desk.choice.currency};
  page.desk.choice.products = page.desk.choice.all_of = {pair.a, pair.b};
  page.desk.period = Period::kAll;
  page.out.actions.push_back(ui::Navigate{chosen_href(page, "lines")});
}

// Those of which either product has all the words.
std::vector<figures::Pair> found(Page& page) {
  const std::string query = fold(page.desk.together_query);
  std::vector<figures::Pair> pairs = page.desk.together_pairs;
  if (query.empty()) return pairs;
  const Catalogue& catalogue = page.desk.products.catalogue();
  const auto has = [&](std::uint32_t item) {
    const CatalogueProduct* product = catalogue.of_item(item);
    return product != nullptr && matches(*product, query);
  };
  pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                             [&](const figures::Pair& pair) { return !has(pair.a) && !has(pair.b); }),
              pairs.end());
  return pairs;
}

}  // namespace

void draw_together(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  ui.heading(2, ui::Type::kLead, "Bought together");
  if (!desk.baskets || !desk.baskets->done()) {
    ui.gap(ui::space::k8);
    ui::progress_bar(ui, "Orders gone through", desk.baskets ? desk.baskets->share_done() : 0);
    return;
  }
  if (desk.together_for != desk.orders.serial()) {
    desk.together_for = desk.orders.serial();
    desk.together_pairs = desk.baskets->strongest(kKept);
    desk.together_most = kStep;
  }
  ui.muted("Of " + counted(desk.baskets->orders(), "order", "orders") +
           " of all days: what is in one order more often than by chance, the surest first. At least " +
           std::to_string(figures::kFewestTogether) + " orders have both.");
  ui.gap(ui::space::k12);
  if (desk.together_pairs.empty())
    return ui.muted("No two products are together in " + std::to_string(figures::kFewestTogether) +
                    " orders or more often than by chance.");
  ui::text_field(
      ui, "Find a product", desk.together_query,
      {.placeholder = "Part of its name or code", .type = "search", .show_label = false, .icon = icon::kSearch});
  ui.gap(ui::space::k8);
  const std::vector<figures::Pair> pairs = found(page);
  const bool cut = desk.together_pairs.size() == kKept;
  ui.muted(cut && pairs.size() == kKept
               ? "The " + with_commas(kKept) + " surest pairs"
               : counted(pairs.size(), "pair", "pairs") + (cut ? " of the " + with_commas(kKept) + " surest" : ""));
  ui.gap(ui::space::k8);
  if (pairs.empty()) return;
  if (ui::button(ui, "Save these pairs as CSV", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    page.out.actions.push_back(ui::SaveFile{"bought-together.csv", "text/csv", pairs_csv(page, pairs)});
  ui.gap(ui::space::k12);
  const std::size_t shown = std::min(pairs.size(), desk.together_most);
  {
    const ui::Container list(ui, ui::Role::kList, "Bought together");
    ui::Grid grid(ui, "pairs", 360, ui::space::k12, 2);
    for (std::size_t i = 0; i < shown; ++i) {
      grid.next();
      const ui::Ui::Scope scope(ui, static_cast<int>(i));
      const ui::Container item(ui, ui::Role::kListItem, "");
      draw_pair(page, pairs[i], grid.cell_h());
    }
  }
  if (shown == pairs.size()) return;
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Show " + with_commas(std::min(kStep, pairs.size() - shown)) + " more",
                 {.width = full_on_phone(ui)})) {
    desk.together_most += kStep;
    ui.request_settle();
  }
}

}  // namespace cairn::shop::desk
