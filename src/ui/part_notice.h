#pragma once
// What stands where a part of the program will draw, until it is here: nothing at first, then how much of it has
// arrived, or why it has not.

#include <optional>

#include "core/part_loader.h"
#include "ui/ui.h"

namespace cairn::ui {

void draw_part_notice(Ui& ui, PartLoader& parts, Part part);

// Asks for the part and hands out what its doors take; nothing: it is not here yet, and that is drawn.
template <Part kPart>
std::optional<Here<kPart>> part(Ui& ui, PartLoader& parts) {
  parts.want(kPart);
  const std::optional<Here<kPart>> here = parts.here<kPart>();
  if (!here) draw_part_notice(ui, parts, kPart);
  return here;
}

}  // namespace cairn::ui
