#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "icons.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

// iOS zooms into any field whose letters are smaller than this.
constexpr float kMinTouchField_px = 16;

TextStyle field_style(const Ui& ui, const FieldOptions& options) {
  TextStyle style = ui.style(options.mono ? Type::kMono : Type::kBody);
  if (ui.env().touch) style.size_px = std::max(style.size_px, kMinTouchField_px);
  return style;
}

// A browser rounds ascent and descent to whole pixels before it centres them in the line; the canvas rounds the
// baseline alone. Where the two differ the letters would jump when a field is entered.
Rect as_edited(Rect line, const TextStyle& style) {
  const float ascent = style.size_px * 0.969f;  // Inter
  const float descent = style.size_px * 0.242f;
  const auto baseline = [&](float above, float below) { return std::round((line.h - above - below) / 2 + above); };
  line.y += baseline(std::round(ascent), std::round(descent)) - baseline(ascent, descent);
  return line;
}

FieldResult take_event(Ui& ui, Id id, std::string& text) {
  FieldResult result;
  result.id = id;
  result.focused = ui.focused(id);
  const Event& event = ui.event();
  if (event.id != id) return result;
  if (event.kind == EventKind::kInput || event.kind == EventKind::kCommit) {
    result.changed = text != event.value;
    result.committed = event.kind == EventKind::kCommit;
    result.submitted = result.committed && event.key == "Enter";
    text = event.value;
    ui.semantics().page_has_value(id, text);
  }
  return result;
}

void caption(Ui& ui, std::string_view label, Id target, const Rect& rect, TextStyle style) {
  ui.paint_text(rect, style, ui.colors().ink, label);
  Node node;
  node.id = ui.id(std::string(label) + " label");
  node.role = Role::kLabel;
  node.name = label;
  node.target = target;
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(style.weight);
  ui.semantics().leaf(std::move(node), rect);
}

void paint_box(Ui& ui, Id id, const Rect& rect, const FieldOptions& options) {
  const Palette& c = ui.colors();
  const bool invalid = !options.error.empty();
  ui.fill(rect, options.disabled_because.empty() ? c.surface : c.hover, kControlRadius_px);
  if (ui.focused(id))
    ui.outline(rect.inset(-1), invalid ? c.bad : c.accent, kControlRadius_px + 1, 2);
  else
    ui.outline(rect, invalid ? c.bad : ui.hovered(id) ? c.faint : c.line, kControlRadius_px);
}

Node field_node(Id id, Role role, std::string_view label, const std::string& text, const FieldOptions& options,
                TextStyle style, float pad_x) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = label;
  node.value = text;
  node.placeholder = options.placeholder;
  node.input_type = options.type;
  node.description = !options.disabled_because.empty() ? options.disabled_because
                     : options.error.empty()           ? options.hint
                                                       : options.error;
  node.invalid = !options.error.empty();
  node.disabled = !options.disabled_because.empty();
  node.autofocus = options.autofocus;
  node.wants_keys = options.wants_keys;
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(style.weight);
  node.pad_x = pad_x;
  node.min = options.min;
  node.max = options.max;
  node.step = options.step;
  return node;
}

void below(Ui& ui, const FieldOptions& options) {
  if (!options.error.empty()) {
    Ui::TextOptions red;
    red.color = ui.colors().bad;
    ui.gap(4);
    ui.text(Type::kSmall, options.error, red);
  } else if (!options.hint.empty()) {
    ui.gap(4);
    ui.muted(options.hint);
  }
}

}  // namespace

FieldResult text_field(Ui& ui, std::string_view label, std::string& text, const FieldOptions& options) {
  const Id id = ui.id(options.key.empty() ? label : options.key);
  FieldResult result = take_event(ui, id, text);
  const TextStyle style = field_style(ui, options);
  const TextStyle small = ui.style(Type::kSmallStrong);
  const float w = options.width > 0 ? options.width : ui.flow().row ? std::min(280.0f, ui.flow().w) : ui.width();
  const float label_h = options.show_label ? small.line_px + 4 : 0;
  const Rect all = ui.place(w, ui.control_h() + label_h);
  const Rect rect{all.x, all.y + label_h, all.w, all.h - label_h};
  if (options.show_label) caption(ui, label, id, {all.x, all.y, all.w, small.line_px}, small);
  paint_box(ui, id, rect, options);
  const float pad_x = options.icon ? 38.0f : 12.0f;
  if (options.icon) ui.paint_icon({rect.x + 20, rect.center_y()}, 16, ui.colors().muted, options.icon);
  // While the field is edited, and for kinds that the browser draws in its own words (dates), the page shows the text.
  const bool page_draws = ui.focused(id) || options.type == "date";
  if (!page_draws) {
    const bool empty = text.empty();
    ui.paint_text(as_edited({rect.x + pad_x, rect.y, rect.w - pad_x - 12, rect.h}, style), style,
                  empty || !options.disabled_because.empty() ? ui.colors().muted : ui.colors().ink,
                  empty ? options.placeholder : std::string_view(text));
  }
  ui.semantics().leaf(field_node(id, Role::kTextbox, label, text, options, style, pad_x), rect);
  if (!ui.flow().row) below(ui, options);
  return result;
}

FieldResult text_area(Ui& ui, std::string_view label, std::string& text, const FieldOptions& options) {
  const Id id = ui.id(options.key.empty() ? label : options.key);
  FieldResult result = take_event(ui, id, text);
  const TextStyle style = field_style(ui, options);
  const TextStyle small = ui.style(Type::kSmallStrong);
  const float label_h = options.show_label ? small.line_px + 4 : 0;
  const float h = options.height > 0 ? options.height : 6 * style.line_px + 20;
  const Rect all = ui.place(ui.width(), h + label_h);
  const Rect rect{all.x, all.y + label_h, all.w, h};
  if (options.show_label) caption(ui, label, id, {all.x, all.y, all.w, small.line_px}, small);
  paint_box(ui, id, rect, options);
  if (!ui.focused(id) && ui.visible(rect)) {
    const bool empty = text.empty();
    Rect line{rect.x + 12, rect.y + 10, rect.w - 24, style.line_px};
    ui.draw_list()->PushClipRect({rect.x, rect.y + 1}, {rect.right(), rect.bottom() - 1}, true);
    const int fitting = static_cast<int>(rect.h / style.line_px) + 1;
    const std::string_view shown = empty ? options.placeholder : std::string_view(text);
    for (const auto& wrapped : ui.wrap(style, shown.substr(0, 8000), line.w, fitting)) {
      ui.paint_text(as_edited(line, style), style,
                    empty || !options.disabled_because.empty() ? ui.colors().muted : ui.colors().ink, wrapped.text);
      line.y += style.line_px;
    }
    ui.draw_list()->PopClipRect();
  }
  ui.semantics().leaf(field_node(id, Role::kTextarea, label, text, options, style, 12), rect);
  below(ui, options);
  return result;
}

std::optional<float> slider(Ui& ui, std::string_view label, float value, float min, float max, float step,
                            std::string_view shown_value, float width) {
  const Palette& c = ui.colors();
  const Id id = ui.id(label);
  const TextStyle small = ui.style(Type::kSmallStrong);
  const float w = width > 0 ? width : ui.width();
  const Rect all = ui.place(w, ui.control_h() + small.line_px);
  caption(ui, label, id, {all.x, all.y, all.w, small.line_px}, small);
  ui.label({all.x, all.y, all.w, small.line_px}, ui.style(Type::kSmall), c.muted, shown_value, 1);
  const Rect rect{all.x, all.y + small.line_px, all.w, all.h - small.line_px};
  const float t = std::clamp((value - min) / (max - min), 0.0f, 1.0f);
  const float track_x = rect.x + 9;
  const float track_w = rect.w - 18;
  const float knob_x = track_x + track_w * t;
  ui.fill({track_x, rect.center_y() - 2, track_w, 4}, c.line, 2);
  ui.fill({track_x, rect.center_y() - 2, knob_x - track_x, 4}, c.accent, 2);
  ui.circle({knob_x, rect.center_y()}, ui.hovered(id) ? 10.0f : 9.0f, c.accent);
  ui.focus_ring(id, {knob_x - 9, rect.center_y() - 9, 18, 18}, 9);
  Node node;
  node.id = id;
  node.role = Role::kSlider;
  node.name = label;
  node.value = shown_value;
  node.min = min;
  node.max = max;
  node.step = step;
  node.now = value;
  ui.semantics().leaf(std::move(node), rect);
  const Event& event = ui.event();
  if (event.id != id || (event.kind != EventKind::kInput && event.kind != EventKind::kCommit)) return {};
  const float chosen = std::clamp(std::strtof(event.value.c_str(), nullptr), min, max);
  if (chosen == value && event.kind == EventKind::kInput) return {};
  return chosen;
}

namespace {

// Painted as a button; the page's own file field lies over it. Disabled it is no more than a button, and no id.
Id file_field(Ui& ui, std::string_view label, const ButtonOptions& options, Node node) {
  if (!options.disabled_because.empty()) {
    button(ui, label, options);
    return {};
  }
  const Id id = ui.id(options.key.empty() ? label : options.key);
  const float room = ui.flow().row ? ui.flow().w : ui.width();
  const float natural_w = std::min(button_width(ui, label, options), room);
  const Rect rect = ui.place(options.width < 0 ? room : natural_w, ui.control_h());
  const Palette& c = ui.colors();
  const bool primary = options.look == ButtonLook::kPrimary;
  ui.fill(rect, primary ? c.accent : ui.hovered(id) ? c.hover : c.surface, kControlRadius_px);
  if (!primary) ui.outline(rect, c.line, kControlRadius_px);
  const TextStyle style = ui.style(Type::kBodyStrong);
  const Color ink = primary ? c.on_accent : c.ink;
  float x = std::floor(rect.x + (rect.w - natural_w) / 2) + 14;
  if (options.icon) {
    ui.paint_icon({x + 8, rect.center_y()}, std::round(16 * ui.scale()), ink, options.icon);
    x += std::round(16 * ui.scale()) + 6;
  }
  ui.paint_text({x, rect.y, rect.right() - x - 4, rect.h}, style, ink, label);
  ui.focus_ring(id, rect, kControlRadius_px);
  node.id = id;
  node.role = Role::kFile;
  node.name = label;
  node.description = options.description;
  ui.semantics().leaf(std::move(node), rect);
  return id;
}

}  // namespace

std::optional<ChosenFile> file_button(Ui& ui, std::string_view label, std::string_view accept,
                                      const ButtonOptions& options) {
  Node node;
  node.value = accept;
  const Id id = file_field(ui, label, options, std::move(node));
  if (ui.event().kind != EventKind::kFile || ui.event().id != id) return {};
  return ChosenFile{ui.event().value, ui.event().bytes};
}

std::vector<ChosenPhoto> photos_button(Ui& ui, std::string_view label, const ButtonOptions& options, bool camera) {
  Node node;
  node.value = "image/*";
  node.many = true;
  node.camera = camera;
  const Id id = file_field(ui, label, options, std::move(node));
  if (ui.event().kind != EventKind::kPhotos || ui.event().id != id) return {};
  return ui.event().photos;
}

bool photos_over(const Ui& ui) { return ui.pointer().files_over != 0; }

}  // namespace cairn::ui
