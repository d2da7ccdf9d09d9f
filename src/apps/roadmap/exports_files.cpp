// The calendar (RFC 5545) and the table (RFC 4180).

#include <cmath>

#include "apps/roadmap/exports.h"
#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"
#include "base/csv.h"
#include "base/icalendar.h"

namespace cairn::roadmap {
namespace {

// --- Calendar ---

struct CalendarEvent {
  std::string uid;
  Date first_day, last_day;
  std::string summary, description;
};

class CalendarWriter {
 public:
  CalendarWriter(std::string_view name, Instant now) : stamp_(ics_instant(now)), sequence_(now.ms / 60'000) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Cairn//Roadmap//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("NAME:" + ics_text(name));
    line("X-WR-CALNAME:" + ics_text(name));
  }

  void add(const CalendarEvent& event) {
    line("BEGIN:VEVENT");
    line("UID:" + event.uid);
    line("DTSTAMP:" + stamp_);
    // Grows with every export: importing a newer file moves the events that an older one made.
    line("SEQUENCE:" + std::to_string(sequence_));
    line("DTSTART;VALUE=DATE:" + ics_date(event.first_day));
    line("DTEND;VALUE=DATE:" + ics_date(add_days(event.last_day, 1)));
    line("SUMMARY:" + ics_text(event.summary));
    if (!event.description.empty()) line("DESCRIPTION:" + ics_text(event.description));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
    ++count_;
  }

  int count() const { return count_; }
  std::string finish() {
    line("END:VCALENDAR");
    return out_.finish();
  }

 private:
  void line(const std::string& text) { out_.line(text); }

  IcsWriter out_;
  std::string stamp_;
  std::int64_t sequence_ = 0;
  int count_ = 0;
};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string describe(const Week& week, const State& state) {
  std::string text = week.summary + "\n\nProject: " + week.project_title;
  if (!week.goals.empty()) text += "\nGoals:";
  for (const Goal& goal : week.goals)
    text += (state.ticks.count(goal.id) ? "\n- done: " : "\n- ") + goal.text + ". " + goal.bar;
  return text;
}

bool is_open(const State& state, int week) {
  const auto mark = state.weeks.find(week);
  return mark == state.weeks.end() || mark->second.status == WeekStatus::kDeferred;
}

// --- Table ---

std::string hours_cell(std::int64_t minutes) {  // "12.5": a number, with a point in every language
  const std::int64_t tenths = (minutes * 10 + 30) / 60;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string status_words(const State& state, const WeekProgress& progress, int week) {
  if (const auto mark = state.weeks.find(week); mark != state.weeks.end()) {
    switch (mark->second.status) {
      case WeekStatus::kDone:
        return "Done";
      case WeekStatus::kSkipped:
        return "Skipped";
      case WeekStatus::kDeferred:
        return "Deferred";
    }
  }
  const bool started = progress.fraction > 0 || progress.learning_minutes + progress.building_minutes > 0;
  return started ? "Started" : "Open";
}

}  // namespace

std::string calendar_ics(const Content& content, const State& state, Date today, Instant now) {
  const AcceptedPlan plan = plan_in_force(content, state, today);
  CalendarWriter calendar(content.title, now);
  for (const auto& [number, days] : plan.weeks) {
    if (number < 1 || number > kWeekCount || !is_open(state, number)) continue;
    const Week& week = content.week(number);
    calendar.add({"week-" + two_digits(number) + "@roadmap.cairn.invalid", days.first_day, days.last_day,
                  "Week " + std::to_string(number) + ": " + week.title, describe(week, state)});
    if (week.milestone)
      calendar.add({"milestone-" + week.milestone->id + "@roadmap.cairn.invalid", days.last_day, days.last_day,
                    "Milestone: " + week.milestone->title, week.milestone->text});
  }
  // A calendar without any event is not a valid one.
  if (calendar.count() == 0)
    calendar.add({"nothing-planned@roadmap.cairn.invalid", today, today, "Roadmap: no open week is planned", {}});
  return calendar.finish();
}

std::string progress_csv(const Content& content, const State& state, Date today, int utc_offset_minutes) {
  const AcceptedPlan plan = plan_in_force(content, state, today);
  const Progress progress = progress_of(content, state);
  CsvWriter csv;
  csv.row({"week", "title", "phase", "status", "planned_start", "planned_end", "progress_percent", "goals_done",
           "goals_total", "hours_learning", "hours_building", "done_on"});
  for (const Week& week : content.weeks) {
    const WeekProgress& p = progress.week(week.number);
    const auto planned = plan.weeks.find(week.number);
    const bool is_planned = planned != plan.weeks.end();
    const auto mark = state.weeks.find(week.number);
    const bool done = mark != state.weeks.end() && mark->second.status == WeekStatus::kDone;
    csv.row({std::to_string(week.number), week.title, content.phase_of(week.number).title,
             status_words(state, p, week.number), is_planned ? to_iso(planned->second.first_day) : "",
             is_planned ? to_iso(planned->second.last_day) : "", std::to_string(std::lround(p.fraction * 100)),
             std::to_string(p.goals.done), std::to_string(p.goals.total), hours_cell(p.learning_minutes),
             hours_cell(p.building_minutes), done ? to_iso(local_date(mark->second.at, utc_offset_minutes)) : ""});
  }
  return csv.finish();
}

}  // namespace cairn::roadmap
