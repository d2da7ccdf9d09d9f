// What a task is made of, what it waits for, and how long was worked on it.

#include <algorithm>
#include <set>

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_page.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMaxProposed = 8;
constexpr std::size_t kMaxShownWork = 8;

void title_of(Page& page, std::string_view title, std::string_view count) {
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k16);
  const ui::Row row(ui, ui::space::k8);
  ui.text(ui::Type::kSmallStrong, title);
  if (!count.empty()) ui.muted(count);
}

void fail(Editor& editor, const Status& status, std::string_view where) {
  if (status)
    editor.errors.erase(std::string(where));
  else
    editor.errors[std::string(where)] = status.error().message;
}

// Those that wait for a task, for one that waits for it, and so on: to wait for them would be a circle.
std::set<const Entry*> waiting_behind(const Index& index, const Entry& entry) {
  std::set<const Entry*> behind{&entry};
  std::vector<const Entry*> open{&entry};
  while (!open.empty()) {
    const Entry* const one = open.back();
    open.pop_back();
    for (const Entry* waiting : index.waiting_for(*one->id))
      if (behind.insert(waiting).second) open.push_back(waiting);
  }
  return behind;
}

// Open tasks whose title holds what was typed; not what is there already.
std::vector<ui::Proposal> task_proposals(const Page& page, const Entry& entry, const std::string& typed) {
  std::vector<ui::Proposal> list;
  const std::string wanted = fold(typed);
  if (wanted.empty()) return list;
  const auto& there = entry.task->waits_for;
  const std::set<const Entry*> behind = waiting_behind(page.index(), entry);
  for (const Entry& other : page.index().entries()) {
    if (list.size() == kMaxProposed) break;
    if (behind.count(&other) > 0 || other.task->status != TaskStatus::kOpen) continue;
    if (std::binary_search(there.begin(), there.end(), *other.id)) continue;
    if (other.folded_title.find(wanted) != std::string::npos)
      list.push_back({other.task->title, other.task->project, *other.id});
  }
  return list;
}

std::string why_none(const Page& page, const Entry& entry, const std::string& typed) {
  const std::string wanted = fold(typed);
  for (const Entry* other : waiting_behind(page.index(), entry))
    if (other != &entry && other->folded_title.find(wanted) != std::string::npos)
      return quoted(other->task->title) + " comes after this one already: neither could ever be begun.";
  return "No open task that could come first has these words in its title.";
}

}  // namespace

void draw_parts(Page& page, const Entry& entry) {
  ui::Ui& ui = page.ui;
  Editor& editor = page.view.editor;
  const auto& parts = page.index().subtasks_of(*entry.id);
  title_of(page, "Parts",
           parts.empty()
               ? std::string()
               : std::to_string(entry.subtasks - entry.open_subtasks) + " of " + std::to_string(entry.subtasks));
  ui.gap(4);
  if (!parts.empty()) {
    const ui::Container list(ui, ui::Role::kList, "Parts", "parts");
    for (const Entry* part : parts) {
      const ui::Ui::Scope scope(ui, *part->id);
      const ui::Container item(ui, ui::Role::kListItem, {}, "part");
      const bool done = part->task->status != TaskStatus::kOpen;
      const float open_w = ui.control_h();
      const float top = ui.y();
      const ui::CheckOptions options{.strike_when_on = true,
                                     .disabled_because = page.context.read_only_because(),
                                     .width = ui.width() - open_w - ui::space::k4};
      if (ui::checkbox(ui, part->task->title, done, options)) complete(page, *part);
      const float bottom = ui.y();
      const ui::Flow outer = ui.flow();
      ui.flow() = ui::Flow{.x = outer.x + outer.w - open_w, .y = top, .w = open_w};
      if (ui::icon_button(ui, "Open " + quoted(part->task->title), icon::kPencil, {.small = true}))
        open_editor(page, *part->id);
      ui.flow() = outer;
      ui.flow().y = std::max(bottom, top + 28);
    }
  }
  ui::FieldOptions options{.placeholder = "Add a part", .show_label = false, .icon = icon::kPlus};
  options.error = error_in(editor, "subtask");
  options.disabled_because = page.context.read_only_because();
  const ui::FieldResult added = ui::text_field(ui, "Add a part", editor.subtask, options);
  if (trim(editor.subtask).empty()) return;
  const QuickAdd draft = parse_quick_add(editor.subtask, {page.today(), {}, &page.index()});
  if (!draft.spans.empty() || !draft.hints.empty()) {
    ui.gap(4);
    draw_draft_words(page, draft);
  }
  if (!added.committed) return;  // also where the field is only left
  const Status status = page.out.submit(AddSubtask{*entry.id, draft.task});
  fail(editor, status, "subtask");
  if (!status) return;
  page.out.actions.push_back(ui::Announce{"Added: " + draft.task.title});
  editor.subtask.clear();
}

void draw_waits_for(Page& page, const Entry& entry) {
  ui::Ui& ui = page.ui;
  Editor& editor = page.view.editor;
  const Task& task = *entry.task;
  title_of(page, "Waits for", {});
  ui.gap(4);
  const auto keep = [&](std::vector<std::string> ids) {
    Patch patch;
    patch.waits_for = std::move(ids);
    const Status status = page.out.submit(EditTasks{{*entry.id}, patch});
    fail(editor, status, "waits_for");
    return status.ok();
  };
  for (const std::string& first : task.waits_for) {
    const Entry* awaited = page.index().find(first);
    if (!awaited) continue;
    const ui::Ui::Scope scope(ui, first);
    const float top = ui.y();
    const float h = ui.control_h();
    const bool done = awaited->task->status != TaskStatus::kOpen;
    ui.paint_icon({ui.x() + 9, top + h / 2}, 16, done ? ui.colors().accent : ui.colors().muted,
                  done ? icon::kCircleCheck : icon::kCircleDashed);
    ui.label({ui.x() + 26, top, ui.width() - 26 - h, h}, ui.style(ui::Type::kBody),
             done ? ui.colors().muted : ui.colors().ink, awaited->task->title);
    const ui::Flow outer = ui.flow();
    ui.flow() = ui::Flow{.x = outer.x + outer.w - h, .y = top, .w = h};
    if (ui::icon_button(ui, "Do not wait for " + quoted(awaited->task->title), icon::kX,
                        {.disabled_because = page.context.read_only_because()})) {
      std::vector<std::string> rest = task.waits_for;
      rest.erase(std::remove(rest.begin(), rest.end(), first), rest.end());
      keep(std::move(rest));
    }
    ui.flow() = outer;
    ui.flow().y = top + h;
  }
  ui::FieldOptions options{.placeholder = "Find the task that comes first", .show_label = false};
  options.error = error_in(editor, "waits_for");
  options.disabled_because = page.context.read_only_because();
  options.width = ui.width();
  std::string typed = editor.waits_for;
  const auto proposals = task_proposals(page, entry, typed);
  const auto found = ui::proposing_field(ui, "Waits for", typed, proposals, options);
  editor.escaped |= found.escaped;
  const bool only_one = found.submitted && proposals.size() == 1;
  if (found.taken || only_one) {  // the value of a proposal is the task's id
    std::vector<std::string> ids = task.waits_for;
    ids.push_back(found.taken ? typed : proposals.front().value);
    keep(std::move(ids));
    editor.waits_for.clear();
    return;
  }
  editor.waits_for = typed;
  if (found.changed) editor.errors.erase("waits_for");
  if (found.submitted && !trim(typed).empty())
    editor.errors["waits_for"] = proposals.empty() ? why_none(page, entry, typed) : "Choose one of the list.";
}

void draw_worked(Page& page, const Entry& entry) {
  ui::Ui& ui = page.ui;
  Editor& editor = page.view.editor;
  std::vector<std::pair<std::string, const Work*>> entries;
  for (const auto& [id, work] : page.context.state.work)
    if (work.task == *entry.id) entries.emplace_back(id, &work);
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.second->started_at > b.second->started_at; });
  title_of(page, "Time worked", entry.worked_minutes > 0 ? format_minutes(entry.worked_minutes) : std::string());
  ui.gap(4);
  const float h = ui.control_h();
  for (std::size_t i = 0; i < std::min(entries.size(), kMaxShownWork); ++i) {
    const auto& [id, work] = entries[i];
    const ui::Ui::Scope scope(ui, id);
    const Date day = local_date(work->started_at, work->utc_offset_minutes);
    const std::string words = format_date(day, page.today().day) + " \xC2\xB7 " + format_minutes(work->minutes);
    const float top = ui.y();
    ui.label({ui.x(), top, ui.width() - h, h}, ui.style(ui::Type::kBody), ui.colors().ink, words);
    const ui::Flow outer = ui.flow();
    ui.flow() = ui::Flow{.x = outer.x + outer.w - h, .y = top, .w = h};
    if (ui::icon_button(ui, "Remove " + words, icon::kX, {.disabled_because = page.context.read_only_because()}))
      tell(page.out, page.out.submit(RemoveWork{id}), "Removed: " + words);
    ui.flow() = outer;
    ui.flow().y = top + h;
  }
  ui::FieldOptions options{.placeholder = "Log time: 25m", .show_label = false};
  options.error = error_in(editor, "minutes");
  options.disabled_because = page.context.read_only_because();
  if (!ui::text_field(ui, "Log time", editor.minutes, options).committed || trim(editor.minutes).empty()) return;
  const Result<int> minutes = parse_duration(editor.minutes);
  const Status status = minutes ? page.out.submit(LogWork{*entry.id, minutes.value()}) : Status(minutes.error());
  fail(editor, status, "minutes");
  if (!status) return;
  page.out.actions.push_back(ui::Toast{format_minutes(minutes.value()) + " logged", true});
  editor.minutes.clear();
}

}  // namespace cairn::tasks
