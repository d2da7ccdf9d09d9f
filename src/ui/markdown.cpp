#include "ui/markdown.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/markdown_inline.h"
#include "ui/markdown_tree.h"

namespace cairn::ui {
namespace {

using md::Block;
using md::BlockKind;
using md::Look;

constexpr float kIndent_px = 24;
constexpr float kMinText_px = 120;  // quotes and lists stop indenting rather than make a column narrower than this
constexpr float kCellPadding_px = 10;
constexpr float kMinColumn_px = 48;

// Levels on the page: none is skipped, whatever the text does, since people step through pages by them.
struct HeadingLevels {
  int top = 3;
  int last = 2;

  int next(int written) {
    last = std::min({6, top + written - 1, last + 1});
    return last;
  }
};

void draw_blocks(Ui& ui, const std::vector<Block>& blocks, const Look& look, HeadingLevels& levels, float gap);

Look body_look(const Ui& ui) { return {ui.style(Type::kBody), ui.colors().ink}; }

Look heading_look(const Ui& ui, int level) {
  TextStyle style = ui.style(level == 1 ? Type::kSection : level == 2 ? Type::kLead : Type::kBodyStrong);
  style.weight = Weight::kSemibold;
  return {style, ui.colors().ink};
}

// Moves the flow in from the left for as long as it lives.
class Indent {
 public:
  Indent(Ui& ui, float wanted) : ui_(ui), by_(std::clamp(ui.width() - kMinText_px, 0.0f, wanted)) {
    ui_.flow().x += by_;
    ui_.flow().w -= by_;
  }
  ~Indent() {
    ui_.flow().x -= by_;
    ui_.flow().w += by_;
  }
  Indent(const Indent&) = delete;
  Indent& operator=(const Indent&) = delete;
  float by() const { return by_; }

 private:
  Ui& ui_;
  float by_;
};

void draw_paragraph(Ui& ui, const Block& block, const Look& look) {
  const float width = std::min(ui.width(), kMeasure_px * ui.scale());
  const md::InlineLayout layout = md::lay_out(ui, block.runs, look, width);
  if (layout.lines == 0) return;
  const Rect rect = ui.place(width, static_cast<float>(layout.lines) * look.style.line_px);
  if (md::needs_page(block.runs)) {
    ui.shaped_text(rect, look.style, look.ink, md::ink_runs(block.runs));
    return;
  }
  md::paint(ui, layout, look, {rect.x, rect.y});
  md::describe(ui, layout, block.runs, look, rect);
}

void draw_heading(Ui& ui, const Block& block, HeadingLevels& levels) {
  const Look look = heading_look(ui, block.level);
  const md::InlineLayout layout = md::lay_out(ui, block.runs, look, ui.width());
  if (layout.lines == 0) return;
  const Rect rect = ui.place(ui.width(), static_cast<float>(layout.lines) * look.style.line_px);
  const int level = levels.next(block.level);
  if (md::needs_page(block.runs)) {
    ui.shaped_text(rect, look.style, look.ink, md::ink_runs(block.runs), level);
    return;
  }
  md::paint(ui, layout, look, {rect.x, rect.y});
  md::describe(ui, layout, block.runs, look, rect, level);
}

void draw_marker(Ui& ui, const Block& item, int number, const Look& look, float indent) {
  const Palette& c = ui.colors();
  const Rect line{ui.x() - indent, ui.y(), indent, look.style.line_px};
  Node node;
  node.role = Role::kText;
  if (item.task != md::TaskMark::kNone) {
    const bool done = item.task == md::TaskMark::kDone;
    const Point center{line.x + indent / 2 - 3, line.center_y()};
    ui.paint_icon(center, 16, done ? c.accent : c.muted, done ? icon::kSquareCheck : icon::kSquare);
    node.role = Role::kImage;
    node.name = done ? "Done" : "Open";
  } else if (number >= 0) {
    ui.label({line.x - 8, line.y, indent + 2, line.h}, look.style, c.muted, std::to_string(number) + ".", 1);
    return;
  } else {
    if (ui.visible(line)) ui.circle({line.x + indent / 2 - 2, line.center_y() + 1}, 2.5f, c.muted);
    return;
  }
  node.id = ui.unique(ui.id("marker"));
  node.font_px = look.style.size_px;
  node.line_px = look.style.line_px;
  ui.semantics().leaf(std::move(node), {line.x, line.y, indent - 4, line.h});
}

void draw_list(Ui& ui, const Block& list, const Look& look, HeadingLevels& levels) {
  const Container container(ui, Role::kList, {}, "list");
  int number = list.first_number;
  for (const Block& item : list.children) {
    if (&item != &list.children.front()) ui.gap(list.tight ? 2 : space::k8);
    const Container entry(ui, Role::kListItem, {}, "item");
    const Indent indent(ui, kIndent_px);
    const float top = ui.y();
    draw_marker(ui, item, number, look, indent.by());
    draw_blocks(ui, item.children, look, levels, list.tight ? 2 : space::k8);
    ui.gap(std::max(0.0f, top + look.style.line_px - ui.y()));  // an empty item still has its line
    if (number >= 0) ++number;
  }
}

void draw_quote(Ui& ui, const Block& quote, HeadingLevels& levels) {
  const Container container(ui, Role::kQuote, {}, "quote");
  const float top = ui.y();
  const float x = ui.x();
  Look look = body_look(ui);
  look.ink = ui.colors().muted;
  {
    const Indent indent(ui, space::k16);
    draw_blocks(ui, quote.children, look, levels, space::k8);
  }
  ui.fill({x, top, 3, ui.y() - top}, ui.colors().line, 1.5f);
}

void draw_code(Ui& ui, const Block& code) {
  const TextStyle style = ui.style(Type::kMono);
  std::string text = md::plain_text(code.runs);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const auto lines = ui.wrap(style, text, ui.width() - 2 * space::k12);
  const Rect rect = ui.place(ui.width(), static_cast<float>(lines.size()) * style.line_px + 2 * space::k8);
  ui.fill(rect, ui.colors().hover, kControlRadius_px);
  Rect line{rect.x + space::k12, rect.y + space::k8, rect.w - 2 * space::k12, style.line_px};
  for (const auto& wrapped : lines) {
    ui.paint_text(line, style, ui.colors().ink, wrapped.text);
    line.y += style.line_px;
  }
  Node node;
  node.id = ui.unique(ui.id("code"));
  node.role = Role::kCode;
  node.name = text;
  node.turns = Ui::turns_of(text, lines);
  node.font_px = style.size_px;
  node.line_px = style.line_px;
  node.weight = static_cast<std::uint8_t>(Weight::kMono);
  ui.semantics().leaf(std::move(node), {rect.x + space::k12, rect.y + space::k8, line.w, rect.h - 2 * space::k8});
}

Look cell_look(const Ui& ui, const Block& cell) {
  Look look = body_look(ui);
  if (cell.head) look.style.weight = Weight::kSemibold;
  return look;
}

// As wide as their content asks; when that is too much, the widest give way first.
std::vector<float> column_widths(const Ui& ui, const Block& table) {
  constexpr float kUnbroken_px = 4000;
  std::vector<float> widths;
  for (const Block& row : table.children) {
    widths.resize(std::max(widths.size(), row.children.size()), kMinColumn_px);
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const Block& cell = row.children[i];
      const float w = md::lay_out(ui, cell.runs, cell_look(ui, cell), kUnbroken_px).width;
      widths[i] = std::max(widths[i], std::ceil(w) + 2 * kCellPadding_px);
    }
  }
  float low = kMinColumn_px, high = kUnbroken_px;
  const auto total = [&widths](float cap) {
    float sum = 0;
    for (const float w : widths) sum += std::min(w, cap);
    return sum;
  };
  if (total(high) <= ui.width()) return widths;
  for (int i = 0; i < 20; ++i) {
    const float middle = (low + high) / 2;
    (total(middle) > ui.width() ? high : low) = middle;
  }
  for (float& w : widths) w = std::floor(std::min(w, low));
  return widths;
}

void draw_row(Ui& ui, const Block& row, const std::vector<float>& widths) {
  const Container container(ui, Role::kRow, {}, "row");
  const Flow outer = ui.flow();
  float bottom = outer.y;
  float x = outer.x;
  for (std::size_t i = 0; i < row.children.size(); ++i) {
    const Block& cell = row.children[i];
    const Look look = cell_look(ui, cell);
    Flow& f = ui.flow();
    f.x = x;
    f.w = widths[i];
    f.y = outer.y;
    {
      const Container box(ui, cell.head ? Role::kColumnHeader : Role::kCell, {}, "cell");
      const float width = widths[i] - 2 * kCellPadding_px;
      const md::InlineLayout layout = md::lay_out(ui, cell.runs, look, width);
      const float h = static_cast<float>(std::max(1, layout.lines)) * look.style.line_px;
      const float spare = std::max(0.0f, width - layout.width);
      const float shift = cell.align == md::Align::kRight ? spare : cell.align == md::Align::kCenter ? spare / 2 : 0;
      const Rect rect{std::floor(x + kCellPadding_px + shift), outer.y + 6, width - shift, h};
      if (md::needs_page(cell.runs)) {
        ui.shaped_text(rect, look.style, look.ink, md::ink_runs(cell.runs));
      } else {
        md::paint(ui, layout, look, {rect.x, rect.y});
        if (layout.lines > 0) md::describe(ui, layout, cell.runs, look, rect);
      }
      ui.gap(h + 12);
    }
    bottom = std::max(bottom, ui.y());
    x += widths[i];
  }
  ui.flow() = outer;
  ui.flow().y = bottom;
  ui.fill({outer.x, bottom - 1, x - outer.x, 1}, ui.colors().line);
}

void draw_table(Ui& ui, const Block& table) {
  const std::vector<float> widths = column_widths(ui, table);
  const Container container(ui, Role::kTable, {}, "table");
  for (const Block& row : table.children) draw_row(ui, row, widths);
}

void draw_blocks(Ui& ui, const std::vector<Block>& blocks, const Look& look, HeadingLevels& levels, float gap) {
  for (const Block& block : blocks) {
    const bool first = &block == &blocks.front();
    if (!first) ui.gap(block.kind == BlockKind::kHeading ? std::max(gap, space::k16) : gap);
    switch (block.kind) {
      case BlockKind::kParagraph:
        draw_paragraph(ui, block, look);
        break;
      case BlockKind::kHeading:
        draw_heading(ui, block, levels);
        break;
      case BlockKind::kList:
        draw_list(ui, block, look, levels);
        break;
      case BlockKind::kQuote:
        draw_quote(ui, block, levels);
        break;
      case BlockKind::kCode:
        draw_code(ui, block);
        break;
      case BlockKind::kTable:
        draw_table(ui, block);
        break;
      case BlockKind::kRule:
        ui.gap(space::k4);
        ui.divider();
        ui.gap(space::k4);
        break;
      case BlockKind::kDocument:
      case BlockKind::kItem:
      case BlockKind::kRow:
      case BlockKind::kCell:
        draw_blocks(ui, block.children, look, levels, gap);
        break;
    }
  }
}

}  // namespace

void markdown(Ui& ui, std::string_view text, int top_heading_level) {
  std::string_view shown = text.substr(0, kMaxMarkdownBytes);
  const bool cut = shown.size() < text.size();
  while (cut && !shown.empty() && (static_cast<unsigned char>(text[shown.size()]) & 0xC0) == 0x80)
    shown.remove_suffix(1);
  const Block document = md::parse(shown);
  HeadingLevels levels{top_heading_level, top_heading_level - 1};
  draw_blocks(ui, document.children, body_look(ui), levels, space::k8);
  if (!cut) return;
  ui.gap(space::k8);
  ui.muted("Only the first 64 kB are drawn. The whole text is kept and can be edited.");
}

}  // namespace cairn::ui
