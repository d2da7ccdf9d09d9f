// Keys of the whole page, their list, and what the palette offers.

#include "base/fold.h"
#include "icons.h"
#include "shell/screens.h"
#include "shell/shell.h"
#include "shell/shortcuts.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
void Shell::handle_keys() {
  const Event& event = ui_.event();
  if (event.kind != EventKind::kKey || event.id != 0) return;
  if (shortcuts_open_ || more_open_ || data_.dialog_open()) return;  // what lies behind a dialog does not hear
  if ((ui_.hot_key("k", true) || ui_.hot_key("K", true) || ui_.hot_key("/", false)) && session_.loaded()) {
    if (palette_.is_open())
      palette_.close();
    else
      pending_actions_.push_back(OpenPalette{});
  } else if (ui_.hot_key("?", false)) {
    shortcuts_open_ = true;
  } else if (event.ctrl && (event.key == "y" || ((event.key == "z" || event.key == "Z") && event.shift))) {
    if (session_.can_redo()) pending_actions_.push_back(Redo{});
  } else if (event.ctrl && event.key == "z") {
    if (session_.can_undo()) pending_actions_.push_back(Undo{});
  }
}

void Shell::draw_shortcuts() {
  if (!shortcuts_open_) return;
  constexpr float kTwoColumns_px = 640;
  Overlay dialog(ui_, "shortcuts", "Keyboard shortcuts", 820);
  ui_.heading(2, "Keyboard shortcuts");
  ui_.gap(space::k12);
  {
    Columns columns(ui_, {1, 1}, space::k32, kTwoColumns_px);
    for (const ShortcutGroup& group : kShortcuts) {
      columns.next();
      std::string title(group.where);
      title.front() = static_cast<char>(title.front() - 'a' + 'A');
      const Ui::Scope scope(ui_, group.where);
      ui_.heading(3, title);
      ui_.gap(space::k4);
      const Container list(ui_, Role::kList, title, "keys");
      for (const Shortcut& shortcut : group.shortcuts) draw_shortcut(ui_, shortcut, single_keys());
    }
  }
  ui_.gap(space::k16);
  if (button(ui_, "Close", {.look = ButtonLook::kPrimary}) || dialog.dismissed()) shortcuts_open_ = false;
}

// Open tasks whose title holds what was typed.
void Shell::add_tasks_found(std::vector<PaletteCommand>& commands) const {
  constexpr std::size_t kMostTasks = 4;
  const std::string query = fold(palette_.query());
  if (query.empty()) return;
  std::size_t found = 0;
  for (const auto& [id, task] : tasks_.state().tasks) {
    if (task.status != tasks::TaskStatus::kOpen || fold(task.title).find(query) == std::string::npos) continue;
    const std::string place = task.project.empty() ? "Task" : "Task in " + task.project;
    commands.push_back({task.title, place, icon::kListTodo, Navigate{tasks::task_href(id)}});
    if (++found == kMostTasks) return;
  }
}

std::vector<PaletteCommand> Shell::palette_commands() const {
  std::vector<PaletteCommand> commands;
  const auto add = [&commands](std::string name, std::string hint, const char* mark, Action action) {
    commands.push_back({std::move(name), std::move(hint), mark, std::move(action)});
  };
  if (derived_.current_week != 0)
    add("Open this week", "Week " + std::to_string(derived_.current_week), icon::kFootprints,
        Navigate{"#/week/" + std::to_string(derived_.current_week)});
  for (const Screen& screen : kScreens)
    add("Go to " + std::string(screen.name), "", screen.icon, Navigate{"#/" + std::string(screen.id)});
  add("Add a task", "Tasks", icon::kPlus, WriteTask{});
  add_tasks_found(commands);
  if (session_.can_undo()) add("Undo", gesture_words(false), icon::kUndo2, Undo{});
  if (session_.can_redo()) add("Redo", gesture_words(true), icon::kRedo2, Redo{});
  const Profile* profile = profiles_.current();
  add("Profiles", profiles_.several() && profile ? profile->name : "", icon::kUsers, Navigate{"#/profiles"});
  if (profiles_.locked()) add("Lock now", "until the passphrase is given", icon::kLock, LockNow{});
  add("Export a backup", "one file with everything", icon::kDownload, Backup{});
  if (session_.in_sample())
    add("Leave the sample", "", icon::kEye, LeaveSample{});
  else
    add("Look around with a sample learner", "", icon::kEye, EnterSample{});
  add("Keyboard shortcuts", single_keys() ? "?" : "", icon::kKeyboard, ShowShortcuts{});
  if (installable_) add("Install Cairn", "", icon::kPlus, InstallPage{});
  return commands;
}

}  // namespace cairn::ui
