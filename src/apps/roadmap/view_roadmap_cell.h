#pragma once
// One week on the roadmap: a ring with its number, its title, when and how far. A link to its page.

#include "apps/roadmap/view.h"

namespace cairn::roadmap {

float week_cell_height(const ui::Ui& ui);
void draw_week_cell(ui::Ui& ui, const ViewContext& context, int week, const ui::Rect& rect);

}  // namespace cairn::roadmap
