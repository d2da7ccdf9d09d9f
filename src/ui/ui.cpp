#include "ui/ui.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

namespace cairn::ui {
namespace {

ImVec2 vec(Point p) { return {p.x, p.y}; }

}  // namespace

ImU32 to_imgui(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

Ui::Ui(Semantics& semantics, Memory& memory, const Fonts& fonts)
    : semantics_(semantics), memory_(memory), fonts_(fonts), palette_(light_palette()) {}

void Ui::begin(const Environment& environment, const Event& event, const Pointer& pointer) {
  env_ = environment;
  event_ = event;
  pointer_ = pointer;
  palette_ = env_.forced_colors ? forced_palette(*env_.forced_colors) : env_.dark ? dark_palette() : light_palette();
  if (env_.more_contrast && !env_.forced_colors) palette_ = more_contrast(palette_);
  scale_ = static_cast<float>(env_.text_size_percent) / 100.0f;
  fonts_.set_density(env_.dpr);
  flow_ = Flow{.x = 0, .y = 0, .w = env_.width_px};
  clip_ = {0, 0, env_.width_px, env_.height_px};
  scopes_.clear();
  unsettled_ = false;
  seen_.clear();
  if (record_) record_->clear();
  list_ = ImGui::GetBackgroundDrawList();
  if (event_.kind == EventKind::kScroll) memory_.scroll[event_.id].y = event_.y;
  semantics_.begin_frame();
  fill(clip_, palette_.background);
}

void Ui::end() { IM_ASSERT(scopes_.empty()); }

// Not ImHashStr(): to it "###" means that what stands before does not count, and learners write that.
Id Ui::id(std::string_view name) const {
  return ImHashData(name.data(), name.size(), scopes_.empty() ? 0x0CA1121Du : scopes_.back());
}

Id Ui::page_id(std::string_view name) const { return ImHashData(name.data(), name.size(), 0x0CA1120Du); }

Id Ui::id(int number) const {
  return ImHashData(&number, sizeof number, scopes_.empty() ? 0x0CA1121Du : scopes_.back());
}

Id Ui::unique(Id base) {
  const int nth = seen_[base]++;
  return nth == 0 ? base : ImHashData(&nth, sizeof nth, base);
}

Id Ui::text_id() { return unique(id("text")); }

Rect Ui::place(float width, float height) {
  width = std::ceil(width);
  height = std::ceil(height);
  if (!flow_.row) {
    const Rect rect{std::floor(flow_.x), std::floor(flow_.y), width, height};
    flow_.y += height;
    return rect;
  }
  if (flow_.row_wrap && flow_.row_x > flow_.x + 0.5f && flow_.row_x + width > flow_.x + flow_.w + 0.5f) {
    flow_.y += flow_.row_h + flow_.row_gap;
    flow_.row_h = 0;
    flow_.row_x = flow_.x;
  }
  const float line_h = std::max(flow_.row_line_h, height);
  const Rect rect{std::floor(flow_.row_x), std::floor(flow_.y + (line_h - height) / 2), width, height};
  flow_.row_x += width + flow_.row_gap;
  flow_.row_h = std::max(flow_.row_h, line_h);
  return rect;
}

bool Ui::hot_key(std::string_view key, bool with_command) const {
  return event_.kind == EventKind::kKey && event_.id == 0 && event_.key == key && event_.ctrl == with_command;
}

void Ui::fill(const Rect& r, Color color, float radius) {
  if (!visible(r)) return;
  list_->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, to_imgui(color), radius);
}

void Ui::outline(const Rect& r, Color color, float radius, float thickness) {
  if (!visible(r)) return;
  // Half a pixel inwards: the line then covers whole pixels.
  const float d = thickness / 2;
  list_->AddRect({r.x + d, r.y + d}, {r.right() - d, r.bottom() - d}, to_imgui(color), std::max(0.0f, radius - d), 0,
                 thickness);
}

void Ui::line(Point a, Point b, Color color, float thickness) {
  list_->AddLine(vec(a), vec(b), to_imgui(color), thickness);
}

void Ui::circle(Point center, float radius, Color color, bool filled, float thickness) {
  if (filled)
    list_->AddCircleFilled(vec(center), radius, to_imgui(color));
  else
    list_->AddCircle(vec(center), radius, to_imgui(color), 0, thickness);
}

void Ui::shadow(const Rect& r, float radius) {
  constexpr int kSteps = 8;
  for (int i = kSteps; i > 0; --i) {
    const float spread = static_cast<float>(i) * 2.0f;
    const float alpha = static_cast<float>(palette_.shadow.a) / 255.0f / static_cast<float>(kSteps) *
                        (1.0f - static_cast<float>(i) / (kSteps + 1.0f));
    fill({r.x - spread, r.y - spread + 6, r.w + 2 * spread, r.h + 2 * spread}, palette_.shadow.with_alpha(alpha),
         radius + spread);
  }
}

void Ui::focus_ring(Id id, const Rect& r, float radius) {
  if (!focus_visible(id)) return;
  outline({r.x - 4, r.y - 4, r.w + 8, r.h + 8}, palette_.accent, radius + 4, 2);
}

void Ui::divider() {
  Rect rect = place(flow_.w, 1);
  rect.h = std::max(1.0f, 1 / env_.dpr);  // zoomed out it would fall between two rows of pixels
  fill(rect, palette_.line);
}

void Ui::icon(const char* icon, float size_px, Color color) {
  const Rect rect = place(size_px, size_px);
  paint_icon({rect.center_x(), rect.center_y()}, size_px, color, icon);
}

}  // namespace cairn::ui
