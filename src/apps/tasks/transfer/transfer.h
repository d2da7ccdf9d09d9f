#pragma once
// The ways in and out of the task tracker: files of other programs and its own. Reading never changes anything: it says
// what a file holds, what of it was understood differently, and what was kept aside; to_events() then fits that into a
// state. Every row is accounted for. Must not know the screen, the clock, or where files come from.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/model.h"
#include "base/result.h"

namespace cairn::tasks {

inline constexpr std::size_t kMaxImportBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMaxImportRows = 100'000;
inline constexpr std::size_t kMaxProblemText_bytes = 300;

enum class Format { kCsv, kJson, kTodoistCsv, kTaskwarrior, kTodoTxt, kSuperProductivity, kMarkdown, kLines };
std::string_view format_name(Format format);  // "Todoist CSV"

struct ImportContext {
  Instant now;
  int utc_offset_minutes = 0;  // instants of a file become days and times of this offset
  bool pasted = false;         // a person gave the text itself, not a file: "tomorrow" in it counts from now
};

// A row that was kept aside.
struct ImportProblem {
  std::size_t line = 0;  // of the file, counted from 1
  std::string text;      // the row as it stands, at most kMaxProblemText_bytes
  std::string problem;   // what is wrong and what to do
};

// Something was understood differently or left out; the task came in all the same.
struct ImportNote {
  std::size_t line = 0;  // 0: the whole file
  std::string title;     // of the task; empty: the whole file
  std::string note;
};

enum class Created { kUnknown, kDay, kInstant };  // how well the file knows when a task was created

struct ImportedTask {
  std::string key;  // unique in the file; an own format: the task's id
  std::size_t line = 0;
  std::string text;  // the start of the row, for a problem that shows only later
  Task task;         // parent, waits_for and series hold keys of the same file
  Created created = Created::kUnknown;
};

struct ImportedWork {
  std::string key;  // an own format: the entry's id; else empty
  std::size_t line = 0;
  Work work;  // task: a key of the same file
};

// Every row of the file is one of these: read == tasks + attached + ignored + refused.
struct ImportRows {
  std::size_t read = 0;
  std::size_t tasks = 0;
  std::size_t attached = 0;  // became part of a task: a comment, a line of its note, time worked
  std::size_t ignored = 0;   // of a kind that is no task: a section, a heading, a template, an empty line of a table
  std::size_t refused = 0;   // in `problems`
};

struct Import {
  Format format{};
  std::vector<ImportedTask> tasks;
  std::vector<ImportedWork> work;
  std::vector<ImportProblem> problems;
  std::vector<ImportNote> notes;
  ImportRows rows;
  bool own = false;  // written by Cairn: keys are ids, and are kept where they are free
};

// Detects the format by name and content unless `as` says it. Errors are about the file as a whole: kTooLarge,
// kForeign (not text, or not a format that is read), kCorrupt (nothing of it can be read), kTooNew, kInvalid (empty).
Result<Import> read_tasks(std::string_view file_name, std::string_view bytes, std::optional<Format> as,
                          const ImportContext& context);

enum class ImportFate { kAdded, kLeftOut, kRefused };  // left out: it is here already, or twice in the file
struct ImportRow {
  ImportFate fate = ImportFate::kAdded;
  std::string here;  // id of the task of the state that it is; empty: it is none of them
};

struct ImportOutcome {
  Events events;  // creations only; the one gesture of the import
  std::size_t tasks_added = 0, work_added = 0;
  std::vector<ImportRow> rows;               // one a task of the import, in its order
  std::size_t here = 0;                      // tasks of the import that are here already, added or not
  std::vector<std::size_t> duplicate_lines;  // rows whose task is here already, and so was not added
  std::size_t work_duplicates = 0;
  std::size_t refused = 0;              // rows that did not fit: they are in problems
  std::vector<ImportProblem> problems;  // those of reading, then those of fitting
  std::vector<ImportNote> notes;
};

// Fits a file into a state: import.tasks.size() == tasks_added + duplicate_lines.size() + refused. What is here already
// is told in transfer/already_there.h; without `leave_out` it is added once more, as another task. References are
// resolved to ids; one whose task is not there is left out with a note. A row that would close a circle of parents or
// of waiting is refused. `fresh_id` gives an id that was not used before, a new one each time.
ImportOutcome to_events(const Import& import, const State& state, const std::function<std::string()>& fresh_id,
                        bool leave_out = true);

// Files out: the tasks with these ids, in this order; unknown ids are passed over.
// CSV: everything but the time worked, which stands as a sum. Read back it gives the same tasks.
std::string write_csv(const State& state, const std::vector<std::string>& ids);
// JSON: the tasks and the time worked on them, exactly.
std::string write_json(const State& state, const std::vector<std::string>& ids);
// todo.txt: no notes and no time worked, rules for repeating only where "rec:" can say them.
// Of these tasks those whose repeat has more to it than todo.txt can say; they are written without it, or without its
// end.
std::size_t repeats_beyond_todo_txt(const State& state, const std::vector<std::string>& ids);
std::string write_todo_txt(const State& state, const std::vector<std::string>& ids, int utc_offset_minutes);
// To-dos of a calendar (RFC 5545). `ids` should not be empty: a calendar without any component is not a valid one.
// A repeating open task is written as DTSTART (its due day) and DURATION, since DUE must be later than DTSTART.
std::string write_calendar(const State& state, const std::vector<std::string>& ids, Instant now);

}  // namespace cairn::tasks
