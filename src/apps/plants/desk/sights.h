#pragma once
// Ways of looking at a photo as a computer does: what is measured in it, and what the layers of the model make of it.
// A sight is a picture; the same one is shown and saved.

#include <cstddef>
#include <string_view>
#include <vector>

#include "apps/plants/recogniser.h"
#include "ml/vision/canny.h"
#include "ml/vision/corners.h"
#include "ml/vision/image.h"

namespace cairn::plants::desk {

enum class Sight {
  kBrightness,  // greys, with what is clipped
  kGradient,    // how fast the brightness changes (Sobel)
  kEdges,       // one pixel wide (Canny)
  kCorners,
  kFirstLayer,  // one of the model's first filters
  kFeatures,    // one of its last features
};
inline constexpr std::size_t kSights = 6;

enum class Direction { kAny, kAcross, kDown };
enum class CornerMeasure { kHarris, kShiTomasi };

struct SightOptions {
  Sight sight = Sight::kEdges;
  Direction direction = Direction::kAny;
  double gradient_sigma = 1;  // px, of the Gaussian before
  vision::CannyOptions canny{};
  bool over_photo = true;
  CornerMeasure measure = CornerMeasure::kHarris;
  int corners = 100;  // at most
  int filter = 0;     // of the first layer, from 0
  int feature = 0;    // among those that spoke most for the species, from 0
};
bool operator==(const SightOptions& a, const SightOptions& b);

// What the sights are made of. Every part may be empty, and then so are the sights that need it.
struct SightSource {
  const vision::Image* photo = nullptr;         // upright
  const vision::Image* square = nullptr;        // what the model sees of it
  const std::vector<float>* first = nullptr;    // [kFilters][112][112], what the first layer makes of the square
  const std::vector<float>* feature = nullptr;  // [cells], the chosen feature over the square
};
inline constexpr int kFirstSide = 112;  // of what a filter makes of the square

struct SightMade {
  vision::Image picture;   // empty: what it needs is not here
  std::size_t marked = 0;  // kBrightness: clipped pixels, kEdges: pixels on an edge, kCorners: corners
  float most = 0;          // kGradient, kFirstLayer: the value that is shown brightest
};
SightMade make_sight(const SightSource& source, const SightOptions& options);

// What one filter makes of the square, as a small picture; empty if it is not there.
vision::Image filter_sight(const std::vector<float>& first, int filter);
// Cells 0..1 of the strongest; all 0 where none is above 0.
std::vector<float> scaled_cells(std::vector<float> cells);

std::string_view name_of(Sight sight);   // "Edges (Canny)"
std::string_view words_of(Sight sight);  // what it shows, one or two sentences
std::string_view file_of(Sight sight);   // how the saved picture is called: "edges"

}  // namespace cairn::plants::desk
