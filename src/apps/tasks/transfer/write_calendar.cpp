// To-dos of a calendar (iCalendar, RFC 5545, section 3.6.2). What is waited for: RELTYPE=DEPENDS-ON (RFC 9253).

#include "apps/tasks/transfer/reading.h"
#include "apps/tasks/transfer/rrule.h"
#include "apps/tasks/transfer/transfer.h"
#include "base/icalendar.h"

namespace cairn::tasks {
namespace transfer {
namespace {

constexpr std::string_view kUidSuffix = "@tasks.cairn.invalid";

// A day, or a time without a zone: Friday at 15:00 is that wherever the person is (section 3.3.5, form 1).
std::string property(std::string_view name, const When& when, bool with_time) {
  if (!with_time) return std::string(name) + ";VALUE=DATE:" + ics_date(when.day);
  return std::string(name) + ":" + ics_local(when.day, when.minute.value_or(0));
}

std::string uid(const std::string& id) { return ics_text(id) + std::string(kUidSuffix); }

class TodoWriter {
 public:
  TodoWriter(const State& state, Instant now)
      : state_(state), stamp_(ics_instant(now)), sequence_(std::to_string(now.ms / 60'000)) {
    out_.line("BEGIN:VCALENDAR");
    out_.line("VERSION:2.0");
    out_.line("PRODID:-//Cairn//Tasks//EN");
    out_.line("CALSCALE:GREGORIAN");
    out_.line("METHOD:PUBLISH");
  }

  void add(const std::string& id, const Task& task) {
    out_.line("BEGIN:VTODO");
    out_.line("UID:" + uid(id));
    out_.line("DTSTAMP:" + stamp_);
    out_.line("SEQUENCE:" + sequence_);  // grows with every export, so that a newer file replaces an older one
    out_.line("CREATED:" + ics_instant(task.created_at));
    out_.line("SUMMARY:" + ics_text(task.title));
    if (!task.note.empty()) out_.line("DESCRIPTION:" + ics_text(task.note));
    add_status(task);
    add_times(task);
    add_categories(task);
    if (!task.parent.empty() && state_.tasks.count(task.parent))
      out_.line("RELATED-TO;RELTYPE=PARENT:" + uid(task.parent));
    for (const std::string& other : task.waits_for)
      if (state_.tasks.count(other)) out_.line("RELATED-TO;RELTYPE=DEPENDS-ON:" + uid(other));
    if (task.estimate_minutes > 0) out_.line("X-CAIRN-ESTIMATE:PT" + std::to_string(task.estimate_minutes) + "M");
    out_.line("END:VTODO");
  }

  std::string finish() {
    out_.line("END:VCALENDAR");
    return out_.finish();
  }

 private:
  void add_status(const Task& task) {
    if (task.priority != Priority::kNone)
      out_.line(task.priority == Priority::kHigh     ? "PRIORITY:1"
                : task.priority == Priority::kMedium ? "PRIORITY:5"
                                                     : "PRIORITY:9");
    if (task.status == RowStanding::kDone) {
      out_.line("STATUS:COMPLETED");
      if (task.closed_at) out_.line("COMPLETED:" + ics_instant(*task.closed_at));
      out_.line("PERCENT-COMPLETE:100");
    } else if (task.status == RowStanding::kDropped) {
      out_.line("STATUS:CANCELLED");
    } else {
      out_.line(task.started_at ? "STATUS:IN-PROCESS" : "STATUS:NEEDS-ACTION");
    }
  }

  // DTSTART and DUE are of one type, and DUE is the later one (section 3.8.2.3). A rule counts from DTSTART (3.8.5.3),
  // here the due day; such a task is due at the end of its first day, or of its first minute.
  void add_times(const Task& task) {
    const bool repeats = task.repeat && task.due && task.status == RowStanding::kOpen;
    if (repeats) {
      const bool with_time = task.due->minute.has_value();
      out_.line(property("DTSTART", *task.due, with_time));
      out_.line(with_time ? "DURATION:PT1M" : "DURATION:P1D");
      out_.line("RRULE:" + write_rrule(*task.repeat, with_time));
      if (task.repeat->after_completion) out_.line("X-CAIRN-REPEAT-FROM:COMPLETION");
      return;
    }
    const bool with_time = (task.due && task.due->minute) || (task.defer && task.defer->minute);
    if (task.due) {
      When due = *task.due;
      if (with_time && !due.minute) due.minute = 24 * 60 - 1;
      out_.line(property("DUE", due, with_time));
    }
    if (task.defer && (!task.due || is_before(*task.defer, *task.due)))
      out_.line(property("DTSTART", *task.defer, with_time));
  }

  static bool is_before(const When& a, const When& b) {
    if (a.day != b.day) return a.day < b.day;
    return a.minute.value_or(0) < b.minute.value_or(a.minute ? 24 * 60 - 1 : 0);
  }

  void add_categories(const Task& task) {
    std::string names;
    if (!task.project.empty()) names = ics_text(task.project);
    for (const std::string& tag : task.tags) names += (names.empty() ? "" : ",") + ics_text(tag);
    if (!names.empty()) out_.line("CATEGORIES:" + names);
  }

  const State& state_;
  std::string stamp_, sequence_;
  IcsWriter out_;
};

}  // namespace
}  // namespace transfer

std::string write_calendar(const State& state, const std::vector<std::string>& ids, Instant now) {
  transfer::TodoWriter calendar(state, now);
  for (const std::string& id : ids)
    if (const auto found = state.tasks.find(id); found != state.tasks.end()) calendar.add(id, found->second);
  return calendar.finish();
}

}  // namespace cairn::tasks
