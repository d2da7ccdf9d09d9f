#pragma once
// What was found in a picture, as a picture: planes as greys or in two colours, marks on a photo.

#include <array>
#include <cstdint>
#include <vector>

#include "ml/vision/corners.h"
#include "ml/vision/image.h"

namespace cairn::vision {

using Rgb = std::array<std::uint8_t, 3>;

// From black at 0 to white at `most` and above; all black where `most` is not above 0.
Image as_greys(const Plane& plane, float most);

// From kBelow at -most over grey at 0 to kAbove at `most`; all grey where `most` is not above 0.
inline constexpr Rgb kBelow{38, 96, 214}, kNeutral{128, 128, 128}, kAbove{240, 146, 26};
Image as_signs(const Plane& plane, float most);

// The value that `share` (0..1) of the plane's magnitudes do not exceed (nearest rank); 0 of an empty plane. What is
// scaled by it leaves the few strongest pixels at the end of the scale, and the others can be told apart.
float reach(const Plane& plane, double share);

// Without its colours, and darker: what the marks on it are seen against.
Image dimmed(const Image& image);

// Where `mask` is not 0; one byte a pixel.
void mark_pixels(Image& image, const std::vector<std::uint8_t>& mask, Rgb color);

// A ring two pixels wide around each; what lies beyond the picture is left out.
void mark_corners(Image& image, const std::vector<Corner>& corners, int radius, Rgb color);

// The square as bright as the cells over it say, 0..1, `cells` * `cells` of them; between their middles it changes
// evenly, and nothing is darker than a fifth.
Image lit(const Image& square, const std::vector<float>& light);

// One value of the grid over a square at x, y in 0..1, even between the middles of cells and constant beyond the
// outermost ones. side * side values.
float between_cells(const std::vector<float>& cells, int side, float x, float y);

}  // namespace cairn::vision
