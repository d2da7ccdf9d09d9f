#pragma once
// One line becomes a draft of a task. Cuts out what it recognises and says what it made of it; the rest, in the order
// of the line, is the title. Must not know the screen or the clock.
//
//   Water the plants every 3 days at 18:00 #home @Home.Garden !low ~10m >mon // the ones on the balcony too
//
//   #tag  #"v1.0"  +tag       tags; a letter must be in it ("#1" stays in the title) unless it is quoted
//   @Project  @"Home office"  a dot makes a sub-project
//   !1 !2 !3 !high !medium !low !h !m !l; at an end of what is said also p1 p2 p3 p4, the last for none
//   ~45m  ~1h30  ~1.5 h       estimate
//   fri  24 dec  tomorrow at 9  in 3 days   due, see phrases.h; with on, by, due or for in front as well
//   on the 5th  by 31st       due, at the end of what is said
//   fri 3pm-4pm               due when it begins; the estimate is how long it takes, unless one is said
//   >mon  >24 dec 9:00        out of sight until then
//   due:fri  defer:mon  wait:3d  start:mon  project:Home  tag:bills  pri:H  est:45m   as other programs write it
//   every 2 weeks on fri  every! 3 days     repeats, see repeat_phrases.h; without a due date it sets the first one
//   no date                   a repeat without a due date
//   // note                   a word of two slashes: the rest, line breaks included, is the note
//
// What stays in the title: words in "double quotes" (with their quotes), a word behind a backslash (without it), what
// was refused (`literal`), and whatever may be a plain word: a weekday behind an article or in "mon to fri", "sat",
// "sun", "wed", "tom" and "yesterday" before further words, 24/7, 1/2, 1.2, 3:16, "weekly report".
// Said twice: the last is taken, a due date with on, by or due in front before one without; the other stays in the
// title and a hint says so. A day that does not exist stays in the title and a hint says why.

#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"

namespace cairn::tasks {

inline constexpr std::size_t kMaxQuickAddBytes = 16'000;  // before the note

enum class SpanKind { kTag, kPriority, kProject, kEstimate, kDue, kDefer, kRepeat, kNote };

struct QuickAddSpan {
  std::size_t begin = 0, end = 0;  // bytes of the line; begin < end
  SpanKind kind = SpanKind::kTag;
  std::string meaning;  // "Due tomorrow 15:00"
  friend bool operator==(const QuickAddSpan&, const QuickAddSpan&) = default;
};

struct QuickAddHint {
  std::size_t begin = 0, end = 0;
  std::string text;      // a sentence
  bool is_left = false;  // these words were not understood: they are left in the title
  bool stops = false;    // as it stands the task cannot be added: its check will say so as well
  friend bool operator==(const QuickAddHint&, const QuickAddHint&) = default;
};

struct QuickAdd {
  Task task;                        // title to repeat are set; id, times and place in the list are the caller's
  std::vector<QuickAddSpan> spans;  // in the order of the line, apart from each other
  std::vector<QuickAddHint> hints;
};

struct QuickAddContext {
  Today today;
  std::vector<std::string> literal;  // texts of spans that were refused; every place where they stand is left alone
  // Where given, @home takes the spelling of a project "Home" that is there, #tags too; of a new one that is near one
  // that is there a hint asks whether that was meant.
  const Index* index = nullptr;
};

QuickAdd parse_quick_add(std::string_view line, const QuickAddContext& context);

// A line that parses back to the title, note, priority, project, tags, due, defer, estimate and repeat of the task.
// Holds for a task that could be stored (a title of one line without space at its ends, names without empty parts), a
// note without space at its ends, and a repeat that is `pinned`.
std::string quick_add_words(const Task& task, const Today& today);

}  // namespace cairn::tasks
