// CSV (RFC 4180), JSON and todo.txt.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "apps/tasks/transfer/csv_columns.h"
#include "apps/tasks/transfer/reading.h"
#include "apps/tasks/transfer/rrule.h"
#include "apps/tasks/transfer/words.h"
#include "base/csv.h"
#include "base/json.h"

namespace cairn::tasks {
namespace transfer {
namespace {

std::string joined(const std::vector<std::string>& words, char by) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += by;
    out += word;
  }
  return out;
}

std::string optional_instant(const std::optional<Instant>& instant) {
  return instant ? to_iso(*instant) : std::string();
}

// "2026-12-24T15:00:00.000+01:00": the time where it was closed, and how far that is from UTC.
std::string closed_text(const Task& task) {
  if (!task.closed_at) return {};
  const int offset = task.closed_utc_offset_minutes;
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  std::string text = to_iso(Instant{task.closed_at->ms + offset * std::int64_t{60'000}});
  text.pop_back();
  const int away = offset < 0 ? -offset : offset;
  return text + (offset < 0 ? "-" : "+") + two(away / 60) + ":" + two(away % 60);
}

std::string repeat_text(const std::optional<Repeat>& repeat) {
  if (!repeat) return {};
  return write_rrule(*repeat, false) + (repeat->after_completion ? ";X-CAIRN-FROM=COMPLETION" : "");
}

Json repeat_json(const Repeat& repeat) {
  constexpr const char* kUnits[] = {"day", "week", "month", "year"};
  Json json{{"unit", kUnits[static_cast<std::size_t>(repeat.unit)]}, {"every", repeat.every}};
  if (repeat.weekdays != 0) json["weekdays"] = repeat.weekdays;
  if (repeat.month_day != 0) json["month_day"] = repeat.month_day;
  if (repeat.nth_weekday != 0) json["nth_weekday"] = repeat.nth_weekday;
  if (repeat.after_completion) json["after_completion"] = true;
  if (repeat.until) json["until"] = to_iso(*repeat.until);
  return json;
}

Json task_json(const std::string& id, const Task& task) {
  Json json{{"id", id}, {"title", task.title}, {"created", to_iso(task.created_at)}};
  if (!task.note.empty()) json["note"] = task.note;
  if (task.status != RowStanding::kOpen) json["status"] = word_of(task.status);
  if (task.priority != Priority::kNone) json["priority"] = word_of(task.priority);
  if (!task.project.empty()) json["project"] = task.project;
  if (!task.tags.empty()) json["tags"] = task.tags;
  if (!task.parent.empty()) json["parent"] = task.parent;
  if (!task.waits_for.empty()) json["waits_for"] = task.waits_for;
  if (task.due) json["due"] = when_text(*task.due);
  if (task.defer) json["defer"] = when_text(*task.defer);
  if (task.estimate_minutes != 0) json["estimate_minutes"] = task.estimate_minutes;
  if (task.repeat) json["repeat"] = repeat_json(*task.repeat);
  if (!task.series.empty()) json["series"] = task.series;
  if (task.started_at) json["started"] = to_iso(*task.started_at);
  if (task.closed_at) json["closed"] = to_iso(*task.closed_at);
  if (task.closed_utc_offset_minutes != 0) json["closed_utc_offset_minutes"] = task.closed_utc_offset_minutes;
  if (!task.origin.empty()) json["origin"] = task.origin;
  return json;
}

// Which tasks need a name of their own in a todo.txt: those that others refer to, and those that do.
std::unordered_set<std::string> linked_tasks(const State& state, const std::vector<std::string>& ids) {
  std::unordered_set<std::string> linked;
  const std::unordered_set<std::string> written(ids.begin(), ids.end());
  for (const std::string& id : ids) {
    const auto found = state.tasks.find(id);
    if (found == state.tasks.end()) continue;
    const Task& task = found->second;
    if (!task.parent.empty() && written.count(task.parent)) linked.insert(task.parent);
    for (const std::string& other : task.waits_for)
      if (written.count(other)) linked.insert(other);
  }
  return linked;
}

// "rec:" says how many units, from the due day ("+") or from when it was done.
std::string rec_word(const Task& task) {
  if (!task.repeat) return {};
  const Repeat& repeat = *task.repeat;
  const std::string sign = repeat.after_completion ? "" : "+";
  constexpr std::uint8_t kWorkdays = 0b0011111;
  if (repeat.unit == RepeatUnit::kWeek && repeat.every == 1 && repeat.weekdays == kWorkdays)
    return " rec:" + sign + "1b";
  // What the due day does not say by itself has no word there.
  const bool plain = repeat.weekdays == 0 && repeat.month_day == 0 && repeat.nth_weekday == 0;
  const int weekday = task.due ? static_cast<int>(weekday_of(task.due->day)) : 7;
  const bool own_weekday = repeat.unit == RepeatUnit::kWeek && weekday < 7 && repeat.weekdays == (1u << weekday);
  const bool own_day = repeat.unit == RepeatUnit::kMonth && task.due && repeat.nth_weekday == 0 &&
                       repeat.month_day == to_civil(task.due->day).day;
  if (!plain && !own_weekday && !own_day) return {};
  return " rec:" + sign + std::to_string(repeat.every) + std::string(1, "dwmy"[static_cast<std::size_t>(repeat.unit)]);
}

std::string without_spaces(std::string text) {
  for (char& c : text)
    if (c == ' ') c = '_';
  return text;
}

std::string todo_line(const std::string& id, const Task& task, const std::unordered_set<std::string>& linked,
                      int utc_offset_minutes) {
  std::string out;
  constexpr char kLetters[] = {0, 'C', 'B', 'A'};
  const char letter = kLetters[static_cast<std::size_t>(task.priority)];
  const bool closed = task.status != RowStanding::kOpen;
  const std::string created = to_iso(local_date(task.created_at, utc_offset_minutes));
  if (closed) {
    const int offset = task.closed_utc_offset_minutes;
    out += "x " + to_iso(local_date(task.closed_at.value_or(task.created_at), offset)) + " ";
  } else if (letter) {
    out += "(" + std::string(1, letter) + ") ";
  }
  out += created + " " + task.title;
  if (!task.project.empty()) out += " +" + without_spaces(task.project);
  for (const std::string& tag : task.tags) out += " @" + tag;
  if (closed && letter) out += " pri:" + std::string(1, letter);
  if (task.status == RowStanding::kDropped) out += " status:dropped";
  if (task.due) {
    out += " due:" + to_iso(task.due->day);
    if (task.due->minute) out += " at:" + when_text(*task.due).substr(11);
  }
  if (task.defer) out += " t:" + when_text(*task.defer);
  out += rec_word(task);
  if (task.estimate_minutes > 0) out += " est:" + std::to_string(task.estimate_minutes) + "m";
  if (linked.count(id)) out += " id:" + id;
  if (linked.count(task.parent)) out += " p:" + task.parent;
  std::string first;
  for (const std::string& other : task.waits_for)
    if (linked.count(other)) first += (first.empty() ? "" : ",") + other;
  if (!first.empty()) out += " dep:" + first;
  return out + "\n";
}

}  // namespace
}  // namespace transfer

using namespace transfer;

std::string write_csv(const State& state, const std::vector<std::string>& ids) {
  std::unordered_map<std::string_view, std::int64_t> worked;
  for (const auto& [id, work] : state.work) worked[work.task] += work.minutes;
  CsvWriter csv;
  csv.row(own_columns());
  for (const std::string& id : ids) {
    const auto found = state.tasks.find(id);
    if (found == state.tasks.end()) continue;
    const Task& t = found->second;
    const auto minutes = worked.find(id);
    csv.row({id, t.title, std::string(word_of(t.status)),
             t.priority == Priority::kNone ? std::string() : std::string(word_of(t.priority)), t.project,
             joined(t.tags, ' '), t.due ? when_text(*t.due) : "", t.defer ? when_text(*t.defer) : "",
             t.estimate_minutes == 0 ? "" : std::to_string(t.estimate_minutes), repeat_text(t.repeat), t.note, t.parent,
             joined(t.waits_for, ' '), t.series, to_iso(t.created_at), optional_instant(t.started_at), closed_text(t),
             minutes == worked.end() ? "" : std::to_string(minutes->second), t.origin});
  }
  return csv.finish();
}

// One record a line, and each list's name on a line of its own: what is sound in a damaged file can be found again.
std::string write_json(const State& state, const std::vector<std::string>& ids) {
  std::string out = "{\n\"format\": \"cairn-tasks\",\n\"version\": 1,\n\"tasks\": [";
  std::unordered_set<std::string_view> written;
  const char* before = "\n";
  for (const std::string& id : ids) {
    const auto found = state.tasks.find(id);
    if (found == state.tasks.end() || !written.insert(id).second) continue;
    out += before + to_text(task_json(id, found->second));
    before = ",\n";
  }
  out += "\n],\n\"work\": [";
  before = "\n";
  for (const auto& [id, work] : state.work) {
    if (!written.count(work.task)) continue;
    out += before + to_text(Json{{"id", id},
                                 {"task", work.task},
                                 {"started", to_iso(work.started_at)},
                                 {"utc_offset_minutes", work.utc_offset_minutes},
                                 {"minutes", work.minutes}});
    before = ",\n";
  }
  return out + "\n]\n}\n";
}

std::size_t repeats_beyond_todo_txt(const State& state, const std::vector<std::string>& ids) {
  return static_cast<std::size_t>(std::count_if(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto found = state.tasks.find(id);
    return found != state.tasks.end() && found->second.repeat &&
           (rec_word(found->second).empty() || found->second.repeat->until);
  }));
}

std::string write_todo_txt(const State& state, const std::vector<std::string>& ids, int utc_offset_minutes) {
  const std::unordered_set<std::string> linked = linked_tasks(state, ids);
  std::string out;
  for (const std::string& id : ids)
    if (const auto found = state.tasks.find(id); found != state.tasks.end())
      out += todo_line(id, found->second, linked, utc_offset_minutes);
  return out;
}

}  // namespace cairn::tasks
