// In and out: a file is read and shown before anything happens.

#include <algorithm>

#include "apps/tasks/view_transfer.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::string_view kPasted = "pasted list";
constexpr const char* kAccept = ".csv,.tsv,.json,.ndjson,.txt,.md,.markdown,text/plain,text/csv,application/json";

// Reads it and fits it into the state; what is wrong with the file as a whole is said in its place.
void read(Page& page, std::string name, std::string bytes, int as) {
  View& view = page.view;
  view.incoming.reset();
  view.incoming_error.clear();
  const std::optional<Format> format = as == 0 ? std::nullopt : std::optional(static_cast<Format>(as - 1));
  Result<Import> import =
      read_tasks(name, bytes, format, {page.context.now, page.context.utc_offset_minutes, name == kPasted});
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
  incoming.outcome = to_events(
      incoming.import, page.context.state, [&] { return fresh + "-" + std::to_string(++made); }, incoming.leave_out);
  choose_sample(incoming, page.context.state);
  incoming.version = page.context.version;
}

void draw_leave_out(Page& page) {
  Incoming& incoming = *page.view.incoming;
  if (incoming.outcome.here == 0) return;
  const auto changed = ui::checkbox(page.ui, "Leave out what is already there", incoming.leave_out);
  page.ui.gap(ui::space::k8);
  if (!changed) return;
  incoming.leave_out = *changed;
  incoming.version = 0;
  fit(page);
}

void draw_choose(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  ui.muted(
      "CSV, JSON, Todoist CSV, Taskwarrior JSON, todo.txt, Super Productivity and lists, in Markdown or of plain "
      "lines. You see what comes in before anything happens.");
  ui.gap(ui::space::k12);
  if (const auto file =
          ui::file_button(ui, "Choose a file", kAccept, {.look = ui::ButtonLook::kPrimary, .icon = icon::kUpload}))
    read(page, file->name, file->bytes, 0);
  ui.gap(ui::space::k16);
  ui::FieldOptions options{.placeholder =
                               "Buy stamps #errands\nCall the bank tomorrow at 9 !high\n  Ask for the new card ~10m"};
  options.height = 5 * ui.style(ui::Type::kBody).line_px + 20;
  const auto pasted = ui::text_area(ui, "Or paste a list", view.pasted, options);
  ui.gap(ui::space::k8);
  const bool empty = trim(view.pasted).empty();
  if (ui::button(ui, "Read the list", {.disabled_because = empty ? "Paste a list first" : ""}) ||
      (pasted.submitted && !empty))
    read(page, std::string(kPasted), view.pasted, 0);
}

void draw_incoming(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  Incoming& incoming = *view.incoming;
  std::vector<std::string> formats{"Found by Cairn"};
  for (int i = 0; i <= static_cast<int>(Format::kLines); ++i) formats.emplace_back(format_name(static_cast<Format>(i)));
  if (const auto as = ui::select(ui, "Read it as", formats, incoming.as, std::min(280.0f, ui.width()))) {
    std::string name = incoming.file_name;
    std::string bytes = incoming.bytes;
    read(page, std::move(name), std::move(bytes), *as);
    if (!view.incoming) return;
  }
  ui.gap(ui::space::k12);
  if (view.incoming_error.empty()) {
    fit(page);
    draw_leave_out(page);
    draw_preview(page);
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
                    .description = "For spreadsheets; formulas are made harmless, time worked is a sum"}))
      save(".csv", "text/csv", write_csv(state, ids));
    if (ui::button(
            ui, "JSON",
            {.icon = icon::kDownload, .disabled_because = off, .description = "Everything, with the time worked"}))
      save(".json", "application/json", write_json(state, ids));
    if (ui::button(ui, "todo.txt",
                   {.icon = icon::kDownload, .disabled_because = off, .description = "Without notes"})) {
      save(".txt", "text/plain", write_todo_txt(state, ids, page.context.utc_offset_minutes));
      if (const std::size_t beyond = repeats_beyond_todo_txt(state, ids); beyond > 0)
        page.out.actions.push_back(ui::Toast{"todo.txt cannot say all of " +
                                                 counted(static_cast<std::int64_t>(beyond), "repeat", "repeats") +
                                                 ": on several days of the week or the month, or with an end",
                                             false});
    }
    if (ui::button(ui, "Calendar (.ics)",
                   {.icon = icon::kDownload, .disabled_because = off, .description = "To-dos for a calendar program"}))
      save(".ics", "text/calendar", write_calendar(state, ids, page.context.now));
  }
  ui.gap(ui::space::k12);
  ui.muted(
      "JSON comes back as it was, with the time worked. CSV comes back without the time worked: it holds the sum "
      "alone. "
      "todo.txt and the calendar carry what those formats know. Saved filters and what was learned are in none of "
      "these: "
      "a backup holds them.");
}

}  // namespace

void draw_transfer(Page& page, Here<Part::kTasksTransfer> /*here*/) {
  draw_in(page);
  page.ui.gap(ui::space::k24);
  draw_out(page);
}

}  // namespace cairn::tasks
