// What the shell says over and above the screens: notices, the toast.

#include <algorithm>
#include <cmath>
#include <set>

#include "icons.h"
#include "shell/screens.h"
#include "shell/shell.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr int kMaxToastLines = 6;

// A line with its button: stacked on a phone.
bool draw_banner(Ui& ui, CardLook look, const char* icon, Color ink, std::string_view text, std::string_view act) {
  bool pressed = false;
  {
    const Card card(ui, look, space::k12);
    const ButtonOptions options{.small = true};
    const float act_w = act.empty() ? 0 : button_width(ui, act, options) + space::k16;
    const bool stacked = ui.phone();
    const float top = ui.y();
    Flow& f = ui.flow();
    const float by = std::max(1.0f, ui.scale());
    ui.paint_icon({f.x + 9 * by, top + 2 + ui.style(Type::kBody).line_px / 2}, 18 * by, ink, icon);
    const Flow outer = f;
    f.x += 28 * by;
    f.w -= 28 * by + (stacked ? 0 : act_w);
    ui.gap(2);
    Ui::TextOptions wide;
    wide.max_width = 0;
    ui.text(Type::kBody, text, wide);
    if (!act.empty()) {
      if (stacked) {
        ui.gap(space::k8);
        pressed = button(ui, act, options);
      } else {
        const float after = f.y;
        f.x = outer.x + outer.w - act_w + space::k16;
        f.w = act_w;
        f.y = top - 2;
        pressed = button(ui, act, options);
        f.y = std::max(after, f.y);
      }
    }
    f.x = outer.x;
    f.w = outer.w;
  }
  ui.gap(space::k16);
  return pressed;
}

}  // namespace

void Shell::draw_notices() {
  const Palette& c = ui_.colors();
  std::set<std::string, std::less<>> shown;
  const auto banner = [&](CardLook look, const char* mark, Color ink, std::string_view text, std::string_view act) {
    shown.emplace(text);
    return draw_banner(ui_, look, mark, ink, text, act);
  };
  if (session_.in_sample() &&
      banner(CardLook::kAccent, icon::kEye, c.accent,
             "You are looking at a sample learner in week 14. Try anything: nothing is saved.", "Leave the sample"))
    pending_actions_.push_back(LeaveSample{});
  if (const Error* error = session_.load_error())
    banner(CardLook::kBad, icon::kTriangleAlert, c.bad, error->message, "");
  if (session_.loaded() && !session_.load_error() && !session_.in_sample() &&
      session_.role() == StorageRole::kFollower &&
      banner(CardLook::kInfo, icon::kLock, c.info,
             "Cairn is open in another tab, which does the writing. You can look around here.", "Write here instead"))
    ports_.storage.request_writer();
  if (session_.save_state() == SaveState::kFailed) {
    const Error* error = session_.save_error();
    const std::string text = "Your last change is not saved yet. " + (error ? error->message : std::string());
    if (banner(CardLook::kBad, icon::kTriangleAlert, c.bad, text, "Try again")) session_.retry();
  }
  if (!session_.quarantined().empty() && route_.screen == "today") {
    const std::size_t count = session_.quarantined().size();
    banner(CardLook::kWarn, icon::kTriangleAlert, c.warn,
           count == 1 ? "One stored change could not be read and was set aside. Data says more."
                      : std::to_string(count) + " stored changes could not be read and were set aside. Data says more.",
           "");
  }
  if (update_available_ && banner(CardLook::kInfo, icon::kRefreshCw, c.info,
                                  "A new version of Cairn is ready. It starts when you reload.", "Reload now")) {
    leave();
    pending_actions_.push_back(ApplyUpdate{});
  }
  // What comes up while the page is open is said; what was there at first is read with the page.
  if (notices_)
    for (const std::string& text : shown)
      if (notices_->count(text) == 0) ui_.semantics().announce(text, Urgency::kPolite);
  if (session_.loaded()) notices_ = std::move(shown);
}

// Where a node lies on the page: nodes are placed in what holds them, and that may be scrolled.
Rect Shell::on_page(const Node& node) const {
  Rect rect = node.rect;
  for (const Node* holder = semantics_.find(node.parent); holder; holder = semantics_.find(holder->parent)) {
    const auto scroll = memory_.scroll.find(holder->id);
    rect.x += holder->rect.x;
    rect.y += holder->rect.y - (scroll == memory_.scroll.end() ? 0 : std::round(scroll->second.y));
  }
  return rect;
}

// Beside the rail, at the foot of the page, or at its head where it would lie over what is being written, with the
// mistake below it, or over what the page itself draws: a date.
Rect Shell::place_toast(float w, float h) const {
  constexpr float kMistake_px = 56;
  const Environment& env = ui_.env();
  const float beside = ui_.phone() ? 0 : rail_w();
  const float x = std::floor(beside + (env.width_px - beside - w) / 2);
  const float above_bar = (ui_.phone() ? kBottomBar_px + env.inset_bottom_px + 12 : 24) + focus_bar_h_;
  const Rect foot{x, env.height_px - above_bar - h, w, h};
  const Rect head{x, env.inset_top_px + (ui_.phone() ? top_bar_h() + 12 : 24), w, h};
  const auto covers = [this](const Rect& rect) {
    const auto& nodes = semantics_.nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
      const bool written = node.id == pointer_.focused && (node.role == Role::kTextbox || node.role == Role::kTextarea);
      if (!written && node.input_type != "date") return false;
      Rect field = on_page(node);
      field.h += written ? kMistake_px : 0;
      return field.overlaps(rect);
    });
  };
  return covers(foot) && !covers(head) ? head : foot;
}

void Shell::draw_toast() {
  const Palette& c = ui_.colors();
  const Environment& env = ui_.env();
  Node region;
  region.id = ui_.id("toast");
  region.role = Role::kStatus;
  region.silent = true;  // toast() has said it
  region.name = toast_ ? toast_->text : "";
  region.font_px = ui_.style(Type::kBody).size_px;
  if (!toast_) {
    ui_.semantics().leaf(std::move(region), {0, 0, 1, 1});
    return;
  }
  ui_.set_draw_list(ImGui::GetForegroundDrawList());
  const TextStyle style = ui_.style(Type::kBody);
  const bool offer_undo = toast_->offer_undo && session_.can_undo();
  const float undo_w = offer_undo ? 76.0f : 0;
  const float room = env.width_px - (ui_.phone() ? 0 : rail_w()) - 64;
  const float text_w = std::min({ui_.text_width(style, toast_->text) + 2, room - undo_w, kMeasure_px * ui_.scale()});
  const auto lines = ui_.wrap(style, toast_->text, text_w, kMaxToastLines);
  const float w = text_w + 32 + undo_w;
  const float h = std::max(48.0f, static_cast<float>(lines.size()) * style.line_px + 24);
  const Rect rect = place_toast(w, h);
  ui_.shadow(rect, kRadius_px);
  ui_.fill(rect, c.ink, kRadius_px);
  Rect line{rect.x + 16, rect.y + (h - static_cast<float>(lines.size()) * style.line_px) / 2, text_w, style.line_px};
  region.line_px = style.line_px;
  toast_->attended = ui_.hovered(region.id) || ui_.hovered(ui_.id("toast undo")) || ui_.focused(ui_.id("toast undo"));
  ui_.semantics().leaf(std::move(region), {line.x, line.y, text_w, h});
  for (const auto& wrapped : lines) {
    ui_.paint_text(line, style, c.background, wrapped.text);
    line.y += style.line_px;
  }
  if (offer_undo) {
    const Id id = ui_.id("toast undo");
    const Rect act{rect.right() - undo_w, rect.y, undo_w, rect.h};  // all of it, for a finger
    if (ui_.hovered(id)) ui_.fill(act.inset(6), mix(c.ink, c.background, 0.15f), kControlRadius_px);
    const Color ink = env.dark ? light_palette().accent : dark_palette().accent;
    ui_.paint_text(act, ui_.style(Type::kBodyStrong), ink, "Undo", 0.5f);
    ui_.focus_ring(id, act.inset(6), kControlRadius_px);
    Node node;
    node.id = id;
    node.role = Role::kButton;
    node.name = "Undo";
    ui_.semantics().leaf(std::move(node), act);
    if (ui_.clicked(id)) pending_actions_.push_back(Undo{});
  }
  ui_.set_draw_list(ImGui::GetBackgroundDrawList());
}

}  // namespace cairn::ui
