#include "ml/vision/photo_quality.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "ml/vision/filters.h"
#include "ml/vision/histogram.h"
#include "ml/vision/resize.h"

namespace cairn::vision {
namespace {

constexpr int kTiles = 16;  // rows and columns of tiles over the whole photo
constexpr double kMostOfEnergy = 0.9;

Image reduced(const Image& image) {
  const int side = std::min(image.width, image.height);
  if (side <= kMeasuredSide) return image;
  const auto scaled = [side](int length) {
    const std::int64_t exact = (static_cast<std::int64_t>(length) * kMeasuredSide + side / 2) / side;
    return static_cast<int>(std::min<std::int64_t>(exact, kMaxSide));
  };
  return resized(image, {0, 0, image.width, image.height}, scaled(image.width), scaled(image.height));
}

double variance(const Plane& plane) {
  double sum = 0, squares = 0;
  for (const float value : plane.values) {
    sum += static_cast<double>(value);
    squares += static_cast<double>(value) * static_cast<double>(value);
  }
  const auto count = static_cast<double>(plane.values.size());
  const double mean = sum / count;
  return std::max(0.0, squares / count - mean * mean);
}

// Where the energy of the gradient is.
void measure_framing(const Plane& brightness, PhotoQuality& quality) {
  const Plane size = magnitude(sobel(brightness));
  const Box square = middle_square(size.width, size.height);
  const int margin = square.width / 4;
  const auto within = [margin](int at, int from, int length) {
    return at >= from + margin && at < from + length - margin;
  };
  std::vector<double> tiles(static_cast<std::size_t>(kTiles) * kTiles);
  double all = 0, middle = 0, across = 0, down = 0;
  for (int row = 0; row < size.height; ++row)
    for (int column = 0; column < size.width; ++column) {
      const auto steep = static_cast<double>(size.at(column, row));
      const double energy = steep * steep;
      const int tile = row * kTiles / size.height * kTiles + column * kTiles / size.width;
      tiles[static_cast<std::size_t>(tile)] += energy;
      all += energy;
      across += energy * column;
      down += energy * row;
      if (within(column, square.left, square.width) && within(row, square.top, square.height)) middle += energy;
    }
  if (all <= 0) return;
  quality.middle_share = middle / all;
  const double x = across / all - (size.width - 1) / 2.0, y = down / all - (size.height - 1) / 2.0;
  quality.off_centre = std::sqrt(x * x + y * y) / (std::min(size.width, size.height) / 2.0);
  std::sort(tiles.begin(), tiles.end(), std::greater<>());
  double held = 0;
  std::size_t used = 0;
  while (used < tiles.size() && held < kMostOfEnergy * all) held += tiles[used++];
  quality.filled_share = static_cast<double>(used) / static_cast<double>(tiles.size());
}

bool has(const std::vector<PhotoFinding>& found, PhotoProblem problem) {
  return !found.empty() && found.back().problem == problem;
}

}  // namespace

PhotoQuality measure_photo(const Image& image, int original_width, int original_height) {
  PhotoQuality quality;
  quality.width = original_width;
  quality.height = original_height;
  if (image.empty()) return quality;
  const Image small = reduced(image);
  const Plane brightness = luma(small);
  const Spread light = spread_of(histograms(small).luma);
  quality.laplacian_variance = variance(laplacian(brightness));
  if (light.deviation > 0) quality.sharpness = quality.laplacian_variance / (light.deviation * light.deviation);
  quality.mean_luma = light.mean;
  quality.dark_share = light.dark;
  quality.bright_share = light.bright;
  quality.contrast = light.deviation;

  measure_framing(brightness, quality);
  return quality;
}

std::vector<PhotoFinding> findings(const PhotoQuality& quality) {
  std::vector<PhotoFinding> found;
  const auto at_least = [&](PhotoProblem problem, double measured, double threshold) {
    if (measured < threshold && !has(found, problem)) found.push_back({problem, measured, threshold});
  };
  const auto at_most = [&](PhotoProblem problem, double measured, double threshold) {
    if (measured > threshold && !has(found, problem)) found.push_back({problem, measured, threshold});
  };
  if (quality.contrast >= kJudgedContrast) at_least(PhotoProblem::kBlurred, quality.sharpness, kLeastSharpness);
  at_least(PhotoProblem::kTooDark, quality.mean_luma, kLeastMeanLuma);
  at_most(PhotoProblem::kTooDark, quality.dark_share, kMostDarkShare);
  at_most(PhotoProblem::kTooBright, quality.mean_luma, kMostMeanLuma);
  at_most(PhotoProblem::kTooBright, quality.bright_share, kMostBrightShare);
  at_least(PhotoProblem::kFlat, quality.contrast, kLeastContrast);
  if (quality.contrast >= kJudgedContrast) {
    at_most(PhotoProblem::kSubjectSmall, quality.middle_share, kMostMiddleShare);
    at_least(PhotoProblem::kSubjectSmall, quality.filled_share, kLeastFilledShare);
    at_most(PhotoProblem::kSubjectSmall, quality.off_centre, kMostOffCentre);
  }
  at_least(PhotoProblem::kTooFewPixels, std::min(quality.width, quality.height), kLeastPhotoSide);
  return found;
}

}  // namespace cairn::vision
