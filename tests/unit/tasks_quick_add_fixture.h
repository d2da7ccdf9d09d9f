#pragma once
// Lines to add tasks from in tests, read on a fixed day, and what was understood of them as one text.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add.h"
#include "apps/tasks/repeat.h"
#include "tasks_words_random.h"

namespace cairn::tasks::testing {

inline const Today kThursday = {day("2026-11-26"), 10 * 60};

inline QuickAdd add(std::string_view line, std::vector<std::string> literal = {}) {
  QuickAddContext context;
  context.today = kThursday;
  context.literal = std::move(literal);
  return parse_quick_add(line, context);
}

// All that was recognised, in one order: "due 2026-11-27 09:00; defer ...; every Fri; #a; @P; !high; 45m; // note".
inline std::string fields(const Task& task) {
  std::string text;
  const auto say = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (task.due) say("due " + when_exactly(*task.due));
  if (task.defer) say("defer " + when_exactly(*task.defer));
  if (task.repeat) say(repeat_words(*task.repeat));
  for (const std::string& tag : task.tags) say("#" + tag);
  if (!task.project.empty()) say("@" + task.project);
  if (task.priority != Priority::kNone)
    say(task.priority == Priority::kHigh ? "!high" : task.priority == Priority::kMedium ? "!medium" : "!low");
  if (task.estimate_minutes) say(std::to_string(task.estimate_minutes) + "m");
  if (!task.note.empty()) say("// " + task.note);
  return text;
}

inline std::string hints(const QuickAdd& added) {
  std::string text;
  for (const QuickAddHint& hint : added.hints) text += hint.text + " ";
  return text;
}

inline void check_bounds(std::string_view line, const QuickAdd& added) {
  std::size_t from = 0;
  for (const QuickAddSpan& span : added.spans) {
    CHECK(span.begin >= from);
    CHECK(span.begin < span.end);
    CHECK_FALSE(span.meaning.empty());
    from = span.end;
  }
  CHECK(from <= line.size());
  for (const QuickAddHint& hint : added.hints) {
    CHECK(hint.begin <= hint.end);
    CHECK(hint.end <= line.size());
    CHECK_FALSE(hint.text.empty());
  }
}

}  // namespace cairn::tasks::testing
