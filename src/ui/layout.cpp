#include "ui/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::ui {

// --- Row ---

Row::Row(Ui& ui, float gap, float line_h) : ui_(ui), outer_(ui.flow_) {
  ui_.flow_.row = true;
  ui_.flow_.x = outer_.row ? outer_.row_x : outer_.x;
  ui_.flow_.w = outer_.row ? outer_.x + outer_.w - outer_.row_x : outer_.w;
  ui_.flow_.row_x = ui_.flow_.x;
  ui_.flow_.row_h = 0;
  ui_.flow_.row_gap = gap;
  ui_.flow_.row_line_h = line_h;
}

Row::~Row() {
  const Flow inner = ui_.flow_;
  ui_.flow_ = outer_;
  if (outer_.row) {
    ui_.flow_.row_x = inner.row_x;
    ui_.flow_.row_h = std::max(outer_.row_h, inner.y + inner.row_h - outer_.y);
  } else {
    ui_.flow_.y = inner.y + inner.row_h;
  }
}

void Row::push_right(float width) {
  Flow& f = ui_.flow_;
  f.row_x = std::max(f.row_x, f.x + f.w - width);
}

void Row::gap(float extra) { ui_.flow_.row_x += extra; }

// --- Columns ---

Columns::Columns(Ui& ui, std::vector<float> shares, float gap, float min_total_w)
    : ui_(ui),
      outer_(ui.flow()),
      shares_(std::move(shares)),
      gap_(gap),
      stacked_(ui.width() < min_total_w),
      bottom_(ui.y()) {}

void Columns::next() {
  Flow& f = ui_.flow();
  bottom_ = std::max(bottom_, f.y);
  ++index_;
  if (stacked_) {
    if (index_ > 0) f.y = bottom_ + gap_;
    return;
  }
  float total = 0;
  for (const float share : shares_) total += share;
  const float free_w = outer_.w - gap_ * static_cast<float>(shares_.size() - 1);
  float x = outer_.x;
  for (int i = 0; i < index_; ++i) x += free_w * shares_[static_cast<std::size_t>(i)] / total + gap_;
  f.x = std::floor(x);
  f.w = std::floor(free_w * shares_[static_cast<std::size_t>(index_)] / total);
  f.y = outer_.y;
}

Columns::~Columns() {
  bottom_ = std::max(bottom_, ui_.y());
  ui_.flow() = outer_;
  ui_.flow().y = bottom_;
}

// --- Grid ---

Grid::Grid(Ui& ui, std::string_view name, float min_cell_w, float gap, int max_columns)
    : ui_(ui), outer_(ui.flow()), id_(ui.id(name)), gap_(gap), line_y_(ui.y()), line_bottom_(ui.y()) {
  columns_ = std::clamp(static_cast<int>((ui.width() + gap) / (min_cell_w + gap)), 1, max_columns);
  cell_w_ = std::floor((ui.width() - gap * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_));
}

void Grid::finish_line() {
  line_bottom_ = std::max(line_bottom_, ui_.y());
  const float h = line_bottom_ - line_y_;
  const Ui::Scope scope(ui_, static_cast<int>(id_));
  float& remembered = ui_.memory().height[ui_.id(index_ / columns_)];
  // Cells are stretched to the remembered height, so it can only be learnt anew when the content outgrows it or the
  // width changes; the natural height is kept by the cards themselves (min_h), hence compare upwards only.
  if (h > remembered + 0.5f) {
    remembered = h;
    ui_.request_settle();
  }
}

void Grid::next() {
  Flow& f = ui_.flow();
  ++index_;
  const int column = index_ % columns_;
  if (column == 0) {
    if (index_ > 0) {
      --index_;
      finish_line();
      ++index_;
      line_y_ = line_bottom_ + gap_;
      line_bottom_ = line_y_;
    }
    const Ui::Scope scope(ui_, static_cast<int>(id_));
    const Id width_key = ui_.id("width");
    float& known_w = ui_.memory().height[width_key];
    if (index_ == 0 && known_w != ui_.env().width_px * ui_.scale()) {
      known_w = ui_.env().width_px * ui_.scale();
      for (int line = 0; line < 64; ++line) ui_.memory().height.erase(ui_.id(line));
    }
    const auto it = ui_.memory().height.find(ui_.id(index_ / columns_));
    cell_h_ = it == ui_.memory().height.end() ? 0 : it->second;
  } else {
    line_bottom_ = std::max(line_bottom_, f.y);
  }
  f.x = outer_.x + static_cast<float>(column) * (cell_w_ + gap_);
  f.w = cell_w_;
  f.y = line_y_;
}

Grid::~Grid() {
  if (index_ >= 0) finish_line();
  ui_.flow() = outer_;
  ui_.flow().y = line_bottom_;
}

// --- Card ---

Card::Card(Ui& ui, CardLook look, float padding, float min_h)
    : ui_(ui), outer_(ui.flow()), look_(look), padding_(padding), min_h_(min_h), top_(ui.y()) {
  splitter_.Split(ui_.draw_list(), 2);
  splitter_.SetCurrentChannel(ui_.draw_list(), 1);
  Flow& f = ui_.flow();
  f.x += padding;
  f.w -= 2 * padding;
  f.y += padding;
}

Card::~Card() {
  const float bottom = std::max(ui_.y() + padding_, top_ + min_h_);
  const Rect rect{std::floor(outer_.x), std::floor(top_), std::floor(outer_.w), std::ceil(bottom - top_)};
  splitter_.SetCurrentChannel(ui_.draw_list(), 0);
  const Palette& c = ui_.colors();
  switch (look_) {
    case CardLook::kPlain:
      ui_.fill(rect, c.surface, kRadius_px);
      ui_.outline(rect, c.line, kRadius_px);
      break;
    case CardLook::kFlat:
      ui_.fill(rect, c.hover, kRadius_px);
      break;
    case CardLook::kAccent:
      ui_.fill(rect, c.accent_soft, kRadius_px);
      break;
    case CardLook::kWarn:
      ui_.fill(rect, c.warn_soft, kRadius_px);
      break;
    case CardLook::kBad:
      ui_.fill(rect, c.bad_soft, kRadius_px);
      break;
    case CardLook::kInfo:
      ui_.fill(rect, c.info_soft, kRadius_px);
      break;
  }
  // Without tints only the hairline is left to set a card apart.
  if (ui_.env().forced_colors && look_ != CardLook::kPlain) ui_.outline(rect, c.line, kRadius_px);
  splitter_.Merge(ui_.draw_list());
  ui_.flow() = outer_;
  ui_.flow().y = bottom;
}

// --- Container ---

Container::Container(Ui& ui, Role role, std::string_view name, std::string_view key)
    : ui_(ui), id_(ui.unique(ui.id(key.empty() ? name : key))), start_(ui.flow()) {
  Node node;
  node.id = id_;
  node.role = role;
  node.name = name;
  const Point origin{start_.row ? start_.row_x : start_.x, start_.y};
  ui_.semantics().open(std::move(node), {origin.x, origin.y, start_.w, 0}, origin);
}

Container::~Container() {
  const Flow& f = ui_.flow();
  const Point origin{start_.row ? start_.row_x : start_.x, start_.y};
  const float w = start_.row ? f.row_x - start_.row_x : start_.w;
  const float h = start_.row ? f.row_h : f.y - start_.y;
  ui_.semantics().set_rect(id_, {origin.x, origin.y, w, h});
  ui_.semantics().close();
}

bool Container::dismissed() const { return ui_.event().kind == EventKind::kDismiss && ui_.event().id == id_; }

Node& Container::node() { return *ui_.semantics().last(id_); }

// --- Scroller ---

Scroller::Scroller(Ui& ui, std::string_view key, const Rect& rect, float padding_x, float max_content_w, Role landmark,
                   std::string_view name)
    : ui_(ui), outer_(ui.flow_), outer_clip_(ui.clip_), rect_(rect), outer_scroller_(ui.scroller_), id_(ui.id(key)) {
  Memory::Scroll& scroll = ui.memory_.scroll[id_];
  Node node;
  node.id = id_;
  node.role = landmark;
  node.name = name;
  content_top_ = rect.y - std::round(scroll.y);
  ui.semantics_.open(std::move(node), rect, {rect.x, content_top_});
  ui.clip_ = rect;
  ui.scroller_ = id_;
  ui.list_->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
  const float content_w = std::min(rect.w - 2 * padding_x, max_content_w);
  ui.flow_ = Flow{.x = std::floor(rect.x + (rect.w - content_w) / 2), .y = content_top_, .w = content_w};
}

Scroller::~Scroller() {
  const float content_h = ui_.flow_.y - content_top_;
  Memory::Scroll& scroll = ui_.memory_.scroll[id_];
  scroll.max = std::max(0.0f, std::ceil(content_h - rect_.h));
  if (scroll.y > scroll.max) {
    scroll.y = scroll.max;
    ++scroll.serial;
    ui_.request_settle();
  }
  Node* node = ui_.semantics_.last(id_);
  node->content_h = std::ceil(content_h);
  node->scroll_y = scroll.serial ? scroll.y : 0;
  node->scroll_serial = scroll.serial;
  ui_.semantics_.close();
  ui_.list_->PopClipRect();
  ui_.clip_ = outer_clip_;
  ui_.scroller_ = outer_scroller_;
  ui_.flow_ = outer_;
}

void scroll_to(Ui& ui, Id scroller, float y) {
  Memory::Scroll& scroll = ui.memory().scroll[scroller];
  scroll.y = std::max(0.0f, y);
  ++scroll.serial;
  ui.request_settle();
}

void reveal(Ui& ui, const Rect& rect) {
  if (ui.scroller() == 0) return;
  const Rect seen = ui.clip().inset(0, space::k16);
  const float below = std::max(0.0f, rect.bottom() - seen.bottom());
  const float by = std::min(below, rect.y - seen.y);  // the upper end comes first
  if (std::round(by) == 0) return;
  scroll_to(ui, ui.scroller(), ui.memory().scroll[ui.scroller()].y + std::round(by));
}

}  // namespace cairn::ui
