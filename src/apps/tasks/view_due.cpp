// What is due, for a page of another application: the first few, in the order in force, to be completed or opened.

#include <algorithm>
#include <cmath>

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMostShown = 5;

struct Due {
  std::vector<std::uint32_t> entries;  // of the index: open, in sight, due today or before
  bool elsewhere = false;              // others are shown elsewhere on the page
};

// What could not be done now comes last.
Due due_now(const Page& page, const std::set<std::string>& elsewhere) {
  const Derived& derived = page.context.derived;
  const auto& entries = page.index().entries();
  Due due;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const Task& task = *entries[i].task;
    if (task.status != TaskStatus::kOpen || !task.due || task.due->day > page.today().day) continue;
    if (is_deferred(entries[i], page.today())) continue;
    if (elsewhere.count(task.origin) > 0)
      due.elsewhere = true;
    else
      due.entries.push_back(i);
  }
  const auto place = [&](std::uint32_t at) { return derived.ranks[at] == 0 ? UINT32_MAX : derived.ranks[at]; };
  std::stable_sort(due.entries.begin(), due.entries.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  return due;
}

void draw_due_row(Page& page, const Entry& entry, bool first) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Task& task = *entry.task;
  const ui::Ui::Scope scope(ui, *entry.id);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::TextStyle style = ui.style(ui::Type::kBody);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float pad = ui.env().touch || ui.phone() ? 12.0f : ui.env().compact ? 6.0f : 10.0f;
  const ui::Rect rect = ui.place(ui.width(), style.line_px + small.line_px + 2 * pad);
  const float box_w = std::max(36.0f, ui.control_h());
  const ui::Rect open{rect.x + box_w - 4, rect.y, rect.w - box_w + 4, rect.h};
  const bool late = is_overdue(task, page.today());
  const std::string due = due_words(task, page.today()) + (late ? " (overdue)" : "");
  std::string rest = meta_words(page, entry);
  if (!rest.empty()) rest = " \xC2\xB7 " + rest;
  ui::Node node;
  node.id = ui.id("open");
  node.role = ui::Role::kLink;
  node.name = task.title;
  node.detail = due + rest;
  node.href = task_href(*entry.id);
  if (!first) ui.line({open.x + 8, rect.y + 0.5f}, {rect.right(), rect.y + 0.5f}, c.line);
  if (ui.hovered(node.id)) ui.fill(open.inset(0, 2), c.hover, ui::kControlRadius_px);
  const ui::Rect title{open.x + 8, rect.y + pad, open.w - 16, style.line_px};
  ui.paint_text(title, style, c.ink, task.title);
  const float due_w = std::min(title.w, std::ceil(ui.text_width(small, due)) + 1);
  const ui::Rect line{title.x, title.bottom(), due_w, small.line_px};
  ui.paint_text(line, small, late ? c.bad : c.accent, due);
  if (title.right() - line.right() > 24)
    ui.paint_text({line.right(), line.y, title.right() - line.right(), line.h}, small, c.muted, rest);
  ui.focus_ring(node.id, open.inset(1), ui::kControlRadius_px);
  complete_box(page, entry, {rect.x - 9, rect.y, box_w, rect.h});
  ui.semantics().leaf(std::move(node), open);
}

}  // namespace

void draw_due(ui::Ui& ui, const ViewContext& context, const std::set<std::string>& elsewhere, View& view, Out& out) {
  Page page{ui, context, view, out};
  if (context.derived.open == 0) return;
  const Due due = due_now(page, elsewhere);
  const ui::Ui::Scope scope(ui, "tasks due");
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, "Tasks", "region");
  const ui::Card card(ui);
  ui.heading(2, "Tasks");
  ui.gap(ui::space::k8);
  const std::size_t shown = std::min(due.entries.size(), kMostShown);
  if (shown == 0) {
    ui.muted(due.elsewhere ? "Nothing else is due today." : "Nothing is due today.");
  } else {
    const ui::Container list(ui, ui::Role::kList, "Due today or before", "list");
    for (std::size_t at = 0; at < shown; ++at) draw_due_row(page, page.index().entries()[due.entries[at]], at == 0);
  }
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k12, ui.style(ui::Type::kSmall).line_px);
  if (const std::size_t more = due.entries.size() - shown; more > 0) ui.muted("And " + std::to_string(more) + " more.");
  ui::link(ui, "All tasks", "#/tasks", ui::Type::kSmall);
}

}  // namespace cairn::tasks
