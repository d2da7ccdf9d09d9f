// Notes in Markdown: several a week, newest first, edited in place. What is typed is a draft; it is saved after a
// pause, on leaving the field, and on Done.

#include <algorithm>
#include <cmath>

#include "apps/roadmap/view_week.h"
#include "base/text.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/markdown.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr std::int64_t kPause_ms = 1000;
constexpr std::size_t kNotesAtOnce = 20;
constexpr std::size_t kFoldedBytes = 4000;  // longer notes show their beginning until asked
constexpr std::size_t kMeasuredBytes = 6000;

enum class WhenEmpty { kKeep, kRemove };

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t from = text.find_first_not_of(kBlank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

void learn_id(NoteDraft& draft, Out& out) {
  if (!draft.note_id.empty() || out.gestures().empty()) return;
  for (const Event& event : out.gestures().back().events)
    if (const auto* changed = std::get_if<NoteChanged>(&event)) draft.note_id = changed->key;
}

void save_draft(NoteDraft& draft, Out& out, WhenEmpty when_empty) {
  if (!draft.dirty) return;
  if (trimmed(draft.text).empty() && (draft.note_id.empty() || when_empty == WhenEmpty::kKeep)) return;
  Status status = out.submit(WriteNote{draft.note_id, draft.week, draft.text});
  if (!status && status.error().code == ErrorCode::kNotFound) {  // removed meanwhile: the words stay
    draft.note_id.clear();
    status = out.submit(WriteNote{{}, draft.week, draft.text});
  }
  if (!status) {
    draft.error = status.error().message;
    return;
  }
  draft.error.clear();
  draft.dirty = false;
  learn_id(draft, out);
}

// Undo, or another tab, may have changed the note since the last pass. Words that are not saved yet win.
void follow_state(NoteDraft& draft, const State& state) {
  const auto it = state.notes.find(draft.note_id);
  if (draft.note_id.empty() || it == state.notes.end()) return;
  const std::string& text = it->second.text;
  if (draft.seen == text) return;
  draft.seen = text;
  if (!draft.dirty && trimmed(draft.text) != trimmed(text)) draft.text = text;
}

float editor_height(const ui::Ui& ui, std::string_view text) {
  const ui::TextStyle style = ui.style(ui::Type::kBody);
  const float needed = ui.text_height(style, text.substr(0, kMeasuredBytes), ui.width() - 24) + style.line_px;
  return std::clamp(std::ceil(needed), 6 * style.line_px, 18 * style.line_px) + 20;
}

std::string_view save_words(const NoteDraft& draft, bool in_sample) {
  if (in_sample) return "Gone when you leave the sample";
  if (draft.dirty) return "Saves in a moment";
  return draft.note_id.empty() ? "" : "Saved";
}

void draw_preview(ui::Ui& ui, std::string_view text) {
  const ui::Container preview(ui, ui::Role::kGroup, "Preview");
  if (trimmed(text).empty())
    ui.muted("Nothing to preview yet.");
  else
    ui::markdown(ui, text);
}

// Answers whether the draft is finished and may be forgotten.
bool draw_editor(WeekPage& page, NoteDraft& draft, std::string_view label) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "editor");
  const ui::Container form(ui, ui::Role::kForm, label, "form");
  follow_state(draft, page.context.state);
  if (draft.preview) {
    draw_preview(ui, draft.text);
  } else {
    const ui::FieldResult field = ui::text_area(
        ui, label, draft.text,
        {.placeholder = "What you learned, decided or got stuck on. Markdown works: **bold**, - lists, `code`.",
         .error = draft.error,
         .height = editor_height(ui, draft.text),
         .show_label = false,
         .autofocus = true,
         .disabled_because = page.context.read_only_because()});
    if (field.changed) {
      draft.dirty = true;
      draft.changed_at = page.context.now;
      draft.error.clear();
    }
    if (field.committed) save_draft(draft, page.out, WhenEmpty::kKeep);
    if (field.submitted && draft.error.empty() && !draft.note_id.empty())
      page.out.actions.push_back(ui::Announce{"The note is kept."});
  }
  ui.gap(ui::space::k8);
  bool finished = false;
  ui::Row row(ui, ui::space::k8, ui.control_h());
  // What could not be kept must not be put away.
  const std::string_view blocked = draft.dirty ? page.context.read_only_because() : std::string_view();
  if (ui::button(ui, "Done", {.look = ui::ButtonLook::kPrimary, .disabled_because = blocked})) {
    const bool removes = draft.dirty && !draft.note_id.empty() && trimmed(draft.text).empty();
    save_draft(draft, page.out, WhenEmpty::kRemove);
    finished = draft.error.empty();
    if (finished && removes) page.out.actions.push_back(ui::Toast{"Note removed", true});
    if (finished && !removes && !draft.note_id.empty()) page.out.actions.push_back(ui::Announce{"The note is kept."});
    ui.request_settle();
  }
  if (ui::button(ui, draft.preview ? "Edit" : "Preview", {.icon = draft.preview ? icon::kPencil : icon::kEye})) {
    draft.preview = !draft.preview;
    ui.request_settle();
  }
  ui.muted(blocked.empty() ? save_words(draft, page.context.in_sample) : "Not saved yet: another tab is writing");
  return finished;
}

std::string note_date_words(const ViewContext& context, const Note& note) {
  const auto day = [&](Instant at) {
    return format_date(local_date(at, context.utc_offset_minutes), context.derived.today);
  };
  const std::string written = day(note.created_at);
  const std::string changed = day(note.updated_at);
  return written == changed ? written : written + ", changed " + changed;
}

void draw_text(WeekPage& page, const std::string& id, const std::string& text) {
  ui::Ui& ui = page.ui;
  if (text.size() <= kFoldedBytes + kFoldedBytes / 4) {
    ui::markdown(ui, text);
    return;
  }
  bool& whole = page.view.whole_notes[id];
  std::size_t end = text.size();
  if (!whole) {
    end = text.rfind('\n', kFoldedBytes);
    if (end == std::string::npos || end < kFoldedBytes / 2) end = kFoldedBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  ui::markdown(ui, std::string_view(text).substr(0, end));
  ui.gap(ui::space::k8);
  if (ui::button(ui, whole ? "Show less" : "Show the whole note", {.look = ui::ButtonLook::kPlain, .small = true})) {
    whole = !whole;
    ui.request_settle();
  }
}

// Enough to know a note by.
std::string beginning(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::string_view some = truncate_utf8(line, 40);
  return std::string(some) + (some.size() < text.size() ? "…" : "");
}

void draw_note(WeekPage& page, const std::string& id, const Note& note) {
  ui::Ui& ui = page.ui;
  const auto draw_date = [&] {
    ui.gap(std::max(0.0f, std::floor((icon_button_w(ui) - ui.style(ui::Type::kSmall).line_px) / 2)));
    ui.muted(note_date_words(page.context, note));
  };
  const auto draw_buttons = [&] {
    const ui::Row row(ui, 0);
    ui::ButtonOptions options{.small = true};
    options.disabled_because = page.context.read_only_because();
    const std::string which = " of " + note_date_words(page.context, note) + ": " + beginning(note.text);
    if (ui::icon_button(ui, "Edit note" + which, icon::kPencil, options)) {
      NoteDraft draft;
      draft.text = note.text;
      draft.seen = note.text;
      draft.note_id = id;
      draft.week = note.week;
      draft.editing = true;
      page.view.notes[id] = std::move(draft);
      ui.request_settle();
    }
    if (ui::icon_button(ui, "Remove note" + which, icon::kTrash2, options))
      tell(page.out, page.out.submit(RemoveNote{id}), "Note removed");
  };
  with_actions(ui, 2 * icon_button_w(ui), draw_date, draw_buttons);
  ui.gap(ui::space::k4);
  draw_text(page, id, note.text);
}

struct Entry {
  const std::string* id;
  const Note* note;
};

std::vector<Entry> notes_of(const WeekPage& page, const std::string& hidden_id) {
  std::vector<Entry> entries;
  for (const auto& [id, note] : page.context.state.notes)
    if (note.week == page.week.number && id != hidden_id) entries.push_back({&id, &note});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.note->created_at != b.note->created_at) return a.note->created_at > b.note->created_at;
    return *a.id < *b.id;
  });
  return entries;
}

void draw_new_note(WeekPage& page, bool first_note) {
  ui::Ui& ui = page.ui;
  const std::string key = "new " + std::to_string(page.week.number);
  const auto draft = page.view.notes.find(key);
  if (draft != page.view.notes.end()) {
    if (draw_editor(page, draft->second, "New note")) page.view.notes.erase(draft);
    return;
  }
  if (first_note)
    ui::empty_state(ui, icon::kNotebookPen, "No notes yet", "Write down what you will want to remember in a month.");
  ui::ButtonOptions write{.icon = icon::kPencil};
  write.disabled_because = page.context.read_only_because();
  const float w = ui::button_width(ui, "Write a note", write);
  ui::Row row(ui);
  if (first_note) row.gap(std::floor(std::max(0.0f, (ui.width() - w) / 2)));
  if (!ui::button(ui, "Write a note", write)) return;
  NoteDraft fresh;
  fresh.week = page.week.number;
  fresh.editing = true;
  page.view.notes[key] = std::move(fresh);
  ui.request_settle();
}

void draw_list(WeekPage& page, const std::vector<Entry>& entries) {
  ui::Ui& ui = page.ui;
  const std::size_t shown = std::min(entries.size(), page.view.notes_shown);
  if (shown == 0) return;
  {
    const ui::Container list(ui, ui::Role::kList, "Notes", "list");
    for (std::size_t i = 0; i < shown; ++i) {
      const std::string& id = *entries[i].id;
      const ui::Ui::Scope scope(ui, id);
      const ui::Container item(ui, ui::Role::kListItem, {}, "item");
      ui.gap(ui::space::k12);
      ui.divider();
      ui.gap(ui::space::k8);
      const auto draft = page.view.notes.find(id);
      if (draft == page.view.notes.end())
        draw_note(page, id, *entries[i].note);
      else if (draw_editor(page, draft->second, "Note"))
        page.view.notes.erase(draft);
    }
  }
  if (shown == entries.size()) return;
  ui.gap(ui::space::k16);
  const std::size_t more = std::min(kNotesAtOnce, entries.size() - shown);
  if (ui::button(ui, "Show " + std::to_string(more) + " more", {.width = -1})) {
    page.view.notes_shown += kNotesAtOnce;
    ui.request_settle();
  }
}

}  // namespace

std::optional<int> commit_due_drafts(const ViewContext& context, WeekView& view, Out& out) {
  std::optional<int> wait;
  if (!context.writable) return wait;
  for (auto& [key, draft] : view.notes) {
    if (!draft.dirty || !draft.error.empty() || trimmed(draft.text).empty()) continue;
    const std::int64_t left = draft.changed_at.ms + kPause_ms - context.now.ms;
    if (left <= 0)
      save_draft(draft, out, WhenEmpty::kKeep);
    else
      wait = std::min(wait.value_or(static_cast<int>(kPause_ms)), static_cast<int>(std::min(left, kPause_ms)));
  }
  return wait;
}

void draw_week_notes(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Notes");
  const ui::Card card(ui);
  const auto begun = page.view.notes.find("new " + std::to_string(page.week.number));
  const std::vector<Entry> entries =
      notes_of(page, begun == page.view.notes.end() ? std::string() : begun->second.note_id);
  section_title(ui, "Notes", entries.empty() ? std::string() : std::to_string(entries.size()));
  draw_new_note(page, entries.empty());
  draw_list(page, entries);
}

}  // namespace cairn::roadmap
