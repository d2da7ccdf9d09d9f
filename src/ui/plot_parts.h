#pragma once
// What the kinds of charts share: the frame with its ticks, dashed lines, the choice of the point that is read out, the
// read-out itself. Internal to plot*.cpp.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace cairn::ui {

struct PlotFrame {
  Rect area;  // inside the axes
  float x_min = 0, x_max = 1, y_min = 0, y_max = 1;

  float px_x(float x) const { return area.x + (x_max > x_min ? (x - x_min) / (x_max - x_min) : 0) * area.w; }
  float px_y(float y) const { return area.bottom() - (y_max > y_min ? (y - y_min) / (y_max - y_min) : 0) * area.h; }
  Point at(Point data) const { return {px_x(data.x), px_y(data.y)}; }
};

struct LegendEntry {
  std::string_view label;
  Color color;
  bool dashed = false;
  bool area = false;  // a patch, else a stroke
};

struct ReadOutLine {
  std::string label, value;
  Color color;
};

std::string short_number(float value);  // one decimal at most

// The line above a chart: what the vertical axis counts, a legend where labels do not fit, and the button that changes
// to the table. True: show the table.
bool chart_header(Ui& ui, std::string_view name, std::string_view axis_title, const std::vector<LegendEntry>& legend,
                  bool bare = false);

void paint_y_axis(Ui& ui, const PlotFrame& frame, const std::vector<float>& ticks,
                  const std::function<std::string(float)>& label);
// None ends right of the plot. Labels that would touch the one before are left out.
void paint_x_labels(Ui& ui, const PlotFrame& frame, const std::vector<float>& at_px,
                    const std::vector<std::string>& labels);
void paint_polyline(Ui& ui, const std::vector<Point>& points, Color color, float thickness, bool dashed);
void paint_between(Ui& ui, const std::vector<Point>& top, const std::vector<Point>& bottom, Color color);

// Describes the chart as an image that takes keys and pointer; the labels drawn in the meantime are words in it.
class PlotPicture {
 public:
  PlotPicture(Ui& ui, Id id, const Rect& rect, const std::string& name, bool drags = false);
  ~PlotPicture();
  PlotPicture(const PlotPicture&) = delete;
  PlotPicture& operator=(const PlotPicture&) = delete;

 private:
  Ui& ui_;
};

// Which of the `count` points of the picture `id` is read out; -1: none.
int pick(Ui& ui, Id id, int count, const std::function<int(float x_px)>& nearest);
// The other end of the stretch that is being chosen, as one of those points; -1: none is. `chosen`: it is just now.
struct Choosing {
  int from = -1;
  bool chosen = false;
};
Choosing choose_stretch(Ui& ui, Id id, const Rect& picture, int picked);
// Always call it, with nothing to say too: what is announced is a change of this node.
void read_out(Ui& ui, const PlotFrame& frame, float x_px, std::string_view title,
              const std::vector<ReadOutLine>& lines);

}  // namespace cairn::ui
