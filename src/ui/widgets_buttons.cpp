#include <algorithm>
#include <cmath>

#include "base/script.h"
#include "icons.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

struct ButtonColors {
  Color fill, ink, line;
};

ButtonColors button_colors(const Ui& ui, ButtonLook look, bool hovered, bool pressed, bool disabled) {
  const Palette& c = ui.colors();
  if (disabled) {
    if (look == ButtonLook::kQuiet) return {c.hover.with_alpha(0), c.disabled, c.line.with_alpha(0)};
    return {c.hover, c.disabled, c.line};
  }
  const float shade = pressed ? 0.16f : hovered ? 0.08f : 0.0f;
  switch (look) {
    case ButtonLook::kPrimary:
      return {mix(c.accent, c.ink, shade), c.on_accent, c.accent.with_alpha(0)};
    case ButtonLook::kDanger:
      return {mix(c.surface, c.bad, shade), c.bad, mix(c.line, c.bad, 0.5f)};
    case ButtonLook::kQuiet:
      return {pressed ? c.pressed : hovered ? c.hover : c.hover.with_alpha(0), c.ink, c.line.with_alpha(0)};
    case ButtonLook::kPlain:
      break;
  }
  return {pressed ? c.pressed : hovered ? c.hover : c.surface, c.ink, c.line};
}

float height_of(const Ui& ui, const ButtonOptions& options) {
  return options.small ? small_button_h(ui) : ui.control_h();
}

float padding_of(const ButtonOptions& options) { return options.small ? space::k8 : space::k12 + 2; }

TextStyle label_style(const Ui& ui, const ButtonOptions& options) {
  return ui.style(options.small ? Type::kSmallStrong : Type::kBodyStrong);
}

// One line where there is room for it, else as many as it takes.
std::vector<Ui::WrappedLine> lines_of(const Ui& ui, std::string_view label, const ButtonOptions& options, float w) {
  const float icon_w = options.icon ? std::round(16 * ui.scale()) + 6 : 0;
  return ui.wrap(label_style(ui, options), label, std::max(40.0f, w - icon_w - 8));
}

float height_for(const Ui& ui, std::string_view label, const ButtonOptions& options, float w) {
  const auto lines = static_cast<float>(lines_of(ui, label, options, w).size());
  return std::max(height_of(ui, options), lines * label_style(ui, options).line_px + space::k12);
}

void paint_button(Ui& ui, Id id, const Rect& rect, std::string_view label, const ButtonOptions& options) {
  const bool disabled = !options.disabled_because.empty();
  const ButtonColors colors = button_colors(ui, options.look, ui.hovered(id), ui.pressed(id), disabled);
  ui.fill(rect, colors.fill, kControlRadius_px);
  if (colors.line.a) ui.outline(rect, colors.line, kControlRadius_px);
  const TextStyle style = label_style(ui, options);
  const float icon_px = std::round(16 * ui.scale());
  const float icon_w = options.icon ? icon_px + (label.empty() ? 0 : 6.0f) : 0;
  const auto lines = lines_of(ui, label, options, rect.w);
  float text_w = 0;
  for (const auto& line : lines) text_w = std::max(text_w, ui.text_width(style, line.text));
  const float inner_w = std::min(rect.w - 8, icon_w + text_w + 1);
  float x = std::floor(rect.x + (rect.w - inner_w) / 2);
  if (options.icon) {
    const float icon_x = options.icon_last ? x + inner_w - icon_px : x;
    ui.paint_icon({icon_x + icon_px / 2, rect.center_y()}, icon_px, colors.ink, options.icon);
    if (!options.icon_last) x += icon_w;
  }
  const float lines_h = static_cast<float>(lines.size()) * style.line_px;
  Rect line{x, std::floor(rect.y + (rect.h - lines_h) / 2), rect.right() - 4 - x, style.line_px};
  for (const auto& words : lines) {
    ui.paint_text(line, style, colors.ink, words.text);
    line.y += style.line_px;
  }
  ui.focus_ring(id, rect, kControlRadius_px);
}

Node button_node(Id id, Role role, std::string_view label, const ButtonOptions& options) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = options.says.empty() ? label : options.says;
  node.disabled = !options.disabled_because.empty();
  node.description = node.disabled ? options.disabled_because : options.description;
  node.expanded = options.expanded;
  return node;
}

constexpr float kTouchReach_px = 8;  // above and below a link
constexpr float kMinShapedLink_px = 120;

bool external(std::string_view href) { return href.rfind("http", 0) == 0; }

Node link_node(Id id, std::string_view label, std::string_view href, const TextStyle& style) {
  Node node;
  node.id = id;
  node.role = Role::kLink;
  node.name = label;
  node.href = href;
  node.new_tab = external(href);
  if (node.new_tab) node.description = "Opens in a new tab";
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(style.weight);
  return node;
}

// The page shows the words, from whichever side they run; only it knows how wide they are. The mark stands before them.
void shaped_link(Ui& ui, Id id, std::string_view label, std::string_view href, const TextStyle& style, float w) {
  const float mark_px = std::round(style.size_px * 0.9f);
  const float mark_w = external(href) ? mark_px + 6 : 0;
  const Rect rect = ui.place(w, style.line_px);
  if (mark_w > 0)
    ui.paint_icon({rect.x + mark_px / 2, rect.center_y()}, mark_px, ui.colors().accent, icon::kExternalLink);
  ui.paint_text({rect.x + mark_w, rect.y, rect.w - mark_w, rect.h}, style, ui.colors().accent, label);
  ui.focus_ring(id, rect, 3);
  Node node = link_node(id, label, href, style);
  node.pad_x = mark_w;
  ui.semantics().leaf(std::move(node), rect);
}

}  // namespace

float button_width(Ui& ui, std::string_view label, const ButtonOptions& options) {
  if (options.width > 0) return options.width;
  const TextStyle style = ui.style(options.small ? Type::kSmallStrong : Type::kBodyStrong);
  const float icon_w = options.icon ? std::round(16 * ui.scale()) + 6 : 0;
  return std::ceil(ui.text_width(style, label) + icon_w + 2 * padding_of(options) + 1);
}

float small_button_h(const Ui& ui) {
  constexpr float kSmall_px = 28;
  return ui.env().touch || ui.phone() ? ui.control_h() : std::round(kSmall_px * std::max(1.0f, ui.scale()));
}

bool button(Ui& ui, std::string_view label, const ButtonOptions& options) {
  const Id id = ui.id(options.key.empty() ? label : options.key);
  const float room = ui.flow().row ? ui.flow().w : ui.width();
  const float w = options.width < 0 ? room : std::min(button_width(ui, label, options), room);
  const Rect rect = ui.place(w, height_for(ui, label, options, w));
  paint_button(ui, id, rect, label, options);
  ui.semantics().leaf(button_node(id, Role::kButton, label, options), rect);
  return options.disabled_because.empty() && ui.clicked(id);
}

bool icon_button(Ui& ui, std::string_view label, const char* icon, const ButtonOptions& options) {
  const Id id = ui.id(options.key.empty() ? label : options.key);
  const float side = height_of(ui, options);
  const Rect rect = ui.place(side, side);
  ButtonOptions shown = options;
  shown.icon = icon;
  if (shown.look == ButtonLook::kPlain) shown.look = ButtonLook::kQuiet;
  paint_button(ui, id, rect, {}, shown);
  if (shown.description.empty()) shown.description = label;
  Node node = button_node(id, Role::kButton, label, shown);
  node.unseen = true;
  ui.semantics().leaf(std::move(node), rect);
  return options.disabled_because.empty() && ui.clicked(id);
}

Id link(Ui& ui, std::string_view label, std::string_view href, Type type) {
  const TextStyle style = ui.style(type);
  const Id id = ui.unique(ui.id(std::string(label) + std::string(href)));
  const float icon_w = external(href) ? std::round(style.size_px * 0.9f) + 4 : 0;
  const float room = ui.flow().row ? ui.remaining_in_row() : ui.width();
  if (needs_shaping(label)) {
    shaped_link(ui, id, label, href, style, std::max(room, std::min(kMinShapedLink_px, ui.flow().w)));
    return id;
  }
  const float w = std::min(std::ceil(ui.text_width(style, label)) + 1 + icon_w, ui.flow().row ? ui.flow().w : room);
  const auto lines = ui.wrap(style, label, w - icon_w);
  const Rect rect = ui.place(w, static_cast<float>(lines.size()) * style.line_px);
  const Color color = ui.colors().accent;
  Rect line_rect{rect.x, rect.y, rect.w - icon_w, style.line_px};
  for (const auto& line : lines) {
    ui.paint_text(line_rect, style, color, line.text);
    const float text_w = std::min(line_rect.w, ui.text_width(style, line.text));
    const float y = std::round(line_rect.center_y() + style.size_px * 0.5f) + 0.5f;
    if (ui.visible(rect))
      ui.line({rect.x, y}, {rect.x + text_w, y}, ui.hovered(id) ? color : color.with_alpha(0.35f), 1);
    if (icon_w > 0 && &line == &lines.back())
      ui.paint_icon({rect.x + text_w + icon_w / 2 + 2, line_rect.center_y()}, std::round(style.size_px * 0.9f), color,
                    icon::kExternalLink);
    line_rect.y += style.line_px;
  }
  ui.focus_ring(id, rect, 3);
  Node node = link_node(id, label, href, style);
  node.turns = Ui::turns_of(label, lines);
  // A finger needs more height than a line has.
  node.pad_y = ui.env().touch || ui.phone() ? kTouchReach_px : 0;
  const Rect reach = rect.inset(0, -node.pad_y);
  ui.semantics().leaf(std::move(node), reach);
  return id;
}

void button_link(Ui& ui, std::string_view label, std::string_view href, const ButtonOptions& options) {
  const Id id = ui.unique(ui.id(std::string(label) + std::string(href)));
  const float room = ui.flow().row ? ui.flow().w : ui.width();
  const float w = options.width < 0 ? room : std::min(button_width(ui, label, options), room);
  const Rect rect = ui.place(w, height_for(ui, label, options, w));
  paint_button(ui, id, rect, label, options);
  Node node = button_node(id, Role::kLink, label, options);
  node.href = href;
  node.new_tab = external(href);
  ui.semantics().leaf(std::move(node), rect);
}

bool link_area(Ui& ui, std::string_view label, std::string_view href, const Rect& rect, float radius) {
  const Id id = ui.unique(ui.id(std::string(label) + std::string(href)));
  Node node;
  node.id = id;
  node.role = Role::kLink;
  node.name = label;
  node.href = href;
  node.new_tab = external(href);
  ui.semantics().leaf(std::move(node), rect);
  ui.focus_ring(id, rect.inset(2), radius);
  return ui.hovered(id);
}

}  // namespace cairn::ui
