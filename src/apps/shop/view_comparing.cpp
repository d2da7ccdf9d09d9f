// How good each way to recommend is on the last month, which none of them has seen; and one against another.

#include <algorithm>
#include <cmath>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::shop::desk {
namespace {

constexpr std::uint64_t kSeed = 1;

std::string three(double value) {
  const long thousandths = std::lround(value * 1000);
  const std::string digits = std::to_string(1000 + std::labs(thousandths) % 1000).substr(1);
  return (thousandths < 0 ? "\xE2\x88\x92" : "") + std::to_string(std::labs(thousandths) / 1000) + "." + digits;
}

std::string range(const ml::Interval& interval) {
  return three(interval.value) + " (" + three(interval.low) + " to " + three(interval.high) + ")";
}

std::string comparing_csv(const Comparing& comparing) {
  CsvWriter csv;
  csv.row({"way", "customers", "HR@10", "low", "high", "NDCG@10", "low", "high", "recall@10", "low", "high", "coverage",
           "novelty, bits", "low", "high"});
  const auto number = [&](double value) { csv.plain(std::to_string(value)); };
  const auto interval = [&](const ml::Interval& of) {
    for (const double value : {of.value, of.low, of.high}) number(value);
  };
  for (const Comparing::Row& row : comparing.rows()) {
    csv.cell(factors::method_title(row.method));
    csv.plain(std::to_string(comparing.customers()));
    interval(row.hit);
    interval(row.ndcg);
    interval(row.recall);
    number(row.coverage);
    interval(row.novelty);
    csv.end_row();
  }
  return csv.finish();
}

// For who does not know the measures: of a hundred customers, how many found something in their ten.
std::string in_short(const Comparing& comparing) {
  const Comparing::Row* blend = nullptr;
  const Comparing::Row* other = nullptr;  // the best of them
  for (const Comparing::Row& row : comparing.rows()) {
    if (row.method == factors::Method::kBlend)
      blend = &row;
    else if (other == nullptr || row.hit.value > other->hit.value)
      other = &row;
  }
  if (blend == nullptr || other == nullptr) return "";
  return "Of these customers " + share_words(blend->hit.value) +
         " bought at least one of the ten things that the blend would have recommended to them. Of the other ways the "
         "best, " +
         in_quotation_marks(factors::method_title(other->method)) + ", comes to " + share_words(other->hit.value) + ".";
}

void draw_against(Page& page, const Comparing& comparing) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const auto& rows = comparing.rows();
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const Comparing::Row& row : rows) names.emplace_back(factors::method_title(row.method));
  ui.gap(ui::space::k16);
  ui.heading(3, ui::Type::kBodyStrong, "One against another");
  ui.gap(ui::space::k8);
  {
    const ui::Row row(ui, ui::space::k12);
    const float width = ui.phone() ? ui.width() : 280;
    if (const auto first = ui::select(ui, "This one", names, desk.first_method, width)) desk.first_method = *first;
    if (const auto second = ui::select(ui, "against", names, desk.second_method, width)) desk.second_method = *second;
  }
  ui.gap(ui::space::k8);
  const factors::Ranking& a = rows[static_cast<std::size_t>(desk.first_method)].ranking;
  const factors::Ranking& b = rows[static_cast<std::size_t>(desk.second_method)].ranking;
  const ml::Interval ndcg = factors::mean_interval(factors::differences(a.ndcg, b.ndcg), kSeed);
  const ml::Interval hit = factors::mean_interval(factors::differences(a.hit, b.hit), kSeed);
  std::string words = ndcg.low > 0    ? "By NDCG@10 the first one is better"
                      : ndcg.high < 0 ? "By NDCG@10 the second one is better"
                                      : "By NDCG@10 these orders cannot tell which of the two is better";
  words += ". On the same customers the first has " + range(ndcg) + " more NDCG@10 and " + range(hit) +
           " more HR@10; 95 % of resampled groups of customers lie in the brackets.";
  ui.text(ui::Type::kBody, words);
}

}  // namespace

void draw_comparing(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const ui::Container region(ui, ui::Role::kRegion, "How good is it?");
  const ui::Ui::Scope scope(ui, "comparing");
  ui.heading(2, ui::Type::kLead, "How good is it?");
  ui.gap(ui::space::k8);
  if (!desk.comparing) {
    ui.text(ui::Type::kBody,
            "Each way to recommend learns from everything but the last 31 days, and is then judged by what the same "
            "customers "
            "bought in them.");
    ui.gap(ui::space::k12);
    if (ui::button(ui, "Judge them on the last 31 days", {.icon = icon::kScale, .width = full_on_phone(ui)})) {
      desk.comparing =
          std::make_unique<Comparing>(desk.recommending.sales(), desk.recommending.now_minute(), desk.asked.purpose);
      ui.request_settle();
    }
    return;
  }
  const Comparing& comparing = *desk.comparing;
  if (!comparing.done()) {
    ui.text(ui::Type::kBody, "Judging: " + std::string(factors::method_title(comparing.at_work())));
    ui.gap(ui::space::k8);
    ui::progress_bar(ui, "Judged", comparing.share_done());
    ui.gap(ui::space::k12);
    if (ui::button(ui, "Cancel", {.width = full_on_phone(ui)})) {
      desk.comparing.reset();
      ui.request_settle();
    }
    return;
  }
  if (comparing.customers() == 0) {
    ui.text(ui::Type::kBody,
            "It cannot be said: no customer who had ordered before did so again in the last 31 days of these orders.");
    return;
  }
  ui.muted(counted(comparing.customers(), "customer", "customers") + " who had ordered before bought " +
           (comparing.purpose() == factors::Purpose::kNew ? "something new to them" : "again") +
           " in the last 31 days. In brackets: 95 % of resampled groups of customers.");
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBody, in_short(comparing));
  ui.gap(ui::space::k12);
  ui::Table table{.name = "How good each way is",
                  .columns = {{"Way", 2.4f},
                              {"HR@10", 2, 1},
                              {"NDCG@10", 2, 1},
                              {"Recall@10", 1, 1, true},
                              {"Coverage", 1, 1, true},
                              {"Novelty, bits", 1.2f, 1, true}},
                  .rows = {}};
  for (const Comparing::Row& row : comparing.rows())
    table.rows.push_back({std::string(factors::method_title(row.method)), range(row.hit), range(row.ndcg),
                          three(row.recall.value), share_words(row.coverage), three(row.novelty.value)});
  ui::table(ui, table);
  ui.gap(ui::space::k8);
  if (ui::button(ui, "CSV",
                 {.look = ui::ButtonLook::kQuiet,
                  .icon = icon::kDownload,
                  .small = true,
                  .says = "Save how good each way is as CSV"}))
    page.out.actions.push_back(ui::SaveFile{"recommending.csv", "text/csv", comparing_csv(comparing)});
  if (ui::disclosure(ui, "What the figures mean", false))
    ui.text(ui::Type::kBody,
            "HR@10: the share of customers who bought at least one of the ten things recommended. NDCG@10: the same, "
            "but a hit "
            "counts more the higher it stands, 1 being a perfect list. Recall@10: the share of all that was bought "
            "that was "
            "among the ten. Coverage: the share of products that anybody was recommended. Novelty: how rare the "
            "recommended "
            "products are; 3 bits is a product that one customer in eight has bought.");
  draw_against(page, comparing);
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Judge them again", {.look = ui::ButtonLook::kQuiet})) {
    desk.comparing.reset();
    ui.request_settle();
  }
}

}  // namespace cairn::shop::desk
