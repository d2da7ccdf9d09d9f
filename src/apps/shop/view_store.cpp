// The store page: the catalogue as a visitor sees it, with what is recommended to that visitor, and the ground on
// which.

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/shop/view_page.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/route.h"

namespace cairn::shop::desk {
namespace {

constexpr float kCardPicture_px = 120, kNoPicture_px = 64;  // lower where no product of a shelf has a picture
constexpr std::size_t kStep = 24, kProposals = 8;
constexpr int kWhyLines = 2, kNameLines = 2;

struct CardShape {
  float picture_h = kCardPicture_px;
  int name_lines = 1, why_lines = 0;
};

void draw_card(Page& page, const CatalogueProduct& product, const std::string& why, const CardShape& shape,
               const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle strong = ui.style(ui::Type::kBodyStrong), small = ui.style(ui::Type::kSmall);
  const ui::Id id = ui.id("open");
  ui.fill(rect, ui.hovered(id) ? c.hover : c.surface, ui::kRadius_px);
  ui.outline(rect, c.line, ui::kRadius_px);
  const ui::Rect inside = rect.inset(ui::space::k12);
  draw_picture(page, product, {inside.x, inside.y, inside.w, shape.picture_h}, "");
  float y = inside.y + shape.picture_h + ui::space::k8;
  const auto lines = [&](const ui::TextStyle& style, ui::Color color, std::string_view text, int most) {
    for (const ui::Ui::WrappedLine& line : ui.wrap(style, text, inside.w, most)) {
      ui.paint_text({inside.x, y, inside.w, style.line_px}, style, color,
                    line.cut ? std::string(line.text) + "\xE2\x80\xA6" : std::string(line.text));
      y += style.line_px;
    }
  };
  const std::string price = price_words(product.product);
  lines(strong, c.ink, product.product.name, shape.name_lines);
  lines(small, c.ink, price, 1);
  if (shape.why_lines > 0) lines(small, c.muted, why, shape.why_lines);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kLink;
  node.name = product.product.name;
  node.detail = price + (why.empty() || price.empty() ? "" : "\n") + why;
  node.href = item_href(product.key);
  ui.focus_ring(id, rect, ui::kRadius_px);
  ui.semantics().leaf(std::move(node), rect);
}

float card_height(const ui::Ui& ui, const CardShape& shape) {
  return 2 * ui::space::k12 + shape.picture_h + ui::space::k8 +
         static_cast<float>(shape.name_lines) * ui.style(ui::Type::kBodyStrong).line_px +
         static_cast<float>(1 + shape.why_lines) * ui.style(ui::Type::kSmall).line_px;
}

// As high as what stands on the shelf needs, within bounds.
CardShape shape_of(Page& page, const std::vector<Offered>& products, float text_w) {
  const ui::Ui& ui = page.ui;
  const auto lines = [&](ui::Type type, std::string_view text, int most) {
    return static_cast<int>(ui.wrap(ui.style(type), text, text_w, most).size());
  };
  CardShape shape{kNoPicture_px, 1, 0};
  for (const Offered& offered : products) {
    const Product& product = page.desk.products.catalogue().all()[offered.place].product;
    if (!product.picture.empty()) shape.picture_h = kCardPicture_px;
    shape.name_lines = std::max(shape.name_lines, lines(ui::Type::kBodyStrong, product.name, kNameLines));
    if (!offered.why.empty())
      shape.why_lines = std::max(shape.why_lines, lines(ui::Type::kSmall, offered.why, kWhyLines));
  }
  return shape;
}

void draw_cards(Page& page, std::string_view name, const std::vector<Offered>& products) {
  ui::Ui& ui = page.ui;
  const ui::Container list(ui, ui::Role::kList, name);
  ui::Grid grid(ui, name, ui.phone() ? 140 : 170, ui::space::k12);
  std::optional<CardShape> shape;
  for (const Offered& offered : products) {
    const CatalogueProduct& product = page.desk.products.catalogue().all()[offered.place];
    grid.next();
    if (!shape) shape = shape_of(page, products, ui.width() - 2 * ui::space::k12);
    const ui::Ui::Scope scope(ui, product.key);
    const ui::Container item(ui, ui::Role::kListItem, product.product.name);
    draw_card(page, product, offered.why, *shape, ui.place(ui.width(), card_height(ui, *shape)));
  }
}

void draw_shelf(Page& page, std::string_view title, const Shelf& shelf) {
  if (shelf.products.empty()) return;
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, title);
  ui.heading(2, ui::Type::kLead, title);
  ui.muted(shelf.note);
  ui.gap(ui::space::k8);
  draw_cards(page, title, shelf.products);
  ui.gap(ui::space::k24);
}

// Learned, being learned, or to be learned: recommendations say on what they stand, and this is how to better it.
void draw_learning(Page& page) {
  ui::Ui& ui = page.ui;
  Recommending& learned = page.desk.recommending;
  if (learned.stand() == Recommending::Stand::kUntrained) {
    if (ui::button(ui, "Learn from the orders", {.icon = icon::kGraduationCap, .width = full_on_phone(ui)})) {
      learned.train();
      ui.request_settle();
    }
    ui.gap(ui::space::k12);
  } else if (learned.stand() == Recommending::Stand::kTraining) {
    ui::progress_bar(ui, "Learned from the orders", learned.share_done());
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Cancel", {.small = true})) learned.stop();
    ui.gap(ui::space::k12);
  }
}

void draw_visitor(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const Lines& lines = page.lines();
  if (lines.customers.empty()) return;
  const std::string query = fold(desk.visitor_query);
  std::vector<ui::Proposal> proposals;
  for (std::size_t i = 0; i < lines.customers.size() && proposals.size() < kProposals; ++i) {
    const CustomerName& name = lines.customers[i];
    if (fold(name.key).find(query) == std::string::npos && fold(name.name).find(query) == std::string::npos) continue;
    proposals.push_back({name_of_customer(lines, i), name.name.empty() ? "" : name.key, name.key});
  }
  const auto field = ui::proposing_field(ui, "See it as", desk.visitor_query, proposals,
                                         {.placeholder = "Somebody new, or a customer",
                                          .error = desk.visitor_error,
                                          .width = ui.phone() ? ui.width() : 280});
  if (field.taken || field.submitted) {
    desk.visitor_error.clear();
    const auto found = customer_called(lines, desk.visitor_query, [](std::uint32_t) { return true; });
    if (desk.visitor_query.empty())
      desk.visitor.reset();
    else if (found.ok())
      set_visitor(page, found.value());
    else
      desk.visitor_error = found.error().message + " Empty the field for somebody new.";
    ui.request_settle();
  }
  if (!desk.visitor) return;
  ui.gap(ui::space::k8);
  if (!ui::button(ui, "Somebody new", {.icon = icon::kUsers, .width = full_on_phone(ui)})) return;
  set_visitor(page, {});
  ui.request_settle();
}

void draw_found(Page& page, const std::string& query) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const auto& all = desk.products.catalogue().all();
  std::vector<Offered> found;
  std::size_t count = 0;
  for (std::size_t place = 0; place < all.size(); ++place) {
    if (!is_sold(all[place]) || !matches(all[place], query)) continue;
    if (count++ < desk.store_most) found.push_back({place, {}});
  }
  ui.heading(2, ui::Type::kLead, query.empty() ? "All products" : "Found");
  ui.muted(counted(count, "product", "products"));
  ui.gap(ui::space::k8);
  if (count == 0) return ui.muted("Nothing in the store has all of these words in its name, code or tags.");
  draw_cards(page, "All products", found);
  if (count <= found.size()) return;
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Show " + with_commas(std::min(kStep, count - found.size())) + " more",
                 {.width = full_on_phone(ui)})) {
    desk.store_most += kStep;
    ui.request_settle();
  }
}

// On the store's own pages: back to it, and what lies in the cart.
void draw_bar(Page& page, bool home) {
  ui::Ui& ui = page.ui;
  std::size_t pieces = 0;
  for (const auto& [key, cart] : page.context.state.cart) pieces += static_cast<std::size_t>(cart.pieces);
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  if (!home)
    ui::button_link(ui, "To the store", "#/shop/store", {.look = ui::ButtonLook::kQuiet, .icon = icon::kStore});
  ui::button_link(ui, pieces == 0 ? "Cart" : "Cart (" + with_commas(pieces) + ")", "#/shop/cart",
                  {.icon = icon::kShoppingCart});
}

void put_in_cart(Page& page, const CatalogueProduct& product, int pieces) {
  const std::string name = in_quotation_marks(product.product.name);
  tell(page.out, page.out.submit(PutInCart{product.key, pieces}),
       pieces == 0 ? name + " taken out of the cart" : name + " is in the cart");
  page.ui.request_settle();
}

int in_cart(const Page& page, const CatalogueProduct& product) {
  const auto found = page.context.state.cart.find(product.key);
  return found == page.context.state.cart.end() ? 0 : found->second.pieces;
}

void draw_cart_line(Page& page, const CatalogueProduct& product, int pieces) {
  ui::Ui& ui = page.ui;
  const std::string& name = product.product.name;
  const ui::Card card(ui);
  ui::link(ui, name, item_href(product.key), ui::Type::kBodyStrong);
  if (!is_sold(product)) ui.muted("Not sold any more");
  if (product.product.price)
    ui.muted(price_words(product.product) +
             (pieces > 1 ? ", " + quantity_words(std::int64_t{pieces} * kOne) + " pieces are " +
                               money(*product.product.price * pieces, product.product.currency, Cents::kAlways)
                         : ""));
  else
    ui.muted("Its price is not known");
  const std::optional<figures::Left> left = page.desk.products.left(product);
  if (left && left->pieces < std::int64_t{pieces} * kOne)
    ui.text(ui::Type::kSmall, left->pieces <= 0 ? std::string("None left") : "Only " + left_words(*left),
            {.color = ui.colors().warn});
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  if (ui::button(ui, "One less", {.disabled_because = page.off(), .says = "One less of " + name}))
    put_in_cart(page, product, pieces - 1);
  // As wide with one piece as with many: what is pressed stays where it is.
  const ui::TextStyle body = ui.style(ui::Type::kBody);
  const std::string words = counted(static_cast<std::size_t>(pieces), "piece", "pieces");
  const float words_w = std::ceil(std::max(ui.text_width(body, "88 pieces"), ui.text_width(body, words)));
  ui.label(ui.place(words_w, ui.control_h()), body, ui.colors().ink, words, 0.5f);
  if (ui::button(ui, "One more", {.disabled_because = page.off(), .says = "One more of " + name}))
    put_in_cart(page, product, pieces + 1);
  if (ui::button(ui, "Take out",
                 {.look = ui::ButtonLook::kQuiet,
                  .icon = icon::kTrash2,
                  .disabled_because = page.off(),
                  .says = "Take out " + name}))
    put_in_cart(page, product, 0);
}

// Sums of each currency: they are never added up.
std::string total_words(Page& page) {
  std::map<std::string, Amount> sums;
  bool unknown = false;
  for (const auto& [key, cart] : page.context.state.cart) {
    const CatalogueProduct* product = page.desk.products.catalogue().find(key);
    if (product == nullptr || !product->product.price)
      unknown = true;
    else
      sums[product->product.currency] += *product->product.price * cart.pieces;
  }
  std::string words;
  for (const auto& [currency, sum] : sums)
    words += (words.empty() ? "" : " and ") + money(sum, currency, Cents::kAlways);
  return words + (unknown ? std::string(words.empty() ? "" : ", ") + "without what has no price" : "");
}

// Who the store is seen as stands in the address: it stays when the page is loaded again.
void follow_visitor(Page& page) {
  Desk& desk = page.desk;
  const std::string& key = page.context.route->query;
  if (!desk.own_visitor_address.came(key) || key.empty() || key == desk.visitor_address) return;
  const auto& customers = page.lines().customers;
  const auto same =
      std::find_if(customers.begin(), customers.end(), [&](const CustomerName& name) { return name.key == key; });
  if (same == customers.end()) return;
  set_visitor(page, static_cast<std::uint32_t>(same - customers.begin()));
}

void keep_visitor_in_address(Page& page) {
  Desk& desk = page.desk;
  for (const ui::Action& action : page.out.actions)
    if (std::holds_alternative<ui::Navigate>(action)) return;  // somebody is leaving anyway
  ui::Route route;
  route.screen = "shop";
  route.argument = "store";
  if (desk.visitor) route.query = page.lines().customers[*desk.visitor].key;
  desk.visitor_address = route.query;
  if (route.query == page.context.route->query) return;
  desk.own_visitor_address.ask(route.query);
  page.out.actions.push_back(ui::Navigate{ui::href_of(route), true});
}

}  // namespace

void set_visitor(Page& page, std::optional<std::uint32_t> customer) {
  page.desk.visitor = customer;
  page.desk.visitor_query = customer ? name_of_customer(page.lines(), *customer) : std::string();
  page.desk.visitor_error.clear();
}

void draw_store(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  follow_visitor(page);
  const auto& all = desk.products.catalogue().all();
  if (std::none_of(all.begin(), all.end(), [](const CatalogueProduct& product) { return is_sold(product); }))
    return ui::empty_state(ui, icon::kStore, "There is nothing to sell yet",
                           "Products of your orders are here by themselves; others are added under Products.");
  draw_bar(page, true);
  ui.gap(ui::space::k12);
  draw_visitor(page);
  ui.gap(ui::space::k12);
  if (ui::text_field(
          ui, "Find in the store", desk.store_query,
          {.placeholder = "What are you looking for?", .type = "search", .show_label = false, .icon = icon::kSearch})
          .changed)
    desk.store_most = kStep;
  ui.gap(ui::space::k16);
  const std::string query = fold(desk.store_query);
  if (query.empty()) {
    draw_learning(page);
    const Shelves& shelves = page.shelves();
    draw_shelf(page, "For you", shelves.for_you);
    draw_shelf(page, "Buy again", shelves.again);
    if (!shelves.because_of.empty())
      draw_shelf(page,
                 shelves.because_in_cart ? "Because " + in_quotation_marks(shelves.because_of) + " is in the cart"
                                         : "Because you bought " + in_quotation_marks(shelves.because_of),
                 shelves.because);
    draw_shelf(page, "New this week", shelves.fresh);
  }
  draw_found(page, query);
  keep_visitor_in_address(page);
}

void draw_item(Page& page) {
  ui::Ui& ui = page.ui;
  draw_bar(page, false);
  ui.gap(ui::space::k16);
  const CatalogueProduct* product = page.desk.products.catalogue().find(page.context.route->query);
  if (product == nullptr)
    return ui::empty_state(ui, icon::kPackage, "There is no such product",
                           "It may have been removed, or its orders were.");
  const Product& is = product->product;
  {
    constexpr float kSide_px = 280, kEmptySide_px = 120;
    ui::Columns columns(ui, {1, 1.4f}, ui::space::k24, 560);
    columns.next();
    const float side = std::min(is.picture.empty() ? kEmptySide_px : kSide_px, ui.width());
    draw_picture(page, *product, ui.place(side, side), "Picture of " + is.name);
    columns.next();
    if (columns.stacked()) ui.gap(ui::space::k16);
    ui.heading(2, ui::Type::kSection, is.name);
    ui.text(ui::Type::kLead, is.price ? price_words(is) : "Its price is not known");
    std::string below = is.code;
    for (const std::string& tag : is.tags) below += (below.empty() ? "" : " \xC2\xB7 ") + tag;
    if (!below.empty()) ui.muted(below);
    if (const std::optional<figures::Left> left = page.desk.products.left(*product))
      ui.muted(left->pieces <= 0 ? "None left" : left_words(*left));
    ui.gap(ui::space::k16);
    const int pieces = in_cart(page, *product);
    if (!is_sold(*product)) {
      ui.muted("Not sold any more.");
    } else if (ui::button(ui, "Put in the cart",
                          {.look = ui::ButtonLook::kPrimary,
                           .icon = icon::kShoppingCart,
                           .disabled_because = page.off(),
                           .width = full_on_phone(ui)})) {
      put_in_cart(page, *product, pieces + 1);
    }
    if (pieces > 0) ui.muted(counted(static_cast<std::size_t>(pieces), "piece is", "pieces are") + " in the cart.");
    ui.gap(ui::space::k8);
    ui::button_link(ui, "Edit this product", product_href(product->key),
                    {.look = ui::ButtonLook::kQuiet, .icon = icon::kPencil});
  }
  ui.gap(ui::space::k24);
  draw_learning(page);
  draw_shelf(page, "Goes with", page.desk.products.beside(product->key, page.recommending(), page.today()));
}

void draw_cart(Page& page) {
  ui::Ui& ui = page.ui;
  draw_bar(page, false);
  ui.gap(ui::space::k16);
  ui.heading(2, ui::Type::kSection, "Cart");
  ui.gap(ui::space::k8);
  const auto& cart = page.context.state.cart;
  if (cart.empty()) {
    ui.muted("The cart is empty.");
    ui.gap(ui::space::k24);
  } else {
    {
      const ui::Container list(ui, ui::Role::kList, "In the cart");
      for (const auto& [key, held] : cart) {
        const ui::Ui::Scope scope(ui, key);
        const CatalogueProduct* product = page.desk.products.catalogue().find(key);
        const ui::Container item(ui, ui::Role::kListItem, product == nullptr ? key : product->product.name);
        if (product != nullptr) {
          draw_cart_line(page, *product, held.pieces);
        } else {
          const ui::Card card(ui);
          ui.text(ui::Type::kBody, in_quotation_marks(key) + " is not in the catalogue any more.");
          if (ui::button(ui, "Take out", {.disabled_because = page.off(), .says = "Take out " + key}))
            tell(page.out, page.out.submit(PutInCart{key, 0}), in_quotation_marks(key) + " taken out of the cart");
        }
        ui.gap(ui::space::k12);
      }
    }
    ui.text(ui::Type::kLead, "Total: " + total_words(page));
    ui.muted("A store to try recommendations in: nothing is ordered or sent.");
    ui.gap(ui::space::k12);
    if (ui::button(ui, "Empty the cart",
                   {.icon = icon::kTrash2, .disabled_because = page.off(), .width = full_on_phone(ui)}))
      tell(page.out, page.out.submit(EmptyCart{}), "The cart is empty");
    ui.gap(ui::space::k24);
  }
  draw_learning(page);
  draw_shelf(page, "For you", page.shelves().for_you);
}

}  // namespace cairn::shop::desk
