// The head of an open task, and what can be done to the task as a whole.

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr float kSnooze_px = 112;

// Once something was done to the task as a whole. A field that could not be kept is said with what was done.
void leave(Page& page) {
  std::string words = not_kept_words(page.view.editor);
  ui::Toast* said = page.out.actions.empty() ? nullptr : std::get_if<ui::Toast>(&page.out.actions.back());
  if (!words.empty() && said)
    said->text += (said->text.back() == '.' ? " " : ". ") + words;
  else if (!words.empty())
    page.out.actions.push_back(ui::Toast{std::move(words), false});
  close_editor(page);
}

}  // namespace

void draw_editor_actions(Page& page, const Entry& entry) {
  ui::Ui& ui = page.ui;
  const Task& task = *entry.task;
  const std::string& id = *entry.id;
  const bool open = task.status == TaskStatus::kOpen;
  const std::string_view off = page.context.read_only_because();
  const ui::Row row(ui);
  if (ui::button(ui, open ? "Complete" : "Open again",
                 {.look = ui::ButtonLook::kPrimary,
                  .icon = open ? icon::kCheck : icon::kRotateCcw,
                  .disabled_because = off})) {
    complete(page, entry);
    leave(page);
  }
  const bool running = page.context.state.timer && page.context.state.timer->task == id;
  if (open && !running && ui::button(ui, "Focus", {.icon = icon::kPlay, .disabled_because = off})) {
    tell(page.out, page.out.submit(StartFocus{id}), {});
    page.out.actions.push_back(ui::Announce{"The focus timer runs"});
    ui.semantics().focus(ui.id("Complete"));  // not what stands next: it would put the task off
  }
  if (open && off.empty()) {
    const std::vector<SnoozeChoice> choices = snooze_choices(page.today());
    std::vector<std::string> words{"Snooze"};
    for (const SnoozeChoice& choice : choices) words.push_back(choice.words);
    if (const auto chosen = ui::select(ui, "Snooze until", words, 0, kSnooze_px, false); chosen && *chosen > 0) {
      keep_half_written(page.context.state, page.view, page.out);
      snooze(page, entry, choices[static_cast<std::size_t>(*chosen) - 1].until);
      leave(page);
    }
  }
  if (open && task.repeat && ui::button(ui, "Skip this time", {.icon = icon::kSkipForward, .disabled_because = off}))
    tell(page.out, page.out.submit(SkipRepetition{id}), "Skipped: " + quoted(task.title));
  if (open && ui::button(ui, "Will not do", {.look = ui::ButtonLook::kQuiet, .disabled_because = off})) {
    tell(page.out, page.out.submit(DropTasks{{id}}), "Dropped: " + quoted(task.title));
    leave(page);
  }
  if (ui::button(ui, "Delete", {.look = ui::ButtonLook::kQuiet, .icon = icon::kTrash2, .disabled_because = off})) {
    remove(page, entry);
    close_editor(page);
  }
}

// What it is and the way out of it. True: it is to be closed.
bool draw_editor_head(Page& page) {
  ui::Ui& ui = page.ui;
  const float h = ui.control_h();
  const ui::Flow outer = ui.flow();
  const float top = ui.y();
  const bool leaving = page.view.screen == Screen::kList && page.view.arranged.arrangement.kept_in;
  const std::string_view words =
      leaving ? "It no longer belongs to what is shown: it leaves the list with the end of editing" : "Edit the task";
  ui.label({outer.x, top, outer.w - h - ui::space::k8, h}, ui.style(ui::Type::kSmall), ui.colors().muted, words);
  ui.flow() = ui::Flow{.x = outer.x + outer.w - h, .y = top, .w = h};
  const bool close = ui::icon_button(ui, "Close", icon::kX);
  // A phone's keyboard would cover what is to be read: the focus goes to what needs none.
  if (ui.phone() && !page.view.editor.opened) ui.semantics().focus(ui.id("Close"));
  page.view.editor.opened = true;
  ui.flow() = outer;
  ui.flow().y = top + h + ui::space::k4;
  return close;
}

}  // namespace cairn::tasks
