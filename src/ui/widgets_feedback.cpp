#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {

void progress_bar(Ui& ui, std::string_view label, double fraction, std::optional<Color> color, float height) {
  const Palette& c = ui.colors();
  const float w = ui.flow().row ? ui.remaining_in_row() : ui.width();
  const Rect rect = ui.place(w, height);
  const float part = static_cast<float>(std::clamp(fraction, 0.0, 1.0));
  // A system that allows no tints has an outline for what is still to come.
  if (ui.env().forced_colors)
    ui.outline(rect, c.line, height / 2);
  else
    ui.fill(rect, mix(c.line, c.hover, 0.3f), height / 2);
  if (part > 0)
    ui.fill({rect.x, rect.y, std::max(height, rect.w * part), rect.h}, color.value_or(c.accent), height / 2);
  Node node;
  node.id = ui.unique(ui.id(label));
  node.role = Role::kProgress;
  node.name = label;
  node.max = 100;
  node.now = std::round(part * 100);
  ui.semantics().leaf(std::move(node), rect);
}

void badge(Ui& ui, std::string_view text, Color ink, Color fill, const char* icon) {
  const TextStyle style = ui.style(Type::kSmallStrong);
  const float icon_w = icon ? style.size_px + 4 : 0;
  const float room = ui.flow().row ? ui.flow().w : ui.width();
  const Rect rect = ui.place(std::min(room, std::ceil(ui.text_width(style, text)) + 16 + icon_w), style.line_px + 4);
  ui.fill(rect, fill, rect.h / 2);
  if (icon) ui.paint_icon({rect.x + 8 + style.size_px / 2, rect.center_y()}, style.size_px, ink, icon);
  ui.paint_text({rect.x + 8 + icon_w, rect.y, rect.w - 15 - icon_w, rect.h}, style, ink, text);
  Node node;
  node.id = ui.unique(ui.id(text));
  node.role = Role::kText;
  node.name = text;
  node.font_px = style.size_px;
  node.line_px = rect.h;
  node.weight = 1;
  node.pad_x = 8 + icon_w;
  ui.semantics().leaf(std::move(node), rect);
}

bool disclosure(Ui& ui, std::string_view label, bool open_at_first, std::string_view detail) {
  const Palette& c = ui.colors();
  const Id id = ui.id(label);
  const auto known = ui.memory().open.try_emplace(id, open_at_first).first;
  if (ui.clicked(id)) {
    known->second = !known->second;
    ui.request_settle();
  }
  const bool open = known->second;
  const TextStyle style = ui.style(Type::kBodyStrong);
  const Rect rect = ui.place(ui.width(), ui.control_h());
  if (ui.hovered(id)) ui.fill(rect.inset(-6, 0), c.hover, kControlRadius_px);
  ui.paint_icon({rect.x + 8, rect.center_y()}, 16, c.muted, open ? icon::kChevronDown : icon::kChevronRight);
  const float label_w = std::min(rect.w - 26, ui.text_width(style, label) + 2);
  ui.paint_text({rect.x + 24, rect.y, label_w, rect.h}, style, c.ink, label);
  if (!detail.empty())
    ui.paint_text({rect.x + 24 + label_w + 8, rect.y, rect.w - label_w - 32, rect.h}, ui.style(Type::kSmall), c.muted,
                  detail);
  ui.focus_ring(id, rect, kControlRadius_px);
  Node node;
  node.id = id;
  node.role = Role::kButton;
  node.name = label;
  node.detail = detail;
  node.expanded = open ? Tri::kTrue : Tri::kFalse;
  ui.semantics().leaf(std::move(node), rect);
  return open;
}

void empty_state(Ui& ui, const char* icon, std::string_view title, std::string_view text) {
  const Palette& c = ui.colors();
  ui.gap(space::k16);
  const Rect mark = ui.place(ui.width(), 44);
  ui.circle({mark.center_x(), mark.center_y()}, 22, c.accent_soft);
  ui.paint_icon({mark.center_x(), mark.center_y()}, 22, c.accent, icon);
  ui.gap(space::k8);
  Ui::TextOptions centred;
  centred.align = 0.5f;
  centred.max_width = 0;
  ui.text(Type::kBodyStrong, title, centred);
  centred.color = c.muted;
  if (!text.empty()) ui.text(Type::kSmall, text, centred);
  ui.gap(space::k12);
}

void notice(Ui& ui, NoticeLook look, std::string_view title, std::string_view text) {
  const Palette& c = ui.colors();
  Color ink = c.info;
  const char* mark = icon::kInfo;
  CardLook card_look = CardLook::kInfo;
  switch (look) {
    case NoticeLook::kInfo:
      break;
    case NoticeLook::kWarn:
      ink = c.warn;
      mark = icon::kTriangleAlert;
      card_look = CardLook::kWarn;
      break;
    case NoticeLook::kBad:
      ink = c.bad;
      mark = icon::kCircleX;
      card_look = CardLook::kBad;
      break;
    case NoticeLook::kGood:
      ink = c.good;
      mark = icon::kCircleCheck;
      card_look = CardLook::kAccent;
      break;
  }
  const Card card(ui, card_look, space::k12);
  const float top = ui.y();
  const float by = std::max(1.0f, ui.scale());
  Flow& f = ui.flow();
  f.x += 28 * by;
  f.w -= 28 * by;
  ui.text(Type::kBodyStrong, title);
  if (!text.empty()) ui.text(Type::kSmall, text);
  f.x -= 28 * by;
  f.w += 28 * by;
  ui.paint_icon({f.x + 9 * by, top + ui.style(Type::kBodyStrong).line_px / 2}, 18 * by, ink, mark);
}

void figure(Ui& ui, std::string_view value, std::string_view caption) {
  Ui::TextOptions one_line;
  one_line.max_width = 0;
  ui.text(Type::kFigure, value, one_line);
  ui.muted(caption);
}

}  // namespace cairn::ui
