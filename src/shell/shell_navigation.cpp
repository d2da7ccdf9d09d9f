// The ways to other pages: the rail, on a phone the bars at the top and at the foot with the sheet of further pages.

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "shell/logo.h"
#include "shell/screens.h"
#include "shell/shell.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr float kRail_px = 216;
constexpr float kNarrowRail_px = 72;
constexpr float kTopBar_px = 52;
constexpr float kSaveState_px = 22;
constexpr std::string_view kSaved = "Saved on this device";  // "Saved" where it is narrow

// How far what holds words grows with them: it never shrinks, and leaves the page its room.
float larger(float scale) { return std::clamp(scale, 1.0f, 1.35f); }

// The profiles are a page of Settings, unless they have a way of their own.
bool is_current(const Route& route, std::string_view screen, bool profile_named) {
  return route.screen == screen || (screen == "roadmap" && route.screen == "week") ||
         (screen == "settings" && route.screen == "profiles" && !profile_named);
}

}  // namespace

void Shell::nav_item(const Screen& screen, const Rect& rect, bool with_label, bool stacked,
                     std::string_view description) {
  const Palette& c = ui_.colors();
  const bool current = is_current(route_, screen.id, profiles_.to_name() != nullptr);
  Node node;
  node.id = ui_.id(screen.id);
  node.role = Role::kLink;
  node.name = screen.name;
  node.description = description;
  node.href = "#/" + std::string(screen.id);
  node.current = current ? Tri::kTrue : Tri::kNone;
  const bool hovered = ui_.hovered(node.id);
  const Color ink = current ? c.accent : hovered ? c.ink : c.muted;
  if (stacked) {
    ui_.paint_icon({rect.center_x(), rect.y + 20}, 21, ink, screen.icon);
    TextStyle style = ui_.style(current ? Type::kSmallStrong : Type::kSmall);
    style.size_px = std::min(11.0f, style.size_px);
    ui_.paint_text({rect.x, rect.y + 34, rect.w, 16}, style, ink, screen.name, 0.5f);
  } else {
    if (current || hovered) ui_.fill(rect, current ? c.accent_soft : c.hover, kControlRadius_px);
    const float by = larger(ui_.scale());
    const float x = with_label ? rect.x + 20 * by : rect.center_x();
    ui_.paint_icon({x, rect.center_y()}, 18 * by, ink, screen.icon);
    if (with_label)
      ui_.paint_text({rect.x + 40 * by, rect.y, rect.w - 40 * by - 4, rect.h},
                     ui_.style(current ? Type::kBodyStrong : Type::kBody), current ? c.accent : c.ink, screen.name);
  }
  ui_.focus_ring(node.id, rect.inset(3), kControlRadius_px - 3);
  ui_.semantics().leaf(std::move(node), rect);
}

float Shell::rail_w() const {
  return ui_.wide() ? std::round(kRail_px * larger(ui_.scale())) : std::max(kNarrowRail_px, ui_.control_h() + 24);
}

void Shell::draw_rail(const Rect& rect) {
  const Palette& c = ui_.colors();
  const bool labels = ui_.wide();
  const float icons_x = labels ? 12 : std::floor((rect.w - ui_.control_h()) / 2);  // alone, they stand in the middle
  ui_.line({rect.right() - 0.5f, 0}, {rect.right() - 0.5f, rect.h}, c.line);
  // On a low page, a phone on its side, what has no room is reached by scrolling.
  const Scroller scroller(ui_, "navigation", rect, 12, rect.w, Role::kNavigation, "Main");
  const float top = ui_.y();
  paint_logo(ui_, {labels ? 20.0f : std::floor((rect.w - 28) / 2), top + 20}, 28);
  if (labels) ui_.label({58, top + 20, 140, 28}, ui_.style(Type::kSection), c.ink, "Cairn");
  float y = top + 68;
  ButtonOptions search;
  search.icon = icon::kSearch;
  search.width = -1;
  search.description = environment_.mac ? "Cmd+K" : "Ctrl+K";
  ui_.flow() = Flow{.x = icons_x, .y = y, .w = rect.w - 2 * icons_x};
  const bool open =
      labels ? button(ui_, "Search", search) : icon_button(ui_, "Search", icon::kSearch, {.key = "Search"});
  if (open) pending_actions_.push_back(OpenPalette{});
  y = ui_.y() + 16;
  const float item_h = std::max(38.0f, ui_.control_h());
  for (const Screen& screen : kScreens) {
    nav_item(screen, {12, y, rect.w - 24, item_h}, labels, false);
    y += item_h + 4;
  }
  const float button_h = ui_.control_h();
  const float foot_h = (labels ? button_h + 18 + kSaveState_px : 2 * button_h + 4) + 12;
  const Profile* profile = profiles_.to_name();
  const float profile_h = profile ? item_h + 8 : 0;
  y = std::max(y + 8, top + rect.h - foot_h - profile_h);
  if (profile)
    nav_item({"profiles", profile->name, icon::kUsers, false}, {12, y, rect.w - 24, item_h}, labels, false,
             "Profile in use. Profiles and passphrase");
  y += profile_h;
  ui_.flow() = Flow{.x = icons_x, .y = y, .w = rect.w - 2 * icons_x};
  {
    const std::string nothing_undo = session_.in_sample() ? "Nothing to undo here" : "Nothing to undo yet";
    const std::string undo_hint = "Undo " + gesture_words(false);
    const std::string redo_hint = "Do again: " + gesture_words(true);
    ButtonOptions undo_options;
    undo_options.disabled_because = session_.can_undo() ? std::string_view() : std::string_view(nothing_undo);
    undo_options.description = undo_hint;
    ButtonOptions redo_options;
    redo_options.disabled_because = session_.can_redo() ? "" : "Nothing was undone";
    redo_options.description = redo_hint;
    const Row row(ui_, 4);
    if (icon_button(ui_, "Undo", icon::kUndo2, undo_options)) pending_actions_.push_back(Undo{});
    if (icon_button(ui_, "Redo", icon::kRedo2, redo_options)) pending_actions_.push_back(Redo{});
    if (labels && icon_button(ui_, "Keyboard shortcuts", icon::kKeyboard)) shortcuts_open_ = true;
    if (labels && profiles_.locked() && icon_button(ui_, "Lock now", icon::kLock))
      pending_actions_.push_back(LockNow{});
  }
  if (labels) {
    ui_.flow() = Flow{.x = 20, .y = y + button_h + 18, .w = rect.w - 32};
    draw_save_state();
  }
  ui_.flow().y = y + foot_h;
}

void Shell::draw_save_state() {
  const Palette& c = ui_.colors();
  std::string words(kSaved);
  const char* mark = icon::kCircleCheck;
  Color ink = c.muted;
  if (session_.in_sample()) {
    words = "Sample: nothing is saved";
    mark = icon::kEye;
  } else if (!session_.writable()) {
    words = "Read only";
    mark = icon::kLock;
  } else if (session_.save_state() == SaveState::kSaving || writing_) {
    words = "Saving…";
    mark = icon::kCircleDashed;
  } else if (session_.save_state() == SaveState::kFailed) {
    words = "Not saved";
    mark = icon::kTriangleAlert;
    ink = c.bad;
  }
  const TextStyle style = ui_.style(Type::kSmall);
  const Rect rect = ui_.place(ui_.width(), kSaveState_px);
  const float by = larger(ui_.scale());
  ui_.paint_icon({rect.x + 8, rect.center_y()}, 15 * by, ink, mark);
  const float room = rect.w - 22 * by;
  const std::string_view shown =
      words == kSaved && ui_.text_width(style, words) > room ? std::string_view(words).substr(0, 5) : words;
  ui_.paint_text({rect.x + 22 * by, rect.y, room, rect.h}, style, ink, shown);
  Node node;
  node.id = ui_.id("save state");
  node.role = Role::kStatus;
  node.silent = true;  // it changes with every keystroke; what went wrong is a notice
  node.name = words;
  node.font_px = style.size_px;
  node.line_px = rect.h;
  node.pad_x = 22 * by;
  ui_.semantics().leaf(std::move(node), rect);
}

float Shell::top_bar_h() const { return std::max(kTopBar_px, ui_.control_h() + 8); }

void Shell::draw_top_bar(const Rect& rect) {
  const Palette& c = ui_.colors();
  const float bar_h = top_bar_h();
  const float top = rect.bottom() - bar_h;
  const float buttons_w = 2 * ui_.control_h() + 4;
  ui_.fill(rect, c.background);
  ui_.line({0, rect.bottom() - 0.5f}, {rect.w, rect.bottom() - 0.5f}, c.line);
  paint_logo(ui_, {16, top + (bar_h - 26) / 2}, 26);
  Node banner;
  banner.id = ui_.id("banner");
  banner.role = Role::kBanner;
  ui_.semantics().open(std::move(banner), rect, {0, 0});
  ui_.flow() = Flow{.x = 52, .y = top + (bar_h - 22) / 2, .w = rect.w - 52 - buttons_w - 12};
  draw_save_state();
  ui_.flow() = Flow{.x = rect.w - 4 - buttons_w, .y = top + 4, .w = buttons_w + 1};
  {
    const Row row(ui_, 4);
    ButtonOptions undo_options;
    undo_options.disabled_because = session_.can_undo() ? "" : "Nothing to undo yet";
    if (icon_button(ui_, "Undo", icon::kUndo2, undo_options)) pending_actions_.push_back(Undo{});
    if (icon_button(ui_, "Search", icon::kSearch)) pending_actions_.push_back(OpenPalette{});
  }
  ui_.semantics().close();
}

void Shell::draw_bottom_bar(const Rect& rect) {
  const Palette& c = ui_.colors();
  ui_.fill(rect, c.surface);
  ui_.line({0, rect.y + 0.5f}, {rect.w, rect.y + 0.5f}, c.line);
  Node nav;
  nav.id = ui_.id("navigation");
  nav.role = Role::kNavigation;
  nav.name = "Main";
  ui_.semantics().open(std::move(nav), rect, {rect.x, rect.y});
  const auto in_bar = std::count_if(kScreens.begin(), kScreens.end(), [](const Screen& s) { return s.in_bottom_bar; });
  const float item_w = rect.w / static_cast<float>(in_bar + 1);
  float x = 0;
  for (const Screen& screen : kScreens) {
    if (!screen.in_bottom_bar) continue;
    nav_item(screen, {x, rect.y, item_w, kBottomBar_px}, true, true);
    x += item_w;
  }
  const Id more = ui_.id("More");
  const Rect cell{x, rect.y, item_w, kBottomBar_px};
  const bool current = std::any_of(kScreens.begin(), kScreens.end(), [this](const Screen& s) {
    return !s.in_bottom_bar && is_current(route_, s.id, false);
  });
  const Color ink = current || more_open_ ? c.accent : c.muted;
  ui_.paint_icon({cell.center_x(), cell.y + 20}, 21, ink, icon::kEllipsis);
  TextStyle style = ui_.style(Type::kSmall);
  style.size_px = std::min(11.0f, style.size_px);
  ui_.paint_text({cell.x, cell.y + 34, cell.w, 16}, style, ink, "More", 0.5f);
  ui_.focus_ring(more, cell.inset(3), kControlRadius_px);
  Node node;
  node.id = more;
  node.role = Role::kButton;
  node.name = "More";
  node.expanded = more_open_ ? Tri::kTrue : Tri::kFalse;
  ui_.semantics().leaf(std::move(node), cell);
  if (ui_.clicked(more)) more_open_ = true;
  ui_.semantics().close();
}

void Shell::draw_more_sheet() {
  if (!more_open_) return;
  if (!ui_.phone()) {
    more_open_ = false;
    return;
  }
  Overlay sheet(ui_, "more", "More", 360);
  ui_.heading(2, "More");
  ui_.gap(space::k12);
  if (const Profile* profile = profiles_.to_name())
    button_link(ui_, profile->name, "#/profiles",
                {.look = ButtonLook::kQuiet,
                 .icon = icon::kUsers,
                 .description = "Profile in use. Profiles and passphrase",
                 .width = -1});
  for (const Screen& screen : kScreens)
    if (!screen.in_bottom_bar)
      button_link(ui_, screen.name, "#/" + std::string(screen.id),
                  {.look = ButtonLook::kQuiet, .icon = screen.icon, .width = -1});
  ButtonOptions wide{.look = ButtonLook::kQuiet, .icon = icon::kDownload, .width = -1};
  if (button(ui_, "Export a backup", wide)) {
    pending_actions_.push_back(Backup{});
    more_open_ = false;
  }
  if (installable_) {
    wide.icon = icon::kPlus;
    if (button(ui_, "Install Cairn", wide)) pending_actions_.push_back(InstallPage{});
  }
  wide.icon = icon::kLock;
  if (profiles_.locked() && button(ui_, "Lock now", wide)) pending_actions_.push_back(LockNow{});
  wide.icon = icon::kRedo2;
  wide.disabled_because = session_.can_redo() ? "" : "Nothing was undone";
  if (button(ui_, "Redo", wide)) pending_actions_.push_back(Redo{});
  wide.disabled_because = {};
  wide.icon = icon::kX;
  ui_.gap(space::k8);
  if (button(ui_, "Close", wide) || sheet.dismissed()) more_open_ = false;
}

}  // namespace cairn::ui
