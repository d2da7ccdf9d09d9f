// Layers over everything: dialogs, sheets, the palette.

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/layout.h"

namespace cairn::ui {

Overlay::Overlay(Ui& ui, std::string_view key, std::string_view name, float width, bool sheet_on_phone,
                 std::string_view description)
    : ui_(ui), outer_(ui.flow_), outer_clip_(ui.clip_), outer_list_(ui.list_), id_(ui.id(key)) {
  ui.list_ = ImGui::GetForegroundDrawList();
  const Environment& env = ui.env();
  ui.clip_ = {0, 0, env.width_px, env.height_px};
  ui.fill(ui.clip_, Color{10, 14, 12, static_cast<std::uint8_t>(env.dark ? 150 : 90)});
  sheet_ = sheet_on_phone && ui.phone();
  max_h_ = sheet_ ? env.height_px * 0.9f : std::min(env.height_px - 48, 760.0f);
  const float known_h = ui.memory_.height.count(id_) ? ui.memory_.height[id_] : 200.0f;
  const float h = std::min(known_h, max_h_);
  const float w = sheet_ ? env.width_px : std::min(width, env.width_px - 32);
  const float y = sheet_ ? env.height_px - h : std::max(24.0f, std::floor((env.height_px - h) * 0.28f));
  rect_ = {std::floor((env.width_px - w) / 2), y, w, h};
  const float radius = sheet_ ? 16.0f : 12.0f;
  ui.shadow(rect_, radius);
  const Rect body = sheet_ ? Rect{rect_.x, rect_.y, rect_.w, rect_.h + radius} : rect_;
  ui.fill(body, ui.colors().raised, radius);
  ui.outline(body, ui.colors().line, radius);
  Node node;
  node.id = id_;
  node.role = Role::kDialog;
  node.name = name;
  node.modal = true;
  node.description = description;
  ui.semantics_.open(std::move(node), rect_, {rect_.x, rect_.y});
  ui.push_id(id_);
  scroller_id_ = ui.id("content");
  Memory::Scroll& scroll = ui.memory_.scroll[scroller_id_];
  content_top_ = rect_.y - std::round(scroll.y);
  Node inner;
  inner.id = scroller_id_;
  inner.role = Role::kScroller;
  ui.semantics_.open(std::move(inner), rect_, {rect_.x, content_top_});
  ui.list_->PushClipRect({rect_.x, rect_.y}, {rect_.right(), rect_.bottom()}, false);
  ui.clip_ = rect_;
  const float pad = space::k24;
  ui.flow_ = Flow{.x = rect_.x + pad, .y = content_top_ + pad, .w = rect_.w - 2 * pad};
}

Overlay::~Overlay() {
  const float content_h = std::ceil(ui_.flow_.y - content_top_ + space::k24 + (sheet_ ? ui_.env().inset_bottom_px : 0));
  float& known_h = ui_.memory_.height[id_];
  if (std::abs(known_h - content_h) > 0.5f) {
    known_h = content_h;
    ui_.request_settle();
  }
  Memory::Scroll& scroll = ui_.memory_.scroll[scroller_id_];
  scroll.max = std::max(0.0f, content_h - rect_.h);
  if (scroll.y > scroll.max) {
    scroll.y = scroll.max;
    ++scroll.serial;
  }
  Node* node = ui_.semantics_.last(scroller_id_);
  node->content_h = content_h;
  node->scroll_y = scroll.serial ? scroll.y : 0;
  node->scroll_serial = scroll.serial;
  ui_.semantics_.close();
  ui_.semantics_.close();
  ui_.pop_id();
  ui_.list_->PopClipRect();
  ui_.clip_ = outer_clip_;
  ui_.flow_ = outer_;
  ui_.list_ = outer_list_;
}

float Overlay::room() const { return max_h_ - (ui_.flow_.y - content_top_) - space::k24; }

bool Overlay::dismissed() const { return ui_.event().kind == EventKind::kDismiss && ui_.event().id == id_; }

}  // namespace cairn::ui
