#include <algorithm>
#include <cmath>
#include <numeric>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr float kBox_px = 18;

// The page reports the new state of a check box; anything else toggles.
std::optional<bool> toggled(const Ui& ui, Id id, bool on) {
  const Event& event = ui.event();
  if (event.id != id) return {};
  if (event.kind == EventKind::kCommit) return event.value == "true";
  if (event.kind == EventKind::kClick) return !on;
  return {};
}

// Of equal widths where there is room; else each has its words, and an equal part of what is left.
std::vector<float> shares_of(const Ui& ui, TextStyle style, const std::vector<std::string>& options, float room) {
  constexpr float kAir_px = 28, kLeastAir_px = 12;
  const auto count = static_cast<float>(options.size());
  std::vector<float> widths;
  float widest = 0, sum = 0;
  for (const std::string& option : options) {
    widths.push_back(std::ceil(ui.text_width(style, option)));
    widest = std::max(widest, widths.back());
    sum += widths.back() + kLeastAir_px;
  }
  const float equal = std::min(widest + kAir_px, std::floor(room / count));
  const bool cut = equal < widest + kLeastAir_px && sum <= room;
  for (float& width : widths) width = cut ? width + kLeastAir_px + std::floor((room - sum) / count) : equal;
  return widths;
}

}  // namespace

std::optional<bool> checkbox(Ui& ui, std::string_view label, bool on, const CheckOptions& options) {
  const Id id = ui.id(options.key.empty() ? label : options.key);
  const Palette& c = ui.colors();
  const TextStyle style = ui.style(Type::kBody);
  const TextStyle small = ui.style(Type::kSmall);
  const float box = std::round(kBox_px * std::max(1.0f, ui.scale()));
  const float text_x = box + 10;
  const float w = options.width > 0 ? options.width : ui.flow().row ? ui.remaining_in_row() : ui.width();
  const auto lines = ui.wrap(style, label, std::min(w - text_x, kMeasure_px * 1.3f * ui.scale()));
  const auto details = ui.wrap(small, options.detail, w - text_x);
  const float text_h =
      static_cast<float>(lines.size()) * style.line_px + static_cast<float>(details.size()) * small.line_px;
  const float pad = ui.env().touch || ui.phone() ? std::max(6.0f, (44 - text_h) / 2) : ui.env().compact ? 2.0f : 4.0f;
  const Rect rect = ui.place(w, text_h + 2 * pad);
  const bool disabled = !options.disabled_because.empty();
  if (ui.visible(rect)) {
    if (ui.hovered(id) && !disabled) ui.fill(rect.inset(-6, 0), c.hover, kControlRadius_px);
    const Rect mark{rect.x, rect.y + pad + std::round((style.line_px - box) / 2), box, box};
    const bool reached = ui.hovered(id) && !disabled;
    ui.fill(mark, disabled ? c.hover : on ? c.accent : c.surface, 5);
    if (!on || disabled) ui.outline(mark, reached ? c.accent : disabled ? c.line : c.faint, 5, 1.5f);
    if (on) ui.paint_icon({mark.center_x(), mark.center_y()}, box - 4, disabled ? c.muted : c.on_accent, icon::kCheck);
    ui.focus_ring(id, mark, 5);
    Rect line_rect{rect.x + text_x, rect.y + pad, w - text_x, style.line_px};
    const Color ink = disabled || (on && options.strike_when_on) ? c.muted : c.ink;
    for (const auto& line : lines) {
      ui.paint_text(line_rect, style, ink, line.text);
      line_rect.y += style.line_px;
    }
    for (const auto& line : details) {
      ui.paint_text({line_rect.x, line_rect.y, line_rect.w, small.line_px}, small, c.muted, line.text);
      line_rect.y += small.line_px;
    }
  }
  Node node;
  node.id = id;
  node.role = Role::kCheckbox;
  node.name = label;
  node.turns = Ui::turns_of(label, lines);
  node.detail = options.detail;
  node.detail_turns = Ui::turns_of(options.detail, details);
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.pad_x = text_x;
  node.pad_y = pad;
  node.description = options.disabled_because;
  node.checked = on ? Tri::kTrue : Tri::kFalse;
  node.disabled = disabled;
  ui.semantics().leaf(std::move(node), rect);
  if (disabled) return {};
  return toggled(ui, id, on);
}

std::optional<bool> toggle(Ui& ui, std::string_view label, bool on, const CheckOptions& options) {
  const Id id = ui.id(options.key.empty() ? label : options.key);
  const Palette& c = ui.colors();
  const TextStyle style = ui.style(Type::kBody);
  const float w = options.width > 0 ? options.width : ui.flow().row ? ui.remaining_in_row() : ui.width();
  const Rect rect = ui.place(w, ui.control_h());
  const Rect track{rect.x, std::round(rect.center_y() - 11), 40, 22};
  ui.fill(track, on ? c.accent : c.faint, 11);
  ui.circle({on ? track.right() - 11 : track.x + 11, track.center_y()}, 8, on ? c.on_accent : c.surface);
  ui.focus_ring(id, track, 11);
  ui.paint_text({rect.x + 52, rect.y, w - 52, rect.h}, style, c.ink, label);
  Node node;
  node.id = id;
  node.role = Role::kSwitch;
  node.name = label;
  node.description = options.detail;
  node.checked = on ? Tri::kTrue : Tri::kFalse;
  ui.semantics().leaf(std::move(node), rect);
  return toggled(ui, id, on);
}

std::optional<int> segmented(Ui& ui, std::string_view label, const std::vector<std::string>& options, int selected) {
  const Palette& c = ui.colors();
  const TextStyle style = ui.style(Type::kBodyStrong);
  const Ui::Scope scope(ui, label);
  const Container group(ui, Role::kRadioGroup, label);
  const float h = ui.control_h();
  const std::vector<float> widths = shares_of(ui, style, options, (ui.flow().row ? ui.flow().w : ui.width()) - 6);
  const Rect rect = ui.place(std::accumulate(widths.begin(), widths.end(), 6.0f), h);
  ui.fill(rect, c.track, kControlRadius_px);
  ui.outline(rect, c.line, kControlRadius_px);
  std::optional<int> chosen;
  float x = rect.x + 3;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Id id = ui.id(static_cast<int>(i));
    const bool on = static_cast<int>(i) == selected;
    const Rect cell{x, rect.y + 3, widths[i], h - 6};
    x += widths[i];
    if (on) {
      ui.fill(cell, c.chosen, kControlRadius_px - 1);
      ui.outline(cell, c.line, kControlRadius_px - 1);
    }
    const Rect text{cell.x + 4, cell.y, cell.w - 8, cell.h};
    ui.paint_text(text, on ? style : ui.style(Type::kBody), on || ui.hovered(id) ? c.ink : c.muted, options[i], 0.5f);
    ui.focus_ring(id, cell, kControlRadius_px - 1);
    Node node;
    node.id = id;
    node.role = Role::kRadio;
    node.name = options[i];
    node.checked = on ? Tri::kTrue : Tri::kFalse;
    node.target = group.id();
    ui.semantics().leaf(std::move(node), {cell.x, rect.y, cell.w, rect.h});  // a finger needs the whole height
    const bool hit =
        ui.event().id == id && (ui.event().kind == EventKind::kCommit || ui.event().kind == EventKind::kClick);
    if (hit && !on) chosen = static_cast<int>(i);
  }
  return chosen;
}

std::optional<int> select(Ui& ui, std::string_view label, const std::vector<std::string>& options, int selected,
                          float width, bool show_label, std::string_view disabled_because) {
  const Palette& c = ui.colors();
  const Id id = ui.id(label);
  const TextStyle style = ui.style(Type::kBody);
  const TextStyle small = ui.style(Type::kSmallStrong);
  const float w = width > 0 ? width : ui.flow().row ? std::min(240.0f, ui.flow().w) : ui.width();
  const float label_h = show_label ? small.line_px + 4 : 0;
  const Rect all = ui.place(w, ui.control_h() + label_h);
  const Rect rect{all.x, all.y + label_h, all.w, all.h - label_h};
  if (show_label) {
    ui.paint_text({all.x, all.y, all.w, small.line_px}, small, c.ink, label);
    Node text;
    text.id = ui.id(std::string(label) + " label");
    text.role = Role::kLabel;
    text.name = label;
    text.target = id;
    text.font_px = small.size_px;
    text.line_px = small.line_px;
    text.weight = 1;
    ui.semantics().leaf(std::move(text), {all.x, all.y, all.w, small.line_px});
  }
  const bool disabled = !disabled_because.empty();
  const bool reached = ui.hovered(id) && !disabled;
  ui.fill(rect, disabled || reached ? c.hover : c.surface, kControlRadius_px);
  ui.outline(rect, reached ? c.faint : c.line, kControlRadius_px);
  std::string_view shown;
  if (selected >= 0 && selected < static_cast<int>(options.size())) shown = options[static_cast<std::size_t>(selected)];
  ui.paint_text({rect.x + 12, rect.y, rect.w - 40, rect.h}, style, disabled ? c.disabled : c.ink, shown);
  ui.paint_icon({rect.right() - 18, rect.center_y()}, 16, disabled ? c.disabled : c.muted, icon::kChevronDown);
  ui.focus_ring(id, rect, kControlRadius_px);
  Node node;
  node.id = id;
  node.role = Role::kCombobox;
  node.name = label;
  node.value = std::to_string(selected);
  for (const std::string& option : options) node.options += (node.options.empty() ? "" : "\n") + option;
  node.font_px = style.size_px;
  node.disabled = disabled;
  node.description = disabled_because;
  ui.semantics().leaf(std::move(node), rect);
  if (disabled || ui.event().kind != EventKind::kCommit || ui.event().id != id) return {};
  const int chosen = std::atoi(ui.event().value.c_str());
  if (chosen < 0 || chosen >= static_cast<int>(options.size()) || chosen == selected) return {};
  return chosen;
}

}  // namespace cairn::ui
