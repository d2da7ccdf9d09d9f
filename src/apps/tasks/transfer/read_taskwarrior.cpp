// Taskwarrior's `task export`: a list of objects, or one object a line.
// https://github.com/GothenburgBitFactory/taskwarrior, doc/devel/rfcs/task.md ("Taskwarrior JSON Format").

#include <map>
#include <utility>

#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/words.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::string_view kKnown[] = {"uuid", "description", "status", "entry", "end", "due", "wait", "start",
                                       "scheduled", "project", "tags", "priority", "depends", "annotations", "recur",
                                       "parent", "until", "template",
                                       // Nothing of a person's own:
                                       "id", "urgency", "modified", "mask", "imask", "rtype", "last", "tags_TODO"};

bool is_known(std::string_view name) {
  for (const std::string_view known : kKnown)
    if (name == known) return true;
  return name.substr(0, 4) == "tag_" || name.substr(0, 4) == "dep_" || name.substr(0, 11) == "annotation_";
}

// A recurring task: a template, of which Taskwarrior makes the tasks that are done.
struct Template {
  Draft draft;
  std::string due_words;
};

class TaskwarriorReader {
 public:
  explicit TaskwarriorReader(Reading& reading) : reading_(reading), offset_(reading.context().utc_offset_minutes) {}

  void read(std::size_t line, std::string_view text) {
    Result<Json> json = parse_json(text, kMaxImportBytes);
    if (!json) return reading_.refuse(line, text, "It is not valid JSON. " + json.error().message);
    if (!json.value().is_object()) return reading_.refuse(line, text, "It is no object with the fields of a task.");
    Draft draft;
    draft.line = line;
    draft.text = text;
    problem_.clear();
    read_words(json.value(), draft);
    read_status(json.value(), draft);
    read_times(json.value(), draft);
    read_links(json.value(), draft);
    read_rest(json.value(), draft);
    if (!problem_.empty()) return reading_.refuse(line, text, problem_);
    const std::string status = get_string(json.value(), "status").value_or("");
    const std::string uuid = draft.key;
    if (status == "recurring") {
      if (uuid.empty()) return reading_.refuse(line, text, "A recurring task needs its uuid.");
      if (!templates_.emplace(uuid, std::move(draft)).second) reading_.refuse(line, text, "Its uuid was used before.");
      return;
    }
    std::string parent = get_string(json.value(), "parent").value_or(get_string(json.value(), "template").value_or(""));
    const ImportedTask* added = reading_.add(std::move(draft));
    if (added && !parent.empty()) children_[std::move(parent)].push_back(reading_.import().tasks.size() - 1);
  }

  // The open child with the latest day takes over its template's rule; a template without an open child is the task.
  void finish() {
    for (auto& [uuid, children] : children_) {
      const auto found = templates_.find(uuid);
      ImportedTask* heir = nullptr;
      ImportedTask* first = nullptr;
      for (const std::size_t at : children) {
        ImportedTask& child = reading_.import().tasks[at];
        if (!first || due_of(child) < due_of(*first)) first = &child;
        if (child.task.status == RowStanding::kOpen && (!heir || due_of(*heir) < due_of(child))) heir = &child;
      }
      for (const std::size_t at : children) {
        ImportedTask& child = reading_.import().tasks[at];
        if (&child != first) child.task.series = first->key;
        if (&child != heir) child.task.repeat.reset();
      }
      if (found == templates_.end() || !heir) continue;
      if (found->second.task.repeat) heir->task.repeat = found->second.task.repeat;
      templates_.erase(found);
      reading_.ignore();
    }
    for (auto& [uuid, draft] : templates_) reading_.add(std::move(draft));
  }

 private:
  static std::int64_t due_of(const ImportedTask& task) {
    return task.task.due ? std::int64_t{task.task.due->day.days} * 1440 + task.task.due->minute.value_or(0) : INT64_MIN;
  }
  void wrong(std::string words) {
    if (problem_.empty()) problem_ = std::move(words);
  }

  // Nothing when the field is absent; a wrong type is a problem.
  std::optional<std::string> text_of(const Json& json, const char* key) {
    const auto it = json.find(key);
    if (it == json.end() || it->is_null()) return {};
    if (!it->is_string()) {
      wrong("Its field \"" + std::string(key) + "\" is no text.");
      return {};
    }
    return it->get_ref<const std::string&>();
  }

  std::optional<Instant> instant_of(const Json& json, const char* key) {
    const auto text = text_of(json, key);
    if (!text || text->empty()) return {};
    const auto instant = read_instant(*text, offset_);
    if (!instant)
      wrong("Its field \"" + std::string(key) + "\" holds no date that can be read: " +
            std::string(truncate_utf8(*text, 60)) + ". It should look like 20261224T150000Z.");
    return instant;
  }

  void read_words(const Json& json, Draft& draft) {
    Task& task = draft.task;
    draft.key = text_of(json, "uuid").value_or("");
    if (!draft.key.empty()) task.origin = origin_of("taskwarrior", draft.key);
    task.title = text_of(json, "description").value_or("");
    task.project = text_of(json, "project").value_or("");
    const auto priority = text_of(json, "priority");
    if (priority && *priority == "H") {
      task.priority = Priority::kHigh;
    } else if (priority && *priority == "M") {
      task.priority = Priority::kMedium;
    } else if (priority && *priority == "L") {
      task.priority = Priority::kLow;
    } else if (priority && !priority->empty()) {
      draft.note_line("priority: " + *priority);
      draft.remarks.emplace_back("Its priority is none of H, M and L. It stands in the note.");
    }
    const auto tags = json.find("tags");
    if (tags == json.end()) return;
    if (tags->is_string()) {
      for (const std::string_view tag : split(tags->get_ref<const std::string&>(), ","))
        task.tags.push_back(tag_name(tag));
    } else if (tags->is_array()) {
      for (const Json& tag : *tags)
        if (tag.is_string()) task.tags.push_back(tag_name(tag.get_ref<const std::string&>()));
    } else {
      wrong("Its tags are no list.");
    }
  }

  void read_status(const Json& json, Draft& draft) {
    const std::string status = text_of(json, "status").value_or("pending");
    Task& task = draft.task;
    if (status == "completed") {
      task.status = RowStanding::kDone;
    } else if (status == "deleted") {
      task.status = RowStanding::kDropped;
    } else if (status != "pending" && status != "waiting" && status != "recurring") {
      wrong("Its status \"" + std::string(truncate_utf8(status, 60)) +
            "\" is none of pending, waiting, completed, deleted and recurring.");
    }
    if (task.status != RowStanding::kOpen) task.closed_at = instant_of(json, "end");
  }

  void read_times(const Json& json, Draft& draft) {
    Task& task = draft.task;
    if (const auto entry = instant_of(json, "entry")) {
      task.created_at = *entry;
      draft.created = Created::kInstant;
    }
    if (const auto due = instant_of(json, "due")) task.due = local_day_or_when(*due, offset_);
    const auto wait = instant_of(json, "wait");
    const auto scheduled = instant_of(json, "scheduled");
    if (wait || scheduled) task.defer = local_day_or_when(wait ? *wait : *scheduled, offset_);
    if (wait && scheduled) draft.note_line("Scheduled: " + when_text(local_day_or_when(*scheduled, offset_)));
    if (task.status == RowStanding::kOpen) task.started_at = instant_of(json, "start");
    if (const auto recur = text_of(json, "recur"); recur && !recur->empty()) {
      task.repeat = read_period(*recur);
      if (!task.repeat) {
        draft.note_line("Repeats: " + *recur);
        draft.remarks.push_back("Its recurrence \"" + std::string(truncate_utf8(*recur, 60)) +
                                "\" has no counterpart. It stands in the note.");
      }
    }
    if (const auto until = instant_of(json, "until")) {
      if (task.repeat) {
        task.repeat->until = local_date(*until, offset_);
      } else {
        draft.note_line("Until: " + when_text(local_day_or_when(*until, offset_)));
      }
    }
  }

  void read_links(const Json& json, Draft& draft) {
    const auto depends = json.find("depends");
    if (depends == json.end() || depends->is_null()) return;
    std::vector<std::string>& waits_for = draft.task.waits_for;
    if (depends->is_string()) {
      for (const std::string_view uuid : split(depends->get_ref<const std::string&>(), ", "))
        waits_for.emplace_back(uuid);
    } else if (depends->is_array()) {
      for (const Json& uuid : *depends)
        if (uuid.is_string() && !uuid.get_ref<const std::string&>().empty())
          waits_for.push_back(uuid.get_ref<const std::string&>());
    } else {
      wrong("Its field \"depends\" is neither a list nor a text.");
    }
  }

  void read_rest(const Json& json, Draft& draft) {
    if (const Json* annotations = get_array(json, "annotations")) {
      for (const Json& annotation : *annotations) {
        const auto words = get_string(annotation, "description");
        if (!words) continue;
        const auto entry = read_instant(get_string(annotation, "entry").value_or(""), offset_);
        draft.note_line((entry ? to_iso(local_date(*entry, offset_)) + ": " : "") + *words);
      }
    }
    for (const auto& [name, value] : json.items()) {  // attributes that the person has defined
      if (is_known(name) || value.is_null()) continue;
      draft.note_line(name + ": " + (value.is_string() ? value.get<std::string>() : to_text(value)));
    }
  }

  Reading& reading_;
  int offset_;
  std::string problem_;
  std::map<std::string, Draft> templates_;
  std::map<std::string, std::vector<std::size_t>> children_;  // by the template's uuid: places in the import
};

void read_list(std::string_view text, Reading& reading, TaskwarriorReader& tasks) {
  JsonScan scan(text);
  LineCount lines(text);
  while (const auto item = scan.next()) {
    if (item->broken)
      reading.refuse(lines.line_of(item->text), item->text,
                     "This entry does not end as it should; a bracket or a quotation mark is missing.");
    else
      tasks.read(lines.line_of(item->text), item->text);
    if (reading.full()) return;
  }
  if (!scan.closed())
    reading.refuse(lines.line_of(text.substr(text.size())), "",
                   "The file ends before its list does. Tasks may be missing; export it again.");
}

void read_lines(std::string_view text, Reading& reading, TaskwarriorReader& tasks) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size() && !reading.full(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view row = trim(text.substr(at, end - at));
    if (!row.empty() && row.back() == ',') row.remove_suffix(1);
    if (!row.empty()) tasks.read(line, row);
    at = end + 1;
  }
}

}  // namespace

Status read_taskwarrior(std::string_view text, Reading& reading) {
  TaskwarriorReader tasks(reading);
  if (json_first(text) == '[') {
    read_list(text, reading, tasks);
  } else if (json_first(text) == '{') {
    // One object over several lines is one task; objects one a line are many.
    JsonScan whole(text);
    while (whole.next()) continue;
    const bool one =
        whole.closed() && text.find('\n') != std::string_view::npos && parse_json(text, kMaxImportBytes).ok();
    if (one)
      tasks.read(1, trim(text));
    else
      read_lines(text, reading, tasks);
  } else {
    return Error{ErrorCode::kForeign, "A file of \"task export\" begins with [ or {.", "line 1"};
  }
  if (reading.full()) return too_many_rows();
  tasks.finish();
  return Done{};
}

}  // namespace cairn::tasks::transfer
