#pragma once
// The sections of the Settings page; view_settings.cpp puts them on the page. Internal to that page.

#include <string_view>

#include "apps/roadmap/view.h"
#include "apps/roadmap/view_week.h"

namespace cairn::roadmap {

struct SettingsPage {
  ui::Ui& ui;
  const ViewContext& context;
  SettingsView& view;
  Out& out;
};

// False: refused, and `view.error` says why beside `field`.
bool change_settings(SettingsPage& page, const Settings& changed, std::string_view field);

void draw_settings_look(SettingsPage& page);  // view_settings_look.cpp
void draw_settings_keys(SettingsPage& page);
void draw_settings_about(SettingsPage& page);

}  // namespace cairn::roadmap
