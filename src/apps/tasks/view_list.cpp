// The list: thousands of rows, of which those near the screen are drawn and described. Short lists are described as a
// whole, so that the browser's own search finds every task.

#include <algorithm>
#include <cmath>

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kWholeLines = 200;  // so many are described as a whole
constexpr float kOverscan_px = 400;       // above and below the screen, for Tab and for quick scrolling
constexpr float kHeading_px = 44;
constexpr std::string_view kKeys = "c x s t d 1 2 3 4";

struct RowLook {
  float title_px, meta_px, pad_px;
  float height(bool with_meta) const { return title_px + (with_meta ? meta_px : 0) + 2 * pad_px; }
};

RowLook row_look(const ui::Ui& ui) {
  const float title = ui.style(ui::Type::kBody).line_px;
  const float meta = ui.style(ui::Type::kSmall).line_px;
  const bool touch = ui.env().touch || ui.phone();
  const float pad = touch ? 12.0f : ui.env().compact ? 6.0f : 10.0f;
  return {title, meta, pad};
}

bool has_meta(const Entry& entry) {
  const Task& task = *entry.task;
  return task.due || task.priority != Priority::kNone || !task.project.empty() || !task.tags.empty() ||
         !task.parent.empty() || entry.subtasks > 0 || task.estimate_minutes > 0 || entry.blocked || task.defer ||
         !task.note.empty();
}

// Where each line begins; computed once for an arrangement, then only what is open moves.
void measure(Page& page, View::Arranged& arranged) {
  const RowLook look = row_look(page.ui);
  const auto& entries = page.index().entries();
  const float heading = std::round(kHeading_px * std::max(1.0f, page.ui.scale()));
  arranged.offsets.resize(arranged.arrangement.lines.size() + 1);
  float y = 0;
  for (std::size_t i = 0; i < arranged.arrangement.lines.size(); ++i) {
    arranged.offsets[i] = y;
    const ListLine& line = arranged.arrangement.lines[i];
    if (line.heading)
      y += heading;
    else if (*entries[line.entry].id == page.view.editor.id)
      y += arranged.expanded_h;
    else
      y += look.height(has_meta(entries[line.entry]));
  }
  arranged.offsets.back() = y;
}

void toggle_selected(Page& page, const std::string& id) {
  page.view.selecting = true;
  if (page.view.selected.erase(id) == 0) page.view.selected.insert(id);
}

void edit(Page& page, const Entry& entry, Patch patch, std::string words) {
  tell(page.out, page.out.submit(EditTasks{{*entry.id}, std::move(patch)}), std::move(words));
}

void take_letter(Page& page, const Entry& entry, std::string_view key) {
  if (!page.context.writable) return;
  const Task& task = *entry.task;
  if (key == "c") complete(page, entry);
  if (key == "x") toggle_selected(page, *entry.id);
  if (key == "t") {
    Patch patch;
    patch.due = When{page.today().day, {}};
    edit(page, entry, patch, "Due today: " + quoted(task.title));
  }
  if (key == "s") {
    Patch patch;
    patch.defer = When{add_days(page.today().day, 1), {}};
    edit(page, entry, patch, "Snoozed until tomorrow: " + quoted(task.title));
  }
  if (key == "d") tell(page.out, page.out.submit(RemoveTasks{{*entry.id}}), "Deleted: " + quoted(task.title));
  if (key >= "1" && key <= "4") {
    Patch patch;
    patch.priority = static_cast<Priority>(4 - (key[0] - '0'));
    edit(page, entry, patch, std::string(priority_words(*patch.priority)) + " priority: " + quoted(task.title));
  }
}

// The next row of a task from line `at` in direction `by`, and its line.
std::size_t next_row(const Arrangement& arrangement, std::size_t at, int by) {
  for (std::size_t i = at;;) {
    if (by < 0 ? i == 0 : i + 1 >= arrangement.lines.size()) return at;
    i = by < 0 ? i - 1 : i + 1;
    if (!arrangement.lines[i].heading) return i;
  }
}

ui::Id row_id(const ui::Ui& ui, const std::string& task) { return ui.page_id("row " + task); }

struct RowEvents {
  std::optional<std::size_t> focus_line;
};

void draw_row(Page& page, const Arrangement& arrangement, std::size_t at, const ui::Rect& rect, RowEvents& events) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Entry& entry = page.index().entries()[arrangement.lines[at].entry];
  const Task& task = *entry.task;
  const RowLook look = row_look(ui);
  const bool meta = has_meta(entry);
  const ui::Id id = row_id(ui, *entry.id);
  const bool selected = page.view.selected.count(*entry.id) > 0;
  const bool open = task.status == TaskStatus::kOpen;
  const ui::Ui::Scope scope(ui, *entry.id);
  ui::Node item;
  item.id = ui.id("item");
  item.role = ui::Role::kListItem;
  item.place = static_cast<int>(at) + 1;
  item.of = static_cast<int>(arrangement.lines.size());
  ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
  const float box_w = std::max(36.0f, ui.control_h());
  const ui::Rect box{rect.x, rect.y + std::floor((rect.h - std::min(rect.h, ui.control_h())) / 2), box_w,
                     std::min(rect.h, ui.control_h())};
  const bool hover = ui.hovered(id) || ui.hovered(ui.id("done"));
  if (selected)
    ui.fill(rect.inset(-8, 0), c.accent_soft, ui::kControlRadius_px);
  else if (hover)
    ui.fill(rect.inset(-8, 0), c.hover, ui::kControlRadius_px);
  ui.line({rect.x + box_w, rect.bottom() - 0.5f}, {rect.right(), rect.bottom() - 0.5f}, c.line);
  if (page.view.selecting) {
    const ui::Id mark_id = ui.id("select");
    const ui::Rect mark{std::floor(box.center_x() - 9), std::floor(box.center_y() - 9), 18, 18};
    ui.fill(mark, selected ? c.accent : c.surface, 5);
    if (selected)
      ui.paint_icon({mark.center_x(), mark.center_y()}, 14, c.on_accent, icon::kCheck);
    else
      ui.outline(mark, ui.hovered(mark_id) ? c.accent : c.faint, 5, 1.5f);
    ui.focus_ring(mark_id, mark, 5);
    ui::Node node;
    node.id = mark_id;
    node.role = ui::Role::kCheckbox;
    node.name = "Select: " + task.title;
    node.unseen = true;
    node.checked = selected ? ui::Tri::kTrue : ui::Tri::kFalse;
    ui.semantics().leaf(std::move(node), box);
    if (ui.event().id == mark_id &&
        (ui.event().kind == ui::EventKind::kCommit || ui.event().kind == ui::EventKind::kClick))
      toggle_selected(page, *entry.id);
  } else {
    complete_box(page, entry, box);
  }
  const bool shows_score = open && page.view.sort == Sort::kScore && !ui.phone();
  const float score_w = shows_score ? std::round(52 * std::max(1.0f, ui.scale())) : 0;
  const ui::Rect title{rect.x + box_w + 4, rect.y + look.pad_px, rect.w - box_w - 4 - score_w, look.title_px};
  const ui::TextStyle style = ui.style(ui::Type::kBody);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  ui.paint_text(title, style, open ? c.ink : c.muted, task.title);
  if (!open) {
    const float w = std::min(title.w, ui.text_width(style, task.title));
    ui.line({title.x, title.center_y()}, {title.x + w, title.center_y()}, c.muted);
  }
  std::string detail;
  if (meta) {
    float x = title.x;
    const float y = title.y + look.title_px;
    const std::string due = due_words(task, page.today());
    if (!due.empty()) {
      const bool late = open && is_overdue(task, page.today());
      const bool is_today = open && task.due->day == page.today().day;
      const ui::Color ink = late ? c.bad : is_today ? c.accent : c.muted;
      const std::string words = late ? due + " (overdue)" : due;
      const float w = std::min(title.w, std::ceil(ui.text_width(small, words)) + 1);
      ui.paint_text({x, y, w, look.meta_px}, small, ink, words);
      x += w;
      detail = words;
    }
    std::string rest = meta_words(page, entry);
    if (!rest.empty()) {
      if (!detail.empty()) rest = " \xC2\xB7 " + rest;
      const float room = title.right() - x;
      if (room > 24) ui.paint_text({x, y, room, look.meta_px}, small, c.muted, rest);
      detail += rest;
    }
  }
  if (shows_score) {
    const std::uint32_t index = arrangement.lines[at].entry;
    ui.label({rect.right() - score_w, rect.y, score_w - 4, rect.h}, small, c.muted,
             score_words(page.context.derived.scores[index]), 1);
  }
  ui.focus_ring(id, rect.inset(-6, 1), ui::kControlRadius_px);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = task.title;
  node.detail = std::move(detail);
  if (shows_score) node.description = "Score " + score_words(page.context.derived.scores[arrangement.lines[at].entry]);
  node.expanded = ui::Tri::kFalse;
  node.wants_keys = true;
  node.keys = kKeys;
  ui.semantics().leaf(std::move(node), {title.x, rect.y, rect.right() - title.x, rect.h});
  ui.semantics().close();
  if (ui.clicked(id)) {
    if (page.view.selecting)
      toggle_selected(page, *entry.id);
    else
      open_editor(page, *entry.id);
  }
  if (ui.focused(id) || ui.focused(ui.id("done"))) page.view.focused = *entry.id;
  const ui::Event& event = ui.event();
  if (event.kind != ui::EventKind::kKey || event.id != id) return;
  if (event.key == "ArrowDown") events.focus_line = next_row(arrangement, at, 1);
  if (event.key == "ArrowUp") events.focus_line = next_row(arrangement, at, -1);
  if (event.key == "Enter") open_editor(page, *entry.id);
  if (event.key.size() == 1) take_letter(page, entry, event.key);
}

void draw_heading(Page& page, const ListLine& line, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "heading " + line.words);
  ui::Node item;
  item.id = ui.id("item");
  item.role = ui::Role::kListItem;
  ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
  ui.flow().y = rect.bottom() - ui.style(ui::Type::kBodyStrong).line_px - 6;
  {
    const ui::Row row(ui, ui::space::k8, 0);
    ui.heading(2, ui::Type::kBodyStrong, line.words);
    ui.muted(std::to_string(line.count));
  }
  ui.semantics().close();
}

}  // namespace

void draw_list(Page& page) {
  ui::Ui& ui = page.ui;
  const Arrangement& arrangement = arranged(page);
  View::Arranged& kept = page.view.arranged;
  if (arrangement.lines.empty()) return;
  measure(page, kept);
  const float top = ui.y();
  const ui::Flow outer = ui.flow();
  ui::Node list;
  list.id = ui.id("tasks");
  list.role = ui::Role::kList;
  list.name = "Tasks";
  ui.semantics().open(std::move(list), {outer.x, top, outer.w, kept.offsets.back()}, {outer.x, top});
  const std::size_t count = arrangement.lines.size();
  const bool whole = count <= kWholeLines;
  const auto line_at = [&](float y) {  // the last one that begins at or above
    const auto it = std::upper_bound(kept.offsets.begin(), kept.offsets.end() - 1, y - top);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, it - kept.offsets.begin() - 1));
  };
  const std::size_t first = whole ? 0 : line_at(ui.clip().y - kOverscan_px);
  const std::size_t last = whole ? count : std::min(count, line_at(ui.clip().bottom() + kOverscan_px) + 1);
  RowEvents events;
  const auto draw_line = [&](std::size_t at) {
    const ListLine& line = arrangement.lines[at];
    ui.flow() = outer;
    const ui::Rect rect{outer.x, top + kept.offsets[at], outer.w, kept.offsets[at + 1] - kept.offsets[at]};
    ui.flow().y = rect.y;
    if (line.heading) return draw_heading(page, line, rect);
    const Entry& entry = page.index().entries()[line.entry];
    if (*entry.id != page.view.editor.id) return draw_row(page, arrangement, at, rect, events);
    draw_editor(page, entry);
    const float h = ui.y() - rect.y;
    if (std::abs(h - kept.expanded_h) > 0.5f) {
      kept.expanded_h = h;
      ui.request_settle();
    }
  };
  // What has the focus stays, however far it was scrolled away: a keyboard goes on from there.
  const std::string focused = page.view.editor.id.empty() ? page.view.focused : page.view.editor.id;
  page.view.focused.clear();
  std::optional<std::size_t> far;
  if (!whole && !focused.empty())
    for (std::size_t at = 0; at < count; ++at)
      if (!arrangement.lines[at].heading && *page.index().entries()[arrangement.lines[at].entry].id == focused &&
          (at < first || at >= last))
        far = at;
  if (far && *far < first) draw_line(*far);
  for (std::size_t at = first; at < last; ++at) draw_line(at);
  if (far && *far >= last) draw_line(*far);
  ui.semantics().close();
  ui.flow() = outer;
  ui.flow().y = top + kept.offsets.back();
  if (events.focus_line)
    ui.semantics().focus(row_id(ui, *page.index().entries()[arrangement.lines[*events.focus_line].entry].id));
}

}  // namespace cairn::tasks
