// Stacked bars with a target across.

#include <algorithm>
#include <cmath>

#include "ui/plot.h"
#include "ui/plot_parts.h"
#include "ui/table.h"

namespace cairn::ui {
namespace {

constexpr float kMaxBar_px = 30;

float value_of(const BarChart& chart, std::size_t series, std::size_t bar) {
  const std::vector<float>& values = chart.values[series];
  return bar < values.size() ? std::max(0.0f, values[bar]) : 0;
}

float total_of(const BarChart& chart, std::size_t bar) {
  float total = 0;
  for (std::size_t s = 0; s < chart.values.size(); ++s) total += value_of(chart, s, bar);
  return total;
}

Color color_of(const BarChart& chart, const Palette& palette, std::size_t series) {
  return series < chart.colors.size() ? chart.colors[series] : palette.accent;
}

std::string with_unit(const BarChart& chart, float value) { return short_number(value) + " " + chart.unit; }

void draw_table(Ui& ui, const BarChart& chart) {
  Table out;
  out.name = chart.name;
  out.columns.push_back({chart.labels_title, 1.4f, 0});
  for (const std::string& series : chart.series) out.columns.push_back({series, 1, 1});
  if (chart.series.size() > 1) out.columns.push_back({"Together", 1, 1});
  for (std::size_t bar = 0; bar < chart.labels.size(); ++bar) {
    std::vector<std::string> row{chart.labels[bar]};
    for (std::size_t s = 0; s < chart.values.size(); ++s) row.push_back(with_unit(chart, value_of(chart, s, bar)));
    if (chart.series.size() > 1) row.push_back(with_unit(chart, total_of(chart, bar)));
    out.rows.push_back(std::move(row));
  }
  table(ui, out);
}

void paint_bar(Ui& ui, const PlotFrame& frame, const BarChart& chart, std::size_t bar, const Rect& slot, bool picked) {
  const float w = std::min(kMaxBar_px, std::round(slot.w * 0.64f));
  const float x = std::round(slot.center_x() - w / 2);
  float below = 0;
  const float total = total_of(chart, bar);
  for (std::size_t s = 0; s < chart.values.size(); ++s) {
    const float value = value_of(chart, s, bar);
    if (value <= 0) continue;
    const float top = std::round(frame.px_y(below + value));
    const float bottom = std::round(frame.px_y(below)) - (below > 0 ? 1.0f : 0.0f);
    below += value;
    const Color base = color_of(chart, ui.colors(), s);
    const Color color = picked ? mix(base, ui.colors().ink, 0.15f) : base;
    const bool uppermost = below >= total - 1e-4f;
    const float radius = uppermost ? std::min({4.0f, w / 3, bottom - top}) : 0;
    if (bottom - top < 0.5f) continue;
    ui.draw_list()->AddRectFilled({x, top}, {x + w, bottom}, to_imgui(color), radius, ImDrawFlags_RoundCornersTop);
  }
}

void paint_target(Ui& ui, const PlotFrame& frame, const BarChart& chart) {
  if (chart.target <= 0) return;
  const Palette& c = ui.colors();
  const TextStyle small = ui.style(Type::kSmall);
  const float y = std::round(frame.px_y(chart.target)) + 0.5f;
  paint_polyline(ui, {{frame.area.x, y}, {frame.area.right(), y}}, c.muted, 1.25f, true);
  const float w = std::ceil(ui.text_width(small, chart.target_label)) + 1;
  const Rect label{frame.area.right() - w, y - small.line_px - 1, w, small.line_px};
  ui.fill({label.x - 4, label.y, label.w + 4, label.h}, c.surface.with_alpha(0.85f), 3);
  ui.label(label, small, c.muted, chart.target_label);
}

PlotFrame frame_of(Ui& ui, const BarChart& chart, const Rect& rect, const std::vector<float>& ticks) {
  const TextStyle small = ui.style(Type::kSmall);
  float left = 0;
  for (const float tick : ticks) left = std::max(left, ui.text_width(small, short_number(tick)));
  const float margin_x = std::ceil(left) + space::k12;
  PlotFrame frame;
  frame.area = {rect.x + margin_x, rect.y + space::k12, rect.w - margin_x, rect.h - space::k12 - small.line_px - 8};
  frame.x_max = static_cast<float>(chart.labels.size());
  frame.y_max = ticks.back();
  return frame;
}

}  // namespace

void bar_chart(Ui& ui, const BarChart& chart) {
  const Ui::Scope scope(ui, chart.name);
  std::vector<LegendEntry> legend;
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    legend.push_back({chart.series[s], color_of(chart, ui.colors(), s), false, true});
  if (chart_header(ui, chart.name, chart.axis_title, legend)) {
    draw_table(ui, chart);
    return;
  }
  const Rect rect = ui.place(ui.width(), std::round(chart.height * std::max(1.0f, ui.scale())));
  float highest = chart.target * 1.1f;
  for (std::size_t bar = 0; bar < chart.labels.size(); ++bar) highest = std::max(highest, total_of(chart, bar));
  const std::vector<float> ticks = nice_ticks(0, std::max(1.0f, highest), 4);
  const PlotFrame frame = frame_of(ui, chart, rect, ticks);
  const int count = static_cast<int>(chart.labels.size());
  const float slot_w = count > 0 ? frame.area.w / static_cast<float>(count) : frame.area.w;
  const auto nearest = [&](float x_px) {
    return std::clamp(static_cast<int>(std::floor((x_px - frame.area.x) / slot_w)), 0, std::max(0, count - 1));
  };
  const Id id = ui.id("chart");
  const int picked = pick(ui, id, count, nearest);
  std::vector<float> at_px;
  {
    const PlotPicture picture(ui, id, rect, chart.name + ". " + chart.summary);
    paint_y_axis(ui, frame, ticks, {});
    for (int bar = 0; bar < count; ++bar) {
      const Rect slot{frame.area.x + slot_w * static_cast<float>(bar), frame.area.y, slot_w, frame.area.h};
      if (bar == picked) ui.fill(slot, ui.colors().hover.with_alpha(0.6f), 4);
      paint_bar(ui, frame, chart, static_cast<std::size_t>(bar), slot, bar == picked);
      at_px.push_back(slot.center_x());
    }
    paint_target(ui, frame, chart);
    paint_x_labels(ui, frame, at_px, chart.labels);
  }
  if (picked < 0) {
    read_out(ui, frame, 0, {}, {});
    return;
  }
  const auto at = static_cast<std::size_t>(picked);
  std::vector<ReadOutLine> lines;
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    lines.push_back({chart.series[s], with_unit(chart, value_of(chart, s, at)), color_of(chart, ui.colors(), s)});
  read_out(ui, frame, at_px[at] - slot_w / 4, chart.labels[at], lines);
}

}  // namespace cairn::ui
