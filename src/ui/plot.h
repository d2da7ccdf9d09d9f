#pragma once
// Charts on an ImDrawList: line and area over time, bars. Axes with units and few ticks, direct labels, hover and
// keyboard read-out; the same data as a table one key away. Colour is never the only sign.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace cairn::ui {

struct Series {
  std::string label;
  std::vector<Point> points;  // x ascending, in data units
  Color color;
  bool dashed = false;
  bool filled = false;
};

struct Band {  // between two lines, e.g. a forecast range
  std::string label;
  std::vector<Point> low, high;
  Color color;
};

struct Axis {
  std::string title;  // with the unit
  float min = 0, max = 1;
  std::function<std::string(float)> tick_label{};
  std::function<std::string(float)> value_label{};  // of a value in read-out and table; empty: as a short number
  std::vector<float> ticks;                         // empty: chosen (1, 2, 5 steps)
};

struct LineChart {
  std::string name;     // accessible name
  std::string summary;  // what it shows, in a sentence, for those who cannot see it
  std::vector<Series> series;
  std::vector<Band> bands;
  Axis x, y;
  float height = 240;
  bool bare = false;    // for a picture: as a chart, without what is pressed
  float marker_x = -1;  // a vertical line, e.g. today
  std::string marker_label;
  std::vector<float> places;  // on the horizontal axis, for read-out and table; empty: wherever there is a point
  std::function<std::string(float)> read_out_label;  // of a place on the horizontal axis; empty: as its ticks
  // A stretch of the horizontal axis can be chosen: by a drag across it, or by Enter at its one end and at the other.
  bool choosable = false;
  std::function<std::string(float from, float to)> stretch_label;
};
struct Stretch {
  float from = 0, to = 0;  // places of the horizontal axis, from <= to
};
std::optional<Stretch> line_chart(Ui& ui, const LineChart& chart);  // a stretch that was chosen just now

struct BarChart {
  std::string name, summary;
  std::string unit;          // behind every figure, "h"
  std::string axis_title;    // what the vertical axis counts, with the unit
  std::string labels_title;  // what a bar stands for
  std::vector<std::string> labels;
  std::vector<std::vector<float>> values;  // stacked: values[series][bar]
  std::vector<std::string> series;
  std::vector<Color> colors;
  float target = 0;  // a line across, 0: none
  std::string target_label;
  float height = 180;
};
void bar_chart(Ui& ui, const BarChart& chart);

// "Nice" ticks: steps of 1, 2 or 5 times a power of ten, at most `count` of them, covering [min, max].
std::vector<float> nice_ticks(float min, float max, int count);

}  // namespace cairn::ui
