#pragma once
// The sections of the Plan page; view_plan.cpp puts them on the page. Internal to that page.

#include "apps/roadmap/view.h"
#include "apps/roadmap/view_week.h"

namespace cairn::roadmap {

struct PlanPage {
  ui::Ui& ui;
  const ViewContext& context;
  PlanView& view;
  Out& out;
};

void draw_plan_burn_up(PlanPage& page);  // view_plan_charts.cpp
void draw_plan_hours(PlanPage& page);
void draw_plan_offer(PlanPage& page);    // view_plan_again.cpp; only when weeks have slipped
void draw_plan_preview(PlanPage& page);  // only once asked for
void draw_plan_again(PlanPage& page);    // otherwise

}  // namespace cairn::roadmap
