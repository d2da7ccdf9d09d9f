#pragma once
// The table of screens: a name in the navigation, an icon, an address. A new application is one line here and its
// folder.

#include <array>
#include <string_view>

#include "icons.h"

namespace cairn::ui {

inline constexpr float kBottomBar_px = 60;  // on a phone, without the inset

struct Screen {
  std::string_view id;    // first part of the address
  std::string_view name;  // in the navigation, and the accessible name
  const char* icon;
  bool in_bottom_bar;  // on a phone; the others are under "More"
};

inline constexpr std::array<Screen, 10> kScreens{{
    {"today", "Today", icon::kSun, true},
    {"roadmap", "Roadmap", icon::kMap, true},
    {"tasks", "Tasks", icon::kListTodo, true},
    {"shop", "Shop", icon::kStore, false},
    {"sentiment", "Sentiment", icon::kMessagesSquare, false},
    {"plants", "Plants", icon::kLeaf, false},
    {"plan", "Plan", icon::kCalendarRange, true},
    {"portfolio", "Portfolio", icon::kBriefcase, false},
    {"data", "Data", icon::kDatabase, true},
    {"settings", "Settings", icon::kSettings, false},
}};

}  // namespace cairn::ui
