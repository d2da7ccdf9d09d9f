#pragma once
// The sections of the Today page; view_today.cpp puts them on the page. Internal to that page.

#include <string>

#include "apps/roadmap/view.h"
#include "apps/roadmap/view_week.h"

namespace cairn::roadmap {

struct TodayPage {
  ui::Ui& ui;
  const ViewContext& context;
  TodayView& view;
  Out& out;
};

void draw_today_welcome(TodayPage& page);  // view_today_start.cpp
void draw_today_late(TodayPage& page);
void draw_today_hours(TodayPage& page);  // view_today_side.cpp
void draw_today_time(TodayPage& page);
void draw_today_goals(TodayPage& page);
void draw_today_milestone(TodayPage& page);

inline std::string week_href(int week) { return "#/week/" + std::to_string(week); }
inline std::string week_words(int week) { return "Week " + std::to_string(week); }

}  // namespace cairn::roadmap
