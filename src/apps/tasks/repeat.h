#pragma once
// When a repeating task comes again, and how that is said. Floating days: no clock, no time zone. How a repeat is
// read from words: repeat_phrases.h.

#include <optional>
#include <string>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"
#include "base/result.h"

namespace cairn::tasks {

inline constexpr int kMaxRepeatEvery = 999;

// What is wrong with it; nothing: it can be kept.
std::optional<Error> check_repeat(const Repeat& repeat);

// The first day strictly after `from`. `from` is taken for a day on which the task came: "every 2 weeks on Mon, Wed"
// goes from a Monday to its Wednesday, from a Wednesday to the Monday in two weeks (weeks begin on Monday). A month
// that is too short has the task on its last day; 29 February comes on the 28th in other years.
// Nothing: the repeat has ended, the calendar has (2199), or check_repeat refuses it.
std::optional<Date> next_occurrence(const Repeat& repeat, Date from);

// The first day that the repeat could begin on, on or after `from`: `from` itself where the repeat names no day.
std::optional<Date> first_occurrence(const Repeat& repeat, Date from);

// Due day of the next task of the series, with the time of day of this one. Counted from the day it was due: the first
// occurrence after both that day and today, in the rhythm of the due day, so that nothing is born overdue. Counted
// from completion, or never due: the first occurrence after today. Nothing: not repeating, or the series has ended.
std::optional<When> next_due(const Task& task, const Today& completed_on);

// The same repeat with what would slip tied down: a task due on the 31st "every month" stays on the 31st after a
// February, one due on 29 February stays there ("every 12 months on the 29th"). Other repeats come back as they are.
Repeat pinned(const Repeat& repeat, Date due);

// "every 2 weeks on Fri", "every weekday", "every Mon, Wed", "every month on the last day", "every 3 days after
// completion", "every year until 24 Dec 2027". parse_repeat (repeat_phrases.h) reads it back to the same repeat.
std::string repeat_words(const Repeat& repeat);

}  // namespace cairn::tasks
