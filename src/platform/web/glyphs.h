#pragma once
// Letters that our faces lack (other scripts, emoji), drawn one by one by the browser with whatever font it has and put
// into Dear ImGui's atlas. Limits: one glyph a code point, so scripts that join or reorder letters are shown unjoined;
// the real text field and the mirror show them as they should be.

struct ImFontLoader;

namespace cairn::web {

const ImFontLoader* browser_glyphs();

}  // namespace cairn::web
