// The shop's page: its views, and what goes on whether or not they are shown.

#include <algorithm>

#include "apps/shop/lines_codec.h"
#include "apps/shop/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/tabs.h"

namespace cairn::shop {
namespace desk {
namespace {

void destroy(Desk* made) { delete made; }

// Lines beside the log that belong to no import are what removed ones left behind, or an import that was not finished.
void sweep(Desk& desk, const ViewContext& context) {
  if (!context.loaded || !context.writable || context.in_sample) return;
  if (!desk.swept) {
    desk.swept = true;
    desk.sweep_keys = context.storage.blob_keys(kAllPrefix);
  }
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

void draw_tabs(Page& page, Screen screen) {
  const std::vector<ui::Tab> tabs{
      {"Dashboard", "#/shop", icon::kChartLine, screen == Screen::kDashboard},
      {"Lines", "#/shop/lines", icon::kReceipt, screen == Screen::kLines},
      {"Recommend", "#/shop/recommend", icon::kShoppingCart, screen == Screen::kRecommend},
      {"Files", "#/shop/files", icon::kDatabase, screen == Screen::kFiles},
  };
  ui::tabs(page.ui, "Views of the shop", tabs, page.out.actions);
}

void draw(Page& page, Screen screen) {
  draw_tabs(page, screen);
  page.ui.gap(ui::space::k16);
  const ui::Ui::Scope scope(page.ui, "view");
  if (page.desk.importing) return draw_importing(page);
  if (screen == Screen::kFiles) return draw_orders(page);
  if (page.context.state.imports.empty()) return draw_start(page);
  if (!draw_opening(page)) return;
  if (page.lines().size() == 0) return draw_orders(page);  // none could be read: each file says why
  if (screen == Screen::kRecommend) return draw_recommend(page);
  draw_filters(page);
  page.ui.gap(ui::space::k16);
  if (screen == Screen::kLines) return draw_lines(page);
  draw_dashboard(page);
}

}  // namespace
}  // namespace desk

void tend_shop(View& view, const ViewContext& context, Out& out, Here<Part::kShop> /*here*/) {
  if (!view.desk) view.desk = {new desk::Desk, desk::destroy};
  desk::Desk& desk = *view.desk;
  desk.soon = false;
  desk::tend_importing(desk, context, out);
  if (context.loaded && out.gestures().empty()) desk.orders.tend(context.state, context.version, context.storage);
  // Looking at the sales of half a million lines takes a moment, so it waits until somebody asks for recommendations.
  const bool asked = context.route != nullptr && context.route->screen == "shop" &&
                     screen_of(context.route->argument) == Screen::kRecommend;
  desk.recommend_wanted = desk.recommend_wanted || asked;
  const bool open = desk.orders.stand() == desk::Orders::Stand::kOpen;
  if (!open || desk.comparing_for != desk.orders.serial()) desk.comparing.reset();
  desk.comparing_for = desk.orders.serial();
  if (desk.recommend_wanted)
    desk.recommending.tend(open ? &desk.orders.lines() : nullptr, desk.orders.serial(), context.storage,
                           context.writable);
  if (desk.comparing) desk.comparing->advance();
  desk::sweep(desk, context);
  view.wait_ms.reset();
  view.has_more = (desk.importing && desk.importing->busy()) || desk.orders.busy() || desk.recommending.busy() ||
                  (desk.comparing && !desk.comparing->done());
  view.unhurried = view.has_more;
}

void draw_shop(ui::Ui& ui, const ViewContext& context, View& view, Out& out, Here<Part::kShop> here) {
  if (!view.desk) tend_shop(view, context, out, here);
  desk::Page page{ui, context, *view.desk, out};
  desk::draw(page, screen_of(context.route->argument));
  // What was just done may have begun something; passes without an event follow before the next tick.
  const ui::EventKind kind = ui.event().kind;
  const bool did = kind == ui::EventKind::kClick || kind == ui::EventKind::kCommit || kind == ui::EventKind::kInput ||
                   ui.unsettled();
  if (did) view.desk->soon = true;
  if (view.desk->soon) view.wait_ms = 1;
}

}  // namespace cairn::shop
