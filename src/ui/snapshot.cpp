#include "ui/snapshot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <imgui.h>

namespace cairn::ui {
namespace {

// Corners lie on a grid finer than the pixels, as on a graphics card: whether a pixel lies in a triangle is then exact,
// and no pixel at an edge of two is painted twice or never.
constexpr std::int64_t kSub = 256;
// Corners further away belong to nothing that is drawn on purpose; products of three of their factors fit in 64 bits.
constexpr double kFarthest_px = 1 << 20;
// A scale that leaves a little room: rounding outwards adds less than a pixel at either end.
constexpr double kRounding_px = 2;
constexpr double kOnGrid_px = 1e-3;  // an edge so near to a whole pixel lies on it

// Halves always upwards: the same wherever the picture begins.
std::int64_t on_grid(double px) { return static_cast<std::int64_t>(std::floor(px * double{kSub} + 0.5)); }

struct Window {  // of the picture, in pixels; not empty
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Texel {
  double r = 1, g = 1, b = 1, a = 0;  // 0..1, not multiplied by a
};

struct Corner {
  std::int64_t x = 0, y = 0;  // 1 / kSub pixel
  double u = 0, v = 0;        // 0..1 over the texture
  Texel color;
};

Texel blend(const Texel& from, const Texel& to, double t) {
  return {from.r + (to.r - from.r) * t, from.g + (to.g - from.g) * t, from.b + (to.b - from.b) * t,
          from.a + (to.a - from.a) * t};
}

// ---- Textures

Texel texel(const ImTextureData& texture, int x, int y) {
  const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.Width) + static_cast<std::size_t>(x);
  const unsigned char* const p = texture.Pixels + at * static_cast<std::size_t>(texture.BytesPerPixel);
  if (texture.Format == ImTextureFormat_Alpha8) return {1, 1, 1, p[0] / 255.0};
  return {p[0] / 255.0, p[1] / 255.0, p[2] / 255.0, p[3] / 255.0};
}

struct Place {  // between two texels that lie beside each other
  int low = 0, high = 0;
  double part = 0;  // how far towards `high`, 0..1
};

Place place_of(double share, int size) {
  const double at = std::clamp(share, 0.0, 1.0) * size - 0.5;  // texels are known at their middles
  const double below = std::floor(at);
  const int low = static_cast<int>(below);
  return {std::clamp(low, 0, size - 1), std::clamp(low + 1, 0, size - 1), at - below};
}

// The mean of the four nearest texels by nearness; beyond the edge the last ones go on.
Texel sample(const ImTextureData& texture, double u, double v) {
  const Place x = place_of(u, texture.Width), y = place_of(v, texture.Height);
  const Texel above = blend(texel(texture, x.low, y.low), texel(texture, x.high, y.low), x.part);
  const Texel below = blend(texel(texture, x.low, y.high), texel(texture, x.high, y.high), x.part);
  return blend(above, below, y.part);
}

const ImTextureData* readable(const ImTextureData* texture) {
  const bool has = texture != nullptr && texture->Pixels != nullptr && texture->Width > 0 && texture->Height > 0;
  return has ? texture : nullptr;
}

// ---- Triangles

std::int64_t floor_div(std::int64_t value, std::int64_t by) {  // by > 0
  const std::int64_t whole = value / by;
  return whole * by > value ? whole - 1 : whole;
}

std::int64_t ceil_div(std::int64_t value, std::int64_t by) { return -floor_div(-value, by); }

// A side of a triangle. at() is positive on the side of it where the triangle lies, in units of 1 / kSub² pixel.
struct Edge {
  Edge(const Corner& from, const Corner& to) : x(from.x), y(from.y), dx(to.x - from.x), dy(to.y - from.y) {}
  std::int64_t at(std::int64_t px, std::int64_t py) const { return dx * (py - y) - dy * (px - x); }
  // Pixels whose middle lies on the line belong to the triangle below it or at its right.
  bool keeps_line() const { return dy < 0 || (dy == 0 && dx > 0); }
  std::int64_t x, y, dx, dy;
};

constexpr std::int64_t middle_of(std::int64_t pixel) { return pixel * kSub + kSub / 2; }

class Triangle {
 public:
  // Corners in clockwise order as seen on the screen; area: twice its own, above 0, in units of 1 / kSub² pixel.
  Triangle(const std::array<Corner, 3>& corners, std::int64_t area, const ImTextureData& texture)
      : corners_(corners),
        edges_{Edge(corners[1], corners[2]), Edge(corners[2], corners[0]), Edge(corners[0], corners[1])},
        per_area_(1 / static_cast<double>(area)),
        texture_(texture),
        flat_(corners[0].u == corners[1].u && corners[0].u == corners[2].u && corners[0].v == corners[1].v &&
              corners[0].v == corners[2].v) {
    if (flat_) texel_ = sample(texture, corners[0].u, corners[0].v);
  }

  // The pixels of a row that belong to it, of those from `first` to before `last`.
  void span(std::int64_t row, std::int64_t& first, std::int64_t& last) const {
    for (const Edge& edge : edges_) {
      const std::int64_t at = edge.at(middle_of(0), middle_of(row)) - (edge.keeps_line() ? 0 : 1);
      const std::int64_t step = -edge.dy * kSub;  // from one pixel to the next
      if (step > 0)
        first = std::max(first, ceil_div(-at, step));
      else if (step < 0)
        last = std::min(last, floor_div(at, -step) + 1);
      else if (at < 0)
        last = first;
    }
  }

  Texel color_at(std::int64_t column, std::int64_t row) const {
    const std::int64_t x = middle_of(column), y = middle_of(row);
    const double b = static_cast<double>(edges_[1].at(x, y)) * per_area_;
    const double c = static_cast<double>(edges_[2].at(x, y)) * per_area_;
    const auto between = [b, c](double at_a, double at_b, double at_c) {
      return at_a + b * (at_b - at_a) + c * (at_c - at_a);
    };
    const auto& [p, q, r] = corners_;
    const Texel texel = flat_ ? texel_ : sample(texture_, between(p.u, q.u, r.u), between(p.v, q.v, r.v));
    return {between(p.color.r, q.color.r, r.color.r) * texel.r, between(p.color.g, q.color.g, r.color.g) * texel.g,
            between(p.color.b, q.color.b, r.color.b) * texel.b, between(p.color.a, q.color.a, r.color.a) * texel.a};
  }

  bool unseen() const {
    return (flat_ && texel_.a <= 0) || (corners_[0].color.a + corners_[1].color.a + corners_[2].color.a <= 0);
  }

 private:
  const std::array<Corner, 3>& corners_;
  std::array<Edge, 3> edges_;  // each across from the corner of the same number
  double per_area_;
  const ImTextureData& texture_;
  bool flat_;  // one place of the texture for all of it: most that is not a letter
  Texel texel_;
};

class Canvas {
 public:
  Canvas(Snapshot& out, double left_px, double top_px, double scale)
      : out_(out), left_px_(left_px), top_px_(top_px), scale_(scale) {}

  void paint(const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer)
      if (command.UserCallback == nullptr) paint(list, command);
  }

 private:
  void paint(const ImDrawList& list, const ImDrawCmd& command) {
    const ImTextureData* const texture = readable(command.TexRef._TexData);
    const Window window = window_of(command.ClipRect);
    if (texture == nullptr || window.x0 >= window.x1 || window.y0 >= window.y1) return;
    const auto all = static_cast<std::uint64_t>(list.IdxBuffer.Size);
    const std::uint64_t end = std::min(all, std::uint64_t{command.IdxOffset} + command.ElemCount);
    for (std::uint64_t at = command.IdxOffset; at + 3 <= end; at += 3) {
      std::array<Corner, 3> corners;
      bool whole = true;
      for (std::size_t i = 0; i < corners.size() && whole; ++i) {
        const std::uint64_t vertex = std::uint64_t{command.VtxOffset} + list.IdxBuffer[static_cast<int>(at + i)];
        whole = vertex < static_cast<std::uint64_t>(list.VtxBuffer.Size) &&
                read(list.VtxBuffer[static_cast<int>(vertex)], corners[i]);
      }
      if (whole) paint(corners, window, *texture);
    }
  }

  // The pixels whose middles lie in a rectangle of the draw data.
  Window window_of(const ImVec4& clip) const {
    const auto edge = [](double at_px, int most) {
      return static_cast<int>(std::ceil(std::min(std::max(0.0, at_px), static_cast<double>(most)) - 0.5));
    };
    return {edge(static_cast<double>(clip.x) * scale_ - left_px_, out_.width),
            edge(static_cast<double>(clip.y) * scale_ - top_px_, out_.height),
            edge(static_cast<double>(clip.z) * scale_ - left_px_, out_.width),
            edge(static_cast<double>(clip.w) * scale_ - top_px_, out_.height)};
  }

  // Whether it lies at a place that can be.
  bool read(const ImDrawVert& vertex, Corner& out) const {
    const double x = static_cast<double>(vertex.pos.x) * scale_ - left_px_;
    const double y = static_cast<double>(vertex.pos.y) * scale_ - top_px_;
    if (!(std::abs(x) < kFarthest_px && std::abs(y) < kFarthest_px)) return false;  // nor is it a number
    if (!std::isfinite(vertex.uv.x) || !std::isfinite(vertex.uv.y)) return false;
    out.x = on_grid(x);
    out.y = on_grid(y);
    out.u = static_cast<double>(vertex.uv.x);
    out.v = static_cast<double>(vertex.uv.y);
    const auto part = [&vertex](int shift) { return ((vertex.col >> shift) & 0xFFU) / 255.0; };
    out.color = {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), part(IM_COL32_A_SHIFT)};
    return true;
  }

  void paint(std::array<Corner, 3>& corners, const Window& window, const ImTextureData& texture) {
    std::int64_t area = Edge(corners[0], corners[1]).at(corners[2].x, corners[2].y);
    if (area == 0) return;
    if (area < 0) {
      std::swap(corners[1], corners[2]);
      area = -area;
    }
    const Triangle triangle(corners, area, texture);
    if (triangle.unseen()) return;
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
    const std::int64_t end = std::min(std::int64_t{window.y1}, floor_div(bottom, kSub) + 1);
    for (std::int64_t row = std::max(std::int64_t{window.y0}, floor_div(top, kSub)); row < end; ++row) {
      std::int64_t first = window.x0, last = window.x1;
      triangle.span(row, first, last);
      for (std::int64_t column = first; column < last; ++column) put(column, row, triangle.color_at(column, row));
    }
  }

  // Over what is there, as much as it covers.
  void put(std::int64_t column, std::int64_t row, const Texel& color) {
    const double a = std::clamp(color.a, 0.0, 1.0);
    char* const at = out_.rgb.data() + static_cast<std::size_t>((row * out_.width + column) * 3);
    const double parts[] = {color.r, color.g, color.b};
    for (std::size_t i = 0; i < 3; ++i) {
      const double under = static_cast<unsigned char>(at[i]);
      const double over = std::clamp(parts[i], 0.0, 1.0) * 255;
      at[i] = static_cast<char>(static_cast<unsigned char>(over * a + under * (1 - a) + 0.5));
    }
  }

  Snapshot& out_;
  double left_px_, top_px_, scale_;
};

// At most `wanted`. Solves (w s + r) (h s + r) = most for s, in the form that subtracts nothing from something as
// large.
double fitting_scale(double w, double h, double wanted) {
  const double room = static_cast<double>(kMostSnapshotPixels) - kRounding_px * kRounding_px;
  const double half = kRounding_px * (w + h) / 2;
  const double by_pixels = room / (half + std::sqrt(half * half + w * h * room));
  const double by_side = (kMostSnapshotSide - kRounding_px) / std::max(w, h);
  return std::min({wanted, by_pixels, by_side});
}

}  // namespace

Snapshot take_snapshot(const ImDrawData& data, const Rect& rect, float scale, Color background,
                       const ImDrawList* without) {
  Snapshot out;
  const auto x = static_cast<double>(rect.x), y = static_cast<double>(rect.y);
  const auto w = static_cast<double>(rect.w), h = static_cast<double>(rect.h);
  if (!(std::isfinite(x) && std::isfinite(y) && std::isfinite(w) && std::isfinite(h) && std::isfinite(scale)))
    return out;
  if (!(w > 0 && h > 0 && scale > 0)) return out;
  const double s = fitting_scale(w, h, static_cast<double>(scale));
  const double left = std::floor(x * s + kOnGrid_px), top = std::floor(y * s + kOnGrid_px);
  out.width = static_cast<int>(std::max(1.0, std::ceil(x * s - left + w * s - kOnGrid_px)));
  out.height = static_cast<int>(std::max(1.0, std::ceil(y * s - top + h * s - kOnGrid_px)));
  out.rgb.resize(static_cast<std::size_t>(std::int64_t{out.width} * out.height * 3));
  const char ground[] = {static_cast<char>(background.r), static_cast<char>(background.g),
                         static_cast<char>(background.b)};
  for (std::size_t i = 0; i < out.rgb.size(); ++i) out.rgb[i] = ground[i % 3];
  Canvas canvas(out, left, top, s);
  for (const ImDrawList* list : data.CmdLists)
    if (list != nullptr && list != without) canvas.paint(*list);
  return out;
}

}  // namespace cairn::ui
