// The days of the calendar: a week a line, or a day a line. Each is a button that opens it, and takes cards.

#include <algorithm>
#include <cmath>

#include "apps/tasks/calendar.h"
#include "apps/tasks/phrases.h"
#include "apps/tasks/view_calendar.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kDays = 7;
constexpr int kLines = 4;       // of a day in a month, that with its number included
constexpr int kRowLines = 3;    // of a day in a line of its own, at least
constexpr int kMostLines = 10;  // and at most
constexpr float kFinger_px = 44;
constexpr float kMark_px = 15;  // before the words of a line
constexpr float kDate_px = 64;  // before what is on a day that has a line of its own

struct Cell {
  Date day;
  ui::Rect rect;
  const std::vector<AgendaLine>* lines;  // null: nothing is on it
  bool muted = false, is_row = false;
};

bool is_late(const Page& page, const AgendaLine& line) {
  const Task& task = *page.index().entries()[line.entry].task;
  return line.kind == AgendaKind::kDue && task.status == TaskStatus::kOpen && is_overdue(task, page.today());
}

std::ptrdiff_t late_lines(const Page& page, const std::vector<AgendaLine>& lines) {
  return std::count_if(lines.begin(), lines.end(), [&](const AgendaLine& line) { return is_late(page, line); });
}

std::string number_words(const Cell& cell) {
  const std::string number = std::to_string(to_civil(cell.day).day);
  return cell.is_row ? std::string(kWeekdays[static_cast<int>(weekday_of(cell.day))]) + " " + number : number;
}

// What is on it in one line, as far as there is room: its mark, its time, its title.
void paint_line(Page& page, const Cell& cell, const AgendaLine& line, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const Task& task = *page.index().entries()[line.entry].task;
  const bool late = is_late(page, line);
  const bool due = line.kind == AgendaKind::kDue;
  const ui::Color mark = late ? c.bad : priority_color(c, task.priority);
  float x = rect.x;
  // In a narrow cell the time stands for the mark, and bears its colour.
  const bool marked = !due || !line.minute || cell.is_row;
  if (marked && due) ui.circle({x + 5, rect.center_y()}, 3, mark);
  if (marked && !due)
    ui.paint_icon({x + 6, rect.center_y()}, 11, c.muted,
                  line.kind == AgendaKind::kAgain ? icon::kRefreshCw : icon::kClock);
  x += marked ? kMark_px : 2;
  if (line.minute) {
    const std::string time = clock_words(*line.minute);
    const float w = std::ceil(ui.text_width(small, time)) + 1;
    const bool plain = marked || (!late && task.priority == Priority::kNone);
    ui.paint_text({x, rect.y, w, rect.h}, small, late ? c.bad : plain ? c.muted : mark, time);
    x += w + 3;
  }
  const bool quiet = cell.muted || line.kind != AgendaKind::kDue || task.status != TaskStatus::kOpen;
  ui.paint_text({x, rect.y, rect.right() - x, rect.h}, small, quiet ? c.muted : c.ink, task.title);
}

void paint_lines(Page& page, const Cell& cell, const ui::Rect& room) {
  ui::Ui& ui = page.ui;
  if (!cell.lines) return;
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const std::size_t count = cell.lines->size();
  if (ui.phone()) {
    const bool due = std::any_of(cell.lines->begin(), cell.lines->end(),
                                 [](const AgendaLine& line) { return line.kind == AgendaKind::kDue; });
    const bool late = late_lines(page, *cell.lines) > 0;
    const ui::Palette& c = ui.colors();
    ui.paint_text({room.x, room.y, room.w, small.line_px}, late ? ui.style(ui::Type::kSmallStrong) : small,
                  late  ? c.bad
                  : due ? c.accent
                        : c.muted,
                  std::to_string(count), 0.5f);
    return;
  }
  const auto fit = static_cast<std::size_t>(std::max(1.0f, std::floor((room.h + 1) / small.line_px)));
  const std::size_t shown = count <= fit ? count : fit - 1;
  ui::Rect line{room.x, room.y, room.w, small.line_px};
  for (std::size_t i = 0; i < shown; ++i) {
    paint_line(page, cell, (*cell.lines)[i], line);
    line.y += small.line_px;
  }
  if (shown < count)
    ui.paint_text({line.x + kMark_px, line.y, line.w - kMark_px, line.h}, small, ui.colors().muted,
                  "+" + std::to_string(count - shown) + " more");
}

std::string cell_says(const Page& page, const Cell& cell) {
  std::string titles;
  if (cell.lines && late_lines(page, *cell.lines) > 0)
    titles = ", " + std::to_string(late_lines(page, *cell.lines)) + " overdue";
  if (cell.lines)
    for (const AgendaLine& line : *cell.lines) {
      titles += ", " + (line.minute ? clock_words(*line.minute) + " " : std::string()) +
                page.index().entries()[line.entry].task->title;
      if (line.kind == AgendaKind::kAgain) titles += " again";
      if (line.kind == AgendaKind::kBack) titles += " in sight again";
    }
  const std::vector<AgendaLine> none;
  return format_date(cell.day, page.today().day) + ", " + lines_words(cell.lines ? *cell.lines : none) + titles;
}

std::optional<Date> goes_to(Date day, std::string_view key, bool in_rows) {
  const int line = in_rows ? 1 : kDays;
  if (key == "ArrowLeft") return add_days(day, -1);
  if (key == "ArrowRight") return add_days(day, 1);
  if (key == "ArrowUp") return add_days(day, -line);
  if (key == "ArrowDown") return add_days(day, line);
  if (key == "Home") return monday_of(day);
  if (key == "End") return add_days(monday_of(day), kDays - 1);
  if (key == "PageUp") return add_months(day, -1);
  if (key == "PageDown") return add_months(day, 1);
  return {};
}

void paint_cell(Page& page, const Cell& cell, ui::Id id) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const bool is_today = cell.day == page.today().day;
  const bool open = page.view.day == cell.day;
  const ui::Rect& rect = cell.rect;
  if (open || ui.pointer().over == id)
    ui.fill(rect, c.accent_soft);
  else if (ui.hovered(id))
    ui.fill(rect, c.hover);
  ui.line({rect.x, rect.y + 0.5f}, {rect.right(), rect.y + 0.5f}, c.line);
  ui.line({rect.x + 0.5f, rect.y}, {rect.x + 0.5f, rect.bottom()}, c.line);
  const ui::TextStyle small = ui.style(is_today || open ? ui::Type::kSmallStrong : ui::Type::kSmall);
  const std::string number = number_words(cell);
  const float date_w = cell.is_row ? std::round(kDate_px * std::max(1.0f, ui.scale())) : ui.phone() ? rect.w : 30;
  const ui::Rect date{rect.x, rect.y + 4, date_w, small.line_px};
  if (is_today) {
    const float w = std::max(22.0f, std::ceil(ui.text_width(small, number)) + 10);
    ui.fill({date.center_x() - w / 2, date.y, w, date.h}, c.accent, date.h / 2);
  }
  ui.paint_text(date, small, is_today ? c.on_accent : cell.muted ? c.muted : c.ink, number, 0.5f);
  const float x = cell.is_row ? date.right() : rect.x + (ui.phone() ? 0.0f : 3.0f);
  const float y = cell.is_row ? date.y : date.bottom() + (ui.phone() ? 0.0f : 1.0f);
  paint_lines(page, cell, {x, y, rect.right() - x - (ui.phone() ? 0.0f : 4.0f), rect.bottom() - y - 3});
  ui.focus_ring(id, rect.inset(4), 2);
  if (open) ui.outline(rect.inset(1), c.accent, 2);
}

void draw_cell(Page& page, const Cell& cell, DayEvents& events) {
  ui::Ui& ui = page.ui;
  const ui::Id id = day_id(ui, cell.day);
  paint_cell(page, cell, id);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = cell_says(page, cell);
  node.unseen = true;
  node.current = cell.day == page.today().day ? ui::Tri::kTrue : ui::Tri::kNone;
  node.expanded = page.view.day == cell.day ? ui::Tri::kTrue : ui::Tri::kFalse;
  node.wants_keys = true;
  node.keys = "ArrowLeft ArrowRight";
  node.takes_drops = true;
  ui.semantics().leaf(std::move(node), cell.rect);
  const ui::Event& event = ui.event();
  if (event.kind == ui::EventKind::kDrop && event.target == id) events.dropped_on = cell.day;
  const bool key = event.kind == ui::EventKind::kKey && event.id == id;
  if (ui.clicked(id) || (key && event.key == "Enter")) page.view.day = cell.day;
  if (!key) return;
  const std::optional<Date> to = goes_to(cell.day, event.key, cell.is_row);
  if (to && is_in_calendar(*to)) events.focus = to;
}

const std::vector<AgendaLine>* lines_of(const Agenda& days, Date day) {
  const auto found = days.find(day);
  return found == days.end() ? nullptr : &found->second;
}

void draw_frame(ui::Ui& ui, const ui::Rect& all) {
  ui.line({all.x, all.bottom() + 0.5f}, {all.right(), all.bottom() + 0.5f}, ui.colors().line);
  ui.line({all.right() + 0.5f, all.y}, {all.right() + 0.5f, all.bottom()}, ui.colors().line);
}

void draw_rows(Page& page, const CalendarSpan& span, const Agenda& days, DayEvents& events) {
  ui::Ui& ui = page.ui;
  const float line_px = ui.style(ui::Type::kSmall).line_px;
  const float top = ui.y();
  const float w = std::floor(ui.width());
  for (Date day = span.begin; day < span.end; day = add_days(day, 1)) {
    const std::vector<AgendaLine>* lines = lines_of(days, day);
    const int count = std::clamp(lines ? static_cast<int>(lines->size()) : 0, kRowLines, kMostLines);
    const float h = std::ceil(static_cast<float>(count) * line_px + 8);
    draw_cell(page, {day, {std::floor(ui.x()), std::floor(ui.y()), w, h}, lines, false, true}, events);
    ui.gap(h);
  }
  draw_frame(ui, {std::floor(ui.x()), std::floor(top), w, std::floor(ui.y()) - std::floor(top)});
}

void draw_weeks(Page& page, const CalendarSpan& span, const Agenda& days, DayEvents& events) {
  ui::Ui& ui = page.ui;
  const float w = std::floor(ui.width() / kDays);
  const float line_px = ui.style(ui::Type::kSmall).line_px;
  const float h = std::ceil(ui.phone() ? std::max(kFinger_px, 2 * line_px + 8) : kLines * line_px + 8);
  const ui::Point origin{std::floor(ui.x()), std::floor(ui.y())};
  for (Date day = span.begin; day < span.end; day = add_days(day, 1)) {
    const int at = days_between(span.begin, day);
    const int week = at / kDays;
    const ui::Rect rect{origin.x + w * static_cast<float>(at % kDays), origin.y + h * static_cast<float>(week), w, h};
    const bool other_month = to_civil(day).month != to_civil(span.month).month;
    draw_cell(page, {day, rect, lines_of(days, day), other_month && days_between(span.begin, span.end) > kDays, false},
              events);
  }
  const int weeks = days_between(span.begin, span.end) / kDays;
  const float all_h = h * static_cast<float>(weeks);
  draw_frame(ui, {origin.x, origin.y, w * kDays, all_h});
  ui.gap(all_h + 1);
}

}  // namespace

std::string lines_words(const std::vector<AgendaLine>& lines) {
  const std::ptrdiff_t again =
      std::count_if(lines.begin(), lines.end(), [](const AgendaLine& line) { return line.kind == AgendaKind::kAgain; });
  const std::string words = counted(static_cast<std::int64_t>(lines.size()) - again, "task", "tasks");
  return again > 0 ? words + ", " + counted(again, "repeat", "repeats") + " to come" : words;
}

ui::Id day_id(const ui::Ui& ui, Date day) { return ui.page_id("day " + to_iso(day)); }

DayEvents draw_days(Page& page, const CalendarSpan& span, const Agenda& days) {
  ui::Ui& ui = page.ui;
  DayEvents events;
  if (!span.in_rows) {
    const float w = std::floor(ui.width() / kDays);
    const ui::TextStyle small = ui.style(ui::Type::kSmallStrong);
    for (int i = 0; i < kDays; ++i)
      ui.label({ui.x() + w * static_cast<float>(i), ui.y(), w, small.line_px}, small, ui.colors().muted, kWeekdays[i],
               0.5f);
    ui.gap(small.line_px + 4);
  }
  const ui::Container group(ui, ui::Role::kGroup, "Days", "days");
  if (span.in_rows)
    draw_rows(page, span, days, events);
  else
    draw_weeks(page, span, days, events);
  return events;
}

}  // namespace cairn::tasks
