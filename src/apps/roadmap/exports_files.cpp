// The calendar (RFC 5545) and the table (RFC 4180).

#include <cmath>

#include "apps/roadmap/exports.h"
#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"
#include "base/text.h"

namespace cairn::roadmap {
namespace {

// --- Calendar ---

constexpr std::size_t kMaxLineOctets = 75;

// Section 3.3.11: the characters that would end a text value, and no control characters.
std::string escape_ics(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

std::string compact_date(Date date) {  // 20261124
  std::string iso = to_iso(date);
  iso.erase(7, 1);
  iso.erase(4, 1);
  return iso;
}

std::string compact_instant(Instant instant) {  // 20261124T091233Z
  const std::string iso = to_iso(instant);
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "T" + iso.substr(11, 2) + iso.substr(14, 2) +
         iso.substr(17, 2) + "Z";
}

struct CalendarEvent {
  std::string uid;
  Date first_day, last_day;
  std::string summary, description;
};

class CalendarWriter {
 public:
  CalendarWriter(std::string_view name, Instant now) : stamp_(compact_instant(now)), sequence_(now.ms / 60'000) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Cairn//Roadmap//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("NAME:" + escape_ics(name));
    line("X-WR-CALNAME:" + escape_ics(name));
  }

  void add(const CalendarEvent& event) {
    line("BEGIN:VEVENT");
    line("UID:" + event.uid);
    line("DTSTAMP:" + stamp_);
    // Grows with every export: importing a newer file moves the events that an older one made.
    line("SEQUENCE:" + std::to_string(sequence_));
    line("DTSTART;VALUE=DATE:" + compact_date(event.first_day));
    line("DTEND;VALUE=DATE:" + compact_date(add_days(event.last_day, 1)));
    line("SUMMARY:" + escape_ics(event.summary));
    if (!event.description.empty()) line("DESCRIPTION:" + escape_ics(event.description));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
    ++count_;
  }

  int count() const { return count_; }
  std::string finish() {
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  // Section 3.1: at most 75 octets a line; a longer one goes on after CRLF and a space. No character is cut in two.
  void line(const std::string& text) {
    const std::string valid = to_valid_utf8(text);
    std::string_view rest = valid;
    std::size_t room = kMaxLineOctets;
    while (rest.size() > room) {
      const std::string_view part = truncate_utf8(rest, room);
      out_ += part;
      out_ += "\r\n ";
      rest.remove_prefix(part.size());
      room = kMaxLineOctets - 1;
    }
    out_ += rest;
    out_ += "\r\n";
  }

  std::string out_, stamp_;
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

// A spreadsheet takes these first characters for a formula, some of them also in full width (OWASP, "CSV Injection").
bool looks_like_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"})
    if (cell.substr(0, wide.size()) == wide) return true;
  return false;
}

std::string csv_cell(std::string_view text) {
  std::string cell = looks_like_formula(text) ? "'" : "";
  cell += text;
  const bool quoted = cell.find_first_of(",\"\r\n;") != std::string::npos ||
                      (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!quoted) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

class CsvWriter {
 public:
  void row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ += ',';
      out_ += csv_cell(cells[i]);
    }
    out_ += "\r\n";
  }
  std::string finish() { return std::move(out_); }

 private:
  std::string out_;
};

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
