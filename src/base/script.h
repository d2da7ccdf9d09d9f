#pragma once
// Which text needs a layout engine: scripts whose letters join, stack or run from the right, and code points that melt
// into one sign (flags, families, skin tones, combining marks). Dear ImGui places one glyph after the other from the
// left; text for which this is wrong must be drawn by something that shapes. Knows nothing of fonts.

#include <string_view>

namespace cairn {

// True when placing the code points of `utf8` one by one from left to right would show it wrongly.
// Ranges: Unicode 15.1, Blocks.txt and the script lists of UAX #9 and UAX #29.
bool needs_shaping(std::string_view utf8);

}  // namespace cairn
