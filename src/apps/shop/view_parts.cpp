// What several of the shop's screens share.

#include <algorithm>
#include <cmath>

#include "apps/shop/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::shop::desk {
namespace {

constexpr float kBareRow_px = 28;

}  // namespace

std::string_view Page::currency() const {
  const std::vector<std::string>& all = lines().currencies;
  return desk.choice.currency < all.size() ? std::string_view(all[desk.choice.currency]) : std::string_view();
}

std::string Page::main_currency() const {
  if (desk.orders.stand() != Orders::Stand::kOpen) {
    for (const auto& [key, product] : context.state.products)
      if (!product.currency.empty()) return product.currency;
    return "";
  }
  const std::vector<Amount> sums = figures().by_currency();
  return lines().currencies.empty()
             ? ""
             : lines().currencies[static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin())];
}

const Recommending* Page::recommending() const {
  return desk.recommending.stand() >= Recommending::Stand::kUntrained ? &desk.recommending : nullptr;
}

const Shelves& Page::shelves() const {
  return desk.products.shelves({desk.visitor, context.state.cart}, recommending(), today());
}

std::string name_of_product(const Lines& lines, std::size_t product) {
  if (product >= lines.products.size()) return "Without a product";
  const ProductName& name = lines.products[product];
  return name.name.empty() ? name.code : name.name;
}

// Several may have one name: a short number tells them apart.
std::string words_of_customer(const CustomerName& name) {
  constexpr std::size_t kShort = 12;
  if (name.name.empty()) return name.key;
  return name.key.empty() || name.key.size() > kShort ? name.name : name.name + ", " + name.key;
}

std::string name_of_customer(const Lines& lines, std::size_t customer) {
  if (customer >= lines.customers.size()) return "Without a customer";
  return words_of_customer(lines.customers[customer]);
}

Result<std::uint32_t> customer_called(const Lines& lines, const std::string& text,
                                      const std::function<bool(std::uint32_t)>& counts) {
  std::vector<std::uint32_t> named;
  for (std::uint32_t at = 0; at < lines.customers.size(); ++at) {
    const CustomerName& customer = lines.customers[at];
    if (!counts(at)) continue;
    if (customer.key == text || words_of_customer(customer) == text) return at;
    if (!customer.name.empty() && customer.name == text) named.push_back(at);
  }
  if (named.size() == 1) return named.front();
  if (named.empty())
    return Error{ErrorCode::kNotFound, "No customer with an order is called " + in_quotation_marks(text) + ".", ""};
  return Error{ErrorCode::kInvalid,
               with_commas(named.size()) + " customers are called " + in_quotation_marks(text) +
                   ". Choose one from the list, or type " + in_quotation_marks(lines.customers[named.front()].key) +
                   " or another.",
               ""};
}

std::string name_of_country(const Lines& lines, std::size_t country) {
  return country < lines.countries.size() ? lines.countries[country] : "Without a country";
}

std::string day_words(Date day, Date last) { return format_date(day, last); }

std::string range_words(figures::Days days) {
  std::string last = format_day_month(days.last) + " " + std::to_string(to_civil(days.last).year);
  if (days.first == days.last) return last;
  const bool same_year = to_civil(days.first).year == to_civil(days.last).year;
  return format_day_month(days.first) + (same_year ? "" : " " + std::to_string(to_civil(days.first).year)) + " to " +
         last;
}

void draw_png_button(Page& page, std::string_view chart) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, chart);
  if (!ui::button(ui, "PNG",
                  {.look = ui::ButtonLook::kQuiet,
                   .icon = icon::kDownload,
                   .small = true,
                   .says = "Save as PNG: " + std::string(chart)}))
    return;
  page.desk.picture_wanted = chart;
  ui.request_settle();
}

bool is_pictured(const Page& page, std::string_view chart) { return page.desk.picture_wanted == chart; }

void draw_caption(Page& page) {
  std::string words = range_words(page.desk.choice.days.value_or(*page.figures().span()));
  for (const std::string& chosen : chosen_words(page)) words += ". " + chosen;
  page.ui.muted(words);
}

// A picture is what is on the canvas: it is taken once the chart is seen as a whole.
void take_picture(Page& page, std::string_view file, const ui::Rect& chart) {
  ui::Ui& ui = page.ui;
  const ui::Rect clip = ui.clip();
  const bool whole = chart.y >= clip.y && chart.bottom() <= clip.bottom();
  if (!whole && chart.h <= clip.h) return ui::reveal(ui, chart);
  page.desk.picture_wanted.clear();
  constexpr float kMargin_px = ui::space::k12;  // within the card
  page.out.actions.push_back(ui::SavePicture{
      std::string(file),
      {chart.x - kMargin_px, chart.y - kMargin_px, chart.w + 2 * kMargin_px, chart.h + kMargin_px + ui::space::k4}});
  ui.request_settle();
}

std::optional<std::size_t> draw_choices(ui::Ui& ui, std::string_view name, const std::vector<ChoiceRow>& rows,
                                        bool bare) {
  std::optional<std::size_t> toggled;
  const ui::Ui::Scope scope(ui, name);
  const ui::Container group(ui, ui::Role::kGroup, name);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  float value_w = 0;
  for (const ChoiceRow& row : rows) value_w = std::max(value_w, std::ceil(ui.text_width(small, row.value)) + 2);
  const float room = ui.width();
  value_w = std::min(value_w, room * 0.45f);
  for (const ChoiceRow& row : rows) {
    const ui::Ui::Scope each(ui, static_cast<int>(row.number));
    const float x = ui.x(), top = ui.y(), label_w = room - value_w - ui::space::k8;
    if (bare)
      ui.label(ui.place(label_w, std::round(kBareRow_px * std::max(1.0f, ui.scale()))), ui.style(ui::Type::kBody),
               ui.colors().ink, row.name);
    else if (ui::checkbox(ui, row.name, row.chosen, {.width = label_w}))
      toggled = row.number;
    const float bottom = ui.y();
    ui.label({x + label_w + ui::space::k8, top, value_w, bottom - top}, small, ui.colors().ink, row.value, 1);
    const float w = std::round(room * static_cast<float>(std::clamp(row.share, 0.0, 1.0)));
    ui.fill({x, bottom, room, 2}, ui.colors().track, 1);
    if (w >= 1) ui.fill({x, bottom, w, 2}, row.chosen ? ui.colors().accent : ui.colors().faint, 1);
    ui.gap(ui::space::k4);
  }
  return toggled;
}

bool draw_opening(Page& page) {
  ui::Ui& ui = page.ui;
  Orders& orders = page.desk.orders;
  if (orders.stand() == Orders::Stand::kOpen) return true;
  if (orders.stand() == Orders::Stand::kReading) {
    ui::progress_bar(ui, "Orders read from this device", orders.share_done());
    ui.gap(ui::space::k8);
    ui.muted("Reading your orders\xE2\x80\xA6");
  }
  return false;
}

}  // namespace cairn::shop::desk
