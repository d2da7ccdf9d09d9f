// The board: columns by progress, due date, priority or project. A card moves where it is dropped.

#include <algorithm>
#include <map>

#include "apps/tasks/view_cards.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

enum class BoardBy { kProgress, kDue, kPriority, kProject };
constexpr int kDoneDays = 7;  // what was done so long ago has left the board
constexpr std::size_t kMaxProjects = 24;

// Tasks that the filter lets through, in the order of the list.
std::vector<std::uint32_t> listed(Page& page) {
  std::vector<std::uint32_t> entries;
  for (const ListLine& line : arranged(page).lines)
    if (!line.heading) entries.push_back(line.entry);
  return entries;
}

void draw_progress(Page& page) {
  std::vector<CardColumn> columns{{"To do", "", {}, true, "Nothing waits to be begun."},
                                  {"Doing", "", {}, true, "Drag here what you are at."},
                                  {"Waiting", "For another task, or for its day", {}, false, "Nothing waits."},
                                  {"Done", "In the last 7 days", {}, true, "Nothing was done yet."}};
  const auto& entries = page.index().entries();
  for (const std::uint32_t at : listed(page)) {
    const Entry& entry = entries[at];
    if (entry.task->status != TaskStatus::kOpen) continue;
    const bool waits = entry.blocked || is_deferred(*entry.task, page.today());
    columns[waits ? 2 : entry.task->started_at ? 1 : 0].entries.push_back(at);
  }
  for (std::uint32_t at = 0; at < entries.size(); ++at) {
    const Task& task = *entries[at].task;
    if (task.status != TaskStatus::kDone) continue;
    const Date day = local_date(*task.closed_at, task.closed_utc_offset_minutes);
    if (days_between(day, page.today().day) < kDoneDays) columns[3].entries.push_back(at);
  }
  std::sort(columns[3].entries.begin(), columns[3].entries.end(), [&](std::uint32_t a, std::uint32_t b) {
    return *entries[a].task->closed_at > *entries[b].task->closed_at;
  });
  draw_card_columns(page, columns, 220, [&](const Entry& entry, std::size_t to, std::string& words) -> Status {
    if (to == 3) {
      words = "Done: " + quoted(entry.task->title);
      return page.out.submit(CompleteTasks{{*entry.id}});
    }
    if (entry.task->status != TaskStatus::kOpen)
      if (Status status = page.out.submit(ReopenTasks{{*entry.id}}); !status) return status;
    Patch patch;
    patch.started = to == 1;
    if (is_deferred(*entry.task, page.today())) patch.defer = std::optional<When>();
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

void draw_due(Page& page) {
  std::vector<CardColumn> columns{{"Overdue", "", {}, false, "Nothing is late."},
                                  {"Today", "", {}, true, "Nothing is due today."},
                                  {"Tomorrow", "", {}, true, "Nothing is due tomorrow."},
                                  {"Later this week", "", {}, false, "Nothing more this week."},
                                  {"Next week", "A card dropped here is due on Monday", {}, true, "Nothing next week."},
                                  {"Later", "", {}, false, "Nothing later."},
                                  {"No due date", "", {}, true, "Everything has a day."}};
  for (const std::uint32_t at : listed(page)) {
    const Task& task = *page.index().entries()[at].task;
    const std::string words = group_words(task, Group::kDue, page.today());
    for (CardColumn& column : columns)
      if (column.title == words) column.entries.push_back(at);
  }
  draw_card_columns(page, columns, 220, [&](const Entry& entry, std::size_t to, std::string&) -> Status {
    Patch patch;
    const Date day = page.today().day;
    const Date target = to == 1 ? day : to == 2 ? add_days(day, 1) : add_days(monday_of(day), 7);
    const std::optional<int> minute = entry.task->due ? entry.task->due->minute : std::nullopt;
    patch.due = to == 6 ? std::optional<When>() : std::optional(When{target, minute});
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

void draw_priority(Page& page) {
  std::vector<CardColumn> columns{{"High", "", {}, true, "No task has high priority."},
                                  {"Medium", "", {}, true, "No task has medium priority."},
                                  {"Low", "", {}, true, "No task has low priority."},
                                  {"None", "", {}, true, "Every task has a priority."}};
  for (const std::uint32_t at : listed(page))
    columns[3 - static_cast<std::size_t>(page.index().entries()[at].task->priority)].entries.push_back(at);
  draw_card_columns(page, columns, 220, [&](const Entry& entry, std::size_t to, std::string&) -> Status {
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
    columns.push_back({name.empty() ? "No project" : name, "", std::move(members), true, "Every task has a project."});
  }
  if (by_project.size() > kMaxProjects) {
    page.ui.muted("The first " + std::to_string(kMaxProjects) + " of " + std::to_string(by_project.size()) +
                  " projects. A filter shows others.");
    page.ui.gap(ui::space::k8);
  }
  draw_card_columns(page, columns, 240, [&](const Entry& entry, std::size_t to, std::string&) -> Status {
    Patch patch;
    patch.project = columns[to].title == "No project" ? std::string() : columns[to].title;
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

}  // namespace

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
