#include "shell/logo.h"

#include <array>
#include <vector>

namespace cairn::ui {
namespace {

// The outlines of assets/icon/cairn.svg, in its units: where a stone begins, then curves around it, each by its two
// handles and its end.
struct Curve {
  Point leaving, arriving, end;
};
struct Stone {
  Point begin;
  std::vector<Curve> curves;
};

const std::array<Stone, 3>& stones() {
  static const std::array<Stone, 3> all{Stone{{104, 393},
                                              {{{98, 359}, {134, 332}, {186, 326}},
                                               {{244, 319}, {337, 321}, {382, 336}},
                                               {{416, 347}, {426, 373}, {415, 398}},
                                               {{406, 418}, {380, 425}, {343, 425}},
                                               {{343, 425}, {172, 425}, {172, 425}},
                                               {{135, 425}, {108, 415}, {104, 393}}}},
                                        Stone{{151, 281},
                                              {{{151, 249}, {186, 229}, {235, 226}},
                                               {{283, 223}, {337, 227}, {356, 249}},
                                               {{369, 264}, {367, 287}, {351, 298}},
                                               {{334, 309}, {293, 311}, {251, 311}},
                                               {{194, 311}, {151, 308}, {151, 281}}}},
                                        Stone{{201, 184},
                                              {{{206, 159}, {231, 147}, {261, 147}},
                                               {{294, 147}, {321, 160}, {321, 185}},
                                               {{321, 206}, {298, 213}, {261, 213}},
                                               {{220, 213}, {197, 207}, {201, 184}}}}};
  return all;
}

constexpr Point kPebble{262, 104};
constexpr float kPebble_radius = 24;
constexpr Rect kDrawn{72, 60, 368, 380};  // what the stones fill, with a margin
constexpr int kSteps = 8;                 // of a curve

}  // namespace

void paint_logo(Ui& ui, Point at, float size) {
  const float by = size / kDrawn.h;
  const float left = at.x + (size - kDrawn.w * by) / 2;
  const auto place = [&](Point p) { return ImVec2{left + (p.x - kDrawn.x) * by, at.y + (p.y - kDrawn.y) * by}; };
  ImDrawList* list = ui.draw_list();
  const Color color = ui.colors().accent;
  for (const Stone& stone : stones()) {
    list->PathLineTo(place(stone.begin));
    for (const Curve& curve : stone.curves)
      list->PathBezierCubicCurveTo(place(curve.leaving), place(curve.arriving), place(curve.end), kSteps);
    list->PathFillConvex(to_imgui(color));
  }
  const ImVec2 pebble = place(kPebble);
  ui.circle({pebble.x, pebble.y}, kPebble_radius * by, color);
}

}  // namespace cairn::ui
