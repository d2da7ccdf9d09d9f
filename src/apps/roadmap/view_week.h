#pragma once
// The sections of the week page, one function each; view_week.cpp puts them on the page. Internal to that page.

#include <string>
#include <string_view>

#include "apps/roadmap/view.h"

namespace cairn::roadmap {

struct WeekPage {
  ui::Ui& ui;
  const ViewContext& context;
  const Week& week;
  WeekView& view;
  Out& out;
  bool one_column = false;
};

void draw_week_header(WeekPage& page);  // view_week.cpp
void draw_week_topics(WeekPage& page);  // view_week_work.cpp
void draw_week_resources(WeekPage& page);
void draw_week_project(WeekPage& page);
void draw_week_goals(WeekPage& page);  // view_week_goals.cpp
void draw_week_notes(WeekPage& page);  // view_week_notes.cpp
void draw_week_time(WeekPage& page);   // view_week_side.cpp
void draw_week_status(WeekPage& page);
void draw_week_building(WeekPage& page);
void draw_next_start(WeekPage& page);  // view_week_next.cpp

void section_title(ui::Ui& ui, std::string_view title, std::string_view count);
void tell(Out& out, const Status& status, std::string_view done_words);  // a notice: what was done, or why it was not
void tick_row(WeekPage& page, const std::string& id, std::string_view text, int minutes);
inline bool is_ticked(const State& state, const std::string& id) { return state.ticks.count(id) > 0; }

// Text at the left, `actions_w` px of buttons at the right of its first line.
template <class DrawText, class DrawActions>
void with_actions(ui::Ui& ui, float actions_w, DrawText draw_text, DrawActions draw_actions) {
  const ui::Flow outer = ui.flow();
  ui.flow().w = outer.w - actions_w;
  draw_text();
  float bottom = ui.y();
  ui.flow() = outer;
  ui.flow().x = outer.x + outer.w - actions_w;
  ui.flow().w = actions_w;
  draw_actions();
  bottom = bottom > ui.y() ? bottom : ui.y();
  ui.flow() = outer;
  ui.flow().y = bottom;
}
inline float icon_button_w(const ui::Ui& ui) {  // as small as icon buttons get
  return ui.env().touch || ui.phone() ? ui.control_h() : 28 * (ui.scale() > 1 ? ui.scale() : 1.0f);
}

}  // namespace cairn::roadmap
