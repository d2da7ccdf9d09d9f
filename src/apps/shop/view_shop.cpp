// The shop's page: its views, and what goes on whether or not they are shown.

#include <algorithm>
#include <set>

#include "apps/shop/lines_codec.h"
#include "apps/shop/product_pictures.h"
#include "apps/shop/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/tabs.h"

namespace cairn::shop {
namespace desk {
namespace {

void destroy(Held* made) { delete made; }

class ShowcaseTaker final : public ShowcaseWatcher {
 public:
  explicit ShowcaseTaker(ui::Pictures& pictures) : pictures_(pictures) {}
  void opened(std::string_view id, const PhotoPixels& picture) override {
    pictures_.put(id, picture.width, picture.height, picture.rgba);
  }

 private:
  ui::Pictures& pictures_;
};

// A picture that is kept becomes the product's; why one was not stands on the product's page.
void tend_pictures(Held& held, const ViewContext& context, Out& out) {
  Desk& desk = held.desk;
  ShowcaseTaker taker(held.pictures);
  desk.showcase.tend(context.photos, context.storage, taker);
  const std::optional<Showcase::Taken> taken = desk.showcase.taken();
  if (!taken) return;
  const CatalogueProduct* product = desk.products.catalogue().find(taken->product);
  if (product == nullptr) return;  // it was removed meanwhile; the picture is swept the next time
  desk.picture_error = taken->error;
  desk.picture_error_of = taken->product;
  if (!taken->error.empty()) return;
  Product with = product->product;
  with.picture = taken->id;
  const Status status = out.submit(ChangeProduct{taken->product, with});
  tell(out, status, "Picture kept");
}

// What is bought together is counted once its screen is opened.
void tend_baskets(Desk& desk, bool open, bool wanted) {
  constexpr std::size_t kUnitsASlice = 120;  // of 50 microseconds
  if (desk.baskets && (!open || desk.baskets_for != desk.orders.serial())) desk.baskets.reset();
  if (!open || (!wanted && !desk.baskets)) return;
  if (!desk.baskets) {
    desk.baskets = std::make_unique<figures::Baskets>(desk.orders.lines());
    desk.baskets_for = desk.orders.serial();
  }
  if (!desk.baskets->done()) desk.baskets->advance(kUnitsASlice);
}

// Pictures that no product speaks of any more.
void sweep_pictures(Desk& desk, const ViewContext& context) {
  if (!desk.picture_keys.ready()) return;
  const auto keys = desk.picture_keys.take();
  if (!keys.ok()) return;  // it is done the next time
  std::set<std::string_view> known;
  for (const auto& [key, product] : context.state.products) known.insert(product.picture);
  for (const std::string& key : keys.value())
    if (known.count(picture_id_of(key)) == 0) desk.sweep.push_back(key);
}

// Lines beside the log that belong to no import are what removed ones left behind, or an import that was not finished.
void sweep(Desk& desk, const ViewContext& context) {
  if (!context.loaded || !context.writable || context.in_sample) return;
  if (!desk.swept) {
    desk.swept = true;
    desk.sweep_keys = context.storage.blob_keys(kAllPrefix);
    desk.picture_keys = context.storage.blob_keys(kPicturesPrefix);
  }
  sweep_pictures(desk, context);
  if (desk.sweep_keys.ready()) {
    const auto keys = desk.sweep_keys.take();
    if (!keys.ok()) return;  // it is done the next time
    for (const std::string& key : keys.value()) {
      const std::string_view import = import_of(key);
      const bool known = context.state.imports.count(std::string(import)) > 0;
      const bool coming = desk.importing && import == desk.importing->id();
      const std::string prefix = import_prefix(import);
      if (!known && !coming && (desk.sweep.empty() || desk.sweep.back() != prefix)) desk.sweep.push_back(prefix);
    }
  }
  if (desk.sweeping.ready()) (void)desk.sweeping.take();  // what is left is swept the next time
  if (desk.sweeping.empty() && !desk.sweep.empty()) {
    desk.sweeping = context.storage.remove_blobs(desk.sweep.back());
    desk.sweep.pop_back();
  }
}

void tend_importing(Desk& desk, const ViewContext& context, Out& out) {
  if (!desk.importing) return;
  Importing& importing = *desk.importing;
  importing.tend(context.storage);
  if (importing.reading() != nullptr && importing.reading()->phase() == reading::Phase::kChoosing &&
      !importing.proposed) {
    importing.proposed = true;
    importing.plan = remembered_plan(*importing.reading(), context.state);
    if (!importing.plan) importing.plan = importing.reading()->plan();
  }
  if (importing.stand() != Importing::Stand::kKept || !context.writable) return;
  const Import import = importing.import();
  const Status status = out.submit(AddImport{importing.id(), import, importing.mapping_key(), importing.mapping()});
  tell(out, status, counted(static_cast<std::size_t>(import.lines), "order line", "order lines") + " added");
  if (!status.ok()) return importing.fail(status.error().message);  // not again with every tick
  desk.orders.adopt(importing.id(), importing.take_lines());
  desk.importing.reset();
  const bool there = context.route != nullptr && context.route->screen == "shop";
  if (there) out.actions.push_back(ui::Navigate{"#/shop"});
}

bool recommends(Screen screen) {
  return screen == Screen::kRecommend || screen == Screen::kStore || screen == Screen::kItem || screen == Screen::kCart;
}

void draw_tabs(Page& page, Screen screen) {
  const auto is = [screen](std::initializer_list<Screen> screens) {
    return std::find(screens.begin(), screens.end(), screen) != screens.end();
  };
  const std::vector<ui::Tab> tabs{
      {"Dashboard", chosen_href(page, ""), icon::kChartLine, is({Screen::kDashboard})},
      {"Customers", chosen_href(page, "customers"), icon::kUsers, is({Screen::kCustomers})},
      {"Together", "#/shop/together", icon::kLink, is({Screen::kTogether})},
      {"Products", "#/shop/products", icon::kPackage, is({Screen::kProducts, Screen::kProduct})},
      {"Store", "#/shop/store", icon::kStore, is({Screen::kStore, Screen::kItem, Screen::kCart})},
      {"Recommend", "#/shop/recommend", icon::kShoppingCart, is({Screen::kRecommend})},
      {"Lines", chosen_href(page, "lines"), icon::kReceipt, is({Screen::kLines})},
      {"Files", "#/shop/files", icon::kDatabase, is({Screen::kFiles})},
  };
  ui::tabs(page.ui, "Views of the shop", tabs, page.out.actions);
}

// Screens of products do without orders; the others begin with a file of them.
bool draw_products_screen(Page& page, Screen screen) {
  switch (screen) {
    case Screen::kProducts:
      draw_products(page);
      return true;
    case Screen::kProduct:
      draw_product(page);
      return true;
    case Screen::kStore:
      draw_store(page);
      return true;
    case Screen::kItem:
      draw_item(page);
      return true;
    case Screen::kCart:
      draw_cart(page);
      return true;
    default:
      return false;
  }
}

// The same of the store's visitor.
void follow_visitor_of_orders(Page& page) {
  Desk& desk = page.desk;
  if (desk.visitor_for == desk.orders.serial()) return;
  desk.visitor_for = desk.orders.serial();
  set_visitor(page, {});
  const auto& customers = page.lines().customers;
  for (std::size_t at = 0; at < customers.size() && !desk.visitor_address.empty(); ++at)
    if (customers[at].key == desk.visitor_address) return set_visitor(page, static_cast<std::uint32_t>(at));
}

void draw(Page& page, Screen screen) {
  draw_tabs(page, screen);
  page.ui.gap(ui::space::k16);
  const ui::Ui::Scope scope(page.ui, "view");
  if (page.desk.importing) return draw_importing(page);
  if (screen == Screen::kFiles) return draw_orders(page);
  const bool none = page.context.state.imports.empty();
  if (none && page.context.state.products.empty() && screen != Screen::kProduct) return draw_start(page);
  if (!none && !draw_opening(page)) return;
  follow_visitor_of_orders(page);
  if (draw_products_screen(page, screen)) return;
  if (none) return draw_start(page);
  if (page.lines().size() == 0) return draw_orders(page);  // none could be read: each file says why
  if (screen == Screen::kRecommend) return draw_recommend(page);
  if (screen == Screen::kTogether) return draw_together(page);
  draw_filters(page, screen != Screen::kCustomers);
  page.ui.gap(ui::space::k16);
  if (screen == Screen::kCustomers)
    draw_customers_screen(page);
  else if (screen == Screen::kLines)
    draw_lines(page);
  else
    draw_dashboard(page);
  keep_in_address(page);
}

}  // namespace
}  // namespace desk

void tend_shop(View& view, const ViewContext& context, Out& out, Here<Part::kShop> /*here*/) {
  if (!view.held) view.held = {new desk::Held, desk::destroy};
  desk::Desk& desk = view.held->desk;
  desk.soon = false;
  desk::tend_importing(desk, context, out);
  if (context.loaded && out.gestures().empty()) desk.orders.tend(context.state, context.version, context.storage);
  // Looking at the sales of half a million lines takes a moment, so it waits until somebody asks for recommendations.
  const bool asked = context.route != nullptr && context.route->screen == "shop" &&
                     desk::recommends(screen_of(context.route->argument));
  desk.recommend_wanted = desk.recommend_wanted || asked;
  if (context.loaded && out.gestures().empty()) desk.products.tend(context.state, context.version, desk.orders);
  const bool open = desk.orders.stand() == desk::Orders::Stand::kOpen;
  if (!open || desk.comparing_for != desk.orders.serial()) desk.comparing.reset();
  desk.comparing_for = desk.orders.serial();
  if (desk.recommend_wanted)
    desk.recommending.tend(open ? &desk.orders.lines() : nullptr, desk.orders.serial(), context.storage,
                           context.writable);
  if (desk.comparing) desk.comparing->advance();
  const bool together = context.route != nullptr && context.route->screen == "shop" &&
                        screen_of(context.route->argument) == Screen::kTogether;
  desk::tend_baskets(desk, open, together);
  desk::tend_pictures(*view.held, context, out);
  desk::sweep(desk, context);
  view.wait_ms.reset();
  view.has_more = (desk.importing && desk.importing->busy()) || desk.orders.busy() || desk.recommending.busy() ||
                  (desk.comparing && !desk.comparing->done()) || (open && desk.baskets && !desk.baskets->done());
  view.unhurried = view.has_more;
}

void draw_shop(ui::Ui& ui, const ViewContext& context, View& view, Out& out, Here<Part::kShop> here) {
  if (!view.held) tend_shop(view, context, out, here);
  desk::Desk& desk = view.held->desk;
  desk.showcase.begin_pass();
  desk::Page page{ui, context, desk, view.held->pictures, out};
  desk::draw(page, screen_of(context.route->argument));
  // What was just done may have begun something; passes without an event follow before the next tick.
  const ui::EventKind kind = ui.event().kind;
  const bool did = kind == ui::EventKind::kClick || kind == ui::EventKind::kCommit || kind == ui::EventKind::kInput ||
                   ui.unsettled();
  if (did) desk.soon = true;
  if (desk.soon || desk.showcase.wants()) view.wait_ms = 1;
}

}  // namespace cairn::shop
