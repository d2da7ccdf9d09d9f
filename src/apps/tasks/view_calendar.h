#pragma once
// The parts of the calendar, internal to it: the days of a month or a week, and the day that is open.

#include <optional>
#include <string>
#include <vector>

#include "apps/tasks/agenda.h"
#include "apps/tasks/view_page.h"

namespace cairn::tasks {

struct CalendarSpan {
  Date begin, end;       // first and one past the last day that is shown; whole weeks
  Date month;            // first day of the month that is meant; days of others are muted
  bool in_rows = false;  // a day a line, not a week a line
};

struct DayEvents {
  std::optional<Date> focus;       // what the keys go to
  std::optional<Date> dropped_on;  // a card was let go there
};

ui::Id day_id(const ui::Ui& ui, Date day);

// view_calendar_days.cpp
std::string lines_words(const std::vector<AgendaLine>& lines);  // of a day: "2 tasks, 1 repeat to come"
DayEvents draw_days(Page& page, const CalendarSpan& span, const Agenda& days);

// view_calendar_day.cpp: what the open day holds, and the line that adds to it
void draw_open_day(Page& page, const Agenda& days, const DayEvents& events);

}  // namespace cairn::tasks
