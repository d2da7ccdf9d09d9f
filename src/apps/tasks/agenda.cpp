#include "apps/tasks/agenda.h"

#include <algorithm>
#include <string>

#include "apps/tasks/repeat.h"

namespace cairn::tasks {
namespace {

constexpr int kMaxSteps = 5000;  // of a repeat: a task of every day is followed over thirteen years
constexpr int kLastMinute = 24 * 60 - 1;

// Of a part of a line that says when: it names a time and no day, so it moves with the clock.
bool is_time_alone(std::string_view words, Date day, const QuickAddContext& context) {
  const auto due_at = [&](int minute) {
    QuickAddContext then = context;
    then.today = {day, minute};
    return parse_quick_add("x " + std::string(words), then).task.due;
  };
  const std::optional<When> first = due_at(0);
  if (!first || !first->minute || first->day != day) return false;
  if (*first->minute == kLastMinute) return true;  // no minute is later
  return due_at(kLastMinute) == When{add_days(day, 1), first->minute};
}

}  // namespace

std::vector<Date> comes_again(const Task& task, const Today& today, Date begin, Date end) {
  std::vector<Date> days;
  if (task.status != TaskStatus::kOpen || !task.repeat || !task.due || task.repeat->after_completion) return days;
  const Date from = std::max(begin, add_days(today.day, 1));
  std::optional<Date> day = next_occurrence(*task.repeat, task.due->day);
  for (int step = 0; day && *day < end && step < kMaxSteps; ++step) {
    if (*day >= from) days.push_back(*day);
    day = next_occurrence(*task.repeat, *day);
  }
  return days;
}

Agenda agenda(const Index& index, const std::vector<std::uint32_t>& shown, const Today& today, Date begin, Date end) {
  Agenda days;
  const auto add = [&](Date day, const AgendaLine& line) {
    if (day >= begin && day < end) days[day].push_back(line);
  };
  for (const std::uint32_t at : shown) {
    const Task& task = *index.entries()[at].task;
    if (task.due)
      add(task.due->day, {at, AgendaKind::kDue, task.due->minute});
    else if (is_deferred(task, today) && !index.entries()[at].deferred_with)
      add(task.defer->day, {at, AgendaKind::kBack, task.defer->minute});
    for (const Date day : comes_again(task, today, begin, end)) add(day, {at, AgendaKind::kAgain, task.due->minute});
  }
  for (auto& [day, lines] : days)
    std::stable_sort(lines.begin(), lines.end(), [](const AgendaLine& a, const AgendaLine& b) {
      return a.minute.value_or(-1) < b.minute.value_or(-1);
    });
  return days;
}

QuickAdd parse_on_day(std::string_view line, Date day, const QuickAddContext& context) {
  QuickAdd draft = parse_quick_add(line, context);
  for (const QuickAddSpan& span : draft.spans)
    if (span.kind == SpanKind::kDue && !is_time_alone(line.substr(span.begin, span.end - span.begin), day, context))
      return draft;
  QuickAddContext then = context;
  then.today = {day, 0};
  draft.task.due = parse_quick_add(line, then).task.due;
  if (!draft.task.due) draft.task.due = When{day, {}};
  return draft;
}

}  // namespace cairn::tasks
