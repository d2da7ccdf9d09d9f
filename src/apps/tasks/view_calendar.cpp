// The calendar: a month of days with what is due on them, and the day that is open below. A task is moved to another
// day by dragging it there.

#include <algorithm>
#include <cmath>
#include <map>

#include "apps/tasks/calendar.h"
#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add.h"
#include "apps/tasks/view_cards.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kDays = 7;

using ByDay = std::map<Date, std::vector<std::uint32_t>>;

struct Month {
  Date first, begin, end;  // of the month; first and one past the last day that is shown
};

Month month_of(Date first) {
  const Date begin = monday_of(first);
  Date end = begin;
  while (end < add_months(first, 1)) end = add_days(end, kDays);
  return {first, begin, end};
}

ByDay due_in(Page& page, const Month& month) {
  ByDay days;
  for (const ListLine& line : arranged(page).lines) {
    if (line.heading) continue;
    const Task& task = *page.index().entries()[line.entry].task;
    if (task.due && task.due->day >= month.begin && task.due->day < month.end)
      days[task.due->day].push_back(line.entry);
  }
  return days;
}

void draw_head(Page& page, const Month& month) {
  ui::Ui& ui = page.ui;
  const CivilDate civil = to_civil(month.first);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  if (ui::icon_button(ui, "Previous month", icon::kChevronLeft)) page.view.month = add_months(month.first, -1);
  if (ui::icon_button(ui, "Next month", icon::kChevronRight)) page.view.month = add_months(month.first, 1);
  ui.heading(2, ui::Type::kSection, month_name(civil.month) + " " + std::to_string(civil.year));
  if (ui::button(ui, "Today", {.look = ui::ButtonLook::kQuiet})) {
    page.view.day = page.today().day;
    page.view.month = day_of_month(page.today().day, 0, 1);
  }
}

struct Cell {
  Date day;
  ui::Rect rect;
  const std::vector<std::uint32_t>* due;
  bool in_month = true;
};

// What is due, as many lines as fit; on a phone a count.
void paint_due(Page& page, const Cell& cell, float top) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  if (!cell.due) return;
  if (ui.phone()) {
    ui.paint_text({cell.rect.x, top, cell.rect.w, small.line_px}, small, c.accent, std::to_string(cell.due->size()),
                  0.5f);
    return;
  }
  const auto fit = static_cast<std::size_t>(std::max(1.0f, std::floor((cell.rect.bottom() - top - 4) / small.line_px)));
  const std::size_t shown = cell.due->size() <= fit ? cell.due->size() : fit - 1;
  float y = top;
  for (std::size_t i = 0; i < shown; ++i) {
    const Task& task = *page.index().entries()[(*cell.due)[i]].task;
    const bool late = is_overdue(task, page.today());
    ui.circle({cell.rect.x + 9, y + small.line_px / 2}, 3, late ? c.bad : priority_color(c, task.priority));
    ui.paint_text({cell.rect.x + 18, y, cell.rect.w - 24, small.line_px}, small, cell.in_month ? c.ink : c.muted,
                  task.title);
    y += small.line_px;
  }
  if (shown < cell.due->size())
    ui.paint_text({cell.rect.x + 18, y, cell.rect.w - 24, small.line_px}, small, c.muted,
                  "+" + std::to_string(cell.due->size() - shown) + " more");
}

std::string cell_says(const Page& page, const Cell& cell) {
  std::string words = format_date(cell.day, page.today().day) + ", " +
                      counted(cell.due ? static_cast<std::int64_t>(cell.due->size()) : 0, "task", "tasks");
  if (cell.due)
    for (const std::uint32_t at : *cell.due) words += ", " + page.index().entries()[at].task->title;
  return words;
}

struct DayEvents {
  std::optional<Date> focus, dropped_on;
};

ui::Id cell_id(const ui::Ui& ui, Date day) { return ui.page_id("day " + to_iso(day)); }

void draw_cell(Page& page, const Cell& cell, DayEvents& events) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::Id id = cell_id(ui, cell.day);
  const bool is_today = cell.day == page.today().day;
  const bool open = page.view.day == cell.day;
  const ui::TextStyle small = ui.style(is_today || open ? ui::Type::kSmallStrong : ui::Type::kSmall);
  const bool over = ui.pointer().over == id;
  if (open || over)
    ui.fill(cell.rect, c.accent_soft);
  else if (ui.hovered(id))
    ui.fill(cell.rect, c.hover);
  ui.line({cell.rect.x, cell.rect.y + 0.5f}, {cell.rect.right(), cell.rect.y + 0.5f}, c.line);
  ui.line({cell.rect.x + 0.5f, cell.rect.y}, {cell.rect.x + 0.5f, cell.rect.bottom()}, c.line);
  const std::string number = std::to_string(to_civil(cell.day).day);
  const float top = cell.rect.y + 4;
  if (is_today) ui.circle({cell.rect.x + 15, top + small.line_px / 2}, 11, c.accent);
  ui.paint_text({cell.rect.x + 4, top, 22, small.line_px}, small,
                is_today        ? c.on_accent
                : cell.in_month ? c.ink
                                : c.muted,
                number, 0.5f);
  paint_due(page, cell, top + small.line_px + 2);
  ui.focus_ring(id, cell.rect.inset(2), 2);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = cell_says(page, cell);
  node.unseen = true;
  node.current = is_today ? ui::Tri::kTrue : ui::Tri::kNone;
  node.expanded = open ? ui::Tri::kTrue : ui::Tri::kFalse;
  node.wants_keys = true;
  node.keys = "ArrowLeft ArrowRight";
  node.takes_drops = true;
  ui.semantics().leaf(std::move(node), cell.rect);
  const ui::Event& event = ui.event();
  if (event.kind == ui::EventKind::kDrop && event.target == id) events.dropped_on = cell.day;
  const bool enter = event.kind == ui::EventKind::kKey && event.id == id && event.key == "Enter";
  if (ui.clicked(id) || enter) page.view.day = open ? std::nullopt : std::optional(cell.day);
  if (event.kind != ui::EventKind::kKey || event.id != id) return;
  if (event.key == "ArrowLeft") events.focus = add_days(cell.day, -1);
  if (event.key == "ArrowRight") events.focus = add_days(cell.day, 1);
  if (event.key == "ArrowUp") events.focus = add_days(cell.day, -kDays);
  if (event.key == "ArrowDown") events.focus = add_days(cell.day, kDays);
}

DayEvents draw_days(Page& page, const Month& month, const ByDay& due) {
  ui::Ui& ui = page.ui;
  DayEvents events;
  const float w = std::floor(ui.width() / kDays);
  const ui::TextStyle small = ui.style(ui::Type::kSmallStrong);
  for (int i = 0; i < kDays; ++i)
    ui.label({ui.x() + w * static_cast<float>(i), ui.y(), w, small.line_px}, small, ui.colors().muted, kWeekdays[i],
             0.5f);
  ui.gap(small.line_px + 4);
  const float line = ui.style(ui::Type::kSmall).line_px;
  const float h = ui.phone() ? std::max(48.0f, 2 * line + 12) : 4 * line + 12;
  const ui::Container group(ui, ui::Role::kGroup, "Days", "days");
  for (Date day = month.begin; day < month.end; day = add_days(day, 1)) {
    const int at = days_between(month.begin, day);
    const auto found = due.find(day);
    Cell cell{day,
              {ui.x() + w * static_cast<float>(at % kDays), ui.y() + h * static_cast<float>(at / kDays), w, h},
              found == due.end() ? nullptr : &found->second,
              to_civil(day).month == to_civil(month.first).month};
    draw_cell(page, cell, events);
  }
  const float all_h = h * static_cast<float>(days_between(month.begin, month.end) / kDays);
  const ui::Rect all{ui.x(), ui.y(), w * kDays, all_h};
  ui.line({all.x, all.bottom() + 0.5f}, {all.right(), all.bottom() + 0.5f}, ui.colors().line);
  ui.line({all.right() + 0.5f, all.y}, {all.right() + 0.5f, all.bottom()}, ui.colors().line);
  ui.gap(all_h);
  return events;
}

// Tasks of the open day as cards: they can be dragged to another one.
void draw_day(Page& page, const ByDay& due, const DayEvents& events) {
  ui::Ui& ui = page.ui;
  const Date day = *page.view.day;
  ui.gap(ui::space::k16);
  const auto found = due.find(day);
  CardColumn column{format_date(day, page.today().day), "", {}, false, "Nothing is due on this day."};
  if (found != due.end()) column.entries = found->second;
  std::optional<std::uint32_t> dropped;
  for (const std::uint32_t at : column.entries)
    if (ui.event().kind == ui::EventKind::kDrop && ui.event().id == card_id(ui, *page.index().entries()[at].id))
      dropped = at;
  draw_card_columns(page, {column}, 280, [](const Entry&, std::size_t, std::string&) -> Status { return Done{}; });
  if (!dropped || !events.dropped_on || *events.dropped_on == day) return;
  const Entry& entry = page.index().entries()[*dropped];
  Patch patch;
  patch.due = std::optional(When{*events.dropped_on, entry.task->due ? entry.task->due->minute : std::nullopt});
  tell(page.out, page.out.submit(EditTasks{{*entry.id}, patch}),
       "Due " + when_words(**patch.due, page.today()) + ": " + quoted(entry.task->title));
}

}  // namespace

void draw_calendar(Page& page) {
  View& view = page.view;
  if (view.month.days == 0) view.month = day_of_month(page.today().day, 0, 1);
  const Month month = month_of(view.month);
  const ByDay due = due_in(page, month);
  draw_head(page, month);
  page.ui.gap(ui::space::k12);
  const DayEvents events = draw_days(page, month, due);
  if (view.day) draw_day(page, due, events);
  if (!events.focus) return;
  if (*events.focus < month.begin || *events.focus >= month.end) view.month = day_of_month(*events.focus, 0, 1);
  page.ui.semantics().focus(cell_id(page.ui, *events.focus));
}

}  // namespace cairn::tasks
