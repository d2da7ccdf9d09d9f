// What a file would bring in, before it does; what could not be read is kept aside, row by row.

#include <algorithm>

#include "apps/tasks/view_transfer.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

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
  if (const std::size_t here = std::max(outcome.here, outcome.duplicate_lines.size()); here > 0)
    words += (incoming.leave_out ? ". " + tasks_words(here) : ". " + std::to_string(here) + " of them") +
             (here == 1 ? " is" : " are") + " already there";
  if (!outcome.problems.empty())
    words += ". " + counted(static_cast<std::int64_t>(outcome.problems.size()), "row is", "rows are") + " kept aside";
  ui.text(ui::Type::kBodyStrong, words + ".");
  const ImportRows& rows = incoming.import.rows;
  std::string of = std::string(format_name(incoming.import.format)) + ", " +
                   counted(static_cast<std::int64_t>(rows.read), "row", "rows");
  if (rows.ignored > 0) of += ", " + std::to_string(rows.ignored) + " of them headings or empty";
  ui.muted(quoted(incoming.file_name) + ": " + of + ".");
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
