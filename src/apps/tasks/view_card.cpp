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
constexpr int kFactLines = 2;
constexpr float kMenu_px = 28;
constexpr float kPad_px = 8;  // above the first line and below the last one

struct Words {
  std::string due, meta, note;
  std::string detail() const {
    std::string all = note;
    for (const std::string* part : {&due, &meta})
      if (!part->empty()) all += (all.empty() ? "" : " \xC2\xB7 ") + *part;
    return all;
  }
  // In one text, the due date first.
  std::string facts() const { return due + (due.empty() || meta.empty() ? "" : " \xC2\xB7 ") + meta; }
};

// Between two facts, without the space in which a line may end.
constexpr std::string_view kDotBehind = " \xC2\xB7";
constexpr std::string_view kDotBefore = "\xC2\xB7 ";

// A line of what a card says, `y` below its upper edge.
struct Line {
  std::string_view text;
  ui::TextStyle style;
  float y, w;
  ui::Color color;
  std::size_t late = 0;  // bytes at its beginning that say what is overdue
};

// What a card says, line by line: those beside the button of its menu give way to it, the others have the whole width.
class Lines {
 public:
  Lines(const ui::Ui& ui, float whole_w, float menu_w) : ui_(ui), whole_w_(whole_w), menu_w_(menu_w) {}

  // Answers where its lines begin. `text` outlives them. Between `facts` no dot is left where a line ends.
  std::size_t add(ui::TextStyle style, std::string_view text, int most, ui::Color color, bool facts = false) {
    const std::size_t first = lines_.size();
    for (int left = most; left > 0 && !text.empty(); --left) {
      const bool beside = bottom_ + style.line_px / 2 < ui_.control_h();
      const float w = beside ? whole_w_ - menu_w_ : whole_w_ - ui::space::k12;
      const auto wrapped = ui_.wrap(style, text, w, left == 1 ? 1 : 2);
      std::string_view line = wrapped.front().text;
      text.remove_prefix(wrapped.size() > 1 ? static_cast<std::size_t>(wrapped[1].text.data() - text.data())
                                            : text.size());
      if (facts && text.substr(0, kDotBefore.size()) == kDotBefore) text.remove_prefix(kDotBefore.size());
      const std::size_t dot_at = line.size() - std::min(line.size(), kDotBehind.size());
      if (facts && !text.empty() && line.substr(dot_at) == kDotBehind) line = line.substr(0, dot_at);
      lines_.push_back({line, style, bottom_, w, color});
      bottom_ += style.line_px;
    }
    return first;
  }

  // The first `bytes` of what was added from line `first` on are late.
  void mark_late(std::size_t first, std::size_t bytes) {
    if (first == lines_.size()) return;
    const char* const end = lines_[first].text.data() + bytes;
    for (std::size_t i = first; i < lines_.size() && lines_[i].text.data() < end; ++i)
      lines_[i].late = std::min(lines_[i].text.size(), static_cast<std::size_t>(end - lines_[i].text.data()));
  }

  float height() const { return std::max(ui_.control_h(), bottom_ + kPad_px); }

  void paint(ui::Ui& ui, ui::Point corner) const {
    const float low = std::max(0.0f, std::floor((height() - bottom_ - kPad_px) / 2));  // one line stands in the middle
    for (const Line& line : lines_) {
      ui::Rect rect{corner.x, corner.y + line.y + low, line.w, line.style.line_px};
      if (line.late > 0) {
        const std::string_view late = line.text.substr(0, line.late);
        ui.paint_text(rect, line.style, ui.colors().bad, late);
        const float w = std::round(ui.text_width(line.style, late));
        rect.x += w;
        rect.w += 1 - w;  // what was measured as one fits still
      }
      if (rect.w > 1) ui.paint_text(rect, line.style, line.color, line.text.substr(line.late));
    }
  }

 private:
  const ui::Ui& ui_;
  float whole_w_, menu_w_;
  float bottom_ = kPad_px;
  std::vector<Line> lines_;
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
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float box_w = reach(ui, 32);
  const float menu_w = look.places.empty() ? ui::space::k12 : reach(ui, kMenu_px);
  const Words words = words_of(page, entry, look);
  const std::string facts = words.facts();
  const bool open = task.status == TaskStatus::kOpen;
  Lines lines(ui, ui.width() - box_w, menu_w);
  lines.add(ui.style(ui::Type::kBody), task.title, kTitleLines, open ? c.ink : c.muted);
  lines.add(small, words.note, kNoteLines, c.info);
  const std::size_t first_fact = lines.add(small, facts, kFactLines, c.muted, true);
  if (open && is_overdue(task, page.today())) lines.mark_late(first_fact, words.due.size());
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::Rect rect = ui.place(ui.width(), lines.height());
  const bool dragged = ui.pointer().dragged == id;
  if (ui.visible(rect)) {
    ui.fill(rect, dragged ? c.hover : c.surface, ui::kRadius_px);
    ui.outline(rect, ui.hovered(id) ? c.faint : c.line, ui::kRadius_px);
    lines.paint(ui, {rect.x + box_w, rect.y});
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
  // Below the button of its menu too, which lies over it.
  ui.semantics().leaf(std::move(node), {rect.x + box_w, rect.y, rect.w - box_w, rect.h});
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
