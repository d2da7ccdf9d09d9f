// In and out: a file is read and shown before anything happens; what could not be read is kept aside, row by row.

#include <algorithm>

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kShownTasks = 12;
constexpr std::size_t kShownProblems = 50;
constexpr std::size_t kShownNotes = 20;
constexpr const char* kAccept = ".csv,.tsv,.json,.ndjson,.txt,.md,.markdown,text/plain,text/csv,application/json";

std::string tasks_words(std::size_t count) { return counted(static_cast<std::int64_t>(count), "task", "tasks"); }

// Reads it and fits it into the state; what is wrong with the file as a whole is said in its place.
void read(Page& page, std::string name, std::string bytes, int as) {
  View& view = page.view;
  view.incoming.reset();
  view.incoming_error.clear();
  const std::optional<Format> format = as == 0 ? std::nullopt : std::optional(static_cast<Format>(as - 1));
  Result<Import> import = read_tasks(name, bytes, format, {page.context.now, page.context.utc_offset_minutes});
  if (!import) {
    view.incoming_error = import.error().message;
    if (as == 0) return;
  }
  Incoming incoming;
  incoming.file_name = std::move(name);
  incoming.bytes = std::move(bytes);
  incoming.as = as;
  if (import) incoming.import = std::move(import).value();
  view.incoming = std::move(incoming);
}

void fit(Page& page) {
  Incoming& incoming = *page.view.incoming;
  if (incoming.version == page.context.version && incoming.version != 0) return;
  int made = 0;
  const std::string fresh = page.out.context().fresh_id;
  incoming.outcome =
      to_events(incoming.import, page.context.state, [&] { return fresh + "-" + std::to_string(++made); });
  incoming.version = page.context.version;
}

void draw_choose(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  ui.muted(
      "CSV, JSON, Todoist CSV, Taskwarrior JSON, todo.txt, Super Productivity and Markdown check lists. You see what "
      "comes in before anything happens.");
  ui.gap(ui::space::k12);
  if (const auto file =
          ui::file_button(ui, "Choose a file", kAccept, {.look = ui::ButtonLook::kPrimary, .icon = icon::kUpload}))
    read(page, file->name, file->bytes, 0);
  ui.gap(ui::space::k16);
  ui::FieldOptions options{.placeholder = "- [ ] Buy stamps\n- [ ] Call the bank\n  - [ ] Ask for the new card"};
  options.height = 5 * ui.style(ui::Type::kBody).line_px + 20;
  const auto pasted = ui::text_area(ui, "Or paste a list", view.pasted, options);
  ui.gap(ui::space::k8);
  const bool empty = trim(view.pasted).empty();
  if (ui::button(ui, "Read the list", {.disabled_because = empty ? "Paste a list first" : ""}) ||
      (pasted.submitted && !empty))
    read(page, "pasted list", view.pasted, 0);
}

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

void draw_sample(Page& page) {
  const ImportOutcome& outcome = page.view.incoming->outcome;
  if (outcome.tasks_added == 0) return;
  ui::Ui& ui = page.ui;
  ui::Table table{.name = "Tasks to add", .columns = {{"Task", 5}, {"Due", 2}, {"Project", 2}}, .rows = {}};
  for (const Event& event : outcome.events) {
    if (table.rows.size() == kShownTasks) break;
    const auto* task = std::get_if<TaskChanged>(&event);
    if (!task) continue;
    std::string title = task->after->title;
    if (task->after->status != TaskStatus::kOpen) title += " (closed)";
    table.rows.push_back({std::move(title), due_words(*task->after, page.today()), task->after->project});
  }
  ui.gap(ui::space::k12);
  ui::table(ui, table);
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

void draw_incoming(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  Incoming& incoming = *view.incoming;
  std::vector<std::string> formats{"Found by Cairn"};
  for (int i = 0; i <= static_cast<int>(Format::kMarkdown); ++i)
    formats.emplace_back(format_name(static_cast<Format>(i)));
  if (const auto as = ui::select(ui, "Read it as", formats, incoming.as, std::min(280.0f, ui.width()))) {
    std::string name = incoming.file_name;
    std::string bytes = incoming.bytes;
    read(page, std::move(name), std::move(bytes), *as);
    if (!view.incoming) return;
  }
  ui.gap(ui::space::k12);
  if (view.incoming_error.empty()) {
    fit(page);
    draw_counts(page);
    draw_sample(page);
    draw_problems(page);
  } else {
    ui::notice(ui, ui::NoticeLook::kBad, "This could not be read", view.incoming_error);
  }
  ui.gap(ui::space::k16);
  const ui::Row row(ui);
  const ImportOutcome& outcome = view.incoming->outcome;
  const bool nothing = !view.incoming_error.empty() || outcome.events.empty();
  const std::string_view off = !page.context.writable ? page.context.read_only_because()
                               : nothing              ? std::string_view("There is nothing to add")
                                                      : std::string_view();
  if (ui::button(ui, "Add " + tasks_words(outcome.tasks_added),
                 {.look = ui::ButtonLook::kPrimary, .icon = icon::kCheck, .disabled_because = off, .key = "add"})) {
    const std::size_t added = outcome.tasks_added;
    const Status status = page.out.submit(ImportTasks{outcome.events});
    if (!status) {
      view.incoming_error = status.error().message;
      return;
    }
    page.out.actions.push_back(ui::Toast{tasks_words(added) + " added", true});
    view.incoming.reset();
    view.pasted.clear();
    return;
  }
  if (ui::button(ui, "Cancel")) view.incoming.reset();
}

void draw_in(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Bring tasks in", "in");
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k24);
  ui.heading(2, "Bring tasks in");
  ui.gap(ui::space::k8);
  if (page.view.incoming) return draw_incoming(page);
  if (!page.view.incoming_error.empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "This could not be read", page.view.incoming_error);
    ui.gap(ui::space::k12);
  }
  draw_choose(page);
}

std::vector<std::string> outgoing(Page& page) {
  std::vector<std::string> ids;
  if (page.view.outgoing == 2) {
    for (const ListLine& line : arranged(page).lines)
      if (!line.heading) ids.push_back(*page.index().entries()[line.entry].id);
    return ids;
  }
  for (const Entry& entry : page.index().entries())
    if (page.view.outgoing == 0 || entry.task->status == TaskStatus::kOpen) ids.push_back(*entry.id);
  return ids;
}

void draw_out(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Take tasks out", "out");
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k24);
  ui.heading(2, "Take tasks out");
  ui.gap(ui::space::k8);
  if (const auto what = ui::segmented(ui, "Which tasks", {"All", "Open", "As filtered"}, page.view.outgoing))
    page.view.outgoing = *what;
  const std::vector<std::string> ids = outgoing(page);
  ui.gap(ui::space::k8);
  ui.muted(tasks_words(ids.size()) + (page.view.outgoing == 2 ? ": " + page.view.arranged.words : "") + ".");
  ui.gap(ui::space::k12);
  const State& state = page.context.state;
  const std::string name = "cairn-tasks-" + to_iso(page.today().day);
  const std::string_view off = ids.empty() ? "There is no task to take out" : "";
  const auto save = [&](const char* ending, const char* mime, std::string text) {
    page.out.actions.push_back(ui::SaveFile{name + ending, mime, std::move(text)});
  };
  {
    const ui::Row row(ui);
    if (ui::button(ui, "CSV",
                   {.icon = icon::kDownload,
                    .disabled_because = off,
                    .description = "For spreadsheets; formulas are made harmless"}))
      save(".csv", "text/csv", write_csv(state, ids));
    if (ui::button(
            ui, "JSON",
            {.icon = icon::kDownload, .disabled_because = off, .description = "Everything, with the time worked"}))
      save(".json", "application/json", write_json(state, ids));
    if (ui::button(ui, "todo.txt", {.icon = icon::kDownload, .disabled_because = off, .description = "Without notes"}))
      save(".txt", "text/plain", write_todo_txt(state, ids, page.context.utc_offset_minutes));
    if (ui::button(ui, "Calendar (.ics)",
                   {.icon = icon::kDownload, .disabled_because = off, .description = "To-dos for a calendar program"}))
      save(".ics", "text/calendar", write_calendar(state, ids, page.context.now));
  }
  ui.gap(ui::space::k12);
  ui.muted("CSV and JSON come back as they were. todo.txt and the calendar carry what those formats know.");
}

}  // namespace

void draw_transfer(Page& page) {
  draw_in(page);
  page.ui.gap(ui::space::k24);
  draw_out(page);
}

}  // namespace cairn::tasks
