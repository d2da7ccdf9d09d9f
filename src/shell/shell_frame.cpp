// The frame of the page: what stands around the main area, and the screen that scrolls in it.

#include "shell/screens.h"
#include "shell/shell.h"
#include "ui/layout.h"
#include "ui/part_notice.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr float kMaxContent_px = 1080;
constexpr float kLowPage_px = 560;  // what is left on a phone when its keyboard is open

}  // namespace

void Shell::draw(Outs& out) {
  const Environment& env = ui_.env();
  const bool phone = ui_.phone();
  // On a low page the bar of the timer would take the room that is left: there it scrolls with the rest.
  const bool pinned = session_.loaded() && tasks_.state().timer && env.height_px > kLowPage_px;
  focus_bar_h_ = pinned ? tasks::focus_bar_h(ui_) : 0;
  if (phone) {
    const float top = top_bar_h() + env.inset_top_px;
    const float bottom = kBottomBar_px + env.inset_bottom_px;
    // While the keyboard of the device is open there is no room for the bar, and no need. A low page without one,
    // zoomed in or lying on its side, keeps its navigation.
    const bool bar = env.height_px > kLowPage_px || !env.touch || !editing_;
    draw_top_bar({0, 0, env.width_px, top});
    const float foot = bar ? bottom : 0;
    draw_main({0, top, env.width_px, env.height_px - top - foot - focus_bar_h_}, out);
    if (pinned) draw_focus_bar({0, env.height_px - foot - focus_bar_h_, env.width_px, focus_bar_h_}, out);
    if (bar) draw_bottom_bar({0, env.height_px - bottom, env.width_px, bottom});
  } else {
    const float rail = rail_w();
    draw_rail({0, 0, rail, env.height_px});
    if (pinned) focus_bar_h_ += env.inset_bottom_px;
    draw_main({rail, 0, env.width_px - rail, env.height_px - focus_bar_h_}, out);
    if (pinned) draw_focus_bar({rail, env.height_px - focus_bar_h_, env.width_px - rail, focus_bar_h_}, out);
  }
  draw_toast();
  draw_more_sheet();
  draw_shortcuts();
  data_.draw_dialog(ui_);
  palette_.draw(
      ui_, [this] { return palette_commands(); }, index_, pending_actions_);
}

// One scroll position a page: going back finds it where it was.
std::string Shell::main_key() const { return "main " + route_.screen + "/" + route_.argument; }

void Shell::draw_focus_bar(const Rect& rect, Outs& out) {
  const Flow outer = ui_.flow();
  tasks::draw_focus_bar(ui_, tasks_context(), rect, out.tasks);
  ui_.flow() = outer;
}

void Shell::draw_main(const Rect& rect, Outs& out) {
  const float pad = ui_.phone() ? space::k16 : space::k32;
  const Scroller scroller(ui_, main_key(), rect, pad, kMaxContent_px, Role::kMain, "");
  ui_.gap(ui_.phone() ? space::k16 : space::k32);
  const bool writing_by_touch = ui_.env().touch && editing_;  // the keyboard of the device leaves little of the page
  if (session_.loaded() && tasks_.state().timer && focus_bar_h_ == 0 && !writing_by_touch) {
    draw_focus_bar(ui_.place(ui_.width(), tasks::focus_bar_h(ui_)), out);
    ui_.gap(space::k16);
  }
  draw_notices();
  if (session_.loaded()) draw_screen(out);
  // The last lines can be scrolled out from under a toast.
  ui_.gap(ui_.phone() ? 2 * space::k48 + space::k24 : space::k48 + space::k24);
}

void Shell::draw_screen(Outs& outs) {
  roadmap::Out& out = outs.roadmap;
  roadmap::ViewContext at = context();
  std::string title;
  const Ui::Scope scope(ui_, route_.screen + "/" + route_.argument);
  if (route_.screen == "today") {
    if (shows_tasks())
      at.own_tasks = [&](Ui& ui) { tasks::draw_due(ui, tasks_context(), origins_on_today(), tasks_view_, outs.tasks); };
    roadmap::draw_today(ui_, at, today_view_, out);
    title = "Today";
  } else if (route_.screen == "roadmap") {
    roadmap::draw_roadmap(ui_, at, roadmap_view_, out);
    title = "Roadmap";
  } else if (route_.screen == "week" && week_shown_ != 0 && std::to_string(week_shown_) == route_.argument) {
    roadmap::draw_week(ui_, at, week_shown_, week_view_, out);
    title = "Week " + route_.argument;
  } else if (route_.screen == "tasks" && tasks::screen_of(route_.argument) != tasks::Screen::kNone) {
    parts_.want(Part::kTasks);
    if (const auto here = parts_.here<Part::kTasks>()) {
      tasks::draw_tasks(ui_, tasks_context(), tasks::screen_of(route_.argument), tasks_view_, outs.tasks, *here);
    } else {
      ui_.heading(1, "Tasks");
      ui_.gap(space::k12);
      draw_part_notice(ui_, parts_, Part::kTasks);
    }
    title = tasks::title_of(tasks::screen_of(route_.argument));
  } else if (route_.screen == "sentiment" && sentiment::screen_of(route_.argument) != sentiment::Screen::kNone) {
    ui_.heading(1, "Sentiment");
    ui_.gap(space::k12);
    if (const auto here = part<Part::kSentiment>(ui_, parts_))
      draw_sentiment(ui_, sentiment_context(), sentiment_view_, outs.sentiment, *here);
    title = sentiment::title_of(route_.argument);
  } else if (route_.screen == "shop" && shop::screen_of(route_.argument) != shop::Screen::kNone) {
    ui_.heading(1, "Shop");
    ui_.gap(space::k12);
    if (const auto here = part<Part::kShop>(ui_, parts_)) draw_shop(ui_, shop_context(), shop_view_, outs.shop, *here);
    title = shop::title_of(route_.argument);
  } else if (route_.screen == "plants" && plants::screen_of(route_.argument) != plants::Screen::kNone) {
    ui_.heading(1, "Plants");
    ui_.gap(space::k12);
    if (const auto here = part<Part::kPlants>(ui_, parts_))
      draw_plants(ui_, plants_context(), plants_view_, outs.plants, *here);
    title = plants::title_of(route_.argument);
  } else if (route_.screen == "plan") {
    roadmap::draw_plan(ui_, at, plan_view_, out);
    title = "Plan";
  } else if (route_.screen == "portfolio") {
    roadmap::draw_portfolio(ui_, at, portfolio_view_, out);
    title = "Portfolio";
  } else if (route_.screen == "data") {
    data_.draw(ui_, out.actions);
    ui_.gap(space::k24);
    if (const auto here = part<Part::kModels>(ui_, parts_)) draw_models(ui_, models_, ports_.models, *here);
    title = "Data";
  } else if (route_.screen == "settings") {
    roadmap::draw_settings(ui_, at, settings_view_, out);
    title = "Settings";
  } else if (route_.screen == "profiles") {
    profiles_.draw(ui_);
    title = "Profiles";
  } else if (route_.screen == "search") {
    roadmap::draw_search(ui_, at, index_, search_view_, out);
    title = "Search";
  } else {
    ui_.heading(1, "There is no such page");
    ui_.muted(
        "The address names something that Cairn does not have. A week is #/week/1 to #/week/36, a plant "
        "#/plants/species/1 to #/plants/species/102.");
    ui_.gap(space::k16);
    button_link(ui_, "Go to today", "#/today", {.look = ButtonLook::kPrimary});
    title = "Not found";
  }
  title += " · Cairn";
  if (title != title_) {
    title_ = title;
    ports_.page.set_title(title_);
  }
}

}  // namespace cairn::ui
