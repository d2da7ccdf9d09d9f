// Pictures of a part of the screen: what is painted where, and as strongly as on the screen.
#include <doctest/doctest.h>

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <numbers>
#include <string>

#include "base/random.h"
#include "ui/shop_page.h"
#include "ui/snapshot.h"

namespace cairn::test {
namespace {

constexpr ui::Color kWhite{255, 255, 255, 255};
constexpr ImU32 kBlack = IM_COL32(0, 0, 0, 255);

// One draw list as it would come from a frame, 200 by 200, without the softened edges that ImGui else adds.
class Drawing {
 public:
  Drawing() : list(ImGui::GetDrawListSharedData()) {
    list._ResetForNewFrame();
    list.Flags = ImDrawListFlags_None;
    list.PushTexture(ImGui::GetIO().Fonts->TexRef);
    list.PushClipRect({0, 0}, {200, 200});
  }
  ui::Snapshot taken(const ui::Rect& rect, float scale = 1, ui::Color background = kWhite) {
    ImDrawData data;
    data.CmdLists.push_back(&list);
    return ui::take_snapshot(data, rect, scale, background);
  }
  // Whatever corners it is given, in the colours of the corners.
  void triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 color_a, ImU32 color_b, ImU32 color_c) {
    const ImVec2 uv = ImGui::GetIO().Fonts->TexUvWhitePixel;
    list.PrimReserve(3, 3);
    for (ImDrawIdx i = 0; i < 3; ++i) list.PrimWriteIdx(static_cast<ImDrawIdx>(list._VtxCurrentIdx + i));
    list.PrimWriteVtx(a, uv, color_a);
    list.PrimWriteVtx(b, uv, color_b);
    list.PrimWriteVtx(c, uv, color_c);
  }
  void triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 color) { triangle(a, b, c, color, color, color); }
  ImDrawList list;
};

ui::Color pixel(const ui::Snapshot& picture, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 3;
  const auto part = [&](std::size_t i) { return static_cast<std::uint8_t>(picture.rgb[at + i]); };
  return {part(0), part(1), part(2), 255};
}

// How much of a picture is black on white, in whole pixels.
double ink(const ui::Snapshot& picture) {
  double sum = 0;
  for (const char c : picture.rgb) sum += 255 - static_cast<unsigned char>(c);
  return sum / (3 * 255);
}

bool all_is(const ui::Snapshot& picture, ui::Color color) {
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      if (pixel(picture, x, y) != color) return false;
  return true;
}

TEST_CASE("snapshot: a filled rectangle paints exactly its pixels, at every scale") {
  Harness app;
  Drawing drawing;
  drawing.list.AddRectFilled({13, 17}, {23, 22}, IM_COL32(200, 100, 50, 255));
  for (const int scale : {1, 2, 3}) {
    CAPTURE(scale);
    const ui::Snapshot picture = drawing.taken({10, 10, 20, 20}, static_cast<float>(scale));
    REQUIRE(picture.width == 20 * scale);
    REQUIRE(picture.height == 20 * scale);
    REQUIRE(picture.rgb.size() == static_cast<std::size_t>(picture.width * picture.height * 3));
    int wrong = 0;
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        const bool inside = x >= 3 * scale && x < 13 * scale && y >= 7 * scale && y < 12 * scale;
        if (pixel(picture, x, y) != (inside ? ui::Color{200, 100, 50, 255} : kWhite)) ++wrong;
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("snapshot: a pixel at an edge of two triangles is painted once") {
  Harness app;
  const ImU32 half = IM_COL32(0, 0, 0, 128);
  const ui::Color once{127, 127, 127, 255};
  SUBCASE("a square of two, either way round, at places between the pixels") {
    Random random(7);
    for (int round = 0; round < 50; ++round) {
      Drawing drawing;
      const auto jitter = [&] { return static_cast<float>(random.unit() * 4); };
      // Corners outside the picture, so that all of its pixels lie inside the square.
      const ImVec2 a{-jitter(), -jitter()}, b{40 + jitter(), -jitter()}, c{40 + jitter(), 40 + jitter()},
          d{-jitter(), 40 + jitter()};
      drawing.triangle(a, b, c, half);
      if (round % 2 == 0)
        drawing.triangle(a, c, d, half);
      else
        drawing.triangle(d, c, a, half);
      CHECK(all_is(drawing.taken({0, 0, 40, 40}), once));
    }
  }
  SUBCASE("a fan around a pixel's middle") {
    Drawing drawing;
    const ImVec2 middle{20.5f, 20.5f};
    ImVec2 from{120.5f, 20.5f};
    for (int i = 1; i <= 24; ++i) {
      const float angle = static_cast<float>(i % 24) * std::numbers::pi_v<float> / 12;
      const ImVec2 to{20.5f + 100 * std::cos(angle), 20.5f + 100 * std::sin(angle)};
      drawing.triangle(middle, from, to, half);
      from = to;
    }
    CHECK(all_is(drawing.taken({0, 0, 41, 41}), once));
  }
}

TEST_CASE("snapshot: what is clipped is not painted") {
  Harness app;
  Drawing drawing;
  drawing.list.PushClipRect({5, 6}, {15, 9}, true);
  drawing.list.AddRectFilled({0, 0}, {100, 100}, kBlack);
  drawing.list.PopClipRect();
  drawing.list.AddRectFilled({30, 30}, {31, 31}, kBlack);
  CHECK(ink(drawing.taken({0, 0, 40, 40})) == 31);
  CHECK(ink(drawing.taken({0, 0, 40, 40}, 2)) == 4 * 31);
  CHECK(ink(drawing.taken({14, 8, 5, 5})) == 1);
  CHECK(pixel(drawing.taken({5, 6, 10, 3}), 0, 0) == ui::Color{0, 0, 0, 255});
}

TEST_CASE("snapshot: colours lie over each other as on the screen") {
  Harness app;
  for (const int alpha : {0, 1, 64, 128, 200, 254, 255}) {
    CAPTURE(alpha);
    Drawing drawing;
    drawing.list.AddRectFilled({0, 0}, {4, 4}, IM_COL32(10, 120, 250, alpha));
    const ui::Color is = pixel(drawing.taken({0, 0, 4, 4}, 1, {200, 100, 0, 255}), 2, 2);
    const auto mixed = [alpha](int over, int under) { return (over * alpha + under * (255 - alpha)) / 255.0; };
    CHECK(std::abs(is.r - mixed(10, 200)) <= 0.51);
    CHECK(std::abs(is.g - mixed(120, 100)) <= 0.51);
    CHECK(std::abs(is.b - mixed(250, 0)) <= 0.51);
  }
  Drawing drawing;  // from red at the left to blue at the right
  const ImU32 red = IM_COL32(255, 0, 0, 255), blue = IM_COL32(0, 0, 255, 255);
  drawing.list.AddRectFilledMultiColor({0, 0}, {100, 10}, red, blue, blue, red);
  const ui::Snapshot picture = drawing.taken({0, 0, 100, 10});
  for (int x = 0; x < 100; ++x) {
    const double share = (x + 0.5) / 100;
    CHECK(std::abs(pixel(picture, x, 5).r - 255 * (1 - share)) <= 0.51);
    CHECK(std::abs(pixel(picture, x, 5).b - 255 * share) <= 0.51);
  }
}

TEST_CASE("snapshot: words have their ink, inside their box") {
  Harness app;
  Drawing drawing;
  ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
  const char* const words = "Revenue 1,234";
  const ImVec2 size = font->CalcTextSizeA(16, 1000, 0, words);
  drawing.list.AddText(font, 16, {20, 30}, kBlack, words);
  const ui::Rect box{20, 30, std::ceil(size.x), std::ceil(size.y)};
  const double all = ink(drawing.taken({0, 0, 200, 200}));
  CHECK(all > 0.10 * static_cast<double>(box.w * box.h));  // text at this size covers a sixth of its line
  CHECK(all < 0.30 * static_cast<double>(box.w * box.h));
  CHECK(ink(drawing.taken(box.inset(-1, -4))) == doctest::Approx(all));  // commas hang below the line box
  CHECK(ink(drawing.taken({0, 0, 200, 200}, 2)) / 4 == doctest::Approx(all).epsilon(0.03));
}

// What a texture of one row shows when each of its texels is drawn ten pixels wide.
ui::Snapshot drawn_wide(ImTextureData& texture, ImVec2 uv0 = {0, 0}, ImVec2 uv1 = {1, 1}) {
  Drawing drawing;
  drawing.list.AddImage(texture.GetTexRef(), {0, 0}, {static_cast<float>(texture.Width * 10), 10}, uv0, uv1);
  return drawing.taken({0, 0, static_cast<float>(texture.Width * 10), 10});
}

TEST_CASE("snapshot: pictures and their edges") {
  Harness app;
  ImTextureData colors;
  colors.Create(ImTextureFormat_RGBA32, 2, 1);
  const unsigned char pixels[] = {255, 0, 0, 255, 0, 0, 255, 128};
  std::copy(std::begin(pixels), std::end(pixels), colors.Pixels);
  ui::Snapshot picture = drawn_wide(colors);
  CHECK(pixel(picture, 0, 0) == ui::Color{255, 0, 0, 255});  // beyond the middle of the last texel it goes on
  CHECK(pixel(picture, 19, 9) == ui::Color{127, 127, 255, 255});
  const ui::Color middle = pixel(picture, 10, 5);  // the screen mixes neighbours
  CHECK(middle.r > 100);
  CHECK(middle.b > middle.g);
  picture = drawn_wide(colors, {-7, -7}, {-3, 9});
  CHECK(all_is(picture, {255, 0, 0, 255}));
  colors.DestroyPixels();
  CHECK(all_is(drawn_wide(colors), kWhite));

  ImTextureData shades;
  shades.Create(ImTextureFormat_Alpha8, 2, 1);
  shades.Pixels[1] = 255;
  picture = drawn_wide(shades);
  CHECK(pixel(picture, 0, 0) == kWhite);
  CHECK(pixel(picture, 19, 9) == kWhite);  // the texture says how much, the colour is white
  Drawing drawing;
  drawing.list.AddImage(shades.GetTexRef(), {0, 0}, {20, 10}, {0, 0}, {1, 1}, kBlack);
  CHECK(pixel(drawing.taken({0, 0, 20, 10}), 0, 0) == kWhite);
  CHECK(pixel(drawing.taken({0, 0, 20, 10}), 19, 9) == ui::Color{0, 0, 0, 255});
}

TEST_CASE("snapshot: beside everything there is only the background") {
  Harness app;
  Drawing drawing;
  drawing.list.AddRectFilled({0, 0}, {100, 100}, kBlack);
  const ui::Color ground{12, 34, 56, 255};
  for (const ui::Rect& rect : {ui::Rect{150, 0, 20, 10}, {-50, -50, 20, 10}, {1e9f, 0, 20, 10}, {0, -3e38f, 20, 10}}) {
    const ui::Snapshot picture = drawing.taken(rect, 1, ground);
    CHECK(picture.width == 20);
    CHECK(picture.height == 10);
    CHECK(all_is(picture, ground));
  }
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const ui::Rect& rect : {ui::Rect{0, 0, 0, 10}, {0, 0, 10, -1}, {nan, 0, 1, 1}, {0, 0, 1, nan}})
    CHECK(drawing.taken(rect).rgb.empty());
  CHECK(drawing.taken({0, 0, 10, 10}, 0).rgb.empty());
  CHECK(drawing.taken({0, 0, 10, 10}, nan).rgb.empty());
}

TEST_CASE("snapshot: the size has bounds, and a part of a pixel counts as one") {
  Harness app;
  Drawing drawing;
  ui::Snapshot picture = drawing.taken({0.5f, 0.25f, 10, 10.5f});
  CHECK(picture.width == 11);
  CHECK(picture.height == 11);
  picture = drawing.taken({0.5f, 0.25f, 10, 10.5f}, 4);
  CHECK(picture.width == 40);
  CHECK(picture.height == 42);
  for (const ui::Rect& rect : {ui::Rect{0.3f, 0.3f, 1280, 800}, {0, 0, 9e6f, 7}, {3, 1, 1e-3f, 3e38f}}) {
    picture = drawing.taken(rect, 50);
    CHECK(picture.width >= 1);
    CHECK(picture.height >= 1);
    CHECK(std::max(picture.width, picture.height) <= ui::kMostSnapshotSide);
    CHECK(std::int64_t{picture.width} * picture.height <= ui::kMostSnapshotPixels);
    CHECK(std::max(picture.width, picture.height) > 4000);
  }
}

TEST_CASE("snapshot: broken triangles do no harm") {
  Harness app;
  const float nan = std::numeric_limits<float>::quiet_NaN(), endless = std::numeric_limits<float>::infinity();
  Drawing drawing;
  drawing.triangle({5, 5}, {5, 5}, {5, 5}, kBlack);
  drawing.triangle({5, 5}, {10, 10}, {15, 15}, kBlack);
  drawing.triangle({nan, 5}, {10, 10}, {15, 5}, kBlack);
  drawing.triangle({0, 0}, {endless, 0}, {0, -endless}, kBlack);
  drawing.triangle({0, 0}, {1e30f, 0}, {0, 1e30f}, kBlack);
  CHECK(all_is(drawing.taken({0, 0, 40, 40}, 2), kWhite));
  drawing.list.AddRectFilled({0, 0}, {10, 10}, kBlack);
  for (int kind = 0; kind < 3; ++kind) {  // more indices, other corners, other places than there are
    ImDrawCmd& command = drawing.list.CmdBuffer.back();
    const ImDrawCmd good = command;
    if (kind == 0) command.ElemCount = 4'000'000'000U;
    if (kind == 1) command.VtxOffset = 4'000'000'000U;
    if (kind == 2) command.IdxOffset = 4'000'000'000U;
    CHECK(ink(drawing.taken({0, 0, 40, 40})) == (kind == 0 ? 100 : 0));
    command = good;
  }
  drawing.list.CmdBuffer.back().ClipRect = {nan, nan, nan, endless};
  CHECK(all_is(drawing.taken({0, 0, 40, 40}), kWhite));
}

TEST_CASE("snapshot: random triangles stay inside their corners, and are the same again") {
  Harness app;
  Random random(11);
  for (int round = 0; round < 60; ++round) {
    Drawing drawing;
    ImVec2 corners[3];
    for (ImVec2& corner : corners)
      corner = {static_cast<float>(random.unit() * 120 - 40), static_cast<float>(random.unit() * 120 - 40)};
    drawing.triangle(corners[0], corners[1], corners[2], kBlack, IM_COL32(255, 0, 0, 200), IM_COL32(0, 255, 0, 90));
    const ui::Snapshot picture = drawing.taken({0, 0, 40, 40}, 1.5f);
    CHECK(picture.rgb == drawing.taken({0, 0, 40, 40}, 1.5f).rgb);
    const auto side = [&](int a, int b, float x, float y) {
      return (corners[b].x - corners[a].x) * (y - corners[a].y) - (corners[b].y - corners[a].y) * (x - corners[a].x);
    };
    int wrong = 0;
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        const float at_x = (static_cast<float>(x) + 0.5f) / 1.5f, at_y = (static_cast<float>(y) + 0.5f) / 1.5f;
        float sides[] = {side(0, 1, at_x, at_y), side(1, 2, at_x, at_y), side(2, 0, at_x, at_y)};
        const auto [least, most] = std::minmax_element(std::begin(sides), std::end(sides));
        const bool painted = pixel(picture, x, y) != kWhite;
        if (painted ? *least < -1 && *most > 1 : *least > 1 || *most < -1) ++wrong;  // but for those at an edge
      }
    }
    CHECK(wrong == 0);
  }
}

// Where it lies on the page, while nothing is scrolled.
ui::Rect on_page(Harness& app, const ui::Node& node) {
  ui::Rect rect = node.rect;
  for (const ui::Node* above = app.semantics().find(node.parent); above != nullptr;
       above = app.semantics().find(above->parent)) {
    rect.x += above->rect.x;
    rect.y += above->rect.y;
  }
  return rect;
}

TEST_CASE("snapshot: a chart of a real screen") {
  Harness app;
  add_orders(app, orders_csv(120));
  const auto& nodes = app.semantics().nodes();
  const auto chart = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
    return node.role == ui::Role::kImage && node.name.rfind("Revenue by day", 0) == 0;
  });
  REQUIRE(chart != nodes.end());
  const ui::Rect rect = on_page(app, *chart);
  const ui::Palette& colors = ui::light_palette();
  const ImDrawData& data = *ImGui::GetDrawData();
  const ui::Snapshot whole = ui::take_snapshot(data, {0, 0, 1280, 800}, 1, colors.background);
  const ui::Snapshot part = ui::take_snapshot(data, rect, 1, colors.background);
  REQUIRE(part.width == static_cast<int>(rect.w));
  int differ = 0, line = 0, surface = 0, lowest = 0, highest = part.height;
  for (int y = 0; y < std::min(part.height, 800 - static_cast<int>(rect.y)); ++y) {
    for (int x = 0; x < part.width; ++x) {
      const ui::Color is = pixel(part, x, y);
      if (is != pixel(whole, x + static_cast<int>(rect.x), y + static_cast<int>(rect.y))) ++differ;
      if (is == colors.surface) ++surface;
      if (is != colors.accent) continue;
      ++line;
      highest = std::min(highest, y);
      lowest = std::max(lowest, y);
    }
  }
  CHECK(differ == 0);
  CHECK(surface > part.width * part.height * 3 / 4);  // the chart lies on a card
  CHECK(line > 400);                                  // the mean of a week goes over nearly all of it
  CHECK(highest > 5);
  CHECK(lowest < part.height - 5);
}

}  // namespace
}  // namespace cairn::test
