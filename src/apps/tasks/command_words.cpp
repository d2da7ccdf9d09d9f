// The names of gestures: one for the log, one for people.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "apps/tasks/command_words.h"
#include "apps/tasks/commands.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

// Which changes of a gesture are what the person did it to.
enum class About { kNothing, kCreated, kChanged, kReopened, kEach, kRemoved };
struct Kind {
  std::string_view kind, words;
  About about = About::kNothing;
  std::string_view verb = {}, behind = {};  // around what it was done to
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 18> kKinds{
    {{"tasks.add", "adding a task", About::kCreated, "adding"},
     {"tasks.add-subtask", "adding a subtask", About::kCreated, "adding"},
     {"tasks.edit", "editing a task", About::kEach, "changing"},
     {"tasks.complete", "completing a task", About::kChanged, "completing"},
     {"tasks.drop", "dropping a task", About::kChanged, "dropping"},
     {"tasks.reopen", "opening a task again", About::kReopened, "opening", " again"},
     {"tasks.remove", "deleting a task", About::kRemoved, "deleting"},
     {"tasks.skip", "skipping a repetition", About::kEach, "skipping a repetition of"},
     {"tasks.focus-started", "starting the focus timer"},
     {"tasks.focus-stopped", "stopping the focus timer"},
     {"tasks.focus-discarded", "discarding the focus timer"},
     {"tasks.work", "logging time"},
     {"tasks.work-removed", "removing logged time"},
     {"tasks.filter", "saving a filter"},
     {"tasks.filter-removed", "removing a filter"},
     {"tasks.settings", "task settings"},
     {"tasks.forget", "forgetting"},
     {"tasks.import", "importing tasks", About::kCreated, "importing"}}};
static_assert(kKinds.size() == std::variant_size_v<Command>);

constexpr std::size_t kMaxNamed_bytes = 40;

// Ends after a whole word where one ends in its second half.
std::string in_short(std::string_view title) {
  std::string_view shown = truncate_utf8(title, kMaxNamed_bytes);
  if (shown.size() == title.size()) return std::string(title);
  const std::size_t space = title.substr(0, shown.size() + 1).rfind(' ');
  if (space != std::string_view::npos && space > kMaxNamed_bytes / 2) shown = shown.substr(0, space);
  return std::string(trim(shown)) + "\xE2\x80\xA6";
}

std::string text_in(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct Named {
  std::string title, parent;
};

std::map<std::string, Named> done_to(About about, const std::vector<Change>& changes) {
  std::map<std::string, Named> found;
  for (const Change& change : changes) {
    if (change.kind != "tasks.task" || !change.data.is_object()) continue;
    const auto before = change.data.find("before");
    const auto after = change.data.find("after");
    const bool was = before != change.data.end() && before->is_object();
    const bool is = after != change.data.end() && after->is_object();
    const bool wanted = about == About::kCreated ? !was && is : about == About::kRemoved ? was && !is : was && is;
    if (!wanted) continue;
    const Json& task = was ? *before : *after;
    found.emplace(text_in(change.data, "key"), Named{text_in(task, "title"), text_in(task, "parent")});
  }
  std::set<std::string> aside;
  if (about == About::kReopened) {  // what they are part of is open again with them
    for (const auto& [id, task] : found) aside.insert(task.parent);
  } else if (about != About::kEach) {
    for (const auto& [id, task] : found)
      if (found.count(task.parent) > 0) aside.insert(id);
  }
  for (const std::string& id : aside) found.erase(id);
  return found;
}

// Of changed tasks, where one and the same thing was changed of each: "the due date of ". Else nothing.
std::string_view part_changed(const std::vector<Change>& changes) {
  constexpr std::pair<std::string_view, std::string_view> kParts[] = {
      {"due", "the due date of "},    {"defer", "the deferral of "},    {"priority", "the priority of "},
      {"project", "the project of "}, {"tags", "the tags of "},         {"title", "the title of "},
      {"note", "the note of "},       {"estimate", "the estimate of "}, {"repeat", "the repeat of "}};
  std::set<std::string> fields;
  for (const Change& change : changes) {
    if (change.kind != "tasks.task" || !change.data.is_object()) continue;
    const auto before = change.data.find("before");
    const auto after = change.data.find("after");
    if (before == change.data.end() || after == change.data.end() || !before->is_object() || !after->is_object())
      return {};
    for (const auto& [one, other] : {std::pair(&*before, &*after), std::pair(&*after, &*before)})
      for (const auto& [key, value] : one->items())
        if (const auto found = other->find(key); found == other->end() || *found != value) fields.insert(key);
  }
  if (fields.size() != 1) return {};
  for (const auto& [field, words] : kParts)
    if (field == *fields.begin()) return words;
  return {};
}

}  // namespace

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

std::string words_for(std::string_view gesture_kind, const std::vector<Change>& changes) {
  const auto kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& one) { return one.kind == gesture_kind; });
  if (kind == kKinds.end() || kind->about == About::kNothing) return std::string(words_for(gesture_kind));
  const std::map<std::string, Named> tasks = done_to(kind->about, changes);
  if (tasks.empty()) return std::string(kind->words);
  const std::string what = tasks.size() == 1 ? "\xE2\x80\x9C" + in_short(tasks.begin()->second.title) + "\xE2\x80\x9D"
                                             : std::to_string(tasks.size()) + " tasks";
  const std::string_view part = kind->kind == "tasks.edit" ? part_changed(changes) : std::string_view();
  return std::string(kind->verb) + " " + std::string(part) + what + std::string(kind->behind);
}

}  // namespace cairn::tasks
