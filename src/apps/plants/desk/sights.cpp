#include "apps/plants/desk/sights.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ml/vision/filters.h"
#include "ml/vision/histogram.h"
#include "ml/vision/marks.h"
#include "ml/vision/resize.h"

namespace cairn::plants::desk {
namespace {

constexpr vision::Rgb kInk{255, 178, 56}, kClippedDark{66, 133, 244}, kClippedBright{234, 67, 53};
constexpr double kShownShare = 0.995;  // of the pixels lie within the scale of a gradient
constexpr double kCornerSigma = 1.5, kCornersApart_px = 8;
constexpr int kRing_px = 6;
constexpr int kEnlarged_px = 448;  // of what is made of the square

struct Words {
  std::string_view name, words, file;
};
constexpr std::array<Words, kSights> kWords{{
    {"Brightness",
     "Every pixel is a number from 0 to 255, or three. Blue is too dark and red too bright to tell apart.",
     "brightness"},
    {"Gradient (Sobel)", "How fast the brightness changes around each pixel. Petals, veins and rims stand out.",
     "gradient"},
    {"Edges (Canny)",
     "Where the gradient is highest, thinned to one pixel. A weak edge counts only where it goes on from a strong one.",
     "edges"},
    {"Corners", "Points that look different in every direction: they are found again in another photo.", "corners"},
    {"First layer",
     "The model begins with 32 filters of 3 by 3 pixels that it has learnt, each for a colour, an edge or a change.",
     "first-layer"},
    {"Features",
     "After its last layer the model has 1,280 features for each of 49 places. These spoke most for the plant; bright "
     "is where.",
     "features"},
}};
const Words& of(Sight sight) { return kWords[static_cast<std::size_t>(sight)]; }

SightMade brightness(const vision::Image& photo) {
  const vision::Plane luma = vision::luma(photo);
  SightMade out{vision::as_greys(luma, 255)};
  std::vector<std::uint8_t> dark(luma.values.size()), bright(luma.values.size());
  for (std::size_t i = 0; i < luma.values.size(); ++i) {
    dark[i] = luma.values[i] <= vision::kDarkest;
    bright[i] = luma.values[i] >= vision::kBrightest;
    out.marked += std::size_t{dark[i]} + bright[i];
  }
  vision::mark_pixels(out.picture, dark, kClippedDark);
  vision::mark_pixels(out.picture, bright, kClippedBright);
  return out;
}

SightMade gradient(const vision::Image& photo, const SightOptions& options) {
  const vision::Gradient change = vision::sobel(vision::gaussian_blur(vision::luma(photo), options.gradient_sigma));
  if (options.direction == Direction::kAny) {
    const vision::Plane size = vision::magnitude(change);
    const float most = vision::reach(size, kShownShare);
    return {vision::as_greys(size, most), 0, most};
  }
  const vision::Plane& plane = options.direction == Direction::kAcross ? change.x : change.y;
  const float most = vision::reach(plane, kShownShare);
  return {vision::as_signs(plane, most), 0, most};
}

SightMade edges(const vision::Image& photo, const SightOptions& options) {
  const std::vector<std::uint8_t> mask = vision::canny(vision::luma(photo), options.canny);
  SightMade out;
  out.picture =
      options.over_photo ? vision::dimmed(photo) : vision::as_greys(vision::make_plane(photo.width, photo.height), 1);
  vision::mark_pixels(out.picture, mask, options.over_photo ? kInk : vision::Rgb{255, 255, 255});
  out.marked = static_cast<std::size_t>(std::count(mask.begin(), mask.end(), std::uint8_t{1}));
  return out;
}

SightMade corners(const vision::Image& photo, const SightOptions& options) {
  const vision::Plane luma = vision::luma(photo);
  const vision::Plane response = options.measure == CornerMeasure::kHarris
                                     ? vision::harris_response(luma, kCornerSigma)
                                     : vision::least_eigenvalue(luma, kCornerSigma);
  const std::vector<vision::Corner> found = vision::corners(
      response, {.apart = kCornersApart_px, .most = static_cast<std::size_t>(std::max(0, options.corners))});
  SightMade out{vision::dimmed(photo), found.size()};
  vision::mark_corners(out.picture, found, kRing_px, kInk);
  return out;
}

// What one filter makes of the square; empty if it is not there.
vision::Plane response_of(const std::vector<float>& first, int filter) {
  constexpr auto kPixels = static_cast<std::size_t>(kFirstSide) * static_cast<std::size_t>(kFirstSide);
  if (filter < 0 || static_cast<std::size_t>(filter) >= kFilters || first.size() != kFilters * kPixels) return {};
  const auto begin = first.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(filter) * kPixels);
  return {kFirstSide, kFirstSide, {begin, begin + static_cast<std::ptrdiff_t>(kPixels)}};
}

vision::Image enlarged(const vision::Image& square) {
  return vision::resized(square, {0, 0, square.width, square.height}, kEnlarged_px, kEnlarged_px);
}

SightMade first_layer(const std::vector<float>& first, int filter) {
  const vision::Plane response = response_of(first, filter);
  if (response.empty()) return {};
  const float most = *std::max_element(response.values.begin(), response.values.end());
  return {enlarged(vision::as_greys(response, most)), 0, most};
}

}  // namespace

bool operator==(const SightOptions& a, const SightOptions& b) {
  return a.sight == b.sight && a.direction == b.direction && a.gradient_sigma == b.gradient_sigma &&
         a.canny.sigma == b.canny.sigma && a.canny.low == b.canny.low && a.canny.high == b.canny.high &&
         a.over_photo == b.over_photo && a.measure == b.measure && a.corners == b.corners && a.filter == b.filter &&
         a.feature == b.feature;
}

SightMade make_sight(const SightSource& source, const SightOptions& options) {
  const bool photo = source.photo != nullptr && !source.photo->empty();
  switch (options.sight) {
    case Sight::kBrightness:
      return photo ? brightness(*source.photo) : SightMade{};
    case Sight::kGradient:
      return photo ? gradient(*source.photo, options) : SightMade{};
    case Sight::kEdges:
      return photo ? edges(*source.photo, options) : SightMade{};
    case Sight::kCorners:
      return photo ? corners(*source.photo, options) : SightMade{};
    case Sight::kFirstLayer:
      return source.first != nullptr ? first_layer(*source.first, options.filter) : SightMade{};
    case Sight::kFeatures:
      if (source.square == nullptr || source.square->empty() || source.feature == nullptr || source.feature->empty())
        return {};
      return {vision::lit(enlarged(*source.square), scaled_cells(*source.feature))};
  }
  return {};
}

vision::Image filter_sight(const std::vector<float>& first, int filter) {
  const vision::Plane response = response_of(first, filter);
  if (response.empty()) return {};
  return vision::as_greys(response, *std::max_element(response.values.begin(), response.values.end()));
}

std::vector<float> scaled_cells(std::vector<float> cells) {
  const float most = cells.empty() ? 0 : *std::max_element(cells.begin(), cells.end());
  for (float& cell : cells) cell = most > 0 ? std::max(0.0f, cell / most) : 0;
  return cells;
}

std::string_view name_of(Sight sight) { return of(sight).name; }
std::string_view words_of(Sight sight) { return of(sight).words; }
std::string_view file_of(Sight sight) { return of(sight).file; }

}  // namespace cairn::plants::desk
