#pragma once
// What the person can do. decide() holds every rule: it looks at the state and either returns the events of one gesture
// or says why not. It changes nothing.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"
#include "base/result.h"

namespace cairn::tasks {

// Fields that one edit sets; what is not set stays. An optional in an optional: set to nothing.
struct Patch {
  std::optional<std::string> title, note, project, parent;
  std::optional<Priority> priority;
  std::optional<std::vector<std::string>> tags, waits_for;
  std::vector<std::string> add_tags, remove_tags;
  std::optional<std::optional<When>> due, defer;
  std::optional<int> estimate_minutes;
  std::optional<std::optional<Repeat>> repeat;
  std::optional<bool> started;
};

struct AddTask {
  Task task;  // times and status are decided here, not taken from it; `origin` is kept
};
// What the part does not say, its project, it has from what it is a part of.
struct AddSubtask {
  std::string parent;
  Task part;
};
struct EditTasks {
  std::vector<std::string> ids;
  Patch patch;
};
// Closes them and their open parts. A repeating one comes again as a new task. What else could have been done is kept
// as a lesson (Choice).
struct CompleteTasks {
  std::vector<std::string> ids;
};
struct DropTasks {
  std::vector<std::string> ids;
};
struct ReopenTasks {
  std::vector<std::string> ids;
};
struct RemoveTasks {  // with their parts, and the time worked on them
  std::vector<std::string> ids;
};
// The present one of a repeating task is passed over: its dates move on to the next repetition.
struct SkipRepetition {
  std::string id;
};
struct StartFocus {  // a running timer is stopped and logged first
  std::string id;
};
struct StopFocus {};  // logs it; below half a minute it is dropped, over 16 h refused
struct DiscardFocus {};
struct LogWork {
  std::string id;
  int minutes = 0;
};
struct RemoveWork {
  std::string work_id;
};
struct SaveFilter {
  std::string filter_id;  // empty: a new one
  SavedFilter filter;
};
struct RemoveFilter {
  std::string filter_id;
};
struct ChangeSettings {
  Settings settings;
};
struct Forget {  // lessons: those of these tasks, or all
  std::vector<std::string> ids;
  bool all = false;
};
struct ImportTasks {
  Events events;  // creations of tasks and of time worked on them; what they refer to is there or among them
};

using Command = std::variant<AddTask, AddSubtask, EditTasks, CompleteTasks, DropTasks, ReopenTasks, RemoveTasks,
                             SkipRepetition, StartFocus, StopFocus, DiscardFocus, LogWork, RemoveWork, SaveFilter,
                             RemoveFilter, ChangeSettings, Forget, ImportTasks>;

struct Context {
  Instant now;
  int utc_offset_minutes = 0;
  std::string fresh_id;          // unused before, made for this command; more are made by adding to it
  const Index* index = nullptr;  // of the same state; made when it is missing
};

// Errors: kInvalid with `where` naming the field ("title", "due", "waits_for"), kNotFound.
Result<Events> decide(const State& state, const Command& command, const Context& context);

// The gesture's name in the log, e.g. "tasks.complete"; stable, since undo words it.
std::string_view kind_of(const Command& command);
// "completing a task", for the UI. Unknown kinds give "change".
std::string_view words_for(std::string_view gesture_kind);

// What ImportTasks must be. Errors: kConflict where the state is no longer the one that the events were made for.
Status check_import(const State& state, const Events& events);

// The rules of single fields, shared with import: what a task must be to be kept.
Status check_task(const Task& task);
Status check_work(const Work& work);
// "its first 500 characters fit": of a text that is longer than so many bytes, in what a person can count.
std::string fitting_words(std::string_view text, std::size_t max_bytes);
std::optional<std::string> clean_tag(
    std::string_view text);                        // without "#" and white space; nothing when nothing is left
std::string clean_project(std::string_view text);  // trimmed parts between dots
std::string clean_title(std::string_view text);    // one line, trimmed, valid UTF-8

}  // namespace cairn::tasks
