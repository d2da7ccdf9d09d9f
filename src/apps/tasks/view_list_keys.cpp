// The keys of the list's rows: going through them, and doing something to the one that has the focus. Cards have the
// same letters (view_card_keys.cpp).

#include <algorithm>

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_page.h"

namespace cairn::tasks {
namespace {

void edit(Page& page, const Entry& entry, Patch patch, std::string words) {
  tell(page.out, page.out.submit(EditTasks{{*entry.id}, std::move(patch)}), std::move(words));
}

// Of a day that is today: a time of it that is past is dropped, else the task were overdue at once.
When due_today(const Task& task, const Today& today) {
  When due{today.day, task.due ? task.due->minute : std::nullopt};
  if (due.minute && *due.minute <= today.minute) due.minute.reset();
  return due;
}

// The row so many rows further; the last one on the way where there are not so many.
std::size_t row_further(const Arrangement& arrangement, std::size_t at, std::ptrdiff_t by) {
  const std::ptrdiff_t step = by < 0 ? -1 : 1;
  const auto count = static_cast<std::ptrdiff_t>(arrangement.lines.size());
  for (auto i = static_cast<std::ptrdiff_t>(at) + step; by != 0 && i >= 0 && i < count; i += step) {
    if (arrangement.lines[static_cast<std::size_t>(i)].heading) continue;
    at = static_cast<std::size_t>(i);
    by -= step;
  }
  return at;
}

void want_focus(Page& page, const Arrangement& arrangement, std::size_t line) {
  page.view.focus_wanted = *page.index().entries()[arrangement.lines[line].entry].id;
  page.ui.request_settle();  // where it is far away, it is drawn for that
}

}  // namespace

void take_letter(Page& page, const Entry& entry, char key) {
  if (key == 'x') toggle_selected(page, *entry.id);
  if (!page.context.writable) return;
  const Task& task = *entry.task;
  if (key == 'c') complete(page, entry);
  if (key == 't') {
    Patch patch;
    patch.due = std::optional(due_today(task, page.today()));
    edit(page, entry, patch, "Due " + when_in_sentence(**patch.due, page.today()) + ": " + quoted(task.title));
  }
  if (key == 's') snooze(page, entry, {add_days(page.today().day, 1), {}});
  if (key == 'd') remove(page, entry);
  if (key >= '1' && key <= '4') {
    Patch patch;
    patch.priority = static_cast<Priority>('4' - key);
    edit(page, entry, patch, priority_in_sentence(*patch.priority) + ": " + quoted(task.title));
  }
}

void toggle_selected(Page& page, const std::string& id) {
  page.view.selecting = true;
  if (page.view.selected.erase(id) == 0) page.view.selected.insert(id);
}

void focus_row(Page& page, bool last) {
  const Arrangement& arrangement = arranged(page);
  if (page.view.screen != Screen::kList || arrangement.tasks == 0) return;
  const std::size_t end = last ? arrangement.lines.size() - 1 : 0;  // a heading is never the last line
  want_focus(page, arrangement, arrangement.lines[end].heading ? row_further(arrangement, end, 1) : end);
}

void take_row_key(Page& page, std::size_t at, const std::string& key) {
  const Arrangement& arrangement = page.view.arranged.arrangement;
  const Entry& entry = page.index().entries()[arrangement.lines[at].entry];
  const auto count = static_cast<std::ptrdiff_t>(arrangement.lines.size());
  const auto rows = static_cast<std::ptrdiff_t>(page.ui.clip().h / page.view.measured.tall_row_h);
  const auto go = [&](std::ptrdiff_t by) { want_focus(page, arrangement, row_further(arrangement, at, by)); };
  if (key == "ArrowDown" || key == "j") go(1);
  if (key == "ArrowUp" || key == "k") go(-1);
  if (key == "PageDown") go(std::max<std::ptrdiff_t>(1, rows - 1));
  if (key == "PageUp") go(-std::max<std::ptrdiff_t>(1, rows - 1));
  if (key == "End") go(count);
  if (key == "Home") go(-count);
  if (key == "Enter") open_editor(page, *entry.id);
  if (key.size() != 1) return;
  take_letter(page, entry, key.front());
  // The row may leave: the keys go on with the next one, or with the last.
  const bool leaves = key == "c" || key == "s" || key == "d";
  if (!leaves || !page.context.writable) return;
  const std::size_t next = row_further(arrangement, at, 1);
  want_focus(page, arrangement, next != at ? next : row_further(arrangement, at, -1));
}

}  // namespace cairn::tasks
