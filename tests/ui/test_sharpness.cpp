// Letters are drawn for the pixels of the screen: every face at its density, every baseline on a whole pixel.

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/harness.h"

namespace cairn::test {
namespace {

TEST_CASE("every face is drawn for the density of the screen, also when the window moves to another one") {
  Harness app;
  for (const float dpr : {1.0f, 2.0f, 1.5f, 3.0f}) {
    CAPTURE(dpr);
    app.resize(1280, 800, dpr);
    app.go("#/settings");  // regular, semibold, and monospace for the keys
    app.frame();
    ImFontAtlasBuilder& builder = *ImGui::GetIO().Fonts->Builder;
    int faces = 0;
    for (int i = 0; i < builder.BakedPool.Size; ++i) {
      const ImFontBaked& baked = builder.BakedPool[i];
      if (baked.WantDestroy || baked.LastUsedFrame != builder.FrameCount) continue;
      CHECK(baked.RasterizerDensity == dpr);
      ++faces;
    }
    CHECK(faces >= 3);
  }
}

// A glyph's quad begins at a whole pixel above its baseline or below it, so its edges tell where the baseline lies.
TEST_CASE("no line of text lies between two rows of pixels, at any density") {
  Harness app;
  for (const float dpr : {1.0f, 1.25f, 1.5f, 1.75f, 2.0f, 2.625f, 3.0f}) {
    CAPTURE(dpr);
    app.resize(1280, 800, dpr);
    app.go("#/plan");
    app.frame();
    const ImDrawData* drawn = ImGui::GetDrawData();
    REQUIRE(drawn != nullptr);
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    int glyphs = 0;
    int between = 0;
    for (const ImDrawList* list : drawn->CmdLists) {
      const ImVector<ImDrawVert>& v = list->VtxBuffer;
      for (int i = 0; i + 3 < v.Size; ++i) {  // ImGui draws a glyph as four corners, clockwise from the top left
        const bool quad = v[i].pos.y == v[i + 1].pos.y && v[i + 2].pos.y == v[i + 3].pos.y &&
                          v[i].uv.x == v[i + 3].uv.x && v[i + 1].uv.x == v[i + 2].uv.x && v[i].uv.y < v[i + 2].uv.y;
        if (!quad || v[i].uv.x == white.x) continue;
        ++glyphs;
        const float top_px = v[i].pos.y * dpr;
        if (std::abs(top_px - std::round(top_px)) > 0.02f) ++between;
        i += 3;
      }
    }
    CHECK(glyphs > 100);
    CHECK(between == 0);
  }
}

}  // namespace
}  // namespace cairn::test
