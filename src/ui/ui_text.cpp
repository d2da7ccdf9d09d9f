// Text of a Ui: measuring, wrapping, painting, and leaving to the page what needs shaping.

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>

#include <imgui_internal.h>

#include "base/script.h"
#include "ui/ui.h"

namespace cairn::ui {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::string hex(Color c) {
  char text[10];
  std::snprintf(text, sizeof text, "#%02x%02x%02x%02x", c.r, c.g, c.b, c.a);
  return text;
}

constexpr unsigned kFirstCjk = 0x2E80;  // from here on lines may break between any two letters
constexpr unsigned kFirstEmoji = 0x1F000;

bool is_letter_or_digit(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z');
}

// Lines end at a space, after a hyphen within a word, between letters that stand without spaces. A word that is wider
// than a line is cut. Dear ImGui would break after any punctuation, and part a quotation mark from the full stop.
const char* end_of_line(ImFont* font, float size_px, const char* begin, const char* end, float width) {
  ImFontBaked* baked = font->GetFontBaked(size_px);
  const float scale = size_px / baked->Size;
  const char* chance = nullptr;
  float x = 0;
  for (const char* at = begin; at < end;) {
    unsigned letter = 0;
    const char* next = at + ImTextCharFromUtf8(&letter, at, end);
    const float advance = baked->GetCharAdvance(static_cast<ImWchar>(letter)) * scale;
    if (letter == ' ') {
      chance = at;
      x += advance;
      at = next;
      continue;
    }
    if (letter >= kFirstCjk && letter < kFirstEmoji && at > begin) chance = at;
    if (x + advance > width && at > begin) return chance != nullptr && chance > begin ? chance : at;
    x += advance;
    if (letter == '-' && at > begin && next < end && is_letter_or_digit(at[-1]) && is_letter_or_digit(*next))
      chance = next;
    at = next;
  }
  return end;
}

}  // namespace

// Dear ImGui puts the origin of a text, the left end of its baseline, on a whole CSS pixel. At a density of 1.25 or 1.5
// that may lie between two pixels of the screen, and every stroke would be smeared over both: it moves on to the
// nearest one.
void Ui::add_glyphs(ImFont* font, float size_px, Point top_left, Color color, const char* begin, const char* end) {
  const int first = list_->VtxBuffer.Size;
  const Point at{std::trunc(top_left.x), std::trunc(top_left.y)};
  list_->AddText(font, size_px, {at.x, at.y}, to_imgui(color), begin, end);
  const auto to_pixel = [this](float px) { return std::round(px * env_.dpr) / env_.dpr - px; };
  const ImVec2 by{to_pixel(at.x), to_pixel(at.y + std::round(ascent_px(font, size_px)))};
  for (int i = first; i < list_->VtxBuffer.Size; ++i) {
    list_->VtxBuffer[i].pos.x += by.x;
    list_->VtxBuffer[i].pos.y += by.y;
  }
}

float Ui::text_width(TextStyle style, std::string_view text) const {
  if (text.empty()) return 0;
  return fonts_.of(style.weight)->CalcTextSizeA(style.size_px, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void Ui::paint_text(const Rect& rect, TextStyle style, Color color, std::string_view text, float align) {
  if (text.empty() || !visible(rect)) return;
  if (needs_shaping(text)) {
    leave_to_page(rect, style, color, text, align);
    return;
  }
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
  if (record_) record_->push_back({std::string(begin, end), rect, color, ellipsis_w > 0});
  // As CSS: the content area (ascent plus descent) is centred in the line box. Inter: 0.969 and 0.242 em.
  const float ascent = style.size_px * 0.969f;
  const float content_h = style.size_px * 1.21f;
  const float baseline = std::round(rect.y + (rect.h - content_h) / 2 + ascent);
  const float top = baseline - ascent_px(font, style.size_px);
  const float left = std::floor(rect.x + (rect.w - w - ellipsis_w) * align);
  add_glyphs(font, style.size_px, {left, top}, color, begin, end);
  if (ellipsis_w > 0)
    add_glyphs(font, style.size_px, {left + w, top}, color, kEllipsis.data(), kEllipsis.data() + kEllipsis.size());
}

// Dear ImGui places one glyph after the other; the browser shapes and reorders. The line stands in the mirror, over the
// place on the canvas, and only it says what may be seen: the widget's own node says what it means.
void Ui::leave_to_page(const Rect& rect, TextStyle style, Color color, std::string_view text, float align) {
  if (record_) record_->push_back({std::string(text), rect, color, false});
  Node node;
  node.id = unique(id(text) ^ 0x1A9Cu);
  node.role = Role::kInk;
  node.name = text;
  node.align = text_align(align);
  node.font_px = style.size_px;
  node.line_px = rect.h;
  node.weight = static_cast<std::uint8_t>(style.weight);
  node.ink = hex(color);
  semantics_.leaf(std::move(node), rect);
}

void Ui::label(const Rect& rect, TextStyle style, Color color, std::string_view text, float align) {
  if (text.empty()) return;
  paint_text(rect, style, color, text, align);
  Node node;
  node.id = text_id();
  node.role = Role::kText;
  node.name = text;
  node.font_px = style.size_px;
  node.line_px = rect.h;
  node.weight = static_cast<std::uint8_t>(style.weight);
  node.align = text_align(align);
  semantics_.leaf(std::move(node), rect);
}

void Ui::shaped_text(const Rect& rect, TextStyle style, Color color, std::vector<TextRun> runs, int heading_level) {
  Node node;
  for (const TextRun& run : runs) node.name += run.line_break ? "\n" : run.text;
  if (record_) record_->push_back({node.name, rect, color, false});
  node.id = unique(id(node.name));
  node.role = heading_level > 0 ? Role::kHeading : Role::kText;
  node.level = static_cast<std::uint8_t>(heading_level);
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(style.weight);
  node.ink = hex(color);
  node.runs = std::move(runs);
  semantics_.leaf(std::move(node), rect);
}

void Ui::paint_icon(Point center, float size_px, Color color, const char* icon) {
  if (!visible({center.x - size_px, center.y - size_px, size_px * 2, size_px * 2})) return;
  // An icon is drawn in an em square that stands on the baseline (Lucide: ascent one em, no descent).
  ImFont* font = fonts_.regular;
  size_px = std::round(size_px);
  const float baseline = std::round(center.y + size_px / 2);
  const Point top_left{std::round(center.x - size_px / 2), baseline - std::round(ascent_px(font, size_px))};
  add_glyphs(font, size_px, top_left, color, icon, nullptr);
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
      const char* stop = end_of_line(font, style.size_px, s, line_end, width);
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

std::vector<std::uint32_t> Ui::turns_of(std::string_view text, const std::vector<WrappedLine>& lines) {
  std::vector<std::uint32_t> turns;
  std::uint32_t units = 0;
  std::size_t at = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t begin = static_cast<std::size_t>(lines[i].text.data() - text.data());
    for (; at < begin; ++at) {
      const unsigned char byte = static_cast<unsigned char>(text[at]);
      units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
    }
    if (begin > 0 && text[begin - 1] != '\n') turns.push_back(units);
  }
  return turns;
}

float Ui::text_height(TextStyle style, std::string_view text, float width, int max_lines) const {
  return static_cast<float>(wrap(style, text, width, max_lines).size()) * style.line_px;
}

void Ui::muted(std::string_view text) {
  TextOptions options;
  options.color = palette_.muted;
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

// A title in large letters on a small screen: no word of it is broken.
TextStyle Ui::fitting(TextStyle style, std::string_view text, float width) const {
  float widest = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    widest = std::max(widest, text_width(style, text.substr(from, to - from)));
    from = to + 1;
  }
  const float part = std::max(0.6f, width / std::max(1.0f, widest));
  if (part >= 1) return style;
  style.size_px = std::floor(style.size_px * part);
  style.line_px = std::ceil(style.line_px * part);
  return style;
}

void Ui::text_block(TextStyle style, std::string_view text, const TextOptions& options, int heading_level) {
  if (text.empty()) return;
  if (heading_level == 1) style = fitting(style, text, flow_.w);
  float width = flow_.w;
  if (flow_.row) {
    const float needed = std::ceil(text_width(style, text)) + 1;
    const float remaining = remaining_in_row();
    width = remaining > 80 * scale_ || needed <= remaining ? std::min(needed, remaining) : std::min(needed, flow_.w);
  }
  if (options.max_width > 0) width = std::min(width, options.max_width * scale_);
  const auto lines = wrap(style, text, width, options.max_lines);
  const Rect rect = place(width, static_cast<float>(lines.size()) * style.line_px);
  const Color color = options.color.value_or(palette_.ink);
  if (!options.quiet && needs_shaping(text)) {
    TextRun run;
    run.text = text;
    run.strike = options.strike;
    shaped_text(rect, style, color, {std::move(run)}, heading_level);
    return;
  }
  if (visible(rect)) {
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
  node.id = heading_level > 0 ? unique(id(text)) : text_id();
  if (options.align == 0) node.turns = turns_of(text, lines);
  node.role = heading_level > 0 ? Role::kHeading : Role::kText;
  node.align = text_align(options.align);
  node.level = static_cast<std::uint8_t>(heading_level);
  node.name = text;
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(style.weight);
  semantics_.leaf(std::move(node), rect);
}

}  // namespace cairn::ui
