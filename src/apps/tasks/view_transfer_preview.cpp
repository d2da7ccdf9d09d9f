// What a file would bring in, before it does; what could not be read is kept aside, row by row.

#include <algorithm>

#include "apps/tasks/phrases.h"
#include "apps/tasks/repeat.h"
#include "apps/tasks/view_transfer.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kShownTasks = 12;
constexpr std::size_t kShownProblems = 50;
constexpr std::size_t kShownNotes = 20;

void draw_counts(Page& page) {
  ui::Ui& ui = page.ui;
  const Incoming& incoming = *page.view.incoming;
  const ImportOutcome& outcome = incoming.outcome;
  std::string words = tasks_words(outcome.tasks_added) + " to add";
  if (outcome.work_added > 0)
    words +=
        ", " + counted(static_cast<std::int64_t>(outcome.work_added), "entry of time worked", "entries of time worked");
  if (!outcome.duplicate_lines.empty())
    words += ". " + tasks_words(outcome.duplicate_lines.size()) +
             (outcome.duplicate_lines.size() == 1 ? " is" : " are") + " here already";
  if (!outcome.problems.empty())
    words += ". " + counted(static_cast<std::int64_t>(outcome.problems.size()), "row is", "rows are") + " kept aside";
  ui.text(ui::Type::kBodyStrong, words + ".");
  const ImportRows& rows = incoming.import.rows;
  std::string of = std::string(format_name(incoming.import.format)) + ", " +
                   counted(static_cast<std::int64_t>(rows.read), "row", "rows");
  if (rows.ignored > 0) of += ", " + std::to_string(rows.ignored) + " of them headings or empty";
  ui.muted(quoted(incoming.file_name) + ": " + of + ".");
}

struct SampleColumn {
  ui::TableColumn head;
  std::string (*cell)(const Task& task, const Today& today);
};

std::string title_cell(const Task& task, const Today&) {
  return task.title + (task.status != TaskStatus::kOpen ? " (closed)" : "");
}
std::string tag_cell(const Task& task, const Today&) {
  std::string words;
  for (const std::string& tag : task.tags) words += (words.empty() ? "#" : " #") + tag;
  return words;
}

const SampleColumn kSampleColumns[] = {
    {{"Task", 5}, title_cell},
    {{"Due", 2}, [](const Task& task, const Today& today) { return due_words(task, today); }},
    {{"Deferred until", 2},
     [](const Task& task, const Today& today) { return task.defer ? when_words(*task.defer, today) : std::string(); }},
    {{"Repeats", 2},
     [](const Task& task, const Today&) { return task.repeat ? repeat_words(*task.repeat) : std::string(); }},
    {{"Project", 2}, [](const Task& task, const Today&) { return task.project; }},
    {{"Tags", 2}, tag_cell},
    {{"Priority", 1.2f},
     [](const Task& task, const Today&) {
       return task.priority == Priority::kNone ? std::string() : std::string(priority_words(task.priority));
     }},
    {{"Takes", 1.2f}, [](const Task& task, const Today&) {
       return task.estimate_minutes > 0 ? format_minutes(task.estimate_minutes) : std::string();
     }}};

// Columns in which something stands; where there is no room for them all that was understood is one.
ui::Table sample_table(const std::vector<const Task*>& tasks, const Today& today, bool narrow) {
  ui::Table table{.name = "Tasks to add", .columns = {}, .rows = {}};
  table.rows.resize(tasks.size());
  if (narrow) table.columns = {kSampleColumns[0].head, {"Understood", 4}};
  for (const SampleColumn& column : kSampleColumns) {
    std::vector<std::string> cells;
    for (const Task* task : tasks) cells.push_back(column.cell(*task, today));
    const bool title = &column == kSampleColumns;
    if (!title && std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); }))
      continue;
    if (!narrow) table.columns.push_back(column.head);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      std::vector<std::string>& row = table.rows[i];
      if (!narrow || row.size() < 2)
        row.push_back(std::move(cells[i]));
      else if (!cells[i].empty())
        row[1] += (row[1].empty() ? "" : ", ") + cells[i];
    }
  }
  return table;
}

void draw_sample(Page& page) {
  const ImportOutcome& outcome = page.view.incoming->outcome;
  if (outcome.tasks_added == 0) return;
  ui::Ui& ui = page.ui;
  std::vector<const Task*> tasks;
  for (const Event& event : outcome.events) {
    if (tasks.size() == kShownTasks) break;
    if (const auto* task = std::get_if<TaskChanged>(&event)) tasks.push_back(&*task->after);
  }
  ui.gap(ui::space::k12);
  ui::table(ui, sample_table(tasks, page.today(), ui.phone()));
  if (outcome.tasks_added > kShownTasks)
    ui.muted("And " + std::to_string(outcome.tasks_added - kShownTasks) + " more.");
}

void draw_problems(Page& page) {
  const ImportOutcome& outcome = page.view.incoming->outcome;
  ui::Ui& ui = page.ui;
  if (!outcome.problems.empty()) {
    ui.gap(ui::space::k16);
    ui.heading(3, "Kept aside");
    ui.gap(ui::space::k4);
    ui::Table table{
        .name = "Rows kept aside", .columns = {{"Line", 1, 1}, {"Row", 4}, {"What is wrong", 5}}, .rows = {}};
    for (const ImportProblem& problem : outcome.problems) {
      if (table.rows.size() == kShownProblems) break;
      table.rows.push_back({std::to_string(problem.line), problem.text, problem.problem});
    }
    ui::table(ui, table);
    if (outcome.problems.size() > kShownProblems)
      ui.muted("And " + std::to_string(outcome.problems.size() - kShownProblems) + " more.");
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Save the rows kept aside", {.icon = icon::kDownload, .small = true})) {
      std::string text;
      for (const ImportProblem& problem : outcome.problems)
        text += "Line " + std::to_string(problem.line) + ": " + problem.problem + "\n" + problem.text + "\n\n";
      page.out.actions.push_back(ui::SaveFile{"cairn-rows-kept-aside.txt", "text/plain", std::move(text)});
    }
  }
  if (outcome.notes.empty()) return;
  ui.gap(ui::space::k16);
  ui.heading(3, "Understood differently");
  ui.gap(ui::space::k4);
  const ui::Container list(ui, ui::Role::kList, "Understood differently", "notes");
  for (std::size_t i = 0; i < std::min(kShownNotes, outcome.notes.size()); ++i) {
    const ImportNote& note = outcome.notes[i];
    const ui::Ui::Scope scope(ui, static_cast<int>(i));
    const ui::Container item(ui, ui::Role::kListItem, {}, "note");
    std::string where = note.line > 0 ? "Line " + std::to_string(note.line) + ": " : std::string();
    if (!note.title.empty()) where += quoted(note.title) + ": ";
    ui.text(ui::Type::kBody, where + note.note);
  }
  if (outcome.notes.size() > kShownNotes)
    ui.muted("And " + std::to_string(outcome.notes.size() - kShownNotes) + " more.");
}

}  // namespace

void draw_preview(Page& page) {
  draw_counts(page);
  draw_sample(page);
  draw_problems(page);
}

}  // namespace cairn::tasks
