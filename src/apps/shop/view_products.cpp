// The catalogue: everything the shop sells, found by name, put in an order, and what is running out. Of a long list
// only what can be seen is drawn.

#include <algorithm>
#include <array>
#include <cmath>

#include "apps/shop/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::shop::desk {
namespace {

constexpr float kPicture_px = 40, kOverscan_px = 600, kValue_px = 130;
constexpr std::size_t kWhole = 200;  // so many are described as a whole, for the browser's own search
constexpr std::array<std::string_view, 5> kShown{"In the store", "Running out", "Slow movers", "Archived",
                                                 "Postage, fees, others"};
constexpr std::array<std::string_view, 4> kSorted{"By name", "Most sold lately", "Lasting the shortest",
                                                  "Sold longest ago"};

std::string below_name(Page& page, const CatalogueProduct& product) {
  std::string words = product.product.code;
  const auto add = [&](const std::string& more) {
    if (!more.empty()) words += (words.empty() ? "" : " \xC2\xB7 ") + more;
  };
  std::string tags;
  for (const std::string& tag : product.product.tags) tags += (tags.empty() ? "" : ", ") + tag;
  add(tags);
  if (product.kind != LineKind::kGoods) add("counted as " + std::string(kind_words(product.kind)));
  if (page.desk.shown_products == ProductList::kSlow && product.last_sold)
    add("last sold " + format_date(*product.last_sold, page.today()));
  return words;
}

int name_lines(const ui::Ui& ui) { return ui.phone() ? 2 : 1; }

void draw_row(Page& page, const CatalogueProduct& product, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle strong = ui.style(ui::Type::kBodyStrong), small = ui.style(ui::Type::kSmall);
  const ui::Id id = ui.id("open");
  if (ui.hovered(id)) ui.fill(rect.inset(-8, 0), c.hover, ui::kControlRadius_px);
  ui.line({rect.x, rect.bottom() - 0.5f}, {rect.right(), rect.bottom() - 0.5f}, c.line);
  draw_picture(page, product, {rect.x, std::round(rect.center_y() - kPicture_px / 2), kPicture_px, kPicture_px}, "");
  const int values = ui.phone() ? 1 : 3;
  const float text_x = rect.x + kPicture_px + ui::space::k12;
  const float text_w = rect.right() - text_x - static_cast<float>(values) * (kValue_px + ui::space::k8);
  const std::string below = below_name(page, product);
  const auto name = ui.wrap(strong, product.product.name, text_w, name_lines(ui));
  const float h = strong.line_px * static_cast<float>(name.size()) + (below.empty() ? 0 : small.line_px);
  ui::Rect text{text_x, std::round(rect.center_y() - h / 2), text_w, strong.line_px};
  for (const ui::Ui::WrappedLine& line : name) {
    ui.paint_text(text, strong, c.ink, std::string(line.text) + (line.cut ? "\xE2\x80\xA6" : ""));
    text.y += text.h;
  }
  text.h = small.line_px;
  if (!below.empty()) ui.paint_text(text, small, c.muted, below);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kLink;
  node.name = product.product.name;
  node.detail = below;
  node.href = product_href(product.key);
  if (ui.focused(id)) page.desk.product_focused = product.key;
  ui.focus_ring(id, rect.inset(2), ui::kControlRadius_px);
  ui.semantics().leaf(std::move(node), {rect.x, rect.y, text.right() - rect.x, rect.h});
  const auto value = [&](int from_right, const std::string& first, const std::string& second, ui::Color color) {
    const float x =
        rect.right() - static_cast<float>(from_right + 1) * kValue_px - static_cast<float>(from_right) * ui::space::k8;
    const float top = std::round(rect.center_y() - (second.empty() ? 1.0f : 2.0f) * small.line_px / 2);
    if (!first.empty()) ui.label({x, top, kValue_px, small.line_px}, small, c.ink, first, 1);
    if (!second.empty()) ui.label({x, top + small.line_px, kValue_px, small.line_px}, small, color, second, 1);
  };
  const std::string price = price_words(product.product);
  const std::optional<figures::Left> left = page.desk.products.left(product);
  const std::string sold = sold_words(page.desk.products.movement(product));
  const ui::Color color = is_running_out(left) ? c.warn : c.muted;
  if (values == 1) return value(0, price, left ? left_words(*left) : sold, color);
  value(0, left ? left_words(*left) : "", left ? lasting_words(*left) : "", color);
  value(1, price, "", c.muted);
  value(2, sold, "", c.muted);
}

void draw_list(Page& page, const Listing::List& list) {
  ui::Ui& ui = page.ui;
  const float row_h =
      std::max(kPicture_px, ui.style(ui::Type::kBodyStrong).line_px * static_cast<float>(name_lines(ui)) +
                                ui.style(ui::Type::kSmall).line_px) +
      2 * ui::space::k8;
  const ui::Rect all = ui.place(ui.width(), row_h * static_cast<float>(list.size()));
  const bool whole = list.size() <= kWhole;
  const float least = ui.clip().y - kOverscan_px, most = ui.clip().bottom() + kOverscan_px;
  const std::string focused = std::exchange(page.desk.product_focused, {});
  ui::Node node;
  node.id = ui.id("products");
  node.role = ui::Role::kList;
  node.name = "Products";
  ui.semantics().open(std::move(node), all, {all.x, all.y});
  for (std::size_t i = 0; i < list.size(); ++i) {
    const ui::Rect rect{all.x, all.y + row_h * static_cast<float>(i), all.w, row_h};
    if (!whole && list[i]->key != focused && (rect.bottom() < least || rect.y > most)) continue;
    const ui::Ui::Scope scope(ui, list[i]->key);
    ui::Node item;
    item.id = ui.id("item");
    item.role = ui::Role::kListItem;
    item.place = static_cast<int>(i) + 1;
    item.of = static_cast<int>(list.size());
    ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
    draw_row(page, *list[i], rect);
    ui.semantics().close();
  }
  ui.semantics().close();
}

std::string products_csv(Page& page, const Listing::List& list) {
  CsvWriter csv;
  csv.row({"code", "name", "tags", "price", "currency", "sold in 8 weeks", "last sold", "left", "days left"});
  for (const CatalogueProduct* product : list) {
    const Products& products = page.desk.products;
    const std::optional<figures::Left> left = products.left(*product);
    std::string tags;
    for (const std::string& tag : product->product.tags) tags += (tags.empty() ? "" : ", ") + tag;
    csv.cell(product->product.code);
    csv.cell(product->product.name);
    csv.cell(tags);
    csv.plain(product->product.price ? plain_amount(*product->product.price) : "");
    csv.cell(product->product.currency);
    const figures::Movement* movement = products.movement(*product);
    csv.plain(movement == nullptr ? "" : plain_quantity(movement->units));
    csv.plain(product->last_sold ? to_iso(*product->last_sold) : "");
    csv.plain(left ? plain_quantity(left->pieces) : "");
    csv.plain(left && left->days ? std::to_string(static_cast<long>(*left->days)) : "");
    csv.end_row();
  }
  return csv.finish();
}

std::string_view why_empty(ProductList shown) {
  switch (shown) {
    case ProductList::kSold:
      return "No product is in these orders, and none is kept by hand.";
    case ProductList::kRunningOut:
      return "Of the products whose stock was counted, none is running out. A stock is counted on the product's page.";
    case ProductList::kSlow:
      return "Every product was sold in the last eight weeks.";
    case ProductList::kArchived:
      return "Nothing is archived. A product that is not sold any more is archived on its page, and keeps its orders.";
    case ProductList::kNotGoods:
      return "Every product counts as goods. What a product's lines count as is said on its page.";
  }
  return "";
}

// A group of products, such as those with a tag, as what is chosen in the dashboard.
void draw_in_dashboard(Page& page, const Listing::List& list) {
  const bool narrowed = !page.desk.catalogue_query.empty() || page.desk.shown_products != ProductList::kSold;
  if (!narrowed) return;
  std::vector<std::uint32_t> items;
  for (const CatalogueProduct* product : list)
    if (product->in_orders) items.push_back(product->item);
  if (items.empty() ||
      !ui::button(page.ui, "Only these in the dashboard", {.icon = icon::kChartLine, .width = full_on_phone(page.ui)}))
    return;
  follow_orders(page);
  page.desk.choice.products = std::move(items);
  page.out.actions.push_back(ui::Navigate{chosen_href(page, "")});
}

}  // namespace

void draw_products(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  {
    const ui::Row row(ui, ui::space::k12);
    const float width = ui.phone() ? ui.width() : 190;
    const auto names = [](const auto& words) { return std::vector<std::string>(words.begin(), words.end()); };
    if (const auto shown = ui::select(ui, "Show", names(kShown), static_cast<int>(desk.shown_products), width))
      desk.shown_products = static_cast<ProductList>(*shown);
    if (const auto order = ui::select(ui, "In the order", names(kSorted), static_cast<int>(desk.product_order), width))
      desk.product_order = static_cast<ProductOrder>(*order);
  }
  ui.gap(ui::space::k8);
  ui::text_field(
      ui, "Find in the catalogue", desk.catalogue_query,
      {.placeholder = "Part of its name, code or tags", .type = "search", .show_label = false, .icon = icon::kSearch});
  ui.gap(ui::space::k8);
  const Listing::List& list =
      desk.listing.of(desk.products, desk.shown_products, desk.product_order, desk.catalogue_query);
  {
    const ui::Row row(ui);
    if (page.off().empty())
      ui::button_link(ui, "New product", "#/shop/product",
                      {.look = ui::ButtonLook::kPrimary, .icon = icon::kPlus, .width = full_on_phone(ui)});
    else
      ui::button(ui, "New product",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = icon::kPlus,
                  .disabled_because = page.off(),
                  .width = full_on_phone(ui)});
    if (!list.empty() && ui::button(ui, "Save this list as CSV", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
      page.out.actions.push_back(ui::SaveFile{"products.csv", "text/csv", products_csv(page, list)});
    draw_in_dashboard(page, list);
  }
  ui.gap(ui::space::k8);
  if (list.empty()) {
    ui.muted(desk.catalogue_query.empty() ? why_empty(desk.shown_products)
                                          : "Nothing here has all of these words in its name, code or tags.");
    return;
  }
  ui.muted(counted(list.size(), "product", "products"));
  ui.gap(ui::space::k4);
  draw_list(page, list);
}

}  // namespace cairn::shop::desk
