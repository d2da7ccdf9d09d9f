// A task that is open: everything about it in one place, kept field by field as each is left.

#include <algorithm>
#include <utility>

#include "apps/tasks/phrases.h"
#include "apps/tasks/repeat_phrases.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/markdown.h"

namespace cairn::tasks {
namespace {

constexpr float kTwoColumns_px = 640;

std::string join(const std::vector<std::string>& names, std::string_view separator) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : std::string(separator)) + name;
  return text;
}

// The fields follow the task: what was changed elsewhere (undo, another tab) shows; what is being typed stays.
void fill(Editor& editor, const Task& task, const Today& today) {
  const auto follow = [&](std::string& field, const auto& of) {
    if (!editor.seen || of(*editor.seen) != of(task)) field = of(task);
  };
  const auto when = [&](const std::optional<When>& at) { return at ? when_words(*at, today) : std::string(); };
  follow(editor.title, [](const Task& t) { return t.title; });
  follow(editor.note, [](const Task& t) { return t.note; });
  follow(editor.project, [](const Task& t) { return t.project; });
  follow(editor.tags, [](const Task& t) { return join(t.tags, " "); });
  follow(editor.due, [&](const Task& t) { return when(t.due); });
  follow(editor.defer, [&](const Task& t) { return when(t.defer); });
  follow(editor.repeat, [](const Task& t) { return t.repeat ? repeat_words(*t.repeat) : std::string(); });
  follow(editor.estimate,
         [](const Task& t) { return t.estimate_minutes ? duration_words(t.estimate_minutes) : std::string(); });
  editor.seen = task;
}

struct Form {
  Page& page;
  const Entry& entry;
  Editor& editor;
  void wrong(const Error& error, std::string_view field) { editor.errors[std::string(field)] = error.message; }
  // Keeps a change of the task. What stands in the field is shown as the rules have made it.
  void keep(Patch patch, std::string_view field) {
    const Status status = page.out.submit(EditTasks{{*entry.id}, std::move(patch)});
    if (!status) return wrong(status.error(), field);
    editor.errors.erase(std::string(field));
  }
};

ui::FieldOptions options_of(const Form& form, std::string_view field, std::string_view placeholder) {
  ui::FieldOptions options;
  options.placeholder = placeholder;
  options.error = error_in(form.editor, field);
  options.disabled_because = form.page.context.read_only_because();
  options.width = form.page.ui.width();
  return options;
}

void draw_when_field(Form& form, std::string_view label, std::string_view field, std::string& text,
                     std::optional<std::optional<When>> Patch::*member, std::string_view placeholder) {
  ui::Ui& ui = form.page.ui;
  const Today& today = form.page.today();
  ui::FieldOptions options = options_of(form, field, placeholder);
  std::string hint;
  if (!text.empty())
    if (const auto when = parse_when(text, today); when && when_words(when.value(), today) != text)
      hint = when_words(when.value(), today);
  const Task& task = *form.entry.task;
  if (hint.empty() && field == "defer" && task.defer && task.due && task.due->day < task.defer->day)
    hint = "Past its due date";
  options.hint = hint;
  const std::vector<ui::Proposal> proposals = [&] {
    std::vector<ui::Proposal> list;
    for (const char* words : {"today", "tomorrow", "this weekend", "next week"})
      if (const auto when = parse_when(words, today); when && std::string_view(words).rfind(text, 0) == 0)
        list.push_back({words, format_date(when.value().day, today.day), words});
    return list;
  }();
  const ui::ProposedResult result = ui::proposing_field(ui, label, text, proposals, options);
  form.editor.escaped |= result.escaped;
  if (!result.committed && !result.taken) return;
  Patch patch;
  if (trim(text).empty()) {
    patch.*member = std::optional<When>();
    return form.keep(patch, field);
  }
  const Result<When> when = parse_when(text, today);
  if (!when) return form.wrong(when.error(), field);
  patch.*member = std::optional<When>(when.value());
  form.keep(patch, field);
  text = when_words(when.value(), today);
}

std::vector<ui::Proposal> project_proposals(const Page& page, const std::string& typed) {
  std::vector<ui::Proposal> list;
  const std::string lower = to_lower_ascii(typed);
  for (const Index::Counted& project : page.index().projects())
    if (project.name != typed && to_lower_ascii(project.name).find(lower) != std::string::npos)
      list.push_back({project.name, counted(project.open, "open task", "open tasks"), project.name});
  std::stable_sort(list.begin(), list.end(), [&](const ui::Proposal& a, const ui::Proposal& b) {
    return (to_lower_ascii(a.text).rfind(lower, 0) == 0) > (to_lower_ascii(b.text).rfind(lower, 0) == 0);
  });
  return list;
}

std::vector<ui::Proposal> tag_proposals(const Page& page, const std::string& typed) {
  const std::size_t space = typed.find_last_of(" ,;");
  const std::string before = space == std::string::npos ? "" : typed.substr(0, space + 1);
  const std::string last = to_lower_ascii(std::string_view(typed).substr(before.size()));
  const std::vector<std::string> there = split_tags(before);
  std::vector<ui::Proposal> list;
  for (const Index::Counted& tag : page.index().tags())
    if (to_lower_ascii(tag.name).rfind(last, 0) == 0 && tag.name != last &&
        std::find(there.begin(), there.end(), tag.name) == there.end())
      list.push_back({"#" + tag.name, counted(tag.open, "open task", "open tasks"), before + tag.name + " "});
  return list;
}

void draw_words_column(Form& form) {
  ui::Ui& ui = form.page.ui;
  Editor& editor = form.editor;
  ui::FieldOptions title = options_of(form, "title", "What is to be done");
  title.autofocus = !ui.phone();  // there it would raise the keyboard over what is to be read
  if (ui::text_field(ui, "Title", editor.title, title).committed) {
    Patch patch;
    patch.title = editor.title;
    form.keep(patch, "title");
  }
  ui.gap(ui::space::k12);
  ui::FieldOptions note = options_of(form, "note", "Details, links, a check list. Markdown works.");
  note.height = 5 * ui.style(ui::Type::kBody).line_px + 20;
  const ui::FieldResult written = ui::text_area(ui, "Note", editor.note, note);
  if (written.committed) {
    Patch patch;
    patch.note = editor.note;
    form.keep(patch, "note");
  }
  if (editor.note.empty() || written.focused) return;
  ui.gap(ui::space::k8);
  if (ui::disclosure(ui, "The note as it reads", false)) {
    ui.gap(ui::space::k8);
    ui::markdown(ui, editor.note, 4);
  }
}

void draw_facts_column(Form& form) {
  ui::Ui& ui = form.page.ui;
  Editor& editor = form.editor;
  const Task& task = *form.entry.task;
  {
    ui::Columns two(ui, {1, 1}, ui::space::k12, 260);
    two.next();
    draw_when_field(form, "Due", "due", editor.due, &Patch::due, "tomorrow, fri 15:00");
    two.next();
    draw_when_field(form, "Deferred until", "defer", editor.defer, &Patch::defer, "next week");
  }
  ui.gap(ui::space::k12);
  {
    ui::Columns two(ui, {1, 1}, ui::space::k12, 260);
    two.next();
    if (ui::text_field(ui, "Repeats", editor.repeat, options_of(form, "repeat", "every 2 weeks on fri")).committed) {
      Patch patch;
      if (trim(editor.repeat).empty()) {
        patch.repeat = std::optional<Repeat>();
        form.keep(patch, "repeat");
      } else if (const Result<Repeat> repeat = parse_repeat(editor.repeat, form.page.today()); !repeat) {
        form.wrong(repeat.error(), "repeat");
      } else {
        patch.repeat = std::optional(repeat.value());
        // What repeats needs a first day.
        if (!task.due)
          if (const auto first = first_occurrence(repeat.value(), form.page.today().day))
            patch.due = std::optional(When{*first, {}});
        form.keep(patch, "repeat");
      }
    }
    two.next();
    if (ui::text_field(ui, "Takes about", editor.estimate, options_of(form, "estimate", "45m")).committed) {
      Patch patch;
      patch.estimate_minutes = 0;
      const Result<int> minutes = trim(editor.estimate).empty() ? Result<int>(0) : parse_duration(editor.estimate);
      if (!minutes) {
        form.wrong(minutes.error(), "estimate");
      } else {
        patch.estimate_minutes = minutes.value();
        form.keep(patch, "estimate");
      }
    }
  }
  ui.gap(ui::space::k12);
  {
    ui::Columns two(ui, {1, 1}, ui::space::k12, 260);
    two.next();
    const auto project =
        ui::proposing_field(ui, "Project", editor.project, project_proposals(form.page, editor.project),
                            options_of(form, "project", "Home.Garden"));
    editor.escaped |= project.escaped;
    if (project.committed || project.taken) {
      Patch patch;
      patch.project = editor.project;
      form.keep(patch, "project");
    }
    two.next();
    const auto tags = ui::proposing_field(ui, "Tags", editor.tags, tag_proposals(form.page, editor.tags),
                                          options_of(form, "tags", "errands phone"));
    editor.escaped |= tags.escaped;
    if (tags.committed) {
      Patch patch;
      patch.tags = split_tags(editor.tags);
      form.keep(patch, "tags");
    }
  }
  ui.gap(ui::space::k12);
  ui.text(ui::Type::kSmallStrong, "Priority");
  ui.gap(4);
  if (const auto chosen =
          ui::segmented(ui, "Priority", {"None", "Low", "Medium", "High"}, static_cast<int>(task.priority))) {
    Patch patch;
    patch.priority = static_cast<Priority>(*chosen);
    form.keep(patch, "priority");
  }
}

constexpr std::pair<std::string_view, std::string_view> kFieldNames[] = {
    {"title", "Title"},          {"note", "Note"},       {"due", "Due"},
    {"defer", "Deferred until"}, {"repeat", "Repeats"},  {"estimate", "Takes about"},
    {"project", "Project"},      {"tags", "Tags"},       {"subtask", "Add a part"},
    {"waits_for", "Waits for"},  {"minutes", "Log time"}};

}  // namespace

std::string not_kept_words(const Editor& editor) {
  std::string names;
  for (const auto& [field, name] : kFieldNames)
    if (editor.errors.find(field) != editor.errors.end()) names += (names.empty() ? "" : ", ") + std::string(name);
  if (names.empty()) return {};
  return "Not kept: " + names + ". " + (editor.errors.size() == 1 ? editor.errors.begin()->second : std::string());
}

std::string_view error_in(const Editor& editor, std::string_view field) {
  const auto found = editor.errors.find(field);
  return found == editor.errors.end() ? std::string_view() : std::string_view(found->second);
}

void draw_editor(Page& page, const Entry& entry) {
  ui::Ui& ui = page.ui;
  Editor& editor = page.view.editor;
  fill(editor, *entry.task, page.today());
  const std::string id = *entry.id;
  const ui::Id row = ui.page_id("row " + id);
  bool close = false;
  {
    const ui::Ui::Scope scope(ui, id);
    const ui::Container item(ui, ui::Role::kListItem, {}, "item");
    ui.gap(ui::space::k8);
    {
      const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k12 : ui::space::k16);
      const ui::Container container(ui, ui::Role::kForm, "Edit " + quoted(entry.task->title), "form");
      Form form{page, entry, editor};
      if (draw_editor_head(page)) close = true;
      {
        ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
        columns.next();
        draw_words_column(form);
        draw_parts(page, entry);
        columns.next();
        if (columns.stacked()) ui.gap(ui::space::k12);
        draw_facts_column(form);
        draw_waits_for(page, entry);
        draw_worked(page, entry);
      }
      draw_account(page, entry);
      ui.gap(ui::space::k16);
      ui.divider();
      ui.gap(ui::space::k12);
      draw_editor_actions(page, entry);
      if (container.dismissed() || std::exchange(editor.escaped, false)) close = true;
    }
    ui.gap(ui::space::k8);
  }
  if (close && editor.id == id) {
    keep_half_written(page.context.state, page.view, page.out);
    if (std::string words = not_kept_words(editor); !words.empty())
      page.out.actions.push_back(ui::Toast{std::move(words), false});
    close_editor(page);
    ui.semantics().focus(row);
  }
}

}  // namespace cairn::tasks
