// One task as a card: its circle, its words, its menu.

#include <algorithm>
#include <cmath>

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_cards.h"
#include "apps/tasks/view_moving.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kFirstCards = 30;
constexpr int kTitleLines = 3;
constexpr int kNoteLines = 2;
constexpr float kMenu_px = 28;

struct Words {
  std::string due, meta, note;
  std::string detail() const {
    std::string all = note;
    for (const std::string* part : {&due, &meta})
      if (!part->empty()) all += (all.empty() ? "" : " \xC2\xB7 ") + *part;
    return all;
  }
};

Words words_of(const Page& page, const Entry& entry, const CardLook& look) {
  Words words;
  words.note = look.note;
  words.due = look.due ? *look.due : due_words(*entry.task, page.today());
  if (look.note.empty()) {
    words.meta = meta_words(page, entry);
    return words;
  }
  // The note has said it already.
  Task task = *entry.task;
  task.defer.reset();
  Entry rest = entry;
  rest.task = &task;
  rest.blocked = false;
  rest.waits_with = rest.deferred_with = nullptr;
  words.meta = meta_words(page, rest);
  return words;
}

float reach(const ui::Ui& ui, float desktop_px) { return ui.env().touch || ui.phone() ? 44.0f : desktop_px; }

// Opens what it can be sent to, below the card.
bool menu_button(Page& page, const Entry& entry, const ui::Rect& box) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::Id id = ui.id("move");
  const bool open = page.view.moving == *entry.id;
  const ui::Rect mark{std::floor(box.center_x() - 12), std::floor(box.center_y() - 12), 24, 24};
  if (ui.hovered(id) || open) ui.fill(mark, open ? c.pressed : c.hover, ui::kControlRadius_px);
  ui.paint_icon({mark.center_x(), mark.center_y()}, 16, c.muted, icon::kEllipsis);
  ui.focus_ring(id, mark.inset(2), ui::kControlRadius_px);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = "Move " + quoted(entry.task->title);
  node.unseen = true;
  node.disabled = !page.context.writable;
  node.description = page.context.writable ? "Move to another place" : page.context.read_only_because();
  node.expanded = open ? ui::Tri::kTrue : ui::Tri::kFalse;
  ui.semantics().leaf(std::move(node), box);
  if (page.context.writable && ui.clicked(id)) page.view.moving = open ? std::string() : *entry.id;
  return page.view.moving == *entry.id;
}

std::optional<std::size_t> draw_menu(Page& page, const Entry& entry, const std::vector<CardPlace>& places) {
  ui::Ui& ui = page.ui;
  std::optional<std::size_t> chosen;
  const std::string name = "Move " + quoted(entry.task->title) + " to";
  const ui::Container form(ui, ui::Role::kForm, name, "places");
  ui.gap(4);
  ui.muted("Move to");
  ui.gap(4);
  const ui::Row row(ui, 6);
  for (const CardPlace& place : places) {
    const std::string says = place.name + ": move " + quoted(entry.task->title);
    const std::string key = "to " + std::to_string(place.to);
    if (ui::button(ui, place.name, {.small = true, .key = key, .says = says})) chosen = place.to;
  }
  if (chosen || form.dismissed()) {
    page.view.moving.clear();
    ui.semantics().focus(chosen ? card_id(ui, *entry.id) : ui.id("move"));
  }
  return chosen;
}

}  // namespace

ui::Id card_id(const ui::Ui& ui, const std::string& task) { return ui.page_id("card " + task); }

CardEvents draw_card(Page& page, std::uint32_t at, const CardLook& look) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Entry& entry = page.index().entries()[at];
  const Task& task = *entry.task;
  const ui::Id id = card_id(ui, *entry.id);
  const ui::Ui::Scope scope(ui, *entry.id);
  const ui::TextStyle style = ui.style(ui::Type::kBody);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float box_w = reach(ui, 32);
  const float menu_w = look.places.empty() ? ui::space::k12 : reach(ui, kMenu_px);
  const float text_w = ui.width() - box_w - menu_w;
  const Words words = words_of(page, entry, look);
  const auto lines = ui.wrap(style, task.title, text_w, kTitleLines);
  const auto notes = ui.wrap(small, words.note, text_w, kNoteLines);
  const bool has_meta = !words.due.empty() || !words.meta.empty();
  const float small_lines = static_cast<float>(words.note.empty() ? 0 : notes.size()) + (has_meta ? 1.0f : 0.0f);
  const float text_h = static_cast<float>(lines.size()) * style.line_px + small_lines * small.line_px;
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::Rect rect = ui.place(ui.width(), std::max(ui.control_h(), text_h + 16));
  const bool dragged = ui.pointer().dragged == id;
  if (ui.visible(rect)) {
    ui.fill(rect, dragged ? c.hover : c.surface, ui::kRadius_px);
    ui.outline(rect, ui.hovered(id) ? c.faint : c.line, ui::kRadius_px);
    ui::Rect line{rect.x + box_w, rect.y + std::max(8.0f, std::floor((ui.control_h() - text_h) / 2)), text_w,
                  style.line_px};
    for (const auto& wrapped : lines) {
      ui.paint_text(line, style, task.status == TaskStatus::kOpen ? c.ink : c.muted, wrapped.text);
      line.y += style.line_px;
    }
    line.h = small.line_px;
    if (!words.note.empty())
      for (const auto& wrapped : notes) {
        ui.paint_text(line, small, c.info, wrapped.text);
        line.y += small.line_px;
      }
    float x = line.x;
    if (!words.due.empty()) {
      const bool late = task.status == TaskStatus::kOpen && is_overdue(task, page.today());
      const float w = std::min(text_w, std::ceil(ui.text_width(small, words.due)) + 1);
      ui.paint_text({x, line.y, w, small.line_px}, small, late ? c.bad : c.muted, words.due);
      x += w;
    }
    const std::string meta = (words.meta.empty() || words.due.empty() ? "" : " \xC2\xB7 ") + words.meta;
    if (line.right() - x > 20) ui.paint_text({x, line.y, line.right() - x, small.line_px}, small, c.muted, meta);
    ui.focus_ring(id, rect, ui::kRadius_px);
  }
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = task.title;
  node.detail = words.detail();
  node.description = look.says;
  node.expanded = ui::Tri::kFalse;
  node.wants_keys = true;
  node.keys = kCardKeys;
  node.drags = page.context.writable;
  ui.semantics().leaf(std::move(node),
                      {rect.x + box_w, rect.y, rect.w - box_w - (look.places.empty() ? 0.0f : menu_w), rect.h});
  complete_box(page, entry, {rect.x, rect.y, box_w, std::min(rect.h, ui.control_h())}, kCardKeys);
  CardEvents events;
  if (!look.places.empty()) {
    const ui::Rect box{rect.right() - menu_w, rect.y, menu_w, std::min(rect.h, ui.control_h())};
    if (menu_button(page, entry, box)) events.sent_to = draw_menu(page, entry, look.places);
  }
  ui.gap(ui::space::k8);
  const ui::Event& event = ui.event();
  const bool key = event.kind == ui::EventKind::kKey && (event.id == id || event.id == ui.id("done"));
  if (ui.clicked(id) || (key && event.key == "Enter")) open_editor(page, *entry.id);
  if (key) events.key = event.key;
  if (!page.context.writable) return events;
  if (key && event.key == "ArrowLeft") events.by = -1;
  if (key && event.key == "ArrowRight") events.by = 1;
  events.dropped = event.kind == ui::EventKind::kDrop && event.id == id && event.target != 0;
  return events;
}

void paint_dragged(Page& page, const std::vector<std::uint32_t>& entries) {
  ui::Ui& ui = page.ui;
  if (ui.pointer().dragged == 0) return;
  const auto& all = page.index().entries();
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](std::uint32_t at) { return card_id(ui, *all[at].id) == ui.pointer().dragged; });
  if (found == entries.end()) return;
  ImDrawList* below = ui.draw_list();
  ui.set_draw_list(ImGui::GetForegroundDrawList());
  const ui::Palette& c = ui.colors();
  const ui::Rect rect{ui.pointer().at.x + 8, ui.pointer().at.y + 8, 220, 40};
  ui.shadow(rect, ui::kRadius_px);
  ui.fill(rect, c.raised, ui::kRadius_px);
  ui.outline(rect, c.accent, ui::kRadius_px, 1.5f);
  ui.paint_text({rect.x + 12, rect.y, rect.w - 24, rect.h}, ui.style(ui::Type::kBody), c.ink, all[*found].task->title);
  ui.set_draw_list(below);
}

std::size_t first_cards(ui::Ui& ui, std::size_t count) {
  return ui.memory().open[ui.id("all")] ? count : std::min(count, kFirstCards);
}

void more_cards(ui::Ui& ui, std::size_t shown, std::size_t count) {
  if (shown >= count) return;
  if (ui::button(ui, "Show " + std::to_string(count - shown) + " more", {.width = -1, .key = "more"}))
    ui.memory().open[ui.id("all")] = true;
}

std::string waits_words(const Page& page, const Entry& entry) {
  const Task& task = *entry.task;
  std::string words;
  if (entry.waits_with)
    words = "Waits with " + quoted(entry.waits_with->title);
  else if (entry.blocked)
    words = "Waits for " + awaited_words(page.index(), task);
  if (is_deferred(entry, page.today())) {
    words += words.empty() ? "Deferred " : ", deferred ";
    if (entry.deferred_with) words += "with " + quoted(entry.deferred_with->title) + " ";
    words += "until " + when_in_sentence(*deferral_of(entry), page.today());
  }
  return words;
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
