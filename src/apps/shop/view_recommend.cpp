// Recommendations: learning from the orders, and what it comes to for one customer, with its reasons.

#include <algorithm>
#include <cmath>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::shop::desk {
namespace {

constexpr std::size_t kProposals = 8, kShownReasons = 3, kShownOrders = 8;

std::string_view step_words(factors::BlendTraining::Step step) {
  switch (step) {
    case factors::BlendTraining::Step::kEarlier:
      return "Learning what goes together, from all but the last month";
    case factors::BlendTraining::Step::kWeightsForAll:
    case factors::BlendTraining::Step::kWeightsForNew:
      return "Trying on the last month how much each reason should count";
    case factors::BlendTraining::Step::kAll:
    case factors::BlendTraining::Step::kDone:
      break;
  }
  return "Learning what goes together, from everything";
}

void draw_offer(Page& page) {
  ui::Ui& ui = page.ui;
  Recommending& learned = page.desk.recommending;
  ui::empty_state(ui, icon::kShoppingCart, "What each customer will want next",
                  "Cairn can learn from these orders which products belong together, who buys what again, and what is "
                  "wanted just now. It takes some seconds on this device and is kept for the next visit.");
  ui.gap(ui::space::k16);
  if (ui::button(ui, "Learn from these orders",
                 {.look = ui::ButtonLook::kPrimary, .icon = icon::kGraduationCap, .width = full_on_phone(ui)})) {
    learned.train();
    ui.request_settle();
  }
}

void draw_training(Page& page) {
  ui::Ui& ui = page.ui;
  Recommending& learned = page.desk.recommending;
  const std::string_view words = step_words(learned.step());
  ui.text(ui::Type::kBody, words);
  ui.gap(ui::space::k8);
  ui::progress_bar(ui, "Learned from the orders", learned.share_done());
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Cancel", {.width = full_on_phone(ui)})) {
    learned.stop();
    ui.request_settle();
  }
}

void choose(Page& page, std::optional<std::uint32_t> customer) {
  page.desk.asked.customer = customer;
  page.desk.asked.left_out.clear();
  page.desk.customer_error.clear();
  page.desk.customer_query = customer ? name_of_customer(page.lines(), *customer) : std::string();
  page.ui.request_settle();
}

// The customer of the newest order who had ordered at least twice before.
std::optional<std::uint32_t> first_to_show(const factors::Sales& sales) {
  constexpr std::size_t kOrders = 3;
  std::vector<std::size_t> orders(sales.customers, 0);
  std::vector<std::int32_t> last(sales.customers, -1);
  for (const factors::Sale& sale : sales.all)
    if (std::exchange(last[sale.customer], sale.minute) != sale.minute) ++orders[sale.customer];
  for (auto sale = sales.all.rbegin(); sale != sales.all.rend(); ++sale)
    if (orders[sale->customer] >= kOrders) return sale->customer;
  return sales.all.empty() ? std::nullopt : std::optional<std::uint32_t>(sales.all.back().customer);
}

void draw_customer_field(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const Lines& lines = page.lines();
  std::vector<ui::Proposal> proposals;
  const std::string query = fold(desk.customer_query);
  for (std::size_t i = 0; i < lines.customers.size() && proposals.size() < kProposals; ++i) {
    if (page.desk.recommending.data().of(i).empty()) continue;
    const CustomerName& name = lines.customers[i];
    if (fold(name.key).find(query) == std::string::npos && fold(name.name).find(query) == std::string::npos) continue;
    proposals.push_back({name_of_customer(lines, i), name.name.empty() ? "" : name.key, name.key});
  }
  const auto field = ui::proposing_field(
      ui, "Customer", desk.customer_query, proposals,
      {.placeholder = "Number or name", .error = desk.customer_error, .width = ui.phone() ? ui.width() : 280});
  if (!field.taken && !field.submitted) return;
  if (desk.customer_query.empty()) return choose(page, {});
  const auto found = customer_called(lines, desk.customer_query,
                                     [&](std::uint32_t at) { return !page.desk.recommending.data().of(at).empty(); });
  if (found.ok()) return choose(page, found.value());
  desk.customer_error = found.error().message;
  ui.request_settle();
}

// "Bought before 45 %, with “Popcorn holder” 20 %, wanted by everybody 12 %, 14 others 23 %".
std::string why_words(const Page& page, const Recommended& one) {
  const factors::Reasons& reasons = one.reasons;
  if (!(reasons.score > 0)) return "There is hardly anything that speaks for it.";
  std::vector<factors::Share> shares = reasons.bought;
  std::stable_sort(shares.begin(), shares.end(), [](const factors::Share& a, const factors::Share& b) {
    return std::abs(a.part) > std::abs(b.part);
  });
  std::vector<std::string> words;
  double rest = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double share = shares[i].part / reasons.score;
    if (i >= kShownReasons || std::abs(share) < 0.005) {
      rest += share;
      ++others;
      continue;
    }
    const bool itself = shares[i].item == one.item;
    words.push_back((itself ? "bought before "
                            : "with " + in_quotation_marks(name_of_product(page.lines(), shares[i].item)) + " ") +
                    share_words(share));
  }
  if (reasons.everybody != 0)
    words.push_back("wanted by many just now " + share_words(reasons.everybody / reasons.score));
  if (others > 0) words.push_back(counted(others, "other purchase", "other purchases") + " " + share_words(rest));
  std::string all = "Why: ";
  for (std::size_t i = 0; i < words.size(); ++i) all += (i == 0 ? "" : ", ") + words[i];
  return all;
}

std::string moved_words(const Recommended& one, std::size_t place) {
  if (!one.place_before) return "new here";
  if (*one.place_before == place) return "";
  const bool up = *one.place_before > place;
  const std::size_t by = up ? *one.place_before - place : place - *one.place_before;
  return std::string(up ? "up " : "down ") + std::to_string(by);
}

std::string advice_csv(Page& page) {
  CsvWriter csv;
  csv.row({"customer", "place", "code", "name", "score", "why"});
  const Advice& advice = *page.desk.advice;
  const std::string customer = advice.asked.customer ? name_of_customer(page.lines(), *advice.asked.customer) : "";
  for (std::size_t place = 0; place < advice.best.size(); ++place) {
    const Recommended& one = advice.best[place];
    csv.cell(customer);
    csv.plain(std::to_string(place + 1));
    csv.cell(page.lines().products[one.item].code);
    csv.cell(name_of_product(page.lines(), one.item));
    csv.plain(std::to_string(one.reasons.score));
    csv.cell(why_words(page, one));
    csv.end_row();
  }
  return csv.finish();
}

void draw_best(Page& page) {
  ui::Ui& ui = page.ui;
  const Advice& advice = *page.desk.advice;
  const bool what_if = !advice.asked.left_out.empty();
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead,
             advice.asked.purpose == factors::Purpose::kNew ? "New to this customer, the likeliest first"
                                                            : "What will be bought next, the likeliest first");
  ui.gap(ui::space::k8);
  ui.muted(advice.asked.customer
               ? "For " + name_of_customer(page.lines(), *advice.asked.customer) +
                     ". Below each is what speaks for it, and how much of its score that is: shares of a score, not "
                     "chances."
               : "Somebody new has bought nothing that could speak for anything: this is what many want just now.");
  ui.gap(ui::space::k8);
  {
    const ui::Container list(ui, ui::Role::kList, "Recommendations");
    for (std::size_t place = 0; place < advice.best.size(); ++place) {
      const Recommended& one = advice.best[place];
      const std::string name = name_of_product(page.lines(), one.item);
      const ui::Container item(ui, ui::Role::kListItem, name, std::to_string(one.item));
      const std::string moved = what_if ? moved_words(one, place) : "";
      ui.text(ui::Type::kBodyStrong,
              std::to_string(place + 1) + ". " + name + (moved.empty() ? "" : " \xC2\xB7 " + moved));
      ui.text(ui::Type::kSmall, why_words(page, one), {.color = ui.colors().muted, .max_width = 0});
      ui.gap(ui::space::k8);
    }
  }
  const ui::Ui::Scope scope(ui, "best");
  if (!advice.best.empty() && ui::button(ui, "CSV",
                                         {.look = ui::ButtonLook::kQuiet,
                                          .icon = icon::kDownload,
                                          .small = true,
                                          .says = "Save the recommendations as CSV"}))
    page.out.actions.push_back(ui::SaveFile{"recommendations.csv", "text/csv", advice_csv(page)});
  if (!what_if || advice.gone.empty()) return;
  std::vector<std::string> names;
  for (const std::uint32_t item : advice.gone) names.push_back(name_of_product(page.lines(), item));
  std::string words = "No longer among the ten: ";
  for (std::size_t i = 0; i < names.size(); ++i) words += (i == 0 ? "" : ", ") + names[i];
  ui.muted(words + ".");
}

void draw_past(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const Advice& advice = *desk.advice;
  if (!advice.asked.customer) return;
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kLead, "What if an order had not been?");
  ui.gap(ui::space::k4);
  ui.muted(counted(advice.orders.size(), "order", "orders") + ". Take one out and see what changes.");
  ui.gap(ui::space::k8);
  const std::size_t shown = std::min(kShownOrders, advice.orders.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Order& order = advice.orders[i];
    const auto at = std::lower_bound(desk.asked.left_out.begin(), desk.asked.left_out.end(), order.minute);
    const bool counts = at == desk.asked.left_out.end() || *at != order.minute;
    std::string products = name_of_product(page.lines(), order.items[0]);
    if (order.items.size() > 1) products += " and " + counted(order.items.size() - 1, "other", "others");
    const auto changed = ui::checkbox(ui, minute_words(order.minute), counts, {.detail = products});
    if (!changed) continue;
    if (counts)
      desk.asked.left_out.insert(at, order.minute);
    else
      desk.asked.left_out.erase(at);
    ui.request_settle();
    break;
  }
  if (advice.orders.size() > shown) ui.muted("and " + counted(advice.orders.size() - shown, "older one", "older ones"));
  if (!desk.asked.left_out.empty() && ui::button(ui, "Count all orders again", {.look = ui::ButtonLook::kQuiet})) {
    desk.asked.left_out.clear();
    ui.request_settle();
  }
}

void draw_ready(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  Recommending& learned = desk.recommending;
  if (desk.asked_for != desk.orders.serial()) {
    desk.asked_for = desk.orders.serial();
    desk.asked = {};
    choose(page, first_to_show(learned.sales()));
  }
  if (!learned.trouble().empty()) {
    ui::notice(ui, ui::NoticeLook::kWarn, "What was learned could not be kept for the next visit", learned.trouble());
    ui.gap(ui::space::k12);
  }
  draw_customer_field(page);
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Somebody new", {.icon = icon::kUsers, .width = full_on_phone(ui)})) choose(page, {});
  ui.gap(ui::space::k12);
  const auto purpose = ui::segmented(ui, "What to recommend", {"Whatever comes next", "Only what is new"},
                                     desk.asked.purpose == factors::Purpose::kAll ? 0 : 1);
  if (purpose) desk.asked.purpose = *purpose == 0 ? factors::Purpose::kAll : factors::Purpose::kNew;
  ui.gap(ui::space::k12);
  if (!desk.advice || !(desk.advice->asked == desk.asked) || desk.advice_for != desk.orders.serial()) {
    desk.advice = advise(learned.blend(), learned.sales(), learned.now_minute(), desk.asked);
    desk.advice_for = desk.orders.serial();
  }
  {
    ui::Columns columns(ui, {1.6f, 1}, ui::space::k12, 640);
    columns.next();
    draw_best(page);
    columns.next();
    if (columns.stacked()) ui.gap(ui::space::k12);
    draw_past(page);
  }
  ui.gap(ui::space::k12);
  std::string words = learned.from_before() ? "Learned on an earlier visit from these same orders"
                                            : "Learned just now from these orders";
  if (learned.trials() > 0)
    words += "; how much each reason counts was chosen by what " + counted(learned.trials(), "customer", "customers") +
             " bought in the last month";
  ui.muted(words + ".");
  ui.gap(ui::space::k24);
  draw_comparing(page);
}

}  // namespace

void draw_recommend(Page& page) {
  ui::Ui& ui = page.ui;
  switch (page.desk.recommending.stand()) {
    case Recommending::Stand::kNothing:
    case Recommending::Stand::kLooking:
      return ui.muted("Looking whether these orders were learned from before\xE2\x80\xA6");
    case Recommending::Stand::kTooLittle:
      return ui::empty_state(
          ui, icon::kShoppingCart, "Nobody to recommend to",
          "None of these orders says who the customer was. With a column that does (a number, a name or an "
          "e-mail address) Cairn can learn what each of them will want next.");
    case Recommending::Stand::kUntrained:
      return draw_offer(page);
    case Recommending::Stand::kTraining:
      return draw_training(page);
    case Recommending::Stand::kReady:
      return draw_ready(page);
  }
}

}  // namespace cairn::shop::desk
