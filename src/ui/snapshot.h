#pragma once
// What a part of the screen looks like as pixels, so that a chart can be saved as a picture: the triangles of Dear
// ImGui painted once more, without a graphics card, as the renderer paints them. Only what is on the canvas: words that
// the page itself shows (Ui::shaped_text) are not in it.

#include <cstdint>
#include <string>

#include "ui/geometry.h"
#include "ui/theme.h"

struct ImDrawData;
struct ImDrawList;

namespace cairn::ui {

inline constexpr std::int64_t kMostSnapshotPixels = 16'000'000;
inline constexpr int kMostSnapshotSide = 16'384;  // pixels

struct Snapshot {
  int width = 0, height = 0;  // pixels; both 0 where there is nothing to show
  std::string rgb;            // 3 bytes a pixel, rows from the top
};

// `rect` in the coordinates of `data`, which is that of the last finished frame. `scale`: pixels for each of their
// units, each way; less where the picture would become too large. The letters are as fine as they were drawn for the
// screen. `background` counts as opaque. The picture is that of whole pixels, those at the edges too that `rect` covers
// in part. Textures whose pixels are no longer in memory are left out.
// `without`: a list of `data` that is not painted, such as what lies over the screens; null: none.
Snapshot take_snapshot(const ImDrawData& data, const Rect& rect, float scale, Color background,
                       const ImDrawList* without = nullptr);

}  // namespace cairn::ui
