// What is done to several tasks at once: each is one gesture, and one undo takes it back.

#include <algorithm>

#include "apps/tasks/phrases.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

std::vector<std::string> chosen(const Page& page) {
  std::vector<std::string> ids;  // what was deleted meanwhile is left out
  for (const std::string& id : page.view.selected)
    if (page.index().find(id)) ids.push_back(id);
  return ids;
}

std::string tasks_words(std::size_t count) { return counted(static_cast<std::int64_t>(count), "task", "tasks"); }

void keep(Page& page, const std::vector<std::string>& ids, const Patch& patch, std::string_view what) {
  const Status status = page.out.submit(EditTasks{ids, patch});
  if (!status) {
    page.view.bulk_error = status.error().message;
    return;
  }
  page.out.actions.push_back(ui::Toast{std::string(what) + ": " + tasks_words(ids.size()), true});
  page.view.bulk_field.clear();
  page.view.bulk_text.clear();
  page.view.bulk_error.clear();
}

void take_text(Page& page, const std::vector<std::string>& ids) {
  View& view = page.view;
  Patch patch;
  const bool empty = trim(view.bulk_text).empty();
  if (view.bulk_field == "Due" || view.bulk_field == "Defer until") {
    std::optional<When> when;
    if (!empty) {
      const Result<When> parsed = parse_when(view.bulk_text, page.today());
      if (!parsed) {
        view.bulk_error = parsed.error().message;
        return;
      }
      when = parsed.value();
    }
    (view.bulk_field == "Due" ? patch.due : patch.defer) = std::optional<std::optional<When>>(when);
    const std::string until = when ? when_in_sentence(*when, page.today()) : "no day";
    return keep(page, ids, patch, view.bulk_field + " " + until);
  }
  if (view.bulk_field == "Project") {
    patch.project = view.bulk_text;
    return keep(page, ids, patch,
                empty ? "Moved out of its project" : "Moved to " + quoted(clean_project(view.bulk_text)));
  }
  const bool adds = view.bulk_field == "Add a tag";
  std::vector<std::string>& tags = adds ? patch.add_tags : patch.remove_tags;
  std::string names;
  for (const std::string& word : split_tags(view.bulk_text)) {
    const auto tag = clean_tag(word);
    if (!tag) continue;
    tags.push_back(*tag);
    names += (names.empty() ? "#" : " #") + *tag;
  }
  if (tags.empty()) {
    view.bulk_error = "A tag needs at least one letter or figure.";
    return;
  }
  keep(page, ids, patch, (adds ? "Tagged " : "No longer tagged ") + names);
}

void draw_field(Page& page, const std::vector<std::string>& ids) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  if (view.bulk_field.empty()) return;
  ui.gap(ui::space::k8);
  const ui::Container form(ui, ui::Role::kForm, view.bulk_field, "bulk field");
  ui::FieldOptions options;
  options.autofocus = true;
  options.error = view.bulk_error;
  options.width = std::min(ui.width(), 360.0f);
  if (view.bulk_field == "Due" || view.bulk_field == "Defer until") {
    options.placeholder = "tomorrow, fri 15:00";
    options.hint = "Empty takes the day away.";
  }
  const bool projects = view.bulk_field == "Project";
  std::vector<ui::Proposal> proposals;
  for (const Index::Counted& name : projects ? page.index().projects() : page.index().tags())
    if ((projects || view.bulk_field.find("tag") != std::string::npos) &&
        to_lower_ascii(name.name).rfind(to_lower_ascii(view.bulk_text), 0) == 0)
      proposals.push_back({name.name, counted(name.open, "open task", "open tasks"), name.name});
  const auto typed = ui::proposing_field(ui, view.bulk_field, view.bulk_text, proposals, options);
  if (typed.changed) view.bulk_error.clear();
  ui.gap(ui::space::k8);
  bool apply = typed.submitted;
  bool close = typed.escaped || form.dismissed();
  {
    const ui::Row row(ui);
    if (ui::button(ui, "Set for " + tasks_words(ids.size()), {.look = ui::ButtonLook::kPrimary, .key = "set"}))
      apply = true;
    if (ui::button(ui, "Cancel")) close = true;
  }
  if (apply) take_text(page, ids);
  if (close) {
    view.bulk_field.clear();
    view.bulk_text.clear();
    view.bulk_error.clear();
  }
}

}  // namespace

void draw_selection_bar(Page& page) {
  View& view = page.view;
  if (!view.selecting) return;
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "bulk part");
  const std::vector<std::string> ids = chosen(page);
  {
    const ui::Container region(ui, ui::Role::kRegion, "Selected tasks", "selection");
    const ui::Card card(ui, ui::CardLook::kAccent, ui::space::k12);
    const std::string none = "Select a task first";
    const std::string_view off = !page.context.writable ? page.context.read_only_because()
                                 : ids.empty()          ? std::string_view(none)
                                                        : std::string_view();
    bool over = false;
    {
      const ui::Row row(ui, ui::space::k8, ui.control_h());
      ui.text(ui::Type::kBodyStrong, tasks_words(ids.size()) + " selected");
      const Arrangement& arrangement = page.view.arranged.arrangement;
      if (arrangement.tasks > 0 && ui::button(ui, "Select all " + std::to_string(arrangement.tasks),
                                              {.look = ui::ButtonLook::kQuiet, .small = true, .key = "all"}))
        for (const ListLine& line : arrangement.lines)
          if (!line.heading) view.selected.insert(*page.index().entries()[line.entry].id);
      if (!ids.empty() && ui::button(ui, "Select none", {.look = ui::ButtonLook::kQuiet, .small = true}))
        view.selected.clear();
      if (ui::button(ui, "Stop selecting", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true})) {
        view.selecting = false;
        over = true;
      }
    }
    ui.gap(ui::space::k8);
    {
      const ui::Row row(ui, 6, ui.control_h());
      if (ui::button(ui, "Complete", {.icon = icon::kCheck, .disabled_because = off, .small = true})) {
        tell(page.out, page.out.submit(CompleteTasks{ids}), "Done: " + tasks_words(ids.size()));
        over = true;
      }
      for (const auto& [field, mark] :
           std::initializer_list<std::pair<const char*, const char*>>{{"Due", icon::kCalendar},
                                                                      {"Defer until", icon::kClock},
                                                                      {"Project", icon::kFolder},
                                                                      {"Add a tag", icon::kHash},
                                                                      {"Remove a tag", icon::kHash}})
        if (ui::button(ui, field,
                       {.icon = mark,
                        .disabled_because = off,
                        .small = true,
                        .expanded = view.bulk_field == field ? ui::Tri::kTrue : ui::Tri::kFalse})) {
          view.bulk_field = view.bulk_field == field ? "" : field;
          view.bulk_text.clear();
          view.bulk_error.clear();
        }
      if (const auto level = ui::select(ui, "Priority of the selected", {"Priority", "None", "Low", "Medium", "High"},
                                        0, 120 * std::max(1.0f, ui.scale()), false, off);
          level) {
        Patch patch;
        patch.priority = static_cast<Priority>(*level - 1);
        keep(page, ids, patch, priority_in_sentence(*patch.priority));
      }
      if (ui::button(ui, "Will not do", {.disabled_because = off, .small = true})) {
        tell(page.out, page.out.submit(DropTasks{ids}), "Dropped: " + tasks_words(ids.size()));
        over = true;
      }
      if (ui::button(ui, "Delete", {.icon = icon::kTrash2, .disabled_because = off, .small = true})) {
        tell(page.out, page.out.submit(RemoveTasks{ids}), "Deleted: " + tasks_words(ids.size()));
        over = true;
      }
    }
    if (over) {
      view.selected.clear();
      view.bulk_field.clear();
    }
    if (!ids.empty()) draw_field(page, ids);
  }
  ui.gap(ui::space::k12);
}

}  // namespace cairn::tasks
