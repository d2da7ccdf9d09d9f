// Lines, areas and bands over a common horizontal axis.

#include "ui/plot.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/plot_parts.h"
#include "ui/table.h"

namespace cairn::ui {
namespace {

constexpr float kLabelsBeside_px = 520;  // narrower: a legend above
constexpr float kLine_px = 2;

std::optional<float> value_at(const std::vector<Point>& points, float x) {
  if (points.empty() || x < points.front().x - 1e-3f || x > points.back().x + 1e-3f) return {};
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = points[i - 1];
    const Point b = points[i];
    if (x > b.x) continue;
    return b.x > a.x ? a.y + (b.y - a.y) * std::clamp((x - a.x) / (b.x - a.x), 0.0f, 1.0f) : b.y;
  }
  return points.back().y;
}

// Every place on the horizontal axis for which something is said.
std::vector<float> places(const LineChart& chart) {
  if (!chart.places.empty()) return chart.places;
  std::vector<float> xs;
  const auto add = [&xs](const std::vector<Point>& points) {
    for (const Point& p : points) xs.push_back(p.x);
  };
  for (const Series& series : chart.series) add(series.points);
  for (const Band& band : chart.bands) {
    add(band.low);
    add(band.high);
  }
  std::sort(xs.begin(), xs.end());
  xs.erase(std::unique(xs.begin(), xs.end(), [](float a, float b) { return std::abs(a - b) < 1e-3f; }), xs.end());
  return xs;
}

std::string words_of(const Axis& axis, float value) {
  return axis.tick_label ? axis.tick_label(value) : short_number(value);
}

std::string value_words(const LineChart& chart, float value) {
  return chart.y.value_label ? chart.y.value_label(value) : short_number(value);
}

std::string range_words(const LineChart& chart, float low, float high) {
  const std::string a = value_words(chart, low);
  const std::string b = value_words(chart, high);
  return a == b ? a : a + "\xE2\x80\x93" + b;
}

std::vector<ReadOutLine> values_at(const LineChart& chart, float x) {
  std::vector<ReadOutLine> lines;
  for (const Series& series : chart.series)
    if (const auto y = value_at(series.points, x))
      lines.push_back({series.label, value_words(chart, *y), series.color});
  for (const Band& band : chart.bands) {
    const auto low = value_at(band.low, x);
    const auto high = value_at(band.high, x);
    if (low && high) lines.push_back({band.label, range_words(chart, *low, *high), band.color});
  }
  return lines;
}

void draw_table(Ui& ui, const LineChart& chart) {
  Table out;
  out.name = chart.name;
  out.columns.push_back({chart.x.title, 1.2f, 0});
  for (const Series& series : chart.series) out.columns.push_back({series.label, 1, 1});
  for (const Band& band : chart.bands) out.columns.push_back({band.label, 1, 1});
  for (const float x : places(chart)) {
    std::vector<std::string> row{chart.read_out_label ? chart.read_out_label(x) : words_of(chart.x, x)};
    for (const Series& series : chart.series) {
      const auto y = value_at(series.points, x);
      row.push_back(y ? value_words(chart, *y) : "\xE2\x80\x93");
    }
    for (const Band& band : chart.bands) {
      const auto low = value_at(band.low, x);
      const auto high = value_at(band.high, x);
      row.push_back(low && high ? range_words(chart, *low, *high) : "\xE2\x80\x93");
    }
    out.rows.push_back(std::move(row));
  }
  table(ui, out);
}

std::vector<LegendEntry> legend_of(const LineChart& chart) {
  std::vector<LegendEntry> legend;
  for (const Series& series : chart.series)
    if (series.points.size() > 1) legend.push_back({series.label, series.color, series.dashed, false});
  for (const Band& band : chart.bands) legend.push_back({band.label, band.color.with_alpha(0.3f), false, true});
  return legend;
}

std::vector<Point> in_px(const PlotFrame& frame, const std::vector<Point>& points) {
  std::vector<Point> out;
  out.reserve(points.size());
  for (const Point& p : points) out.push_back(frame.at(p));
  return out;
}

void paint_band(Ui& ui, const PlotFrame& frame, const Band& band) {
  if (band.low.size() < 2 || band.high.size() < 2) return;
  std::vector<float> xs;
  for (const Point& p : band.low) xs.push_back(p.x);
  for (const Point& p : band.high) xs.push_back(p.x);
  std::sort(xs.begin(), xs.end());
  std::vector<Point> top, bottom;
  for (const float x : xs) {
    const auto low = value_at(band.low, x);
    const auto high = value_at(band.high, x);
    if (!low || !high) continue;
    top.push_back(frame.at({x, *high}));
    bottom.push_back(frame.at({x, *low}));
  }
  paint_between(ui, top, bottom, band.color.with_alpha(ui.env().dark ? 0.22f : 0.14f));
  paint_polyline(ui, in_px(frame, band.low), band.color.with_alpha(0.45f), 1, false);
  paint_polyline(ui, in_px(frame, band.high), band.color.with_alpha(0.45f), 1, false);
}

void paint_series(Ui& ui, const PlotFrame& frame, const Series& series) {
  const std::vector<Point> points = in_px(frame, series.points);
  if (series.filled) {
    std::vector<Point> base;
    base.reserve(points.size());
    const float zero = frame.at({0, std::clamp(0.0f, frame.y_min, frame.y_max)}).y;
    for (const Point& p : points) base.push_back({p.x, zero});
    paint_between(ui, points, base, series.color.with_alpha(0.08f));
  }
  paint_polyline(ui, points, series.color, series.dashed ? 1.5f : kLine_px, series.dashed);
  if (!points.empty() && !series.dashed) {
    ui.circle(points.back(), 5.5f, ui.colors().surface);
    ui.circle(points.back(), 4, series.color);
  }
}

// Names beside the ends of their lines, in the margin at the right; those that end earlier stand below their end.
void paint_labels(Ui& ui, const PlotFrame& frame, const LineChart& chart) {
  struct Label {
    std::string_view text;
    Color color;
    float y;
  };
  const TextStyle style = ui.style(Type::kSmallStrong);
  const Palette& c = ui.colors();
  std::vector<Label> margin;
  std::vector<Rect> placed;  // within the plot
  const auto put = [&](Rect rect, Color color, std::string_view text) {
    for (const Rect& other : placed)
      if (rect.overlaps(other)) rect.y = other.bottom();
    placed.push_back(rect);
    ui.label(rect, style, color, text);
  };
  const auto place_label = [&](std::string_view text, Color color, Point end) {
    if (end.x > frame.area.right() - frame.area.w * 0.06f) {
      margin.push_back({text, color, end.y});
      return;
    }
    const float w = std::ceil(ui.text_width(style, text)) + 1;
    if (end.y < frame.area.y + style.line_px) {  // at the top: above its end, clear of what else arrives there
      put({end.x - w / 2, end.y - style.line_px - 3, w, style.line_px}, color, text);
      return;
    }
    const bool low = end.y + 8 + style.line_px > frame.area.bottom();
    const float y = low ? end.y - 2.5f * style.line_px : end.y + 6;
    put({end.x + 8, y, w, style.line_px}, color, text);
  };
  for (const Series& series : chart.series)
    if (!series.points.empty())
      place_label(series.label, mix(series.color, c.ink, 0.15f), frame.at(series.points.back()));
  for (const Band& band : chart.bands) {
    if (band.low.empty() || band.high.empty()) continue;
    const float y = (band.low.back().y + band.high.back().y) / 2;
    place_label(band.label, mix(band.color, c.ink, 0.15f),
                frame.at({std::max(band.low.back().x, band.high.back().x), y}));
  }
  std::stable_sort(margin.begin(), margin.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
  float free_from = frame.area.y - style.line_px;
  for (const Label& label : margin) {
    const float y = std::max(free_from, label.y - style.line_px / 2);
    const float w = std::ceil(ui.text_width(style, label.text)) + 1;
    ui.label({frame.area.right() + 10, y, w, style.line_px}, style, label.color, label.text);
    free_from = y + style.line_px;
  }
}

float label_margin(const Ui& ui, const LineChart& chart) {
  float w = 0;
  const float x_max = chart.x.max - (chart.x.max - chart.x.min) * 0.06f;
  const TextStyle style = ui.style(Type::kSmallStrong);
  for (const Series& series : chart.series)
    if (!series.points.empty() && series.points.back().x > x_max) w = std::max(w, ui.text_width(style, series.label));
  for (const Band& band : chart.bands)
    if (!band.low.empty() && band.low.back().x > x_max) w = std::max(w, ui.text_width(style, band.label));
  return w > 0 ? std::ceil(w) + 14 : space::k12;
}

void paint_marker(Ui& ui, const PlotFrame& frame, const LineChart& chart) {
  if (chart.marker_x < frame.x_min || chart.marker_x > frame.x_max) return;
  const TextStyle small = ui.style(Type::kSmall);
  const float x = std::round(frame.px_x(chart.marker_x)) + 0.5f;
  paint_polyline(ui, {{x, frame.area.y}, {x, frame.area.bottom()}}, ui.colors().faint, 1, true);
  const float w = std::ceil(ui.text_width(small, chart.marker_label)) + 1;
  const bool at_right = x + 6 + w <= frame.area.right();
  ui.label({at_right ? x + 6 : x - 6 - w, frame.area.y, w, small.line_px}, small, ui.colors().muted,
           chart.marker_label);
}

void paint_chart(Ui& ui, const PlotFrame& frame, const LineChart& chart, const std::vector<float>& y_ticks,
                 bool labels_beside) {
  paint_y_axis(ui, frame, y_ticks, chart.y.tick_label);
  std::vector<float> x_ticks = chart.x.ticks.empty() ? nice_ticks(chart.x.min, chart.x.max, 7) : chart.x.ticks;
  std::vector<float> at_px;
  std::vector<std::string> labels;
  for (const float tick : x_ticks) {
    if (tick < chart.x.min || tick > chart.x.max) continue;
    at_px.push_back(frame.px_x(tick));
    labels.push_back(words_of(chart.x, tick));
    const float x = std::round(at_px.back()) + 0.5f;
    ui.line({x, frame.area.bottom()}, {x, frame.area.bottom() + 4}, ui.colors().faint, 1);
  }
  paint_x_labels(ui, frame, at_px, labels);
  for (const Band& band : chart.bands) paint_band(ui, frame, band);
  paint_marker(ui, frame, chart);
  for (const Series& series : chart.series) paint_series(ui, frame, series);
  if (labels_beside) paint_labels(ui, frame, chart);
}

void paint_stretch(Ui& ui, const PlotFrame& frame, const LineChart& chart, float from, float to) {
  const auto edge = [&](float x) { return std::round(frame.px_x(x)) + 0.5f; };
  const Rect stretch{edge(from), frame.area.y, edge(to) - edge(from), frame.area.h};
  ui.fill(stretch, ui.colors().accent.with_alpha(0.16f));
  for (const float x : {stretch.x, stretch.right()})
    ui.line({x, frame.area.y}, {x, frame.area.bottom()}, ui.colors().accent, 1);
  read_out(ui, frame, stretch.right(), chart.stretch_label ? chart.stretch_label(from, to) : "", {});
}

void paint_picked(Ui& ui, const PlotFrame& frame, const LineChart& chart, const std::vector<float>& xs, int picked) {
  if (picked < 0) {
    read_out(ui, frame, 0, {}, {});
    return;
  }
  const float x = xs[static_cast<std::size_t>(picked)];
  const float at = std::round(frame.px_x(x)) + 0.5f;
  ui.line({at, frame.area.y}, {at, frame.area.bottom()}, ui.colors().muted.with_alpha(0.6f), 1);
  for (const Series& series : chart.series) {
    const auto y = value_at(series.points, x);
    if (!y) continue;
    ui.circle(frame.at({x, *y}), 5.5f, ui.colors().surface);
    ui.circle(frame.at({x, *y}), 4, series.color);
  }
  read_out(ui, frame, at, chart.read_out_label ? chart.read_out_label(x) : words_of(chart.x, x), values_at(chart, x));
}

}  // namespace

std::optional<Stretch> line_chart(Ui& ui, const LineChart& chart) {
  const Ui::Scope scope(ui, chart.name);
  const bool labels_beside = ui.width() >= kLabelsBeside_px * ui.scale();
  if (chart_header(ui, chart.name, chart.y.title, labels_beside ? std::vector<LegendEntry>{} : legend_of(chart),
                   chart.bare)) {
    draw_table(ui, chart);
    return {};
  }
  const Rect rect = ui.place(ui.width(), std::round(chart.height * std::max(1.0f, ui.scale())));
  const TextStyle small = ui.style(Type::kSmall);
  std::vector<float> y_ticks = chart.y.ticks;
  if (y_ticks.empty()) y_ticks = nice_ticks(chart.y.min, chart.y.max, 5);
  float left = 0;
  for (const float tick : y_ticks) left = std::max(left, ui.text_width(small, words_of(chart.y, tick)));
  PlotFrame frame;
  const float margin_x = std::ceil(left) + space::k12;
  const float margin_right = labels_beside ? label_margin(ui, chart) : space::k12;
  const float margin_top = labels_beside ? small.line_px + 6 : space::k12;
  frame.area = {rect.x + margin_x, rect.y + margin_top, rect.w - margin_x - margin_right,
                rect.h - margin_top - small.line_px - 8};
  frame.x_min = chart.x.min;
  frame.x_max = chart.x.max;
  frame.y_min = std::min(chart.y.min, y_ticks.front());
  frame.y_max = std::max(chart.y.max, y_ticks.back());
  const std::vector<float> xs = places(chart);
  const auto nearest = [&](float x_px) {
    int best = -1;
    for (std::size_t i = 0; i < xs.size(); ++i)
      if (best < 0 ||
          std::abs(frame.px_x(xs[i]) - x_px) < std::abs(frame.px_x(xs[static_cast<std::size_t>(best)]) - x_px))
        best = static_cast<int>(i);
    return best;
  };
  const Id id = ui.id("chart");
  const int picked = pick(ui, id, static_cast<int>(xs.size()), nearest);
  {
    const PlotPicture picture(ui, id, rect, chart.name + ". " + chart.summary, chart.choosable);
    paint_chart(ui, frame, chart, y_ticks, labels_beside);
  }
  const Choosing choosing = chart.choosable ? choose_stretch(ui, id, rect, picked) : Choosing();
  if (choosing.from < 0 || picked < 0) {
    paint_picked(ui, frame, chart, xs, picked);
    return {};
  }
  const auto [low, high] = std::minmax(choosing.from, picked);
  const Stretch stretch{xs[static_cast<std::size_t>(low)], xs[static_cast<std::size_t>(high)]};
  paint_stretch(ui, frame, chart, stretch.from, stretch.to);
  return choosing.chosen ? std::optional<Stretch>(stretch) : std::nullopt;
}

}  // namespace cairn::ui
