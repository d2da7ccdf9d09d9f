#include "ui/shortcuts.h"

#include <cmath>

#include "ui/layout.h"

namespace cairn::ui {

std::string keys_of(const Shortcut& shortcut, bool mac, bool single_keys) {
  std::string keys(mac ? shortcut.mac_keys : shortcut.keys);
  if (single_keys && !shortcut.single.empty()) keys += (keys.empty() ? "" : " or ") + std::string(shortcut.single);
  return keys;
}

std::string single_keys_words(std::span<const ShortcutGroup> groups) {
  std::string words;
  for (const ShortcutGroup& group : groups) {
    std::string keys;
    for (const Shortcut& shortcut : group.shortcuts)
      if (!shortcut.single.empty()) keys += std::string(shortcut.single) + " ";
    if (!keys.empty()) words += (words.empty() ? "" : "; ") + keys + std::string(group.where);
  }
  return words;
}

void draw_shortcut(Ui& ui, const Shortcut& shortcut, bool single_keys) {
  const std::string keys = keys_of(shortcut, ui.env().mac, single_keys);
  if (keys.empty()) return;
  const Ui::Scope scope(ui, shortcut.what);
  const Container item(ui, Role::kListItem, {}, "item");
  Row row(ui, space::k12, ui.style(Type::kBody).line_px + 8);
  ui.text(Type::kBody, shortcut.what);
  Ui::TextOptions muted;
  muted.color = ui.colors().muted;
  row.push_right(std::ceil(ui.text_width(ui.style(Type::kMono), keys)) + 2);
  ui.text(Type::kMono, keys, muted);
}

}  // namespace cairn::ui
