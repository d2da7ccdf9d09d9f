#include "ui/ui.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include <imgui_internal.h>

namespace cairn::ui {
namespace {

ImVec2 vec(Point p) { return {p.x, p.y}; }

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

}  // namespace

ImU32 to_imgui(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

Ui::Ui(Semantics& semantics, Memory& memory, const Fonts& fonts)
    : semantics_(semantics), memory_(memory), fonts_(fonts), palette_(&light_palette()) {}

void Ui::begin(const Environment& environment, const Event& event, const Pointer& pointer) {
  env_ = environment;
  event_ = event;
  pointer_ = pointer;
  palette_ = env_.dark ? &dark_palette() : &light_palette();
  scale_ = static_cast<float>(env_.text_size_percent) / 100.0f;
  flow_ = Flow{.x = 0, .y = 0, .w = env_.width_px};
  clip_ = {0, 0, env_.width_px, env_.height_px};
  scopes_.clear();
  unsettled_ = false;
  seen_.clear();
  list_ = ImGui::GetBackgroundDrawList();
  if (event_.kind == EventKind::kScroll) memory_.scroll[event_.id].y = event_.y;
  semantics_.begin_frame();
  fill(clip_, palette_->background);
}

void Ui::end() { IM_ASSERT(scopes_.empty()); }

Id Ui::id(std::string_view name) const {
  return ImHashStr(name.data(), name.size(), scopes_.empty() ? 0x0CA1121Du : scopes_.back());
}

Id Ui::id(int number) const {
  return ImHashData(&number, sizeof number, scopes_.empty() ? 0x0CA1121Du : scopes_.back());
}

Id Ui::unique(Id base) {
  const int nth = seen_[base]++;
  return nth == 0 ? base : ImHashData(&nth, sizeof nth, base);
}

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
    const float alpha = static_cast<float>(palette_->shadow.a) / 255.0f / static_cast<float>(kSteps) *
                        (1.0f - static_cast<float>(i) / (kSteps + 1.0f));
    fill({r.x - spread, r.y - spread + 6, r.w + 2 * spread, r.h + 2 * spread}, palette_->shadow.with_alpha(alpha),
         radius + spread);
  }
}

void Ui::focus_ring(Id id, const Rect& r, float radius) {
  if (!focus_visible(id)) return;
  outline({r.x - 4, r.y - 4, r.w + 8, r.h + 8}, palette_->accent, radius + 4, 2);
}

float Ui::text_width(TextStyle style, std::string_view text) const {
  if (text.empty()) return 0;
  return fonts_.of(style.weight)->CalcTextSizeA(style.size_px, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void Ui::paint_text(const Rect& rect, TextStyle style, Color color, std::string_view text, float align) {
  if (text.empty() || !visible(rect)) return;
  ImFont* font = fonts_.of(style.weight);
  const char* begin = text.data();
  const char* end = begin + text.size();
  float w = text_width(style, text);
  float ellipsis_w = 0;
  if (w > rect.w + 0.75f) {
    ellipsis_w = text_width(style, kEllipsis);
    const char* rest = nullptr;
    w = font->CalcTextSizeA(style.size_px, std::max(1.0f, rect.w - ellipsis_w), 0, begin, end, &rest).x;
    end = rest;
    while (end > begin && end[-1] == ' ') --end;
  }
  // As CSS: the content area (ascent plus descent) is centred in the line box. Inter: 0.969 and 0.242 em.
  const float ascent = style.size_px * 0.969f;
  const float content_h = style.size_px * 1.21f;
  const float baseline = std::round(rect.y + (rect.h - content_h) / 2 + ascent);
  const float top = baseline - ascent_px(font, style.size_px);
  const float left = std::floor(rect.x + (rect.w - w - ellipsis_w) * align);
  list_->AddText(font, style.size_px, {left, top}, to_imgui(color), begin, end);
  if (ellipsis_w > 0)
    list_->AddText(font, style.size_px, {left + w, top}, to_imgui(color), kEllipsis.data(),
                   kEllipsis.data() + kEllipsis.size());
}

void Ui::paint_icon(Point center, float size_px, Color color, const char* icon) {
  if (!visible({center.x - size_px, center.y - size_px, size_px * 2, size_px * 2})) return;
  // Icon glyphs are one em square; the face's own baseline does not matter, so place by the glyph's box.
  ImFont* font = fonts_.regular;
  size_px = std::round(size_px);
  unsigned int codepoint = 0;
  ImTextCharFromUtf8(&codepoint, icon, nullptr);
  const ImFontGlyph* glyph = font->GetFontBaked(size_px)->FindGlyph(static_cast<ImWchar>(codepoint));
  if (!glyph) return;
  const float w = glyph->X1 - glyph->X0;
  const float h = glyph->Y1 - glyph->Y0;
  list_->AddText(font, size_px, {std::round(center.x - w / 2 - glyph->X0), std::round(center.y - h / 2 - glyph->Y0)},
                 to_imgui(color), icon);
}

std::vector<Ui::WrappedLine> Ui::wrap(TextStyle style, std::string_view text, float width, int max_lines) const {
  std::vector<WrappedLine> lines;
  ImFont* font = fonts_.of(style.weight);
  const char* s = text.data();
  const char* const end = s + text.size();
  while (s < end) {
    const char* line_end = std::find(s, end, '\n');
    if (s == line_end) lines.push_back({std::string_view(s, 0)});
    while (s < line_end) {
      const char* stop = font->CalcWordWrapPosition(style.size_px, s, line_end, width);
      if (stop == s) ++stop;
      const char* trimmed = stop;
      while (trimmed > s && trimmed[-1] == ' ') --trimmed;
      lines.push_back({std::string_view(s, static_cast<std::size_t>(trimmed - s))});
      s = stop;
      while (s < line_end && *s == ' ') ++s;
    }
    s = line_end + (line_end < end ? 1 : 0);
    if (max_lines > 0 && static_cast<int>(lines.size()) >= max_lines && s < end) break;
  }
  if (max_lines > 0 && static_cast<int>(lines.size()) > max_lines) lines.resize(static_cast<std::size_t>(max_lines));
  if (max_lines > 0 && !lines.empty() && lines.back().text.data() + lines.back().text.size() < end) {
    // The last line runs on to the end and paint_text() cuts it with an ellipsis.
    const char* last = lines.back().text.data();
    lines.back() = {std::string_view(last, static_cast<std::size_t>(end - last)), true};
  }
  return lines;
}

float Ui::text_height(TextStyle style, std::string_view text, float width, int max_lines) const {
  return static_cast<float>(wrap(style, text, width, max_lines).size()) * style.line_px;
}

void Ui::muted(std::string_view text) {
  TextOptions options;
  options.color = palette_->muted;
  text_block(style(Type::kSmall), text, options);
}

void Ui::heading(int level, std::string_view text) {
  const Type type = level == 1 ? Type::kPage : level == 2 ? Type::kSection : Type::kBodyStrong;
  heading(level, type, text);
}

void Ui::heading(int level, Type type, std::string_view text) {
  TextOptions options;
  options.max_width = 0;
  text_block(style(type), text, options, level);
}

void Ui::text_block(TextStyle style, std::string_view text, const TextOptions& options, int heading_level) {
  if (text.empty()) return;
  float width = flow_.w;
  if (flow_.row) {
    const float needed = std::ceil(text_width(style, text)) + 1;
    const float remaining = remaining_in_row();
    width = remaining > 80 || needed <= remaining ? std::min(needed, remaining) : std::min(needed, flow_.w);
  }
  if (options.max_width > 0) width = std::min(width, options.max_width * scale_);
  const auto lines = wrap(style, text, width, options.max_lines);
  const Rect rect = place(width, static_cast<float>(lines.size()) * style.line_px);
  if (visible(rect)) {
    const Color color = options.color.value_or(palette_->ink);
    Rect line_rect{rect.x, rect.y, rect.w, style.line_px};
    for (const auto& line : lines) {
      std::string joined;
      std::string_view shown = line.text;
      if (line.cut) {
        joined.assign(shown);
        std::replace(joined.begin(), joined.end(), '\n', ' ');
        shown = joined;
      }
      paint_text(line_rect, style, color, shown, options.align);
      if (options.strike) {
        const float w = std::min(rect.w, text_width(style, shown));
        const float y = std::round(line_rect.center_y()) + 1;
        this->line({rect.x, y}, {rect.x + w, y}, color.with_alpha(0.7f), 1);
      }
      line_rect.y += style.line_px;
    }
  }
  if (options.quiet) return;
  Node node;
  node.id = unique(id(text));
  node.role = heading_level > 0 ? Role::kHeading : Role::kText;
  node.level = static_cast<std::uint8_t>(heading_level);
  node.name = text;
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(style.weight);
  semantics_.leaf(std::move(node), rect);
}

void Ui::divider() {
  const Rect rect = place(flow_.w, 1);
  fill(rect, palette_->line);
}

void Ui::icon(const char* icon, float size_px, Color color) {
  const Rect rect = place(size_px, size_px);
  paint_icon({rect.center_x(), rect.center_y()}, size_px, color, icon);
}

}  // namespace cairn::ui
