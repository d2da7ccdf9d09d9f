// Super Productivity's backup (https://github.com/johannesjo/super-productivity, src/app/features/tasks/task.model.ts):
// entity stores of tasks, projects, tags and repeat rules, and archives of tasks that are done. A parent's times are
// sums over its parts there, so they are taken from the parts alone.

#include <map>
#include <set>
#include <utility>

#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/words.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kMaxInstant_ms = 7'258'118'400'000;  // the year 2200

struct RepeatRule {
  std::size_t line = 0;
  std::string_view text;
  Json json;
  std::optional<Repeat> repeat;
  bool paused = false;
};

class BackupReader {
 public:
  BackupReader(std::string_view whole, Reading& reading)
      : reading_(reading),
        lines_(whole),
        offset_(reading.context().utc_offset_minutes),
        rules_{reading.today(), offset_, DayOrder::kUnknown} {}

  void read_names(std::string_view store, std::map<std::string, std::string>& names) {
    each_entity(store, false, [&](std::size_t, std::string_view key, std::string_view, const Json& json) {
      names[get_string(json, "id").value_or(std::string(key))] = get_string(json, "title").value_or("");
    });
  }
  void read_projects(std::string_view store) { read_names(store, projects_); }
  void read_tags(std::string_view store) { read_names(store, tags_); }

  void read_repeat_rules(std::string_view store) {
    each_entity(store, true, [&](std::size_t line, std::string_view key, std::string_view text, const Json& json) {
      const std::string id = get_string(json, "id").value_or(std::string(key));
      RepeatRule rule{line, text, json, repeat_of(json), get_bool(json, "isPaused").value_or(false)};
      if (!repeat_rules_.emplace(id, std::move(rule)).second) reading_.refuse(line, text, "Its id was used before.");
    });
  }

  void read_tasks(std::string_view store) {
    each_entity(store, true, [&](std::size_t line, std::string_view key, std::string_view text, const Json& json) {
      read_task(line, key, text, json);
    });
  }

  // Of the open tasks of one rule the newest takes it over; a rule without an open task is a task itself.
  void finish() {
    for (auto& [id, heirs] : heirs_) {
      const auto found = repeat_rules_.find(id);
      if (found == repeat_rules_.end()) continue;
      ImportedTask* heir = nullptr;
      for (const std::size_t at : heirs) {
        ImportedTask& task = reading_.import().tasks[at];
        if (task.task.status == RowStanding::kOpen && (!heir || heir->task.created_at < task.task.created_at))
          heir = &task;
      }
      const ImportedTask& first = reading_.import().tasks[heirs.front()];
      for (std::size_t i = 1; i < heirs.size(); ++i) reading_.import().tasks[heirs[i]].task.series = first.key;
      if (!heir || found->second.paused) continue;
      if (found->second.repeat)
        heir->task.repeat = found->second.repeat;
      else
        reading_.remark(heir->line, heir->task.title,
                        "Its rule for repeating has no counterpart. It comes in without one.");
      repeat_rules_.erase(found);
      reading_.ignore();
    }
    for (auto& [id, rule] : repeat_rules_) {
      if (rule.paused || !rule.repeat)
        reading_.ignore();
      else
        add_rule(id, rule);
    }
  }

 private:
  // Calls take(line, key, text, json) for every sound entity of a store {ids, entities}; refuses the others if asked
  // to.
  template <class Take>
  void each_entity(std::string_view store, bool are_rows, Take take) {
    const auto entities = json_member(store, "entities");
    if (!entities || json_first(*entities) != '{') return;
    JsonScan scan(*entities);
    while (const auto item = scan.next()) {
      const std::size_t line = lines_.line_of(item->text);
      if (item->broken) {
        if (are_rows)
          reading_.refuse(line, item->text,
                          "This entry does not end as it should; a bracket or a quotation mark is missing.");
        continue;
      }
      Result<Json> json = parse_json(item->text, kMaxImportBytes);
      if (json && json.value().is_object()) {
        take(line, item->key, item->text, json.value());
      } else if (are_rows) {
        reading_.refuse(
            line, item->text,
            json ? "It is no object with the fields of a task." : "It is not valid JSON. " + json.error().message);
      }
      if (reading_.full()) return;
    }
    if (are_rows && !scan.closed())
      reading_.refuse(lines_.line_of(entities->substr(entities->size())), "",
                      "The file ends before its tasks do. Some may be missing; export it again.");
  }

  static std::optional<Instant> instant_at(const Json& json, const char* key) {
    const auto ms = get_number(json, key);
    if (!ms || *ms <= 0 || *ms > static_cast<double>(kMaxInstant_ms)) return {};
    return Instant{static_cast<std::int64_t>(*ms)};
  }
  static int minutes_at(const Json& json, const char* key) {
    const double ms = get_number(json, key).value_or(0);
    if (!(ms > 0)) return 0;
    return static_cast<int>(std::min(ms / static_cast<double>(kMinute_ms) + 0.5, 1e8));
  }

  void read_task(std::size_t line, std::string_view key, std::string_view text, const Json& json) {
    const auto title = json.find("title");
    if (title != json.end() && !title->is_string()) return reading_.refuse(line, text, "Its title is no text.");
    Draft draft;
    draft.line = line;
    draft.text = text;
    draft.key = get_string(json, "id").value_or(std::string(key));
    Task& task = draft.task;
    task.origin = origin_of("super-productivity", draft.key);
    task.title = get_string(json, "title").value_or("");
    task.note = get_string(json, "notes").value_or("");
    task.parent = get_string(json, "parentId").value_or("");
    if (const auto created = instant_at(json, "created")) {
      task.created_at = *created;
      draft.created = Created::kInstant;
    }
    if (get_bool(json, "isDone").value_or(false)) {
      task.status = RowStanding::kDone;
      task.closed_at = instant_at(json, "doneOn");
    }
    read_names_of(json, task);
    read_days(json, draft);
    const Json* parts = get_array(json, "subTaskIds");
    const bool has_parts = parts && !parts->empty();
    if (!has_parts) task.estimate_minutes = minutes_at(json, "timeEstimate");
    const auto rule = get_string(json, "repeatCfgId");
    const ImportedTask* added = reading_.add(std::move(draft));
    if (!added) return;
    if (rule && !rule->empty()) heirs_[*rule].push_back(reading_.import().tasks.size() - 1);
    if (!has_parts) read_time_spent(json, *added);
  }

  void read_names_of(const Json& json, Task& task) const {
    const std::string project = get_string(json, "projectId").value_or("");
    if (const auto found = projects_.find(project);
        found != projects_.end() && project != "INBOX_PROJECT" && project != "INBOX")
      task.project = project_part(found->second);
    const Json* tags = get_array(json, "tagIds");
    if (!tags) return;
    for (const Json& tag : *tags) {
      if (!tag.is_string()) continue;
      const auto& id = tag.get_ref<const std::string&>();
      const auto found = tags_.find(id);
      if (id == "TODAY" || found == tags_.end()) continue;  // "Today" is a view there, not a tag of a person's own
      task.tags.emplace_back(bare_tag(found->second));
    }
  }

  std::optional<When> point_at(const Json& json, const char* time_key, const char* day_key) const {
    if (const auto time = instant_at(json, time_key)) return local_when(*time, offset_);
    const auto day = day_key ? parse_date(get_string(json, day_key).value_or("")) : std::nullopt;
    return day ? std::optional<When>(When{*day, {}}) : std::nullopt;
  }

  void read_days(const Json& json, Draft& draft) const {
    draft.task.due = point_at(json, "dueWithTime", "dueDay");
    if (!draft.task.due) draft.task.due = point_at(json, "plannedAt", nullptr);  // its name before version 13
    const auto deadline = point_at(json, "deadlineWithTime", "deadlineDay");
    if (deadline && draft.task.due) {
      draft.note_line("Deadline: " + when_text(*deadline));
      draft.remarks.emplace_back(
          "It has a day and a deadline. The day becomes its due day, the deadline stands in the note.");
    } else if (deadline) {
      draft.task.due = deadline;
    }
    const std::string day = get_string(json, "dueDay").value_or("");
    if (!day.empty() && !draft.task.due) {
      draft.note_line("Due: " + day);
      draft.remarks.emplace_back("Its day does not exist. It stands in the note.");
    }
  }

  // Only the day is known there, so an entry begins at nine, or early enough to fit into its day.
  void add_work(std::size_t line, const std::string& key, Date day, int minutes) {
    constexpr int kMorning = 9 * 60;
    if (minutes < 1) return;
    minutes = std::min(minutes, 24 * 60);
    const int start = std::min(kMorning, 24 * 60 - minutes);
    const Instant at{(std::int64_t{day.days} * 24 * 60 + start - offset_) * kMinute_ms};
    reading_.import().work.push_back({{}, line, Work{key, at, offset_, minutes}});
  }

  void read_time_spent(const Json& json, const ImportedTask& task) {
    const Json* days = get_object(json, "timeSpentOnDay");
    bool any = false;
    if (days) {
      for (const auto& [day, ms] : days->items()) {
        const auto date = parse_date(day);
        const int minutes = minutes_at(*days, day.c_str());
        if (date) add_work(task.line, task.key, *date, minutes);
        if (!date && minutes > 0)
          reading_.remark(
              task.line, task.task.title,
              "Time worked on \"" + std::string(truncate_utf8(day, 60)) + "\" was left out: there is no such day.");
        any = any || minutes > 0;
      }
    }
    const int total = minutes_at(json, "timeSpent");
    if (any || total == 0) return;
    const Instant at = task.task.closed_at ? *task.task.closed_at : task.task.created_at;
    add_work(task.line, task.key, local_date(at, offset_), total);
  }

  static std::optional<Repeat> repeat_of(const Json& json) {
    Repeat repeat;
    const auto every = get_int(json, "repeatEvery").value_or(1);
    if (every < 1 || every > 999) return {};
    repeat.every = static_cast<int>(every);
    const std::string cycle = get_string(json, "repeatCycle").value_or("WEEKLY");
    repeat.after_completion = get_bool(json, "repeatFromCompletionDate").value_or(false);
    if (cycle == "DAILY") {
      repeat.unit = RepeatUnit::kDay;
    } else if (cycle == "MONTHLY") {
      repeat.unit = RepeatUnit::kMonth;
      if (const auto start = parse_date(get_string(json, "startDate").value_or("")))
        repeat.month_day = to_civil(*start).day;
    } else if (cycle == "YEARLY") {
      repeat.unit = RepeatUnit::kYear;
    } else if (cycle == "WEEKLY") {
      constexpr const char* kDays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
      for (std::size_t i = 0; i < 7; ++i)
        if (get_bool(json, kDays[i]).value_or(false))
          repeat.weekdays = static_cast<std::uint8_t>(repeat.weekdays | (1u << i));
    } else {
      return {};
    }
    return repeat;
  }

  void add_rule(const std::string& id, const RepeatRule& rule) {
    Draft draft;
    draft.line = rule.line;
    draft.text = rule.text;
    draft.key = "repeat " + id;
    draft.task.origin = origin_of("super-productivity", "repeat-" + id);
    draft.task.title = get_string(rule.json, "title").value_or("");
    draft.task.note = get_string(rule.json, "notes").value_or("");
    draft.task.repeat = rule.repeat;
    read_names_of(rule.json, draft.task);
    draft.task.estimate_minutes = minutes_at(rule.json, "defaultEstimate");
    Date from = rules_.today.day;
    if (const auto start = parse_date(get_string(rule.json, "startDate").value_or("")); start && *start > from)
      from = *start;
    draft.task.due = When{first_day(*rule.repeat, from), read_time(get_string(rule.json, "startTime").value_or(""))};
    reading_.add(std::move(draft));
  }

  Reading& reading_;
  LineCount lines_;
  int offset_;
  DateRules rules_;
  std::map<std::string, std::string> projects_, tags_;
  std::map<std::string, RepeatRule> repeat_rules_;
  std::map<std::string, std::vector<std::size_t>> heirs_;  // by rule: places in the import
};

}  // namespace

Status read_super_productivity(std::string_view text, Reading& reading) {
  std::string_view root = text;
  for (const std::string_view name : {"data", "state"})
    if (const auto inner = json_member(text, name); inner && json_member(*inner, "task")) root = *inner;
  const auto tasks = json_member(root, "task");
  if (!tasks || json_first(*tasks) != '{')
    return Error{
        ErrorCode::kForeign, "This is no backup of Super Productivity: it has no \"task\" with \"entities\".", {}};
  JsonScan whole(text);
  while (whole.next()) continue;
  if (!whole.closed())
    reading.remark(0, "", "The file ends too early. What stood after its last entry is missing; export it again.");
  BackupReader backup(text, reading);
  const auto store = [&](std::string_view name) { return json_member(root, name).value_or(std::string_view()); };
  backup.read_projects(store("project"));
  backup.read_tags(store("tag"));
  backup.read_repeat_rules(store("taskRepeatCfg"));
  backup.read_tasks(*tasks);
  backup.read_tasks(store("taskArchive"));  // before version 10
  for (const std::string_view name : {"archiveYoung", "archiveOld"}) {
    std::string_view archive = store(name);
    if (archive.empty()) archive = json_member(text, name).value_or(std::string_view());
    backup.read_tasks(json_member(archive, "task").value_or(std::string_view()));
  }
  if (reading.full()) return too_many_rows();
  backup.finish();
  return Done{};
}

}  // namespace cairn::tasks::transfer
