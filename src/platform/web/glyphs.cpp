#include "platform/web/glyphs.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

namespace {

constexpr int kMaxGlyph_px = 256;

struct HostGlyph {                        // written by the page; px of the raster
  std::int32_t width, height, left, top;  // of the bitmap, from the pen on the baseline; top is negative upwards
  float advance;
  std::int32_t colored;
};

}  // namespace

// Draws `codepoint` at `size_px`; answers 0 when the browser has nothing for it. `pixels` takes kMaxGlyph_px² RGBA.
extern "C" int cairn_host_glyph(unsigned codepoint, float size_px, int bold, HostGlyph* metrics, unsigned char* pixels);

namespace cairn::web {
namespace {

std::vector<unsigned char>& scratch() {
  static std::vector<unsigned char> pixels(static_cast<std::size_t>(kMaxGlyph_px * kMaxGlyph_px * 4));
  return pixels;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) {
  const bool private_use = codepoint >= 0xE000 && codepoint <= 0xF8FF;
  return codepoint >= 0xA0 && !private_use;
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar codepoint, ImFontGlyph* glyph,
          float* advance_only) {
  if (!contains(atlas, source, codepoint)) return false;
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const float raster_px = std::fmin(baked->Size * density, static_cast<float>(kMaxGlyph_px) * 0.6f);
  const float to_layout = baked->Size / raster_px;
  HostGlyph host{};
  if (!cairn_host_glyph(codepoint, raster_px, source->Name[0] == 'b' ? 1 : 0, &host, scratch().data())) return false;
  if (advance_only) {
    *advance_only = host.advance * to_layout;
    return true;
  }
  glyph->Codepoint = codepoint;
  glyph->AdvanceX = host.advance * to_layout;
  if (host.width <= 0 || host.height <= 0) return true;
  const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, host.width, host.height);
  if (pack == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack);
  const float baseline = std::round(baked->Ascent);
  glyph->X0 = static_cast<float>(host.left) * to_layout;
  glyph->Y0 = static_cast<float>(host.top) * to_layout + baseline;
  glyph->X1 = glyph->X0 + static_cast<float>(host.width) * to_layout;
  glyph->Y1 = glyph->Y0 + static_cast<float>(host.height) * to_layout;
  glyph->Visible = true;
  glyph->Colored = host.colored != 0;
  glyph->PackId = pack;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, scratch().data(), ImTextureFormat_RGBA32,
                                     host.width * 4);
  return true;
}

}  // namespace

const ImFontLoader* browser_glyphs() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedLoadGlyph = load;
    return made;
  }();
  return &loader;
}

}  // namespace cairn::web
