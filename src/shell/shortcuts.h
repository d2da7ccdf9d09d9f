#pragma once
// Every key that the program takes for itself, in the order in which they are shown. Settings and the list that "?"
// opens are made of it.

#include <array>

#include "ui/shortcuts.h"

namespace cairn::ui {

inline constexpr std::array<Shortcut, 10> kKeysEverywhere{{
    {"Ctrl+K", "Cmd+K", "/", "Find anything, do anything", true},
    {"Ctrl+Z", "Cmd+Z", "", "Undo", true},
    {"Ctrl+Shift+Z or Ctrl+Y", "Shift+Cmd+Z", "", "Redo", true},
    {"Ctrl+Enter", "Cmd+Enter", "", "Keep a note while writing", true},
    {"Left, Right", "Left, Right", "", "Read a chart point by point", true},
    {"Tab, Shift+Tab", "Tab, Shift+Tab", "", "Move between controls"},
    {"Enter or Space", "Enter or Space", "", "Press, tick, open"},
    {"Down, Up", "Down, Up", "", "Go through what is proposed"},
    {"Escape", "Escape", "", "Close what lies on top"},
    {"", "", "?", "Show every key", true},
}};
inline constexpr std::array<Shortcut, 12> kKeysOfTasks{{
    {"", "", "a", "Write a new task"},
    {"", "", "f", "Write a filter"},
    {"Down, Up", "Down, Up", "j k", "Next, previous task"},
    {"Home, End", "Home, End", "", "First, last task"},
    {"Enter", "Enter", "", "Open the task"},
    {"", "", "c", "Done, or open again"},
    {"", "", "x", "Select, in the list"},
    {"", "", "t", "Due today"},
    {"", "", "s", "Snooze until tomorrow"},
    {"", "", "1 2 3 4", "Priority high, medium, low, none"},
    {"", "", "d", "Delete"},
    {"Left, Right", "Left, Right", "", "Move a card to the column beside"},
}};
inline constexpr std::array<ShortcutGroup, 2> kShortcuts{{
    {"everywhere", kKeysEverywhere},
    {"in Tasks: list, board, matrix, calendar", kKeysOfTasks},
}};

}  // namespace cairn::ui
