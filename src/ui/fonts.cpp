#include "ui/fonts.h"

#include <cfloat>
#include <cstring>

#include <imgui_internal.h>

namespace cairn::ui {
namespace {

// A negative size asks ImGui's TrueType loader to scale by the em square, as CSS does, not by ascent plus descent.
// Advances are scaled by size / reference size, which is then negative: their bounds swap sign.
constexpr float kReference_px = -16.0f;

ImFontConfig config(bool merge) {
  ImFontConfig c;
  c.SizePixels = kReference_px;
  c.MergeMode = merge;
  c.FontDataOwnedByAtlas = true;
  c.GlyphMinAdvanceX = FLT_MAX;
  c.GlyphMaxAdvanceX = -FLT_MAX;
  c.OversampleH = 0;
  c.OversampleV = 0;
  return c;
}

void* owned_copy(const std::string& bytes) {
  void* copy = ImGui::MemAlloc(bytes.size());
  std::memcpy(copy, bytes.data(), bytes.size());
  return copy;
}

ImFont* add(const std::string& bytes, const ImFontConfig& c) {
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(owned_copy(bytes), static_cast<int>(bytes.size()), 0.0f, &c);
}

// Inter's figures are proportional unless a layout engine asks for "tnum", which ImGui has not. Columns of numbers and
// running clocks need equal widths, so the digits come from a second source with a fixed advance, centred in it: that
// of the face's own "tnum", with which the page shows them.
ImFont* add_with_tabular_figures(const std::string& bytes, const std::string& icons, float digit_em,
                                 const ImFontLoader* fallback, const char* name) {
  static const ImWchar digits[] = {'0', '9', 0};
  ImFontConfig letters = config(false);
  letters.SizePixels = kReference_px;
  letters.GlyphExcludeRanges = digits;
  ImFont* font = add(bytes, letters);

  ImFontConfig figures = config(true);
  figures.GlyphMinAdvanceX = kReference_px * digit_em;
  figures.GlyphMaxAdvanceX = kReference_px * digit_em;
  static const ImWchar not_digits[] = {1, '0' - 1, '9' + 1, 0x10FFFF, 0};
  figures.GlyphExcludeRanges = not_digits;
  add(bytes, figures);

  ImFontConfig icon = config(true);
  icon.GlyphOffset = ImVec2(0, 0);
  add(icons, icon);

  if (fallback) {
    ImFontConfig other = config(true);
    other.FontLoader = fallback;
    other.FontDataOwnedByAtlas = false;
    ImFormatString(other.Name, sizeof other.Name, "%s", name);  // the loader chooses the weight by it
    ImGui::GetIO().Fonts->AddFont(&other);
  }
  return font;
}

}  // namespace

ImFont* Fonts::of(Weight weight) const {
  switch (weight) {
    case Weight::kRegular:
      return regular;
    case Weight::kSemibold:
      return semibold;
    case Weight::kMono:
      return mono;
  }
  return regular;
}

void Fonts::set_density(float pixels) const {
  for (ImFont* font : {regular, semibold, mono}) font->CurrentRasterizerDensity = pixels;
}

Fonts load_fonts(FontFiles files, const ImFontLoader* fallback) {
  Fonts fonts;
  fonts.regular = add_with_tabular_figures(files.regular, files.icons, 0.6484f, fallback, "regular");
  fonts.semibold = add_with_tabular_figures(files.semibold, files.icons, 0.6470f, fallback, "bold");
  fonts.mono = add(files.mono, config(false));
  if (fallback) {
    ImFontConfig other = config(true);
    other.FontLoader = fallback;
    other.FontDataOwnedByAtlas = false;
    ImFormatString(other.Name, sizeof other.Name, "regular");
    ImGui::GetIO().Fonts->AddFont(&other);
  }
  return fonts;
}

float ascent_px(ImFont* font, float size_px) { return font->GetFontBaked(size_px)->Ascent; }

}  // namespace cairn::ui
