#include "apps/tasks/transfer/line_words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "apps/tasks/quick_add.h"

namespace cairn::tasks::transfer {
namespace {

// Words that are refused may turn out to be a part of others.
constexpr int kMostReadings = 4;

bool is_said(const Task& task, SpanKind kind, std::string_view inherited) {
  switch (kind) {
    case SpanKind::kDue:
      return task.due.has_value();
    case SpanKind::kDefer:
      return task.defer.has_value();
    case SpanKind::kRepeat:
      return task.repeat.has_value();
    case SpanKind::kPriority:
      return task.priority != Priority::kNone;
    case SpanKind::kProject:
      return task.project != inherited;
    case SpanKind::kEstimate:
      return task.estimate_minutes > 0;
    case SpanKind::kTag:
    case SpanKind::kNote:
      break;
  }
  return false;
}

void take(Task from, Task& into) {
  into.title = std::move(from.title);
  into.note = std::move(from.note);
  if (from.priority != Priority::kNone) into.priority = from.priority;
  if (!from.project.empty()) into.project = std::move(from.project);
  into.tags.insert(into.tags.end(), from.tags.begin(), from.tags.end());
  if (!into.due) into.due = from.due;  // that of a repeat comes second to one that was written
  if (from.defer) into.defer = from.defer;
  if (from.estimate_minutes > 0) into.estimate_minutes = from.estimate_minutes;
  if (from.repeat) into.repeat = from.repeat;
}

}  // namespace

void read_line_words(const Today& today, std::string_view inherited, Draft& draft) {
  Task& task = draft.task;
  QuickAddContext context;
  context.today = today;
  for (int reading = 0; reading < kMostReadings; ++reading) {
    QuickAdd read = parse_quick_add(task.title, context);
    const std::size_t refused = context.literal.size();
    for (const QuickAddSpan& span : read.spans)
      if (is_said(task, span.kind, inherited))
        context.literal.push_back(task.title.substr(span.begin, span.end - span.begin));
    if (context.literal.size() > refused) continue;
    if (read.task.title.empty()) return;  // a line of marks alone is its own title
    for (QuickAddHint& hint : read.hints)
      if (hint.is_left) draft.remarks.push_back(std::move(hint.text));
    return take(std::move(read.task), task);
  }
}

}  // namespace cairn::tasks::transfer
