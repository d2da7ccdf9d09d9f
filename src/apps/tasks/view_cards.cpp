#include "apps/tasks/view_cards.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kFirstCards = 30;  // of a column, until more are asked for

struct Moves {
  const std::vector<CardColumn>& columns;
  // What was asked for in this pass.
  std::optional<std::uint32_t> entry;
  std::size_t to = 0;
  bool by_key = false;
};

std::optional<std::size_t> beside(const std::vector<CardColumn>& columns, std::size_t at, int by) {
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at) + by;
       i >= 0 && i < static_cast<std::ptrdiff_t>(columns.size()); i += by)
    if (columns[static_cast<std::size_t>(i)].takes) return static_cast<std::size_t>(i);
  return {};
}

void paint_ghost(Page& page, const Task& task) {
  ui::Ui& ui = page.ui;
  ImDrawList* below = ui.draw_list();
  ui.set_draw_list(ImGui::GetForegroundDrawList());
  const ui::Palette& c = ui.colors();
  const ui::Rect rect{ui.pointer().at.x + 8, ui.pointer().at.y + 8, 220, 40};
  ui.shadow(rect, ui::kRadius_px);
  ui.fill(rect, c.raised, ui::kRadius_px);
  ui.outline(rect, c.accent, ui::kRadius_px, 1.5f);
  ui.paint_text({rect.x + 12, rect.y, rect.w - 24, rect.h}, ui.style(ui::Type::kBody), c.ink, task.title);
  ui.set_draw_list(below);
}

void draw_card(Page& page, std::uint32_t at, std::size_t column, Moves& moves) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Entry& entry = page.index().entries()[at];
  const Task& task = *entry.task;
  const ui::Id id = card_id(ui, *entry.id);
  const ui::Ui::Scope scope(ui, *entry.id);
  const ui::TextStyle style = ui.style(ui::Type::kBody);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float box_w = std::max(32.0f, ui.env().touch || ui.phone() ? 44.0f : 32.0f);
  const float text_w = ui.width() - box_w - ui::space::k12;
  const auto lines = ui.wrap(style, task.title, text_w, 3);
  const std::string due = due_words(task, page.today());
  std::string meta = meta_words(page, entry);
  const bool has_meta = !due.empty() || !meta.empty();
  const float lines_h = static_cast<float>(lines.size()) * style.line_px;
  const float h = std::max(ui.control_h(), lines_h + (has_meta ? small.line_px : 0) + 16);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::Rect rect = ui.place(ui.width(), h);
  const bool dragged = ui.pointer().dragged == id;
  if (ui.visible(rect)) {
    ui.fill(rect, dragged ? c.hover : c.surface, ui::kRadius_px);
    ui.outline(rect, ui.hovered(id) ? c.faint : c.line, ui::kRadius_px);
    ui::Rect line{rect.x + box_w, rect.y + 8, text_w, style.line_px};
    for (const auto& wrapped : lines) {
      ui.paint_text(line, style, task.status == TaskStatus::kOpen ? c.ink : c.muted, wrapped.text);
      line.y += style.line_px;
    }
    float x = line.x;
    if (!due.empty()) {
      const bool late = task.status == TaskStatus::kOpen && is_overdue(task, page.today());
      const float w = std::min(text_w, std::ceil(ui.text_width(small, due)) + 1);
      ui.paint_text({x, line.y, w, small.line_px}, small, late ? c.bad : c.muted, due);
      x += w;
    }
    if (!meta.empty() && !due.empty()) meta = " \xC2\xB7 " + meta;
    if (rect.right() - x > 32) ui.paint_text({x, line.y, rect.right() - 12 - x, small.line_px}, small, c.muted, meta);
    ui.focus_ring(id, rect, ui::kRadius_px);
  }
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = task.title;
  node.detail = due + meta;
  node.description = "Left and right arrow move it";
  node.expanded = ui::Tri::kFalse;
  node.wants_keys = true;
  node.keys = "ArrowLeft ArrowRight";
  node.drags = page.context.writable;
  ui.semantics().leaf(std::move(node), {rect.x + box_w, rect.y, rect.w - box_w, rect.h});
  complete_box(page, entry, {rect.x, rect.y, box_w, std::min(rect.h, ui.control_h())});
  ui.gap(ui::space::k8);
  const ui::Event& event = ui.event();
  if (ui.clicked(id) || (event.kind == ui::EventKind::kKey && event.id == id && event.key == "Enter"))
    open_editor(page, *entry.id);
  if (event.id != id || !page.context.writable) return;
  if (event.kind == ui::EventKind::kKey && (event.key == "ArrowLeft" || event.key == "ArrowRight")) {
    if (const auto to = beside(moves.columns, column, event.key == "ArrowLeft" ? -1 : 1)) {
      moves.entry = at;
      moves.to = *to;
      moves.by_key = true;
    }
  }
  if (event.kind == ui::EventKind::kDrop && event.target != 0) moves.entry = at;  // `to`: whose column it is
}

void draw_column(Page& page, std::size_t number, Moves& moves, float min_h) {
  ui::Ui& ui = page.ui;
  const CardColumn& column = moves.columns[number];
  const ui::Ui::Scope scope(ui, column.title);
  ui::Container region(ui, ui::Role::kRegion, column.title, "column");
  const bool over = column.takes && ui.pointer().over == region.id();
  {
    const ui::Card card(ui, over ? ui::CardLook::kAccent : ui::CardLook::kFlat, ui::space::k12, min_h);
    {
      const ui::Row row(ui, ui::space::k8);
      ui.heading(2, ui::Type::kBodyStrong, column.title);
      ui.muted(std::to_string(column.entries.size()));
    }
    if (!column.hint.empty()) ui.muted(column.hint);
    ui.gap(ui::space::k8);
    bool& all = ui.memory().open[ui.id("all")];
    const std::size_t shown = all ? column.entries.size() : std::min(column.entries.size(), kFirstCards);
    if (column.entries.empty()) {
      ui.muted(column.empty);
    } else {
      const ui::Container list(ui, ui::Role::kList, column.title, "list");
      for (std::size_t i = 0; i < shown; ++i) draw_card(page, column.entries[i], number, moves);
    }
    if (shown < column.entries.size() &&
        ui::button(ui, "Show " + std::to_string(column.entries.size() - shown) + " more", {.width = -1, .key = "more"}))
      all = true;
  }
  if (ui.event().kind == ui::EventKind::kDrop && column.takes && ui.event().target == region.id()) moves.to = number;
  region.node().takes_drops = column.takes;
}

}  // namespace

ui::Id card_id(const ui::Ui& ui, const std::string& task) { return ui.page_id("card " + task); }

void draw_card_columns(Page& page, const std::vector<CardColumn>& columns, float min_w, const MoveCard& move) {
  ui::Ui& ui = page.ui;
  Moves moves{columns, {}, columns.size(), false};
  {
    ui::Grid grid(ui, "columns", min_w, ui::space::k12);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      grid.next();
      draw_column(page, i, moves, grid.cell_h());
    }
  }
  for (const CardColumn& column : columns)
    for (const std::uint32_t at : column.entries)
      if (ui.pointer().dragged != 0 && card_id(ui, *page.index().entries()[at].id) == ui.pointer().dragged) {
        paint_ghost(page, *page.index().entries()[at].task);
        break;
      }
  if (!moves.entry || moves.to >= columns.size()) return;
  const CardColumn& target = columns[moves.to];
  if (std::find(target.entries.begin(), target.entries.end(), *moves.entry) != target.entries.end()) return;
  const Entry& entry = page.index().entries()[*moves.entry];
  std::string words = quoted(entry.task->title) + " moved to " + target.title;
  const Status status = move(entry, moves.to, words);
  tell(page.out, status, std::move(words));
}

void draw_editor_over(Page& page) {
  if (page.view.editor.id.empty()) return;
  const Entry* entry = page.index().find(page.view.editor.id);
  if (!entry) return close_editor(page);
  ui::Overlay overlay(page.ui, "task", "Task", 860);
  draw_editor(page, *entry);
  if (!overlay.dismissed()) return;
  keep_half_written(page.context.state, page.view, page.out);
  close_editor(page);
}

}  // namespace cairn::tasks
