// The list: thousands of rows, of which those near the screen are drawn and described. Short lists are described as a
// whole, so that the browser's own search finds every task.

#include <algorithm>
#include <cmath>
#include <set>

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kWholeLines = 200;  // so many are described as a whole
constexpr float kOverscan_px = 400;       // above and below the screen, for Tab and for quick scrolling
constexpr float kHeading_px = 44;

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
         !task.note.empty() || task.closed_at;
}

// Where each line begins while no row is open; computed once for an arrangement.
void measure(Page& page) {
  const RowLook look = row_look(page.ui);
  const float heading_h = std::round(kHeading_px * std::max(1.0f, page.ui.scale()));
  const Arrangement& arrangement = page.view.arranged.arrangement;
  View::Measured& kept = page.view.measured;
  const float row_h = look.height(false);
  const float tall_row_h = look.height(true);
  if (kept.serial == page.view.arranged.serial && kept.row_h == row_h && kept.tall_row_h == tall_row_h &&
      kept.heading_h == heading_h)
    return;
  kept.serial = page.view.arranged.serial;
  kept.row_h = row_h;
  kept.tall_row_h = tall_row_h;
  kept.heading_h = heading_h;
  const auto& entries = page.index().entries();
  if (kept.derivation != page.context.derivation) {
    kept.derivation = page.context.derivation;
    kept.tall.clear();
    for (const Entry& entry : entries) kept.tall.push_back(has_meta(entry));
  }
  kept.offsets.resize(arrangement.lines.size() + 1);
  kept.line_of.assign(entries.size(), 0);
  float y = 0;
  for (std::size_t i = 0; i < arrangement.lines.size(); ++i) {
    kept.offsets[i] = y;
    const ListLine& line = arrangement.lines[i];
    if (!line.heading) kept.line_of[line.entry] = static_cast<std::uint32_t>(i + 1);
    y += line.heading ? heading_h : kept.tall[line.entry] ? tall_row_h : row_h;
  }
  kept.offsets.back() = y;
}

// The line of a task; nothing where it is not shown.
std::optional<std::size_t> line_of(const Page& page, const std::string& id) {
  const Entry* entry = id.empty() ? nullptr : page.index().find(id);
  if (!entry) return {};
  const std::uint32_t line =
      page.view.measured.line_of[static_cast<std::size_t>(entry - page.index().entries().data())];
  if (line == 0) return {};
  return line - 1;
}

// Where the lines are with one of them open.
struct Places {
  const View::Measured& measured;
  std::optional<std::size_t> open;

  float top(std::size_t at) const {
    const float closed = measured.offsets[at];
    if (!open || at <= *open) return closed;
    return closed + measured.open_h - (measured.offsets[*open + 1] - measured.offsets[*open]);
  }
  std::size_t count() const { return measured.offsets.size() - 1; }
  // The last line that begins at or above.
  std::size_t at(float y) const {
    std::size_t low = 0;
    for (std::size_t high = count(); high - low > 1;) {
      const std::size_t middle = low + (high - low) / 2;
      (top(middle) <= y ? low : high) = middle;
    }
    return low;
  }
};

ui::Id row_id(const ui::Ui& ui, const std::string& task) { return ui.page_id("row " + task); }

void draw_row(Page& page, const Arrangement& arrangement, std::size_t at, const ui::Rect& rect) {
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
    complete_box(page, entry, box, kRowKeys);
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
  node.keys = kRowKeys;
  ui.semantics().leaf(std::move(node), {title.x, rect.y, rect.right() - title.x, rect.h});
  ui.semantics().close();
  if (ui.clicked(id)) {
    if (page.view.selecting)
      toggle_selected(page, *entry.id);
    else
      open_editor(page, *entry.id);
  }
  if (ui.focused(id) || ui.focused(ui.id("done"))) page.view.focused = *entry.id;
  if (page.view.focus_wanted == *entry.id) ui.semantics().focus(id);
  const ui::Event& event = ui.event();
  if (event.kind == ui::EventKind::kKey && (event.id == id || event.id == ui.id("done")))
    take_row_key(page, at, event.key);
}

void draw_heading(Page& page, const ListHeading& line, const ui::Rect& rect) {
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
  if (arrangement.lines.empty()) return;
  measure(page);
  View::Measured& measured = page.view.measured;
  const Places places{measured, line_of(page, page.view.editor.id)};
  const float top = ui.y();
  const ui::Flow outer = ui.flow();
  const std::size_t count = places.count();
  const float height = places.top(count);
  ui::Node list;
  list.id = ui.id("tasks");
  list.role = ui::Role::kList;
  list.name = "Tasks";
  ui.semantics().open(std::move(list), {outer.x, top, outer.w, height}, {outer.x, top});
  const bool whole = count <= kWholeLines;
  const std::size_t first = whole ? 0 : places.at(ui.clip().y - kOverscan_px - top);
  const std::size_t last = whole ? count : std::min(count, places.at(ui.clip().bottom() + kOverscan_px - top) + 1);
  const auto draw_line = [&](std::size_t at) {
    const ListLine& line = arrangement.lines[at];
    ui.flow() = outer;
    const float y = places.top(at);
    const ui::Rect rect{outer.x, top + y, outer.w, places.top(at + 1) - y};
    ui.flow().y = rect.y;
    if (line.heading) return draw_heading(page, arrangement.headings[line.entry], rect);
    if (at != places.open) return draw_row(page, arrangement, at, rect);
    draw_editor(page, page.index().entries()[line.entry]);
    const float h = ui.y() - rect.y;
    if (std::abs(h - measured.open_h) > 0.5f) {
      measured.open_h = h;
      ui.request_settle();
    } else if (!page.view.editor.revealed) {
      page.view.editor.revealed = true;
      ui::reveal(ui, {rect.x, rect.y, rect.w, h});
    }
  };
  // What has the focus stays, however far it was scrolled away: a keyboard goes on from there.
  std::set<std::size_t> far;
  for (const std::optional<std::size_t>& line :
       {places.open, line_of(page, page.view.focused), line_of(page, page.view.focus_wanted)})
    if (line && (*line < first || *line >= last)) far.insert(*line);
  page.view.focused.clear();
  for (const std::size_t at : far)
    if (at < first) draw_line(at);
  for (std::size_t at = first; at < last; ++at) draw_line(at);
  for (const std::size_t at : far)
    if (at >= last) draw_line(at);
  ui.semantics().close();
  ui.flow() = outer;
  ui.flow().y = top + height;
}

}  // namespace cairn::tasks
