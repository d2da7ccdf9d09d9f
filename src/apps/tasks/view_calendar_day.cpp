// The open day of the calendar: its tasks as cards in the order of their times, what will come again on it, and a line
// to add to it from.

#include <algorithm>
#include <cmath>

#include "apps/tasks/phrases.h"
#include "apps/tasks/repeat.h"
#include "apps/tasks/view_calendar.h"
#include "apps/tasks/view_cards.h"
#include "apps/tasks/view_moving.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr int kWeek_days = 7;

// A later time of a task that repeats. There is nothing to change: it is not there before the one before it is done.
void draw_again(Page& page, const AgendaLine& line) {
  ui::Ui& ui = page.ui;
  const Task& task = *page.index().entries()[line.entry].task;
  const ui::Ui::Scope scope(ui, "again " + *page.index().entries()[line.entry].id);
  const ui::Container item(ui, ui::Role::kListItem, {}, "again");
  {
    const ui::Row row(ui, 6, ui.style(ui::Type::kSmall).line_px);
    ui.icon(icon::kRefreshCw, 14, ui.colors().muted);
    const std::string time = line.minute ? clock_words(*line.minute) + " " : std::string();
    ui.muted(time + task.title + " \xC2\xB7 repeats " + repeat_words(*task.repeat));
  }
  ui.gap(ui::space::k8);
}

struct Moved {
  std::uint32_t entry = 0;
  Date to;
};

void move_to_day(Page& page, const Moved& moved, AgendaKind kind) {
  const Entry& entry = page.index().entries()[moved.entry];
  Patch patch;
  std::string words;
  if (kind == AgendaKind::kBack) {
    const When when{moved.to, entry.task->defer->minute};
    patch.defer = std::optional(when);
    words = "Deferred until " + when_in_sentence(when, page.today()) + ": " + quoted(entry.task->title);
  } else {
    const DueOn due = due_on(*entry.task, moved.to, page.today());
    patch.due = std::optional(due.when);
    words = due_on_words(*entry.task, due, page.today());
  }
  tell(page.out, page.out.submit(EditTasks{{*entry.id}, patch}), std::move(words));
}

// Answers the key that was pressed on it, if it is one of those that do not move it.
std::string draw_entry(Page& page, const AgendaLine& line, const DayEvents& events) {
  const Date day = *page.view.day;
  const Date today = page.today().day;
  CardLook look;
  look.due = line.minute ? clock_words(*line.minute) : std::string();
  if (line.kind == AgendaKind::kBack) look.note = "Deferred until then";
  look.says = "Left and right arrow move it by a day";
  const Date places[] = {today, add_days(today, 1), add_days(day, kWeek_days)};
  constexpr const char* kNames[] = {"Today", "Tomorrow", "A week later"};
  for (std::size_t i = 0; i < std::size(places); ++i)
    if (places[i] != day) look.places.push_back({kNames[i], i});
  CardEvents asked = draw_card(page, line.entry, look);
  std::optional<Date> to;
  if (asked.sent_to) to = places[*asked.sent_to];
  if (asked.by != 0) to = add_days(day, asked.by);
  if (asked.dropped) to = events.dropped_on;
  if (!to || *to == day) return std::move(asked.key);
  move_to_day(page, {line.entry, *to}, line.kind);
  // By keys it stays in sight, for the next press.
  if (asked.by != 0) page.view.day = to;
  return {};
}

void draw_add(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  const Date day = *view.day;
  const std::string label = "Add a task on " + format_date(day, page.today().day);
  const ui::Container form(ui, ui::Role::kForm, label, "add to day");
  const bool fits = ui.text_width(ui.style(ui::Type::kBody), label) + ui::space::k48 < ui.width();
  ui::FieldOptions options{.placeholder = fits ? std::string_view(label) : "Add a task",
                           .key = "line",
                           .show_label = false,
                           .icon = icon::kPlus};
  options.error = view.day_error;
  options.disabled_because = page.context.read_only_because();
  options.width = ui.width();
  const auto typed = ui::text_field(ui, label, view.day_line, options);
  if (typed.changed) view.day_error.clear();
  if (form.dismissed()) view.day_line.clear(), view.day_error.clear();
  if (trim(view.day_line).empty()) return;
  const QuickAdd draft = parse_on_day(view.day_line, day, {page.today(), {}, &page.index()});
  if (typed.submitted) {
    const Status status = page.out.submit(AddTask{draft.task});
    if (status) {
      const bool elsewhere = !draft.task.due || draft.task.due->day != day;
      page.out.actions.push_back(
          ui::Toast{"Added: " + quoted(draft.task.title) +
                        (elsewhere && draft.task.due ? ", due " + when_in_sentence(*draft.task.due, page.today())
                         : elsewhere                 ? std::string(", without a due date")
                                                     : std::string()),
                    true});
      view.day_line.clear();
      return;
    }
    view.day_error = status.error().message;
  }
  ui.gap(4);
  draw_draft_words(page, draft);
}

}  // namespace

void draw_open_day(Page& page, const Agenda& days, const DayEvents& events) {
  ui::Ui& ui = page.ui;
  const Date day = *page.view.day;
  const std::string name = format_date(day, page.today().day);
  const ui::Ui::Scope scope(ui, "open day");
  const ui::Container region(ui, ui::Role::kRegion, name, "day");
  const ui::Card card(ui, ui::CardLook::kFlat, ui::space::k12);
  const auto found = days.find(day);
  const std::vector<AgendaLine> none;
  const std::vector<AgendaLine>& lines = found == days.end() ? none : found->second;
  {
    const ui::Row row(ui, ui::space::k8);
    ui.heading(2, ui::Type::kBodyStrong, day == page.today().day ? name + ", today" : name);
    if (!lines.empty()) ui.muted(lines_words(lines));
  }
  ui.gap(ui::space::k8);
  if (lines.empty()) {
    ui.muted("Nothing is due on this day.");
    ui.gap(ui::space::k8);
  } else {
    const std::size_t shown = first_cards(ui, lines.size());
    DrawnCards drawn{to_iso(day), {}};
    std::optional<CardKey> pressed;
    {
      const ui::Container list(ui, ui::Role::kList, name, "list");
      for (std::size_t i = 0; i < shown; ++i) {
        if (lines[i].kind == AgendaKind::kAgain) {
          draw_again(page, lines[i]);
          continue;
        }
        if (std::string key = draw_entry(page, lines[i], events); !key.empty())
          pressed = CardKey{0, drawn.entries.size(), std::move(key)};
        drawn.entries.push_back(lines[i].entry);
      }
    }
    take_card_keys(page, {drawn}, pressed);
    more_cards(ui, shown, lines.size());
    std::vector<std::uint32_t> cards;
    cards.reserve(lines.size());
    for (const AgendaLine& line : lines) cards.push_back(line.entry);
    paint_dragged(page, cards);
  }
  draw_add(page);
}

}  // namespace cairn::tasks
