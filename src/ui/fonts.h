#pragma once
// The faces: Inter regular and semibold (with tabular figures), a monospace, and icons merged into both weights.
// Sizes are CSS pixels (em), so that drawn text and the page's own text fields have the same letters.

#include <string>

#include <imgui.h>

#include "ui/theme.h"

namespace cairn::ui {

struct FontFiles {  // bytes of TrueType files
  std::string regular, semibold, mono, icons;
};

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  ImFont* mono = nullptr;

  ImFont* of(Weight weight) const;
  // How many pixels of the screen a CSS pixel has, for every face. To be called after ImGui::NewFrame(), which tells
  // only the face that is ImGui's current one: the others would be drawn for one pixel and stretched.
  void set_density(float pixels) const;
};

// Keeps `files` alive by taking them over; call once per ImGui context. `fallback` loads letters that the faces lack
// (drawn by the platform); may be null.
Fonts load_fonts(FontFiles files, const struct ImFontLoader* fallback);

// Distance from the top of the line box (as ImGui places text) to the baseline, in px.
float ascent_px(ImFont* font, float size_px);

}  // namespace cairn::ui
