#include "ml/vision/resize.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace cairn::vision {
namespace {

constexpr int kPlaces = 22;  // binary places of a weight: with 8 bits of a pixel and a sign they fit an int
constexpr std::int32_t kOne = std::int32_t{1} << kPlaces;

// Which pixels of a row (or column) make up one of the result, and how much.
struct Reach {
  std::size_t first = 0, count = 0;
  std::size_t weights = 0;  // where its weights begin
};

struct Weights {
  std::vector<Reach> reaches;  // one a pixel of the result
  std::vector<std::int32_t> of;
};

double triangle(double x) { return x < 0 ? std::max(0.0, 1 + x) : std::max(0.0, 1 - x); }

// `size` is that of the whole image in this direction, [from, from + part) the part that becomes `wanted` pixels. The
// order of operations is Pillow's: sums and products of doubles, so another order would have other bits.
Weights weights_for(int size, int from, int part, int wanted) {
  const double scale = static_cast<double>(part) / wanted;
  const double support = std::max(scale, 1.0);
  const double inverse = 1.0 / support;
  Weights weights;
  std::vector<double> exact;
  for (int i = 0; i < wanted; ++i) {
    const double center = from + (i + 0.5) * scale;
    const int first = std::max(0, static_cast<int>(center - support + 0.5));
    const int last = std::min(size, static_cast<int>(center + support + 0.5));
    exact.clear();
    double sum = 0;
    for (int x = 0; x < last - first; ++x) {
      exact.push_back(triangle((x + first - center + 0.5) * inverse));
      sum += exact.back();
    }
    weights.reaches.push_back({static_cast<std::size_t>(first), exact.size(), weights.of.size()});
    for (const double weight : exact)
      weights.of.push_back(static_cast<std::int32_t>((sum != 0 ? weight / sum : weight) * kOne + 0.5));
  }
  return weights;
}

// A sum of pixels by their weights, which began at kOne / 2. Weights are positive, so the sum is too.
std::uint8_t to_byte(std::int32_t sum) { return static_cast<std::uint8_t>(std::min(sum >> kPlaces, 255)); }

std::size_t bytes_a_row(int width) { return static_cast<std::size_t>(width) * 3; }

// Pixels of the image that the result needs in this direction.
struct Span {
  std::size_t first = 0, count = 0;
};

Span span_of(const Weights& weights) {
  const Reach& last = weights.reaches.back();
  const std::size_t first = weights.reaches.front().first;
  return {first, last.first + last.count - first};
}

// The rows of `rows` alone.
Image along_rows(const Image& image, const Weights& weights, Span rows) {
  const std::size_t width = weights.reaches.size();
  Image out{static_cast<int>(width), static_cast<int>(rows.count), std::vector<std::uint8_t>(width * rows.count * 3)};
  std::uint8_t* to = out.rgb.data();
  for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) {
    const std::uint8_t* from = image.rgb.data() + row * bytes_a_row(image.width);
    for (const Reach& reach : weights.reaches) {
      const std::uint8_t* pixel = from + reach.first * 3;
      const std::int32_t* weight = weights.of.data() + reach.weights;
      std::int32_t red = kOne / 2, green = red, blue = red;
      for (std::size_t i = 0; i < reach.count; ++i, pixel += 3) {
        red += pixel[0] * weight[i];
        green += pixel[1] * weight[i];
        blue += pixel[2] * weight[i];
      }
      *to++ = to_byte(red);
      *to++ = to_byte(green);
      *to++ = to_byte(blue);
    }
  }
  return out;
}

// The columns of `columns` alone.
Image along_columns(const Image& image, const Weights& weights, Span columns) {
  const std::size_t stride = bytes_a_row(image.width), width = columns.count * 3, height = weights.reaches.size();
  Image out{static_cast<int>(columns.count), static_cast<int>(height), std::vector<std::uint8_t>(width * height)};
  std::uint8_t* to = out.rgb.data();
  std::vector<std::int32_t> sums(width);  // row by row, so that memory is read in its order
  for (const Reach& reach : weights.reaches) {
    std::fill(sums.begin(), sums.end(), kOne / 2);
    for (std::size_t i = 0; i < reach.count; ++i) {
      const std::uint8_t* from = image.rgb.data() + (reach.first + i) * stride + columns.first * 3;
      const std::int32_t weight = weights.of[reach.weights + i];
      for (std::size_t x = 0; x < width; ++x) sums[x] += from[x] * weight;
    }
    for (const std::int32_t sum : sums) *to++ = to_byte(sum);
  }
  return out;
}

// Places are counted anew from the first one that is kept.
Weights moved(Weights weights, Span kept) {
  for (Reach& reach : weights.reaches) reach.first -= kept.first;
  return weights;
}

bool fits(const Image& image, Box box) {
  return box.left >= 0 && box.top >= 0 && box.width > 0 && box.height > 0 && box.width <= image.width &&
         box.height <= image.height && box.left <= image.width - box.width && box.top <= image.height - box.height;
}

// Pillow 13 begins with the columns where the height shrinks by over twice as many pixels as the width; before, it
// always began with the rows. The order matters, since results are rounded in between.
bool columns_first(const Image& image, int width, int height) {
  return image.height > height && image.height - height > 2 * (image.width - width);
}

}  // namespace

Image resized(const Image& image, Box box, int width, int height) {
  if (!fits(image, box) || width < 1 || height < 1 || width > kMaxSide || height > kMaxSide) return {};
  // A direction in which nothing changes has one weight of 1 a pixel, and leaves the pixels as they are.
  const Weights rows = weights_for(image.width, box.left, box.width, width);
  const Weights columns = weights_for(image.height, box.top, box.height, height);
  const Span wide = span_of(rows), high = span_of(columns);
  if (columns_first(image, width, height)) {
    const Image low = along_columns(image, columns, wide);
    return along_rows(low, moved(rows, wide), {0, static_cast<std::size_t>(height)});
  }
  const Image narrow = along_rows(image, rows, high);
  return along_columns(narrow, moved(columns, high), {0, static_cast<std::size_t>(width)});
}

Image within(const Image& image, int longer_side) {
  const int longer = std::max(image.width, image.height);
  if (longer <= longer_side) return image;
  const auto reduced = [&](int side) {
    return std::max(1, static_cast<int>(std::int64_t{side} * longer_side / longer));
  };
  return resized(image, {0, 0, image.width, image.height}, reduced(image.width), reduced(image.height));
}

Box middle_square(int width, int height) {
  const int side = std::min(width, height);
  return {(width - side) / 2, (height - side) / 2, side, side};
}

}  // namespace cairn::vision
