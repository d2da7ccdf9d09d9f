// Theme, text size, density; the keys; what this is.

#include "apps/roadmap/view_settings.h"

#include <cmath>
#include <optional>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

void caption(ui::Ui& ui, std::string_view words) {
  const ui::TextStyle small = ui.style(ui::Type::kSmallStrong);
  const ui::Rect rect = ui.place(ui.width(), small.line_px + 4);
  ui.label({rect.x, rect.y, rect.w, small.line_px}, small, ui.colors().ink, words);
}

// The size chosen when the slider is let go: one gesture, not one for every step on the way.
std::optional<int> draw_text_size(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  int& dragged = page.view.text_size_percent;
  const int shown = dragged > 0 ? dragged : page.context.state.settings.text_size_percent;
  const auto value = ui::slider(ui, "Text size", static_cast<float>(shown), 85, 150, 5, std::to_string(shown) + " %",
                                std::min(ui.width(), 360 * ui.scale()));
  if (!value) return {};
  const int percent = static_cast<int>(std::lround(*value / 5)) * 5;
  ui.request_settle();
  const bool let_go = ui.event().kind == ui::EventKind::kCommit;
  dragged = let_go ? 0 : percent;
  if (!let_go) return {};
  return percent;
}

void apply_look(SettingsPage& page, const Settings& changed) {
  if (page.context.writable)
    change_settings(page, changed, "look");
  else
    page.out.actions.push_back(ui::Toast{std::string(page.context.read_only_because()), false});
}

}  // namespace

void draw_settings_look(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  const Settings& settings = page.context.state.settings;
  const ui::Container region(ui, ui::Role::kRegion, "Look", "look region");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  section_title(ui, "Look", {});
  Settings changed = settings;
  caption(ui, "Theme");
  if (const auto theme = ui::segmented(ui, "Theme", {"System", "Light", "Dark"}, static_cast<int>(settings.theme)))
    changed.theme = static_cast<Theme>(*theme);
  ui.gap(ui::space::k16);
  if (const auto percent = draw_text_size(page)) changed.text_size_percent = *percent;
  ui.gap(ui::space::k16);
  caption(ui, "Density");
  if (const auto density = ui::segmented(ui, "Density", {"Comfortable", "Compact"}, static_cast<int>(settings.density)))
    changed.density = static_cast<Density>(*density);
  if (changed != settings) apply_look(page, changed);
}

void draw_settings_keys(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Keyboard shortcuts", "keys region");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  section_title(ui, "Keyboard shortcuts", {});
  {
    const ui::Container list(ui, ui::Role::kList, "Keyboard shortcuts", "keys");
    for (const ui::ShortcutGroup& group : page.context.shortcuts)
      for (const ui::Shortcut& shortcut : group.shortcuts)
        if (shortcut.common) ui::draw_shortcut(ui, shortcut, page.context.state.settings.single_keys);
  }
  ui.gap(ui::space::k8);
  // Dictation and a tremor press single keys unasked; WCAG 2.2, 2.1.4.
  const Settings& settings = page.context.state.settings;
  if (const auto on = ui::toggle(ui, "Single keys as well", settings.single_keys)) {
    Settings changed = settings;
    changed.single_keys = *on;
    apply_look(page, changed);
  }
  ui.muted("Keys that work alone: " + ui::single_keys_words(page.context.shortcuts) + ".");
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Show all keys", {.icon = icon::kKeyboard})) page.out.actions.push_back(ui::ShowShortcuts{});
}

void draw_settings_about(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "About", "about region");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  section_title(ui, "About", {});
  ui.text(
      ui::Type::kBody,
      "Cairn takes a programmer from basic Python to full-stack ML engineer in 36 weeks. It runs in this page, works "
      "without a network, and sends nothing anywhere: what you write stays on this device until you export it.");
  ui.gap(ui::space::k8);
  ui.muted("A cairn is a heap of stones that marks a path.");
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  ui::button_link(ui, "See where your data is", "#/data", {.icon = icon::kHardDrive});
  if (!page.context.in_sample && ui::button(ui, "Look around with a sample learner", {.icon = icon::kEye}))
    page.out.actions.push_back(ui::EnterSample{});
}

}  // namespace cairn::roadmap
