// One line that becomes a task. What is understood of it shows below while one types; each piece can be refused.

#include <algorithm>
#include <utility>

#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add.h"
#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

const char* icon_of(SpanKind kind) {
  switch (kind) {
    case SpanKind::kTag:
      return icon::kHash;
    case SpanKind::kPriority:
      return icon::kFlag;
    case SpanKind::kProject:
      return icon::kFolder;
    case SpanKind::kEstimate:
      return icon::kTimer;
    case SpanKind::kDue:
      return icon::kCalendar;
    case SpanKind::kDefer:
      return icon::kClock;
    case SpanKind::kRepeat:
      return icon::kRefreshCw;
    case SpanKind::kNote:
      return icon::kNotebookPen;
  }
  return icon::kCheck;
}

// The word that is being typed at the end of the line, if it begins a tag or a project.
std::vector<ui::Proposal> proposals_for(const Page& page, const std::string& line) {
  std::vector<ui::Proposal> list;
  const std::size_t space = line.find_last_of(' ');
  const std::size_t begin = space == std::string::npos ? 0 : space + 1;
  if (begin >= line.size()) return list;
  const char sign = line[begin];
  if (sign != '#' && sign != '@') return list;
  const std::string typed = to_lower_ascii(std::string_view(line).substr(begin + 1));
  const auto& names = sign == '#' ? page.index().tags() : page.index().projects();
  for (const Index::Counted& name : names) {
    if (to_lower_ascii(name.name).rfind(typed, 0) != 0 || name.name == typed) continue;
    const bool spaced = name.name.find(' ') != std::string::npos;
    const std::string written = spaced ? sign + std::string("\"") + name.name + "\"" : sign + name.name;
    list.push_back({written, counted(name.open, "open task", "open tasks"), line.substr(0, begin) + written + " "});
  }
  return list;
}

void draw_understood(Page& page, const QuickAdd& draft) {
  ui::Ui& ui = page.ui;
  if (!draft.spans.empty()) {
    ui.gap(ui::space::k8);
    const ui::Container group(ui, ui::Role::kGroup, "Understood", "understood");
    const ui::Row row(ui, 6);
    for (const QuickAddSpan& span : draft.spans) {
      const std::string words = page.view.quick.substr(span.begin, span.end - span.begin);
      const ui::Ui::Scope scope(ui, std::to_string(span.begin) + words);
      ui::ButtonOptions options{.icon = icon_of(span.kind), .small = true};
      const std::string instead = "Take " + quoted(words) + " as words of the title instead";
      options.description = instead;
      const std::string says = span.meaning + ". Take it as words of the title";
      options.says = says;
      if (ui::button(ui, span.meaning, options)) page.view.literal.insert(words);
    }
  }
  for (const QuickAddHint& hint : draft.hints) {
    if (hint.stops && !page.view.quick_error.empty()) continue;  // the field says it
    ui.gap(4);
    ui::Ui::TextOptions warn;
    warn.color = ui.colors().warn;
    ui.text(ui::Type::kSmall, hint.text, warn);
  }
  if (!page.view.literal.empty()) {
    ui.gap(4);
    std::string words;
    for (const std::string& one : page.view.literal) words += (words.empty() ? "" : ", ") + quoted(one);
    const ui::Row row(ui, ui::space::k8);
    ui.muted("Taken as it stands: " + words);
    if (ui::button(ui, "Understand it again", {.look = ui::ButtonLook::kQuiet, .small = true}))
      page.view.literal.clear();
  }
}

}  // namespace

void draw_draft_words(Page& page, const QuickAdd& draft) {
  ui::Ui& ui = page.ui;
  std::string words = draft.task.due ? "Due " + when_in_sentence(*draft.task.due, page.today()) : "No due date";
  for (const QuickAddSpan& span : draft.spans)
    if (span.kind != SpanKind::kDue) words += " \xC2\xB7 " + span.meaning;
  ui.muted(words);
  ui::Ui::TextOptions warn;
  warn.color = ui.colors().warn;
  for (const QuickAddHint& hint : draft.hints) ui.text(ui::Type::kSmall, hint.text, warn);
}

void write_line(const std::string& line, View& view) {
  view.quick_wanted = true;
  if (line.empty()) return;
  view.quick = line;
  view.literal.clear();
  view.quick_error.clear();
}

void draw_quick_add(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "quick add part");
  View& view = page.view;
  const ui::Container form(ui, ui::Role::kForm, "Add a task", "quick add");
  ui::FieldOptions options{.show_label = false, .icon = icon::kPlus};
  options.placeholder =
      ui.phone() ? "Add a task: Pay rent fri !high" : "Add a task: Pay rent fri !high @Home #bills ~15m";
  options.error = view.quick_error;
  options.disabled_because = page.context.read_only_because();
  options.width = ui.width();
  const auto typed = ui::proposing_field(ui, "Add a task", view.quick, proposals_for(page, view.quick), options);
  if (typed.changed) view.quick_error.clear();
  if (ui.hot_key("a", false) || std::exchange(view.quick_wanted, false)) ui.semantics().focus(typed.id);
  if (view.quick.empty()) view.literal.clear();
  if (typed.escaped && view.quick.empty()) focus_row(page, false);
  if (typed.escaped) view.quick.clear();
  const QuickAddContext context{page.today(), {view.literal.begin(), view.literal.end()}, &page.index()};
  const QuickAdd draft = parse_quick_add(view.quick, context);
  if (typed.submitted && !trim(view.quick).empty()) {
    const Status status = page.out.submit(AddTask{draft.task});
    if (status) {
      std::string words = "Added: " + quoted(draft.task.title);
      for (const QuickAddHint& hint : draft.hints)
        if (hint.is_left) words += (words.back() == '.' ? " " : ". ") + hint.text;
      page.out.actions.push_back(ui::Toast{std::move(words), true});
      view.quick.clear();
      view.literal.clear();
      return;
    }
    view.quick_error = status.error().message;
  }
  if (!trim(view.quick).empty()) draw_understood(page, draft);
}

}  // namespace cairn::tasks
