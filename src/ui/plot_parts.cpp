#include "ui/plot_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr float kSwatch_px = 14;

float legend_entry_w(Ui& ui, const LegendEntry& entry) {
  return kSwatch_px + 6 + std::ceil(ui.text_width(ui.style(Type::kSmall), entry.label)) + 1;
}

void draw_legend(Ui& ui, const std::vector<LegendEntry>& legend) {
  const TextStyle small = ui.style(Type::kSmall);
  for (const LegendEntry& entry : legend) {
    const Rect rect = ui.place(legend_entry_w(ui, entry), small.line_px);
    const float y = rect.center_y();
    if (entry.area)
      ui.fill({rect.x + 2, y - 5, 10, 10}, entry.color, 3);
    else
      paint_polyline(ui, {{rect.x, y}, {rect.x + kSwatch_px, y}}, entry.color, 2, entry.dashed);
    const Rect text{rect.x + kSwatch_px + 6, rect.y, rect.w - kSwatch_px - 6, rect.h};
    ui.label(text, small, ui.colors().muted, entry.label);
  }
}

}  // namespace

std::vector<float> nice_ticks(float min, float max, int count) {
  if (!(max > min)) max = min + 1;
  count = std::max(2, count);
  const double range = static_cast<double>(max) - static_cast<double>(min);
  double power = std::pow(10.0, std::floor(std::log10(range / count)));
  for (int guard = 0; guard < 8; ++guard, power *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double step = factor * power;
      const double first = std::floor(static_cast<double>(min) / step + 1e-6);
      const double last = std::ceil(static_cast<double>(max) / step - 1e-6);
      if (last - first + 1 > count) continue;
      std::vector<float> ticks;
      for (double i = first; i <= last + 0.5; i += 1) ticks.push_back(static_cast<float>(i * step));
      return ticks;
    }
  }
  return {min, max};
}

std::string short_number(float value) {
  char text[32];
  const double rounded = std::round(static_cast<double>(value) * 10) / 10;
  std::snprintf(text, sizeof text, std::fmod(rounded, 1.0) == 0.0 ? "%.0f" : "%.1f", rounded == 0 ? 0.0 : rounded);
  return text;
}

bool chart_header(Ui& ui, std::string_view name, std::string_view axis_title, const std::vector<LegendEntry>& legend,
                  bool bare) {
  bool& as_table = ui.memory().open[ui.id("as table")];
  const Flow outer = ui.flow();
  ButtonOptions options{.look = ButtonLook::kQuiet, .icon = as_table ? icon::kChartLine : icon::kTable};
  options.description = name;
  options.small = true;
  options.key = "table or chart";
  const std::string_view words = as_table ? "Show as chart" : "Show as table";
  const float button_w = button_width(ui, words, options);
  const float button_h = small_button_h(ui);
  ui.flow().w = outer.w - button_w - space::k8;
  float legend_w = std::ceil(ui.text_width(ui.style(Type::kSmall), axis_title));
  for (const LegendEntry& entry : legend) legend_w += space::k16 + legend_entry_w(ui, entry);
  const bool in_one_line = legend_w < ui.flow().w;
  const bool table = as_table && !bare;
  if (!table) {
    const Row row(ui, space::k16, button_h);
    ui.muted(axis_title);
    if (in_one_line) draw_legend(ui, legend);
  }
  const float left_bottom = ui.y();
  ui.flow() = outer;
  ui.flow().x = outer.x + outer.w - button_w;
  ui.flow().w = button_w;
  if (bare) {
    ui.gap(button_h);
  } else if (button(ui, words, options)) {
    as_table = !as_table;
    ui.request_settle();
  }
  const float bottom = std::max(left_bottom, ui.y());
  ui.flow() = outer;
  ui.flow().y = bottom + space::k4;
  if (!table && !in_one_line) {
    {
      const Row row(ui, space::k16);
      draw_legend(ui, legend);
    }
    ui.gap(space::k8);
  }
  return as_table && !bare;
}

void paint_y_axis(Ui& ui, const PlotFrame& frame, const std::vector<float>& ticks,
                  const std::function<std::string(float)>& label) {
  const TextStyle small = ui.style(Type::kSmall);
  const Palette& c = ui.colors();
  for (const float tick : ticks) {
    const float y = std::round(frame.px_y(tick)) + 0.5f;
    const bool base = &tick == &ticks.front();
    ui.line({frame.area.x, y}, {frame.area.right(), y}, base ? mix(c.line, c.faint, 0.6f) : c.line, 1);
    const Rect text{0, y - small.line_px / 2, frame.area.x - space::k8, small.line_px};
    ui.label(text, small, c.muted, label ? label(tick) : short_number(tick), 1);
  }
}

void paint_x_labels(Ui& ui, const PlotFrame& frame, const std::vector<float>& at_px,
                    const std::vector<std::string>& labels) {
  const TextStyle small = ui.style(Type::kSmall);
  float free_from = -1e9f;
  for (std::size_t i = 0; i < labels.size() && i < at_px.size(); ++i) {
    const float w = std::ceil(ui.text_width(small, labels[i])) + 1;
    const float highest = std::max(frame.area.x, frame.area.right() - w);
    const float x = std::clamp(at_px[i] - w / 2, frame.area.x - space::k16, highest);
    if (x < free_from) continue;
    ui.label({x, frame.area.bottom() + 5, w, small.line_px}, small, ui.colors().muted, labels[i], 0.5f);
    free_from = x + w + 10;
  }
}

void paint_polyline(Ui& ui, const std::vector<Point>& points, Color color, float thickness, bool dashed) {
  if (points.size() < 2) return;
  ImDrawList* list = ui.draw_list();
  constexpr int kOpaque = 255;
  if (!dashed && color.a == kOpaque) {  // piece by piece: at a sharp turn one long line would become thin
    for (std::size_t i = 1; i < points.size(); ++i) {
      list->AddLine({points[i - 1].x, points[i - 1].y}, {points[i].x, points[i].y}, to_imgui(color), thickness);
      if (i + 1 < points.size()) list->AddCircleFilled({points[i].x, points[i].y}, thickness / 2, to_imgui(color));
    }
    return;
  }
  if (!dashed) {
    std::vector<ImVec2> path;
    path.reserve(points.size());
    for (const Point& p : points) path.emplace_back(p.x, p.y);
    list->AddPolyline(path.data(), static_cast<int>(path.size()), to_imgui(color), 0, thickness);
    return;
  }
  constexpr float kDash_px = 5;
  constexpr float kSpace_px = 4;
  float walked = 0;  // along the dash pattern
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = points[i - 1];
    const Point b = points[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    float done = 0;
    while (done < length) {
      const float phase = std::fmod(walked, kDash_px + kSpace_px);
      const bool inked = phase < kDash_px;
      const float step = std::min((inked ? kDash_px : kDash_px + kSpace_px) - phase + 0.001f, length - done);
      if (inked) {
        const float from = done / length;
        const float to = (done + step) / length;
        ui.line({a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from}, {a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to},
                color, thickness);
      }
      done += step;
      walked += step;
      if (step <= 0) break;
    }
  }
}

void paint_between(Ui& ui, const std::vector<Point>& top, const std::vector<Point>& bottom, Color color) {
  ImDrawList* list = ui.draw_list();
  const std::size_t count = std::min(top.size(), bottom.size());
  // Neighbouring quads would show their smoothed edges as stripes.
  const ImDrawListFlags flags = list->Flags;
  list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t i = 1; i < count; ++i)
    list->AddQuadFilled({top[i - 1].x, top[i - 1].y}, {top[i].x, top[i].y}, {bottom[i].x, bottom[i].y},
                        {bottom[i - 1].x, bottom[i - 1].y}, to_imgui(color));
  list->Flags = flags;
}

PlotPicture::PlotPicture(Ui& ui, Id id, const Rect& rect, const std::string& name, bool drags) : ui_(ui) {
  Node node;
  node.id = id;
  node.role = Role::kImage;
  node.name = name;
  node.wants_keys = true;
  node.wants_pointer = true;
  node.drags = node.takes_drops = drags;
  ui.semantics().open(std::move(node), rect, {rect.x, rect.y});
  ui.focus_ring(id, rect.inset(4), kControlRadius_px);
}

PlotPicture::~PlotPicture() { ui_.semantics().close(); }

int pick(Ui& ui, Id id, int count, const std::function<int(float x_px)>& nearest) {
  int& picked = ui.memory().picked.try_emplace(id, -1).first->second;
  const Event& event = ui.event();
  if (event.id == id && (event.kind == EventKind::kPointer || event.kind == EventKind::kDrag)) {
    picked = nearest(event.x);
  } else if (event.id == id && event.kind == EventKind::kKey) {
    if (event.key == "ArrowLeft") picked = picked < 0 ? count - 1 : std::max(0, picked - 1);
    if (event.key == "ArrowRight") picked = picked < 0 ? 0 : picked + 1;
    if (event.key == "Home") picked = 0;
    if (event.key == "End") picked = count - 1;
    if (event.key == "Escape") picked = -1;
  } else if (!ui.hovered(id) && !ui.focus_visible(id) && ui.pointer().dragged != id && event.kind != EventKind::kDrop) {
    picked = -1;
  }
  picked = std::min(picked, count - 1);
  return picked;
}

Choosing choose_stretch(Ui& ui, Id id, const Rect& picture, int picked) {
  int& from = ui.memory().picked.try_emplace(ui.id("stretch"), -1).first->second;
  const Event& event = ui.event();
  const bool key = event.id == id && event.kind == EventKind::kKey;
  if (picked < 0 || (key && event.key == "Escape")) from = -1;
  if (event.id == id && event.kind == EventKind::kDrag) {
    if (from < 0) from = picked;
  } else if (event.id == id && event.kind == EventKind::kDrop) {
    // Let go beyond its edge, a stretch reaches up to it. Given up: it was over the picture, and is dropped on nothing.
    const bool given_up = event.target != id && picture.contains(ui.pointer().at);
    const Choosing done{from, from >= 0 && from != picked && !given_up};
    from = -1;
    return done;
  } else if (key && event.key == "Enter" && picked >= 0) {
    if (from < 0) {
      from = picked;
    } else {
      return {std::exchange(from, -1), true};
    }
  } else if (event.id == id && event.kind == EventKind::kPointer && ui.pointer().dragged != id) {
    from = -1;
  }
  return {from, false};
}

void read_out(Ui& ui, const PlotFrame& frame, float x_px, std::string_view title,
              const std::vector<ReadOutLine>& lines) {
  Node node;
  node.id = ui.id("read-out");
  node.role = Role::kStatus;
  if (title.empty()) {
    ui.semantics().leaf(std::move(node), {frame.area.x, frame.area.y, 1, 1});
    return;
  }
  const Palette& c = ui.colors();
  const TextStyle small = ui.style(Type::kSmall);
  const TextStyle strong = ui.style(Type::kSmallStrong);
  float label_w = 0, value_w = 0;
  for (const ReadOutLine& line : lines) {
    label_w = std::max(label_w, ui.text_width(small, line.label));
    value_w = std::max(value_w, ui.text_width(strong, line.value));
  }
  const float inner =
      std::ceil(std::max(ui.text_width(strong, title), kSwatch_px + label_w + space::k16 + value_w)) + 2;
  const Rect box{0, frame.area.y, inner + 24, small.line_px * static_cast<float>(lines.size() + 1) + 16};
  // At the left where there is room: what grows leaves its upper left empty.
  const bool at_left = x_px - 12 - box.w >= frame.area.x;
  const float beside = at_left ? x_px - 12 - box.w : x_px + 12;
  const float highest_x = std::max(frame.area.x, frame.area.right() + space::k8 - box.w);
  const Rect rect{std::round(std::clamp(beside, frame.area.x, highest_x)), box.y, box.w, box.h};
  ui.shadow(rect, kControlRadius_px);
  ui.fill(rect, c.raised, kControlRadius_px);
  ui.outline(rect, c.line, kControlRadius_px);
  Rect line_rect{rect.x + 12, rect.y + 8, inner, small.line_px};
  ui.paint_text(line_rect, strong, c.ink, title);
  node.name = title;
  for (const ReadOutLine& line : lines) {
    line_rect.y += small.line_px;
    ui.circle({line_rect.x + 4, line_rect.center_y()}, 4, line.color);
    ui.paint_text({line_rect.x + kSwatch_px, line_rect.y, label_w + 2, line_rect.h}, small, c.muted, line.label);
    ui.paint_text(line_rect, strong, c.ink, line.value, 1);
    node.name += ", " + line.label + " " + line.value;
  }
  ui.semantics().leaf(std::move(node), rect);
}

}  // namespace cairn::ui
