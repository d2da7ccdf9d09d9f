// The board: columns by progress, due date, priority or project. A card moves where it is dropped.

#include <algorithm>
#include <map>

#include "apps/tasks/view_cards.h"
#include "apps/tasks/view_found.h"
#include "apps/tasks/view_moving.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

enum class BoardBy { kProgress, kDue, kPriority, kProject };
constexpr int kDoneDays = 7;  // what was done so long ago has left the board
constexpr std::size_t kMaxProjects = 24;

enum ProgressColumn : std::size_t { kToDo, kDoing, kWaiting, kDone };

// What waits can only be told what for by the person; a card that is put there is answered with the ways to do it.
void draw_ask_to_wait(Page& page) {
  const Entry* entry = page.index().find(page.view.asked_to_wait);
  if (!entry || !is_actionable(*entry, page.today())) page.view.asked_to_wait.clear();
  if (page.view.asked_to_wait.empty()) return;
  ui::Ui& ui = page.ui;
  const std::string id = *entry->id;
  const ui::Ui::Scope scope(ui, "ask " + id);
  {
    const ui::Container form(ui, ui::Role::kForm, "What does it wait for?", "ask");
    const ui::Card card(ui, ui::CardLook::kInfo, ui::space::k12);
    ui::Ui::TextOptions wide;
    wide.max_width = 0;
    ui.text(ui::Type::kBody,
            quoted(entry->task->title) + " waits for nothing yet. Hide it until a day, or say which task comes first.",
            wide);
    ui.gap(ui::space::k8);
    const ui::Row row(ui, 6);
    const bool hide = ui::button(ui, "Defer until tomorrow", {.small = true});
    ui.semantics().last(ui.id("Defer until tomorrow"))->autofocus = true;
    const bool open = ui::button(ui, "Open the task", {.small = true});
    const bool leave = ui::button(ui, "Leave it", {.small = true}) || form.dismissed();
    if (hide) {
      Patch patch;
      patch.defer = When{add_days(page.today().day, 1), {}};
      tell(page.out, page.out.submit(EditTasks{{id}, patch}), "Deferred until tomorrow: " + quoted(entry->task->title));
    }
    if (open) open_editor(page, id);
    if (hide || leave) ui.semantics().focus(card_id(ui, id));
    if (hide || open || leave) page.view.asked_to_wait.clear();
  }
  ui.gap(ui::space::k8);
}

// Who is held up with what it is part of is set free there.
Error stays_with_whole(const Page& page, const Entry& entry) {
  const std::string stays = quoted(entry.task->title) + " stays here: it ";
  if (entry.waits_with)
    return {ErrorCode::kInvalid,
            stays + "waits with " + quoted(entry.waits_with->title) + ", which waits for " +
                awaited_words(page.index(), *entry.waits_with) + ". Finish that first.",
            "waits_for"};
  return {ErrorCode::kInvalid,
          stays + "is deferred with " + quoted(entry.deferred_with->title) +
              ". Open that, and take the day out of \xE2\x80\x9C"
              "Deferred until\xE2\x80\x9D.",
          "defer"};
}

Status move_progress(Page& page, const Entry& entry, std::size_t to, std::string& words) {
  const Task& task = *entry.task;
  const bool open = task.status == TaskStatus::kOpen;
  const bool hidden = is_deferred(task, page.today());
  if (to == kDone) {
    words = done_words(entry, page.today());
    return page.out.submit(CompleteTasks{{*entry.id}});
  }
  if (to == kWaiting && open) {
    page.view.asked_to_wait = *entry.id;
    page.ui.semantics().focus(0);  // the question takes it, not the card
    words.clear();
    return Done{};
  }
  if (open && (entry.waits_with || (entry.deferred_with && is_deferred(entry, page.today()))))
    return stays_with_whole(page, entry);
  if (open && entry.blocked)
    return Error{ErrorCode::kInvalid,
                 quoted(task.title) + " stays here: it waits for " + awaited_words(page.index(), task) +
                     ". Finish that first, or open the card and take it out of \xE2\x80\x9CWaits for\xE2\x80\x9D.",
                 "waits_for"};
  Patch patch;
  if (hidden && (open || to != kWaiting)) patch.defer = std::optional<When>();
  if (hidden && open) words += ". It is deferred no longer";
  if (to != kWaiting) patch.started = to == kDoing;
  if (open) return page.out.submit(EditTasks{{*entry.id}, patch});
  if (entry.blocked)
    words = "Open again: " + quoted(task.title) + ". It waits for " + awaited_words(page.index(), task);
  else if (to == kWaiting && !hidden)
    page.view.asked_to_wait = *entry.id, words = "Open again: " + quoted(task.title);
  return page.out.submit(ReopenTasks{{*entry.id}}, EditTasks{{*entry.id}, patch});
}

void draw_progress(Page& page) {
  std::vector<CardColumn> columns{{"To do", "", {}, "Nothing waits to be begun."},
                                  {"Doing", "", {}, "Drag here what you are at."},
                                  {"Waiting", "For another task, or for its day", {}, "Nothing waits."},
                                  {"Done", "In the last 7 days", {}, "Nothing was done yet."}};
  columns[kWaiting].tells_why = true;
  columns[kWaiting].head = [&page] { draw_ask_to_wait(page); };
  const auto& entries = page.index().entries();
  for (const std::uint32_t at : listed(page)) {
    const Entry& entry = entries[at];
    if (entry.task->status != TaskStatus::kOpen) continue;
    const bool waits = entry.blocked || is_deferred(entry, page.today());
    columns[waits ? kWaiting : entry.task->started_at ? kDoing : kToDo].entries.push_back(at);
  }
  for (const std::uint32_t at : hidden_for_now(page)) columns[kWaiting].entries.push_back(at);
  columns[kDone].entries = done_lately(page, kDoneDays);
  draw_card_columns(page, columns, {}, [&](const Entry& entry, std::size_t to, std::string& words) -> Status {
    return move_progress(page, entry, to, words);
  });
}

constexpr const char* kNeedsADay =
    "Which day? Open the card and write it into \xE2\x80\x9C"
    "Due\xE2\x80\x9D, or drag it in the calendar.";

void draw_due(Page& page) {
  std::vector<CardColumn> columns{{"Overdue", "", {}, "Nothing is late.", false},
                                  {"Today", "", {}, "Nothing is due today."},
                                  {"Tomorrow", "", {}, "Nothing is due tomorrow."},
                                  {"Later this week", "", {}, "Nothing more this week.", false},
                                  {"Next week", "A card dropped here is due on Monday", {}, "Nothing next week."},
                                  {"Later", "", {}, "Nothing later.", false},
                                  {"No due date", "", {}, "Everything has a day."}};
  columns[0].refuses = "A task is overdue once its day is past. Drop it on the day that it is due.";
  columns[3].refuses = columns[5].refuses = kNeedsADay;
  for (const std::uint32_t at : listed(page)) {
    const Task& task = *page.index().entries()[at].task;
    const std::string words = group_words(task, Group::kDue, page.today());
    for (CardColumn& column : columns)
      if (column.title == words) column.entries.push_back(at);
  }
  draw_card_columns(page, columns, {}, [&](const Entry& entry, std::size_t to, std::string& words) -> Status {
    Patch patch;
    if (to == 6) {
      patch.due = std::optional<When>();
    } else {
      const Date day = page.today().day;
      const Date target = to == 1 ? day : to == 2 ? add_days(day, 1) : add_days(monday_of(day), 7);
      const DueOn due = due_on(*entry.task, target, page.today());
      patch.due = std::optional(due.when);
      words = due_on_words(*entry.task, due, page.today());
    }
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

void draw_priority(Page& page) {
  std::vector<CardColumn> columns{{"High", "", {}, "No task has high priority."},
                                  {"Medium", "", {}, "No task has medium priority."},
                                  {"Low", "", {}, "No task has low priority."},
                                  {"None", "", {}, "Every task has a priority."}};
  for (const std::uint32_t at : listed(page))
    columns[3 - static_cast<std::size_t>(page.index().entries()[at].task->priority)].entries.push_back(at);
  draw_card_columns(page, columns, {}, [&](const Entry& entry, std::size_t to, std::string&) -> Status {
    Patch patch;
    patch.priority = static_cast<Priority>(3 - to);
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

void draw_projects(Page& page) {
  std::map<std::string, std::vector<std::uint32_t>> by_project;
  for (const std::uint32_t at : listed(page)) by_project[page.index().entries()[at].task->project].push_back(at);
  by_project[""];
  std::vector<CardColumn> columns;
  for (auto& [name, members] : by_project) {
    if (columns.size() == kMaxProjects) break;
    columns.push_back({name.empty() ? "No project" : name, "", std::move(members), "Every task has a project."});
  }
  if (by_project.size() > kMaxProjects) {
    page.ui.muted("The first " + std::to_string(kMaxProjects) + " of " + std::to_string(by_project.size()) +
                  " projects. A filter shows others.");
    page.ui.gap(ui::space::k8);
  }
  draw_card_columns(page, columns, {.min_w = 240}, [&](const Entry& entry, std::size_t to, std::string&) -> Status {
    Patch patch;
    patch.project = columns[to].title == "No project" ? std::string() : columns[to].title;
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

}  // namespace

bool board_has_more(const Page& page) { return !hidden_for_now(page).empty() || !done_lately(page, kDoneDays).empty(); }

void draw_board(Page& page) {
  ui::Ui& ui = page.ui;
  int& by = page.view.board_by;
  if (const auto chosen = ui::segmented(ui, "Columns", {"Progress", "Due", "Priority", "Project"}, by)) by = *chosen;
  ui.gap(ui::space::k16);
  const ui::Ui::Scope scope(ui, by);
  switch (static_cast<BoardBy>(by)) {
    case BoardBy::kProgress:
      return draw_progress(page);
    case BoardBy::kDue:
      return draw_due(page);
    case BoardBy::kPriority:
      return draw_priority(page);
    case BoardBy::kProject:
      return draw_projects(page);
  }
}

}  // namespace cairn::tasks
