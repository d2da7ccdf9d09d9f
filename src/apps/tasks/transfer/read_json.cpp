// Cairn's own JSON: {"format": "cairn-tasks", "version": 1, "tasks": [...], "work": [...]}, one record a line.

#include <utility>

#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/words.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kMaxOffset_minutes = 24 * 60;
constexpr std::size_t kMaxKeyBytes = 80;

// The fields of one record; the first that is not what it must be is remembered.
class Fields {
 public:
  explicit Fields(const Json& json) : json_(json) {}
  const std::string& problem() const { return problem_; }

  void take(const char* key, std::string& out) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_string()) return wrong(key, "a text");
    out = value->get_ref<const std::string&>();
  }
  void take(const char* key, int& out, std::int64_t min, std::int64_t max) {
    const Json* value = find(key);
    if (!value) return;
    const auto number = get_int(json_, key);
    if (!number || *number < min || *number > max)
      return wrong(key, "a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    out = static_cast<int>(*number);
  }
  void take(const char* key, bool& out) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_boolean()) return wrong(key, "true or false");
    out = value->get<bool>();
  }
  void take(const char* key, std::vector<std::string>& out) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_array()) return wrong(key, "a list of texts");
    for (const Json& item : *value) {
      if (!item.is_string() || item.get_ref<const std::string&>().empty()) return wrong(key, "a list of texts");
      out.push_back(item.get_ref<const std::string&>());
    }
  }
  void take(const char* key, std::optional<Instant>& out) {
    const Json* value = find(key);
    if (!value) return;
    if (value->is_string()) out = parse_instant(value->get_ref<const std::string&>());
    if (!out) wrong(key, "a time like 2026-12-24T15:00:00.000Z");
  }
  void take(const char* key, std::optional<Date>& out) {
    const Json* value = find(key);
    if (!value) return;
    if (value->is_string()) out = parse_date(value->get_ref<const std::string&>());
    if (!out) wrong(key, "a day like 2026-12-24");
  }
  void take(const char* key, std::optional<When>& out) {
    const Json* value = find(key);
    if (!value) return;
    if (value->is_string()) out = when_of(value->get_ref<const std::string&>());
    if (!out) wrong(key, "a day like 2026-12-24 or a time like 2026-12-24T15:00");
  }
  template <class Enum, std::size_t N>
  void take(const char* key, Enum& out, const std::string_view (&names)[N]) {
    const Json* value = find(key);
    if (!value) return;
    for (std::size_t i = 0; i < N; ++i)
      if (value->is_string() && value->get_ref<const std::string&>() == names[i]) {
        out = static_cast<Enum>(i);
        return;
      }
    std::string words = "one of ";
    for (std::size_t i = 0; i < N; ++i) words += (i == 0 ? "" : ", ") + std::string(names[i]);
    wrong(key, words);
  }
  const Json* find(const char* key) const {
    const auto it = json_.find(key);
    return it == json_.end() || it->is_null() ? nullptr : &*it;
  }
  void wrong(const char* key, const std::string& expected) {
    if (problem_.empty()) problem_ = "Its field \"" + std::string(key) + "\" must be " + expected + ".";
  }

 private:
  const Json& json_;
  std::string problem_;
};

constexpr std::string_view kStandings[] = {"open", "done", "dropped"};
constexpr std::string_view kPriorities[] = {"none", "low", "medium", "high"};
constexpr std::string_view kUnits[] = {"day", "week", "month", "year"};

std::optional<Repeat> repeat_of(const Json& json, std::string& problem) {
  if (!json.is_object()) {
    problem = "Its field \"repeat\" must be an object.";
    return {};
  }
  Fields fields(json);
  Repeat repeat;
  int weekdays = 0;
  fields.take("unit", repeat.unit, kUnits);
  fields.take("every", repeat.every, 1, 999);
  fields.take("weekdays", weekdays, 0, 127);
  fields.take("month_day", repeat.month_day, -1, 31);
  fields.take("nth_weekday", repeat.nth_weekday, -1, 4);
  fields.take("after_completion", repeat.after_completion);
  fields.take("until", repeat.until);
  repeat.weekdays = static_cast<std::uint8_t>(weekdays);
  problem = fields.problem();
  return repeat;
}

void read_task(std::size_t line, std::string_view text, const Json& json, Reading& reading) {
  Draft draft;
  draft.line = line;
  draft.text = text;
  Task& task = draft.task;
  Fields fields(json);
  std::optional<Instant> created;
  std::string repeat_problem;
  fields.take("id", draft.key);
  fields.take("title", task.title);
  fields.take("note", task.note);
  fields.take("status", task.status, kStandings);
  fields.take("priority", task.priority, kPriorities);
  fields.take("project", task.project);
  fields.take("tags", task.tags);
  fields.take("parent", task.parent);
  fields.take("waits_for", task.waits_for);
  fields.take("due", task.due);
  fields.take("defer", task.defer);
  fields.take("estimate_minutes", task.estimate_minutes, 0, kMaxEstimate_minutes);
  if (const Json* repeat = fields.find("repeat")) task.repeat = repeat_of(*repeat, repeat_problem);
  fields.take("series", task.series);
  fields.take("created", created);
  fields.take("started", task.started_at);
  fields.take("closed", task.closed_at);
  fields.take("closed_utc_offset_minutes", task.closed_utc_offset_minutes, -kMaxOffset_minutes, kMaxOffset_minutes);
  fields.take("origin", task.origin);
  if (!fields.problem().empty()) return reading.refuse(line, text, fields.problem());
  if (!repeat_problem.empty()) return reading.refuse(line, text, repeat_problem);
  if (draft.key.size() > kMaxKeyBytes) return reading.refuse(line, text, "Its id is too long: 80 characters at most.");
  if (task.status == RowStanding::kOpen && task.closed_at)
    draft.remarks.emplace_back("It is open and says when it was closed. It comes in as open.");
  if (created) {
    task.created_at = *created;
    draft.created = Created::kInstant;
  }
  reading.add(std::move(draft));
}

void read_work(std::size_t line, std::string_view text, const Json& json, Reading& reading) {
  ImportedWork imported;
  imported.line = line;
  Fields fields(json);
  std::optional<Instant> started;
  fields.take("id", imported.key);
  fields.take("task", imported.work.task);
  fields.take("started", started);
  fields.take("utc_offset_minutes", imported.work.utc_offset_minutes, -kMaxOffset_minutes, kMaxOffset_minutes);
  fields.take("minutes", imported.work.minutes, 1, 1440);
  if (!started) fields.wrong("started", "a time like 2026-12-24T15:00:00.000Z");
  if (imported.work.minutes == 0) fields.wrong("minutes", "a whole number from 1 to 1440");
  if (!fields.problem().empty()) return reading.refuse(line, text, fields.problem());
  if (!reading.knows(imported.work.task))
    return reading.refuse(line, text, "The task that this time was worked on is not in the file.");
  imported.work.started_at = *started;
  reading.import().work.push_back(std::move(imported));
  reading.attach();
}

template <class Read>
void each_record(std::string_view list, LineCount& lines, Reading& reading, Read read) {
  JsonScan scan(list);
  while (const auto item = scan.next()) {
    const std::size_t line = lines.line_of(item->text);
    Result<Json> json = item->broken
                            ? Result<Json>(Error{ErrorCode::kCorrupt, "A bracket or a quotation mark is missing.", {}})
                            : parse_json(item->text, kMaxImportBytes);
    if (!json)
      reading.refuse(line, item->text, "It is not valid JSON. " + json.error().message);
    else if (!json.value().is_object())
      reading.refuse(line, item->text, "It is no object with named fields.");
    else
      read(line, item->text, json.value(), reading);
    if (reading.full()) return;
  }
  if (!scan.closed())
    reading.refuse(lines.line_of(list.substr(list.size())), "",
                   "The file ends before its list does. Entries may be missing; export it again.");
}

}  // namespace

Status read_json(std::string_view text, Reading& reading) {
  if (json_member(text, "format").value_or("") != "\"cairn-tasks\"")
    return Error{ErrorCode::kForeign, "This JSON file was not written by Cairn's task tracker.", {}};
  const Result<Json> version = parse_json(json_member(text, "version").value_or("0"), 100);
  if (!version || !version.value().is_number_integer() || version.value().get<std::int64_t>() < 1)
    return Error{ErrorCode::kCorrupt, "The file does not say which version of the format it has.", "version"};
  if (version.value().get<std::int64_t>() > kVersion)
    return Error{ErrorCode::kTooNew, "The file was written by a newer Cairn. Reload the page to get that version.",
                 "version"};
  LineCount lines(text);
  JsonScan scan(text);
  bool any = false;
  while (const auto item = scan.next()) {
    if (item->key != "tasks" && item->key != "work") continue;
    if (json_first(item->value) != '[')
      return Error{ErrorCode::kCorrupt, "The field \"" + std::string(item->key) + "\" is no list.",
                   std::string(item->key)};
    any = true;
    each_record(item->value, lines, reading, item->key == "tasks" ? read_task : read_work);
    if (reading.full()) return too_many_rows();
  }
  if (!scan.closed() && any && reading.import().rows.refused == 0)
    reading.remark(0, "", "The file ends too early. What stood after its last entry is missing.");
  if (!any) return Error{ErrorCode::kCorrupt, "The file holds no list of tasks.", "tasks"};
  return Done{};
}

}  // namespace cairn::tasks::transfer
