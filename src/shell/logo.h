#pragma once
// Cairn's mark: stones, one on another.

#include "ui/ui.h"

namespace cairn::ui {

// In a square of `size` px with its upper left corner `at`.
void paint_logo(Ui& ui, Point at, float size);

}  // namespace cairn::ui
