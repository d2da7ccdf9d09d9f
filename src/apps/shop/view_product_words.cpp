// What the shop's screens say of products, and their pictures.

#include <cmath>

#include "apps/shop/view_page.h"
#include "icons.h"
#include "ui/route.h"

namespace cairn::shop::desk {
namespace {

std::string href(std::string_view argument, std::string_view key) {
  ui::Route route;
  route.screen = "shop";
  route.argument = argument;
  route.query = key;
  return ui::href_of(route);
}

}  // namespace

std::string product_href(std::string_view key) { return href("product", key); }
std::string item_href(std::string_view key) { return href("item", key); }

std::string price_words(const Product& product) {
  return product.price ? money(*product.price, product.currency, Cents::kAlways) : "";
}

std::string left_words(const figures::Left& left) {
  if (left.pieces < 0) return quantity_words(-left.pieces) + " more sold than counted";
  return left.pieces == 0 ? "None left" : quantity_words(left.pieces) + " left";
}

std::string lasting_words(const figures::Left& left) {
  constexpr double kLongest_days = 730;
  if (!left.days || left.pieces <= 0) return "";
  if (*left.days > kLongest_days) return "over 2 years";
  const auto days = static_cast<std::size_t>(std::floor(*left.days));
  return days == 0 ? "less than a day" : "about " + counted(days, "day", "days");
}

std::string sold_words(const figures::Movement* movement) {
  return movement == nullptr ? "in no order" : quantity_words(movement->units) + " sold in 8 weeks";
}

void draw_picture(Page& page, const CatalogueProduct& product, const ui::Rect& rect, const std::string& says) {
  ui::Ui& ui = page.ui;
  const std::string& id = product.product.picture;
  const std::string* failure = id.empty() ? nullptr : page.desk.showcase.failure(id);
  if (!id.empty() && page.pictures.has(id)) {
    page.pictures.draw(ui, id, rect, ui::Pictures::Fit::kFill, ui::kRadius_px);
  } else {
    constexpr float kIcon_px = 20;
    ui.fill(rect, ui.colors().hover, ui::kRadius_px);
    ui.paint_icon({rect.center_x(), rect.center_y()}, kIcon_px, ui.colors().faint,
                  failure != nullptr ? icon::kTriangleAlert : icon::kPackage);
    if (!id.empty() && failure == nullptr && ui.visible(rect)) page.desk.showcase.want(id);
  }
  if (says.empty() || id.empty()) return;
  ui::Node node;
  node.id = ui.id("picture");
  node.role = ui::Role::kImage;
  node.name = failure != nullptr ? says + ". " + *failure : says;
  ui.semantics().leaf(std::move(node), rect);
}

}  // namespace cairn::shop::desk
