#pragma once
// Keys and what they do, as the lists of keys show them. The list itself is the shell's (shell/shortcuts.h).

#include <span>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace cairn::ui {

struct Shortcut {
  std::string_view keys, mac_keys;  // that always work: "Ctrl+K"; empty: only the single ones
  std::string_view single;          // that work alone, unless they are switched off; parted by spaces: "j k"
  std::string_view what;
  bool common = false;  // also in short lists
};

struct ShortcutGroup {
  std::string_view where;  // "on the page Tasks"
  std::span<const Shortcut> shortcuts;
};

// "Ctrl+K or /"; empty where none of its keys works.
std::string keys_of(const Shortcut& shortcut, bool mac, bool single_keys);
// "/ ? everywhere; a f on the page Tasks"
std::string single_keys_words(std::span<const ShortcutGroup> groups);
// One item of a list: what it does, its keys at the right. Nothing where none of them works.
void draw_shortcut(Ui& ui, const Shortcut& shortcut, bool single_keys);

}  // namespace cairn::ui
