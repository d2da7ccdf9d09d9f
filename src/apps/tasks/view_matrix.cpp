// The matrix of what is urgent and what is important (after D. D. Eisenhower's distinction of the two).

#include "apps/tasks/view_cards.h"
#include "apps/tasks/view_found.h"
#include "apps/tasks/view_moving.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr int kUrgentDays = 2;  // due in so many days or fewer
constexpr int kLaterDays = 7;   // where what stops being urgent moves to
constexpr float kHalf_px = 260;
constexpr float kHalfHigh_px = 168;  // also where there is little in it

bool is_urgent(const Task& task, const Today& today) {
  return task.due && days_between(today.day, task.due->day) <= kUrgentDays;
}
bool is_important(const Task& task) { return task.priority >= Priority::kMedium; }

}  // namespace

void draw_matrix(Page& page) {
  std::vector<CardColumn> columns{{"Do now", "Important and urgent", {}, "Nothing burns."},
                                  {"Plan", "Important, not urgent", {}, "Nothing is planned."},
                                  {"Fit in", "Urgent, not important", {}, "Nothing presses."},
                                  {"Leave", "Neither", {}, "Nothing is left lying."}};
  for (const std::uint32_t at : listed(page)) {
    const Task& task = *page.index().entries()[at].task;
    if (task.status != TaskStatus::kOpen) continue;
    columns[(is_important(task) ? 0u : 2u) + (is_urgent(task, page.today()) ? 0u : 1u)].entries.push_back(at);
  }
  page.ui.muted("Important: medium or high priority. Urgent: due in " + std::to_string(kUrgentDays) +
                " days or less. Moving a card sets its priority or its due date.");
  page.ui.gap(ui::space::k12);
  const CardGrid halves{kHalf_px, 2, {"Urgent", "Not urgent"}, {"Important", "Not important"}, kHalfHigh_px};
  draw_card_columns(page, columns, halves, [&](const Entry& entry, std::size_t to, std::string& words) -> Status {
    const Task& task = *entry.task;
    const Date today = page.today().day;
    Patch patch;
    words.clear();
    const bool important = to < 2;
    const bool urgent = to % 2 == 0;
    if (urgent != is_urgent(task, page.today())) {
      const DueOn due = due_on(task, add_days(today, urgent ? 1 : kLaterDays), page.today());
      patch.due = std::optional(due.when);
      words = due_on_words(task, due, page.today());
    }
    if (important != is_important(task)) {
      patch.priority = important ? Priority::kHigh : Priority::kLow;
      const std::string priority = priority_in_sentence(*patch.priority);
      words = words.empty() ? priority + ": " + quoted(task.title) : priority + ". " + words;
    }
    return page.out.submit(EditTasks{{*entry.id}, patch});
  });
}

}  // namespace cairn::tasks
