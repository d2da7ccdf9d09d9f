// The matrix of what is urgent and what is important (after D. D. Eisenhower's distinction of the two).

#include "apps/tasks/view_cards.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr int kUrgentDays = 2;  // due in so many days or fewer
constexpr int kLaterDays = 7;   // where what stops being urgent moves to
constexpr float kHalf_px = 300;

bool is_urgent(const Task& task, const Today& today) {
  return task.due && days_between(today.day, task.due->day) <= kUrgentDays;
}
bool is_important(const Task& task) { return task.priority >= Priority::kMedium; }

}  // namespace

void draw_matrix(Page& page) {
  std::vector<CardColumn> columns{{"Do now", "Important and urgent", {}, true, "Nothing burns."},
                                  {"Plan", "Important, not urgent", {}, true, "Nothing is planned."},
                                  {"Fit in", "Urgent, not important", {}, true, "Nothing presses."},
                                  {"Leave", "Neither", {}, true, "Nothing is left lying."}};
  for (const ListLine& line : arranged(page).lines) {
    if (line.heading) continue;
    const Entry& entry = page.index().entries()[line.entry];
    if (entry.task->status != TaskStatus::kOpen) continue;
    columns[(is_important(*entry.task) ? 0u : 2u) + (is_urgent(*entry.task, page.today()) ? 0u : 1u)].entries.push_back(
        line.entry);
  }
  page.ui.muted("Important: medium or high priority. Urgent: due in " + std::to_string(kUrgentDays) +
                " days or less. Moving a card sets its priority or its due date.");
  page.ui.gap(ui::space::k12);
  draw_card_columns(page, columns, kHalf_px, [&](const Entry& entry, std::size_t to, std::string& words) -> Status {
    const Task& task = *entry.task;
    const Date today = page.today().day;
    Patch patch;
    std::string done;
    const bool important = to < 2;
    const bool urgent = to % 2 == 0;
    if (important != is_important(task)) {
      patch.priority = important ? Priority::kHigh : Priority::kLow;
      done += std::string(priority_words(*patch.priority)) + " priority";
    }
    if (urgent != is_urgent(task, page.today())) {
      patch.due = std::optional(When{add_days(today, urgent ? 1 : kLaterDays), {}});
      done += std::string(done.empty() ? "Due " : ", due ") + (urgent ? "tomorrow" : "in a week");
    }
    words = done + ": " + quoted(task.title);
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

}  // namespace cairn::tasks
