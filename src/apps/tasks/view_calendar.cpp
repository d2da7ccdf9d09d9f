// The calendar: a month or a week of days with what is due on them, and the day that is open. A task is moved to
// another day by dragging it there, by keys, or by the menu of its card.

#include "apps/tasks/view_calendar.h"

#include <cmath>

#include "apps/tasks/calendar.h"
#include "apps/tasks/view_cards.h"
#include "apps/tasks/view_found.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr int kDays = 7;
constexpr float kBeside_px = 840;  // from this width on the open day stands beside the others

Date first_of_month(Date day) { return day_of_month(day, 0, 1); }

bool shows_week(const Page& page) { return page.view.week.value_or(page.ui.phone()); }

CalendarSpan month_span(Date first) {
  const Date begin = monday_of(first);
  Date end = begin;
  while (end < add_months(first, 1)) end = add_days(end, kDays);
  return {begin, end, first, false};
}

// The open day is always one of those shown.
CalendarSpan span_of(const Page& page) {
  View& view = page.view;
  if (shows_week(page)) {
    const Date monday = monday_of(*view.day);
    return {monday, add_days(monday, kDays), first_of_month(*view.day), !page.ui.phone()};
  }
  const CalendarSpan span = month_span(view.month);
  if (*view.day >= span.begin && *view.day < span.end) return span;
  view.month = first_of_month(*view.day);
  return month_span(view.month);
}

std::string span_words(const Page& page, const CalendarSpan& span) {
  const CivilDate month = to_civil(span.month);
  const auto name = [&](int number) {
    const std::string whole = month_name(number);
    return page.ui.phone() ? whole.substr(0, 3) : whole;
  };
  if (!shows_week(page)) return name(month.month) + " " + std::to_string(month.year);
  const CivilDate first = to_civil(span.begin);
  const CivilDate last = to_civil(add_days(span.end, -1));
  std::string words = std::to_string(first.day);
  if (first.month != last.month) words += " " + name(first.month) + " ";
  words += "\xE2\x80\x93" + std::string(first.month != last.month ? " " : "") + std::to_string(last.day) + " " +
           name(last.month);
  return page.ui.phone() ? words : words + " " + std::to_string(last.year);
}

void open_day(View& view, Date day) {
  view.day = day;
  view.month = first_of_month(day);
}

void turn(Page& page, int by) {
  const Date day = *page.view.day;
  if (shows_week(page)) return open_day(page.view, add_days(day, by * kDays));
  open_day(page.view, day_of_month(page.view.month, by, to_civil(day).day));
}

void draw_switch(Page& page) {
  const auto chosen = ui::segmented(page.ui, "Days shown", {"Month", "Week"}, shows_week(page) ? 1 : 0);
  if (!chosen) return;
  page.view.week = *chosen == 1;
  open_day(page.view, *page.view.day);
}

void draw_head(Page& page, const CalendarSpan& span) {
  ui::Ui& ui = page.ui;
  const bool week = shows_week(page);
  const float switch_w = 2 * (std::ceil(ui.text_width(ui.style(ui::Type::kBodyStrong), "Month")) + 28) + 6;
  bool fits = false;
  {
    ui::Row row(ui, ui::space::k8, ui.control_h());
    if (ui::icon_button(ui, week ? "Previous week" : "Previous month", icon::kChevronLeft)) turn(page, -1);
    if (ui::icon_button(ui, week ? "Next week" : "Next month", icon::kChevronRight)) turn(page, 1);
    ui.heading(2, ui.phone() ? ui::Type::kBodyStrong : ui::Type::kSection, span_words(page, span));
    // On a phone there is room for it only where it does something.
    const bool elsewhere = page.view.day != page.today().day;
    const ui::ButtonOptions quiet{.look = ui::ButtonLook::kQuiet, .key = "to today", .says = "Today in the calendar"};
    if ((!ui.phone() || elsewhere) && ui::button(ui, "Today", quiet)) open_day(page.view, page.today().day);
    fits = ui.remaining_in_row() >= switch_w;
    if (!ui.phone()) row.push_right(switch_w);
    if (fits) draw_switch(page);
  }
  if (fits) return;
  ui.gap(ui::space::k8);
  draw_switch(page);
}

}  // namespace

void draw_calendar(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  if (!view.day) open_day(view, page.today().day);
  const CalendarSpan span = span_of(page);
  std::vector<std::uint32_t> shown = listed(page);
  const std::vector<std::uint32_t> hidden = hidden_for_now(page);
  shown.insert(shown.end(), hidden.begin(), hidden.end());
  const Agenda days = agenda(page.index(), shown, page.today(), span.begin, span.end);
  draw_head(page, span);
  ui.gap(ui::space::k12);
  DayEvents events;
  {
    const bool beside = ui.width() >= kBeside_px * std::max(1.0f, ui.scale());
    const float gap = beside ? ui::space::k24 : ui::space::k12;
    ui::Columns columns(ui, {0.72f, 0.28f}, gap, beside ? 0 : ui.width() + 1);
    columns.next();
    events = draw_days(page, span, days);
    columns.next();
    draw_open_day(page, days, events);
  }
  if (!events.focus) return;
  if (*events.focus < span.begin || *events.focus >= span.end) open_day(view, *events.focus);
  ui.semantics().focus(day_id(ui, *events.focus));
}

}  // namespace cairn::tasks
